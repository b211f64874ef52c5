"""A document: its text with the findings marked, and the panel of what was found."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tealeaves.archive.kept import one
from tealeaves.desk.render import page


def reading_page(request: Request) -> Response:
    """The document with this id."""
    kept = one(request.app.state.opened.read().connection, request.path_params["document"])
    return page(request, "reading.html", "today", document=kept.document, reading=kept.reading)


ROUTES = (Route("/text/{document:int}", reading_page),)
