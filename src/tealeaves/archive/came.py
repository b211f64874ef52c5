"""What came in on a day: by the day of issue, or by the moment it was taken into the archive."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

BACK = 400  # days before a day in which earlier ones are looked for


@dataclass(frozen=True, slots=True)
class Came:
    """A document by its head. `date` is as exact as known; `seen` is of its first version, UTC."""

    document: int
    date: str | None
    outlet: str | None
    genre: str | None
    layer: str
    title: str | None
    copy_of: int | None
    seen: str


HEAD = (
    "SELECT document.id, date, outlet, genre, layer, title, copy_of, first.seen "
    "FROM {} JOIN version AS first ON first.document = document.id AND first.change = 'first' "
)
DATED = HEAD.format(
    "reading INDEXED BY reading_date CROSS JOIN document ON document.version = reading.version "
    "AND document.id = reading.document"
)
ARRIVED = HEAD.format("document JOIN reading ON reading.version = document.version")


def dated(connection: sqlite3.Connection, day: str) -> tuple[Came, ...]:
    """The documents issued on a day."""
    rows = connection.execute(f"{DATED} WHERE date = ? ORDER BY document.id", (day,))
    return tuple(Came(*row) for row in rows)


def arrived(connection: sqlite3.Connection, since: str, until: str) -> tuple[Came, ...]:
    """The documents first taken in from one moment (ISO 8601 UTC) up to, not at, another."""
    rows = connection.execute(
        f"{ARRIVED} WHERE first.seen >= ? AND first.seen < ? ORDER BY document.id", (since, until)
    )
    return tuple(Came(*row) for row in rows)


def earlier_days(
    connection: sqlite3.Connection, day: str, outlets: Sequence[str]
) -> tuple[str, ...]:
    """The days of issue before a day on which one of the media printed, the latest first."""
    first = (date.fromisoformat(day) - timedelta(BACK)).isoformat()
    media = f"AND outlet IN ({', '.join('?' * len(outlets))}) " if outlets else ""
    rows = connection.execute(
        "SELECT DISTINCT day FROM volume WHERE day >= ? AND day < ? AND length(day) = 10 "
        f"AND texts > 0 {media}ORDER BY day DESC",
        (first, day, *outlets),
    )
    return tuple(row[0] for row in rows)


def moments(connection: sqlite3.Connection, since: str, until: str) -> tuple[str, ...]:
    """The minutes (ISO 8601 UTC) in which documents were first taken in, the latest first."""
    rows = connection.execute(
        "SELECT DISTINCT substr(seen, 1, 16) FROM version "
        "WHERE change = 'first' AND seen >= ? AND seen < ? ORDER BY 1 DESC",
        (since, until),
    )
    return tuple(row[0] for row in rows)


def kinds_of(connection: sqlite3.Connection, genres: Sequence[str]) -> dict[str, int]:
    """How many texts of each kind there are: the rarer, the more worth a look."""
    rows = connection.execute(
        "SELECT genre, sum(texts) FROM volume "
        f"WHERE genre IN ({', '.join('?' * len(genres))}) GROUP BY genre",
        tuple(genres),
    )
    return dict(rows.fetchall())


def days_beside(connection: sqlite3.Connection, day: str) -> tuple[str | None, str | None]:
    """The nearest day before a day, and after it, that has a text."""
    query = (
        "SELECT date FROM reading INDEXED BY reading_date "
        "WHERE date {} ? AND length(date) = 10 ORDER BY date {} LIMIT 1"
    )
    found = [
        connection.execute(query.format(*way), (day,)).fetchone()
        for way in (("<", "DESC"), (">", "ASC"))
    ]
    return found[0] and found[0][0], found[1] and found[1][0]


def refused_on(connection: sqlite3.Connection, day: str) -> tuple[tuple[str, int], ...]:
    """Why pages were refused on a day (UTC), and how many, the most frequent reason first."""
    after = (date.fromisoformat(day) + timedelta(1)).isoformat()
    rows = connection.execute(
        "SELECT why, count(*) FROM refused WHERE at >= ? AND at < ? "
        "GROUP BY why ORDER BY count(*) DESC, why",
        (day, after),
    )
    return tuple(rows.fetchall())
