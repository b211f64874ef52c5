"""Packs: what is known and from where; where an entry fires; faults by file and line."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tealeaves.archive.search.filters import Filters
from tealeaves.archive.search.find import Query, search
from tealeaves.desk.render import page
from tealeaves.errors import ArchiveError
from tealeaves.packs.browse import entry, packs
from tealeaves.packs.check import check

# Kinds of entry that searches can be narrowed by, and under which name.
FILTERS = {
    "country": "country", "person": "person", "formula": "formula", "occasion": "occasion",
    "office": "title",
}  # fmt: skip
FIRES = 10  # texts shown


def packs_page(request: Request) -> Response:
    """The packs in force; with `?check=1` their faults."""
    dirs = request.app.state.settings.packs
    report = _checked(dirs) if request.query_params.get("check") else None
    return page(request, "packs.html", "packs", packs=_packs(dirs), report=report)


@lru_cache(maxsize=2)
def _packs(dirs: tuple[Path, ...]) -> Any:
    return packs(dirs)


@lru_cache(maxsize=2)
def _checked(dirs: tuple[Path, ...]) -> Any:
    return check(dirs)


def entry_page(request: Request) -> Response:
    """Every entry with an id, and the latest texts in which it fires."""
    key = request.query_params.get("id", "").strip()
    shown = entry(key, request.app.state.settings.packs)
    kinds = dict.fromkeys(FILTERS[one.kind] for one in shown if one.kind in FILTERS)
    archive = request.app.state.opened.read()
    fires = {}
    for kind in kinds:
        query = Query("", Filters(**{kind: key}), "date", FIRES)
        try:
            fires[kind] = search(archive, query)
        except ArchiveError:  # a kind of entry that no text of this archive has
            continue
    return page(request, "pack_entry.html", "packs", key=key, shown=shown, fires=fires)


ROUTES = (Route("/packs", packs_page), Route("/packs/entry", entry_page))
