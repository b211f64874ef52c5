"""A comparison in the terminal: the cut and what it promises, then each signal with its figures."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

SHOWN = 12  # precedents listed

GROUPS = (
    ("− missing here", ("absence", "formula_dropped", "title_withheld")),
    ("+ new here", ("formula_new", "borrowed_voice", "naming", "title_choice")),
    ("↕ order and room", ("priority", "rank_order", "courtesy")),
    ("± towards others", ("tone",)),
)
OTHERS = "≠ otherwise"
PARTS = {
    "usual": "missing, moved, more or less",
    "new": "new",
    "phrases": "phrases that no pack knows",
}


def to_terminal(body: dict[str, Any], console: "Console") -> None:
    """Print a comparison, given as its JSON."""
    for line in lines(body):
        console.print(line)


def lines(body: dict[str, Any]) -> Iterator[str]:
    """The report line by line."""
    text = body["text"]
    yield text["title"] or "(no title)"
    yield " · ".join(filter(None, (text["date"] or "undated", text["outlet"], text["vehicle"])))
    occasion = text["occasion"]
    if occasion:
        yield f"occasion  {occasion} (by its {text['occasion_basis']})"
    yield ""
    yield from _precedents(body)
    yield ""
    yield from _promise(body)
    for heading, signals in _grouped(body["signals"]):
        yield ""
        yield f"── {heading} {len(signals)}"
        for signal in signals:
            yield from _signal(signal)
    if body["observations"]:
        yield ""
        yield "── unusual, but no more so than in precedents: observations, no signals"
    for observed in body["observations"]:
        yield f"  {observed['bits']:.2f} bits  {observed['statement']}"
        yield from _quotes("", observed["evidence"])


def _grouped(signals: Sequence[dict[str, Any]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The signals under their headings; what has none of its own comes last, new names first."""
    heading_of = {kind: heading for heading, kinds in GROUPS for kind in kinds}
    found: dict[str, list[dict[str, Any]]] = {heading: [] for heading, _ in GROUPS}
    for signal in signals:
        new = signal["kind"] == "other" and signal.get("part") == "new"
        heading = GROUPS[1][0] if new else heading_of.get(signal["kind"], OTHERS)
        found.setdefault(heading, []).append(signal)
    return ((heading, group) for heading, group in found.items() if group)


def _precedents(body: dict[str, Any]) -> Iterator[str]:
    found = body["precedents"]
    same = ", ".join(body["same"]) or "nothing"
    dropped = f"; given up: {', '.join(body['dropped'])}" if body["dropped"] else ""
    yield f"{len(found)} precedents, the same in {same}{dropped}"
    for p in found[:SHOWN]:
        yield f"  {p['id']:>7}  {p['date'] or '–':10}  {p['title'] or ''}"
    if len(found) > SHOWN:
        yield f"           and {len(found) - SHOWN} earlier ones"


def _promise(body: dict[str, Any]) -> Iterator[str]:
    left = body["leave_one_out"]
    if body["cut_bits"] is None or left is None:
        yield f"{body['features_tried']} features tried. {body['why'] or ''}".strip()
        return
    yield (
        f"{body['features_tried']} features tried, {_stand_out(body['listed'])}; a precedent "
        f"read the same way gives {left['mean']:g} ({left['min']} to {left['max']})"
    )
    for part in body["parts"]:
        if part["cut_bits"] is not None:
            name = PARTS.get(part["part"], part["part"])
            yield f"  {name}: {part['listed']} at {part['cut_bits']:g} bits or more"
    chance = body["precedents_listing"]
    yield f"  by chance alone: {chance['k']} of {chance['n']} precedents would list anything"


def _stand_out(facts: int) -> str:
    return "1 fact stands out" if facts == 1 else f"{facts} facts stand out"


def _signal(signal: dict[str, Any]) -> Iterator[str]:
    base = signal["baseline"]
    yield f"  {signal['statement']}"
    yield f"      {base['bits']:.2f} bits, n = {base['n']}, k = {base['k']}"
    for also in signal.get("also", ()):
        yield f"      also {also}"
    yield from _quotes("", signal["evidence"])
    yield from _quotes("but ", signal["counter_evidence"][:1])
    if "standing" in signal:
        yield f"      {signal['standing']['status'].replace('_', ' ')}: {signal['standing']['why']}"
    for benign in signal["benign"]:
        if benign["holds"]:
            yield f"      may be the {benign['name']}: {benign['figures']}"


def _quotes(lead: str, spans: Sequence[dict[str, Any]]) -> Iterator[str]:
    for span in spans[:2]:
        words = " ".join(span.get("clean", span["text"]).split())
        page = f"  page {span['page'][:8]}" if "page" in span else ""
        before = " ".join(span.get("before", "").split())
        after = " ".join(span.get("after", "").split())
        around = f"{before} [{words}] {after}".strip() if page else words
        yield f"      {lead}“{around}”{page} @{span['start']}"
