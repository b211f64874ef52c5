"""What an ordinary day gives: earlier days of the same media read as this one is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean
from typing import Any

from tealeaves.archive.came import dated, earlier_days
from tealeaves.archive.store import Archive
from tealeaves.today.reading import Sum, read_day, sum_of

DAYS = 6  # earlier days that are read
FEWEST = 3  # days of the same weekday under which other ones are taken as well
TEXTS = 80  # texts of earlier days that are compared in all

FIGURES = ("texts", "with_signals", "signals", "bits")


@dataclass(frozen=True, slots=True)
class Ordinary:
    """The earlier days; `weekday` where all are of the same weekday; `cut` where not all could
    be read, because of the bound on texts."""

    days: tuple[Sum, ...]
    weekday: bool
    cut: bool

    def to_json(self) -> dict[str, Any]:
        """Each day, and of each figure mean, least and most."""
        return {
            "days": [day.to_json() for day in self.days],
            "same_weekday": self.weekday,
            "cut": self.cut,
            **{name: _range(self.days, name) for name in FIGURES},
        }


def _range(days: Sequence[Sum], name: str) -> dict[str, float] | None:
    values = [float(getattr(day, name)) for day in days]
    if not values:
        return None
    return {"mean": round(mean(values), 2), "min": min(values), "max": max(values)}


def ordinary(archive: Archive, day: str, outlets: Sequence[str], most: int) -> Ordinary:
    """The last days of the same weekday on which the same media printed, each compared only with
    what was earlier; where there are too few, the last days of any weekday."""
    every = earlier_days(archive.connection, day, outlets)
    of_week = date.fromisoformat(day).weekday()
    same = [one for one in every if date.fromisoformat(one).weekday() == of_week]
    chosen = (same if len(same) >= FEWEST else list(every))[:DAYS]
    found: list[Sum] = []
    left = TEXTS
    for one in chosen:
        came = [c for c in dated(archive.connection, one) if not outlets or c.outlet in outlets]
        if left <= 0:
            break
        read = read_day(archive, came, most)
        left -= len(read)
        found.append(sum_of(one, came, read))
    return Ordinary(tuple(found), len(same) >= FEWEST, len(found) < len(chosen))
