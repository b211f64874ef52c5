"""Compare: a text against its precedents, two accounts of one event, versions of one page."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tealeaves.archive.kept import one
from tealeaves.archive.store import Archive
from tealeaves.archive.versions.changes import Changed
from tealeaves.archive.versions.states import State, changes, clusters, states
from tealeaves.compare.beside import beside, nearest, with_cells
from tealeaves.compare.compare import compare
from tealeaves.compare.pair import pair, pieces
from tealeaves.compare.subject import subject_of
from tealeaves.desk.opened import Opened
from tealeaves.desk.ranking import state_of
from tealeaves.desk.render import page
from tealeaves.errors import ArchiveError
from tealeaves.show.compare_html import pair_facts, pair_sections
from tealeaves.show.compare_table import facts_of, promise, what_differs
from tealeaves.show.markup import Html
from tealeaves.show.side_by_side import Link, side_by_side

REMEMBERED = 32  # comparisons
MOST = 60  # precedents that a person may name


def compare_page(request: Request) -> Response:
    """Signals first, then the nearest precedent (or the one asked for) sentence by sentence."""
    document, chosen = request.path_params["document"], _chosen(request)
    state = request.app.state
    archive: Archive = state.opened.read()
    body, order = _compared(state.opened, document, chosen, state_of(archive))
    asked = _number(request.query_params.get("beside") or "")
    near = asked or next(iter(order), None)
    side = _beside(state.opened, document, near, state_of(archive)) if near else None
    return page(
        request, "compare.html", "compare",
        document=one(archive.connection, document).document,
        body=body, chosen=chosen, near=near,
        facts=facts_of(body), promise=promise(body),
        differs=what_differs(body, _links(b=document)),
        side=side_by_side(side, _links(a=near, b=document)) if side else None,
        others=_others(document, chosen, order, near), address=_address,
    )  # fmt: skip


def pair_page(request: Request) -> Response:
    """Two documents as accounts of one event."""
    a, b = (_number(request.query_params.get(name) or "") for name in ("a", "b"))
    if a is None or b is None:
        raise ArchiveError("a pair needs two documents: give a and b as numbers")
    archive: Archive = request.app.state.opened.read()
    body = _paired(request.app.state.opened, a, b, state_of(archive))
    links = _links(a=a, b=b)
    return page(
        request, "pair.html", "compare", a=a, b=b, body=body,
        facts=pair_facts(body), sections=pair_sections(body, links),
    )  # fmt: skip


def versions_page(request: Request) -> Response:
    """The states of a document, each beside the one before it; and its near copies."""
    document = request.path_params["document"]
    archive: Archive = request.app.state.opened.read()
    found = states(archive.connection, document)
    if not found:
        raise ArchiveError(f"document {document}: there is none")
    steps = {new.version: _step(old, new, parts) for old, new, parts in changes(found)}
    cluster = next(iter(clusters(archive.connection, document)), None)
    return page(
        request, "versions.html", "compare",
        document=one(archive.connection, document).document,
        found=found[::-1], steps=steps,
        cluster=(cluster.original, *cluster.copies) if cluster else (),
    )  # fmt: skip


def by_number(request: Request) -> Response:
    """The address of a comparison from the form that asks for a document."""
    document = _number(request.query_params.get("id") or "")
    return RedirectResponse(f"/compare/{document}" if document else "/search", 303)


def _step(old: State, new: State, parts: tuple[Changed, ...]) -> Html:
    before, after = old.text or "", new.text or ""
    return side_by_side(
        {
            "a": {"title": old.title, "date": old.seen[:16].replace("T", " ")},
            "b": {"title": new.title, "date": new.seen[:16].replace("T", " ")},
            "parts": [
                {
                    "kind": part.kind,
                    "a": part.old and {"start": part.old[0], "end": part.old[1]},
                    "b": part.new and {"start": part.new[0], "end": part.new[1]},
                    "pieces_a": pieces(before, part.old, [run.old for run in part.runs]),
                    "pieces_b": pieces(after, part.new, [run.new for run in part.runs]),
                }
                for part in parts
            ],
        }
    )


def _chosen(request: Request) -> tuple[int, ...]:
    """Precedents a person names: `with` may be given again, or hold several numbers."""
    words = " ".join(request.query_params.getlist("with")).replace(",", " ").split()
    numbers = [_number(word) for word in words]
    if None in numbers:
        raise ArchiveError(f"with={' '.join(words)[:80]}: precedents are given by their numbers")
    if len(numbers) > MOST:
        raise ArchiveError(f"{len(numbers)} precedents: {MOST} at most")
    return tuple(dict.fromkeys(number for number in numbers if number is not None))


def _number(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdecimal() and len(word) < 16 else None


def _links(**documents: int | None) -> Link:
    """A sentence leads to its characters in the reading of its document."""

    def link(side: str, start: int, end: int) -> str | None:
        document = documents.get(side)
        return f"/text/{document}?at={start}-{end}#at" if document else None

    return link


def _address(document: int, chosen: tuple[int, ...], near: int | None = None) -> str:
    given = [("with", number) for number in chosen] + ([("beside", near)] if near else [])
    return f"/compare/{document}" + (f"?{urlencode(given)}" if given else "")


def _others(
    document: int, chosen: tuple[int, ...], order: tuple[int, ...], near: int | None
) -> tuple[str | None, str | None]:
    """The comparisons with the precedent before and after this one, the nearest first."""
    at = order.index(near) if near in order else -1
    back = order[at - 1] if at > 0 else None
    on = order[at + 1] if at + 1 < len(order) else None
    return tuple(  # type: ignore[return-value]
        _address(document, chosen, to) + "#beside" if to else None for to in (back, on)
    )


@lru_cache(maxsize=REMEMBERED)
def _compared(
    opened: Opened, document: int, chosen: tuple[int, ...], changed: tuple[int, int]
) -> tuple[dict[str, Any], tuple[int, ...]]:
    """`changed`: when the archive is written to, it is compared anew."""
    archive = opened.read()
    found = compare(archive, subject_of(archive, document), chosen or None)
    order = nearest(found.subject.facts, found.precedents)
    return with_cells(found, found.to_json()), order


@lru_cache(maxsize=REMEMBERED)
def _beside(opened: Opened, document: int, other: int, changed: tuple[int, int]) -> dict[str, Any]:
    archive = opened.read()
    return beside(archive, subject_of(archive, document), other)


@lru_cache(maxsize=REMEMBERED)
def _paired(opened: Opened, a: int, b: int, changed: tuple[int, int]) -> dict[str, Any]:
    archive = opened.read()
    return pair(subject_of(archive, a), subject_of(archive, b)).to_json()


ROUTES = (
    Route("/compare", by_number),
    Route("/compare/{document:int}", compare_page),
    Route("/pair", pair_page),
    Route("/versions/{document:int}", versions_page),
)
