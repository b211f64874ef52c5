"""Countries and blocs in the panel: order, counts, treatment, positions of others."""

from tealeaves.show import charts, outline
from tealeaves.show.marks import code_id
from tealeaves.show.markup import Child, Html, tag, together
from tealeaves.show.panel import Desk, section
from tealeaves.types import Epithet, Stance

MOST = 4  # positions towards one country that are shown unfolded


def countries(desk: Desk) -> Html | None:
    """Countries and blocs in order of first mention, with counts and treatment."""
    rows = outline.treated(desk.reading, desk.pack)
    if not rows:
        return None
    own = outline.own_side(desk.reading, desk.pack)
    most = max(len(row.spans) for row in rows)
    stances = {id(s): n for n, s in enumerate(desk.reading.stance or (), 1)}
    epithets = {id(e): n for n, e in enumerate(desk.reading.epithets or (), 1)}
    body = [
        _country(desk, n, row, (own, most), (stances, epithets)) for n, row in enumerate(rows, 1)
    ]
    head = tag(
        "thead",
        tag(
            "tr",
            tag("th", tag("span", "order", class_="vh")),
            tag("th", "country"),
            tag("th", "named", class_="n", colspan=2),
            tag("th", "treated"),
        ),
    )
    return section(
        "countries",
        f"Countries {len(rows)}",
        "in the order in which they first appear",
        tag("table", head, tag("tbody", body)),
        _positions(desk, stances),
    )


def _country(
    desk: Desk,
    number: int,
    row: outline.Treated,
    scale: tuple[str | None, int],
    numbers: tuple[dict[int, int], dict[int, int]],
) -> Html:
    own, most = scale
    id_ = code_id(row.code)
    stances, epithets = numbers
    said: list[Child] = [_held(desk, stances[id(s)], s) for s in row.stance]
    said += [
        tag("li", "called ", desk.quote(f"x{epithets[id(e)]}", 1, e.span))
        for e in list(_by_words(desk, row).values())[:3]
    ]
    if not said:
        said = [tag("li", "own side" if row.code == own else "mentioned", class_="dim")]
    count = len(row.spans)
    return tag(
        "tr",
        tag("td", "·" if row.code == own else str(number), class_="n dim"),
        tag("td", desk.link(id_, 1, desk.country(row.code))),
        tag("td", str(count), class_="n"),
        tag("td", charts.bar(count, most)),
        tag("td", _some(said)),
        class_=desk.lit(id_),
        id=id_,
    )


def _by_words(desk: Desk, row: outline.Treated) -> dict[str, Epithet]:
    """The first epithet of each wording."""
    found: dict[str, Epithet] = {}
    for epithet in outline.new_epithets(row):
        found.setdefault(desk.places.words(epithet.span).casefold(), epithet)
    return found


def _held(desk: Desk, number: int, stance: Stance) -> Html:
    id_ = f"y{number}"
    quotes = [
        desk.quote(id_, nth, outline.whole_names(desk.reading, span))
        for nth, span in enumerate(stance.evidence[:1], 1)
    ]
    return tag("li", _sign(stance.sign), " ", quotes, desk.under(id_), class_=desk.lit(id_), id=id_)


def _some(items: list[Child]) -> Html:
    """A list; the end of a long one is folded away."""
    if len(items) <= MOST + 1:
        return tag("ul", items)
    rest = tag("details", tag("summary", f"and {len(items) - MOST} more"), tag("ul", items[MOST:]))
    return together(tag("ul", items[:MOST]), rest)


def _sign(sign: str) -> Html:
    words = {"+": "for", "-": "against", "0": "neutral"}[sign]
    return tag(
        "b",
        {"+": "+", "-": "−", "0": "0"}[sign],
        class_="sign",
        role="img",
        aria_label=words,
        title=words,
    )


def _positions(desk: Desk, stances: dict[int, int]) -> Html | None:
    """What others hold, and what is held towards one never named."""
    found = outline.others_stance(desk.reading, desk.pack)
    if not found:
        return None
    rows = [
        tag(
            "li",
            tag("b", desk.country(s.holder)),
            " → ",
            desk.country(s.target),
            " ",
            _sign(s.sign),
            " ",
            [
                desk.quote(f"y{stances[id(s)]}", nth, span)
                for nth, span in enumerate(s.evidence[:1], 1)
            ],
            class_=desk.lit(f"y{stances[id(s)]}"),
            id=f"y{stances[id(s)]}",
        )
        for s in found
    ]
    return together(tag("h3", "Positions of others", class_="sub"), tag("ul", rows, class_="rows"))
