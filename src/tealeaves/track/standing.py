"""Which keys of a track change at all: enough of them to try, and beyond what chance gives."""

from dataclasses import dataclass

import numpy as np

from tealeaves.track import segments
from tealeaves.track.segments import Ints

LEAST_BINS = 8
LEAST_HAD = 6  # texts that have the key, and texts that lack it
FALSE = 0.1  # of the keys listed, at most this share would be expected to be chance

Cut = tuple[int, float]  # the day it comes before, and its p


@dataclass(frozen=True, slots=True)
class Standing:
    """By the number of the key: the dispersion of all that were tried, the cuts of those listed."""

    spread: dict[int, float]
    cuts: dict[int, list[Cut]]


def standing(counts: Ints, texts: Ints, of: Ints, fit: segments.Fit = segments.SHARE) -> Standing:
    """What stands of a track, given as keys x days and as texts of each day.

    `counts` are tested, the texts that have the key or its mentions, as the fit has it; which keys
    are thin goes by `texts`.
    """
    starts = segments.bins(of)
    if len(starts) < LEAST_BINS:
        return Standing({}, {})
    had = texts.sum(axis=1)
    rows = np.flatnonzero(np.minimum(had, of.sum() - had) >= LEAST_HAD).tolist()
    k, m = np.add.reduceat(counts[rows], starts, axis=1), np.add.reduceat(of, starts)
    spread = dict(zip(rows, segments.dispersion(k, m, fit).tolist(), strict=True))
    likely = zip(rows, k, segments.cuts(k, m, fit), strict=True)
    kept = {row: segments.checked(line, m, cuts, fit) for row, line, cuts in likely}
    listed = _beyond_chance({row: cuts for row, cuts in kept.items() if cuts}, len(rows))
    return Standing(spread, {row: [(int(starts[c]), p) for c, p in kept[row]] for row in listed})


def _beyond_chance(kept: dict[int, list[Cut]], tried: int) -> list[int]:
    """The rows whose best cut holds when so many were tried (Benjamini and Hochberg)."""
    best = sorted((min(p for _, p in cuts), row) for row, cuts in kept.items())
    last = 0.0
    for rank, (p, _) in enumerate(best, 1):
        if p <= FALSE * rank / tried:
            last = p
    return [row for p, row in best if p <= last]
