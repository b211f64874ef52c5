"""The days of the packs' calendar: fixed ones, those by the moon, and what was usual on them."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tealeaves.archive.happenings import Earlier, issued_on
from tealeaves.compare.facts import Facts, facts_of
from tealeaves.knowledge import OccasionEntry, Pack
from tealeaves.read.setting import day_in

PRECEDENTS = 12  # texts of an occasion that are looked at: the latest ones
WATCHED = ("country", "title", "formula")
MOST = 5  # lines a kind of what to watch
ROUND = 5  # years: a fifth or tenth anniversary is marked on a larger scale


@dataclass(frozen=True, slots=True)
class Watched:
    """What earlier texts of an occasion had: `k` of `n`."""

    kind: str  # country, title, formula
    key: str
    label: str
    k: int
    n: int


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day of the calendar, with the texts issued on it before and what they had."""

    id: str
    name: str
    day: str
    states: tuple[str, ...]
    anniversary: int | None  # how many years since it was first marked
    round: bool
    precedents: tuple[Earlier, ...]
    watch: tuple[Watched, ...]


def occasions(
    connection: sqlite3.Connection,
    pack: Pack,
    since: date,
    until: date,
    *,
    asked: date,
    state: str | None = None,
) -> tuple[Occasion, ...]:
    """The occasions of a stretch of days, in order; precedents lie before the day asked on.

    Movable and irregular occasions have no day of their own and are left out.
    """
    days = sorted(_days(pack, since, until, state), key=lambda pair: (pair[0], pair[1].id))
    return tuple(_occasion(connection, entry, day, min(day, asked)) for day, entry in days)


def _days(
    pack: Pack, since: date, until: date, state: str | None
) -> Iterator[tuple[date, OccasionEntry]]:
    for entry in pack.occasions.values():
        if state and state not in entry.states:
            continue
        for year in range(since.year, until.year + 1):
            day = day_in(entry, year)
            if day and since <= day <= until:
                yield day, entry


def _occasion(
    connection: sqlite3.Connection, entry: OccasionEntry, day: date, before: date
) -> Occasion:
    earlier = issued_on(connection, entry.id, before.isoformat(), PRECEDENTS)
    years = day.year - entry.first_year if entry.first_year else None
    return Occasion(
        entry.id,
        entry.forms[0],
        day.isoformat(),
        entry.states,
        years if years and years > 0 else None,
        bool(years and years > 0 and years % ROUND == 0),
        earlier,
        watch(facts_of(connection, [text.document for text in earlier])),
    )


def watch(texts: Sequence[Facts]) -> tuple[Watched, ...]:
    """What most of some texts had, by kind: the usual, whose absence would be news."""
    counts: Counter[tuple[str, str]] = Counter()
    labels: dict[tuple[str, str], str] = {}
    for text in texts:
        had = {("country", key): text.labels["country", key] for key in text.of("country")}
        had |= {("formula", key): text.labels["formula", key] for key in text.of("formula")}
        for person, titles in text.titles.items():
            name = text.labels.get(("person", person), person)
            had |= {("title", f"{person}\t{title}"): f"{name}: {title}" for title in titles}
        counts.update(had.keys())
        labels |= had
    found = []
    for kind in WATCHED:
        rows = [(n, key) for key, n in counts.items() if key[0] == kind and n > 1]
        rows.sort(key=lambda row: (-row[0], row[1]))
        found += [Watched(kind, key[1], labels[key], n, len(texts)) for n, key in rows[:MOST]]
    return tuple(found)
