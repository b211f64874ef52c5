"""Calendar: events and occasions around a day, with precedents and what to watch."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tealeaves.calendar.calendar import calendar
from tealeaves.calendar.ics import to_ics
from tealeaves.desk.kept_readings import pack_of
from tealeaves.desk.opened import Opened
from tealeaves.desk.pages.days import day_asked
from tealeaves.desk.ranking import State, state_of
from tealeaves.desk.render import page

BACK, AHEAD = 14, 90  # days around the day
REMEMBERED = 32  # calendars
SHOWN = 60  # coming entries, unless all are asked for
VAGUE = ("month", "year")


def calendar_page(request: Request) -> Response:
    """What lies around a day: the latest that has texts, if none is named."""
    day = day_asked(request)
    rows = _rows(request, day)
    every = bool(request.query_params.get("all"))
    exact = [row for row in rows if row["precision"] not in VAGUE]
    coming = [row for row in exact if row["to"] >= day.isoformat()]
    return page(
        request, "calendar.html", "calendar",
        day=day.isoformat(), state=_state(request),
        coming=coming if every else coming[:SHOWN],
        left=0 if every else max(0, len(coming) - SHOWN),
        past=[row for row in exact if row["to"] < day.isoformat()][::-1],
        vague=[row for row in rows if row["precision"] == "month"],
        before=(day - timedelta(days=BACK)).isoformat(),
        after=(day + timedelta(days=AHEAD)).isoformat(),
    )  # fmt: skip


def calendar_file(request: Request) -> Response:
    """The same as iCalendar."""
    raw = to_ics(_rows(request, day_asked(request)), datetime.now(UTC))
    kept = {"content-disposition": "attachment; filename=tealeaves.ics"}
    return Response(raw, media_type="text/calendar", headers=kept)


def _state(request: Request) -> str | None:
    return request.query_params.get("state") or None


def _rows(request: Request, day: date) -> list[dict[str, Any]]:
    state = request.app.state
    now = state_of(state.opened.read())
    return _made(state.opened, state.settings.packs, day, _state(request), now)


@lru_cache(maxsize=REMEMBERED)
def _made(
    opened: Opened, packs: tuple[Path, ...], day: date, state: str | None, now: State
) -> list[dict[str, Any]]:
    """`now`: of the archive; when it differs, the calendar is made anew."""
    since, until = day - timedelta(days=BACK), day + timedelta(days=AHEAD)
    connection = opened.read().connection
    return calendar(connection, pack_of(packs), since, until, asked=day, state=state)


ROUTES = (Route("/calendar", calendar_page), Route("/calendar.ics", calendar_file))
