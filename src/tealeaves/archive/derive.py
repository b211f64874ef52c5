"""The rows made of a reading, in and out of the archive, with the tallies kept in step."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from tealeaves.archive.filing import Rows
from tealeaves.archive.search import index
from tealeaves.archive.store import Archive

REMEMBERED = 200_000  # terms whose ids are kept in memory

FINDINGS = (
    "attendee", "statement", "timex", "event", "stance", "epithet", "formula", "forecast", "signal"
)  # fmt: skip
DERIVED = ("mention", "person", "title", *FINDINGS, "band", "feature", "setting", "trait")

# Findings whose first value after the item is a term of the document.
OF_TERM = frozenset(("epithet", "formula"))


def add_rows(archive: Archive, rows: Rows, document: int, version: int) -> None:
    """Make `version` the state of the document that is read, searched and counted."""
    connection = archive.connection
    ids = [term_id(archive, *term) for term in rows.terms]
    values = (version, document, _stamp(connection, rows), *rows.columns)
    connection.execute(
        f"INSERT OR REPLACE INTO reading VALUES ({_marks(len(values) + 4)})",
        (*values, rows.text, rows.places, rows.minhash, rows.json),
    )
    connection.execute("UPDATE document SET version = ? WHERE id = ?", (version, document))
    put(connection, "mention", [(document, s, e, ids[t]) for s, e, t in rows.mentions])
    put(connection, "person", [(document, ids[t], *rest) for t, *rest in _ints(rows.people)])
    put(
        connection,
        "title",
        [(document, ids[p], item, ids[t], *rest) for p, item, t, *rest in _ints(rows.titles)],
    )
    put(connection, "attendee", [(document, *row) for row in rows.attendees])
    for table, found in rows.findings:
        if table in OF_TERM:
            put(connection, table, [(document, i, ids[t], *rest) for i, t, *rest in _ints(found)])
        else:
            put(connection, table, [(document, *row) for row in found])
    setting = (rows.setting.occasion, rows.setting.basis, rows.setting.counterpart)
    when = (rows.setting.direction, rows.columns.date, rows.columns.genre)
    put(connection, "setting", [(document, *setting, *when)])
    put(connection, "trait", [(document, item, *row) for item, row in enumerate(rows.traits)])
    put(connection, "band", [(band, document) for band in set(rows.bands)])
    put(connection, "feature", [(ids[t], document, n, rank) for t, n, rank in rows.features])
    add_entries(connection, [(document, rows.search)])
    tally(connection, document, 1)


def drop_rows(archive: Archive, document: int) -> None:
    """Take a document's derived rows out again; its readings, pages and versions stay."""
    connection = archive.connection
    tally(connection, document, -1)
    row = connection.execute(
        "SELECT title, text FROM document JOIN reading ON reading.version = document.version "
        "WHERE document.id = ?",
        (document,),
    ).fetchone()
    if row:
        connection.execute(
            "INSERT INTO search (search, rowid, title, words, pairs, latin) "
            "VALUES ('delete', ?, ?, ?, ?, ?)",
            (document, *index.entry(row[0] or "", row[1])),
        )
    for table in DERIVED:
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))


def add_entries(
    connection: sqlite3.Connection, entries: Iterable[tuple[int, tuple[str, str, str, str]]]
) -> None:
    """Put documents, each with its index.entry, into the search index."""
    connection.executemany(
        "INSERT INTO search (rowid, title, words, pairs, latin) VALUES (?, ?, ?, ?, ?)",
        ((document, *entry) for document, entry in entries),
    )


def tally(connection: sqlite3.Connection, document: int, sign: int) -> None:
    """Add a counted document to the tallies, or with sign -1 take it out. Copies count nowhere."""
    row = connection.execute(
        "SELECT coalesce(date, ''), coalesce(outlet, ''), coalesce(genre, ''), coalesce(rung, ''), "
        "language, words FROM document JOIN reading ON reading.version = document.version "
        "WHERE document.id = ? AND copy_of IS NULL",
        (document,),
    ).fetchone()
    if row is None:
        return
    *place, words = row
    connection.execute(
        "INSERT INTO volume VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET texts = texts + excluded.texts, words = words + excluded.words",
        (*place, sign, sign * words),
    )
    connection.execute(
        "INSERT INTO tally SELECT term, ?, ?, ?, ?, ?, ? * n, ? FROM feature WHERE document = ? "
        "ON CONFLICT DO UPDATE SET n = n + excluded.n, texts = texts + excluded.texts",
        (*place, sign, sign, document),
    )
    connection.execute(
        "INSERT INTO daily SELECT term, ?1, ?2 * n, ?2 FROM feature WHERE document = ?3 "
        "UNION ALL SELECT 0, ?1, ?2 * ?4, ?2 WHERE true "
        "ON CONFLICT DO UPDATE SET n = n + excluded.n, texts = texts + excluded.texts",
        (place[0], sign, document, words),
    )
    connection.execute(
        "INSERT INTO total SELECT id, kind, ? FROM feature JOIN term ON id = term "
        "WHERE document = ? ON CONFLICT DO UPDATE SET texts = texts + excluded.texts",
        (sign, document),
    )


def term_id(archive: Archive, kind: str, key: str, label: str) -> int:
    """The id of a term; a new one is added."""
    found = archive.terms.get((kind, key))
    if found is not None:
        return found
    connection = archive.connection
    connection.execute(
        "INSERT OR IGNORE INTO term (kind, key, label) VALUES (?, ?, ?)", (kind, key, label)
    )
    row = connection.execute("SELECT id FROM term WHERE kind = ? AND key = ?", (kind, key))
    id_: int = row.fetchone()[0]
    if len(archive.terms) > REMEMBERED:
        archive.terms.clear()
    archive.terms[kind, key] = id_
    return id_


def put(connection: sqlite3.Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    """Insert rows; one that stands there already is left."""
    if rows:
        connection.executemany(
            f"INSERT OR IGNORE INTO {table} VALUES ({_marks(len(rows[0]))})", rows
        )


def _stamp(connection: sqlite3.Connection, rows: Rows) -> int:
    connection.execute("INSERT OR IGNORE INTO stamp (tealeaves, packs) VALUES (?, ?)", rows.stamp)
    row = connection.execute("SELECT id FROM stamp WHERE (tealeaves, packs) = (?, ?)", rows.stamp)
    id_: int = row.fetchone()[0]
    return id_


def _marks(n: int) -> str:
    return ", ".join("?" * n)


def _ints(rows: Any) -> list[tuple[Any, ...]]:
    return list(rows)
