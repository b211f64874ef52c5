"""Where a feature stands: quotations from the text at hand, or from precedents that had it."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tealeaves.archive.issued import clean_text
from tealeaves.archive.kept import Kept, one
from tealeaves.archive.rows import person_key, said, unknown
from tealeaves.archive.search.places import Places
from tealeaves.archive.usage import name_in_use
from tealeaves.compare.facts import Facts, Mark
from tealeaves.compare.feature import Feature
from tealeaves.compare.terms import plain_epithet
from tealeaves.compare.tokens import places, tokens
from tealeaves.compare.variants import variant_in
from tealeaves.compare.wordings import wording
from tealeaves.evidence import around, visible

SHOWN = 3  # quotations a signal
MARKED = frozenset(("treatment", "greeting", "delay", "ladder", "grade", "age"))

Span = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """A text to quote from: its page's text, its reading, and what it is called."""

    sha256: str
    page: str
    reading: dict[str, Any]
    facts: Facts
    places: Places | None = None  # where the characters of `facts.text` lie in the page


def source_of(connection: sqlite3.Connection, facts: Facts) -> Source:
    """A document of the archive as a source of quotations."""
    assert facts.document is not None
    kept: Kept = one(connection, facts.document)
    _, where = clean_text(connection, facts.document)
    return Source(facts.sha256, kept.page, kept.reading, facts, where)


def spans_of(source: Source, feature: Feature) -> tuple[Span, ...]:
    """The contract's spans of a feature in a text, SHOWN at most; none where it is not there."""
    found: list[Span] = []
    for span in _spans(source, feature):
        if len(found) == SHOWN:
            break
        found.append(_plain(span))
    return tuple(found)


def quotes_of(source: Source, feature: Feature) -> tuple[Span, ...]:
    """The same as quotations that can leave their page: with its sha256 and the words around."""
    return tuple(_quote(source, span) for span in spans_of(source, feature)[:1])


def _plain(span: Span) -> Span:
    return {key: span[key] for key in ("text", "start", "end", "clean") if key in span}


def _quote(source: Source, span: Span) -> Span:
    start, end = span["start"], span["end"]
    return {
        "page": source.sha256,
        **span,
        **around(source.page, start, end),
    }


def _cut(source: Source, start: int, end: int) -> Span:
    """The characters of a page as a span of the contract."""
    piece = source.page[start:end]
    html = source.reading["source"]["media_type"] == "text/html"
    return {"text": visible(piece) if html else piece, "start": start, "end": end}


def _spans(source: Source, feature: Feature) -> Iterator[Span]:
    reading, parts = source.reading, feature.parts
    match feature.kind:
        case "country" | "share" | "first":
            yield from (reading["actors"] or {}).get(parts[0], ())
        case "order":
            for code in parts:
                yield from (reading["actors"] or {}).get(code, ())[:1]
        case "naming":
            for span in (reading["actors"] or {}).get(parts[0], ()):
                if name_in_use(span, source.page) == parts[1]:
                    yield span
        case "bloc":
            yield from (reading["blocs"] or {}).get(parts[0], ())
        case "person" | "title" | "title_order":
            yield from _of_person(reading, feature)
        case "outlet":
            for outlet in reading["outlets"] or ():
                if (outlet.get("key") or unknown(outlet["name"])) == parts[0]:
                    yield from outlet["spans"]
        case "epithet":
            for finding in reading["epithets"] or ():
                if plain_epithet(unknown(said(finding["span"]))) == parts[0]:
                    yield finding["span"]
        case "stance":
            for stance in reading["stance"] or ():
                if (stance["from"], stance["to"], stance["sign"]) == parts:
                    yield from stance["evidence"]
        case "occasion":
            for event in reading["events"] or ():
                if event["occasion"] == parts[0]:
                    yield from event["evidence"]
        case "place" | "listed" | "tau":
            for entry in reading["attendance_list"] or ():
                if not parts or entry["name"] == parts[0]:
                    yield entry["span"]
        case "family" | "wording" | "treatment" | "greeting" | "delay" | "ladder" | "grade" | "age":
            for mark in marks_of(source.facts, feature):
                if mark.start is not None and mark.end is not None:
                    yield _cut(source, mark.start, mark.end)
        case "phrase":
            yield from _runs(source, parts[0])
        case "audience" | "rung":
            part = "audience" if feature.kind == "audience" else "authority"
            yield from reading[part]["evidence"] or filter(None, [reading["article"]["title"]])
        case _:  # length and topics have no place of their own: the title stands for the text
            yield from filter(None, [reading["article"]["title"]])


def marks_of(facts: Facts, feature: Feature) -> Sequence[Mark]:
    """The traits of a text that a feature was made of."""
    kind, key = feature.kind, feature.parts[0]
    if kind in MARKED:
        return [m for m in facts.marks if m.kind == kind and m.key == key]
    found = [m for m in facts.marks if m.kind == "phrase" and m.key == key]
    return (
        [m for m in found if wording(m.value) == feature.parts[1]] if kind == "wording" else found
    )


def _of_person(reading: dict[str, Any], feature: Feature) -> Iterator[Span]:
    for person in reading["people"] or ():
        if person_key(person)[0] != feature.parts[0]:
            continue
        if feature.kind == "person":
            yield from person["mentions"] or person["title_spans"]
        for title in feature.parts[1:]:
            given = [t for t in person["title_spans"] if t["canonical"] == title]
            yield from given if feature.kind == "title" else given[:1]


def opening_of(source: Source) -> tuple[Span, ...]:
    """The title, else the first block: it stands for a text as a whole."""
    article = source.reading["article"]
    blocks = [article["title"], *(b for b in article["blocks"] if b["role"] != "chrome")]
    return tuple(_plain(span) for span in blocks if span)[:1]


def varied(source: Source, phrase: str) -> Span | None:
    """The words of a text that vary a phrase; None where it is kept or gone."""
    found = variant_in(source.facts.text, phrase)
    if found.status != "varied" or found.place is None or source.places is None:
        return None
    return _cut(source, *source.places.span(*found.place))


def _runs(source: Source, phrase: str) -> Iterator[Span]:
    if source.places is None:
        return
    words = [token.word for token in tokens(phrase)]
    for start, end in places(tokens(source.facts.text), words):
        yield _cut(source, *source.places.span(start, end))
