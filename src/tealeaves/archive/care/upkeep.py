"""What keeps an archive well: repairing counts, packing, copying, bringing an old one up."""

import os
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from tealeaves.archive.care.anew import recount, refill
from tealeaves.archive.care.steps import STEPS, Step
from tealeaves.archive.care.summary import size_of
from tealeaves.archive.schema import APPLICATION_ID, VERSION
from tealeaves.archive.store import Archive, remedy, schema_version, statements, told
from tealeaves.errors import ArchiveError

STEP = 2000  # database pages copied between two looks at the progress


def repair(archive: Archive) -> None:
    """Count anew and index anew from the documents, in one transaction."""
    with archive.writing() as connection:
        recount(connection)
        refill(connection)


def compact(archive: Archive) -> tuple[int, int]:
    """Pack the file; its bytes before and after. It needs as much free space again meanwhile."""
    before = size_of(archive)
    with archive.writing() as connection:
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    with told(archive.path):
        archive.connection.execute("ANALYZE")
        archive.connection.execute("VACUUM")
        archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return before, size_of(archive)


def backup(archive: Archive, to: Path, hear: Callable[[int, int], None] = lambda a, b: None) -> int:
    """Copy the archive as it is now, while others write; the bytes of the copy.

    `hear` hears how much is done of how much. Raises ArchiveError when `to` exists.
    """
    if to.exists():
        raise ArchiveError(f"{to}: exists; name a new file, a backup overwrites nothing")
    part = to.with_name(to.name + ".part")
    with told(to):
        part.unlink(missing_ok=True)
        try:
            _copy(archive, part, hear)
            os.link(part, to)  # unlike a rename it overwrites nothing
        except FileExistsError:
            raise ArchiveError(f"{to}: exists; name a new file") from None
        except OSError as error:
            raise ArchiveError(f"{to}: {(error.strerror or str(error)).lower()}") from None
        finally:
            part.unlink(missing_ok=True)
    return to.stat().st_size


def _copy(archive: Archive, to: Path, hear: Callable[[int, int], None]) -> None:
    """One state of the archive, page by page: the open transaction keeps it in view."""
    copy = sqlite3.connect(to)
    try:
        with archive.snapshot() as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            connection.backup(
                copy, pages=STEP, progress=lambda _, left, total: hear(total - left, total)
            )
        line = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if line != "ok":
            raise ArchiveError(f"{to}: the copy is damaged ({line}); check the disk")
    finally:
        copy.close()


@dataclass(frozen=True, slots=True)
class Migrated:
    """From which schema to which, and the backup made before; None where there was no step."""

    old: int
    new: int
    backup: Path | None


def migrate(path: Path, steps: Mapping[int, Step] = STEPS, newest: int = VERSION) -> Migrated:
    """Bring an archive to the newest schema: a backup, then each step in its own transaction.

    Raises ArchiveError when the file is no archive, is newer than `newest`, or a step fails; the
    steps before it stay done, that one undone.
    """
    if not path.is_file():
        raise ArchiveError(f"{path}: there is no archive; make one with `tealeaves add`")
    with told(path):
        connection = sqlite3.connect(path, isolation_level=None, timeout=60)
        try:
            return _migrate(path, connection, steps, newest)
        finally:
            connection.close()


def _migrate(
    path: Path, connection: sqlite3.Connection, steps: Mapping[int, Step], newest: int
) -> Migrated:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise ArchiveError(f"{path}: is no archive of tealeaves; name another file")
    old = schema_version(connection)
    if old > newest:
        raise ArchiveError(
            f"{path}: has schema {old}, this tealeaves knows {newest}; upgrade tealeaves"
        )
    if missing := [n for n in range(old, newest) if n not in steps]:
        raise ArchiveError(
            f"{path}: schema {missing[0]} is too old for this tealeaves; use an earlier one first"
        )
    if old == newest:
        return Migrated(old, newest, None)
    saved = _free(path.with_name(f"{path.name}.schema-{old}"))
    backup(Archive(path, connection, readonly=True), saved)
    for version in range(old, newest):
        _step(path, connection, steps[version], version)
    return Migrated(old, newest, saved)


def _free(place: Path) -> Path:
    """The place, or where something lies there (of a try that failed) the next free one."""
    names = (place.with_name(f"{place.name}-{n}") for n in count(2))
    return next(name for name in chain((place,), names) if not name.exists())


def _step(path: Path, connection: sqlite3.Connection, step: Step, version: int) -> None:
    """One step, whole or not at all; one that another program has done meanwhile is passed over."""
    connection.execute("PRAGMA foreign_keys = OFF")  # a step may put a table in another's place
    connection.execute("BEGIN IMMEDIATE")
    try:
        if schema_version(connection) == version:
            _take(connection, step)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise ArchiveError(f"{path}: step {version} would leave rows that point nowhere")
            connection.execute(f"PRAGMA user_version = {version + 1}")
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error) and remedy(error) is None:
            what = f"step {version} failed ({error}) and was undone; please report it"
            raise ArchiveError(f"{path}: {what}") from error
        raise


def _take(connection: sqlite3.Connection, step: Step) -> None:
    if callable(step):
        step(connection)
    else:
        for statement in statements(step):
            connection.execute(statement)
