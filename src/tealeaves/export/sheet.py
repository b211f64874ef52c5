"""One table into one file whose ending says the format: .csv, .jsonl or .parquet."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from tealeaves.archive.tables.columns import Column, Row
from tealeaves.errors import ArchiveError
from tealeaves.export.sinks import CsvSink, LineSink, ParquetSink, Sink
from tealeaves.whole import replaced, unwritable

ENDINGS = (".csv", ".jsonl", ".parquet")


def write_sheet(path: Path, columns: Sequence[Column], rows: Iterable[Row]) -> int:
    """Write the rows, the file whole or not at all; how many there were.

    Raises ArchiveError for another ending, a missing library, a place that cannot be written.
    """
    if path.suffix not in ENDINGS:
        raise ArchiveError(f"{path}: the ending says the format; use one of {', '.join(ENDINGS)}")
    n = 0
    try:
        with replaced(path) as beside, closing(_sink(beside, path.suffix, columns)) as sink:
            for n, row in enumerate(rows, 1):  # noqa: B007
                sink.write(row)
    except OSError as error:
        raise unwritable(path, error) from None
    return n


def _sink(path: Path, ending: str, columns: Sequence[Column]) -> Sink:
    if ending == ".csv":
        return CsvSink(path, columns, mark=True)
    return LineSink(path, columns) if ending == ".jsonl" else ParquetSink(path, columns)
