"""How often what is counted was named in each period, with its zeros and its denominators."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import merge
from typing import Literal, get_args

from tealeaves.archive.kept import EVERYTHING, Scope, conditions, unpacked
from tealeaves.archive.records.settled import NOBODY, Identity, settled
from tealeaves.archive.tables.columns import Column, Row, text, whole
from tealeaves.archive.tables.periods import Period, period_of, run

By = Literal["outlet", "genre", "rung", "language"]
GROUPS: tuple[By, ...] = get_args(By)
KINDS = ("country", "bloc")
SECTION = {  # of the contract, whose finder counts a kind
    "country": "actors",
    "bloc": "blocs",
    "person": "people",
    "title": "people",
    "outlet": "outlets",
    "place": "places",
    "formula": "formulas",
    "epithet": "epithets",
    "occasion": "events",
    "topic": "",  # by the record, in any language
}

NOTHING = (0, 0)
Cell = tuple[str | None, str | None]  # period and group
Pair = tuple[int, int]
Series = tuple[str, str, dict[Cell, Pair]]  # key, label, mentions and texts


@dataclass(frozen=True, slots=True)
class Counting:
    """What is counted: kinds of term, a row for each period and, with `by`, each group."""

    kinds: tuple[str, ...] = KINDS
    period: Period = "month"
    by: By | None = None


def count_columns(counting: Counting) -> tuple[Column, ...]:
    """The columns of a count."""
    group = (text(counting.by, "null: not told"),) if counting.by else ()
    return (
        text("kind", ", ".join(counting.kinds)),
        text("key", "ISO 3166 code or pack id; ~words where no pack knows it"),
        text("label", "for people to read"),
        text(
            "period",
            f"{counting.period}; null: texts whose date is too coarse for it, or unknown",
        ),
        *group,
        whole("mentions", "times it was named; 0: looked for, not named"),
        whole("texts", "texts that name it, near copies counted once"),
        whole("all_texts", "texts of the period that were searched for it; 0: there were none"),
        whole("all_words", "words of those texts"),
    )


@dataclass(frozen=True, slots=True)
class _Ask:
    connection: sqlite3.Connection
    counting: Counting
    scope: Scope
    unread: frozenset[str]  # languages


def counts(
    connection: sqlite3.Connection,
    counting: Counting = Counting(),
    scope: Scope = EVERYTHING,
) -> Iterator[Row]:
    """A row for every term that was ever counted and every period, term by term, in order.

    Periods run from the first to the last dated text of the scope; a month of the scope is one.
    """
    scope = replace(scope, copies=True)  # the tallies have counted none
    for kind in counting.kinds:
        ask = _Ask(connection, counting, scope, _unread(connection, SECTION.get(kind, "")))
        volume = _summed(ask, "volume", "texts", "words")
        cells = _cells(ask, volume)
        for key, label, found in _series(ask, kind):
            for cell in cells:
                place = cell if counting.by else cell[:1]
                counted = (*found.get(cell, NOTHING), *volume.get(cell, NOTHING))
                yield (kind, key, label, *place, *counted)


def _series(ask: _Ask, kind: str) -> Iterator[Series]:
    """Every term of a kind by its key; of people those whom merges and splits make."""
    people = settled(ask.connection) if kind == "person" else NOBODY
    decided = people.decided()
    found = (
        (key, label, _summed(ask, "tally", "n", "texts", term))
        for term, key, label in _terms(ask.connection, kind)
        if key not in decided
    )
    yield from merge(found, _of_people(ask, people) if decided else (), key=lambda one: one[0])


def _of_people(ask: _Ask, people: Identity) -> list[Series]:
    """The series of people that a merge or split is about, counted text by text."""
    where, values = conditions(ask.scope, "day")
    group = ask.counting.by or "NULL"
    rows = ask.connection.execute(
        f"SELECT key, document, day, language, {group}, n FROM ({APPEARANCES}){where}",
        {**values, "keys": json.dumps(sorted(people.decided()))},
    )
    texts: dict[tuple[str, Cell], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for key, document, day, language, of, n in rows:
        if language not in ask.unread:
            cell = (period_of(day, ask.counting.period), of or None)
            texts[people.of(key, document), cell][document] += n
    series: dict[str, dict[Cell, Pair]] = defaultdict(dict)
    for (key, cell), counted in texts.items():
        series[key][cell] = (sum(counted.values()), len(counted))
    return [(key, people.name(key, key), series[key]) for key in sorted(series)]


APPEARANCES = """
SELECT key, d.id AS document, coalesce(date, '') AS day, language, coalesce(outlet, '') AS outlet,
  coalesce(genre, '') AS genre, coalesce(rung, '') AS rung, n
FROM term JOIN feature ON feature.term = term.id JOIN document d ON d.id = feature.document
  JOIN reading ON reading.version = d.version
WHERE kind = 'person' AND copy_of IS NULL AND key IN (SELECT value FROM json_each(:keys))
"""


def _terms(connection: sqlite3.Connection, kind: str) -> list[tuple[int, str, str]]:
    """(id, key, label) of the terms of a kind that some counted text has."""
    return connection.execute(
        "SELECT id, key, label FROM term WHERE kind = ? AND "
        "EXISTS (SELECT 1 FROM tally WHERE term = term.id AND texts > 0) ORDER BY key",
        (kind,),
    ).fetchall()


def _unread(connection: sqlite3.Connection, section: str) -> frozenset[str]:
    """Languages whose newest reading has not looked for a section: no text of them is a zero."""
    if not section:
        return frozenset()
    rows = connection.execute(
        "SELECT language, json FROM reading WHERE version IN "
        "(SELECT max(version) FROM reading GROUP BY language)"
    )
    return frozenset(
        language for language, packed in rows if json.loads(unpacked(packed)).get(section) is None
    )


def _summed(
    ask: _Ask, table: str, first: str, second: str, term: int | None = None
) -> dict[Cell, Pair]:
    """Two sums of a table for each period and group that has any texts."""
    where, values = conditions(ask.scope, "day")
    if term is not None:
        where += f"{' AND' if where else ' WHERE'} term = {term}"
    group = ask.counting.by or "NULL"
    rows = ask.connection.execute(
        f"SELECT day, language, {group}, sum({first}), sum({second}) FROM {table}{where} "
        "GROUP BY 1, 2, 3 HAVING sum(texts) > 0",
        values,
    )
    found: dict[Cell, Pair] = {}
    for day, language, group, *more in rows:
        if language not in ask.unread:
            cell = (period_of(day, ask.counting.period), group or None)
            had = found.get(cell, NOTHING)
            found[cell] = (had[0] + more[0], had[1] + more[1])
    return found


def _cells(ask: _Ask, volume: dict[Cell, Pair]) -> list[Cell]:
    """Every period and group, in order; what has no period comes last."""
    groups = sorted({group for _, group in volume}, key=lambda group: (group is None, group or ""))
    periods: list[str | None] = [*_periods(ask)]
    if any(period is None for period, _ in volume):
        periods.append(None)
    return [(period, group) for period in periods for group in groups or [None]]


def _periods(ask: _Ask) -> Iterator[str]:
    period, month = ask.counting.period, ask.scope.month
    if month and period == "month":
        yield month
        return
    where, values = conditions(ask.scope, "day")
    query = f"SELECT day FROM volume{where} GROUP BY day HAVING sum(texts) > 0 ORDER BY day"
    days = [day for (day,) in ask.connection.execute(query, values) if period_of(day, period)]
    if days:
        yield from run(days[0], days[-1], period)
