"""The calendar as iCalendar (RFC 5545), for other programs to import or subscribe to."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

PRODUCT = "-//tealeaves//calendar//EN"


def to_ics(rows: Iterable[dict[str, Any]], now: datetime) -> bytes:
    """One VCALENDAR of whole-day events; ids hold from one making to the next.

    What is known to the year alone is no entry of a calendar and is left out.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "tealeaves")
    for row in rows:
        if row["precision"] == "year":
            continue
        event = Event()
        event.add("uid", f"{row['id']}@tealeaves")
        event.add("dtstamp", now)
        event.add("summary", summary(row))
        event.add("dtstart", date.fromisoformat(row["from"]))
        event.add("dtend", date.fromisoformat(row["to"]) + timedelta(days=1))
        event.add("description", description(row))
        event.add("categories", [row["kind"], row.get("type") or row["occasion"]])
        event.add("transp", "TRANSPARENT")
        if row.get("where"):
            event.add("location", row["where"])
        calendar.add_component(event)
    ical: bytes = calendar.to_ical()
    return ical


def summary(row: dict[str, Any]) -> str:
    """The heading of an entry; what is not known to the day says so."""
    title = " ".join(row["title"].split())
    if row.get("anniversary"):
        title += f" ({row['anniversary']} years)"
    return f"{title} (some day this month)" if row["precision"] == "month" else title


def description(row: dict[str, Any]) -> str:
    """Where an entry comes from: quotations with page and characters, or earlier texts."""
    lines = []
    for source in row.get("sources", ()):
        quote = source["quote"]
        lines.append(
            f"“{' '.join(quote['text'].split())}” {source['outlet'] or 'unknown outlet'}, "
            f"{source['date'] or 'undated'}, document {source['document']}, "
            f"characters {quote['start']}-{quote['end']}"
        )
    for text in row.get("precedents", ()):
        lines.append(f"{text['date']}: {text['title'] or 'untitled'} (document {text['document']})")
    for line in row.get("watch", ()):
        lines.append(f"usual: {line['label']} in {line['k']} of {line['n']} earlier texts")
    return "\n".join(lines)
