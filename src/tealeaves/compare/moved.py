"""A phrase that moves up or down the ladder: new at this rung, known at others."""

from collections.abc import Mapping
from typing import Literal

from tealeaves.compare.facts import Facts

Move = Literal["up", "down", "depends"]
SAID = {
    "up": "moved up: so far only at lower rungs, on every ladder that has both",
    "down": "moved down: so far only at higher rungs, on every ladder that has both",
    "depends": "moved: up or down depends on the ladder",
}


def moved(text: Facts, met: Mapping[str, Mapping[str, float]]) -> Move | None:
    """Whether a text's rung is higher, or lower, than all rungs at which a thing was met.

    `met`: rung -> ladder -> place, 1 the highest. None: not known, or no move on any ladder.
    """
    verdicts = set()
    for mark in text.marks:
        others = [places[mark.key] for places in met.values() if mark.key in places]
        if mark.kind == "ladder" and mark.amount is not None and others:
            higher, lower = mark.amount < min(others), mark.amount > max(others)
            verdicts.add("up" if higher else "down" if lower else "level")
    if verdicts == {"up"}:
        return "up"
    if verdicts == {"down"}:
        return "down"
    return "depends" if {"up", "down"} <= verdicts else None
