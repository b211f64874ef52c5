"""Archives of our own for tracks: texts of an invented state as counted rows without words."""

import itertools
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import timedelta

from tealeaves.archive.derive import tally, term_id
from tealeaves.archive.store import Archive


@dataclass
class Text:
    """One text: its day and what it has, {kind: {key: mentions}}."""

    date: str | None
    terms: dict = field(default_factory=dict)
    outlet: str = "RNA"
    genre: str = "news_report"
    language: str = "en"
    copy_of: int | None = None


def archive_of(path, texts):
    """An archive file with these texts, numbered from 1."""
    with Archive.open(path, create=True) as archive, archive.writing() as connection:
        connection.execute("INSERT INTO stamp VALUES (1, 'test', '{}')")
        for number, text in enumerate(texts, 1):
            _put(archive, number, text)
    return path


def _put(archive, number, text):
    connection = archive.connection
    connection.execute(
        "INSERT INTO page VALUES (?, ?, x'', 0, 'text/plain', 'utf-8')", (number, f"{number:064x}")
    )
    connection.execute(
        "INSERT INTO document VALUES (?, ?, ?, NULL)", (number, number, text.copy_of)
    )
    connection.execute(
        "INSERT INTO version VALUES (?, ?, ?, '2031-01-01T00:00:00Z', 'first', NULL, 'made', '{}')",
        (number, number, number),
    )
    connection.execute(
        "INSERT INTO reading (version, document, stamp, title, outlet, language, genre, layer, "
        "date, words, complete, text, places, json) "
        "VALUES (?, ?, 1, ?, ?, ?, ?, 'first_hand', ?, 100, 1, '', x'', x'')",
        (number, number, f"Text {number}", text.outlet, text.language, text.genre, text.date),
    )
    for kind, keys in text.terms.items():
        for key, n in keys.items():
            term = term_id(archive, kind, key, key.split("\t")[-1].title())
            connection.execute("INSERT INTO feature VALUES (?, ?, ?, 1)", (term, number, n))
            if kind == "person":
                connection.execute(
                    "INSERT INTO person (document, term, rank) VALUES (?, ?, 1)", (number, term)
                )
    tally(connection, number, 1)


def days(first, count):
    """So many days of the calendar, one after another."""
    start = Date.fromisoformat(first)
    return [(start + timedelta(n)).isoformat() for n in range(count)]


def steady(first, count, a_day, every, terms):
    """`a_day` texts on each of `count` days; every `every`-th has the terms."""
    ticking = itertools.count()
    return [
        Text(day, terms if every and next(ticking) % every == 0 else {})
        for day in days(first, count)
        for _ in range(a_day)
    ]
