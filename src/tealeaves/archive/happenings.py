"""Events that texts speak of, and the texts issued on an occasion."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

LAST = 'coalesce("to", "from")'


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one text tells it. Times are TIMEX3 values; `start`, `end` its words' place."""

    document: int
    item: int  # place in the reading's list
    what: str
    who: str  # JSON list
    where: str | None
    type: str
    tense: str
    begins: str
    ends: str | None
    occasion: str | None
    start: int  # of the words that name it, in the page's text
    end: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """A text that was issued on an occasion."""

    document: int
    date: str
    title: str | None
    outlet: str | None
    genre: str | None


def told(connection: sqlite3.Connection, since: str, until: str) -> Iterator[Told]:
    """Events that may fall between two days, near copies left out, in the order they begin.

    What ends on a plain day, month or year before is left out; who asks has to look at the other
    values (quarters, weeks, stretches) itself.
    """
    first = f"{int(since[:4]) - 1:04}"
    rows = connection.execute(
        'SELECT e.document, item, what, who, "where", type, tense, "from", "to", occasion, start, '
        '"end" FROM event e JOIN document d ON d.id = e.document '
        'WHERE "from" >= :first AND "from" <= :until || \'~\' AND d.copy_of IS NULL '
        # what began earlier is still on when it has an end, or is known to the month or year alone
        'AND ("from" >= :since OR "to" >= :year OR "from" IN (:year, :month) '
        "OR \"from\" GLOB :year || '-[QHW]*' OR instr(\"from\", '/')) "
        'ORDER BY "from", e.document, item',
        {
            "first": first,
            "since": since,
            "until": until,
            "year": since[:4],
            "month": since[:7],
        },
    )
    return (Told(*row) for row in rows)


def issued_on(
    connection: sqlite3.Connection, occasion: str, before: str, limit: int
) -> tuple[Earlier, ...]:
    """The latest texts of an occasion before a day, the newest first, near copies left out."""
    rows = connection.execute(
        "SELECT s.document, s.date, r.title, r.outlet, r.genre FROM setting s "
        "JOIN document d ON d.id = s.document JOIN reading r ON r.version = d.version "
        "WHERE s.occasion = ? AND s.date < ? AND d.copy_of IS NULL "
        "ORDER BY s.date DESC, s.document DESC LIMIT ?",
        (occasion, before, limit),
    )
    return tuple(Earlier(*row) for row in rows)
