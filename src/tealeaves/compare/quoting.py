"""Where a feature stands: quotations from the text at hand, or from precedents that had it."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tealeaves.archive.kept import Kept, one
from tealeaves.archive.rows import person_key, said, unknown
from tealeaves.compare.facts import Facts
from tealeaves.compare.table import Feature

AROUND = 32  # characters of context that a quotation carries
SHOWN = 3  # quotations a signal

Span = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """A text to quote from: its page's text, its reading, and what it is called."""

    sha256: str
    page: str
    reading: dict[str, Any]
    facts: Facts


def source_of(connection: sqlite3.Connection, facts: Facts) -> Source:
    """A document of the archive as a source of quotations."""
    assert facts.document is not None
    kept: Kept = one(connection, facts.document)
    return Source(facts.sha256, kept.page, kept.reading, facts)


def spans_of(source: Source, feature: Feature) -> tuple[Span, ...]:
    """The contract's spans of a feature in a text, SHOWN at most; none where it is not there."""
    found = list(_spans(source.reading, feature))
    return tuple(_plain(span) for span in found[:SHOWN])


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
        "before": source.page[max(0, start - AROUND) : start],
        "after": source.page[end : end + AROUND],
    }


def _spans(reading: dict[str, Any], feature: Feature) -> Iterator[Span]:
    match feature.kind:
        case "country" | "share" | "first":
            yield from (reading["actors"] or {}).get(feature.parts[0], ())
        case "order":
            for code in feature.parts:
                yield from (reading["actors"] or {}).get(code, ())[:1]
        case "bloc":
            yield from (reading["blocs"] or {}).get(feature.parts[0], ())
        case "person":
            for person in _people(reading, feature.parts[0]):
                yield from person["mentions"] or person["title_spans"]
        case "title":
            for person in _people(reading, feature.parts[0]):
                yield from (t for t in person["title_spans"] if t["canonical"] == feature.parts[1])
        case "outlet":
            for outlet in reading["outlets"] or ():
                if (outlet.get("key") or unknown(outlet["name"])) == feature.parts[0]:
                    yield from outlet["spans"]
        case "formula" | "epithet":
            for finding in reading[feature.kind + "s"] or ():
                span = finding["span"]
                if (finding.get("family") or unknown(said(span))) == feature.parts[0]:
                    yield span
        case "stance":
            for stance in reading["stance"] or ():
                if (stance["from"], stance["to"], stance["sign"]) == feature.parts:
                    yield from stance["evidence"]
        case "occasion":
            for event in reading["events"] or ():
                if event["occasion"] == feature.parts[0]:
                    yield from event["evidence"]
        case "place":
            for entry in reading["attendance_list"] or ():
                if entry["name"] == feature.parts[0]:
                    yield entry["span"]
        case _:  # length and topics have no place of their own: the title stands for the text
            yield from filter(None, [reading["article"]["title"]])


def _people(reading: dict[str, Any], key: str) -> Iterator[dict[str, Any]]:
    return (p for p in reading["people"] or () if person_key(p)[0] == key)
