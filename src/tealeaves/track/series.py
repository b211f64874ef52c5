"""A track as arrays: for every key and day, in how many of the texts of that day it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from tealeaves.archive.search.by_day import days_saying
from tealeaves.archive.store import Archive
from tealeaves.archive.tables.days import (
    Slice,
    check_slice,
    day_counts,
    day_volume,
    said_twice,
    terms_called,
)
from tealeaves.archive.tables.periods import NEEDS, period_of, run
from tealeaves.errors import ArchiveError
from tealeaves.track.ask import Ask
from tealeaves.track.keys import Key, Keys, keys_of
from tealeaves.track.moved import moved

Ints = NDArray[np.int64]
CELLS = 45_000  # keys times days that are read in well under a tenth of a second
SLOW = 2  # times as long, of a part of the texts or when every day is a row
LEAST_KEYS = 8
LONGEST = 20_000  # periods
DAY = len("2024-01-01")


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """Keys over time, those with most texts first.

    `days` are the dates that have texts, coarser ones (2024-08) too where the step allows it.
    `texts` and `n` are keys x days; `of` counts the texts of each day that were looked through.
    """

    ask: Ask
    cut: Slice  # that of the question, spelled as the archive does
    keys: tuple[Key, ...]
    known: int  # keys there are
    read: int  # of them: keys that were read, found in these texts or not
    owner: Key | None  # the person or country whose titles or names these are
    periods: tuple[str, ...]
    days: tuple[str, ...]
    place: Ints  # of each day: the number of its period
    n: Ints
    texts: Ints
    of: Ints
    undated: int
    coarse: int  # texts whose date is too coarse for the step

    def by_period(self, counts: Ints) -> Ints:
        """Counts by the day (the last axis), summed by period."""
        shape = (*counts.shape[:-1], len(self.periods))
        summed = np.zeros(shape, np.int64)
        np.add.at(summed.T, self.place, counts.T)
        return summed


def track(archive: Archive, ask: Ask) -> Track:
    """The track that is asked for. Raises ArchiveError for what the archive does not know."""
    cut = check_slice(archive.connection, ask.cut)
    volume = dict(day_volume(archive.connection, cut))
    days = sorted(day for day in volume if len(day) >= NEEDS[ask.by])
    slow = SLOW if cut.narrow or ask.by == "day" else 1
    most = ask.most or max(LEAST_KEYS // slow, CELLS // slow // max(1, len(days)))
    keys = keys_of(archive, ask, most)
    n, texts = _counted(archive, keys, days, cut)
    of = _looked_through(archive, ask, cut, keys.of, volume)
    order = [i for i in np.argsort(-texts.sum(axis=1), kind="stable") if texts[i].any() or ask.keys]
    periods = _periods(ask, days)
    place = {name: i for i, name in enumerate(periods)}
    dated = sum(of[day] for day in days)
    return Track(
        ask,
        cut,
        tuple(keys.keys[i] for i in order),
        keys.known,
        len(keys.keys),
        keys.of,
        periods,
        tuple(days),
        np.array([place[str(period_of(day, ask.by))] for day in days], np.int64),
        n[order],
        texts[order],
        np.array([of[day] for day in days], np.int64),
        of.get("", 0),
        sum(of.values()) - dated - of.get("", 0),
    )


def _looked_through(
    archive: Archive, ask: Ask, cut: Slice, owner: Key | None, volume: dict[str, int]
) -> dict[str, int]:
    """Of each day: the texts in which a key could have been found."""
    connection = archive.connection
    if owner is not None:  # of a person's titles: the texts that name the person
        found, sign, terms = dict.fromkeys(volume, 0), 1, owner.terms
        twice = said_twice(connection, owner.terms, cut) if owner.terms[1:] else []
    else:
        gaps = terms_called(connection, "not_read", ask.what.section) if ask.what.section else []
        found, sign, terms, twice = dict(volume), -1, tuple(gap.id for gap in gaps), []
    for _, days, _, texts in day_counts(connection, terms, cut):
        for day, count in zip(days, texts.tolist(), strict=True):
            found[day] += sign * count
    for day, more in twice:
        found[day] -= more
    return found


def _counted(archive: Archive, found: Keys, days: Sequence[str], cut: Slice) -> tuple[Ints, Ints]:
    """Mentions and texts of each key and day."""
    connection, keys = archive.connection, found.keys
    row = {term: i for i, key in enumerate(keys) for term in key.terms}
    column = {day: i for i, day in enumerate(days)}
    n, texts = np.zeros((2, len(keys), len(days) + 1), np.int64)  # the last: in no period
    for term, when, *counts in day_counts(connection, row, cut):
        at = np.fromiter((column.get(day, -1) for day in when), np.int64, len(when))
        n[row[term], at] += counts[0]  # no day comes twice
        texts[row[term], at] += counts[1]
    for i, key in enumerate(keys):
        if key.query is not None:
            for day, count in days_saying(connection, key.query, cut.narrow):
                n[i, column.get(day, -1)] += count
                texts[i, column.get(day, -1)] += count
        for day, more in said_twice(connection, key.terms, cut) if key.terms[1:] else ():
            texts[i, column.get(day, -1)] -= more
    for i, day, mentions, count in moved(connection, keys, found.joined, cut):
        n[i, column.get(day, -1)] += mentions
        texts[i, column.get(day, -1)] += count
    return n[:, :-1], texts[:, :-1]


def _periods(ask: Ask, days: Sequence[str]) -> tuple[str, ...]:
    """Every period of the time asked for, or else from the first text to the last."""
    if not days:
        return ()
    first, last = ask.cut.since or days[0], ask.cut.until or days[-1]
    periods = tuple(islice(run(first, last, ask.by), LONGEST + 1))
    if len(periods) > LONGEST:
        raise ArchiveError(f"more than {LONGEST:,} {ask.by}s; take a longer step with --by")
    return periods


def whole_days(track: Track) -> tuple[NDArray[np.bool_], list[str], Ints]:
    """Which of the days of a track are days of the calendar, these days, and their numbers."""
    whole = np.array([len(day) == DAY for day in track.days], bool)
    days = [day for day in track.days if len(day) == DAY]
    return whole, days, np.array([Date.fromisoformat(day).toordinal() for day in days], np.int64)
