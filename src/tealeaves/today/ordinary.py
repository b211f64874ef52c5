"""What an ordinary day gives: earlier days of the same media read as this one is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean
from typing import Any

from tealeaves.archive.came import Came
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


def ordinary(
    archive: Archive, day: str, every: Sequence[str], came_on: Callable[[str], Sequence[Came]]
) -> Ordinary:
    """Of `every` earlier day, the latest first, the last ones of the same weekday, each compared
    only with what was earlier; where there are too few, the last ones of any weekday."""
    of_week = date.fromisoformat(day).weekday()
    same = [one for one in every if date.fromisoformat(one).weekday() == of_week]
    chosen = (same if len(same) >= FEWEST else list(every))[:DAYS]
    found: list[Sum] = []
    left = TEXTS
    for one in chosen:
        if left <= 0:
            break
        came = came_on(one)
        read = read_day(archive, came)
        left -= len(read)
        found.append(sum_of(one, came, read))
    return Ordinary(tuple(found), len(same) >= FEWEST, len(found) < len(chosen))
