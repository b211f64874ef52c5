"""Filings into the archive: one transaction a batch, and what became of each page."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tealeaves.archive.derive import add_rows, drop_rows
from tealeaves.archive.filing import Filing
from tealeaves.archive.sightings import (
    note_answer,
    note_answered,
    note_gone,
    note_refused,
    sight,
)
from tealeaves.archive.store import Archive
from tealeaves.archive.versions.changes import change_of
from tealeaves.archive.versions.originals import find_original, settle_copies, sought
from tealeaves.sources.record import Answered, Gone, Listed, Refused, Unchanged, Where

Became = Literal["added", "copy", "already", "trivial", "replaced", "empty"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a filing. `document` is None only for an empty answer to a new address."""

    filing: Filing
    became: Became
    document: int | None
    original: int | None = None  # of a copy: the document it is a copy of


@dataclass(frozen=True, slots=True)
class Still:
    """A page that is kept already with the same bytes: only seen once more."""

    keys: tuple[str, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Vanished:
    """An answer or a list by which documents were found to be there no more."""

    piece: Gone | Unchanged | Listed
    documents: tuple[int, ...]

    @property
    def where(self) -> Where:
        """The place of the answer or list."""
        return self.piece.where


Piece = Filing | Still | Gone | Unchanged | Answered | Refused | Listed
Written = Outcome | Vanished | Piece


def write(archive: Archive, pieces: Sequence[Piece], now: str) -> tuple[Written, ...]:
    """Write a batch, in order, in one transaction; what came of each piece, in their order.

    `now` (ISO 8601 UTC) is one for a whole run. Raises ArchiveError; then nothing is written.
    """
    with archive.writing() as connection:
        return tuple(_piece(archive, connection, piece, now) for piece in pieces)


def _piece(archive: Archive, connection: sqlite3.Connection, piece: Piece, now: str) -> Written:
    match piece:
        case Filing():
            return _file(archive, connection, piece, now)
        case Still():
            document = find(connection, piece.keys)
            if document is not None:
                sight(connection, piece.where, document, now)
        case Gone() | Unchanged():
            gone = note_answer(connection, piece, now)
            return Vanished(piece, gone) if gone else piece
        case Answered():
            note_answered(connection, piece, now)
        case Refused():
            note_refused(connection, piece, now)
        case Listed():
            gone = note_gone(connection, piece, now)
            return Vanished(piece, gone) if gone else piece
    return piece


def known(archive: Archive, keys: Iterable[str], sha256: str) -> bool:
    """Whether the newest state kept under these names has just these bytes."""
    document = find(archive.connection, keys)
    return document is not None and _newest(archive.connection, document)[0] == sha256


def taken_before(
    archive: Archive, keys: Iterable[str], sha256: str, where: Where, seen: str | None
) -> bool:
    """Whether these bytes are an earlier state, taken from the same record or capture.

    A file of several states of one page is then a no-op when it is added again.
    """
    document = find(archive.connection, keys)
    row = archive.connection.execute(
        "SELECT 1 FROM version JOIN page ON page.id = page WHERE document = ? AND sha256 = ? "
        "AND (source = ? OR seen = ?)",
        (document, sha256, str(where), seen),
    ).fetchone()
    return row is not None


def find(connection: sqlite3.Connection, keys: Iterable[str]) -> int | None:
    """The document known by one of the names, the surest first."""
    for key in keys:
        row = connection.execute("SELECT document FROM alias WHERE key = ?", (key,)).fetchone()
        if row:
            document: int = row[0]
            return document
    return None


def _newest(connection: sqlite3.Connection, document: int) -> tuple[str, int]:
    """sha256 and page of the newest state of a document."""
    row: tuple[str, int] = connection.execute(
        "SELECT sha256, page.id FROM version JOIN page ON page.id = page "
        "WHERE document = ? ORDER BY version.id DESC LIMIT 1",
        (document,),
    ).fetchone()
    return row


def _file(archive: Archive, connection: sqlite3.Connection, filing: Filing, now: str) -> Outcome:
    document = find(connection, filing.keys)
    if document is None:
        return _new(archive, connection, filing, now)
    _name(connection, filing, document)
    sight(connection, filing.where, document, now)
    if _newest(connection, document)[0] == filing.sha256:
        return Outcome(filing, "already", document)
    return _again(archive, connection, filing, document)


def _new(archive: Archive, connection: sqlite3.Connection, filing: Filing, now: str) -> Outcome:
    original = find_original(connection, sought(filing.rows))
    document = connection.execute(
        "INSERT INTO document (copy_of) VALUES (?)", (original,)
    ).lastrowid
    assert document is not None
    _name(connection, filing, document)
    sight(connection, filing.where, document, now)
    version = _version(connection, filing, document, "first")
    add_rows(archive, filing.rows, document, version)
    return Outcome(filing, "added" if original is None else "copy", document, original)


def _again(
    archive: Archive, connection: sqlite3.Connection, filing: Filing, document: int
) -> Outcome:
    """A known document with other bytes."""
    row = connection.execute(
        "SELECT text, language FROM document JOIN reading ON reading.version = document.version "
        "WHERE document.id = ?",
        (document,),
    ).fetchone()
    old, language = row if row else ("", "und")
    if old and not filing.rows.text.strip():
        connection.execute(
            "INSERT INTO answer (url, document, at, outcome, why) VALUES (?, ?, ?, 'empty', ?)",
            (filing.url or str(filing.where), document, filing.seen, "the page had no text"),
        )
        return Outcome(filing, "empty", document)
    change = change_of(old, filing.rows.text, language)
    if change != "real":
        _version(connection, filing, document, "trivial")
        return Outcome(filing, "trivial", document)
    drop_rows(archive, document)
    original = find_original(connection, sought(filing.rows), frozenset((document,)))
    connection.execute("UPDATE document SET copy_of = ? WHERE id = ?", (original, document))
    version = _version(connection, filing, document, "real")
    add_rows(archive, filing.rows, document, version)
    settle_copies(connection, document)
    return Outcome(filing, "replaced", document, original)


def _name(connection: sqlite3.Connection, filing: Filing, document: int) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO alias (key, document) VALUES (?, ?)",
        ((key, document) for key in filing.keys),
    )


def _version(connection: sqlite3.Connection, filing: Filing, document: int, change: str) -> int:
    page = _page(connection, filing)
    version = connection.execute(
        "INSERT INTO version (document, page, seen, change, url, source, given) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (document, page, filing.seen, change, filing.url, str(filing.where), filing.given),
    ).lastrowid
    assert version is not None
    return version


def _page(connection: sqlite3.Connection, filing: Filing) -> int:
    connection.execute(
        "INSERT OR IGNORE INTO page (sha256, raw, size, media_type, encoding) "
        "VALUES (?, ?, ?, ?, ?)",
        (filing.sha256, filing.raw, filing.size, filing.media_type, filing.encoding),
    )
    row = connection.execute("SELECT id FROM page WHERE sha256 = ?", (filing.sha256,)).fetchone()
    page: int = row[0]
    return page
