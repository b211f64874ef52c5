"""The document a page is a near copy of, looked up by the bands of its sketch."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from tealeaves.archive.derive import tally
from tealeaves.archive.filing import Rows
from tealeaves.archive.versions.copies import Story, bands_of, closeness, days_apart, likeness

COMMON = 50  # newest documents of a band that are looked at: a stock phrase has thousands
RANKED = 60  # documents whose sketches are compared at most
TRIED = 12  # documents whose texts are compared at most
UNKNOWN = 100_000  # days, where one of two dates is not known
RESEMBLING = 0.12  # least likeness of two sketches

BAND = f"""
SELECT * FROM (SELECT document FROM band WHERE hash = ? ORDER BY document DESC LIMIT {COMMON})
"""
SKETCH = """
SELECT document.id, date, minhash, coalesce(copy_of, document.id)
FROM document JOIN reading ON reading.version = document.version WHERE {where}
"""
STORY = """
SELECT text, title, outlet, date
FROM document JOIN reading ON reading.version = document.version WHERE document.id = ?
"""
NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Sought:
    """A text whose original is looked for."""

    story: Story
    minhash: bytes | None
    bands: tuple[int, ...]


def sought(rows: Rows) -> Sought:
    """A text that is about to be kept."""
    columns = rows.columns
    story = Story(rows.text, columns.title, columns.outlet, columns.date)
    return Sought(story, rows.minhash, rows.bands)


def find_original(
    connection: sqlite3.Connection,
    text: Sought,
    apart_from: frozenset[int] = NONE,
    before: int | None = None,
) -> int | None:
    """The counted document that a text is the nearest copy of; of equal ones the nearest in time.

    None where it is a copy of none. `apart_from` and the copies of these are passed over; with
    `before` so is every document of that number or a later one.
    """
    found: dict[int, tuple[float, int, int]] = {}
    near = _resembling(connection, text, apart_from, before)
    for document, original, apart in islice(near, TRIED):
        close = closeness(text.story, Story(*connection.execute(STORY, (document,)).fetchone()))
        if close:
            found[original] = max(found.get(original, (0.0, 0, 0)), (close, -apart, -original))
    return max(found, key=lambda one: found[one], default=None)


def settle_copies(connection: sqlite3.Connection, document: int) -> None:
    """After a document's text became another: find anew what its copies are copies of.

    One that is a copy of nothing any more is counted from now on.
    """
    rows = connection.execute("SELECT id FROM document WHERE copy_of = ? ORDER BY id", (document,))
    copies = [id_ for (id_,) in rows]
    for n, copy in enumerate(copies):
        original = find_original(connection, _kept(connection, copy), frozenset(copies[n:]))
        if original != document:
            connection.execute("UPDATE document SET copy_of = ? WHERE id = ?", (original, copy))
            tally(connection, copy, 1)  # counts it where it is a copy no more


def _kept(connection: sqlite3.Connection, document: int) -> Sought:
    story = Story(*connection.execute(STORY, (document,)).fetchone())
    ((_, _, minhash, _),) = _sketches(connection, [document])
    return Sought(story, minhash, bands_of(minhash, story.title, story.text))


def _resembling(
    connection: sqlite3.Connection, text: Sought, apart_from: frozenset[int], before: int | None
) -> Iterator[tuple[int, int, int]]:
    """(document, its original, days apart), the likest first, of equal ones the nearest in time."""
    ranked = []
    headline = min(text.bands, default=0) < 0  # its core is the same, whatever stands beside it
    sharing = [document for document, _ in _sharing(connection, text.bands).most_common(RANKED)]
    for document, date, minhash, original in _sketches(connection, sharing):
        if not apart_from.isdisjoint((document, original)):
            continue
        if before is not None and original >= before:
            continue
        like = likeness(text.minhash, minhash, RESEMBLING)
        if headline or text.minhash is None or like >= RESEMBLING:
            apart = days_apart(text.story.date, date)
            ranked.append((-like, UNKNOWN if apart is None else apart, document, original))
    return ((document, original, apart) for _, apart, document, original in sorted(ranked))


def _sharing(connection: sqlite3.Connection, bands: tuple[int, ...]) -> Counter[int]:
    """Documents with the number of bands they share."""
    sought = tuple(set(bands))
    arms = " UNION ALL ".join([BAND] * len(sought))
    rows = connection.execute(arms, sought) if sought else ()
    return Counter(document for (document,) in rows)


def _sketches(
    connection: sqlite3.Connection, documents: list[int]
) -> Iterator[tuple[int, str | None, bytes | None, int]]:
    """(document, day, sketch, original) of those that are read."""
    if documents:
        where = f"document.id IN ({', '.join('?' * len(documents))})"
        yield from connection.execute(SKETCH.format(where=where), documents)
