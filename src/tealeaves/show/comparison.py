"""A comparison in the terminal: the cut and what it promises, then each signal with its figures."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

SHOWN = 12  # precedents listed

GROUPS = (
    ("+ new here", ("formula_new", "other", "borrowed_voice", "naming", "title_choice")),
    ("− missing here", ("absence", "formula_dropped", "title_withheld")),
    ("↕ order and amount", ("priority", "rank_order")),
    ("± towards others", ("tone",)),
)


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
    for heading, kinds in GROUPS:
        signals = [s for s in body["signals"] if s["kind"] in kinds]
        if signals:
            yield ""
            yield f"── {heading} {len(signals)}"
        for signal in signals:
            yield from _signal(signal)


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
        f"{body['features_tried']} features tried, {body['listed']} stand out at "
        f"{body['cut_bits']:g} bits or more; a precedent read the same way gives "
        f"{left['mean']:g} ({left['min']} to {left['max']})"
    )


def _signal(signal: dict[str, Any]) -> Iterator[str]:
    base = signal["baseline"]
    yield f"  {signal['statement']}"
    yield f"      {base['bits']:.2f} bits, n = {base['n']}, k = {base['k']}"
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
