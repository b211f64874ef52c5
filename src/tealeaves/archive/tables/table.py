"""Named tables and queries as values: rows, or Arrow, pandas and polars frames."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tealeaves.archive.kept import EVERYTHING, Scope, kept
from tealeaves.archive.records.undone import undoings
from tealeaves.archive.tables.arrow import arrow_module, batches, schema_of
from tealeaves.archive.tables.columns import Column, Layout, Row, text, whole
from tealeaves.archive.tables.counts import Counting, count_columns, counts
from tealeaves.archive.tables.layouts import LAYOUTS
from tealeaves.errors import ArchiveError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

RECORD = (
    whole("record", "id of the record"),
    text("at", "when, ISO 8601 UTC"),
    text("who", "by whom"),
    text("kind", "note, correction, merge, split, undo, …"),
    text("about", "person:…, document:… or finding:…"),
    text("body", "what was decided, JSON"),
    whole("undoes", "id of the record it undoes; null: none"),
    whole("undone_by", "id of the record that undid it; null: it stands"),
)
OTHERS = {
    "counts": "One row a country or bloc and month, with zeros and denominators.",
    "records": "One row a human record: notes, corrections, merges, splits, undoings.",
}
NAMES = (*LAYOUTS, *OTHERS)
REFUSED = ("not authorized", "authorization denied", "prohibited")  # SQLite's words
ALLOWED = frozenset(
    (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is read when asked: each method reads it anew. Its order is fixed."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]  # no two rows agree in all of these columns
    read: Callable[[], Iterator[Row]]
    typed: bool = True  # False: a query, whose types its values tell

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def rows(self) -> Iterator[Row]:
        """One tuple a row, in the order of `columns`; nothing is held."""
        return self.read()

    __iter__ = rows

    def dicts(self) -> Iterator[dict[str, Any]]:
        """One dictionary a row."""
        for row in self.read():
            yield dict(zip(self.names, row, strict=True))

    def to_arrow(self) -> "pa.Table":
        """A pyarrow Table. Raises ArchiveError without pyarrow."""
        pa = arrow_module()
        if not self.typed:
            return pa.Table.from_pylist(list(self.dicts()))
        return pa.Table.from_batches(batches(self.columns, self.read()), schema_of(self.columns))

    def to_pandas(self) -> "pd.DataFrame":
        """A pandas DataFrame; whole numbers with nulls are Int64. Needs pandas."""
        pandas = _module("pandas")
        frame = pandas.DataFrame(list(self.read()), columns=list(self.names))
        types = {"integer": "Int64", "number": "Float64", "boolean": "boolean"}
        kinds = {c.name: types[c.type] for c in self.columns if self.typed and c.type in types}
        typed: pd.DataFrame = frame.astype(kinds)
        return typed

    def to_polars(self) -> "pl.DataFrame":
        """A polars DataFrame. Needs polars."""
        polars = _module("polars")
        types = {
            "string": polars.String,
            "integer": polars.Int64,
            "number": polars.Float64,
            "boolean": polars.Boolean,
            "list": polars.List(polars.String),
        }
        rows = list(self.read())
        if not self.typed:
            shape: Any = list(self.names)
        else:
            shape = {c.name: types[c.type] for c in self.columns}
        made: pl.DataFrame = polars.DataFrame(rows, shape, orient="row", infer_schema_length=None)
        return made


def table(
    connection: sqlite3.Connection,
    name: str,
    scope: Scope = EVERYTHING,
    counting: Counting = Counting(),  # noqa: B008
) -> Table:
    """The table of this name. Raises ArchiveError that lists the names.

    Near copies are in `documents` and `versions` always, elsewhere when the scope has copies.
    """
    if name == "counts":
        columns = count_columns(counting)
        key = ("kind", "key", "period", *([counting.by] if counting.by else []))
        return Table(name, OTHERS[name], columns, key, lambda: counts(connection, counting, scope))
    if name == "records":
        return Table(name, OTHERS[name], RECORD, ("record",), lambda: _records(connection))
    layout = LAYOUTS.get(name)
    if layout is None:
        raise ArchiveError(f"{name}: there is no such table; there are {', '.join(NAMES)}")
    return Table(
        name,
        layout.about,
        layout.columns,
        layout.key,
        lambda: _rows(connection, layout, scope),
    )


def _rows(connection: sqlite3.Connection, layout: Layout, scope: Scope) -> Iterator[Row]:
    for each in kept(connection, replace(scope, copies=True)):
        if layout.of_copies or scope.copies or each.document.copy_of is None:
            yield from layout.rows(each)


def _records(connection: sqlite3.Connection) -> Iterator[Row]:
    undone = undoings(connection)
    for number, *told, undoes in connection.execute(
        "SELECT id, at, who, kind, about, body, undoes FROM record ORDER BY id"
    ):
        yield (number, *told, undoes, undone.get(number))


def query(path: Path, sql: str, *values: object) -> Table:
    """What a SELECT answers, read at once. Nothing else is allowed: it cannot change the archive.

    Raises ArchiveError with SQLite's own words when the query is wrong or would write.
    """
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        connection.set_authorizer(_authorised)
        cursor = connection.execute(sql, values)
        if cursor.description is None:
            raise ArchiveError("a query reads: begin it with SELECT or WITH")
        rows = cursor.fetchall()
    except (sqlite3.Error, sqlite3.Warning) as error:
        refused = any(sign in str(error) for sign in REFUSED)
        why = "it may only read; begin it with SELECT or WITH" if refused else str(error)
        raise ArchiveError(f"query: {why}") from None
    finally:
        connection.close()
    columns = tuple(Column(name, "string", "") for name, *_ in cursor.description)
    return Table("query", sql, columns, (), lambda: iter(rows), typed=False)


def _authorised(action: int, *_: str | None) -> int:
    return sqlite3.SQLITE_OK if action in ALLOWED else sqlite3.SQLITE_DENY


def _module(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError:
        raise ArchiveError(f"this needs {name}; install it with `pip install {name}`") from None


def stamps(connection: sqlite3.Connection) -> tuple[tuple[str, dict[str, str]], ...]:
    """(code version, {pack: sha256}) of the readings that are shown, newest last."""
    rows = connection.execute(
        "SELECT tealeaves, packs FROM stamp WHERE id IN (SELECT stamp FROM reading r "
        "JOIN document d ON d.id = r.document AND d.version = r.version) ORDER BY id"
    )
    return tuple((version, json.loads(packs)) for version, packs in rows)
