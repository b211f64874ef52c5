"""The states a document went through, and the clusters of near copies."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tealeaves.archive.versions.changes import Changed, difference
from tealeaves.errors import ArchiveError
from tealeaves.sources.address import same


@dataclass(frozen=True, slots=True)
class State:
    """A version of a document. `text` is None where only a trifle changed: it was not read."""

    version: int
    seen: str  # ISO 8601 UTC
    change: str  # first, trivial, real
    url: str | None
    source: str
    sha256: str
    title: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Copy:
    """A document of a cluster."""

    document: int
    date: str | None
    outlet: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Cluster:
    """A counted document and its near copies, in the order they came."""

    original: Copy
    copies: tuple[Copy, ...]


def document_of(connection: sqlite3.Connection, name: str) -> int:
    """The document with this number, address, file, record's id or page's sha256.

    Raises ArchiveError when there is none.
    """
    if name.isdecimal():
        row = connection.execute("SELECT id FROM document WHERE id = ?", (int(name),)).fetchone()
    else:
        keys = ("url:" + same(name), "id:" + name, "file:" + name, "sha:" + name)
        row = connection.execute(
            "SELECT document FROM alias WHERE key IN (?, ?, ?, ?) UNION ALL "
            "SELECT document FROM version JOIN page ON page.id = page WHERE sha256 = ? LIMIT 1",
            (*keys, name),
        ).fetchone()
    if row is None:
        raise ArchiveError(f"{name}: no such document; `tealeaves search` shows their numbers")
    document: int = row[0]
    return document


def states(connection: sqlite3.Connection, document: int) -> tuple[State, ...]:
    """All versions of a document, the oldest first."""
    rows = connection.execute(
        "SELECT version.id, seen, change, url, source, sha256, title, text FROM version "
        "JOIN page ON page.id = version.page LEFT JOIN reading ON reading.version = version.id "
        "WHERE version.document = ? ORDER BY version.id",
        (document,),
    )
    return tuple(State(*row) for row in rows)


def changes(states: tuple[State, ...]) -> Iterator[tuple[State, State, tuple[Changed, ...]]]:
    """Each state that was read with the one read before it, and how their texts differ."""
    read = [state for state in states if state.text is not None]
    for old, new in pairwise(read):
        yield old, new, difference(old.text or "", new.text or "")


def clusters(connection: sqlite3.Connection, document: int | None = None) -> Iterator[Cluster]:
    """All clusters, or the one that a document belongs to; the largest first."""
    values: tuple[Any, ...] = ()
    which = ""
    if document is not None:
        which = "AND copy_of = (SELECT coalesce(copy_of, id) FROM document WHERE id = ?) "
        values = (document,)
    for original, _ in connection.execute(
        f"SELECT copy_of, count(*) FROM document WHERE copy_of IS NOT NULL {which}"
        "GROUP BY copy_of ORDER BY 2 DESC, 1",
        values,
    ):
        rows = connection.execute(
            "SELECT document.id, date, outlet, title FROM document "
            "JOIN reading ON reading.version = document.version "
            "WHERE document.id = ? OR copy_of = ? ORDER BY copy_of IS NOT NULL, document.id",
            (original, original),
        )
        first, *others = (Copy(*row) for row in rows)
        yield Cluster(first, tuple(others))
