"""Whether the spans of a reading cut from the page the words they say."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tealeaves.evidence import visible

MOST = 3  # faults told of one reading


def faulty_spans(
    body: bytes, text: str, media_type: str, mentions: Iterable[tuple[int, int]]
) -> Iterator[str]:
    """What is wrong with the places that a reading's JSON, and its rows of mentions, name."""
    told = 0
    places = set()
    for span in _spans(json.loads(body.decode("utf-8", "surrogatepass"))):
        start, end = span["start"], span["end"]
        places.add((start, end))
        if not _right(span, text, media_type):
            told += 1
            if told > MOST:
                yield "and more spans of it"
                return
            yield f"the span {start} to {end} does not say {span['text'][:40]!r}"
    for place in mentions:
        if place not in places:
            yield f"the mention at {place[0]} to {place[1]} is none of its spans"
            return


def _right(span: dict[str, Any], text: str, media_type: str) -> bool:
    start, end = span["start"], span["end"]
    if not 0 <= start < end <= len(text):
        return False
    piece = text[start:end]
    return piece == span["text"] or (media_type == "text/html" and visible(piece) == span["text"])


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span in a reading, those of other pages left out."""
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys() and "page" not in value:
            yield value
        for inner in value.values():
            yield from _spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner)
