"""The day of each change, and the range of days in which it lies."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tealeaves.track import segments
from tealeaves.track.segments import Ints
from tealeaves.track.standing import Cut

SPREAD = 0.95  # chance that the day of the change is within the range that is given


@dataclass(frozen=True, slots=True)
class Scale:
    """How much a likelihood is worth: the dispersion of the key, and how its counts come about."""

    spread: float
    fit: segments.Fit


@dataclass(frozen=True, slots=True)
class Place:
    """`first`: which of the days begins the new share; `low`, `high`: numbers of calendar days."""

    first: int
    low: int
    high: int


def places_of(
    k: Ints, m: Ints, number: Ints, cuts: Sequence[Cut], scale: Scale
) -> tuple[Place, ...]:
    """Each cut at its likeliest day, between the cut before, as placed, and the one after.

    `k` of `m` texts of each day, whose numbers are in `number`. Every day of the calendar is as
    likely beforehand: between two days with texts lie days on which the change may have been.
    """
    ends = [*(day for day, _ in cuts[1:]), len(number)]
    places: list[Place] = []
    for end in ends if cuts else ():
        begin = places[-1].first if places else 0
        gain = segments.gained(k[begin:end], m[begin:end], scale.fit)
        chance = segments.weights(gain, np.diff(number[begin:end]), scale.spread)
        tail = (1 - SPREAD) / 2
        low, high = np.searchsorted(np.cumsum(chance), [tail, 1 - tail])
        last = min(begin + int(high) + 1, end - 1)
        first = begin + int(chance.argmax()) + 1
        places.append(Place(first, int(number[begin + int(low)]) + 1, int(number[last])))
    return tuple(places)
