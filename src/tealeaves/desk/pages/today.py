"""Today: what came in on a day, beside what is coming."""

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tealeaves.archive.kept import documents, scope_of
from tealeaves.archive.store import Archive
from tealeaves.desk.pages.days import day_asked
from tealeaves.desk.render import page


def today_page(request: Request) -> Response:
    """The texts of a day; of the latest one that has any, if none is named."""
    archive: Archive = request.app.state.opened.read()
    at = day_asked(request)
    day = at.isoformat()
    texts = list(documents(archive.connection, scope_of(day, day, copies=False)))
    texts = [text for text in texts if text.date]
    return page(
        request, "today.html", "today",
        day=day, texts_in=texts,
        before=(at - timedelta(days=1)).isoformat(), after=(at + timedelta(days=1)).isoformat(),
    )  # fmt: skip


ROUTES = (Route("/", today_page),)
