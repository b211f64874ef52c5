"""Stock phrases in tiers of intensity, by the articles a year that have them.

China Media Project sorts terms so by a year's articles of one paper. Its cut-offs are not known,
so ours are quantiles of this archive, over all formulas that the packs know, and are printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

import numpy as np

from tealeaves.archive.store import Archive
from tealeaves.archive.tables.days import all_totals
from tealeaves.track.series import Track, whole_days

QUANTILES = (0.99, 0.95, 0.9, 0.75, 0.5)  # tier 1 is the hottest; 6 is below the median
LEAST_DAYS = 90  # of a year, that its count is scaled to the whole
LEAST_FORMULAS = 10
YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Cell:
    """A formula in a year. `scaled`: articles as if all of the year were in the archive."""

    key: str
    year: str
    articles: int
    days: int  # of the year, from the archive's first text in it to its last
    scaled: float | None  # None: too little of the year is there
    tier: int | None


@dataclass(frozen=True, slots=True)
class Tiers:
    """`cuts`: articles a year from which each tier begins, tier 1 first."""

    formulas: int
    years: float
    cuts: tuple[float, ...]
    cells: tuple[Cell, ...]


def tiers(archive: Archive, track: Track) -> Tiers | None:
    """The tiers of a track of formulas; None where it is of a part, or of too few formulas."""
    if track.cut.narrow or track.cut.since or track.cut.until:
        return None
    whole, days, _ = whole_days(track)
    totals = all_totals(archive.connection, "formula")
    if len(days) < 2 or len(totals) < LEAST_FORMULAS:
        return None
    years = (_number(days[-1]) - _number(days[0]) + 1) / YEAR
    cuts = tuple(float(cut) for cut in np.quantile(np.array(totals) / years, QUANTILES))
    found: list[Cell] = []
    texts = track.texts[:, whole]
    for year in sorted({day[:4] for day in days}):
        inside = [i for i, day in enumerate(days) if day.startswith(year)]
        covered = _number(days[inside[-1]]) - _number(days[inside[0]]) + 1
        for key, row in zip(track.keys, texts, strict=True):
            articles = int(row[inside].sum())
            scaled = articles * YEAR / covered if covered >= LEAST_DAYS else None
            tier = None if scaled is None else _tier(scaled, cuts)
            found.append(Cell(key.key, year, articles, covered, scaled, tier))
    return Tiers(len(totals), years, cuts, tuple(found))


def _number(day: str) -> int:
    return Date.fromisoformat(day).toordinal()


def _tier(articles: float, cuts: Sequence[float]) -> int | None:
    """1 to 6; None: not used at all."""
    if not articles:
        return None
    return next((tier for tier, cut in enumerate(cuts, 1) if articles >= cut), len(cuts) + 1)
