"""The document a page is a near copy of, looked up by the bands of its sketch."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from tealeaves.archive.filing import Rows
from tealeaves.archive.versions.copies import Story, closeness, days_apart, likeness

COMMON = 50  # newest documents of a band that are looked at: a stock phrase has thousands
RANKED = 60  # documents whose sketches are compared at most
TRIED = 12  # documents whose texts are compared at most
UNKNOWN = 100_000  # days, where one of two dates is not known
RESEMBLING = 0.12  # least likeness of two sketches

SKETCH = """
SELECT date, minhash, coalesce(copy_of, document.id)
FROM document JOIN reading ON reading.version = document.version WHERE document.id = ?
"""
STORY = """
SELECT text, title, outlet, date
FROM document JOIN reading ON reading.version = document.version WHERE document.id = ?
"""


def find_original(
    connection: sqlite3.Connection, rows: Rows, itself: int | None = None
) -> int | None:
    """The counted document that a text is the nearest copy of; of equal ones the nearest in time.

    None where it is a copy of none. `itself` and its copies are passed over.
    """
    columns = rows.columns
    story = Story(rows.text, columns.title, columns.outlet, columns.date)
    found: dict[int, tuple[float, int, int]] = {}
    for document, original, apart in islice(_resembling(connection, rows, itself), TRIED):
        other = Story(*connection.execute(STORY, (document,)).fetchone())
        close = closeness(story, other)
        if close:
            found[original] = max(found.get(original, (0.0, 0, 0)), (close, -apart, -original))
    return max(found, key=lambda one: found[one], default=None)


def _resembling(
    connection: sqlite3.Connection, rows: Rows, itself: int | None
) -> Iterator[tuple[int, int, int]]:
    """(document, its original, days apart), the likest first, of equal ones the nearest in time."""
    ranked = []
    headline = min(rows.bands, default=0) < 0  # its core is the same, whatever stands beside it
    for document, _ in _sharing(connection, rows.bands).most_common(RANKED):
        row = connection.execute(SKETCH, (document,)).fetchone()
        if row is None or itself in (document, row[2]):
            continue
        date, minhash, original = row
        like = likeness(rows.minhash, minhash)
        if headline or rows.minhash is None or like >= RESEMBLING:
            apart = days_apart(rows.columns.date, date)
            ranked.append((-like, UNKNOWN if apart is None else apart, document, original))
    return ((document, original, apart) for _, apart, document, original in sorted(ranked))


def _sharing(connection: sqlite3.Connection, bands: tuple[int, ...]) -> Counter[int]:
    """Documents with the number of bands they share."""
    shared: Counter[int] = Counter()
    for band in set(bands):
        found = connection.execute(
            "SELECT document FROM band WHERE hash = ? ORDER BY document DESC LIMIT ?",
            (band, COMMON),
        )
        shared.update(document for (document,) in found)
    return shared
