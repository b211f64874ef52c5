"""A large archive out of a made one: each document several times, under days and outlets in turn.

All rows are laid down by SQL in the order of their keys, which takes a fiftieth of the time that
making and writing as many texts would. The words of a text stand several times in the large
archive; the numbers of its documents, mentions, postings and counts are those of as many texts.
"""

import sqlite3
from pathlib import Path

import made_words as w
from tealeaves.archive.care.anew import recount
from tealeaves.archive.search.index import entry
from tealeaves.archive.store import Archive

SPREAD = 2_654_435_761  # odd: parts the bands of one text from those of the next
CACHE = 2_000_000  # KiB while rows are laid down

DOCUMENT = "(document - 1) * {times} + k + 1"
VERSION = "(version - 1) * {times} + k + 1"
# Columns that become another value in each repetition, by table; all others are taken over.
CHANGED = {
    "document": {
        "id": "(id - 1) * {times} + k + 1",
        "version": VERSION,
        "copy_of": "(copy_of - 1) * {times} + k + 1",
    },
    "version": {
        "id": "(id - 1) * {times} + k + 1",
        "document": DOCUMENT,
        "url": "url || '?' || k",
    },
    "alias": {"key": "key || '?' || k", "document": DOCUMENT},
    "sighting": {"place": "place || '?' || k", "document": DOCUMENT},
    "reading": {"version": VERSION, "document": DOCUMENT, "outlet": "outlet_of(outlet, k)"},
    "band": {"hash": "(hash + k * {spread}) % 4294967296", "document": DOCUMENT},
}
UNSORTED = ("alias", "band", "sighting")  # the repetitions of a key do not lie beside it
AS_IS = ("stamp", "page", "term")
# What follows from the rest, and what a made archive has none of.
LEFT = ("tally", "volume", "daily", "total", "answer", "polled", "refused", "record", "card")


def multiply(source: Path, target: Path, times: int) -> None:
    """Write an archive with each document of another one so many times."""
    with Archive.open(target, create=True) as archive:
        connection = archive.connection
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = OFF")  # what fails is made again
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.create_function("outlet_of", 2, _outlet, deterministic=True)
        connection.execute("ATTACH ? AS made", (str(source),))
        with archive.writing():
            _lay(connection, times)
            recount(connection)
        connection.execute("DETACH made")
        connection.execute("PRAGMA journal_mode = WAL")


def _lay(connection: sqlite3.Connection, times: int) -> None:
    connection.execute("CREATE TEMP TABLE again (k INTEGER PRIMARY KEY)")
    connection.executemany("INSERT INTO again VALUES (?)", ((k,) for k in range(times)))
    # keys of rows are laid down in order, and indexes made of them afterwards
    indexes = connection.execute(
        "SELECT name, sql FROM main.sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX main.{name}")
    for table in _tables(connection):
        if table in AS_IS:
            connection.execute(f"INSERT INTO main.{table} SELECT * FROM made.{table}")
        else:
            _repeat(connection, table, times)
    _index(connection, times)
    for _, sql in indexes:
        connection.execute(sql)


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' "
        "AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'"
    )
    return [name for (name,) in rows if name not in LEFT]


def _repeat(connection: sqlite3.Connection, table: str, times: int) -> None:
    columns = connection.execute(f"PRAGMA main.table_info({table})").fetchall()
    changed = CHANGED.get(table, {"document": DOCUMENT})
    values = [
        changed[name].format(times=times, spread=SPREAD) if name in changed else f'"{name}"'
        for _, name, *_ in columns
    ]
    key = min((place, name) for _, name, _, _, _, place in columns if place)[1]
    rows, order = f"made.{table} CROSS JOIN again", ""
    if key == "document":  # all of a document before its next repetition: they come in order
        rows = f"made.document d CROSS JOIN again CROSS JOIN made.{table} ON document = d.id"
        values = [value if " " in value else f"{table}.{value}" for value in values]
    elif table in UNSORTED:
        order = "ORDER BY 1, 2"
    connection.execute(f"INSERT INTO main.{table} SELECT {', '.join(values)} FROM {rows} {order}")


def _index(connection: sqlite3.Connection, times: int) -> None:
    """The search index: each text's entry is made once."""
    connection.execute("CREATE TEMP TABLE entry (id INTEGER PRIMARY KEY, a, b, c, d)")
    rows = connection.execute(
        "SELECT made.document.id, title, text FROM made.document "
        "JOIN made.reading ON made.reading.version = made.document.version"
    )
    connection.executemany(
        "INSERT INTO entry VALUES (?, ?, ?, ?, ?)",
        ((id_, *entry(title or "", text)) for id_, title, text in rows),
    )
    connection.execute(
        "INSERT INTO main.search (rowid, title, words, pairs, latin) "
        "SELECT (id - 1) * ? + k + 1, a, b, c, d FROM entry CROSS JOIN again ORDER BY id, k",
        (times,),
    )


def _outlet(outlet: str, k: int) -> str:
    return w.OUTLETS[(w.OUTLETS.index(outlet) + k) % len(w.OUTLETS)]
