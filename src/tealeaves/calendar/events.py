"""Events that pages speak of, told once however many texts tell them."""

import json
import sqlite3
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from tealeaves.archive.happenings import Told, told
from tealeaves.archive.kept import Kept, one
from tealeaves.ledger.proposals import quote_of
from tealeaves.ledger.times import window_of

ID_DIGITS = 12
QUOTED = 8  # texts of an event


@dataclass(frozen=True, slots=True)
class Event:
    """What happens between two days, and every place where it is told."""

    id: str  # the same for the same days and words
    what: str
    who: tuple[str, ...]
    where: str | None
    type: str
    tense: str  # of the text that tells it first
    since: str
    until: str
    precision: str  # day, range, month, year: how exactly the texts say when
    occasion: str | None
    sources: tuple[tuple[int, int, int], ...]  # document, and where its words begin and end


def events(connection: sqlite3.Connection, since: date, until: date) -> tuple[Event, ...]:
    """The dated events that touch a stretch of days, by first day."""
    found: dict[str, Event] = {}
    for row in told(connection, since.isoformat(), until.isoformat()):
        days = _days(row)
        if days is None or days[1] < since.isoformat() or days[0] > until.isoformat():
            continue
        event = _event(row, *days)
        known = found.get(event.id)
        if known is None:
            found[event.id] = event
        else:
            found[event.id] = replace(known, sources=(*known.sources, *event.sources))
    return tuple(sorted(found.values(), key=lambda e: (e.since, e.until, e.id)))


def _days(row: Told) -> tuple[str, str] | None:
    """First and last day; None where the values are no days."""
    begins = window_of(row.begins)
    ends = window_of(row.ends) if row.ends else begins
    return (begins[0], ends[1]) if begins and ends and begins[0] <= ends[1] else None


def _event(row: Told, since: str, until: str) -> Event:
    words = " ".join(row.what.lower().split())
    name = f"{since}/{until}\n{row.occasion or words}\n{row.type}"
    return Event(
        sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS],
        row.what,
        tuple(json.loads(row.who)),
        row.where,
        row.type,
        row.tense,
        since,
        until,
        _precision(row),
        row.occasion,
        ((row.document, row.start, row.end),),
    )


def _precision(row: Told) -> str:
    if row.ends and row.ends != row.begins:
        return "range"
    return {4: "year", 7: "month", 10: "day"}.get(len(row.begins), "range")


def sources(connection: sqlite3.Connection, event: Event) -> list[dict[str, Any]]:
    """The first QUOTED texts that tell an event, each with the words that name it."""
    return [
        _source(one(connection, document), start, end)
        for document, start, end in event.sources[:QUOTED]
    ]


def _source(kept: Kept, start: int, end: int) -> dict[str, Any]:
    return {
        "document": kept.document.id,
        "date": kept.document.date,
        "title": kept.document.title,
        "outlet": kept.document.outlet,
        "layer": kept.document.layer,
        "quote": quote_of(kept, start, end),
    }
