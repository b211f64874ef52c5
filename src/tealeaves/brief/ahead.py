"""What is coming and what is due: the calendar's next days, forecasts to be decided."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from tealeaves.archive.store import Archive
from tealeaves.brief.texts import Shelf
from tealeaves.brief.value import Figures, Item, item_id
from tealeaves.calendar.calendar import calendar
from tealeaves.knowledge import Pack
from tealeaves.ledger.due import due
from tealeaves.ledger.entry import entries

AHEAD = 60  # days
MOST = 20


def coming(
    archive: Archive, shelf: Shelf, pack: Pack, day: str, state: str | None
) -> tuple[list[Item], Figures]:
    """Events that texts announce after a day, and the table of the next occasions."""
    asked = date.fromisoformat(day)
    rows = calendar(
        archive.connection, pack, asked, asked + timedelta(days=AHEAD), asked=asked, state=state
    )
    ahead = [row for row in rows if row["kind"] == "event" and _announced(row, day)]
    items = [item for row in ahead if (item := _event(shelf, row, day))]
    days = tuple(
        (row["from"], row["title"], ", ".join(row["states"]), str(len(row["precedents"])))
        for row in rows
        if row["kind"] == "occasion"
    )
    columns = ("day", "occasion", "states", "earlier texts")
    return items[:MOST], Figures("days", f"Days of the next {AHEAD} days", columns, days)


def _announced(row: dict[str, Any], day: str) -> bool:
    """Whether it still lies ahead; what is known to the year alone may be long past."""
    if row["precision"] == "year":
        return False
    later = row["from"] > day
    return later or (row["tense"] == "future" and bool(row["to"] >= day))


def _event(shelf: Shelf, row: dict[str, Any], day: str) -> Item | None:
    told = [s for s in row["sources"] if s["date"] is None or s["date"] <= day]
    quotes = tuple(
        quote for s in told[:3] if (quote := shelf.quote(s["document"], s["quote"])) is not None
    )
    if not quotes:
        return None
    when = row["from"] if row["from"] == row["to"] else f"{row['from']} to {row['to']}"
    if row["precision"] == "month":
        when = f"some day of {row['from'][:7]}"
    return Item(item_id("coming", row["id"], ""), f"{when}: {row['title']}", quotes, row["type"])


def decided_by(archive: Archive, shelf: Shelf, day: str) -> list[Item]:
    """Forecasts of the ledger whose window has ended by a day and that nobody has decided."""
    found = []
    for entry, days in due(entries(archive).values(), day):
        spans: Sequence[dict[str, Any]] = [entry.quote] if entry.quote else []
        quotes = shelf.quotes(entry.document, spans) if entry.document is not None else ()
        if quotes:
            chance = "no number" if entry.point is None else f"{entry.point:g} %"
            text = f"{entry.forecaster or 'Unknown'} on {entry.about or 'what is coming'}: due"
            detail = f"ended {entry.until}, {days} days ago; {chance}; ledger {entry.id}"
            found.append(Item(item_id("due", entry.id, ""), text, quotes, detail))
    return found
