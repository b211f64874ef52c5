"""Rows as Arrow, a batch at a time. Needs pyarrow, which the extra `lake` brings."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tealeaves.archive.tables.columns import Column, Row, Value
from tealeaves.errors import ArchiveError

if TYPE_CHECKING:
    import pyarrow as pa

BATCH_ROWS = 20_000
BATCH_CHARACTERS = 4_000_000  # of text; whichever comes first ends a batch


def arrow_module() -> Any:
    """The module pyarrow. Raises ArchiveError that says what to install."""
    try:
        import pyarrow
    except ImportError:
        raise ArchiveError(
            "Arrow and Parquet need pyarrow; install it with `pip install 'tealeaves[lake]'`"
        ) from None
    return pyarrow


def schema_of(columns: Sequence[Column]) -> "pa.Schema":
    """The Arrow schema of columns; what a column means travels as the field's description."""
    pa = arrow_module()
    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "list": pa.list_(pa.string()),
    }
    return pa.schema(
        pa.field(column.name, types[column.type], metadata={"description": column.about})
        for column in columns
    )


def batches(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator["pa.RecordBatch"]:
    """Rows as record batches of bounded size; none for no rows."""
    pa = arrow_module()
    schema = schema_of(columns)
    for block in blocks(rows):
        arrays = [
            pa.array(values, type=field.type)
            for values, field in zip(zip(*block, strict=True), schema, strict=True)
        ]
        yield pa.record_batch(arrays, schema=schema)


def blocks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows in lists that stay small enough to hold."""
    block: list[Row] = []
    characters = 0
    for row in rows:
        block.append(row)
        characters += sum(map(_length, row))
        if len(block) >= BATCH_ROWS or characters >= BATCH_CHARACTERS:
            yield block
            block, characters = [], 0
    if block:
        yield block


def _length(value: Value) -> int:
    return len(value) if isinstance(value, str) else 8
