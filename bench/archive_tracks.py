"""Counts over time of a made archive against a group-by without roll-up, and against DuckDB."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import made_words as w
from tealeaves.archive.store import Archive
from tealeaves.track.ask import ask_of, cut_of
from tealeaves.track.report import report
from timing import once, timed

BUDGET = 100.0  # ms
ROWS = 200_000  # of a block of the Parquet file


def measure(archive: Archive, mentions: Path, rounds: int) -> dict[str, Any]:
    """Each kind of track by name; rivals only count, they look for no changes."""
    person, outlet = w.english().people.values[5], w.OUTLETS[1]
    asked = {
        "one country by month": ask_of("countries", keys=("CHN",)),
        "countries by month": ask_of("countries"),
        "countries by week": ask_of("countries", "week"),
        "one person by month": ask_of("people", keys=(person,)),
        "formulas by year": ask_of("formulas", "year"),
        "countries in an outlet": ask_of("countries", cut=cut_of(outlet=outlet)),
    }
    body = {
        name: {"budget_ms": BUDGET, **timed(lambda a=ask: report(archive, a), rounds).to_json()}
        for name, ask in asked.items()
    }
    one = "AND term.key = 'CHN'"
    grouped = {"one country by month": one, "countries by month": ""}
    for name, which in grouped.items():
        ours = body[name]
        ours["group_by"] = once(lambda w=which: _group_by(archive.connection, w)).to_json()
    ask = duck(mentions)
    body["one country by month"]["duckdb"] = timed(lambda: ask("AND key = 'CHN'"), rounds).to_json()
    body["countries by month"]["duckdb"] = timed(lambda: ask(""), rounds).to_json()
    return body


def _group_by(connection: sqlite3.Connection, which: str) -> list[Any]:
    """The same counts from the mentions themselves."""
    return connection.execute(
        "SELECT term.key, substr(date, 1, 7), count(*), count(DISTINCT mention.document) "
        f"FROM term JOIN mention ON mention.term = term.id AND term.kind = 'country' {which} "
        "JOIN document ON document.id = mention.document AND copy_of IS NULL "
        "JOIN reading ON reading.version = document.version GROUP BY 1, 2"
    ).fetchall()


def duck(mentions: Path) -> Callable[[str], list[Any]]:
    """DuckDB on a Parquet file of mentions, on one thread as SQLite is."""
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET threads = 1")

    def ask(which: str) -> list[Any]:
        found: list[Any] = connection.execute(
            "SELECT key, substr(date, 1, 7), count(*), count(DISTINCT document) "
            f"FROM '{mentions}' WHERE kind = 'country' {which} GROUP BY 1, 2"
        ).fetchall()
        return found

    return ask


def to_parquet(archive: Archive, path: Path) -> None:
    """The export's table of mentions without quotes and addresses, laid down by SQL: quicker."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = archive.connection.execute(
        "SELECT mention.document, date, outlet, language, kind, key FROM reading "
        "JOIN document ON document.version = reading.version AND copy_of IS NULL "
        "JOIN mention ON mention.document = reading.document JOIN term ON term.id = term"
    )
    names = ("document", "date", "outlet", "language", "kind", "key")
    schema = pa.schema([(n, pa.int64() if n == "document" else pa.string()) for n in names])
    with pq.ParquetWriter(path, schema) as writer:
        while block := rows.fetchmany(ROWS):
            columns = zip(*block, strict=True)
            writer.write_table(pa.table(dict(zip(names, columns, strict=True)), schema))
