"""The documents that answer a query, as SQL that can be counted, ranked and grouped."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from tealeaves.archive.search.filters import Condition
from tealeaves.archive.search.matching import Matcher
from tealeaves.archive.search.query import All, Node, Words

Statement = tuple[str, tuple[object, ...]]

# The big rows of `reading` are never touched: the index has all columns that are asked for.
READING = (
    " CROSS JOIN reading r INDEXED BY reading_card ON r.document = d.id AND r.version = d.version"
)
FEW = 20_000  # matches that are gone through one by one
RANKED = 5_000  # documents that are ranked; where more answer, the last added of them

COPIES = "SELECT id FROM document WHERE copy_of IS NOT NULL"
NOTHING = "SELECT NULL WHERE 0"


@dataclass(frozen=True, slots=True)
class Matches:
    """A set of documents. `asked` is an FTS5 expression; None: every document."""

    asked: str | None
    conditions: tuple[Condition, ...] = ()
    scores: Condition | None = None  # a subquery (id, score) in the place of `asked`

    @classmethod
    def of(cls, node: Node | None, matcher: Matcher, conditions: Sequence[Condition]) -> Self:
        """The documents that a query's tree and the filters let through."""
        asked = matcher.ask(node) if node is not None else None
        if asked is None and isinstance(node, All) and (barred := matcher.barred(node.unwanted)):
            without = "d.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)"
            return cls(None, (*conditions, Condition(without, (barred,))))
        return cls(asked, tuple(conditions))

    @classmethod
    def some_of(
        cls, words: Sequence[Words], matcher: Matcher, conditions: Sequence[Condition]
    ) -> Self:
        """The documents that have at least half of the words; the score is how many."""
        one = "SELECT rowid AS id FROM search WHERE search MATCH ?"
        arms = " UNION ALL ".join([one] * len(words))
        sql = f"(SELECT id, count(*) AS score FROM ({arms}) GROUP BY id HAVING count(*) >= ?)"
        least = (len(words) + 1) // 2
        values = (*(matcher.ask(each) for each in words), least)
        return cls(None, tuple(conditions), Condition(sql, values))

    @property
    def everything(self) -> bool:
        """Whether nothing is asked for."""
        return self.asked is None and self.scores is None and not self.conditions

    def asking(self, asked: str | None) -> "Matches":
        """The same with another expression."""
        return replace(self, asked=asked)

    def sql(self, what: str, rest: str = "", *, reading: bool = False) -> Statement:
        """A SELECT over `d` (document), `r` (its reading) and `s` (where text is asked for)."""
        source, where = "document d", []
        values: tuple[object, ...] = ()
        if self.scores is not None:
            source = f"{self.scores.sql} s CROSS JOIN {source} ON d.id = s.id"
            values = self.scores.values
        elif self.asked is not None:
            source = f"search s CROSS JOIN {source} ON d.id = s.rowid"
            where.append("s.search MATCH ?")
            values = (self.asked,)
        reading = reading or any("r." in condition.sql for condition in self.conditions)
        where.append("d.version IS NOT NULL")
        where += (condition.sql for condition in self.conditions)
        values += tuple(value for condition in self.conditions for value in condition.values)
        joined = READING if reading else ""
        return f"SELECT {what} FROM {source}{joined} WHERE {' AND '.join(where)} {rest}", values

    def ids(self) -> Statement:
        """The documents in no order."""
        return self.sql("d.id")

    def edge(self) -> Statement:
        """The first document of the RANKED added last; no row where there are fewer."""
        return self.sql("d.id", f"ORDER BY s.rowid DESC LIMIT 1 OFFSET {RANKED - 1}")

    def by_rank(self, title: float, edge: int) -> Statement:
        """(document, rank) by bm25, the best first; matches in the title weigh `title` times.

        Only documents from `edge` on.
        """
        rest = f"AND s.rowid >= ? AND s.rank MATCH 'bm25({title}, 1, 1, 1)' ORDER BY s.rank"
        statement, values = self.sql("d.id, s.rank", rest)
        return statement, (*values, edge)

    def before(self, edge: int) -> Statement:
        """The documents before `edge`, the last added first."""
        statement, values = self.sql("d.id", "AND s.rowid < ? ORDER BY s.rowid DESC")
        return statement, (*values, edge)

    def by_score(self) -> Statement:
        """(document, score), the highest first."""
        return self.sql("d.id, s.score", "ORDER BY s.score DESC, d.id DESC")

    def by_date(self) -> Statement:
        """The documents, the newest first; undated ones last."""
        return self.sql("d.id", "ORDER BY r.date DESC, d.id DESC", reading=True)


@dataclass(frozen=True, slots=True)
class Gathered:
    """How many documents there are, and which of them are near copies that another stands for."""

    total: int  # copies included
    hidden: frozenset[int]


def gather(connection: sqlite3.Connection, matches: Matches, *, copies: bool) -> Gathered:
    """Count the matches. With `copies` none is hidden.

    Of a story found several times the first document stands for all, else the earliest copy.
    """
    folding = not copies and connection.execute(f"{COPIES} LIMIT 1").fetchone() is not None
    if matches.everything:
        total = connection.execute("SELECT count(*) FROM document WHERE version IS NOT NULL")
        hidden = (row[0] for row in connection.execute(COPIES if folding else NOTHING))
        return Gathered(total.fetchone()[0], frozenset(hidden))
    if matches.asked is None or matches.conditions:
        family = connection.execute(*matches.sql("d.id, d.copy_of")).fetchall()
        return Gathered(len(family), _hidden(family) if folding else frozenset())
    if folding:
        some = matches.sql("d.id, d.copy_of", f"LIMIT {FEW + 1}")
        family = connection.execute(*some).fetchall()
        if len(family) <= FEW:
            return Gathered(len(family), _hidden(family))
    number = connection.execute(
        "SELECT count(*) FROM search WHERE search MATCH ?", (matches.asked,)
    ).fetchone()[0]
    return Gathered(number, _hidden_of_many(connection, matches.asked) if folding else frozenset())


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


def _hidden_of_many(connection: sqlite3.Connection, asked: str) -> frozenset[int]:
    """The same for very many matches: SQLite hands over long rows faster than many rows."""
    import numpy as np

    def numbers(text: str) -> "np.ndarray[Any, np.dtype[np.int64]]":
        return np.fromstring(text, dtype=np.int64, sep=",")

    found = connection.execute(
        "SELECT group_concat(rowid) FROM search WHERE search MATCH ?", (asked,)
    )
    ids = numbers(found.fetchone()[0])
    pairs = connection.execute(
        "SELECT group_concat(id), group_concat(copy_of) FROM document WHERE copy_of IS NOT NULL"
    )
    copies, firsts = map(numbers, pairs.fetchone())
    there = np.zeros(max(ids.max(), copies.max(), firsts.max()) + 1, dtype=bool)
    there[ids] = True
    copies, firsts = copies[there[copies]], firsts[there[copies]]
    alone = there[firsts]
    family = [*zip(copies[~alone].tolist(), firsts[~alone].tolist(), strict=True)]
    return frozenset(copies[alone].tolist()) | _hidden(family)


def without(hidden: frozenset[int]) -> Condition:
    """The condition that leaves these documents out."""
    return Condition("d.id NOT IN (SELECT value FROM json_each(?))", (json.dumps(sorted(hidden)),))
