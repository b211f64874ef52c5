"""One table into one file whose ending says the format: .csv, .jsonl or .parquet."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from tealeaves.archive.tables.columns import Column, Row
from tealeaves.errors import ArchiveError
from tealeaves.export.sinks import CsvSink, LineSink, ParquetSink, Sink

ENDINGS = (".csv", ".jsonl", ".parquet")


def write_sheet(path: Path, columns: Sequence[Column], rows: Iterable[Row]) -> int:
    """Write the rows, the file whole or not at all; how many there were.

    Raises ArchiveError for another ending, a missing library, a place that cannot be written.
    """
    if path.suffix not in ENDINGS:
        raise ArchiveError(f"{path}: the ending says the format; use one of {', '.join(ENDINGS)}")
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    n = 0
    try:
        sink = _sink(beside, path.suffix, columns)
        try:
            for n, row in enumerate(rows, 1):  # noqa: B007
                sink.write(row)
        finally:
            sink.close()
        os.replace(beside, path)
    except OSError as error:
        raise ArchiveError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    finally:
        beside.unlink(missing_ok=True)
    return n


def _sink(path: Path, ending: str, columns: Sequence[Column]) -> Sink:
    if ending == ".csv":
        return CsvSink(path, columns, mark=True)
    return LineSink(path, columns) if ending == ".jsonl" else ParquetSink(path, columns)
