"""Counts by the day: the tables a track is made of, cut to a time, an outlet, a kind of text."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tealeaves.archive.search.filters import term_ids
from tealeaves.archive.usage import JOIN
from tealeaves.errors import ArchiveError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

NARROW = ("outlet", "genre", "rung", "language")
AFTER_JOIN = chr(ord(JOIN) + 1)  # the end of all keys that begin with one and JOIN


@dataclass(frozen=True, slots=True)
class Slice:
    """Which texts: issued in a time, by an outlet, of a kind, at a rung, in a language.

    Days are YYYY-MM-DD, both within it; a coarser date is inside when it may be.
    """

    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    genre: str | None = None
    rung: str | None = None
    language: str | None = None

    @property
    def narrow(self) -> dict[str, str]:
        """What but a time tells its texts: the columns and their values."""
        given = {name: getattr(self, name) for name in NARROW}
        return {name: value for name, value in given.items() if value is not None}


EVERY = Slice()
Cell = tuple[str, str, str]  # outlet, language, genre


@dataclass(frozen=True, slots=True)
class Term:
    """What is counted. `texts`: in the whole archive, near copies once."""

    id: int
    key: str
    label: str
    texts: int


def check_slice(connection: sqlite3.Connection, cut: Slice) -> Slice:
    """The slice with its values as the archive spells them. Raises ArchiveError for unknown ones.

    The error lists what there is.
    """
    spelled: dict[str, str] = {}
    for name, value in cut.narrow.items():
        found = connection.execute(
            f"SELECT {name} FROM volume WHERE {name} = ? COLLATE NOCASE LIMIT 1", (value,)
        ).fetchone()
        if found is None:
            there = connection.execute(f"SELECT DISTINCT {name} FROM volume WHERE {name} <> ''")
            listed = ", ".join(sorted(v for (v,) in there)) or "none"
            raise ArchiveError(f"--{name} {value}: no text of this archive; there are {listed}")
        spelled[name] = found[0]
    return replace(cut, **spelled)


def most_met(connection: sqlite3.Connection, kinds: Sequence[str], most: int) -> list[Term]:
    """The terms of some kinds that most texts of the archive have, at most so many."""
    rows = connection.execute(
        "SELECT t.id, t.key, t.label, texts FROM json_each(?) AS x CROSS JOIN total o "
        "ON o.kind = x.value JOIN term t ON t.id = o.term WHERE texts > 0 "
        "ORDER BY texts DESC, t.key LIMIT ?",
        (json.dumps(list(kinds)), most),
    )
    return [Term(*row) for row in rows]


def how_many(connection: sqlite3.Connection, kinds: Sequence[str]) -> int:
    """Terms of some kinds that any text has."""
    row = connection.execute(
        "SELECT count(*) FROM total WHERE texts > 0 AND kind IN (SELECT value FROM json_each(?))",
        (json.dumps(list(kinds)),),
    ).fetchone()
    number: int = row[0]
    return number


def all_totals(connection: sqlite3.Connection, kind: str) -> list[int]:
    """How many texts have each term of a kind that a pack knows."""
    rows = connection.execute(
        "SELECT texts FROM total JOIN term ON id = term WHERE total.kind = ? AND texts > 0 "
        "AND key NOT GLOB '~*'",
        (kind,),
    )
    return [texts for (texts,) in rows]


def terms_by_id(connection: sqlite3.Connection, ids: Iterable[int]) -> list[Term]:
    """Terms by their ids, those that most texts have first."""
    rows = connection.execute(
        "SELECT t.id, t.key, t.label, coalesce(texts, 0) FROM json_each(?) AS x JOIN term t "
        "ON t.id = x.value LEFT JOIN total ON total.term = t.id ORDER BY 4 DESC, t.key",
        (json.dumps(sorted(set(ids))),),
    )
    return [Term(*row) for row in rows]


def terms_called(connection: sqlite3.Connection, kind: str, name: str) -> list[Term]:
    """Terms of a kind by key or name, case aside."""
    return terms_by_id(connection, term_ids(connection, kind, name))


def terms_of(connection: sqlite3.Connection, kind: str, owners: Iterable[str]) -> list[Term]:
    """The titles ("titled") or names ("naming") in use for people or countries, by their keys."""
    ids = [
        id_
        for owner in owners
        for (id_,) in connection.execute(
            "SELECT id FROM term WHERE kind = ? AND key > ? AND key < ?",
            (kind, owner + JOIN, owner + AFTER_JOIN),
        )
    ]
    return terms_by_id(connection, ids)


def day_counts(
    connection: sqlite3.Connection, terms: Iterable[int], cut: Slice = EVERY
) -> Iterator[tuple[int, list[str], "Ints", "Ints"]]:
    """(term, days, mentions of each, texts of each) of the terms that any text has.

    SQLite hands over few long rows sooner than many short ones.
    """
    import numpy as np

    where, values = _where(cut)
    rows = f"SELECT day, n, texts FROM daily WHERE term = :term AND texts > 0 AND {where}"
    if cut.narrow:
        rows = (
            "SELECT day, sum(n) AS n, sum(texts) AS texts FROM tally "
            f"WHERE term = :term AND {where} GROUP BY day HAVING sum(texts) > 0"
        )
    query = f"SELECT group_concat(day), group_concat(n), group_concat(texts) FROM ({rows})"
    for term in terms:
        days, *counts = connection.execute(query, {**values, "term": term}).fetchone()
        if days is not None:
            n, texts = (np.fromstring(text, np.int64, sep=",") for text in counts)
            yield term, days.split(","), n, texts


def day_volume(connection: sqlite3.Connection, cut: Slice = EVERY) -> list[tuple[str, int]]:
    """(day, texts) of the days that have any, in order; '' is what is undated."""
    where, values = _where(cut)
    if not cut.narrow:
        query = f"SELECT day, texts FROM daily WHERE term = 0 AND texts > 0 AND {where}"
        return connection.execute(query, values).fetchall()
    rows = connection.execute(
        f"SELECT day, sum(texts) FROM volume WHERE {where} GROUP BY day HAVING sum(texts) > 0",
        values,
    )
    return rows.fetchall()


def texts_on(
    connection: sqlite3.Connection, terms: Iterable[int], days: Iterable[str], cut: Slice = EVERY
) -> list[tuple[int, str, str | None]]:
    """(document, day, title) of the counted texts that have any of the terms on some days."""
    where, values = _where(replace(cut, since=None, until=None))
    rows = connection.execute(
        "SELECT d.id, r.date, r.title FROM json_each(:days) AS x CROSS JOIN reading r "
        "ON r.date = x.value CROSS JOIN document d ON d.id = r.document AND d.version = r.version "
        f"WHERE d.copy_of IS NULL AND {where} AND EXISTS (SELECT 1 FROM feature f "
        "WHERE f.document = d.id AND f.term IN (SELECT value FROM json_each(:ids))) "
        "ORDER BY r.date, d.id",
        {**values, "days": json.dumps(list(days)), "ids": json.dumps(list(terms))},
    )
    return rows.fetchall()


def named_in(
    connection: sqlite3.Connection, document: int, terms: Iterable[int], cut: Slice = EVERY
) -> tuple[str, int] | None:
    """The day of a counted text and how often it has the terms; None: not at all."""
    where, values = _where(cut, "r.date")
    day, n = connection.execute(
        "SELECT coalesce(r.date, ''), sum(n) FROM feature f JOIN document d ON d.id = f.document "
        "JOIN reading r ON r.version = d.version WHERE d.copy_of IS NULL AND d.id = :document "
        f"AND f.term IN (SELECT value FROM json_each(:ids)) AND {where}",
        {**values, "document": document, "ids": json.dumps(list(terms))},
    ).fetchone()
    return None if n is None else (day, n)


def said_twice(
    connection: sqlite3.Connection, terms: Sequence[int], cut: Slice = EVERY
) -> list[tuple[str, int]]:
    """(day, texts too many) where texts that have several of the terms are added up by term.

    `terms`: the one that most texts have first; the others are looked through.
    """
    where, values = _where(cut, "r.date")
    rows = connection.execute(
        "SELECT coalesce(r.date, ''), sum(c - 1) FROM (SELECT document, count(*) AS c FROM feature "
        "WHERE term IN (SELECT value FROM json_each(:all)) AND document IN (SELECT document "
        "FROM feature WHERE term IN (SELECT value FROM json_each(:few))) GROUP BY document "
        "HAVING c > 1) AS f JOIN document d ON d.id = f.document "
        f"JOIN reading r ON r.version = d.version WHERE d.copy_of IS NULL AND {where} GROUP BY 1",
        {**values, "all": json.dumps(list(terms)), "few": json.dumps(list(terms[1:]))},
    )
    return rows.fetchall()


def _where(cut: Slice, day: str = "day") -> tuple[str, dict[str, str]]:
    """Conditions on `day` and the columns of a slice, with their values."""
    parts = ["1"]
    if cut.since:
        parts.append(f"{day} >= substr(:since, 1, 4) AND {day} >= substr(:since, 1, length({day}))")
    if cut.until:
        parts.append(f"{day} != '' AND {day} <= :until")  # 2024-08 sorts before its days
    parts += [f"{name} = :{name}" for name in cut.narrow]
    times = {"since": cut.since, "until": cut.until}
    values = {name: value for name, value in times.items() if value is not None}
    return " AND ".join(parts), values | cut.narrow


def cell_counts(
    connection: sqlite3.Connection, terms: Iterable[int], when: tuple[str, str], cut: Slice = EVERY
) -> dict[Cell, int]:
    """Texts from one day to another that have the terms, by outlet, language and genre.

    A text that has several of the terms counts for each.
    """
    where, values = _where(replace(cut, since=None, until=None))
    values |= {"first": when[0], "last": when[1]}
    rows = connection.execute(
        "SELECT outlet, language, genre, sum(texts) FROM json_each(:ids) AS x CROSS JOIN tally "
        f"ON term = x.value WHERE day BETWEEN :first AND :last AND {where} GROUP BY 1, 2, 3",
        {**values, "ids": json.dumps(list(terms))},
    )
    return {(outlet, language, genre): texts for outlet, language, genre, texts in rows if texts}


def cell_volume(
    connection: sqlite3.Connection, when: tuple[str, str], cut: Slice = EVERY
) -> dict[Cell, int]:
    """All texts from one day to another, by outlet, language and genre."""
    where, values = _where(replace(cut, since=None, until=None))
    values |= {"first": when[0], "last": when[1]}
    rows = connection.execute(
        "SELECT outlet, language, genre, sum(texts) FROM volume "
        f"WHERE day BETWEEN :first AND :last AND {where} GROUP BY 1, 2, 3",
        values,
    )
    return {(outlet, language, genre): texts for outlet, language, genre, texts in rows if texts}
