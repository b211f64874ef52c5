"""Change points of a track: when a key's share changed, how sure that is, and in which texts.

Shares are tested (of so many texts, so many have the key), or the mentions of a text. Too few
texts on a side, or too few that have (or lack) the key: thin, and nothing is claimed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from itertools import pairwise
from math import log2

import numpy as np

from tealeaves.archive.search.by_day import texts_saying
from tealeaves.archive.store import Archive
from tealeaves.archive.tables.days import texts_on
from tealeaves.archive.tables.periods import period_of
from tealeaves.track import segments
from tealeaves.track.keys import Key
from tealeaves.track.places import Scale, places_of
from tealeaves.track.series import Ints, Track, whole_days
from tealeaves.track.standing import standing

LEAST_SIDE = 20  # texts looked through, before and after
OTHER_PACE = 3.0  # times as many texts a day: the archive itself is another one
NEAR, LEAST_NEAR = 30, 7  # days: over which the pace is taken, and how few will do
SHOWN = 3  # texts on a side


@dataclass(frozen=True, slots=True)
class Text:
    """A text on one side of a change."""

    document: int
    date: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """A stretch of time before or after a change: `texts` of `of` texts have the key, n times."""

    since: str
    until: str
    n: int
    texts: int
    of: int
    pace: float  # texts a day in the month nearest to the change
    examples: tuple[Text, ...]  # nearest to the change

    @property
    def share(self) -> float:
        """How many of the texts have the key."""
        return self.texts / self.of

    @property
    def rate(self) -> float:
        """How often a text has it."""
        return self.n / self.of


@dataclass(frozen=True, slots=True)
class Change:
    """`date` is the likeliest first day of the new share, with 95 % chance from `low` to `high`."""

    key: Key
    date: str
    low: str
    high: str
    period: str
    p: float  # of shuffles of the time around it that show as strong a change
    before: Side
    after: Side

    @property
    def bits(self) -> float:
        """Surprise: -log2 p."""
        return -log2(self.p)

    @property
    def other_pace(self) -> bool:
        """True where far more or far fewer texts a day were kept from about then on."""
        low, high = sorted((self.before.pace, self.after.pace))
        return high > OTHER_PACE * low


@dataclass(frozen=True, slots=True)
class Changes:
    """What was found, by date; how many keys were tried, and which were too thin to try."""

    found: tuple[Change, ...]
    tried: int
    thin: tuple[Key, ...]

    @property
    def by_chance(self) -> float:
        """Keys that would be expected to show a change if there were none at all."""
        return self.tried * segments.CUT


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """One key by the day, on days that have texts, with the cuts of its bins as days."""

    archive: Archive
    track: Track
    key: Key
    days: Sequence[str]
    number: Ints  # of the days
    n: Ints
    texts: Ints
    m: Ints
    spread: float

    @property
    def fit(self) -> segments.Fit:
        """How its counts are thought to come about."""
        return segments.RATE if self.track.ask.mentions else segments.SHARE

    @property
    def k(self) -> Ints:
        """The counts that are tested."""
        return self.n if self.track.ask.mentions else self.texts


def changes(archive: Archive, track: Track) -> Changes:
    """The change points of the keys of a track, the thin ones named apart."""
    whole, days, number = whole_days(track)
    m = track.of[whole]
    n, texts = track.n[:, whole], np.minimum(track.texts[:, whole], m)
    if track.ask.mentions:
        stood = standing(n, texts, m, segments.RATE)
    else:
        stood = standing(texts, texts, m)
    found = []
    for row, cuts in stood.cuts.items():
        line = _Line(
            archive, track, track.keys[row], days, number, n[row], texts[row], m, stood.spread[row]
        )
        found += _placed(line, cuts)
    found.sort(key=lambda change: (change.date, -change.bits, change.key.key))
    thin = tuple(key for row, key in enumerate(track.keys) if row not in stood.spread)
    return Changes(tuple(found), len(stood.spread), thin)


def _placed(line: _Line, cuts: list[tuple[int, float]]) -> list[Change]:
    """Each cut at its likeliest day, with its sides."""
    places = places_of(line.k, line.m, line.number, cuts, Scale(line.spread, line.fit))
    sides = list(pairwise([0, *(place.first for place in places), len(line.days)]))
    found = []
    for i, (place, (_, p)) in enumerate(zip(places, cuts, strict=True)):
        if min(int(line.m[b:e].sum()) for b, e in sides[i : i + 2]) < LEAST_SIDE:
            continue
        day = line.days[place.first]
        found.append(
            Change(
                line.key,
                day,
                Date.fromordinal(place.low).isoformat(),
                Date.fromordinal(place.high).isoformat(),
                str(period_of(day, line.track.ask.by)),
                p,
                _side(line, sides[i], place.low, before=True),
                _side(line, sides[i + 1], place.high, before=False),
            )
        )
    return found


def _side(line: _Line, part: tuple[int, int], edge: int, *, before: bool) -> Side:
    """One stretch, with its texts nearest to the change that have the key.

    `edge`: the number of the first day on which the change may have been, or of the last one.
    """
    begin, end = part
    having = [i for i in range(begin, end) if line.texts[i]]
    days = [line.days[i] for i in (having[-SHOWN:] if before else having[:SHOWN])]
    connection, cut = line.archive.connection, line.track.cut
    if line.key.query is None:
        rows = texts_on(connection, line.key.terms, days, cut)
    else:
        rows = texts_saying(connection, line.key.query, days, cut.narrow)
    nearest = [Text(*row) for row in (rows[-SHOWN:] if before else rows[:SHOWN])]
    near = (edge - NEAR, edge) if before else (edge, edge + NEAR)
    return Side(
        line.days[begin],
        line.days[end - 1],
        int(line.n[begin:end].sum()),
        int(line.texts[begin:end].sum()),
        int(line.m[begin:end].sum()),
        _pace(line, near),
        tuple(nearest),
    )


def _pace(line: _Line, near: tuple[int, int]) -> float:
    """Texts a day between two days; where the archive has too little of them, of all its days."""
    first, last = max(near[0], int(line.number[0])), min(near[1], int(line.number[-1]) + 1)
    if last - first < LEAST_NEAR:
        first, last = int(line.number[0]), int(line.number[-1]) + 1
    inside = (line.number >= first) & (line.number < last)
    return float(line.m[inside].sum()) / (last - first)
