"""Documents as they are kept, one at a time, with their page and their reading."""

import codecs
import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from tealeaves.archive.dates import first_day, last_day
from tealeaves.archive.records.settled import Identity, settled
from tealeaves.errors import ArchiveError
from tealeaves.evidence import visible

MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
LONGEST = 1 << 30  # bytes of one unpacked page or reading; more is damage


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the archive in its current version; `text` is the article's clean text."""

    id: int
    sha256: str  # of the page's bytes
    url: str | None
    date: str | None  # as exact as known: YYYY-MM-DD, YYYY-MM, YYYY
    latest: str | None  # the last possible day where only a range is known
    precision: str | None
    basis: str | None  # given, printed, inferred
    printed: str | None  # the day the page prints where it is another one
    title: str | None
    outlet: str | None
    section: str | None
    language: str
    genre: str | None
    rung: str | None
    rung_low: str | None
    issuer: str | None
    layer: str
    audience: str | None
    words: int
    complete: bool  # False: only the beginning, or a headline alone
    copy_of: int | None  # the earlier document this one is a near copy of
    gone: str | None  # when it was no longer where it came from
    seen: str  # when it was captured, ISO 8601 UTC
    version: int
    text: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Which documents: issued in a time, by an outlet, in a language, near copies or not.

    A date that is coarser than a day is inside when it may be. `month` is YYYY-MM, or "" for
    what cannot be placed in a month.
    """

    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    language: str | None = None
    month: str | None = None
    copies: bool = True


EVERYTHING = Scope()
FIRST, LAST = "0000-01-01", "9999-12-31"


def scope_of(
    since: str | None = None,
    until: str | None = None,
    *,
    outlet: str | None = None,
    language: str | None = None,
    copies: bool = True,
) -> Scope:
    """The scope from a year, month or day to another one, both within it.

    Raises ArchiveError for what is no date; a scope that ends before it begins is empty.
    """
    if since:
        first_day(since)
    if until:
        last_day(until)
    first = since and since + FIRST[len(since) :]
    last = until and until + LAST[len(until) :]
    return Scope(first, last, outlet, language, copies=copies)


@dataclass(frozen=True)
class Kept:
    """A document with its page and the JSON of its reading, unpacked when asked for."""

    document: Document
    connection: sqlite3.Connection
    media_type: str
    encoding: str
    raw: bytes  # zlib
    json: bytes  # zlib
    identity: Identity | None = None  # merges and splits, where many documents share them

    @cached_property
    def people(self) -> Identity:
        """Merges and splits, of all documents."""
        return settled(self.connection) if self.identity is None else self.identity

    @cached_property
    def page(self) -> str:
        """The page's bytes decoded as they were read: all offsets count its characters."""
        return decoded(unpacked(self.raw), self.encoding)

    @cached_property
    def reading(self) -> dict[str, Any]:
        """The contract's object without "text"."""
        body: dict[str, Any] = json.loads(unpacked(self.json).decode("utf-8", "surrogatepass"))
        return body

    def words(self, start: int, end: int) -> str:
        """What the page says at a place, in HTML without its markup."""
        piece = self.page[start:end]
        return visible(piece) if self.media_type == "text/html" else piece


def kept(connection: sqlite3.Connection, scope: Scope = EVERYTHING) -> Iterator[Kept]:
    """The documents of a scope, undated ones first, then by date and in the order they came."""
    people = settled(connection)
    for row in connection.execute(*_query(scope, "p.media_type, p.encoding, p.raw, r.json")):
        yield _kept(row, connection, people)


def documents(connection: sqlite3.Connection, scope: Scope = EVERYTHING) -> Iterator[Document]:
    """The same without page and reading: quicker."""
    for row in connection.execute(*_query(scope, "")):
        yield _document(row)


def count(connection: sqlite3.Connection, scope: Scope = EVERYTHING) -> int:
    """How many documents a scope has."""
    where, values = conditions(scope, "r.date")
    number: int = connection.execute(f"SELECT count(*) {FROM}{where}", values).fetchone()[0]
    return number


def one(connection: sqlite3.Connection, document: int) -> Kept:
    """The document with this id. Raises ArchiveError when there is none."""
    query = f"{_select('p.media_type, p.encoding, p.raw, r.json')} WHERE d.id = ?"
    row = connection.execute(query, (document,)).fetchone()
    if row is None:
        raise ArchiveError(f"document {document}: there is none; `tealeaves search` shows ids")
    return _kept(row, connection)


def contract_of(kept: Kept) -> dict[str, Any]:
    """The reading as `tealeaves read --json` prints it: with the page's text in its place."""
    body = {}
    for key, value in kept.reading.items():
        body[key] = value
        if key == "source":
            body["text"] = kept.page
    return body


def decoded(raw: bytes, encoding: str) -> str:
    """Bytes decoded as when they were read: a byte order mark is no text."""
    return raw.removeprefix(MARKS.get(encoding, b"")).decode(encoding, "replace")


def unpacked(packed: bytes) -> bytes:
    """Bytes as they were before zlib. Raises ArchiveError when they are damaged."""
    stream = zlib.decompressobj()
    try:
        plain = stream.decompress(packed, LONGEST)
    except zlib.error as error:
        raise ArchiveError(f"a page or reading is damaged ({error}); restore a backup") from None
    if not stream.eof:
        raise ArchiveError("a page or reading is cut short; restore a backup")
    return plain


SOURCES = {
    "id": "d.id",
    "copy_of": "d.copy_of",
    "gone": "d.gone",
    "sha256": "p.sha256",
    "url": "v.url",
    "seen": "v.seen",
}
NAMES = tuple(field.name for field in fields(Document))
SIZE = len(NAMES)
COMPLETE = NAMES.index("complete")
COLUMNS = ", ".join(SOURCES.get(name, f"r.{name}") for name in NAMES)


def _document(row: tuple[Any, ...]) -> Document:
    values = list(row[:SIZE])
    values[COMPLETE] = bool(values[COMPLETE])
    return Document(*values)


def _kept(
    row: tuple[Any, ...], connection: sqlite3.Connection, people: Identity | None = None
) -> Kept:
    media_type, encoding, raw, body = row[SIZE:]
    return Kept(_document(row), connection, media_type, encoding, raw, body, people)


FROM = "FROM reading r JOIN document d ON d.id = r.document AND d.version = r.version"


def _select(more: str) -> str:
    return (
        f"SELECT {COLUMNS}{', ' if more else ''}{more} {FROM} "
        "JOIN version v ON v.id = r.version JOIN page p ON p.id = v.page"
    )


def _query(scope: Scope, more: str) -> tuple[str, dict[str, str]]:
    # the order is that of the index on date, so that nothing is sorted or held
    where, values = conditions(scope, "r.date")
    return f"{_select(more)}{where} ORDER BY r.date, r.version", values


def conditions(scope: Scope, date: str) -> tuple[str, dict[str, str]]:
    """WHERE and its values for rows that have a date, `outlet`, `language` and `copy_of`."""
    found = [
        (scope.since, f"{date} >= substr(:since, 1, 4)"),
        (scope.since, f"{date} >= substr(:since, 1, length({date}))"),
        (scope.until, f"{date} != '' AND {date} <= substr(:until, 1, length({date}))"),
        (scope.outlet, "outlet = :outlet"),
        (scope.language, "language = :language"),
    ]
    parts = [part for given, part in found if given is not None]
    if scope.month:
        parts.append(f"{date} >= :month AND {date} < :month || '~'")
    elif scope.month == "":
        parts.append(f"({date} IS NULL OR length({date}) < 7)")
    if not scope.copies:
        parts.append("d.copy_of IS NULL")
    values = {f.name: getattr(scope, f.name) for f in fields(scope) if f.name != "copies"}
    used = {name: value for name, value in values.items() if value}
    return (" WHERE " + " AND ".join(parts) if parts else ""), used
