"""Who has read which documents: marks among the records, one a change, the latest of each holds."""

import json
import sqlite3
from collections.abc import Sequence

from tealeaves.archive.records.log import append
from tealeaves.archive.store import Archive
from tealeaves.errors import ArchiveError


def mark(archive: Archive, who: str, at: str, document: int, read: bool) -> None:
    """Note that somebody has read a document, or wants it unread again.

    Nothing is written where that stands already. Raises ArchiveError when there is no such
    document or no author.
    """
    found = archive.connection.execute("SELECT 1 FROM document WHERE id = ?", (document,))
    if found.fetchone() is None:
        raise ArchiveError(f"document {document}: there is none")
    if (document in read_by(archive.connection, who.strip(), (document,))) != read:
        append(archive, who, at, "read", f"document:{document}", {"read": read})


def read_by(connection: sqlite3.Connection, who: str, documents: Sequence[int]) -> frozenset[int]:
    """Those of the documents that a person has read."""
    named = json.dumps([f"document:{document}" for document in documents])
    rows = connection.execute(
        "SELECT about, body FROM record WHERE about IN (SELECT value FROM json_each(?)) "
        "AND kind = 'read' AND who = ? ORDER BY id",
        (named, who),
    )
    last = {about: json.loads(body)["read"] for about, body in rows}
    return frozenset(int(about.partition(":")[2]) for about, read in last.items() if read)


def decided(connection: sqlite3.Connection) -> int:
    """The newest record that decides anything; reading marks and kept searches decide nothing."""
    row = connection.execute(
        "SELECT id FROM record WHERE kind NOT IN ('read', 'search') ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return row[0] if row else 0
