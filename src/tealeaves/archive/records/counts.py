"""What the tables of counts know of a person, without a look at all the texts that name one.

Near copies count once, as in `daily`. What is printed is looked up in the newest texts only.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from tealeaves.archive.tables.days import terms_of, texts_on

LOOKED = 1_000  # newest texts in which names and wordings are looked up

Counted = tuple[str, str, int, int, str | None, str | None]  # key, label, texts, n, first, last
DAYS = "sum(texts), sum(n), min(nullif(day, '')), max(nullif(day, ''))"


def most(
    connection: sqlite3.Connection, wanted: str, without: Collection[str], limit: int | None
) -> list[Counted]:
    """The people that most texts name, whose key or name has a casefolded part; few keys left out.

    At most `limit`; None: all.
    """
    rows = connection.execute(
        "SELECT id, key, label FROM total JOIN term ON id = term WHERE total.kind = 'person' "
        "AND texts > 0 ORDER BY texts DESC, key"
    )
    found: list[Counted] = []
    for id_, key, label in rows:
        if limit is not None and len(found) >= limit:
            break
        if key in without or not (wanted in key.casefold() or wanted in label.casefold()):
            continue
        found.append((key, label, *whole(connection, id_)))
    return found


def within(
    connection: sqlite3.Connection, without: Collection[str], days: tuple[str | None, ...]
) -> list[Counted]:
    """Everybody whom texts of some days name; few keys left out."""
    rows = connection.execute(
        f"SELECT key, label, {DAYS} FROM term JOIN daily ON term = term.id WHERE kind = 'person' "
        "AND texts > 0 AND (? IS NULL OR day >= ?) AND (? IS NULL OR day < ? || '~') "
        "GROUP BY term.id",
        days,
    )
    return [row for row in rows if row[0] not in without]


def term_of(connection: sqlite3.Connection, key: str) -> int:
    """The term of a person's key, which is known."""
    row = connection.execute("SELECT id FROM term WHERE kind = 'person' AND key = ?", (key,))
    id_: int = row.fetchone()[0]
    return id_


def whole(connection: sqlite3.Connection, term: int) -> tuple[int, int, str | None, str | None]:
    """Texts, mentions, first and last day of a term."""
    asked = f"SELECT {DAYS} FROM daily WHERE term = ? AND texts > 0"
    texts, n, first, last = connection.execute(asked, (term,)).fetchone()
    return texts or 0, n or 0, first, last


def names(
    connection: sqlite3.Connection, term: int
) -> tuple[tuple[tuple[str, int], ...], tuple[str, ...], int | None]:
    """Names as printed with their texts, the countries, and how many texts were looked at.

    None: all texts that there are.
    """
    documents = _newest(connection, "person", "term", term)
    rows = connection.execute(
        "SELECT name, country, d.id FROM json_each(?) AS x CROSS JOIN document d ON d.id = x.value "
        "CROSS JOIN person p ON p.document = d.id AND p.term = ? WHERE copy_of IS NULL",
        (json.dumps(documents), term),
    )
    printed: dict[str, set[int]] = defaultdict(set)
    countries = set()
    for name, country, document in rows:
        countries.add(country)
        if name:
            printed[name].add(document)
    ordered = sorted(((n, len(d)) for n, d in printed.items()), key=lambda x: (-x[1], x[0]))
    looked = len(documents) if len(documents) == LOOKED else None
    return tuple(ordered), tuple(sorted(filter(None, countries))), looked


def titles(
    connection: sqlite3.Connection, key: str, term: int
) -> list[tuple[str, int, str | None, str | None, tuple[str, ...]]]:
    """Titles by first print: texts, first and last day, the newest wordings, frequent first."""
    printed: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for title, words in connection.execute(
        "SELECT term.key, text FROM json_each(?) AS x CROSS JOIN document d ON d.id = x.value "
        "CROSS JOIN title ON title.document = d.id AND person = ? "
        "CROSS JOIN term ON term.id = title.term WHERE copy_of IS NULL",
        (json.dumps(_newest(connection, "title", "person", term)), term),
    ):
        printed[title][words] += 1
    found = []
    for used in terms_of(connection, "titled", (key,)):
        texts, _, first, last = whole(connection, used.id)
        if texts:
            said = printed[used.label]
            wordings = tuple(sorted(said, key=lambda w: (-said[w], w)))
            found.append((used.label, texts, first, last, wordings))
    return sorted(found, key=lambda one: (one[2] or "", -one[1], one[0]))


def latest(connection: sqlite3.Connection, term: int, most: int) -> list[tuple[Any, ...]]:
    """The latest texts that name a person, as `people` takes them: undated ones last."""
    days, had = [], 0
    asked = "SELECT day, texts FROM daily WHERE term = ? AND texts > 0 ORDER BY day DESC"
    for day, texts in connection.execute(asked, (term,)):
        days.append(day)
        had += texts
        if had >= most:
            break
    dated = [day for day in days if day]
    documents = [id_ for id_, _, _ in texts_on(connection, (term,), dated)][::-1][:most]
    if len(documents) < most and "" in days:
        documents += _undated(connection, term, most - len(documents))
    rows = connection.execute(
        "SELECT '', d.id, r.date, r.title, r.outlet, p.name, p.country, p.term "
        "FROM json_each(?) AS x CROSS JOIN document d ON d.id = x.value "
        "CROSS JOIN reading r ON r.version = d.version "
        "CROSS JOIN person p ON p.document = d.id AND p.term = ? ORDER BY x.key, p.rank",
        (json.dumps(documents), term),
    )
    return rows.fetchall()


def _undated(connection: sqlite3.Connection, term: int, most: int) -> list[int]:
    rows = connection.execute(
        "SELECT d.id FROM feature f JOIN document d ON d.id = f.document JOIN reading r "
        "ON r.version = d.version WHERE f.term = ? AND r.date IS NULL AND d.copy_of IS NULL "
        "ORDER BY d.id DESC LIMIT ?",
        (term, most),
    )
    return [row[0] for row in rows]


def _newest(connection: sqlite3.Connection, table: str, column: str, term: int) -> list[int]:
    """The highest documents of a table that have a person."""
    rows = connection.execute(
        f"SELECT DISTINCT document FROM {table} WHERE {column} = ? ORDER BY document DESC LIMIT ?",
        (term, LOOKED),
    )
    return [row[0] for row in rows]
