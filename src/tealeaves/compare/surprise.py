"""Bits of surprise: one measure for unlike things, so that they can be ranked.

The formulas are the contract's. n texts were searched, k of them had the thing. Few precedents give
few bits: nine give 3.46 at most.
"""

from math import log2

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


def bits_present(n: int, k: int) -> float:
    """Surprise that a thing is here which k of n precedents had: -log2((k + 1) / (n + 2))."""
    return -log2((k + 1) / (n + 2))


def bits_missing(n: int, k: int) -> float:
    """Surprise that a thing is missing here: -log2((n - k + 1) / (n + 2))."""
    return -log2((n - k + 1) / (n + 2))


def bits_amount(n: int, m: int) -> float:
    """Surprise of a rank or amount: m of n lie as far from their median: -log2((1 + m)/(n + 1))."""
    return -log2((1 + m) / (n + 1))


def had_bits(had: Bools, applies: Bools) -> tuple[Floats, Ints, Ints]:
    """For each text (row) against all others: bits, n and k of each feature (column).

    `applies` is False where a text could not have the feature (a title of somebody not named).
    There the bits are 0, and the text counts in no other's n.
    """
    able = applies.astype(np.int64)
    having = (had & applies).astype(np.int64)
    n = able.sum(axis=0) - able
    k = having.sum(axis=0) - having
    chance = np.where(had, (k + 1) / (n + 2), (n - k + 1) / (n + 2))
    bits = np.where(applies & (n > 0), -np.log2(chance), 0.0)
    return bits, n, k


def amount_bits(values: Floats) -> tuple[Floats, Ints, Ints]:
    """The same for amounts, NaN where a text has none: bits, n and m (as far from the median)."""
    there = ~np.isnan(values)
    n = np.where(there, there.sum(axis=0) - 1, there.sum(axis=0))
    able = there & (n > 0)
    away = np.abs(values[None, :, :] - medians(values)[:, None, :])  # of text j by the others of i
    own = np.abs(values - medians(values))
    far = away >= own[:, None, :] - 1e-12  # NaN is as far as nothing
    m = np.where(able, far.sum(axis=1) - 1, 0)
    bits = np.where(able, -np.log2((1 + m) / (n + 1.0)), 0.0)
    return bits, n, m


def medians(values: Floats) -> Floats:
    """For each text the median of all others; NaN where it has no amount, or nobody else has."""
    rows = np.sort(values, axis=0)  # NaN last
    rank = np.argsort(np.argsort(values, axis=0, kind="stable"), axis=0, kind="stable")
    others = (~np.isnan(values)).sum(axis=0) - 1
    low, high = np.maximum(others - 1, 0) // 2, np.maximum(others, 0) // 2
    column = np.arange(values.shape[1])[None, :]
    # the text's own place is stepped over
    lower = rows[np.minimum(low + (low >= rank), len(rows) - 1), column]
    upper = rows[np.minimum(high + (high >= rank), len(rows) - 1), column]
    return np.where(np.isnan(values) | (others < 1), np.nan, (lower + upper) / 2)
