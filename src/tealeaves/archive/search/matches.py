"""The documents that answer a query, as SQL that can be counted, ranked and grouped."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from tealeaves.archive.search.filters import Condition
from tealeaves.archive.search.matching import Matcher
from tealeaves.archive.search.query import All, Node, Words

Statement = tuple[str, tuple[object, ...]]

# The big rows of `reading` are never touched: the index has all columns that are asked for.
READING = (
    " CROSS JOIN reading r INDEXED BY reading_card ON r.document = d.id AND r.version = d.version"
)


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
            listed = "SELECT rowid FROM search WHERE search MATCH ?"
            return cls(None, (*conditions, Condition(without, (barred,), "without", listed)))
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

    def by_rank(self, title: float, first: int, last: int) -> Statement:
        """(document, rank) by bm25, the best first; matches in the title weigh `title` times.

        Only documents from `first` to `last`, whatever the filters say.
        """
        return (
            "SELECT rowid, rank FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? "
            f"AND rank MATCH 'bm25({title}, 1, 1, 1)' ORDER BY rank",
            (self.asked, first, last),
        )

    def by_score(self) -> Statement:
        """(document, score), the highest first."""
        return self.sql("d.id, s.score", "ORDER BY s.score DESC, d.id DESC")
