"""What one set of texts says more often than another, by log-odds with an informative prior.

After Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 16 (2008): the prior holds
each phrase at its share in both sets together, so that rare ones are drawn to no difference. The
counts stand beside the score, and what is met too seldom is named as thin, not ranked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import log, sqrt
from typing import Any

from tealeaves.compare.grams import grams_of
from tealeaves.compare.tokens import joined, tokens

PRIOR = 1000.0  # words that the prior weighs, or half of the smaller set where that is less
THIN = 5  # times in both sets together; below, no score is worth its interval
WIDE = 1.96  # standard deviations on either side: 95 in 100


@dataclass(frozen=True, slots=True)
class Counted:
    """How often a phrase stands in two sets of texts, and in how many texts of each."""

    phrase: str
    target_count: int
    reference_count: int
    target_texts: int = 0
    reference_texts: int = 0


@dataclass(frozen=True, slots=True)
class Key:
    """A phrase with its counts, its score (log-odds in standard deviations) and the interval of
    the log-odds; above 0 it belongs to the target."""

    phrase: str
    target_count: int
    reference_count: int
    target_total: int
    reference_total: int
    target_texts: int
    reference_texts: int
    per_10k: float
    reference_per_10k: float
    log_odds: float
    score: float
    interval: tuple[float, float]

    def to_json(self) -> dict[str, Any]:
        """Plain JSON."""
        return asdict(self) | {"interval": list(self.interval)}


@dataclass(frozen=True, slots=True)
class Keyness:
    """The phrases ranked, those of the target first; and the ones met too seldom to rank."""

    ranked: tuple[Key, ...]
    thin: tuple[Counted, ...]


def keyness(rows: Sequence[Counted], target_total: int, reference_total: int) -> Keyness:
    """Rank phrases of two sets of texts with so many words in all. An empty set ranks none."""
    if not (target_total and reference_total):
        return Keyness((), tuple(rows))
    thin = tuple(r for r in rows if r.target_count + r.reference_count < THIN)
    keys = [
        _key(r, target_total, reference_total)
        for r in rows
        if r.target_count + r.reference_count >= THIN
    ]
    return Keyness(tuple(sorted(keys, key=lambda k: (-k.score, k.phrase))), thin)


def of_counts(
    target: Mapping[str, int], reference: Mapping[str, int], target_total: int, reference_total: int
) -> Keyness:
    """The same from counts of words or phrases."""
    phrases = sorted({*target, *reference})
    rows = [Counted(p, target.get(p, 0), reference.get(p, 0)) for p in phrases]
    return keyness(rows, target_total, reference_total)


def _key(row: Counted, target_total: int, reference_total: int) -> Key:
    a, b = row.target_count, row.reference_count
    weight = min(PRIOR, target_total / 2, reference_total / 2)
    prior = weight * (a + b) / (target_total + reference_total)
    odds = log((a + prior) / (target_total + weight - a - prior))
    odds -= log((b + prior) / (reference_total + weight - b - prior))
    spread = sqrt(1 / (a + prior) + 1 / (b + prior))
    return Key(
        row.phrase,
        a,
        b,
        target_total,
        reference_total,
        row.target_texts,
        row.reference_texts,
        round(10_000 * a / target_total, 3),
        round(10_000 * b / reference_total, 3),
        round(odds, 3),
        round(odds / spread, 2),
        (round(odds - WIDE * spread, 3), round(odds + WIDE * spread, 3)),
    )


def mined(target: Sequence[str], reference: Sequence[str]) -> Keyness:
    """Phrases of several words that the target texts use more, or less, than the reference."""
    found = grams_of((*target, *reference))
    here, there = range(len(target)), range(len(target), found.texts)
    a, a_texts = found.within(here)
    b, b_texts = found.within(there)
    rows = [
        Counted(joined(run), *counts)
        for run, *counts in zip(
            found.words, a.tolist(), b.tolist(), a_texts.tolist(), b_texts.tolist(), strict=True
        )
    ]
    totals = [sum(len(tokens(text)) for text in texts) for texts in (target, reference)]
    return keyness(rows, *totals)
