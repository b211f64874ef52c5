"""A lake: Parquet by month, of which a second export rewrites only the months that changed.

TABLE/month=2024-07/part.parquet. Every file carries the fingerprint of what it was made from, so
that the folder itself knows what is stale.
"""

import hashlib
import json
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from tealeaves.archive.kept import Scope, kept
from tealeaves.archive.records.settled import settled
from tealeaves.archive.store import Archive
from tealeaves.archive.tables.layouts import LAYOUTS
from tealeaves.archive.tables.months import UNPLACED, month_marks, month_run, terms_mark
from tealeaves.archive.tables.table import NAMES, Table, table
from tealeaves.export.folder import staged
from tealeaves.export.package import Resource
from tealeaves.export.parts import TablePart
from tealeaves.export.sinks import ParquetSink
from tealeaves.export.wish import Wish

MARK = "tealeaves.fingerprint"
PART = "part.parquet"
NULL = "__HIVE_DEFAULT_PARTITION__"  # what every reader of hive partitions takes for null
NAMING_PEOPLE = frozenset(("people", "titles", "mentions", "counts"))  # a merge changes them
UNDIVIDED = frozenset(("records",))  # tables that have no months


@dataclass(slots=True)
class Filled:
    """What became of the files."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class _Lake:
    archive: Archive
    folder: Path
    wish: Wish
    filled: Filled


def fill(archive: Archive, folder: Path, wish: Wish, heard: Callable[[int, int], None]) -> Filled:
    """Bring a lake up to date: write what changed, leave what did not, remove months that went."""
    lake = _Lake(archive, folder, wish, Filled())
    marks = month_marks(archive.connection, wish.scope)
    terms = terms_mark(archive.connection, wish.counting.kinds)
    months = list(month_run(marks))
    for n, month in enumerate(months, 1):
        names = [name for name in wish.names if name in LAYOUTS and month in marks]
        names += ["counts"] if "counts" in wish.names else []
        of = marks.get(month, "")
        _refresh(lake, {name: _mark(lake, name, of, terms) for name in names}, month)
        heard(n, len(months))
    for name in UNDIVIDED & set(wish.names):
        rows = list(table(archive.connection, name).rows())
        _refresh(lake, {name: _mark(lake, name, json.dumps(rows), "")}, None)
    if wish.scope.since is None and wish.scope.until is None:
        _remove(lake, set(months))
    return lake.filled


def _mark(lake: _Lake, name: str, month: str, terms: str) -> str:
    """The fingerprint of a file: of what it is made from and of the shape it is written in."""
    shape = [repr(column) for column in table(lake.archive.connection, name).columns]
    terms = terms if name == "counts" else ""
    people = repr(settled(lake.archive.connection)) if name in NAMING_PEOPLE else ""
    of = [name, month, terms, people, lake.wish.scope.copies, shape]
    return hashlib.sha256(json.dumps(of).encode()).hexdigest()


def path_of(name: str, month: str | None) -> str:
    """The file of a table and month; the month None: of a table without months."""
    return f"{name}/{PART}" if month is None else f"{name}/month={month or NULL}/{PART}"


def _refresh(lake: _Lake, marks: dict[str, str], month: str | None) -> None:
    """Write the files of a month whose fingerprint is another one."""
    stale = {
        name: mark
        for name, mark in marks.items()
        if _mark_in(lake.folder / path_of(name, month)) != mark
    }
    lake.filled.unchanged += len(marks) - len(stale)
    lake.filled.written += len(stale)
    if not stale:
        return
    scope = replace(lake.wish.scope, month=month)
    with staged(lake.folder) as staging, ExitStack() as stack:
        parts: list[TablePart] = []
        for name, mark in stale.items():
            path = staging / path_of(name, month)
            path.parent.mkdir(parents=True)
            made = table(lake.archive.connection, name, scope, lake.wish.counting)
            sink = ParquetSink(path, made.columns, {MARK: mark})
            stack.callback(sink.close)
            if name in LAYOUTS:
                parts.append(TablePart(LAYOUTS[name], sink, scope.copies))
            else:
                _copy(made, sink)
        if parts:
            for each in kept(lake.archive.connection, replace(scope, copies=True)):
                for part in parts:
                    part.take(each)


def _copy(made: Table, sink: ParquetSink) -> None:
    for row in made.rows():
        sink.write(row)


def _mark_in(path: Path) -> str | None:
    """The fingerprint that a file carries; None: there is no whole file of ours."""
    from pyarrow import ArrowInvalid
    from pyarrow.parquet import read_schema

    try:
        told: dict[bytes, bytes] = read_schema(path).metadata or {}
    except (OSError, ArrowInvalid):
        return None
    return told.get(MARK.encode(), b"").decode()


def _remove(lake: _Lake, months: set[str]) -> None:
    """Remove the months of which the archive holds nothing any more."""
    for name in lake.wish.names:
        for path in (lake.folder / name).glob(f"month=*/{PART}"):
            month = path.parent.name.removeprefix("month=")
            if (UNPLACED if month == NULL else month) not in months:
                path.unlink()
                path.parent.rmdir()
                lake.filled.removed += 1


def resources(lake: Path, archive: Archive, scope: Scope) -> list[Resource]:
    """Every table that lies in a lake, also those that this export left alone."""
    from pyarrow.parquet import read_metadata

    found = []
    for name in NAMES:
        paths = sorted((lake / name).rglob(PART))
        if paths:
            rows = sum(read_metadata(path).num_rows for path in paths)
            made = table(archive.connection, name, scope)
            names = tuple(path.relative_to(lake).as_posix() for path in paths)
            found.append(Resource(name, made.about, names, made.columns, made.key, rows))
    return found
