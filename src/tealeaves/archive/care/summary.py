"""What an archive holds, in figures."""

import json
import os
import sqlite3
from dataclasses import asdict, dataclass
from typing import Any

from tealeaves.archive.care.stale import count_stale
from tealeaves.archive.store import Archive, schema_version


@dataclass(frozen=True, slots=True)
class Made:
    """Readings made by one version of the code with one state of the packs."""

    tealeaves: str
    packs: dict[str, str]  # id: sha256
    readings: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures of an archive. Readings are those of current versions."""

    pages: int  # different bytes
    documents: int  # near copies among them
    versions: int  # states of documents, the first of each among them
    real: int  # versions whose text really changed
    trivial: int
    near_copies: int  # kept, and counted nowhere else
    gone: int  # documents that were no longer where they came from
    undated: int
    refused: int
    first: str | None  # day of issue of the oldest document, as exact as known
    last: str | None
    languages: dict[str, int]
    outlets: dict[str, int]
    records: int  # what people wrote
    stale: int  # readings made with other code or packs than those at hand
    made: tuple[Made, ...]
    size: int  # bytes of the file, its write-ahead log included
    schema: int


def summary(archive: Archive, stamp: tuple[str, str]) -> Summary:
    """The figures of an archive at one moment; `stamp` is of the code and packs at hand."""
    with archive.snapshot() as connection:
        changes = _counts(connection, "SELECT change, count(*) FROM version GROUP BY change")
        first, last = connection.execute(f"SELECT min(date), max(date) {CURRENT}").fetchone()
        return Summary(
            pages=_count(connection, "page"),
            documents=_count(connection, "document"),
            versions=sum(changes.values()),
            real=changes.get("real", 0),
            trivial=changes.get("trivial", 0),
            near_copies=_count(connection, "document WHERE copy_of IS NOT NULL"),
            gone=_count(connection, "document WHERE gone IS NOT NULL"),
            undated=_number(connection, f"SELECT count(*) {CURRENT} WHERE date IS NULL"),
            refused=_count(connection, "refused"),
            first=first,
            last=last,
            languages=_counts(connection, BY.format("language")),
            outlets=_counts(connection, BY.format("coalesce(outlet, '')")),
            records=_count(connection, "record"),
            stale=count_stale(archive, stamp),
            made=tuple(
                Made(code, json.loads(packs), n) for code, packs, n in connection.execute(STAMPS)
            ),
            size=size_of(archive),
            schema=schema_version(connection),
        )


CURRENT = "FROM document JOIN reading ON reading.version = document.version"
BY = "SELECT {0}, count(*) " + CURRENT + " GROUP BY 1 ORDER BY 2 DESC, 1"
STAMPS = f"SELECT tealeaves, packs, count(*) {CURRENT} JOIN stamp ON stamp.id = stamp GROUP BY 1, 2"


def as_json(summary: Summary) -> dict[str, Any]:
    """The figures as `tealeaves archive info --json` prints them."""
    body = asdict(summary)
    first, last = body.pop("first"), body.pop("last")
    return {**body, "from": first, "to": last}


def size_of(archive: Archive) -> int:
    """Bytes of the file and of its write-ahead log."""
    names = (str(archive.path), f"{archive.path}-wal")
    return sum(os.stat(name).st_size for name in names if os.path.exists(name))


def _number(connection: sqlite3.Connection, query: str) -> int:
    number: int = connection.execute(query).fetchone()[0]
    return number


def _count(connection: sqlite3.Connection, rows: str) -> int:
    return _number(connection, f"SELECT count(*) FROM {rows}")


def _counts(connection: sqlite3.Connection, query: str) -> dict[str, int]:
    return dict(connection.execute(query).fetchall())
