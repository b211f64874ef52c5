"""Where a share or rate changes: the likeliest cuts, and what shuffled time gives instead.

Plain figures over bins of time: `k` of `m` texts have a thing (SHARE), or m texts have it k times
(RATE). A bin is a run of days with about as many texts as the next bin, so that busy weeks do not
outweigh quiet months. Cuts minimise the deviance, binomial or of Poisson, divided by how much more
than that neighbouring bins differ, plus a charge a cut. Each cut must then be stronger than the
best cut of all but CUT of the shuffles of the bins around it: shuffled bins keep their counts and
lose their order.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

BINS = 80  # at most
LEAST = 4  # texts in a bin
SHORTEST = 2  # bins of a stretch between two cuts
SHUFFLES = 499
CUT = 0.01
CHARGE = 2.0  # a cut costs so many times the logarithm of the number of bins
TINY = 1e-12  # nothing is divided by 0


@dataclass(frozen=True, slots=True)
class Fit:
    """How counts are thought to come about: the greatest log-likelihood of k in m texts, and the
    variance of one text's count where the mean is given."""

    likelihood: Callable[[Ints, Ints], Floats]
    variance: Callable[[Floats], Floats]


def bins(of: Ints) -> Ints:
    """Where each bin begins, given the texts of each day; a day is never divided."""
    total = int(of.sum())
    if not total:
        return np.zeros(0, np.int64)
    size = max(LEAST, total / BINS)
    number = ((np.cumsum(of) - of) / size).astype(np.int64)  # by the texts before each day
    starts = np.flatnonzero(np.diff(number, prepend=-1))
    if len(starts) > 1 and of[starts[-1] :].sum() < LEAST:
        starts = starts[:-1]
    return starts


def cuts(k: Ints, m: Ints, fit: Fit) -> list[list[int]]:
    """For each row of `k` (keys x bins), the bins at which the likeliest stretches begin anew."""
    rows, size = k.shape
    if size < 2 * SHORTEST:
        return [[] for _ in range(rows)]
    sums, all_ = _run(k), _run(m)
    scale = 2.0 / dispersion(k, m, fit)[:, None]
    charge = CHARGE * np.log(size)
    best = np.full((rows, size + 1), np.inf)
    best[:, 0] = -charge
    came = np.zeros((rows, size + 1), np.int64)
    for end in range(SHORTEST, size + 1):
        begin = slice(0, end - SHORTEST + 1)
        inside = fit.likelihood(sums[:, end, None] - sums[:, begin], all_[end] - all_[begin])
        cost = best[:, begin] - scale * inside + charge
        came[:, end] = cost.argmin(axis=1)
        best[:, end] = cost.min(axis=1)
    return [_back(came[row], size) for row in range(rows)]


def _back(came: Ints, end: int) -> list[int]:
    found: list[int] = []
    while (end := int(came[end])) > 0:
        found.append(end)
    return found[::-1]


def dispersion(k: Ints, m: Ints, fit: Fit) -> Floats:
    """How much more neighbouring bins differ than draws from one share would; at least 1."""
    first, second = k[:, :-1], k[:, 1:]
    m1, m2 = m[:-1].astype(float), m[1:].astype(float)
    share = (first + second) / (m1 + m2)
    usual = fit.variance(share) * (1 / m1 + 1 / m2)
    differing = (first / m1 - second / m2) ** 2
    ratio = differing.sum(axis=1) / np.maximum(usual.sum(axis=1), TINY)
    return np.asarray(np.maximum(1.0, ratio))


def checked(k: Ints, m: Ints, found: list[int], fit: Fit) -> list[tuple[int, float]]:
    """The cuts that stand against shuffles of the stretches around them, each with its p.

    The weakest one is given up first, and its neighbours are looked at again without it.
    """
    found = list(found)
    chances: dict[tuple[int, int], float] = {}
    while found:
        edges = [0, *found, len(m)]
        for begin, end in zip(edges[:-2], edges[2:], strict=True):
            if (begin, end) not in chances:
                chances[begin, end] = chance(k[begin:end], m[begin:end], fit)
        p = [chances[around] for around in zip(edges[:-2], edges[2:], strict=True)]
        if max(p) <= CUT:
            return list(zip(found, p, strict=True))
        del found[p.index(max(p))]
    return []


def chance(k: Ints, m: Ints, fit: Fit) -> float:
    """The share of shuffles of the bins whose best cut is as strong as that of the bins."""
    if len(k) < 2 * SHORTEST:
        return 1.0
    here = _best(k[None], m[None], fit)[0]
    order = _shuffles(len(k))
    few = order[:49]  # most of what is nothing is told by these
    above = int((_best(k[few], m[few], fit) >= here - 1e-9).sum())
    if above > 2:
        return (above + 1) / (len(few) + 1)
    rest = order[49:]
    above += int((_best(k[rest], m[rest], fit) >= here - 1e-9).sum())
    return (above + 1) / (len(order) + 1)


@lru_cache(maxsize=256)
def _shuffles(size: int) -> Ints:
    """Always the same shuffles, so that a track says the same twice."""
    dice = np.random.default_rng(size)
    return dice.permuted(np.tile(np.arange(size), (SHUFFLES, 1)), axis=1)


def _best(k: Ints, m: Ints, fit: Fit) -> Floats:
    """The deviance that the best one cut of each row explains."""
    sums, all_ = _run(k)[:, 1:], _run(m)[:, 1:]
    whole_k, whole_m = sums[:, -1:], all_[:, -1:]
    inner = slice(SHORTEST - 1, -SHORTEST)
    left_k, left_m = sums[:, inner], all_[:, inner]
    likelihood = fit.likelihood
    split = likelihood(left_k, left_m) + likelihood(whole_k - left_k, whole_m - left_m)
    return np.asarray(2 * (split.max(axis=1) - likelihood(whole_k, whole_m)[:, 0]))


def gained(k: Ints, m: Ints, fit: Fit) -> Floats:
    """The deviance explained by one cut before each day but the first."""
    sums, all_ = _run(k)[1:], _run(m)[1:]
    left_k, left_m = sums[:-1], all_[:-1]
    likelihood = fit.likelihood
    split = likelihood(left_k, left_m) + likelihood(sums[-1] - left_k, all_[-1] - left_m)
    return np.asarray(2 * (split - likelihood(sums[-1:], all_[-1:])))


def weights(gain: Floats, gaps: Ints, spread: float) -> Floats:
    """The chance of each cut, every day of the calendar being as likely beforehand.

    `gaps`: calendar days that each cut stands for; `spread`: the dispersion.
    """
    raw = np.exp((gain - gain.max()) / (2 * spread)) * gaps
    return np.asarray(raw / raw.sum())


def _run(counts: Ints) -> Ints:
    """Running sums along the last axis, from 0."""
    zero = np.zeros((*counts.shape[:-1], 1), np.int64)
    return np.concatenate([zero, np.cumsum(counts, axis=-1)], axis=-1)


def _binomial(k: Ints, m: Ints) -> Floats:
    table = _logs(int(m.max(initial=0)).bit_length())
    return np.asarray(table[k] + table[m - k] - table[m])


def _poisson(k: Ints, m: Ints) -> Floats:
    table = _logs(int(k.max(initial=0)).bit_length())
    return np.asarray(table[k] - k * np.log(np.maximum(m, 1)))


@lru_cache(maxsize=32)
def _logs(bits: int) -> Floats:
    """n log n of the whole numbers of so many bits."""
    n = np.arange(1 << bits, dtype=float)
    return np.asarray(n * np.log(np.maximum(n, 1.0)))


SHARE = Fit(_binomial, lambda share: share * (1 - share))
RATE = Fit(_poisson, lambda rate: rate)
