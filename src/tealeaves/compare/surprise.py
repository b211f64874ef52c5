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
    texts, features = values.shape
    bits = np.zeros((texts, features))
    n = np.zeros((texts, features), dtype=np.int64)
    m = np.zeros((texts, features), dtype=np.int64)
    for i in range(texts):
        others = np.delete(values, i, axis=0)
        there = ~np.isnan(others)
        n[i] = there.sum(axis=0)
        able = ~np.isnan(values[i]) & (n[i] > 0)
        if not able.any():
            continue
        middle = np.full(features, np.nan)
        middle[able] = np.nanmedian(others[:, able], axis=0)
        far = np.abs(others - middle) >= np.abs(values[i] - middle) - 1e-12
        m[i] = (far & there).sum(axis=0)
        bits[i, able] = -np.log2((1 + m[i, able]) / (n[i, able] + 1))
    return bits, n, m
