"""The calendar of an archive: events and occasions of a stretch of days, in one order."""

import sqlite3
from dataclasses import asdict
from datetime import date
from typing import Any

from tealeaves.calendar.events import Event, events, sources
from tealeaves.calendar.occasions import Occasion, occasions
from tealeaves.knowledge import Pack


def calendar(
    connection: sqlite3.Connection,
    pack: Pack,
    since: date,
    until: date,
    *,
    asked: date,
    state: str | None = None,
) -> list[dict[str, Any]]:
    """The entries of `tealeaves calendar --json`, by day; `days`: from the day asked to theirs.

    An event that is told for an occasion of the same day stands beside it under one `occasion`.
    """
    rows = [_event(connection, event, asked) for event in events(connection, since, until)]
    days = occasions(connection, pack, since, until, asked=asked, state=state)
    rows += [_occasion(day, asked) for day in days]
    return sorted(rows, key=lambda row: (row["from"], row["kind"] != "occasion", row["id"]))


def _event(connection: sqlite3.Connection, event: Event, asked: date) -> dict[str, Any]:
    return {
        "id": f"event-{event.id}",
        "kind": "event",
        "title": event.what,
        "from": event.since,
        "to": event.until,
        "precision": event.precision,
        "days": _days(event.since, asked),
        "type": event.type,
        "tense": event.tense,
        "who": list(event.who),
        "where": event.where,
        "occasion": event.occasion,
        "texts": len(event.sources),
        "sources": sources(connection, event),
    }


def _occasion(day: Occasion, asked: date) -> dict[str, Any]:
    return {
        "id": f"occasion-{day.id}-{day.day}",
        "kind": "occasion",
        "title": day.name,
        "from": day.day,
        "to": day.day,
        "precision": "day",
        "days": _days(day.day, asked),
        "occasion": day.id,
        "states": list(day.states),
        "anniversary": day.anniversary,
        "round": day.round,
        "precedents": [asdict(text) for text in day.precedents],
        "watch": [asdict(line) for line in day.watch],
    }


def _days(day: str, asked: date) -> int:
    return (date.fromisoformat(day) - asked).days
