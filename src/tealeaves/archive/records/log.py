"""What people decided: notes, corrections, merges and splits. Appended, never changed.

A record stands until another one undoes it; both stay. A reread or a new version of a page touches
none of them.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tealeaves.archive.records.undone import undoings
from tealeaves.archive.store import Archive
from tealeaves.errors import ArchiveError
from tealeaves.sources.record import writable

KINDS = (
    "note", "correction", "merge", "split", "ledger", "rival", "brief", "read", "search", "undo",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Record:
    """One decision. `about`: "person:KEY", "document:ID", "finding:SHA:KIND:START-END",
    "forecast:ID", "search:ADDRESS" or "signal:…"."""

    id: int
    at: str  # ISO 8601 UTC
    who: str
    kind: str
    about: str
    body: dict[str, Any]
    undoes: int | None = None
    undone_by: int | None = None

    @property
    def stands(self) -> bool:
        return self.undone_by is None and self.kind != "undo"


def append(
    archive: Archive,
    who: str,
    at: str,
    kind: str,
    about: str,
    body: dict[str, Any],
    undoes: int | None = None,
) -> int:
    """Write one record; its id. Raises ArchiveError for a nameless author or an unknown kind."""
    if not who.strip():
        raise ArchiveError("a record needs an author; give a name with --who")
    if kind not in KINDS:
        raise ArchiveError(f"{kind}: no kind of record; there are {', '.join(KINDS)}")
    said = json.dumps(body, ensure_ascii=False)
    with archive.writing() as connection:
        row = connection.execute(
            "INSERT INTO record (at, who, kind, about, body, undoes) VALUES (?, ?, ?, ?, ?, ?)",
            (at, writable(who.strip()), kind, writable(about), writable(said), undoes),
        )
        assert row.lastrowid is not None
        return row.lastrowid


def undo(archive: Archive, who: str, at: str, number: int, why: str = "") -> int:
    """Take a record back by another one; its id. Undoing an undo lets the first stand again.

    Raises ArchiveError when there is no such record or it is undone already.
    """
    record = next(iter(records(archive, number=number)), None)
    if record is None:
        raise ArchiveError(f"record {number}: there is none; `tealeaves records list` shows them")
    if record.undone_by is not None:
        raise ArchiveError(f"record {number}: is undone already, by record {record.undone_by}")
    body = {"why": why} if why else {}
    return append(archive, who, at, "undo", record.about, body, number)


def records(
    archive: Archive,
    *,
    kind: str | None = None,
    about: str | None = None,
    number: int | None = None,
) -> Iterator[Record]:
    """All records in the order they were made, of one kind, on one thing, or with one number."""
    rows = archive.connection.execute(
        "SELECT id, at, who, kind, about, body, undoes FROM record "
        "WHERE (? IS NULL OR kind = ?) AND (? IS NULL OR about = ?) AND (? IS NULL OR id = ?) "
        "ORDER BY id",
        (kind, kind, about, about, number, number),
    ).fetchall()
    undone = undoings(archive.connection)
    for id_, at, who, what, on, body, undoes in rows:
        yield Record(id_, at, who, what, on, json.loads(body), undoes, undone.get(id_))


def standing(archive: Archive, kind: str) -> tuple[Record, ...]:
    """The records of a kind that nothing has undone."""
    return tuple(record for record in records(archive, kind=kind) if record.stands)
