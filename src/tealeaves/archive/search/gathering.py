"""The documents that answer a query: counted, near copies folded, put in order.

Few are looked at one by one in SQL; many as arrays, with the cards of all documents (cards.py).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tealeaves.archive.search.cards import Cards, day
from tealeaves.archive.search.filters import Condition
from tealeaves.archive.search.matches import Matches
from tealeaves.archive.store import Archive

if TYPE_CHECKING:
    from tealeaves.archive.search.cards import Array

FEW = 2_000  # documents that are looked at one by one
RANKED = 10_000  # that are weighed against one another: where more have the words, none are
COPIES = "SELECT 1 FROM document WHERE copy_of IS NOT NULL LIMIT 1"
EARLY, LATE = "0000", "9999"


@dataclass(frozen=True, slots=True)
class Few:
    """(document, day) of a small answer, near copies that another one stands for left out."""

    total: int  # copies included
    days: dict[int, str]

    @property
    def shown(self) -> int:
        """How many they are."""
        return len(self.days)

    @property
    def ids(self) -> Sequence[int]:
        """The documents."""
        return tuple(self.days)

    def newest(self) -> Iterator[int]:
        """By day, the newest first; undated ones last."""
        yield from sorted(self.days, key=lambda id_: (self.days[id_], id_), reverse=True)

    def ranked(self, matches: Matches, connection: sqlite3.Connection, title: float) -> Ranked:
        """By bm25."""
        if not self.days:
            return
        asked = matches.by_rank(title, min(self.days), max(self.days))
        yield from ((id_, -rank) for id_, rank in connection.execute(*asked) if id_ in self.days)


Ranked = Iterator[tuple[int, float | None]]


@dataclass(frozen=True, slots=True)
class Many:
    """A large answer: its documents, rising, near copies left out."""

    total: int
    found: Array
    raw: Array  # all that have the words, whatever the filters say
    cards: Cards
    heads: str | None = None  # asks FTS5 for the words in titles

    @property
    def shown(self) -> int:
        """How many they are."""
        return len(self.found)

    @property
    def ids(self) -> Sequence[int]:
        """The documents."""
        ids: list[int] = self.found.tolist()
        return ids

    def newest(self) -> Iterator[int]:
        """By day, the newest first; undated ones last."""
        yield from _by_day(self.found, self.cards)

    def ranked(self, matches: Matches, connection: sqlite3.Connection, title: float) -> Ranked:
        """By bm25; where too many have the words, those that have them in the title come first."""
        import numpy as np

        if not len(self.found):
            return
        first, last = int(self.found[0]), int(self.found[-1])
        shown = np.zeros(len(self.cards.of("date")), dtype=bool)
        shown[self.found] = True
        span = np.searchsorted(self.raw, last, "right") - np.searchsorted(self.raw, first)
        if span <= RANKED:
            found = connection.execute(*matches.by_rank(title, first, last))
            yield from ((id_, -rank) for id_, rank in found if shown[id_])
            return
        heads = _listed(connection, MATCHING, (self.heads,)) if self.heads else self.raw[:0]
        heads = heads[shown[heads]]
        yield from ((id_, None) for id_ in _by_day(heads, self.cards))
        shown[heads] = False
        rest = self.found[shown[self.found]]
        yield from ((id_, None) for id_ in _by_day(rest, self.cards))


MATCHING = "SELECT rowid FROM search WHERE search MATCH ?"


def gather(archive: Archive, matches: Matches, heads: str | None, *, copies: bool) -> Few | Many:
    """The documents that match. With `copies` no near copy is left out.

    Of a story found several times the first document stands for all, else the earliest copy.
    """
    connection = archive.connection
    folding = not copies and connection.execute(COPIES).fetchone() is not None
    if matches.scores is not None or _are_few(connection, matches):
        what = "d.id, d.copy_of, coalesce(r.date, '')"
        rows = connection.execute(*matches.sql(what, reading=True)).fetchall()
        hidden = _hidden([row[:2] for row in rows]) if folding else frozenset()
        return Few(len(rows), {id_: date for id_, _, date in rows if id_ not in hidden})
    return _gather_many(archive, matches, heads, folding)


def _are_few(connection: sqlite3.Connection, matches: Matches) -> bool:
    """Whether no more than FEW have the words, or are there at all."""
    limit = f"LIMIT {FEW + 1}"
    if matches.asked is None:
        rows = connection.execute(f"SELECT id FROM document {limit}")
    else:
        rows = connection.execute(f"{MATCHING} {limit}", (matches.asked,))
    return len(rows.fetchall()) <= FEW


def _gather_many(archive: Archive, matches: Matches, heads: str | None, folding: bool) -> Many:
    import numpy as np

    connection = archive.connection
    cards = archive.deck.cards(connection)
    there = cards.of("language") > 0
    if matches.asked is None:
        raw = np.flatnonzero(there)
    else:
        raw = _listed(connection, MATCHING, (matches.asked,))
        raw = raw[there[raw]]
    found = raw
    for condition in matches.conditions:
        found = found[_meets(connection, cards, condition)[found]]
    total = len(found)
    if folding:
        found = _folded(found, cards.of("copy_of"))
    return Many(total, found, raw, cards, heads)


def _meets(connection: sqlite3.Connection, cards: Cards, condition: Condition) -> Array:
    """Whether each document meets a condition."""
    import numpy as np

    name = condition.name
    if condition.listed:
        among = np.zeros(len(cards.of("date")), dtype=bool)
        among[_listed(connection, condition.listed, condition.values)] = True
        return ~among if name == "without" else among
    (value,) = map(str, condition.values)
    if name == "since":
        met: Array = cards.of("latest") >= day(value, EARLY)
        return met
    if name == "until":
        date = cards.of("date")
        return (date > 0) & (date <= day(value, LATE))
    if name == "rung":
        return _has(cards, "rung", value) | _has(cards, "rung_low", value)
    return _has(cards, name, value, any_case=True)


def _has(cards: Cards, name: str, value: str, *, any_case: bool = False) -> Array:
    """Whether a column has the value; without regard to ASCII case, as SQLite's NOCASE."""
    import numpy as np

    labels = cards.labels[name]
    wanted = [
        label == value or (any_case and label.encode().lower() == value.encode().lower())
        for label in labels
    ]
    return np.array([False, *wanted[1:]])[cards.of(name)]


def _listed(connection: sqlite3.Connection, query: str, values: Iterable[object]) -> Array:
    """The numbers that a query lists: SQLite hands over one long row faster than many rows."""
    import numpy as np

    column = "rowid" if "FROM search" in query else "document"
    asked = f"SELECT group_concat({column}) FROM ({query})"
    row = connection.execute(asked, tuple(values)).fetchone()
    return np.fromstring(row[0] or "", dtype=np.int64, sep=",")


def _folded(found: Array, copy_of: Array) -> Array:
    """The documents without near copies that another one stands for."""
    import numpy as np

    shown = np.zeros(len(copy_of), dtype=bool)
    shown[found] = True
    copies = found[copy_of[found] > 0]
    alone = copies[~shown[copy_of[copies]]]
    shown[copies] = False
    # of copies whose first document is not there the earliest stands for all
    _, first = np.unique(copy_of[alone], return_index=True)
    shown[alone[first]] = True
    return found[shown[found]]


def _by_day(found: Array, cards: Cards) -> Iterator[int]:
    """The newest first, a stretch of them sorted at a time."""
    import numpy as np

    keys = (cards.of("date")[found] << 32) | found
    size = 1_000
    while len(keys):
        if len(keys) > size:
            keys.partition(len(keys) - size)
        stretch = np.sort(keys[-size:])[::-1]
        yield from (stretch & 0xFFFFFFFF).tolist()
        keys = keys[:-size]


def _hidden(family: list[tuple[int, int | None]]) -> frozenset[int]:
    """The copies among (document, first document) that another one stands for."""
    shown = {id_ for id_, first in family if first is None}
    hidden: set[int] = set()
    for id_, first in sorted((id_, first) for id_, first in family if first is not None):
        if first in shown:
            hidden.add(id_)
        else:
            shown.add(first)
    return frozenset(hidden)
