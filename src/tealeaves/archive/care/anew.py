"""What follows from the readings, worked out anew: counts a day and the search index."""

import sqlite3

from tealeaves.archive.care.checkup import DAILY, TALLY, TOTAL, VOLUME
from tealeaves.archive.derive import add_entries
from tealeaves.archive.search import index

COUNTED = {"volume": VOLUME, "tally": TALLY, "daily": DAILY, "total": TOTAL}
BATCH = 1000  # documents put into the search index between two of its merges


def recount(connection: sqlite3.Connection) -> None:
    """Fill the tables of counts anew: the tally first, from which the others follow."""
    for table, query in COUNTED.items():
        connection.execute(f"DELETE FROM {table}")
        connection.execute(f"INSERT INTO {table} {query}")


def refill(connection: sqlite3.Connection) -> None:
    """Empty the search index and fill it from the readings."""
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    last = 0
    while rows := connection.execute(
        "SELECT document.id, title, text FROM document "
        "JOIN reading ON reading.version = document.version WHERE document.id > ? "
        "ORDER BY document.id LIMIT ?",
        (last, BATCH),
    ).fetchall():
        add_entries(
            connection, ((id_, index.entry(title or "", text)) for id_, title, text in rows)
        )
        last = rows[-1][0]
