"""Statements that matter: what the highest speakers said, in their own words."""

from collections.abc import Iterator, Sequence
from typing import Any

from tealeaves.archive.kept import Document, Kept
from tealeaves.brief.texts import Shelf, Span
from tealeaves.brief.value import Item, item_id
from tealeaves.words import sentences

MOST = 15
PER_TEXT = 2
SHORT, LONG = 40, 500  # characters of a sentence that says something and can be read at a glance
KINDS = ("direct", "body", "indirect")  # the speaker's own words before a report of them


def statements(shelf: Shelf, texts: Sequence[Document]) -> list[Item]:
    """The first weighty sentences of named speakers, texts in the order given."""
    found: list[Item] = []
    for document in texts:
        found += _of_text(shelf, document)[:PER_TEXT]
        if len(found) >= MOST:
            break
    return found[:MOST]


def _of_text(shelf: Shelf, document: Document) -> list[Item]:
    kept = shelf.take(document.id)
    named = {person["name"] for person in kept.reading["people"] or ()}
    said = [s for s in kept.reading["statements"] or () if s["speaker"] in named]
    said.sort(key=lambda s: KINDS.index(s["kind"]))  # stable: in the text's order within a kind
    found, seen = [], set()
    for statement in said:
        span = next(_weighty(kept, statement["content"]), None)
        quote = span and shelf.quote(document.id, span)
        if quote and quote.text not in seen:
            seen.add(quote.text)
            name = item_id("statements", document.sha256, quote.text)
            found.append(Item(name, _said(statement), (quote,), document.rung or ""))
    return found


def _weighty(kept: Kept, content: Span) -> Iterator[Span]:
    """Sentences of a statement that are neither a word nor a page long."""
    for start, end in sentences(kept.page, content["start"], content["end"]):
        if SHORT <= end - start <= LONG:
            yield {"start": start, "end": end}


def _said(statement: dict[str, Any]) -> str:
    cue = statement["cue"] if statement["kind"] == "indirect" else None
    to = f" to {statement['addressee']}" if statement["addressee"] else ""
    return f"{statement['speaker']}{to} {cue or 'in own words'}:"
