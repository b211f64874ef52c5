"""The texts of a day as the list shows them: ranked where they are, each with its pictures."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tealeaves.archive.search.hits import Hit
from tealeaves.show import charts
from tealeaves.show.markup import Html
from tealeaves.show.naming import RUNGS, rung_words
from tealeaves.show.outline import GROUPS, Rung

CELLS = 24  # precedents that are drawn
THIN = 3  # precedents under which a signal is thin


@dataclass(frozen=True, slots=True)
class Line:
    """One signal of a text: its sign and sentence, and what precedents had."""

    sign: str
    statement: str
    cells: Html | None
    k: int
    n: int
    bits: float


@dataclass(frozen=True, slots=True)
class Item:
    """One text. `bits`: of its strongest signal; None: it was not compared, or not yet."""

    hit: Hit
    unread: bool
    ladder: Html
    rung: str | None
    bits: float | None = None
    tried: int | None = None
    listed: int = 0
    precedents: int = 0
    usual: float | None = None  # facts that a precedent read alike gives
    signals: tuple[Line, ...] = ()
    counted: tuple[str, ...] = ()  # what its reading counts, where nothing stands out
    why: str | None = None


def items_of(hits: Sequence[Hit], body: dict[str, Any] | None, read: Collection[int]) -> list[Item]:
    """The texts, those with signals first, the most bits first; then as they came."""
    ranked = {one["id"]: one for one in (body or {}).get("ranked", ())}
    quiet = {one["id"]: one for one in (body or {}).get("nothing", ())}
    items = [_item(hit, hit.id not in read, ranked, quiet) for hit in hits]
    return sorted(items, key=lambda one: (-(one.bits or 0.0), one.bits is None, one.hit.id))


def _item(
    hit: Hit, unread: bool, ranked: dict[int, dict[str, Any]], quiet: dict[int, dict[str, Any]]
) -> Item:
    words = rung_words(hit.rung) if hit.rung else None
    head = (hit, unread, _ladder(hit.rung, words), words)
    if one := ranked.get(hit.id):
        left = one["leave_one_out"]
        return Item(
            *head, one["bits"], one["features_tried"], one["listed"], one["precedents"],
            left and left["mean"], _lines(one["signals"]),
        )  # fmt: skip
    if one := quiet.get(hit.id):
        return Item(*head, bits=0.0, counted=tuple(one["counted"]), why=one["why"])
    return Item(*head)


def _lines(signals: Iterable[dict[str, Any]]) -> tuple[Line, ...]:
    return tuple(_line(signal) for signal in signals)


def _line(signal: dict[str, Any]) -> Line:
    base = signal["baseline"]
    drawn = charts.cells(signal.get("cells"), bool(signal.get("here")), CELLS)
    named = next((sign for sign, _, kinds in GROUPS if signal["kind"] in kinds), "↕")
    sign = "?" if base["n"] < THIN else named
    return Line(sign, signal["statement"], drawn, base["k"], base["n"], base["bits"])


def _ladder(rung: str | None, words: str | None) -> Html:
    order = list(RUNGS)
    if rung not in order:
        return charts.ladder(None, len(order), words or "no rung")
    at = order.index(rung) + 1
    return charts.ladder(Rung(at, at, len(order)), len(order), f"{words}: {at} / {len(order)}")
