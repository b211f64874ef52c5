"""Search of a made archive against a plain trigram index and a LIKE scan of the same texts."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import made_words as w
from tealeaves.archive.search.filters import Filters
from tealeaves.archive.search.find import Found, Query, search
from tealeaves.archive.store import Archive
from timing import Timed, once, timed

BUDGET = 50.0  # ms
TOP = 20
SHORTEST = 3  # characters that a trigram index can find
SLOWEST = 1  # rounds of a rival that scans


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of search. `rival` is its text as a plain substring; None: no rival answers it."""

    name: str
    query: Query
    rival: str | None


def cases(archive: Archive) -> Iterator[Case]:
    """English and Korean, rare and common, with and without filters and facets."""
    rare, some, often = (w.english().words.values[rank] for rank in (20_000, 2_000, 70))
    person = w.english().people.values[5]
    phrase = "long table of friendship"
    yield Case("rare word", Query(rare), rare)
    yield Case("English word", Query(some), some)
    yield Case("frequent word", Query(often), often)
    yield Case("very common word", Query("with"), "with")
    yield Case("phrase", Query(f'"{phrase}"'), phrase)
    yield Case("person", Query(person), person)
    yield Case("two words", Query(f"harbour {often}"), None)
    yield Case("prefix", Query(f"{some[:6]}*"), None)
    yield Case("two-syllable Korean", Query("로동"), "로동")
    yield Case("rare two-syllable Korean", Query(w.korean().words.values[9_000]), None)
    yield Case("Korean compound", Query("인민평화"), "인민평화")
    yield Case("one syllable", Query("당"), "당")
    yield from _narrowed(some, often)


def _narrowed(some: str, often: str) -> Iterator[Case]:
    outlet, genre = w.OUTLETS[1], w.GENRES[1]
    since = Filters(since="2015-03", until="2015-08")
    yield Case("word in an outlet", Query(often, Filters(outlet=outlet)), None)
    yield Case("word in a genre", Query(often, Filters(genre=genre)), None)
    yield Case("word in half a year", Query(often, since), None)
    yield Case("word with a country", Query(often, Filters(country="CHN")), None)
    yield Case("filters alone", Query("", Filters(outlet=outlet, genre=genre)), None)
    yield Case("newest first", Query(often, sort="date"), None)
    yield Case("facets of few", Query(some, facets=True), None)
    yield Case("facets of many", Query(often, facets=True), None)
    yield Case("facets of all", Query("", facets=True), None)


def measure(archive: Archive, rival: sqlite3.Connection, rounds: int) -> dict[str, Any]:
    """Each case by name, with what rivals took and how many texts each found."""
    return {case.name: _one(archive, rival, case, rounds) for case in cases(archive)}


def _one(archive: Archive, rival: sqlite3.Connection, case: Case, rounds: int) -> dict[str, Any]:
    ours = timed(lambda: search(archive, case.query), rounds)
    found: Found = ours.answer
    body = {"budget_ms": BUDGET, **ours.to_json(), "found": found.total}
    if case.rival is not None:
        body["trigram"] = _trigram(rival, case.rival, rounds)
        body["like"] = _like(rival, case.rival)
    return body


def _trigram(rival: sqlite3.Connection, words: str, rounds: int) -> dict[str, Any] | None:
    """The plain FTS5 table; None where it cannot find so short a word."""
    if len(words) < SHORTEST:
        return None
    quoted = f'"{words}"'

    def ask() -> int:
        (total,) = rival.execute(
            "SELECT count(*) FROM plain WHERE plain MATCH ?", (quoted,)
        ).fetchone()
        rival.execute(
            "SELECT rowid, title, snippet(plain, 1, '[', ']', '…', 32) FROM plain "
            "WHERE plain MATCH ? ORDER BY rank LIMIT ?",
            (quoted, TOP),
        ).fetchall()
        return int(total)

    return _told(timed(ask, rounds))


def _like(rival: sqlite3.Connection, words: str) -> dict[str, Any]:
    """A scan of all texts."""

    def ask() -> int:
        rows = rival.execute(
            "SELECT id FROM plain_text WHERE text LIKE ? ORDER BY id DESC", (f"%{words}%",)
        ).fetchall()
        return len(rows)

    return _told(once(ask))


def _told(ask: Timed) -> dict[str, Any]:
    return {**ask.to_json(), "found": ask.answer}


def make_rival(archive: Archive, path: Path) -> sqlite3.Connection:
    """The texts as one would keep them without tealeaves: a table, and FTS5's trigram index."""
    made = path.exists()
    connection = sqlite3.connect(path)
    if made:
        return connection
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(
        "CREATE TABLE plain_text (id INTEGER PRIMARY KEY, title, text, date, outlet, genre)"
    )
    connection.execute(
        "CREATE VIRTUAL TABLE plain USING fts5(title, text, content='plain_text', "
        "content_rowid='id', tokenize='trigram')"
    )
    rows = archive.connection.execute(
        "SELECT document, title, text, date, outlet, genre FROM reading ORDER BY document"
    )
    connection.executemany("INSERT INTO plain_text VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.execute("INSERT INTO plain (plain) VALUES ('rebuild')")
    connection.commit()
    return connection
