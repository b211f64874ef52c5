"""The comparison itself: every feature in bits, the cut, and what a precedent would have shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from tealeaves.compare.facts import Facts
from tealeaves.compare.surprise import Floats, amount_bits, had_bits
from tealeaves.compare.table import Feature, Table, table_of

LEAST = 2.0  # bits: the lowest cut there can be
STEP = 0.25  # bits between cuts that are tried
FALSE = 0.1  # at most this share of what is listed would a precedent show as well


@dataclass(frozen=True, slots=True)
class Scored:
    """One feature of the text at hand against its precedents."""

    feature: Feature
    bits: float
    n: int
    k: int  # precedents that had it; of an amount: that lie as far from the median
    here: bool | float  # had or not, or the amount
    usual: float | None = None  # of an amount: the precedents' median


@dataclass(frozen=True, slots=True)
class LeaveOneOut:
    """How many features stand out at the cut when a precedent is read in the text's place."""

    mean: float
    min: int
    max: int


@dataclass(frozen=True, slots=True)
class Contrast:
    """All features tried, the most surprising first. `cut` None: nothing is called a signal."""

    scored: tuple[Scored, ...]
    cut: float | None
    leave_one_out: LeaveOneOut | None

    @property
    def listed(self) -> tuple[Scored, ...]:
        """What stands out: at or above the cut."""
        if self.cut is None:
            return ()
        return tuple(s for s in self.scored if s.bits >= self.cut)


def contrast(text: Facts, precedents: Sequence[Facts]) -> Contrast:
    """The text against its precedents. No precedents: nothing scored, nothing listed."""
    if not precedents:
        return Contrast((), None, None)
    table = table_of((text, *precedents))
    had, n, k = had_bits(table.had, table.applies)
    amounts, an, am = amount_bits(table.values)
    every = np.hstack([_claimable(had, table, (text, *precedents)), amounts])
    scored = [
        Scored(
            feature, round(float(every[0, j]), 2), int(n[0, j]), int(k[0, j]), bool(table.had[0, j])
        )
        for j, feature in enumerate(table.features)
        if table.applies[0, j] and n[0, j] > 0
    ]
    scored += [
        Scored(
            feature,
            round(float(amounts[0, j]), 2),
            int(an[0, j]),
            int(am[0, j]),
            float(table.values[0, j]),
            float(np.nanmedian(table.values[1:, j])),
        )
        for j, feature in enumerate(table.amounts)
        if an[0, j] > 0 and not np.isnan(table.values[0, j])
    ]
    scored.sort(key=lambda s: (-s.bits, s.feature.kind, s.feature.parts))
    cut, left_out = find_cut(every)
    return Contrast(tuple(scored), cut, left_out)


def _claimable(bits: Floats, table: Table, texts: Sequence[Facts]) -> Floats:
    """No absence is claimed over an excerpt: its missing features count no bits."""
    partial = np.array([not text.complete for text in texts])
    return np.where(partial[:, None] & ~table.had, 0.0, bits)


def find_cut(every: Floats) -> tuple[float | None, LeaveOneOut]:
    """The lowest bits at which a precedent in the text's place shows at most FALSE of its count.

    `every`: texts x features, in bits; row 0 is the text at hand. With no such cut it is None, and
    the counts are those at LEAST.
    """
    top = float(every[0].max(initial=0.0))
    for step in range(ceil((top - LEAST) / STEP) + 1):
        cut = LEAST + step * STEP
        shown = int((every[0] >= cut).sum())
        left_out = (every[1:] >= cut).sum(axis=1)
        if shown and left_out.mean() <= FALSE * shown:
            return cut, _counts(left_out)
    return None, _counts((every[1:] >= LEAST).sum(axis=1))


def _counts(left_out: NDArray[np.int64]) -> LeaveOneOut:
    return LeaveOneOut(round(float(left_out.mean()), 2), int(left_out.min()), int(left_out.max()))
