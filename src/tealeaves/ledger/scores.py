"""Scores of decided forecasts. Chances are 0 to 1; each counts for the time it was held.

Brier 1950: mean (p - o)^2; 0 is best, 0.25 is always even chances. Decomposed after Murphy 1973
over the chances as given: reliability - resolution + uncertainty is the Brier score exactly.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from tealeaves.errors import LedgerError
from tealeaves.ledger.entry import Entry
from tealeaves.ledger.times import instant

ENOUGH = 20  # forecasts in a band below which only counts are shown (method.md, section 15)
# ICD 203's bands, in percent; a chance on an edge belongs to the upper one.
BANDS = (
    ("almost no chance", 0, 5),
    ("very unlikely", 5, 20),
    ("unlikely", 20, 45),
    ("roughly even chance", 45, 55),
    ("likely", 55, 80),
    ("very likely", 80, 95),
    ("almost certain", 95, 100),
)

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scored:
    """One decided forecast: each chance it held with its share of the time, which sum to 1."""

    id: str
    points: tuple[float, ...]
    lows: tuple[float, ...]  # the point where the word has no band
    highs: tuple[float, ...]
    weights: tuple[float, ...]
    outcome: int  # 1: it came true

    @property
    def mean(self) -> float:
        """The chance held on average over time."""
        return math.fsum(w * p for w, p in zip(self.weights, self.points, strict=True))

    @property
    def brier(self) -> float:
        """Its Brier score, weighted by time."""
        return math.fsum(
            w * (p - self.outcome) ** 2 for w, p in zip(self.weights, self.points, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """Scores over a set of forecasts. None: not defined for this set."""

    n: int
    base_rate: float | None
    brier: float | None
    brier_low: float | None  # had each been meant at the low end of its band
    brier_high: float | None
    skill: float | None  # 1 - brier / uncertainty: against always saying the base rate
    reliability: float | None
    resolution: float | None
    uncertainty: float | None
    log_score: (
        float | None
    )  # mean -ln of the chance given to what happened; None: one was certain and wrong


@dataclass(frozen=True, slots=True)
class Band:
    """A band of chances. `share` and `mean` only where there are ENOUGH."""

    name: str
    low: int  # percent
    high: int
    n: float  # forecasts, by the share of time they held a chance in the band
    true: float
    mean: float | None
    share: float | None


def score_of(entry: Entry) -> Scored | None:
    """A decided entry as it counts; None for one without a number, or not decided yes or no.

    Raises LedgerError for chances that were held in no time.
    """
    if entry.status not in ("yes", "no") or entry.merged_into or not entry.held:
        return None
    if entry.outcome is None:
        raise LedgerError(f"{entry.id}: is decided without a day; resolve it anew")
    end = instant(entry.closes or entry.outcome["on"], entry.zone, end=True)
    held = sorted(entry.held, key=lambda h: instant(h.since, entry.zone))
    starts = [instant(h.since, entry.zone) for h in held]
    ends = [later for _, later in pairwise([*starts, end])]
    spans = [
        max((min(stop, end) - start).total_seconds(), 0.0)
        for start, stop in zip(starts, ends, strict=True)
    ]
    total = math.fsum(spans)
    if total <= 0:
        raise LedgerError(
            f"{entry.id}: its chance was first held after it closed on {end:%Y-%m-%d}"
        )
    kept = [(h, span / total) for h, span in zip(held, spans, strict=True) if span > 0]
    return Scored(
        entry.id,
        tuple(h.point / 100 for h, _ in kept),
        tuple((h.point if h.low is None else h.low) / 100 for h, _ in kept),
        tuple((h.point if h.high is None else h.high) / 100 for h, _ in kept),
        tuple(share for _, share in kept),
        int(entry.status == "yes"),
    )


def summary(scored: Sequence[Scored]) -> Summary:
    """All scores of a set."""
    if not scored:
        return Summary(0, *(None,) * 9)
    p, o, w = _flat(scored, "points")
    total = float(np.sum(w))
    base = float(np.sum(w * o)) / total
    uncertainty = base * (1 - base)
    brier = float(np.sum(w * (p - o) ** 2)) / total
    reliability, resolution = _murphy(p, o, w, base)
    given = np.where(o == 1, p, 1 - p)
    log = None if np.any(given <= 0) else float(-np.sum(w * np.log(given))) / total
    low, high = _flat(scored, "lows")[0], _flat(scored, "highs")[0]
    return Summary(
        len(scored),
        base,
        brier,
        float(np.sum(w * (low - o) ** 2)) / total,
        float(np.sum(w * (high - o) ** 2)) / total,
        1 - brier / uncertainty if uncertainty > 0 else None,
        reliability,
        resolution,
        uncertainty,
        log,
    )


def bands(scored: Sequence[Scored]) -> tuple[Band, ...]:
    """The calibration table, all bands in order, empty ones too."""
    p, o, w = _flat(scored, "points")
    found = []
    for name, low, high in BANDS:
        percent = np.round(p * 100, 9)
        inside = (percent >= low) & ((percent < high) | (high == 100))
        n, true = float(np.sum(w[inside])), float(np.sum((w * o)[inside]))
        enough = n >= ENOUGH
        mean = float(np.sum((w * p)[inside])) / n if enough else None
        found.append(
            Band(name, low, high, _tidy(n), _tidy(true), mean, true / n if enough else None)
        )
    return tuple(found)


def _murphy(p: Floats, o: Floats, w: Floats, base: float) -> tuple[float, float]:
    reliability = resolution = 0.0
    for value in np.unique(p):
        here = p == value
        n = float(np.sum(w[here]))
        rate = float(np.sum((w * o)[here])) / n
        reliability += n * (value - rate) ** 2
        resolution += n * (rate - base) ** 2
    total = float(np.sum(w))
    return float(reliability) / total, float(resolution) / total


def _flat(scored: Iterable[Scored], which: str) -> tuple[Floats, Floats, Floats]:
    rows = [
        (value, float(s.outcome), weight)
        for s in scored
        for value, weight in zip(getattr(s, which), s.weights, strict=True)
    ]
    table = np.array(rows, dtype=np.float64).reshape(-1, 3)
    return table[:, 0], table[:, 1], table[:, 2]


def _tidy(n: float) -> float:
    return float(round(n, 9))
