"""The tables of the terminal report: countries, titles, calendar, forecasts, wordings."""

from rich.cells import cell_len

from tealeaves.knowledge import Pack
from tealeaves.show import outline
from tealeaves.show.inert import clipped, inert
from tealeaves.show.naming import country, date_words, many, plain, scale_words
from tealeaves.show.places import Places
from tealeaves.show.sheet import Piece, Sheet, cut, pad, wrap
from tealeaves.show.strips import Months, bar, chance, months_of
from tealeaves.spans import Span
from tealeaves.types import Event, Forecast, Reading, Stance

BAR = 16  # cells of the longest bar of counts
QUOTE = 72  # characters of a quote in the row of a country
CHANCE = 27  # cells of the axis of chance
SIGNS = {"+": "+", "-": "−", "0": "0"}


def countries(sheet: Sheet, reading: Reading, pack: Pack, places: Places) -> None:
    """Countries and blocs in order of first mention, with counts and treatment."""
    rows = outline.treated(reading, pack)
    if not rows:
        return
    sheet.rule(f"Countries {len(rows)}", "in order of first mention · times named · treated")
    own = outline.own_side(reading, pack)
    most = max(len(row.spans) for row in rows)
    names = {row.code: inert(country(row.code, pack)) for row in rows}
    wide = min(24, max(cell_len(name) for name in names.values()))
    for number, row in enumerate(rows, 1):
        is_own = row.code == own
        count = len(row.spans)
        lead: list[Piece] = [
            ((" ·" if is_own else f"{number:2}") + " ", "dim"),
            (pad(cut(names[row.code], wide), wide), "bold" if number == 1 else ""),
            (f"{count:4} ", ""),
        ]
        if not sheet.narrow:
            lead.append((pad(bar(count, most, BAR), BAR) + " ", "dim"))
        at = sum(cell_len(text) for text, _ in lead)
        own_words = "own side" if is_own else "mentioned"
        words = (
            _treatment(reading, row, places) or f"{own_words}, first in {places.full(row.spans[0])}"
        )
        sheet.row(lead, words, hang=at)
    _others(sheet, outline.others_stance(reading, pack), pack, places)


def _treatment(reading: Reading, row: outline.Treated, places: Places) -> str:
    """Signs with a quote and its place each, and what the other is called."""
    said: list[str] = []
    for sign in ("+", "-", "0"):
        spans = [s.evidence[0] for s in row.stance if s.sign == sign and s.evidence]
        if spans:
            more = f" and {len(spans) - 1} more" if len(spans) > 1 else ""
            said.append(f"{SIGNS[sign]} {_quoted(places, spans[0], reading)}{more}")
    names = {places.words(e.span): e.span for e in reversed(outline.new_epithets(row))}
    if names:
        called = [_quoted(places, span, reading) for span in sorted(names.values())[:2]]
        said.append("called " + ", ".join(called))
    return "; ".join(said)


def _quoted(places: Places, span: Span, reading: Reading) -> str:
    span = outline.whole_names(reading, span)
    return f"“{clipped(places.words(span), QUOTE)}” {places.full(span)}"


def _others(sheet: Sheet, stances: tuple[Stance, ...], pack: Pack, places: Places) -> None:
    for n, stance in enumerate(stances[:8]):
        if n == 0:
            sheet.line(("positions of others, or towards one not named", "dim"))
        who = f"{country(stance.holder, pack)} → {country(stance.target, pack)}"
        span = stance.evidence[0] if stance.evidence else None
        words = f"“{places.words(span)}”" if span else ""
        sheet.row(
            [("   " + inert(who) + "  ", ""), (SIGNS[stance.sign] + " ", "bold")],
            words,
            hang=30,
            tail=places.full(span) if span else "",
        )
    if len(stances) > 8:
        sheet.line((f"   and {len(stances) - 8} more: --json", "dim"))


def titles(sheet: Sheet, reading: Reading, places: Places) -> None:
    """Titles by person; a title printed again the same way is counted."""
    people = reading.people or ()
    count = sum(len(p.title_spans) for p in people)
    if not people:
        return
    sheet.rule(f"Titles {count}", many(len(people), "person", "people"))
    names = [inert(outline.person_name(p)) for p in people if p.title_spans or p.title_withheld]
    wide = min(24, max((cell_len(name) for name in names), default=0)) + 2
    for person in people:
        name = inert(outline.person_name(person))
        printed: dict[str, list[str]] = {}
        for title in person.title_spans:
            printed.setdefault(places.words(title.span), []).append(places.full(title.span))
        for n, (words, where) in enumerate(printed.items()):
            lead = [(cut(name, wide - 2) if n == 0 else "", "bold" if person.name else "")]
            more = f" and {len(where) - 1} more" if len(where) > 1 else ""
            sheet.row(lead, words, "magenta", hang=wide, tail=where[0] + more)
        if person.title_withheld:
            lead = [(cut(name, wide - 2) if not printed else "", "bold")]
            sheet.row(
                [*lead, (" " * (wide - 2 - cell_len(lead[0][0])), ""), ("−", "bold red")],
                inert(person.title_withheld.title),
                hang=wide,
                tail=f"withheld, {places.full(person.title_withheld.span)}",
            )
    bare = [
        inert(outline.person_name(p)) for p in people if not p.title_spans and not p.title_withheld
    ]
    if bare:
        sheet.row([("without a title", "dim")], " · ".join(bare), hang=17)


def attendance(sheet: Sheet, reading: Reading, places: Places) -> None:
    """Who was present, in printed order."""
    if not reading.attendance:
        return
    sheet.rule(f"Present {len(reading.attendance)}", "in printed order")
    for each in reading.attendance:
        note = f" ({inert(each.note)})" if each.note else ""
        sheet.row(
            [(f"{each.rank:3} ", "dim")],
            inert(each.name) + note,
            hang=4,
            tail=places.full(each.span),
        )


def events(sheet: Sheet, reading: Reading, places: Places) -> None:
    """Past and upcoming events on a strip of months."""
    found = reading.events or ()
    if not found:
        return
    issued = reading.published.value if reading.published else None
    months = None if sheet.narrow else months_of(list(found), issued)
    legend = f"● day  ━ month known  □ upcoming  ░ no date   {months.head()}" if months else ""
    name = f"Calendar {len(found)}"
    if months and cell_len(legend) + len(name) + 7 > sheet.width:
        legend = months.head()
    sheet.rule(name, legend)
    side = len(months.months) * 4 - 1 if months else 0
    rows = outline.calendar(found)
    when = min(24, max(cell_len(_when(event)) for _, event in rows)) + 2
    for _, event in rows:
        _event(sheet, event, months, when, side, places)


def _event(
    sheet: Sheet, event: Event, months: Months | None, when: int, side: int, places: Places
) -> None:
    span = event.evidence[0] if event.evidence else None
    said = inert(outline.event_words(event))
    if event.alleged_by:
        said += f" (says {inert(event.alleged_by)})"
    tail = places.full(span) if span else ""
    lead = [(cut(_when(event), when - 2), "dim")]
    strip = months.strip(event).ljust(side) if months else ""
    sheet.row(lead, said, hang=when, tail=tail, right=(strip, ""))


def _when(event: Event) -> str:
    if event.start and event.end and event.end != event.start:
        return date_words(f"{event.start}/{event.end}", event.mod)
    words = date_words(event.start or event.end, event.mod)
    return f"{words}, coming" if event.tense == "future" and words == "no date" else words


def forecasts(sheet: Sheet, reading: Reading, places: Places) -> None:
    """What is foreseen, promised, threatened or demanded, with its band or its printed word."""
    found = reading.forecasts or ()
    if not found:
        return
    bands = any(f.probability for f in found)
    sheet.rule(f"Forecasts {len(found)}", "chance 0 – 50 – 100" if bands else "")
    names = [inert(outline.forecaster(f)) for f in found]
    wide = min(20, max(cell_len(name) for name in names)) + 2
    for forecast, name in zip(found, names, strict=True):
        _forecast(sheet, forecast, name, wide, places)


def _forecast(sheet: Sheet, forecast: Forecast, name: str, wide: int, places: Places) -> None:
    chance_side = inert(outline.chance_words(forecast))
    band = forecast.probability
    if band and not forecast.rhetorical:
        chance_side = f"{band.low:.0f}–{band.high:.0f} %" if sheet.narrow else chance(band, CHANCE)
    claim = places.words(forecast.claim)
    lead: list[Piece] = [(cut(name, wide - 2), "")]
    if sheet.narrow:
        sheet.row(lead, claim, hang=wide)
        sheet.row([], chance_side, "bright_magenta", hang=wide)
    else:
        _beside(sheet, lead, claim, wide, chance_side)
    sheet.row([], _forecast_side(forecast, places), "dim", hang=wide)


def _beside(sheet: Sheet, lead: list[Piece], claim: str, wide: int, side: str) -> None:
    """The claim and, beside it, its chance: two columns of their own."""
    room = sheet.width - wide - CHANCE - 2
    left = wrap(sheet.say(claim), room)
    right = wrap(sheet.say(side), CHANCE)
    for n in range(max(len(left), len(right))):
        head = (
            [*lead, (" " * (wide - cell_len(sheet.say(lead[0][0]))), "")]
            if n == 0
            else [(" " * wide, "")]
        )
        sheet.line(
            *head,
            (pad(left[n] if n < len(left) else "", room + 2), ""),
            (right[n] if n < len(right) else "", "bright_magenta"),
        )


def _forecast_side(forecast: Forecast, places: Places) -> str:
    horizon = date_words(forecast.horizon) if forecast.horizon else "no date given"
    said = [inert(horizon), places.full(forecast.claim)]
    if forecast.condition:
        said.insert(0, outline.condition_words(places.words(forecast.condition)))
    band = forecast.probability
    if band and not forecast.rhetorical:
        said.append(
            f"“{inert(forecast.certainty)}” is {band.low:.0f}–{band.high:.0f} % "
            f"({scale_words(band.scale)})"
        )
    return " · ".join(said)


def wordings(sheet: Sheet, reading: Reading, pack: Pack, places: Places) -> None:
    """Formulas and epithets with their family or target."""
    formulas = [
        (f.span, plain(f.family) if f.family else f.note or "") for f in reading.formulas or ()
    ]
    epithets = [
        (e.span, f"{SIGNS[e.sign]} {country(e.target, pack)}") for e in reading.epithets or ()
    ]
    for name, rows in (("Formulas", formulas), ("Epithets", epithets)):
        if rows:
            sheet.rule(f"{name} {len(rows)}")
            wide = min(30, max(cell_len(kind) for _, kind in rows)) + 2
            for span, kind in rows:
                _wording(sheet, (places.words(span), inert(kind), places.full(span)), wide)


def _wording(sheet: Sheet, row: tuple[str, str, str], wide: int) -> None:
    words, kind, where = row
    room = sheet.width - wide - 14
    if sheet.narrow or cell_len(sheet.say(words)) > room - 2:
        tail = f"{kind} · {where}" if kind else where
        sheet.row([], words, "yellow", hang=0, tail=tail)
        return
    sheet.line(
        (pad(sheet.say(words), room), "yellow"),
        (pad(sheet.say(cut(kind, wide - 2)), wide), ""),
        (where, "dim"),
    )
