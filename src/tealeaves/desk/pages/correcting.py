"""What a person says of a document: confirm, reject, edit or add a finding, take back, note."""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tealeaves.archive.kept import one
from tealeaves.archive.records import corrections as records
from tealeaves.archive.records.log import undo
from tealeaves.archive.store import Archive
from tealeaves.desk.corrected import fields_of, place_of, plain
from tealeaves.desk.kept_readings import desk_of
from tealeaves.desk.render import language, page
from tealeaves.desk.words import words_in
from tealeaves.desk.writing import write
from tealeaves.errors import ArchiveError
from tealeaves.show.marks import place_in_row
from tealeaves.show.panel import Desk


def edit_page(request: Request) -> Response:
    """A finding's values as a form."""
    document, id_ = request.path_params["document"], request.path_params["finding"]
    section, item = place_of(_desk(request).reading, id_)
    archive: Archive = request.app.state.opened.read()
    kept = one(archive.connection, document)
    records.about(archive, document, section, item)  # there is such a finding
    mine = [c for c in records.corrections(archive, document)
            if (c.section, c.item) == (section, item)]  # fmt: skip
    finding: dict[str, Any] = (kept.reading[section] or [])[item]
    given: dict[str, Any] = {}
    for correction in mine:
        given |= correction.record.body.get("values") or {}
    where = records.words_of(section, finding)
    return page(
        request, "edit_finding.html", "today",
        document=kept.document, finding=id_, section=section,
        quote=kept.words(*where) if where else "",
        fields=[(key, plain(given.get(key, value)), plain(value))
                for key, value in fields_of(finding).items()],
        said=mine, seen=records.newest(archive),
    )  # fmt: skip


async def correct(request: Request) -> Response:
    """Confirm or reject one finding, or take a record back."""
    form = await request.form()
    name, id_ = next(
        ((key, str(form[key])) for key in ("confirm", "reject", "undo") if key in form), ("", "")
    )
    if not name:
        raise ArchiveError("nothing was asked for; choose confirm, reject or take back")
    if name == "undo":
        if not (id_.isascii() and id_.isdecimal() and len(id_) < 16):
            raise ArchiveError(f"{id_[:20]}: no number of a record")
        await write(request, lambda archive, who, at: undo(archive, who, at, int(id_)))
        return _back(request, "#corrections")
    why = str(form.get("why", ""))
    await _say(request, form, id_, name, None, why)
    return _back(request, f"#{id_}")


async def edit(request: Request) -> Response:
    """Values of a person's own for a finding."""
    form = await request.form()
    id_ = request.path_params["finding"]
    await _say(request, form, id_, "edit", form, str(form.get("why", "")))
    return _back(request, f"#{id_}")


async def add_finding(request: Request) -> Response:
    """A finding on words that a person selected, or wrote as they stand once on the page."""
    form = await request.form()
    words, section = str(form.get("words", "")).strip(), str(form.get("section", ""))
    values = _values(str(form.get("values", "")))
    place = await run_in_threadpool(_selected, request, form, words)
    document = request.path_params["document"]

    def said(archive: Archive, who: str, at: str) -> int:
        why = str(form.get("why", ""))
        return records.add_finding(archive, who, at, document, section, words, values, why, place)

    await write(request, said)
    return _back(request, "#corrections")


async def add_note(request: Request) -> Response:
    """A note on the document."""
    text = str((await request.form()).get("text", ""))
    document = request.path_params["document"]
    await write(request, lambda archive, who, at: records.note(archive, who, at, document, text))
    return _back(request, "#notes")


async def _say(
    request: Request, form: FormData, id_: str, verdict: Any, given: FormData | None, why: str
) -> None:
    document = request.path_params["document"]
    desk = await run_in_threadpool(_desk, request)
    section, item = place_of(desk.reading, id_)

    def said(archive: Archive, who: str, at: str) -> int:
        _unchanged(request, archive, records.about(archive, document, section, item), form)
        changes = None
        if given is not None:
            finding = (one(archive.connection, document).reading[section] or [])[item]
            changes = _changes(finding, given)
        return records.correct(archive, who, at, document, section, item, verdict, changes, why)

    await write(request, said)


def _unchanged(request: Request, archive: Archive, about: str, form: FormData) -> None:
    """Nobody has said anything on the finding since the form was made."""
    seen = str(form.get("seen", ""))
    number = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 16 else 0
    later = records.meanwhile(archive, about, number)
    if later is not None:
        words = words_in(language(request))
        verdict = words.get(f"said-{later.body.get('verdict')}", words["undo"])
        raise ArchiveError(words["seen-else"].format(who=later.who, verdict=verdict))


def _changes(finding: dict[str, Any], given: FormData) -> dict[str, Any]:
    """The fields that were given another value, each of the kind that the machine's is of."""
    found: dict[str, Any] = {}
    for key, value in fields_of(finding).items():
        said = given.get(f"v-{key}")
        if said is None or str(said).strip() == plain(value):
            continue
        found[key] = _typed(key, str(said).strip(), value)
    if not found:
        raise ArchiveError("no value was changed; confirm or reject it instead")
    return found


def _typed(key: str, said: str, value: Any) -> Any:
    if said == "":
        return None
    try:
        if isinstance(value, bool):
            return {"true": True, "false": False}[said.casefold()]
        if isinstance(value, int | float):
            return type(value)(said)
    except (KeyError, ValueError):
        raise ArchiveError(f"{key}: {said[:40]!r} is of another kind than {value!r}") from None
    return said


def _values(text: str) -> dict[str, Any]:
    """Lines `key = value`."""
    found: dict[str, Any] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        key, sign, value = line.partition("=")
        if not sign or not key.strip():
            raise ArchiveError(f"{line[:60]!r}: write key = value")
        found[key.strip()] = value.strip() or None
    return found


def _selected(request: Request, form: FormData, words: str) -> tuple[int, int] | None:
    """The characters of the page that were selected in a row; None without a selection."""
    numbers = [str(form.get(name, "")) for name in ("block", "start", "end")]
    if not all(n.isascii() and n.isdecimal() and len(n) < 10 for n in numbers):
        return None
    block, start, end = map(int, numbers)
    desk = _desk(request)
    row = desk.shown.rows.get(block)
    if row is None or " ".join(row.words[start:end].split()) != " ".join(words.split()):
        return None  # the words were changed by hand: they are looked for instead
    lead = len(row.words[start:end]) - len(row.words[start:end].lstrip())
    place = place_in_row(
        desk.reading.article, block, start + lead, start + lead + len(row.words[start:end].strip())
    )
    return (place.start, place.end) if place else None


def _desk(request: Request) -> Desk:
    state = request.app.state
    return desk_of(state.opened, request.path_params["document"], state.settings.packs)


def _back(request: Request, where: str) -> RedirectResponse:
    return RedirectResponse(f"/text/{request.path_params['document']}{where}", 303)


ROUTES = (
    Route("/text/{document:int}/edit/{finding}", edit_page),
    Route("/text/{document:int}/edit/{finding}", edit, methods=["POST"]),
    Route("/text/{document:int}/correct", correct, methods=["POST"]),
    Route("/text/{document:int}/add", add_finding, methods=["POST"]),
    Route("/text/{document:int}/note", add_note, methods=["POST"]),
)
