"""The documents that answer a query, as SQL that can be counted, ranked and grouped."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from tealeaves.archive.filters import Condition
from tealeaves.archive.matching import Matcher
from tealeaves.archive.query import All, Node, Words

Statement = tuple[str, tuple[object, ...]]

# The big rows of `reading` are never touched: the index has all columns that are asked for.
READING = (
    " CROSS JOIN reading r INDEXED BY reading_card ON r.document = d.id AND r.version = d.version"
)
FEW = 20_000  # matches that are gone through one by one
RANKED = 5_000  # documents that are ranked; where more answer, the last added of them

COPIES = "SELECT id FROM document WHERE copy_of IS NOT NULL"
FIRSTS = "SELECT copy_of FROM document WHERE copy_of IS NOT NULL"


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
        one = "SELECT rowid AS id, bm25(search) AS rank FROM search WHERE search MATCH ?"
        arms = " UNION ALL ".join([one] * len(words))
        sql = f"(SELECT id, count(*) - sum(rank) / 1000 AS score FROM ({arms}) GROUP BY id"
        least = (len(words) + 1) // 2
        values = (*(matcher.ask(each) for each in words), least)
        return cls(None, tuple(conditions), Condition(f"{sql} HAVING count(*) >= ?)", values))

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
        return self.sql("d.id, s.score", "ORDER BY s.score DESC, d.id")

    def by_date(self) -> Statement:
        """The documents, the newest first; undated ones last."""
        return self.sql("d.id", "ORDER BY r.date DESC, d.id DESC", reading=True)


def count(connection: sqlite3.Connection, matches: Matches) -> int:
    """How many documents there are, copies included."""
    if matches.asked is not None and not matches.conditions:
        statement: Statement = (
            "SELECT count(*) FROM search WHERE search MATCH ?",
            (matches.asked,),
        )
    else:
        statement = matches.sql("count(*)")
    number: int = connection.execute(*statement).fetchone()[0]
    return number


def copies_among(connection: sqlite3.Connection, matches: Matches, total: int) -> frozenset[int]:
    """The near copies that another document found stands for: the first, or the earliest copy."""
    if connection.execute(f"{COPIES} LIMIT 1").fetchone() is None:
        return frozenset()
    if matches.everything:
        return frozenset(row[0] for row in connection.execute(COPIES))
    family = "" if total <= FEW else f"AND +d.id IN ({COPIES} UNION ALL {FIRSTS})"
    rows = connection.execute(*matches.sql("d.id, d.copy_of", family)).fetchall()
    shown = {id_ for id_, first in rows if first is None}
    hidden: set[int] = set()
    for id_, first in sorted(row for row in rows if row[1] is not None):
        if first in shown:
            hidden.add(id_)
        else:
            shown.add(first)
    return frozenset(hidden)


def without(hidden: frozenset[int]) -> Condition:
    """The condition that leaves these documents out."""
    return Condition("d.id NOT IN (SELECT value FROM json_each(?))", (json.dumps(sorted(hidden)),))
