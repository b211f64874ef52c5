"""The cut: how surprising a fact must be to be called a signal, by what precedents show."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tealeaves.compare.feature import Feature
from tealeaves.compare.surprise import Bools, Floats, Ints

LEAST = 2.0  # bits: the lowest cut there can be
FALSE = 0.1  # at most this share of what is listed would a precedent show as well


@dataclass(frozen=True, slots=True)
class LeaveOneOut:
    """How many facts stand out at the cut when a precedent is read in the text's place."""

    mean: float
    min: int
    max: int


@dataclass(frozen=True, slots=True)
class Cut:
    """The bits, or None; and what each precedent shows at them, or at the least cut there is."""

    cut: float | None
    counts: Ints
    listing: Bools  # which precedents would list anything in the text's place

    @property
    def left_out(self) -> LeaveOneOut:
        """The counts in short."""
        return _short(self.counts)


def of_groups(every: Floats, features: Sequence[Feature]) -> Floats:
    """Bits of each fact in each text: those of its most surprising feature."""
    order = {group: j for j, group in enumerate(dict.fromkeys(f.group for f in features))}
    grouped = np.zeros((every.shape[0], len(order)))
    for j, feature in enumerate(features):
        to = order[feature.group]
        np.maximum(grouped[:, to], every[:, j], out=grouped[:, to])
    return grouped


def find_cut(every: Floats, parts: int = 1) -> Cut:
    """The lowest bits at which a precedent in the text's place shows at most FALSE of its count.

    `every`: texts x facts, in bits; row 0 is the text at hand. With no such cut it is None, and
    the counts are those at LEAST. Where one of several `parts` is cut, FALSE is shared among them.
    """
    cuts = np.unique(np.append(every[every >= LEAST], LEAST))  # between two nothing changes
    counts = np.stack([(every >= cut).sum(axis=1) for cut in cuts])
    for cut, shown in zip(cuts, counts, strict=True):
        if shown[0] and shown[1:].mean() <= FALSE / parts * shown[0]:
            return Cut(float(cut), shown[1:], _listing(counts, parts))
    return Cut(None, counts[0, 1:], _listing(counts, parts))


def _listing(counts: Ints, parts: int) -> Bools:
    """Which precedents would list anything, read the same way in the text's place."""
    others = (counts.sum(axis=1, keepdims=True) - counts) / max(1, counts.shape[1] - 1)
    lists: Bools = ((counts > 0) & (others <= FALSE / parts * counts)).any(axis=0)
    return lists[1:]


def together(counts: Sequence[Ints], precedents: int) -> LeaveOneOut:
    """What the precedents show in several parts taken together."""
    none = np.zeros(precedents, np.int64)
    return _short(np.sum([none, *counts], axis=0))


def _short(counts: Ints) -> LeaveOneOut:
    return LeaveOneOut(round(float(counts.mean()), 2), int(counts.min()), int(counts.max()))
