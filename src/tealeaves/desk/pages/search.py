"""Search, with facets; a result opens at its characters."""

from functools import lru_cache

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tealeaves.archive.records.saved import Saved, drop_search, keep_search, searches
from tealeaves.archive.search.filters import FINDINGS
from tealeaves.archive.search.find import newer, search
from tealeaves.archive.store import Archive
from tealeaves.desk.asked import A_PAGE, BASKET, asked_of
from tealeaves.desk.opened import Opened
from tealeaves.desk.render import page
from tealeaves.desk.writing import write
from tealeaves.errors import TealeavesError

TYPED = ("since", "until", "title", "occasion", "formula", "person", "topic")  # without a facet
REMEMBERED = 256  # numbers of new texts


def search_page(request: Request) -> Response:
    """The results of a query, the facets that narrow it, and the searches that are kept."""
    archive: Archive = request.app.state.opened.read()
    asked, found, why = asked_of(request.query_params), None, None
    if asked.looked:
        try:
            found = search(archive, asked.query)
        except TealeavesError as error:
            why = _plain(str(error))
    kept = searches(archive, request.state.who)
    return page(
        request, "search.html", "search", status=400 if why else 200,
        asked=asked, found=found, why=why, step=A_PAGE, basket=BASKET, typed=TYPED,
        kinds=tuple(FINDINGS), notes=[_plain(note) for note in found.notes] if found else (),
        saved=[(one, _new(request.app.state.opened, one, _last(archive))) for one in kept],
        this=next((one for one in kept if dict(one.asked) == asked.kept), None),
    )  # fmt: skip


async def change(request: Request) -> Response:
    """Keep the search of the address, take its new texts as seen, or keep one no longer."""
    form = await request.form()
    back = f"/search?{request.url.query}"
    number = str(form.get("drop", ""))

    def changed(archive: Archive, who: str, at: str) -> None:
        if number.isdecimal():
            drop_search(archive, who, at, int(number[:18]))
        else:
            asked = asked_of(request.query_params)
            keep_search(archive, who, at, str(form.get("name", "")), asked.kept)

    await write(request, changed)
    return RedirectResponse(back, 303)


def _last(archive: Archive) -> int:
    return archive.changed()[0] or 0


@lru_cache(maxsize=REMEMBERED)
def _new(opened: Opened, saved: Saved, last: int) -> int | None:
    """Texts that came since; None where the search is none. `last`: the newest version there is."""
    try:
        return newer(opened.read(), asked_of(QueryParams(list(saved.asked))).query, saved.newest)
    except TealeavesError:
        return None


def _plain(line: str) -> str:
    """A line of the command line without its dashes."""
    return line.removeprefix("--")


ROUTES = (
    Route("/search", search_page),
    Route("/search", change, methods=["POST"]),
)
