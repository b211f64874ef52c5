"""Wordings, media and places in the panel, and how the page was read."""

from tealeaves.show import outline
from tealeaves.show.markup import Html, tag, together
from tealeaves.show.naming import FLAGS, issued_words, many, plain
from tealeaves.show.panel import Desk, no_finding, not_looked_for, section
from tealeaves.spans import Span
from tealeaves.types import Place


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
        tag("td", desk.link(id_, 1, tag("q", desk.places.words(span))), desk.under(id_)),
        tag("td", what, class_="dim"),
        tag("td", family),
        tag("td", desk.places.name(span), class_="dim n"),
        class_=desk.lit(id_),
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
            desk.under(f"o{n}"),
            class_=desk.lit(f"o{n}"),
            id=f"o{n}",
        )
        for n, o in enumerate(outlets, 1)
    ]
    spots = [_place(desk, words, found) for (words, _), found in _by_words(desk).items()]
    return section(
        "media",
        f"Media {len(outlets)}, places {len(places)}",
        "named in the text",
        tag("ul", rows, class_="rows") if rows else None,
        tag("ul", spots, class_="run") if spots else None,
    )


def _by_words(desk: Desk) -> dict[tuple[str, str | None], list[tuple[int, Place]]]:
    """Places with their numbers under their words and country."""
    found: dict[tuple[str, str | None], list[tuple[int, Place]]] = {}
    for n, place in enumerate(desk.reading.places or (), 1):
        found.setdefault((desk.places.words(place.span), place.country), []).append((n, place))
    return found


def _place(desk: Desk, words: str, found: list[tuple[int, Place]]) -> Html:
    number, place = found[0]
    land = desk.country(place.country) if place.country else "country not stated"
    often = f" ×{len(found)}" if len(found) > 1 else ""
    return tag(
        "li",
        desk.link(f"l{number}", 1, words),
        " ",
        tag("small", land + often, class_="dim"),
        class_=" ".join(desk.lit(f"l{n}") for n, _ in found),
        id=f"l{number}",
    )


# ------------------------------------------------ how it was read


def how_read(desk: Desk) -> Html:
    """What the date and the level rest on, what was not found, what was not looked for."""
    reading = desk.reading
    none = outline.empty_sections(reading)
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
        not_looked_for(desk) if reading.signals is not None else None,
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
        class_=desk.lit("i1"),
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
            class_=desk.lit(f"w{n}", "warn"),
            id=f"w{n}",
        )
        for n, flag in enumerate(desk.reading.flags, 1)
    ]
