"""A document: its text with the findings marked, and the panel of what was found."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tealeaves.archive.kept import one
from tealeaves.desk.kept_readings import desk_of
from tealeaves.desk.render import page
from tealeaves.show.head import page_head
from tealeaves.show.html import HATCH, lighting, panel_of
from tealeaves.show.panel import Desk
from tealeaves.show.text_pane import text_pane


def reading_page(request: Request) -> Response:
    """The document with this id."""
    desk = _desk(request)
    kept = one(request.app.state.opened.read().connection, request.path_params["document"])
    return page(
        request, "reading.html", "today",
        document=kept.document, head=page_head(desk), hatch=HATCH,
        text=text_pane(desk.reading, desk.shown, desk.places), panel=panel_of(desk),
    )  # fmt: skip


def reading_style(request: Request) -> Response:
    """The rules that light a finding and its words together: one a finding of this document."""
    return Response(lighting(_desk(request).shown), media_type="text/css")


def _desk(request: Request) -> Desk:
    state = request.app.state
    return desk_of(state.opened, request.path_params["document"], state.settings.packs)


ROUTES = (
    Route("/text/{document:int}", reading_page),
    Route("/text/{document:int}/lit.css", reading_style),
)
