"""A comparison as HTML: what differs, signals first, each with its cells, bits and explanations."""

from collections.abc import Iterator, Sequence
from typing import Any

from tealeaves.show import charts
from tealeaves.show.comparison import GROUPS, OTHERS, PARTS
from tealeaves.show.markup import Html, tag, together
from tealeaves.show.naming import many
from tealeaves.show.outline import sentence
from tealeaves.show.side_by_side import Link, no_link

MOST = 24  # cells; above, only the count
QUOTES = 2
THIN = 3  # precedents


def facts_of(body: dict[str, Any]) -> Html:
    """Against what, how much was tried, what was given up: the head's facts."""
    found, same = body["precedents"], ", ".join(body["same"]) or "nothing"
    days = sorted(p["date"] for p in found if p["date"])
    when = f", {days[0][:4]}–{days[-1][:4]}" if days else ""
    left = body["leave_one_out"]
    usual = f"a precedent read alike gives {left['mean']:g}" if left else "nothing to read alike"
    return tag(
        "dl",
        _fact("Against", f"{many(len(found), 'precedent')}{when}", f"{same} agree"),
        _fact("Tried", many(body["features_tried"], "feature"),
              f"{body['listed']} stand out; {usual}"),
        _fact("Given up", ", ".join(body["dropped"]) or "no condition",
              "the search was widened" if body["dropped"] else "the search was not widened"),
        class_="facts",
    )  # fmt: skip


def _fact(name: str, said: str, small: str) -> Html:
    return tag("div", tag("dt", name), tag("dd", said, " ", tag("small", small)))


def promise(body: dict[str, Any]) -> Html:
    """What a precedent shows when it is read in the text's place, in sentences."""
    if body["why"]:
        return tag("p", sentence(body["why"]), ".", class_="dim")
    left, chance = body["leave_one_out"], body["precedents_listing"]
    cuts = "; ".join(
        f"{PARTS.get(part['part'], part['part'])}: {part['listed']} at {part['cut_bits']:g} bits "
        "or more"
        for part in body["parts"]
        if part["cut_bits"] is not None
    )
    said = (
        f"{many(body['listed'], 'fact')} stand out; each precedent read in the text's place shows "
        f"{left['mean']:g} on average ({left['min']} to {left['max']}), and {chance['k']} of "
        f"{chance['n']} precedents would list anything. {sentence(cuts)}."
    )
    return tag("p", said, class_="dim")


def what_differs(body: dict[str, Any], link: Link = no_link) -> Html:
    """The table of signals, then what is unusual and yet no signal."""
    scale = _scale(body)
    rows = [
        together(_group(heading), [_row(n, signal, scale, link) for n, signal in signals])
        for heading, signals in _grouped(body["signals"])
    ]
    if body["observations"]:
        rows.append(_group("? unusual, but no more so than in precedents: no signals"))
    rows += [_seen(one, scale, link) for one in body["observations"]]
    if not rows:
        return tag("p", "features stand out", class_="none")
    heads = ("", "what", "precedents → now", "seen before", f"bits, to {scale:.0f}",
             "plain explanations tried")  # fmt: skip
    return tag(
        "table",
        tag("thead", tag("tr", [tag("th", name, class_="n" if "→" in name else None)
                                for name in heads])),
        tag("tbody", rows),
        class_="signals",
    )  # fmt: skip


def _scale(body: dict[str, Any]) -> float:
    most = max((s["baseline"]["bits"] for s in body["signals"]), default=0.0)
    return 4.0 if most <= 4 else 6.0


def _grouped(signals: Sequence[dict[str, Any]]) -> Iterator[tuple[str, list[tuple[int, Any]]]]:
    """Signals under their headings, missing first; numbered in the order of the list."""
    heading_of = {kind: heading for heading, kinds in GROUPS for kind in kinds}
    found: dict[str, list[tuple[int, Any]]] = {heading: [] for heading, _ in GROUPS}
    for n, signal in enumerate(signals, 1):
        new = signal["kind"] == "other" and signal.get("part") == "new"
        heading = GROUPS[1][0] if new else heading_of.get(signal["kind"], OTHERS)
        found.setdefault(heading, []).append((n, signal))
    return ((heading, group) for heading, group in found.items() if group)


def _group(heading: str) -> Html:
    sign, _, name = heading.partition(" ")
    return tag(
        "tr",
        tag("th", tag("span", sign, class_="sig-ink", aria_hidden="true")),
        tag("th", name, colspan=5, scope="rowgroup"),
    )


def _row(n: int, signal: dict[str, Any], scale: float, link: Link) -> Html:
    base = signal["baseline"]
    thin = base["n"] < THIN
    return tag(
        "tr",
        tag("td", f"S{n}", class_="dim"),
        tag("td", tag("p", sentence(signal["statement"]), class_="say"),
            [tag("p", f"also {also}", class_="dim") for also in signal.get("also", ())],
            _quotes(signal["evidence"], link), _quotes(signal["counter_evidence"][:1], link)),
        tag("td", charts.cells(signal.get("cells"), bool(signal.get("here")), MOST), class_="n"),
        tag("td", f"{base['k']} of {base['n']}", class_="num"),
        tag("td", tag("span", "thin", class_="tag") if thin else _bits(base["bits"], scale)),
        tag("td", _benign(signal), class_="dim"),
        id=f"s{n}", data_item="",
    )  # fmt: skip


def _bits(value: float, scale: float) -> Html:
    return together(tag("span", f"{value:.2f}", class_="bits"), " ", charts.bits(value, scale))


def _quotes(spans: Sequence[dict[str, Any]], link: Link) -> Html | None:
    if not spans:
        return None
    return tag("ul", [tag("li", _quote(span, link)) for span in spans[:QUOTES]], class_="quo")


def _quote(span: dict[str, Any], link: Link) -> Html:
    """Words of this text as a link to them, or of an earlier one with what stands around them."""
    words = " ".join(span.get("clean", span["text"]).split())
    if "page" in span:
        before, after = (" ".join(span.get(key, "").split()) for key in ("before", "after"))
        said = tag("q", f"“… {before} ", tag("b", words), f" {after} …”")
        return together(tag("small", "earlier ", class_="dim"), said)
    address = link("b", span["start"], span["end"])
    quoted = tag("q", f"“{words}”")
    return together(
        tag("small", "here ", class_="dim"), tag("a", quoted, href=address) if address else quoted
    )


def _benign(signal: dict[str, Any]) -> Html:
    held = [b for b in signal["benign"] if b["holds"]]
    if not held:
        tried = ", ".join(f"{b['name']} no" for b in signal["benign"])
        return tag("span", tried or "none")
    return tag("ul", [tag("li", "may be the ", tag("b", b["name"]), f": {b['figures']}")
                      for b in held])  # fmt: skip


def _seen(one: dict[str, Any], scale: float, link: Link) -> Html:
    return tag(
        "tr",
        tag("td", ""),
        tag("td", tag("p", sentence(one["statement"])), _quotes(one["evidence"], link)),
        tag("td", "", class_="n"),
        tag("td", f"{one['k']} of {one['n']}", class_="num"),
        tag("td", _bits(one["bits"], scale)),
        tag("td", "no more so than in precedents: below the cut", class_="dim"),
        class_="dim",
    )


def precedents(body: dict[str, Any]) -> Html:
    """The earlier texts and in what each agrees."""
    rows = [
        tag("tr", tag("td", str(p["id"])), tag("td", p["date"] or "undated", class_="num"),
            tag("td", p["title"] or "untitled"), tag("td", p["outlet"] or ""),
            tag("td", ", ".join(p["same"]), class_="dim"))
        for p in body["precedents"]
    ]  # fmt: skip
    if not rows:
        return tag("p", "earlier texts of this kind", class_="none")
    heads = [tag("th", name) for name in ("id", "date", "title", "outlet", "agrees in")]
    return tag("table", tag("thead", tag("tr", heads)), tag("tbody", rows))
