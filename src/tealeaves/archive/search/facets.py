"""What a whole result is made of: how many documents of each outlet, month, person …"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tealeaves.archive.search.gathering import Few, Many

Counts = tuple[tuple[str, int], ...]

COLUMNS = ("year", "month", "outlet", "language", "genre", "rung", "layer")
PARTS = {"year": 10_000, "month": 100}  # of a card's date, what is cut off
LAST_YEAR = 9999
TERMS = ("country", "person", "topic")
SHOWN = 20  # values of a facet, the most frequent
MOST = 5_000  # documents up to which people, countries and topics are counted


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to divide a result. `key` is what a filter takes, where it is not the value."""

    name: str
    values: tuple[tuple[str, int], ...]  # value and documents, the most frequent first
    more: int  # values that are not shown


Facets = tuple[Facet, ...]


def facets_of(connection: sqlite3.Connection, gathered: Few | Many) -> Facets:
    """The facets of a result, near copies that are hidden left out.

    People, countries and topics are left out where more than MOST documents were found.
    """
    if isinstance(gathered, Many):
        found = [_facet(name, _carded(gathered, name)) for name in COLUMNS]
    else:
        found = list(_columns(connection, gathered.ids))
    if 0 < gathered.shown <= MOST:
        found += _terms(connection, gathered.ids)
    return tuple(found)


def _carded(gathered: Many, name: str) -> Counter[str]:
    """Documents for each value of a column, by their cards."""
    import numpy as np

    if name in PARTS:
        numbers = gathered.cards.of("date")[gathered.found] // PARTS[name]
        found = zip(*np.unique(numbers[numbers > 0], return_counts=True), strict=True)
        return Counter({_period(int(value)): int(n) for value, n in found})
    labels = gathered.cards.labels[name]
    counts = np.bincount(gathered.cards.of(name)[gathered.found], minlength=len(labels))
    pairs = zip(labels[1:], counts[1:].tolist(), strict=True)
    return Counter({label: n for label, n in pairs if n})


def _period(number: int) -> str:
    """A year, or a month, which a date may lack."""
    if number <= LAST_YEAR:
        return f"{number:04}"
    year, month = divmod(number, 100)
    return f"{year:04}-{month:02}" if month else f"{year:04}"


def _columns(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[Facet]:
    rows = connection.execute(
        "SELECT substr(r.date, 1, 4), substr(r.date, 1, 7), r.outlet, r.language, r.genre, r.rung, "
        "r.layer FROM json_each(?) CROSS JOIN document d ON d.id = value CROSS JOIN reading r "
        "INDEXED BY reading_card ON r.document = d.id AND r.version = d.version",
        (json.dumps(ids),),
    ).fetchall()
    for i, name in enumerate(COLUMNS):
        values = (row[i] for row in rows if row[i] is not None)
        yield _facet(name, Counter(values))


def _facet(name: str, counts: Counter[str]) -> Facet:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown = ordered[:SHOWN]
    if name in PARTS:
        shown.sort()
    return Facet(name, tuple(shown), max(0, len(ordered) - SHOWN))


def _terms(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Facet]:
    """Documents for each term of the kinds that are counted."""
    # one long row: SQLite takes four times as long to count them itself
    (row,) = connection.execute(
        "SELECT group_concat(term) FROM json_each(?) CROSS JOIN feature ON document = value",
        (json.dumps(ids),),
    ).fetchone()
    had = Counter(row.split(",") if row else ())
    marks = ", ".join("?" * len(TERMS))
    labels = {
        str(row[0]): row[1:]
        for row in connection.execute(
            f"SELECT id, kind, key, label FROM term WHERE kind IN ({marks})", TERMS
        )
    }
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in TERMS}
    for term, n in had.items():
        if term in labels:
            kind, key, label = labels[term]
            counts[kind][key if kind == "country" else label] += n
    return [_facet(kind, counter) for kind, counter in counts.items()]
