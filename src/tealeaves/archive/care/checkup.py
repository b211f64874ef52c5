"""Whether an archive still is what it promises: every fault with its place and remedy."""

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tealeaves.archive.care.spoken import faulty_spans
from tealeaves.archive.kept import decoded
from tealeaves.archive.schema import TABLES
from tealeaves.archive.store import statements

MOST = 20  # faults of one kind that are told one by one

RESTORE = "restore a backup, or add the page again"
REREAD = "run `tealeaves archive reread --all`"
REPAIR = "run `tealeaves archive verify --repair`"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be."""

    place: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}; {self.remedy}"


Told = Callable[[int], None]  # hears how many more pages are dealt with


def quick_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Faults of the file, its tables and what points from one to another."""
    for (line,) in connection.execute(f"PRAGMA integrity_check({MOST})"):
        if line != "ok":
            yield Fault("file", line, "restore a backup")
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Fault(f"{table} {row}", f"points to no row of {parent}", "restore a backup")
    yield from _schema(connection)
    for query, place, what, remedy in POINTERS:
        yield from _rows(connection, query, place, what, remedy)


def slow_faults(connection: sqlite3.Connection, told: Told = lambda n: None) -> Iterator[Fault]:
    """Faults of pages, readings and counts: everything is read once."""
    yield from _pages(connection, told)
    for query, place, what, remedy in COUNTS:
        yield from _rows(connection, query, place, what, remedy)


def _schema(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Tables, indexes and triggers that the file lacks."""
    fresh = sqlite3.connect(":memory:")
    for statement in statements(TABLES):
        fresh.execute(statement)
    listed = "SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
    there = set(connection.execute(listed))
    for kind, name in fresh.execute(listed):
        if (kind, name) not in there:
            yield Fault(f"{kind} {name}", "is missing", "restore a backup")
    fresh.close()


def _rows(
    connection: sqlite3.Connection, query: str, place: str, what: str, remedy: str
) -> Iterator[Fault]:
    """One fault a row that the query finds, the first MOST of them."""
    found = connection.execute(query)
    for row in found.fetchmany(MOST):
        yield Fault(place.format(*row), what.format(*row), remedy)
    if more := sum(1 for _ in found):
        yield Fault(place.split(" ")[0], f"{more} more of this kind", remedy)


NOW = "document JOIN reading ON reading.version = document.version"

# Query, place, what is wrong, remedy.
POINTERS = (
    (
        "SELECT id FROM document WHERE version IS NULL OR NOT EXISTS "
        "(SELECT 1 FROM version WHERE version.id = document.version AND document = document.id)",
        "document {0}",
        "has no version of its own that is read",
        RESTORE,
    ),
    (
        "SELECT id FROM document WHERE version IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM reading WHERE reading.version = document.version)",
        "document {0}",
        "its current version has no reading",
        RESTORE,
    ),
    (
        "SELECT d.id, d.copy_of FROM document d JOIN document o ON o.id = d.copy_of "
        "WHERE o.copy_of IS NOT NULL OR o.id = d.id",
        "document {0}",
        "is a copy of {1}, which is a copy itself",
        REREAD,
    ),
    (
        "SELECT document.id FROM document LEFT JOIN search_docsize s ON s.id = document.id "
        "WHERE s.id IS NULL",
        "document {0}",
        "is not in the search index",
        REPAIR,
    ),
    (
        "SELECT s.id FROM search_docsize s LEFT JOIN document ON document.id = s.id "
        "WHERE document.id IS NULL",
        "search {0}",
        "is of no document",
        REPAIR,
    ),
    (
        "SELECT DISTINCT document FROM band WHERE document NOT IN (SELECT id FROM document)",
        "band of document {0}",
        "is of no document",
        REREAD,
    ),
)

PLACE = (
    "coalesce(date, '') AS day, coalesce(outlet, '') AS outlet, coalesce(genre, '') AS genre, "
    "coalesce(rung, '') AS rung, language"
)
COUNTED = f"{NOW} WHERE copy_of IS NULL"
VOLUME = f"SELECT {PLACE}, count(*), sum(words) FROM {COUNTED} GROUP BY 1, 2, 3, 4, 5"
TALLY = (
    f"SELECT term, {PLACE}, sum(n), count(*) FROM feature JOIN {NOW} AND "
    "document.id = feature.document WHERE copy_of IS NULL GROUP BY 1, 2, 3, 4, 5, 6"
)

DAILY = (
    "SELECT * FROM (SELECT term, day, sum(n), sum(texts) AS texts FROM tally GROUP BY term, day "
    "UNION ALL SELECT 0, day, sum(words), sum(texts) FROM volume GROUP BY day)"
)
TOTAL = "SELECT term, kind, sum(texts) FROM tally JOIN term ON id = term GROUP BY term"


def _unlike(made: str, kept: str) -> str:
    """Rows that one of two queries has and the other one has not."""
    return f"SELECT * FROM ({made} EXCEPT {kept}) UNION ALL SELECT * FROM ({kept} EXCEPT {made})"


COUNTS = (
    (
        _unlike(VOLUME, "SELECT * FROM volume WHERE texts <> 0 OR words <> 0"),
        "volume of {0}",
        "outlet {1!r}: does not add up with the documents",
        REPAIR,
    ),
    (
        _unlike(TALLY, "SELECT * FROM tally WHERE n <> 0 OR texts <> 0"),
        "tally of term {0}",
        "on {1}: does not add up with the documents",
        REPAIR,
    ),
    (
        _unlike(f"{DAILY} WHERE texts <> 0", "SELECT * FROM daily WHERE texts <> 0"),
        "daily count of term {0}",
        "on {1}: does not add up with the tally",
        REPAIR,
    ),
    (
        _unlike(f"{TOTAL} HAVING sum(texts) <> 0", "SELECT * FROM total WHERE texts <> 0"),
        "total of term {0}",
        "does not add up with the tally",
        REPAIR,
    ),
    (
        "SELECT m.document, m.term FROM mention m LEFT JOIN feature f "
        "ON f.term = m.term AND f.document = m.document WHERE f.n IS NULL "
        "UNION SELECT f.document, f.term FROM (SELECT term, document, count(*) AS n FROM mention "
        "GROUP BY 1, 2) m JOIN feature f ON f.term = m.term AND f.document = m.document "
        "WHERE f.n < m.n",
        "document {0}",
        "term {1} is mentioned more often than counted",
        REREAD,
    ),
)


def _pages(connection: sqlite3.Connection, told: Told) -> Iterator[Fault]:
    """Bytes that are not those of their hash, and spans that cut other words than they say."""
    last = 0
    while row := connection.execute(
        "SELECT id, sha256, raw, size, encoding, media_type FROM page WHERE id > ? "
        "ORDER BY id LIMIT 1",
        (last,),
    ).fetchone():
        last, sha256, packed, size, encoding, media_type = row
        raw = _unpacked(packed)
        if raw is None:
            yield Fault(f"page {last}", "its bytes cannot be unpacked", RESTORE)
        elif len(raw) != size or hashlib.sha256(raw).hexdigest() != sha256:
            yield Fault(f"page {last}", "its bytes are not those that were added", RESTORE)
        else:
            text = decoded(raw, encoding)
            for version, packed_json in connection.execute(READINGS, (last,)):
                yield from _reading(connection, version, packed_json, (text, media_type))
        told(1)


READINGS = (
    "SELECT reading.version, json FROM version JOIN reading ON reading.version = version.id "
    "WHERE version.page = ?"
)


def _unpacked(packed: bytes) -> bytes | None:
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return None


def _reading(
    connection: sqlite3.Connection, version: int, packed: bytes, page: tuple[str, str]
) -> Iterator[Fault]:
    body = _unpacked(packed)
    if body is None:
        yield Fault(f"reading {version}", "cannot be unpacked", REREAD)
        return
    mentions: list[tuple[Any, ...]] = connection.execute(
        'SELECT mention.document, start, "end" FROM document JOIN mention '
        "ON mention.document = document.id WHERE document.version = ?",
        (version,),
    ).fetchall()
    for what in faulty_spans(body, *page, [(start, end) for _, start, end in mentions]):
        yield Fault(f"reading {version}", what, REREAD)
