"""The day a page is on: the one asked for, or the latest that has a text."""

from datetime import date

from starlette.requests import Request

from tealeaves.archive.dates import one_day
from tealeaves.archive.store import Archive


def day_asked(request: Request) -> date:
    """`?date=`, or the latest day with a text. Raises ArchiveError for what is no day."""
    day = request.query_params.get("date") or latest(request.app.state.opened.read())
    return one_day(day, "date")


def latest(archive: Archive) -> str:
    """The last day that has a text; the first of 1970 in an empty archive."""
    row = archive.connection.execute(
        "SELECT date FROM reading WHERE length(date) = 10 ORDER BY date DESC LIMIT 1"
    ).fetchone()
    return row[0] if row else "1970-01-01"
