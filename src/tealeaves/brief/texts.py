"""The texts of a brief, unpacked once each, and quotations from them."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tealeaves.archive.kept import Document, Kept, documents, one, scope_of
from tealeaves.archive.store import Archive
from tealeaves.archive.versions.states import document_of
from tealeaves.brief.value import Quote
from tealeaves.words import sentences

Span = dict[str, Any]

SHORT = 60  # characters: a span below it is shown in its sentence
AROUND = 160  # characters of a sentence shown on either side of it


@dataclass(frozen=True, slots=True)
class Shelf:
    """Documents at hand by id, and by their page's sha256."""

    connection: sqlite3.Connection
    taken: dict[int, Kept] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)

    def take(self, document: int) -> Kept:
        """The document with its page and reading."""
        if document not in self.taken:
            self.taken[document] = one(self.connection, document)
        return self.taken[document]

    def of_page(self, sha: str) -> int | None:
        """The document that has this page as its present version; None where another has."""
        if sha not in self.ids:
            found = document_of(self.connection, sha)
            self.ids[self.take(found).document.sha256] = found
        return self.ids.get(sha)

    def quote(self, document: int, span: Span) -> Quote | None:
        """A span as a quotation, a short one within its sentence; None where it is only space."""
        kept = self.take(document)
        start, end = span["start"], span["end"]
        if not kept.words(start, end).strip():
            return None
        low, high = _sentence(kept, start, end)
        d = kept.document
        words = kept.words(low, high)
        mark = (start - low, end - low) if len(words) == high - low else (0, len(words))
        where = (d.outlet, d.date, d.title, d.url, d.layer, d.seen)
        return Quote(d.id, d.sha256, words, low, high, *where, mark)

    def quotes(self, document: int, spans: Iterable[Span]) -> tuple[Quote, ...]:
        """Spans as quotations; those of another page (`page`) from the document that has it."""
        found = []
        for span in spans:
            other = span.get("page")
            where = document if other is None else self.of_page(other)
            if where is not None and (quote := self.quote(where, span)):
                found.append(quote)
        return tuple(found)


def _sentence(kept: Kept, start: int, end: int) -> tuple[int, int]:
    """The sentence around a short span, itself cut at words where it is long."""
    if end - start >= SHORT or kept.media_type == "text/html":
        return start, end  # in HTML there is markup around it
    low, high = max(0, start - AROUND), min(len(kept.page), end + AROUND)
    for first, last in sentences(kept.page, low, high):
        if first <= start and end <= last:
            return _at_words(kept.page, (first, start), low), _at_words(
                kept.page, (last, end), high
            )
    return start, end


def _at_words(page: str, place: tuple[int, int], cut: int) -> int:
    """An edge of a sentence; where the window cut it, the next word towards the span."""
    edge, inner = place
    if edge != cut or cut in (0, len(page)):
        return edge
    if edge < inner:
        space = page.find(" ", edge, inner)
        return inner if space < 0 else space + 1
    space = page.rfind(" ", inner, edge)
    return inner if space < 0 else space


def texts_of(
    archive: Archive, since: str | None, until: str | None, pages: Iterable[str] = ()
) -> list[Document]:
    """The documents a brief is on, by day, near copies left out; or those that are named."""
    named = [document_of(archive.connection, page) for page in pages]
    if named:
        return [one(archive.connection, document).document for document in named]
    found = documents(archive.connection, scope_of(since, until, copies=False))
    return [document for document in found if document.date]
