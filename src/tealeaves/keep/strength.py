"""Which of a text's signals to show first."""

from collections.abc import Iterable
from typing import Any

from tealeaves.knowledge import Pack
from tealeaves.read.signals.find import ORDERS

Signal = dict[str, Any]  # as in the contract


def by_bits(compared: Iterable[Signal]) -> tuple[Signal, ...]:
    """Compared signals, the most surprising first."""
    return tuple(sorted(compared, key=lambda signal: -signal["baseline"]["bits"]))


def by_kind(own: Iterable[Signal], genre: str | None, pack: Pack) -> tuple[Signal, ...]:
    """Stated and counted signals in the packs' order of their kinds for this kind of text.

    The text's own order decides between signals of one kind; a kind that no order names comes last.
    """
    name = f"signal-order-{ORDERS.get(genre or '', 'any')}"
    order = pack.words[name].forms if name in pack.words else ()
    place = {kind: number for number, kind in enumerate(order)}
    return tuple(sorted(own, key=lambda signal: place.get(signal["kind"], len(place))))
