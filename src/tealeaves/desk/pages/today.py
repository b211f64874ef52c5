"""Today: what came in on a day, beside what is coming."""

from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tealeaves.archive.kept import documents, scope_of
from tealeaves.archive.store import Archive
from tealeaves.desk.render import page
from tealeaves.errors import ArchiveError


def today_page(request: Request) -> Response:
    """The texts of a day; of the latest one that has any, if none is named."""
    archive: Archive = request.app.state.opened.read()
    day = request.query_params.get("date") or latest(archive)
    try:
        at = date.fromisoformat(day)
    except ValueError:
        raise ArchiveError(f"{day}: not a day; write YYYY-MM-DD") from None
    texts = list(documents(archive.connection, scope_of(day, day, copies=False)))
    texts = [text for text in texts if text.date]
    return page(
        request, "today.html", "today",
        day=day, texts_in=texts,
        before=(at - timedelta(days=1)).isoformat(), after=(at + timedelta(days=1)).isoformat(),
    )  # fmt: skip


def latest(archive: Archive) -> str:
    """The last day that has a text; the first of 1970 in an empty archive."""
    row = archive.connection.execute(
        "SELECT max(date) FROM reading WHERE length(date) = 10"
    ).fetchone()
    return row[0] or "1970-01-01"


ROUTES = (Route("/", today_page),)
