"""What large searches filter, sort and count by: a few bytes a document, as arrays by its number.

They are kept in blocks in table `card`. A block is dropped by a trigger when one of its documents
changes and laid down anew by the next that writes; readers make up for what is missing.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

BLOCK = 2048  # documents; the triggers of schema.CARDS know it as well
COLUMNS = ("outlet", "language", "genre", "rung", "rung_low", "layer")
NUMBERS = ("date", "latest", "copy_of")
DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
LATE = "9999"  # month and day of a date that has none, where its last day counts

ROWS = f"""
SELECT d.id, r.date, r.latest, d.copy_of, {", ".join(f"r.{name}" for name in COLUMNS)}
FROM document d CROSS JOIN reading r INDEXED BY reading_card
ON r.document = d.id AND r.version = d.version WHERE d.id BETWEEN ? AND ?
"""

Block = tuple[list[list[str]], dict[str, "Array"]]  # labels of each column, arrays by name


@dataclass(frozen=True, slots=True)
class Cards:
    """Arrays by document number. A code is an index of the column's labels; 0: none.

    `date` is YYYYMMDD with zeros for what is not known, 0 without a date; `latest` the last
    possible day, with nines. No language: no document.
    """

    numbers: dict[str, Array]
    codes: dict[str, Array]
    labels: dict[str, list[str]]

    def of(self, name: str) -> Array:
        """The array of a column."""
        return self.numbers[name] if name in self.numbers else self.codes[name]


class Deck:
    """The cards of an open archive, kept in memory until the archive changes."""

    def __init__(self) -> None:
        self._state: tuple[int, int] | None = None
        self._cards: Cards | None = None

    def cards(self, connection: sqlite3.Connection) -> Cards:
        """The cards of all documents as they are now."""
        (other,) = connection.execute("PRAGMA data_version").fetchone()
        state = (other, connection.total_changes)
        if self._cards is None or self._state != state:
            self._state, self._cards = state, _load(connection)
        return self._cards


def _load(connection: sqlite3.Connection) -> Cards:
    import numpy as np

    blocks = _last(connection) // BLOCK + 1
    numbers = {name: np.zeros(blocks * BLOCK, dtype=np.int64) for name in NUMBERS}
    codes = {name: np.zeros(blocks * BLOCK, dtype=np.int32) for name in COLUMNS}
    known: dict[str, dict[str, int]] = {name: {} for name in COLUMNS}
    for number, (labels, arrays) in _blocks(connection, blocks):
        place = slice(number * BLOCK, (number + 1) * BLOCK)
        for name in NUMBERS:
            numbers[name][place] = arrays[name]
        for name, values in zip(COLUMNS, labels, strict=True):
            ids = [known[name].setdefault(value, len(known[name]) + 1) for value in values]
            codes[name][place] = np.array([0, *ids], dtype=np.int32)[arrays[name]]
    return Cards(numbers, codes, {name: ["", *values] for name, values in known.items()})


def _last(connection: sqlite3.Connection) -> int:
    last: int = connection.execute("SELECT coalesce(max(id), 0) FROM document").fetchone()[0]
    return last


def _blocks(connection: sqlite3.Connection, blocks: int) -> Iterator[tuple[int, Block]]:
    """Each block, those that are not laid down put together now."""
    missing = set(range(blocks))
    for number, labels, rows in connection.execute("SELECT block, labels, rows FROM card"):
        if number in missing:
            missing.remove(number)
            yield number, (json.loads(labels), _unpacked(rows))
    for number in sorted(missing):
        yield number, _made(connection, number)


def _made(connection: sqlite3.Connection, number: int) -> Block:
    """A block from the documents themselves."""
    import numpy as np

    values = {name: [0] * BLOCK for name in (*NUMBERS, *COLUMNS)}
    known: list[dict[str, int]] = [{} for _ in COLUMNS]
    first = number * BLOCK
    for id_, date, latest, copy_of, *columns in connection.execute(
        ROWS, (first, first + BLOCK - 1)
    ):
        at = id_ - first
        values["date"][at] = day(date, "0000")
        values["latest"][at] = day(latest or date, LATE)
        values["copy_of"][at] = copy_of or 0
        for name, codes, value in zip(COLUMNS, known, columns, strict=True):
            if value is not None:
                values[name][at] = codes.setdefault(value, len(codes) + 1)
    arrays = {name: np.array(column, dtype=_kind(name)) for name, column in values.items()}
    return [list(codes) for codes in known], arrays


def day(date: str | None, rest: str) -> int:
    """A date as YYYYMMDD, month and day from `rest` where it has none; 0: no date."""
    found = DAY.fullmatch(date or "")
    if found is None:
        return 0
    year, month, number = found.groups()
    return int(year + (month or rest[:2]) + (number or rest[2:]))


def _kind(name: str) -> str:
    return "<u4" if name in NUMBERS else "<u2"


def _unpacked(rows: bytes) -> dict[str, Array]:
    import numpy as np

    found, at = {}, 0
    for name in (*NUMBERS, *COLUMNS):
        found[name] = np.frombuffer(rows, dtype=_kind(name), count=BLOCK, offset=at)
        at += found[name].nbytes
    return found


def lay(connection: sqlite3.Connection) -> None:
    """Lay down the full blocks that are missing; within the transaction that is open."""
    full = (_last(connection) + 1) // BLOCK
    if not full:
        return
    there = {number for (number,) in connection.execute("SELECT block FROM card")}
    for number in range(full):
        if number not in there:
            labels, arrays = _made(connection, number)
            rows = b"".join(arrays[name].tobytes() for name in (*NUMBERS, *COLUMNS))
            connection.execute(
                "INSERT INTO card VALUES (?, ?, ?)",
                (number, json.dumps(labels, ensure_ascii=False), rows),
            )
