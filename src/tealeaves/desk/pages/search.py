"""Search, with facets; a result opens at its characters."""

from dataclasses import fields
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tealeaves.archive.search.filters import Filters
from tealeaves.archive.search.find import Query, search
from tealeaves.desk.render import page

A_PAGE = 25
NAMES = tuple(field.name for field in fields(Filters))


def search_page(request: Request) -> Response:
    """The results of a query, with the facets that narrow it."""
    asked = request.query_params
    given = {name: asked[name] for name in NAMES if asked.get(name)}
    text = asked.get("q", "")
    offset = int(asked["from"]) if asked.get("from", "").isdecimal() else 0
    sort: Any = "date" if asked.get("sort") == "date" else "rank"
    looked = bool(text.strip() or given)
    query = Query(text, Filters(**given), sort, A_PAGE, offset, facets=True)
    found = search(request.app.state.opened.read(), query) if looked else None

    def link(**changes: str | None) -> str:
        kept = {"q": text, **given, **({"sort": sort} if sort == "date" else {})}
        wanted = {key: value for key, value in (kept | changes).items() if value}
        return f"/search?{urlencode(wanted)}"

    return page(
        request, "search.html", "search",
        q=text, given=given, found=found, link=link, sort=sort, offset=offset,
    )  # fmt: skip


ROUTES = (Route("/search", search_page),)
