"""The states that came last: new documents and real changes, for those who read along."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from tealeaves.archive.kept import unpacked


@dataclass(frozen=True, slots=True)
class Newest:
    """A state of a document that was read, with the reading's own signals."""

    document: int
    version: int
    sha256: str
    seen: str  # ISO 8601 UTC
    change: str  # first, real
    date: str | None
    title: str | None
    outlet: str | None
    url: str | None
    genre: str | None
    gone: str | None
    signals: tuple[dict[str, Any], ...]


def newest(connection: sqlite3.Connection, limit: int) -> tuple[Newest, ...]:
    """The current states of the documents that came or changed last, the last one first.

    Near copies are left out, and of several documents with the same bytes one is shown.
    """
    rows = connection.execute(
        "SELECT d.id, v.id, p.sha256, v.seen, v.change, r.date, r.title, r.outlet, v.url, r.genre, "
        "d.gone, r.json FROM version v JOIN document d ON d.version = v.id "
        "JOIN reading r ON r.version = v.id JOIN page p ON p.id = v.page "
        "WHERE d.copy_of IS NULL ORDER BY v.id DESC"
    )
    found: dict[str, Newest] = {}
    for row in rows:
        if len(found) >= limit:
            break
        *head, packed = row
        if head[2] not in found:
            found[head[2]] = Newest(*(*head, signals_of(packed)))
    return tuple(found.values())


def signals_of(packed: bytes) -> tuple[dict[str, Any], ...]:
    """The signals of a reading as it is kept, in the order of the text; none of one not read."""
    reading = json.loads(unpacked(packed).decode("utf-8", "surrogatepass"))
    return tuple(reading.get("signals") or ())


def heads(connection: sqlite3.Connection, documents: tuple[int, ...]) -> tuple[dict[str, Any], ...]:
    """What is known of documents by their heads: id, title, date, outlet, url."""
    names = ("id", "title", "date", "outlet", "url")
    rows = (
        connection.execute(
            "SELECT d.id, r.title, r.date, r.outlet, v.url FROM document d "
            "JOIN version v ON v.id = d.version JOIN reading r ON r.version = v.id WHERE d.id = ?",
            (document,),
        ).fetchone()
        for document in documents
    )
    return tuple(dict(zip(names, row, strict=True)) for row in rows if row)
