"""People: who is in the archive; a record page each, with merges and splits."""

from functools import lru_cache

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tealeaves.archive.records.identity import merge, split
from tealeaves.archive.records.log import undo
from tealeaves.archive.records.people import Summary, everyone, profile
from tealeaves.archive.store import Archive
from tealeaves.desk.opened import Opened
from tealeaves.desk.ranking import State, state_of
from tealeaves.desk.render import page
from tealeaves.desk.writing import write
from tealeaves.errors import ArchiveError

SHOWN = 100


def people_page(request: Request) -> Response:
    """The people with most texts, or those with a part of a name."""
    archive: Archive = request.app.state.opened.read()
    find = request.query_params.get("q", "").strip()
    found = _everyone(request.app.state.opened, find, state_of(archive))
    return page(request, "people.html", "people", people=found, find=find)


@lru_cache(maxsize=32)
def _everyone(opened: Opened, find: str, state: State) -> tuple[Summary, ...]:
    """`state`: of the archive; when it differs, people are counted anew."""
    return everyone(opened.read(), find or None, limit=SHOWN)


def person_page(request: Request) -> Response:
    """One person: names, titles over time, rank in lists, latest texts, what people recorded."""
    archive: Archive = request.app.state.opened.read()
    found = profile(archive, request.path_params["key"])
    return page(request, "person.html", "people", p=found)


async def change(request: Request) -> Response:
    """Merge, split or undo, then show the person again."""
    form = await request.form()
    key = request.path_params["key"]
    back = await write(request, lambda archive, who, at: _change(archive, who, at, key, form))
    return RedirectResponse(f"/people/{back}", 303)


def _change(archive: Archive, who: str, at: str, key: str, form: FormData) -> str:
    def given(name: str) -> str:
        return str(form.get(name, "")).strip()

    match given("step"):
        case "merge":
            merge(archive, who, at, key, given("into"), given("why"))
            return given("into")
        case "split":
            words = given("documents").replace(",", " ").split()
            if not words or not all(word.isdecimal() for word in words):
                raise ArchiveError("split: give the numbers of the documents")
            numbers = tuple(int(word) for word in words)
            split(archive, who, at, key, numbers, given("name"), given("why"))
        case "undo" if given("record").isdecimal():
            undo(archive, who, at, int(given("record")), given("why"))
        case step:
            raise ArchiveError(f"{step}: no such step")
    return key


ROUTES = (
    Route("/people", people_page),
    Route("/people/{key}", person_page),
    Route("/people/{key}", change, methods=["POST"]),
)
