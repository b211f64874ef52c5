"""A document: its text with the findings marked, and the panel of what was found."""

import re
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tealeaves.archive.kept import one
from tealeaves.archive.records.corrections import corrections, newest, notes
from tealeaves.archive.records.seen import read_by
from tealeaves.archive.store import Archive
from tealeaves.desk.corrected import SECTIONS, corrected, said_of, values_of
from tealeaves.desk.kept_readings import desk_of
from tealeaves.desk.pages import correcting
from tealeaves.desk.render import language, page, teller
from tealeaves.desk.words import words_in
from tealeaves.show.head import page_head
from tealeaves.show.html import HATCH, MOST_LIT, lighting, panel_of
from tealeaves.show.marks import pointed_at
from tealeaves.show.panel import Desk
from tealeaves.show.text_pane import text_pane
from tealeaves.spans import Span

PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")


def reading_page(request: Request) -> Response:
    """The document with this id."""
    document, asked = request.path_params["document"], request.query_params
    archive: Archive = request.app.state.opened.read()
    desk, kept = _desk(request), one(archive.connection, document)
    t, readonly = teller(words_in(language(request))), request.app.state.settings.readonly
    said = said_of(desk.reading, corrections(archive, document))
    shown = corrected(desk, kept, said, t, readonly=readonly)
    at = asked.get("at")
    there = _pointed(shown, at) if at else shown
    whole = asked.get("view") == "page"
    final = there or shown
    return page(
        request, "reading.html", "today",
        document=kept.document, head=page_head(final), hatch=HATCH, whole=whole,
        text=text_pane(final.reading, final.shown, final.places, whole), panel=panel_of(final),
        many=len(final.shown.ids) > MOST_LIT, lost=there is None,
        said=[(one_, list(values_of(desk.reading, kept, one_, t))) for one_ in said],
        notes=notes(archive, document), sections=SECTIONS, seen=newest(archive),
        unread=document not in read_by(archive.connection, request.state.who, [document]),
    )  # fmt: skip


def _pointed(desk: Desk, at: str) -> Desk | None:
    """With the characters that a link points to marked; None where the text has them not."""
    m = PLACE.fullmatch(at)
    if m is None or int(m[1]) >= int(m[2]):
        return None
    shown = pointed_at(desk.reading.article, desk.shown, Span(int(m[1]), int(m[2])))
    return replace(desk, shown=shown) if shown else None


def reading_style(request: Request) -> Response:
    """The rules that light a finding and its words together: one a finding of this document."""
    return Response(lighting(_desk(request).shown), media_type="text/css")


def _desk(request: Request) -> Desk:
    state = request.app.state
    return desk_of(state.opened, request.path_params["document"], state.settings.packs)


ROUTES = (
    Route("/text/{document:int}", reading_page),
    Route("/text/{document:int}/lit.css", reading_style),
    *correcting.ROUTES,
)
