"""Rows into files of one format, as they come: nothing but a bounded block is held."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from tealeaves.archive.tables.arrow import (
    BATCH_CHARACTERS,
    BATCH_ROWS,
    arrow_module,
    batches,
    schema_of,
)
from tealeaves.archive.tables.columns import Column, Row, Value
from tealeaves.sources.cells import safe

LINE_END = "\r\n"  # RFC 4180


class Sink(Protocol):
    """A file of rows that is being written."""

    def write(self, row: Row) -> None:
        """Write one row."""

    def close(self) -> None:
        """Finish the file."""


class CsvSink:
    """RFC 4180 in UTF-8; text that a spreadsheet would run gets an apostrophe in front."""

    def __init__(self, path: Path, columns: Sequence[Column], mark: bool) -> None:
        encoding = "utf-8-sig" if mark else "utf-8"
        self.file = path.open("w", encoding=encoding, errors="replace", newline="")
        self.rows = csv.writer(self.file, lineterminator=LINE_END)
        self.rows.writerow(column.name for column in columns)

    def write(self, row: Row) -> None:
        """Write one row."""
        self.rows.writerow([cell(value) for value in row])

    def close(self) -> None:
        """Finish the file."""
        self.file.close()


def cell(value: Value) -> str | int | float | None:
    """A value as a spreadsheet's cell: null is empty, numbers stay numbers, lists are JSON."""
    if isinstance(value, str):
        return safe(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value


class LineSink:
    """JSON Lines: one object a row, every column named."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self.file = path.open("w", encoding="utf-8", errors="replace", newline="\n")
        self.names = [column.name for column in columns]

    def write(self, row: Row) -> None:
        """Write one row."""
        self.object(dict(zip(self.names, row, strict=True)))

    def object(self, value: dict[str, Any]) -> None:
        """Write any one object."""
        self.file.write(json.dumps(value, ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Finish the file."""
        self.file.close()


class ParquetSink:
    """Parquet, zstd; `told` goes into the file's metadata. Needs the extra `lake`."""

    def __init__(
        self, path: Path, columns: Sequence[Column], told: dict[str, str] | None = None
    ) -> None:
        arrow_module()
        from pyarrow.parquet import ParquetWriter

        self.columns = columns
        schema = schema_of(columns).with_metadata(told or {})
        self.writer = ParquetWriter(path, schema, compression="zstd")
        self.block: list[Row] = []
        self.characters = 0

    def write(self, row: Row) -> None:
        """Write one row; a block of them becomes a row group."""
        self.block.append(row)
        self.characters += sum(len(value) for value in row if isinstance(value, str))
        if len(self.block) >= BATCH_ROWS or self.characters >= BATCH_CHARACTERS:
            self._flush()

    def _flush(self) -> None:
        for batch in batches(self.columns, self.block):
            self.writer.write_batch(batch.cast(self.writer.schema))
        self.block, self.characters = [], 0

    def close(self) -> None:
        """Finish the file."""
        self._flush()
        self.writer.close()
