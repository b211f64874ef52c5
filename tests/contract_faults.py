"""What breaks the contract in JSON: places that are not what they say, untiled blocks."""

import re
from collections.abc import Iterator
from typing import Any

from tealeaves.evidence import blanked

SECTIONS = (
    "people",
    "attendance_list",
    "outlets",
    "actors",
    "blocs",
    "places",
    "statements",
    "dates",
    "events",
    "stance",
    "epithets",
    "formulas",
    "forecasts",
    "signals",
    "flags",
)


def places(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys() and "page" not in value:
            yield path, value
        for key, inner in value.items():
            yield from places(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from places(inner, f"{path}[{number}]")


def faults(reading: dict[str, Any]) -> list[str]:
    """All faults; empty when the reading keeps the contract. Plain text only for the words."""
    text, found = reading["text"], []
    html = reading["source"]["media_type"] == "text/html"
    for path, place in places({k: v for k, v in reading.items() if k != "text"}):
        cut = text[place["start"] : place["end"]]
        if not 0 <= place["start"] < place["end"] <= len(text):
            found.append(f"{path}: outside the text or empty")
        elif cut != cut.strip():
            found.append(f"{path}: white space at an end of {cut[:40]!r}")
        elif not html and cut != place["text"]:
            found.append(f"{path}: says {place['text'][:40]!r}, the page says {cut[:40]!r}")
        elif "" in (place["text"], place.get("clean", "x")):
            found.append(f"{path}: an empty string")
    flat = blanked(text) if html else text
    at = 0
    for number, block in enumerate(reading["article"]["blocks"]):
        if block["start"] < at:
            found.append(f"block {number} overlaps the one before")
        if flat[at : block["start"]].strip():
            found.append(f"no block holds {flat[at : block['start']].strip()[:40]!r}")
        at = block["end"]
    if re.search(r"\S", flat[at:]):
        found.append(f"no block holds {flat[at:].strip()[:40]!r}")
    found += [f"{key} is missing" for key in SECTIONS if key not in reading]
    return found
