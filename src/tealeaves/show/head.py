"""The head of the page: title, five facts, warnings."""

from tealeaves.show import charts, outline
from tealeaves.show.markup import Html, tag, together
from tealeaves.show.naming import RUNGS, country, issued_words, many, plain, rung_words
from tealeaves.show.panel import Desk
from tealeaves.show.text_pane import title


def page_head(desk: Desk) -> Html:
    """Title, five facts, warnings, and the signals in short for a narrow window."""
    facts = tag(
        "dl", _what(desk), _level(desk), _issued(desk), _speaks(desk), _first(desk), class_="facts"
    )
    return tag(
        "section",
        title(desk.reading, desk.shown),
        facts,
        _warning(desk),
        _short(desk),
        class_="head",
        aria_label="What it is",
    )


def _fact(name: str, said: str, small: str | Html | None, picture: Html | None = None) -> Html:
    return tag(
        "div",
        tag("dt", name),
        tag(
            "dd",
            picture,
            " " if picture else None,
            said,
            " ",
            tag("small", small) if small else None,
        ),
    )


def _what(desk: Desk) -> Html:
    kind, layer, audience = outline.what_it_is(desk.reading)
    small = "; ".join(part for part in (layer, audience) if part)
    return _fact("What it is", outline.sentence(kind), small)


def _level(desk: Desk) -> Html:
    rung, given = outline.rung(desk.reading), desk.reading.authority.rung
    of = len(RUNGS)
    if rung is None or given is None:
        return _fact(
            "Level",
            outline.silence(desk.reading, "authority"),
            None,
            charts.ladder(None, of, "no rung is known"),
        )
    if isinstance(given, tuple) and rung.high != rung.low:
        ends = f"{rung_words(given[0])} to {rung_words(given[1])}"
        said = f"a range of rungs, {rung.high} to {rung.low} of {of}: {ends}"
        return _fact(
            "Level of what it reports",
            f"{rung.high}–{rung.low}",
            f"of {of}: {ends}",
            charts.ladder(rung, of, said),
        )
    name = rung_words(given if isinstance(given, str) else given[0])
    return _fact(
        "Level",
        f"{rung.high}",
        f"of {of}: {name}",
        charts.ladder(rung, of, f"rung {rung.high} of {of}: {name}"),
    )


def _issued(desk: Desk) -> Html:
    value, basis = issued_words(desk.reading.published)
    return _fact("Issued", value, together(basis, "; ", tag("a", "why", href="#issued")))


def _speaks(desk: Desk) -> Html | None:
    found = desk.reading.statements
    if not found:
        return None
    who, mine = next(iter(outline.by_speaker(found).items()))
    return _fact(
        "Speaks most", outline.speaker_words(who), f"{len(mine)} of {len(found)} statements"
    )


def _first(desk: Desk) -> Html | None:
    own = outline.own_side(desk.reading, desk.pack)
    rows = [row for row in outline.treated(desk.reading, desk.pack) if row.code != own]
    if not rows:
        return None
    small = many(len(rows[0].spans), "mention")
    if len(rows) > 1:
        small += f", {country(rows[1].code, desk.pack)} {len(rows[1].spans)}"
    return _fact("First country", country(rows[0].code, desk.pack), small)


def _warning(desk: Desk) -> Html | None:
    flags = desk.reading.flags
    if not flags:
        return None
    names = ", ".join(plain(flag.flag) for flag in flags)
    return tag(
        "p", tag("b", "Warning"), f" {names}; ", tag("a", "where", href="#read"), class_="warn"
    )


def _short(desk: Desk) -> Html | None:
    """The signals in short, for a narrow window and for print."""
    items = [
        tag(
            "li",
            tag(
                "a",
                tag("b", f"{group.sign} S{n}", class_="sig-ink"),
                " ",
                outline.sentence(signal.statement),
                href=f"#s{n}",
            ),
        )
        for group in outline.signal_groups(desk.reading.signals or ())
        for n, signal in group.signals
    ]
    return tag("ol", items, class_="only-narrow") if items else None
