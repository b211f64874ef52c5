"""Small pictures in characters: ladder, bars, months, chance."""

from collections.abc import Iterable
from dataclasses import dataclass

from tealeaves.show.extent import Extent, Month, apart, extent, later
from tealeaves.show.naming import MONTHS
from tealeaves.show.outline import Rung
from tealeaves.types import Event, Probability

MOST_MONTHS = 9
CELLS = 4  # characters a month takes


def ladder(rung: Rung) -> str:
    """One square a rung, highest left: tall ends, small squares between, hollow below."""
    inside = (
        "█" if n in (rung.high, rung.low) else "▪" if rung.high < n < rung.low else "▫"
        for n in range(1, rung.of + 1)
    )
    return "".join(inside)


def bar(number: int, most: int, width: int) -> str:
    """A bar for a count, on the scale of the longest."""
    size = number if most <= width else round(number / most * width)
    return "▇" * max(1, size)


def chance(probability: Probability, width: int) -> str:
    """An axis from 0 to 100 with the band on it."""
    low = round(probability.low / 100 * width)
    high = max(low + 1, round(probability.high / 100 * width))
    inside = "".join("█" if low <= n < high else "·" for n in range(1, width - 1))
    return f"├{inside}┤"


@dataclass(frozen=True, slots=True)
class Months:
    """The months a calendar shows, one after another."""

    months: tuple[Month, ...]

    def head(self) -> str:
        """Their names, four characters each."""
        return " ".join(MONTHS[month - 1] for _, month in self.months)

    def strip(self, event: Event) -> str:
        """● a day, ━ month known, □ upcoming, ░ no date: one event on the months."""
        cells = [" "] * (len(self.months) * CELLS - 1)
        covered = extent(event.start or event.end, event.mod)
        if covered is None:
            return " ".join(["░░░"] * len(self.months)) if event.tense == "future" else ""
        if covered.last < self.months[0]:
            return "‹"
        if covered.first > self.months[-1]:
            return "›".rjust(len(cells))
        spot = "□" if event.tense == "future" else "●" if covered.day else "━"
        for at in _cells(covered, self.months[0]):
            if 0 <= at < len(cells):
                cells[at] = spot
        ended = extent(event.end)
        if covered.day and ended and ended.day:
            at = _cells(ended, self.months[0])[0]
            if 0 <= at < len(cells):
                cells[at] = spot
        return "".join(cells)


def _cells(covered: Extent, first: Month) -> list[int]:
    """Characters of the strip that a date takes; some may lie outside it."""
    start = apart(covered.first, first)
    if covered.day:
        return [start * CELLS + min(2, (covered.day - 1) // 10)]
    if covered.third is not None:
        return [start * CELLS + covered.third]
    months = range(start, apart(covered.last, first) + 1)
    return [month * CELLS + n for month in months for n in range(CELLS - 1)]


def months_of(events: Iterable[Event], issued: str | None) -> Months | None:
    """The months to show: all that are known where they are few, else those around issue."""
    known = [
        e
        for event in events
        for value in (event.start, event.end)
        if (e := extent(value, event.mod)) and apart(e.last, e.first) < 4
    ]
    if not known:
        return None
    low, high = min(e.first for e in known), max(e.last for e in known)
    if apart(high, low) >= MOST_MONTHS:
        centre = extent(issued)
        middle = centre.first if centre else high
        low = max(low, later(middle, -(MOST_MONTHS // 2)))
        high = min(high, later(middle, MOST_MONTHS // 2))
    return (
        Months(tuple(later(low, n) for n in range(apart(high, low) + 1))) if low <= high else None
    )
