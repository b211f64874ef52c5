"""The regime's own texts by their day of issue: which there are, and which have a term.

Counted are documents of the first-hand layer, near copies once, that are dated to the day.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tealeaves.archive.search.places import Places, unpacked


@dataclass(frozen=True, slots=True)
class Issued:
    """A text by its head. `issuer` stands behind it; `date` is YYYY-MM-DD."""

    document: int
    date: str
    outlet: str | None
    genre: str | None
    issuer: str | None
    title: str | None
    complete: bool


@dataclass(frozen=True, slots=True)
class Which:
    """Texts from one day to another, both included; empty conditions are not asked for."""

    since: str
    until: str
    genres: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    person: str | None = None  # key of somebody who must be named


def issued(
    connection: sqlite3.Connection, which: Which, terms: Sequence[tuple[str, str]] = ()
) -> tuple[Issued, ...]:
    """The texts meant, by day; with terms (kind, key) those that have any of them."""
    return heads(connection, [document for document, _ in days_of(connection, which, terms)])


def days_of(
    connection: sqlite3.Connection, which: Which, terms: Sequence[tuple[str, str]] = ()
) -> tuple[tuple[int, str], ...]:
    """The same as ids with their days: quick also where all the archive is meant."""
    asked: list[str] = []
    values: list[object] = []
    for any_of in (terms, (("person", which.person),) if which.person else ()):
        if any_of:
            asked.append(
                "document.id IN (SELECT document FROM term JOIN feature ON term = id "
                f"WHERE {' OR '.join(['(kind = ? AND key = ?)'] * len(any_of))})"
            )
            values += [value for term in any_of for value in term]
    for column, wanted in (("genre", which.genres), ("outlet", which.outlets)):
        if wanted:
            asked.append(f"reading.{column} IN ({', '.join('?' * len(wanted))})")
            values += wanted
    # a long stretch is read from the index that has all columns, not from the rows with texts
    wide = which.since[:4] != which.until[:4]
    rows = connection.execute(
        f"SELECT document.id, date FROM reading {'INDEXED BY reading_card' if wide else ''} "
        "CROSS JOIN document ON document.id = reading.document "
        "AND document.version = reading.version "
        "WHERE date >= ? AND date <= ? AND length(date) = 10 AND layer = 'first_hand' "
        f"AND copy_of IS NULL{''.join(' AND ' + one for one in asked)} ORDER BY date, document.id",
        (which.since, which.until, *values),
    )
    return tuple((row[0], row[1]) for row in rows)


def heads(connection: sqlite3.Connection, documents: Sequence[int]) -> tuple[Issued, ...]:
    """The heads of texts by their ids, in their order."""
    rows = connection.execute(
        "SELECT document.id, date, outlet, genre, issuer, title, complete "
        "FROM json_each(?) AS x CROSS JOIN document ON document.id = x.value "
        "JOIN reading ON reading.version = document.version ORDER BY x.key",
        (json.dumps(list(documents)),),
    )
    return tuple(_head(*row) for row in rows)


def on_occasion(
    connection: sqlite3.Connection, occasion: str, since: str, until: str
) -> tuple[tuple[Issued, bool], ...]:
    """The texts issued on an occasion, by day, and whether the headline names it."""
    rows = connection.execute(
        "SELECT setting.basis = 'headline', "
        "document.id, setting.date, outlet, reading.genre, issuer, reading.title, complete "
        "FROM setting JOIN document ON document.id = setting.document "
        "JOIN reading ON reading.version = document.version "
        "WHERE occasion = ? AND setting.date >= ? AND setting.date <= ? "
        "AND length(setting.date) = 10 AND layer = 'first_hand' AND copy_of IS NULL "
        "ORDER BY setting.date, document.id",
        (occasion, since, until),
    )
    return tuple((_head(*row), bool(named)) for named, *row in rows)


def _head(*row: Any) -> Issued:
    document, day, outlet, genre, issuer, title, complete = row
    return Issued(document, day, outlet, genre, issuer, title, bool(complete))


def reach(connection: sqlite3.Connection) -> tuple[str, str] | None:
    """The first and the last day from which the archive has such texts; None without any."""
    ends = [
        connection.execute(
            "SELECT date FROM reading WHERE date > '' AND length(date) = 10 "
            f"AND layer = 'first_hand' ORDER BY date {way} LIMIT 1"
        ).fetchone()
        for way in ("ASC", "DESC")
    ]
    return (ends[0][0], ends[1][0]) if ends[0] else None


def outlets(connection: sqlite3.Connection) -> Sequence[str]:
    """The names of the media of which the archive holds texts."""
    rows = connection.execute("SELECT DISTINCT outlet FROM volume WHERE texts > 0")
    return sorted(row[0] for row in rows if row[0])


def clean_text(connection: sqlite3.Connection, document: int) -> tuple[str, Places]:
    """A document's clean text, and where its characters lie in its page."""
    text, places = connection.execute(
        "SELECT text, places FROM document JOIN reading ON reading.version = document.version "
        "WHERE document.id = ?",
        (document,),
    ).fetchone()
    return text, unpacked(places)
