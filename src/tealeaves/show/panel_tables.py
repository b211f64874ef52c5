"""The rest of the panel: people, who was present, calendar, forecasts, wordings, how it was read."""

from tealeaves.show import charts, outline
from tealeaves.show.markup import Child, Html, tag, together
from tealeaves.show.naming import FLAGS, date_words, issued_words, many, plain
from tealeaves.show.panel import Desk, lit, no_finding, section
from tealeaves.show.strips import Months, months_of
from tealeaves.spans import Span
from tealeaves.types import Event, Forecast, Person, TitleSpan

# ------------------------------------------------ people


def people(desk: Desk) -> Html | None:
    """People in order of first mention with every title printed beside them."""
    found = desk.reading.people
    if not found:
        return None
    numbered: dict[int, list[tuple[int, TitleSpan]]] = {}
    for number, person, title in outline.titles(found):
        numbered.setdefault(id(person), []).append((number, title))
    count = sum(len(titles) for titles in numbered.values())
    rows = [
        _person(desk, n, person, numbered.get(id(person), [])) for n, person in enumerate(found, 1)
    ]
    head = tag(
        "thead", tag("tr", tag("th", "name"), tag("th", "serves"), tag("th", "titles printed"))
    )
    return section(
        "people",
        "People and titles",
        f"{many(len(found), 'person', 'people')}, {many(count, 'title')}",
        tag("table", head, tag("tbody", rows)),
    )


def _person(desk: Desk, number: int, person: Person, titles: list[tuple[int, TitleSpan]]) -> Html:
    id_ = f"p{number}"
    name = outline.person_name(person)
    count = tag("small", f" ×{len(person.mentions)}", class_="dim") if person.mentions else None
    lines: list[Child] = [
        tag(
            "li",
            desk.link(f"t{n}", 1, desk.places.words(title.span)),
            " ",
            _canonical(desk, title),
            class_=lit(f"t{n}"),
            id=f"t{n}",
        )
        for n, title in titles
    ]
    held = person.title_withheld
    if held is not None:
        lines.append(
            tag(
                "li",
                tag("b", "− ", class_="sig-ink", aria_label="missing"),
                held.title,
                tag("span", " withheld", class_="dim"),
            )
        )
    if person.affiliation:
        lines.append(tag("li", person.affiliation, class_="dim"))
    lines += [
        tag("li", tag("q", f"“{desk.places.words(h)}”"), class_="dim")
        for h in person.honorifics[:1]
    ]
    return tag(
        "tr",
        tag("td", desk.link(id_, 1, tag("b" if person.name else "i", name)), count),
        tag(
            "td",
            desk.country(person.country)
            if person.country
            else tag("span", "not stated", class_="dim"),
        ),
        tag("td", tag("ul", lines)),
        class_=lit(id_),
        id=id_,
    )


def _canonical(desk: Desk, title: TitleSpan) -> Html | None:
    words = desk.places.words(title.span)
    if title.canonical.casefold() == words.casefold():
        return None
    return tag("small", title.canonical, class_="dim")


def attendance(desk: Desk) -> Html | None:
    """Who was present, in printed order."""
    found = desk.reading.attendance
    if not found:
        return None
    rows = [
        tag(
            "li",
            tag("span", str(each.rank), class_="rank"),
            desk.link(f"a{n}", 1, each.name),
            tag("small", f" {each.note}", class_="dim") if each.note else None,
            class_=lit(f"a{n}"),
            id=f"a{n}",
        )
        for n, each in enumerate(found, 1)
    ]
    return section(
        "present", f"Present {len(found)}", "in printed order", tag("ol", rows, class_="cols")
    )


# ------------------------------------------------ calendar


def calendar(desk: Desk) -> Html | None:
    """Events on their months, and the dates as printed and as read."""
    events, dates = desk.reading.events or (), desk.reading.dates or ()
    if not events and not dates:
        return None
    issued = desk.reading.published.value if desk.reading.published else None
    months = months_of(list(events), issued)
    rows = [_event(desk, number, event, months) for number, event in outline.calendar(events)]
    head = tag(
        "thead",
        tag(
            "tr",
            tag("th", "when"),
            tag("th", charts.month_names(months)) if months else None,
            tag("th", "event, and its words"),
        ),
    )
    table = tag("table", head, tag("tbody", rows), class_="cal") if events else None
    return section(
        "calendar",
        f"Calendar {len(events)}",
        "solid past, open to come, hatched without a date",
        table,
        _dates(desk),
    )


def _event(desk: Desk, number: int, event: Event, months: Months | None) -> Html:
    id_ = f"e{number}"
    when = date_words(event.start or event.end, event.mod)
    if event.start and event.end and event.start != event.end:
        when = date_words(f"{event.start}/{event.end}", event.mod)
    said = f"{when}, {'to come' if event.tense == 'future' else 'past'}"
    place = f", {event.where}" if event.where else ""
    alleged = f" (says {event.alleged_by})" if event.alleged_by else ""
    quotes = [desk.quote(id_, nth, span) for nth, span in enumerate(event.evidence[:2], 1)]
    return tag(
        "tr",
        tag("td", when, class_="when"),
        tag("td", charts.dates(months, event, said)) if months else None,
        tag(
            "td",
            tag("p", event.what + place + alleged),
            [tag("p", quote, class_="words") for quote in quotes],
        ),
        class_=lit(id_),
        id=id_,
    )


def _dates(desk: Desk) -> Html | None:
    found = desk.reading.dates or ()
    if not found:
        return None
    items = [
        tag(
            "li",
            desk.link(f"d{n}", 1, tag("q", desk.places.words(date.span))),
            " → ",
            tag("b", date_words(date.value, date.mod)),
            class_=lit(f"d{n}"),
            id=f"d{n}",
        )
        for n, date in enumerate(found, 1)
    ]
    return together(
        tag("h3", "Dates as printed, and as read", class_="sub"), tag("ul", items, class_="run")
    )


# ------------------------------------------------ forecasts


def forecasts(desk: Desk) -> Html | None:
    """What is foreseen, promised, threatened or demanded."""
    found = desk.reading.forecasts
    if not found:
        return None
    scales = sorted({f.probability.scale for f in found if f.probability})
    head = tag(
        "thead",
        tag(
            "tr",
            tag("th", "by"),
            tag("th", "claim"),
            tag("th", "by when"),
            tag("th", "chance", class_="chance"),
        ),
    )
    rows = [_forecast(desk, n, forecast) for n, forecast in enumerate(found, 1)]
    return section(
        "forecasts",
        f"Forecasts {len(found)}",
        f"bands: {', '.join(scales)}" if scales else "no word with a published band",
        tag("table", head, tag("tbody", rows)),
    )


def _forecast(desk: Desk, number: int, forecast: Forecast) -> Html:
    id_ = f"f{number}"
    condition = forecast.condition
    kind = None if forecast.kind == "forecast" else tag("span", forecast.kind, class_="tag")
    claim = [
        desk.link(id_, 1, tag("q", desk.places.words(forecast.claim))),
        " ",
        tag("small", desk.places.name(forecast.claim), class_="dim"),
    ]
    when = (
        date_words(forecast.horizon)
        if forecast.horizon
        else tag("span", "none given", class_="dim")
    )
    return tag(
        "tr",
        tag("td", outline.forecaster(forecast)),
        tag(
            "td",
            kind,
            " " if kind else None,
            claim,
            tag("p", "if ", tag("q", f"“{desk.places.words(condition)}”"), class_="words")
            if condition
            else None,
        ),
        tag("td", when),
        tag("td", _chance(forecast)),
        class_=lit(id_),
        id=id_,
    )


def _chance(forecast: Forecast) -> Child:
    band = forecast.probability
    if band is None or forecast.rhetorical:
        return tag("span", outline.chance_words(forecast), class_="dim")
    said = f"{forecast.certainty}: {band.low:.0f} to {band.high:.0f} per cent ({band.scale})"
    return [
        charts.chance(band, said),
        " ",
        tag("span", f"{band.low:.0f}–{band.high:.0f} %", class_="num"),
        " ",
        tag("small", f"“{forecast.certainty}”", class_="dim"),
    ]


# ------------------------------------------------ wordings, media


def wordings(desk: Desk) -> Html | None:
    """Stock phrases known to the packs, and loaded names."""
    formulas, epithets = desk.reading.formulas or (), desk.reading.epithets or ()
    if not formulas and not epithets:
        return None
    rows = [
        _wording(desk, f"m{n}", f.span, "formula", plain(f.family) if f.family else f.note or "")
        for n, f in enumerate(formulas, 1)
    ]
    rows += [
        _wording(
            desk,
            f"x{n}",
            e.span,
            "epithet",
            {"+": "praise of ", "-": "against ", "0": "for "}[e.sign] + desk.country(e.target),
        )
        for n, e in enumerate(epithets, 1)
    ]
    return section(
        "formulas",
        f"Formulas {len(formulas)}, epithets {len(epithets)}",
        "stock phrases and loaded names",
        tag("table", tag("tbody", rows)),
    )


def _wording(desk: Desk, id_: str, span: Span, what: str, family: str) -> Html:
    return tag(
        "tr",
        tag("td", desk.link(id_, 1, tag("q", desk.places.words(span)))),
        tag("td", what, class_="dim"),
        tag("td", family),
        tag("td", desk.places.name(span), class_="dim n"),
        class_=lit(id_),
        id=id_,
    )


def media(desk: Desk) -> Html | None:
    """Media that the text names, and the places in it."""
    outlets, places = desk.reading.outlets or (), desk.reading.places or ()
    if not outlets and not places:
        return None
    rows = [
        tag(
            "li",
            desk.link(f"o{n}", 1, tag("b", o.name)),
            " ",
            tag("small", many(len(o.spans), "mention"), class_="dim"),
            [together(", ", tag("q", f"“{desk.places.words(s)}”")) for s in o.described_as[:1]],
            class_=lit(f"o{n}"),
            id=f"o{n}",
        )
        for n, o in enumerate(outlets, 1)
    ]
    spots = [
        tag(
            "li",
            desk.link(f"l{n}", 1, desk.places.words(p.span)),
            " ",
            tag("small", desk.country(p.country) if p.country else "", class_="dim"),
            class_=lit(f"l{n}"),
            id=f"l{n}",
        )
        for n, p in enumerate(places, 1)
    ]
    return section(
        "media",
        f"Media {len(outlets)}, places {len(places)}",
        "named in the text",
        tag("ul", rows, class_="rows") if rows else None,
        tag("ul", spots, class_="run") if spots else None,
    )


# ------------------------------------------------ how it was read


def how_read(desk: Desk) -> Html:
    """What the date and the level rest on, what was not found, what was not looked for."""
    reading = desk.reading
    none = outline.empty_sections(reading)
    missing = [
        tag(
            "p",
            tag("span", tag("b", "Not looked for:"), f" {', '.join(names)}; {why}."),
            class_="notread",
        )
        for why, names in outline.not_looked_for(reading)
    ]
    packs = ", ".join(f"{id_} {sha[:8]}" for id_, sha in reading.packs)
    page = reading.article.page
    return section(
        "read",
        "How this was read",
        "",
        _issued(desk),
        _level(desk),
        _flags(desk),
        [no_finding(f"{words} (looked for)") for words in none],
        missing,
        tag(
            "dl",
            _pair("page", page.uri or "not stated"),
            _pair("sha256", page.id),
            _pair("characters", f"{len(page.text)}, {page.encoding}, {page.media_type}"),
            _pair("language", reading.article.language),
            _pair("read with", f"tealeaves {reading.version}; packs {packs or 'none'}"),
            class_="made",
        ),
    )


def _pair(name: str, words: str) -> Html:
    return tag("div", tag("dt", name), tag("dd", words))


def _issued(desk: Desk) -> Html:
    dated = desk.reading.published
    value, basis = issued_words(dated)
    quotes = [
        together(" ", desk.quote("i1", nth, span))
        for nth, span in enumerate(dated.evidence if dated else (), 1)
    ]
    why = f" {dated.why}." if dated and dated.why else ""
    return tag(
        "p", tag("b", "Issued"), f" {value}, {basis}.", why.replace("..", "."), quotes, id="issued"
    )


def _level(desk: Desk) -> Html | None:
    evidence = desk.reading.authority.evidence
    if not evidence:
        return None
    before = len(desk.reading.published.evidence) if desk.reading.published else 0
    return tag(
        "p",
        tag("b", "Level"),
        " rests on ",
        [
            together(" ", desk.quote("i1", before + nth, span))
            for nth, span in enumerate(evidence[:4], 1)
        ],
        id="i1",
        class_=lit("i1"),
    )


def _flags(desk: Desk) -> list[Html]:
    return [
        tag(
            "p",
            tag("b", "Warning"),
            f" {FLAGS.get(flag.flag, plain(flag.flag))}",
            [
                together(" ", desk.quote(f"w{n}", nth, span))
                for nth, span in enumerate(flag.evidence[:3], 1)
            ],
            class_=lit(f"w{n}", "warn"),
            id=f"w{n}",
        )
        for n, flag in enumerate(desk.reading.flags, 1)
    ]
