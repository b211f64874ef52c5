"""States and blocs named in a text, by place, ready to be asked what stands where."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Place = tuple[int, int, str]  # start and end in the clean text, and the code
BACK = 60  # mentions looked at before a place; farther back nothing is meant by "they"


@dataclass(frozen=True, slots=True)
class Named:
    """Mentions in order of their first character; none overlaps another by much."""

    places: tuple[Place, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, places: Iterable[Place]) -> "Named":
        """The mentions put in order, without repeats."""
        ordered = tuple(sorted(set(places)))
        return cls(ordered, tuple(start for start, _, _ in ordered))

    def __iter__(self) -> Iterator[Place]:
        return iter(self.places)

    def within(self, low: int, high: int) -> tuple[Place, ...]:
        """The mentions that begin in `low..high`."""
        return self.places[bisect_left(self.starts, low) : bisect_left(self.starts, high)]

    def before(self, place: int) -> Iterator[Place]:
        """The mentions that begin before a place, nearest first, at most BACK."""
        at = bisect_left(self.starts, place)
        return reversed(self.places[max(0, at - BACK) : at])

    def covers(self, low: int, high: int) -> bool:
        """True when a mention shares a character with `low..high`."""
        at = bisect_left(self.starts, high)
        return any(end > low for _, end, _ in self.places[max(0, at - 3) : at])
