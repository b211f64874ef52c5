"""Brief: preview for days or pages, an editor's hand on each finding, download in each format."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tealeaves.archive.dates import one_day
from tealeaves.archive.store import Archive
from tealeaves.brief.build import Scope, build
from tealeaves.brief.edits import edit
from tealeaves.desk.kept_readings import pack_of
from tealeaves.desk.opened import Opened
from tealeaves.desk.pages.days import latest
from tealeaves.desk.ranking import State, state_of
from tealeaves.desk.render import page
from tealeaves.desk.writing import write
from tealeaves.errors import ArchiveError
from tealeaves.show.brief_written import MEDIA, written

REMEMBERED = 8  # briefs


def brief_page(request: Request) -> Response:
    """The preview, each finding with its forms."""
    scope = _scope(request)
    body = _body(request, scope) if _asked(request) else None
    return page(
        request, "brief.html", "brief",
        body=body, since=scope.since, until=scope.until, formats=tuple(MEDIA),
        query=request.url.query,
    )  # fmt: skip


def brief_file(request: Request) -> Response:
    """The brief as a file."""
    kind = request.path_params["format"]
    if kind not in MEDIA:
        raise ArchiveError(f"{kind}: no format; there are {', '.join(MEDIA)}")
    scope = _scope(request)
    name = f"brief-{scope.since or 'pages'}.{kind}"
    kept = {"content-disposition": f"attachment; filename={name}"}
    raw = written(_body(request, scope), kind)
    return Response(raw, media_type=MEDIA[kind], headers=kept)


async def change(request: Request) -> Response:
    """Pin, drop, move or annotate a finding, then show the brief again at it."""
    form = await request.form()
    item, step = request.path_params["item"], str(form.get("step", ""))
    value: str | int | None = str(form.get("value", "")).strip() or None
    if step == "move":
        value = int(value[:6]) if isinstance(value, str) and value.isdecimal() else 0

    await write(request, lambda archive, who, at: edit(archive, who, at, item, step, value))
    return RedirectResponse(f"/brief?{request.url.query}#f-{item}", 303)


def _asked(request: Request) -> bool:
    return any(request.query_params.get(name) for name in ("since", "until", "page", "date"))


def _scope(request: Request) -> Scope:
    """The days or pages asked for; the latest day with a text otherwise."""
    asked = request.query_params
    today = datetime.now(UTC).date().isoformat()
    pages = tuple(value for value in asked.getlist("page") if value)
    state, title = asked.get("state") or None, asked.get("title") or None
    if pages:
        return Scope(None, None, today, pages, state, title)
    last = asked.get("until") or asked.get("since") or asked.get("date")
    if not last:
        last = latest(request.app.state.opened.read())
    first = asked.get("since") or last
    for day in (first, last):
        one_day(day, "a brief on")  # in ASCII: it becomes part of a header
    if first > last:
        raise ArchiveError(f"{first} lies after {last}")
    return Scope(first, last, today, (), state, title)


def _body(request: Request, scope: Scope) -> dict[str, Any]:
    state = request.app.state
    archive: Archive = state.opened.read()
    return _made(state.opened, scope, state.settings.packs, state_of(archive))


@lru_cache(maxsize=REMEMBERED)
def _made(opened: Opened, scope: Scope, packs: tuple[Any, ...], changed: State) -> dict[str, Any]:
    """`changed`: when the archive is written to, the brief is made anew."""
    return build(opened.read(), pack_of(packs), scope).to_json()


ROUTES = (
    Route("/brief", brief_page),
    Route("/brief/file.{format}", brief_file),
    Route("/brief/{item}", change, methods=["POST"]),
)
