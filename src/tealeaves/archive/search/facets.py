"""What a whole result is made of: how many documents of each outlet, month, person …"""

import sqlite3
from collections import Counter
from dataclasses import dataclass, replace
from operator import itemgetter

from tealeaves.archive.search.matches import Matches, without

Counts = tuple[tuple[str, int], ...]

COLUMNS = ("year", "month", "outlet", "language", "genre", "rung", "layer")
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


def facets_of(
    connection: sqlite3.Connection, matches: Matches, hidden: frozenset[int], total: int
) -> Facets:
    """The facets of a result, near copies that are hidden left out.

    People, countries and topics are left out where more than MOST documents were found.
    """
    if hidden:
        matches = replace(matches, conditions=(*matches.conditions, without(hidden)))
    found = list(_columns(connection, matches))
    if 0 < total <= MOST:
        found += _terms(connection, matches)
    return tuple(found)


def _columns(connection: sqlite3.Connection, matches: Matches) -> list[Facet]:
    what = "substr(r.date, 1, 4), substr(r.date, 1, 7), r.outlet, r.language, r.genre, r.rung"
    rows = connection.execute(*matches.sql(f"{what}, r.layer", reading=True)).fetchall()
    return [
        _facet(name, Counter(map(itemgetter(i), rows)), by_value=name in ("year", "month"))
        for i, name in enumerate(COLUMNS)
    ]


def _facet(name: str, counts: Counter[str | None], *, by_value: bool = False) -> Facet:
    del counts[None]
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown = [(str(value), n) for value, n in ordered[:SHOWN]]
    if by_value:
        shown.sort()
    return Facet(name, tuple(shown), max(0, len(ordered) - SHOWN))


def _terms(connection: sqlite3.Connection, matches: Matches) -> list[Facet]:
    """Documents for each term of the kinds that are counted."""
    statement, values = matches.ids()
    rows = connection.execute(
        f"SELECT term, count(*) FROM ({statement}) m CROSS JOIN feature f ON f.document = m.id "
        "GROUP BY term",
        values,
    ).fetchall()
    marks = ", ".join("?" * len(TERMS))
    labels = {
        row[0]: row[1:]
        for row in connection.execute(
            f"SELECT id, kind, key, label FROM term WHERE kind IN ({marks})", TERMS
        )
    }
    counts: dict[str, Counter[str | None]] = {kind: Counter() for kind in TERMS}
    for term, n in rows:
        if term in labels:
            kind, key, label = labels[term]
            counts[kind][key if kind == "country" else label] += n
    return [_facet(kind, counter) for kind, counter in counts.items()]
