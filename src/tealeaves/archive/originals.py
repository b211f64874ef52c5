"""The document a page is a near copy of, looked up by the bands of its sketch."""

import sqlite3
from collections import Counter
from collections.abc import Iterator

from tealeaves.archive.copies import Story, alike, likeness
from tealeaves.archive.filing import Rows

COMMON = 50  # documents of a band that are looked at: a stock phrase has thousands
TRIED = 12  # documents whose texts are compared at most
RESEMBLING = 0.12  # least likeness of two sketches

STORY = """
SELECT text, title, outlet, date, minhash, copy_of
FROM document JOIN reading ON reading.version = document.version WHERE document.id = ?
"""


def find_original(
    connection: sqlite3.Connection, rows: Rows, itself: int | None = None
) -> int | None:
    """The earliest counted document that a text is a near copy of; never `itself`."""
    story = Story(rows.text, *_said(rows))
    originals = set()
    for document in _candidates(connection, rows.bands):
        row = connection.execute(STORY, (document,)).fetchone()
        if row is None or document == itself:
            continue
        *other, minhash, copy_of = row
        original = copy_of or document
        if original == itself or original in originals:
            continue
        if rows.minhash is not None and likeness(rows.minhash, minhash) < RESEMBLING:
            continue
        if alike(story, Story(*other)):
            originals.add(original)
    return min(originals, default=None)


def _said(rows: Rows) -> tuple[str | None, str | None, str | None]:
    """Title, outlet and date by the reading's columns."""
    title, outlet, date = rows.columns[0], rows.columns[1], rows.columns[10]
    return _text(title), _text(outlet), _text(date)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _candidates(connection: sqlite3.Connection, bands: tuple[int, ...]) -> Iterator[int]:
    """Documents that share bands, those that share most first."""
    shared: Counter[int] = Counter()
    for band in set(bands):
        found = connection.execute(
            "SELECT document FROM band WHERE hash = ? LIMIT ?", (band, COMMON)
        )
        shared.update(document for (document,) in found)
    ranked = sorted(shared.items(), key=lambda one: (-one[1], one[0]))
    return (document for document, _ in ranked[:TRIED])
