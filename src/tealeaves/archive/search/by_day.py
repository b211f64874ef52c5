"""A search as counts by the day: how many texts say something, near copies counted once."""

import json
import sqlite3
from collections.abc import Iterable

from tealeaves.archive.search.filters import Condition
from tealeaves.archive.search.matches import Matches
from tealeaves.archive.search.matching import Matcher
from tealeaves.archive.search.query import parse
from tealeaves.errors import ArchiveError

ONCE = Condition("d.copy_of IS NULL")


def days_saying(
    connection: sqlite3.Connection, text: str, narrow: dict[str, str]
) -> list[tuple[str, int]]:
    """(day, texts) of a query; '' is what is undated. `narrow`: columns of the reading, values.

    Raises ArchiveError for a query in which there is nothing to look for.
    """
    found = _matches(text, narrow).sql("coalesce(r.date, ''), count(*)", "GROUP BY 1", reading=True)
    return connection.execute(*found).fetchall()


def texts_saying(
    connection: sqlite3.Connection, text: str, days: Iterable[str], narrow: dict[str, str]
) -> list[tuple[int, str, str | None]]:
    """(document, day, title) of the texts of some days that answer a query, by day."""
    on = Condition("r.date IN (SELECT value FROM json_each(?))", (json.dumps(list(days)),))
    inner, values = _matches(text, narrow, on).sql("d.id AS id", reading=True)
    return connection.execute(
        f"SELECT d.id, r.date, r.title FROM ({inner}) AS f CROSS JOIN document d ON d.id = f.id "
        "JOIN reading r ON r.version = d.version ORDER BY r.date, d.id",
        values,
    ).fetchall()


def _matches(text: str, narrow: dict[str, str], *more: Condition) -> Matches:
    node = parse(text)
    if node is None:
        raise ArchiveError(f"{text!r}: nothing to look for in this query")
    parts = [Condition(f"r.{name} = ?", (value,)) for name, value in narrow.items()]
    return Matches.of(node, Matcher(), (ONCE, *parts, *more))
