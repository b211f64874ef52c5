"""Merges and splits: what people decide about who is one person."""

from tealeaves.archive.records.log import append, standing
from tealeaves.archive.records.settled import Identity, settled
from tealeaves.archive.store import Archive
from tealeaves.errors import ArchiveError


def identity(archive: Archive) -> Identity:
    """The standing merges and splits of an archive."""
    return settled(archive.connection)


def merge(archive: Archive, who: str, at: str, key: str, into: str, why: str = "") -> int:
    """Say that `key` is the same person as `into`; the record's number.

    Raises ArchiveError for unknown keys or where both are one already.
    """
    for one in (key, into):
        known_person(archive, one)
    known = identity(archive)
    if known.of(key) == known.of(into):
        raise ArchiveError(f"{key} and {into} are one person already")
    body = {"into": into, **({"why": why} if why else {})}
    return append(archive, who, at, "merge", f"person:{key}", body)


def split(
    archive: Archive,
    who: str,
    at: str,
    key: str,
    documents: tuple[int, ...],
    name: str,
    why: str = "",
) -> int:
    """Say that `key` in these documents is another person, called `name`; the record's number.

    Raises ArchiveError for an unknown key or a document in which the person is not found.
    """
    known_person(archive, key)
    for document in documents:
        row = archive.connection.execute(
            "SELECT 1 FROM person JOIN term ON term.id = term WHERE kind = 'person' AND key = ? "
            "AND document = ?",
            (key, document),
        ).fetchone()
        if row is None:
            raise ArchiveError(f"document {document}: {key} is not found in it")
    body = {"as": split_key(archive, name), "name": name, "documents": sorted(documents)}
    return append(
        archive, who, at, "split", f"person:{key}", {**body, **({"why": why} if why else {})}
    )


def split_key(archive: Archive, name: str) -> str:
    """The key of a person split off: that of a known person of this key, else the name as one."""
    row = archive.connection.execute(
        "SELECT key FROM term WHERE kind = 'person' AND key = ?", (name,)
    ).fetchone()
    return str(row[0]) if row else "~" + " ".join(name.split()).casefold()


def known_person(archive: Archive, key: str) -> str:
    """The label of a person's key. Raises ArchiveError where nobody has it."""
    row = archive.connection.execute(
        "SELECT label FROM term WHERE kind = 'person' AND key = ?", (key,)
    ).fetchone()
    if row is None:
        split_off = {r.body["as"]: r.body["name"] for r in standing(archive, "split")}
        if key in split_off:
            return str(split_off[key])
        raise ArchiveError(f"{key}: nobody has this key; `tealeaves people list` shows them")
    return str(row[0])
