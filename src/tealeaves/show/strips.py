"""Small pictures in characters: ladder, bars, months, chance."""

import re
from dataclasses import dataclass

from tealeaves.show.naming import MONTHS
from tealeaves.show.outline import Rung
from tealeaves.types import Event, Probability

MOST_MONTHS = 9
CELLS = 4  # characters a month takes
_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


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
    """The months a calendar shows, as (year, month)."""

    months: tuple[tuple[int, int], ...]

    def head(self) -> str:
        """Their names, four characters each."""
        return " ".join(MONTHS[month - 1] for _, month in self.months)

    def strip(self, event: Event) -> str:
        """● a day, ━ a month known, □ upcoming, ░ no date: one event on the months."""
        cells = [" "] * (len(self.months) * CELLS - 1)
        start = point(event.start or event.end)
        if start is None:
            if event.tense == "future":
                cells = [" " if n % CELLS == CELLS - 1 else "░" for n in range(len(cells))]
            return "".join(cells)
        first, last = self.months[0], self.months[-1]
        if start[:2] < first:
            return "‹"
        if start[:2] > last:
            return " " * len(cells) + "›"
        self._draw(cells, event, start)
        return "".join(cells)

    def _draw(self, cells: list[str], event: Event, start: tuple[int, int, int]) -> None:
        at = self.months.index(start[:2]) * CELLS
        if start[2]:
            spot = "□" if event.tense == "future" else "●"
            cells[at + min(2, (start[2] - 1) // 10)] = spot
            end = point(event.end)
            if end and end[2] and end[:2] in self.months and end > start:
                to = self.months.index(end[:2]) * CELLS + min(2, (end[2] - 1) // 10)
                cells[to] = spot
            return
        spot = "□" if event.tense == "future" else "━"
        parts = {"START": (0,), "MID": (1,), "END": (2,)}.get(event.mod or "", (0, 1, 2))
        for part in parts:
            cells[at + part] = spot


def months_of(events: list[Event], issued: str | None) -> Months | None:
    """The months to show: all of the dated events where they are few, else those around issue."""
    found = sorted({p[:2] for e in events for p in (point(e.start), point(e.end)) if p})
    if not found:
        return None
    span = _between(found[0], found[-1])
    if len(span) > MOST_MONTHS:
        centre = (point(issued) or (*found[-1], 0))[:2]
        span = tuple(m for m in span if abs(_apart(m, centre)) <= MOST_MONTHS // 2)
    return Months(span) if span else None


def point(value: str | None) -> tuple[int, int, int] | None:
    """Year, month and day (0 where only the month is known) of a date; None where less is known."""
    m = _DAY.match(value or "")
    if m is None or not 1 <= int(m[2]) <= 12:
        return None
    return int(m[1]), int(m[2]), int(m[3] or 0)


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    return (one[0] - other[0]) * 12 + one[1] - other[1]


def _between(first: tuple[int, int], last: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    count = min(_apart(last, first), 12 * 40)
    if count < _apart(last, first):  # a long look back: only the end of it can be shown
        first = (last[0] - 40, last[1])
    return tuple(
        (first[0] + (first[1] - 1 + n) // 12, (first[1] - 1 + n) % 12 + 1) for n in range(count + 1)
    )
