"""The desk's addresses and the application behind them."""

import hmac
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from tealeaves.desk.adding import Adding
from tealeaves.desk.guard import SAFE, Guard
from tealeaves.desk.opened import Opened
from tealeaves.desk.pages import (
    add,
    brief,
    calendar,
    compare,
    ledger,
    packs,
    people,
    reading,
    search,
    today,
    tracks,
)
from tealeaves.desk.ranking import Ranking
from tealeaves.desk.render import wrong
from tealeaves.desk.settings import Settings
from tealeaves.errors import TealeavesError

THREADS = 8  # pages made at once: each thread has the archive open
KEPT = "private, max-age=31536000, immutable"
ROUTES = (
    *today.ROUTES,
    *search.ROUTES,
    *reading.ROUTES,
    *compare.ROUTES,
    *calendar.ROUTES,
    *ledger.ROUTES,
    *brief.ROUTES,
    *people.ROUTES,
    *packs.ROUTES,
    *add.ROUTES,
    *tracks.ROUTES,
)


class Files(StaticFiles):
    """The desk's own files; their addresses change with their content, so they may be kept."""

    def file_response(self, *args: Any, **values: Any) -> Response:
        """The file, to be kept by the browser for a year."""
        answer = super().file_response(*args, **values)
        answer.headers["cache-control"] = KEPT
        return answer


def make_app(settings: Settings) -> Guard:
    """The desk as an ASGI application, its guard outside."""
    app = Starlette(
        routes=[
            *(_route(route) for route in ROUTES),
            Route("/report.css", _sheet),
            Mount("/static", Files(directory=str(files("tealeaves.desk") / "static"))),
        ],
        exception_handlers={
            TealeavesError: _ours,
            HTTPException: _theirs,
            OverflowError: _beyond,
        },
        lifespan=_life,
    )
    app.state.settings = settings
    app.state.opened = Opened(settings.archive)
    app.state.ranking = Ranking(app.state.opened, settings.packs)
    app.state.adding = Adding(app.state.opened, settings.packs)
    return Guard(app, settings)


@asynccontextmanager
async def _life(app: Starlette) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = THREADS
    yield
    app.state.ranking.close()
    app.state.adding.close()


def _sheet(request: Request) -> Response:
    """The sheet of the report, whose marks the reading page has."""
    raw = files("tealeaves.show").joinpath("report.css").read_text("utf-8")
    return Response(raw, media_type="text/css", headers={"cache-control": KEPT})


def _route(route: Route) -> Route:
    """A change has to bring the form's token."""
    if not set(route.methods or ()) - SAFE:
        return route
    return Route(route.path, _checked(route.endpoint), methods=list(route.methods or ()))


def _checked(
    endpoint: Callable[[Request], Awaitable[Response]],
) -> Callable[[Request], Awaitable[Response]]:
    async def checked(request: Request) -> Response:
        given = request.headers.get("x-csrf-token")
        if given is None:
            given = str((await request.form()).get("csrf", ""))
        if not hmac.compare_digest(given.encode(), request.app.state.settings.secret.encode()):
            raise HTTPException(403, "the form is too old or not ours; load the page again")
        return await endpoint(request)

    return checked


def _ours(request: Request, error: Exception) -> Response:
    return wrong(request, 400, str(error))


def _beyond(request: Request, error: Exception) -> Response:
    """SQLite has no such number, so nothing has it."""
    return wrong(request, 404, "there is nothing with so high a number")


def _theirs(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return wrong(request, error.status_code, error.detail)
