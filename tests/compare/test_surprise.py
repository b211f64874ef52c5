"""Bits: the contract's formulas, the same for one text as for a table of them."""

from math import log2

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tealeaves.compare.surprise import (
    amount_bits,
    bits_amount,
    bits_missing,
    bits_present,
    had_bits,
)


def test_nine_precedents_give_at_most_what_the_method_says():
    assert round(bits_present(9, 0), 2) == 3.46
    assert round(bits_missing(9, 9), 2) == 3.46


def test_the_contracts_example():
    assert round(bits_missing(5, 4), 2) == 1.81


def test_an_amount_that_none_equals_is_as_rare_as_their_number_allows():
    assert bits_amount(7, 0) == log2(8)
    assert bits_amount(7, 7) == 0


@given(
    arrays.arrays(bool, st.tuples(st.integers(2, 9), st.integers(1, 6))),
    st.randoms(use_true_random=False),
)
def test_a_table_gives_what_the_formulas_give_for_each_text(had, chance):
    applies = had | (np.array([[chance.random() < 0.8 for _ in row] for row in had]))
    bits, n, k = had_bits(had, applies)
    for i, j in np.ndindex(had.shape):
        others = [r for r in range(len(had)) if r != i and applies[r, j]]
        assert n[i, j] == len(others)
        assert k[i, j] == sum(had[r, j] for r in others)
        if not applies[i, j] or not others:
            assert bits[i, j] == 0
            continue
        scalar = bits_present if had[i, j] else bits_missing
        assert bits[i, j] == pytest.approx(scalar(len(others), int(k[i, j])))


@given(
    arrays.arrays(
        float,
        st.tuples(st.integers(2, 8), st.integers(1, 4)),
        elements=st.one_of(st.just(float("nan")), st.integers(-5, 5).map(float)),
    )
)
def test_amounts_count_those_as_far_from_the_median(values):
    bits, n, m = amount_bits(values)
    for i, j in np.ndindex(values.shape):
        others = [v for v in np.delete(values[:, j], i) if not np.isnan(v)]
        assert n[i, j] == len(others)
        if np.isnan(values[i, j]) or not others:
            assert bits[i, j] == 0
            continue
        middle = np.median(others)
        far = sum(abs(v - middle) >= abs(values[i, j] - middle) for v in others)
        assert m[i, j] == far
        assert bits[i, j] == pytest.approx(bits_amount(len(others), far))


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.9])
def test_chance_alone_gives_b_bits_no_oftener_than_it_may(share):
    """A thing that any text has with the same chance: b bits in at most 2^-b of the draws."""
    draws = np.random.default_rng(7).random((4000, 12)) < share
    bits = np.array([had_bits(row[:, None], np.ones((12, 1), bool))[0][0, 0] for row in draws])
    for b in (1, 2, 3):
        assert (bits >= b).mean() <= 2.0**-b * 1.1
