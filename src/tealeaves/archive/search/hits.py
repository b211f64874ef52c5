"""What is shown of a document that was found: its head, and the piece of text that answers."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tealeaves.archive.search.marks import Finder, Snippet, snippet
from tealeaves.archive.search.places import Places, unpacked
from tealeaves.words import squash

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """One document. `marks` are characters of `snippet`, `spans` the same hits in the page's text.

    `copies` is how many near copies of it the archive holds; `gone` when it was no longer where
    it came from.
    """

    id: int
    sha256: str
    date: str | None
    title: str | None
    outlet: str | None
    language: str
    genre: str | None
    rung: str | None
    url: str | None
    snippet: str
    marks: tuple[Place, ...]
    title_marks: tuple[Place, ...]  # characters of `title`
    spans: tuple[Place, ...]
    count: int  # hits in the whole text
    copies: int
    copy_of: int | None
    gone: str | None
    score: float | None


HEAD = """
SELECT d.id, page.sha256, r.date, r.title, r.outlet, r.language, r.genre, r.rung, version.url,
  r.text, r.places, d.copy_of, d.gone,
  (SELECT count(*) FROM document c WHERE c.copy_of = d.id)
FROM json_each(?) JOIN document d ON d.id = value JOIN reading r ON r.version = d.version
JOIN version ON version.id = d.version JOIN page ON page.id = version.page
ORDER BY key
"""


def hits_of(
    connection: sqlite3.Connection, page: Sequence[tuple[int, float | None]], finder: Finder
) -> tuple[Hit, ...]:
    """The documents of a page of results, in its order."""
    scores = dict(page)
    rows = connection.execute(HEAD, (json.dumps([document for document, _ in page]),))
    return tuple(_hit(row, scores[row[0]], finder) for row in rows)


def _hit(row: tuple[Any, ...], score: float | None, finder: Finder) -> Hit:
    id_, sha256, date, title, outlet, language, genre, rung, url, text, places, *state = row
    copy_of, gone, copies = state
    title = squash(title) if title else None
    marks = finder.marks(text)
    piece: Snippet = snippet(text, marks, title or "")
    return Hit(
        id=id_,
        sha256=sha256,
        date=date,
        title=title,
        outlet=outlet,
        language=language,
        genre=genre,
        rung=rung,
        url=url,
        snippet=piece.text,
        marks=piece.marks,
        title_marks=tuple((m.start, m.end) for m in finder.marks(title or "")),
        spans=_spans(unpacked(places), piece),
        count=len(marks),
        copies=copies,
        copy_of=copy_of,
        gone=gone,
        score=score,
    )


def _spans(places: Places, piece: Snippet) -> tuple[Place, ...]:
    return tuple(places.span(start, end) for start, end in piece.hits)
