"""Ledger: what is due, what is open and decided, proposals, scores; each step a form."""

from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tealeaves.archive.kept import one
from tealeaves.archive.store import Archive
from tealeaves.desk.pages.days import day_asked
from tealeaves.desk.render import page
from tealeaves.desk.writing import write
from tealeaves.errors import LedgerError
from tealeaves.ledger import steps
from tealeaves.ledger.due import due_with_candidates
from tealeaves.ledger.entry import entries, entry
from tealeaves.ledger.evidence import quotation, search_made
from tealeaves.ledger.proposals import proposal, proposals_of
from tealeaves.ledger.report import counted, report
from tealeaves.ledger.views import due_json, entry_json
from tealeaves.show.calibration_chart import to_vega

NUMBERS = ("low", "point", "high")
FIELDS = (
    "criterion", "until", "since", "closes", "zone", "confidence", "topic", "affiliation",
    "resolver", "condition", *NUMBERS,
)  # fmt: skip


def ledger_page(request: Request) -> Response:
    """Due first, then open, then decided; scores at the right."""
    archive: Archive = request.app.state.opened.read()
    known = entries(archive)
    day = day_asked(request).isoformat()
    found = [entry_json(e) for e in counted(known.values())]
    return page(
        request, "ledger.html", "ledger",
        day=day,
        due=[due_json(d) for d in due_with_candidates(archive, known.values(), day)],
        open=[e for e in found if e["status"] == "open"],
        decided=[e for e in found if e["status"] != "open"][::-1],
        scores=report(known.values()),
    )  # fmt: skip


def entry_page(request: Request) -> Response:
    """One entry with its history and the forms that change it."""
    archive: Archive = request.app.state.opened.read()
    found = entry_json(entry(archive, request.path_params["id"]))
    return page(request, "entry.html", "ledger", e=found, fields=FIELDS)


def proposals_page(request: Request) -> Response:
    """What a document foresees, each to be taken up or rejected."""
    archive: Archive = request.app.state.opened.read()
    kept = one(archive.connection, request.path_params["document"])
    known = entries(archive)
    found = [
        (p.to_json(), known[p.id].status if p.id in known else None) for p in proposals_of(kept)
    ]
    return page(request, "proposals.html", "ledger", document=kept.document, found=found)


def calibration(request: Request) -> Response:
    """The chart of the calibration as Vega-Lite."""
    from starlette.responses import JSONResponse

    archive: Archive = request.app.state.opened.read()
    return JSONResponse(to_vega(report(entries(archive).values())))


async def change(request: Request) -> Response:
    """One step with an entry, or with a proposal of a document."""
    form = await request.form()
    id_ = request.path_params["id"]
    back = await write(request, lambda archive, who, at: _change(archive, who, at, id_, form))
    return RedirectResponse(back, 303)


def _change(archive: Archive, who: str, at: str, id_: str, form: FormData) -> str:
    step, why = str(form.get("step", "")), str(form.get("why", ""))
    if step in ("accept", "reject"):
        found = proposal(archive, id_)
        if step == "accept":
            steps.accept(archive, who, at, found, _values(form), why)
        else:
            steps.reject(archive, who, at, found, why)
        return f"/ledger/of/{found.values['document']}"
    _unchanged(archive, id_, form)
    match step:
        case "edit":
            steps.edit(archive, who, at, id_, _values(form), why)
        case "void":
            steps.void(archive, who, at, id_, why)
        case "yes" | "no" | "partial" | "unresolvable":
            _resolve(archive, who, at, id_, form)
        case _:
            raise LedgerError(f"{step}: no such step")
    return f"/ledger/{id_}"


def _unchanged(archive: Archive, id_: str, form: FormData) -> None:
    """Nobody else has changed the entry since the form was made."""
    newest = entry(archive, id_).history[-1]
    if str(form.get("seen", newest.record)) != str(newest.record):
        raise LedgerError(
            f"{id_}: {newest.who} changed it meanwhile ({newest.step}); load it again and look"
        )


def _resolve(archive: Archive, who: str, at: str, id_: str, form: FormData) -> None:
    found = entry(archive, id_)
    step: Any = str(form["step"])
    quote, document = str(form.get("quote", "")).strip(), str(form.get("document", "")).strip()
    searched = str(form.get("searched", "")).strip()
    evidence: dict[str, Any] = {}
    if quote and document.isdecimal():
        evidence = quotation(archive, int(document), quote)
    elif searched and step == "no" and found.until:
        evidence = search_made(archive, searched, found.since or found.made_on, found.until)
    when = str(form.get("on", "")).strip() or evidence.get("date") or found.until or at[:10]
    met = {"yes": True, "no": False}.get(str(form.get("condition_met", "")))
    steps.resolve(archive, who, at, id_, step, when, evidence, condition_met=met)


def _values(form: FormData) -> dict[str, Any]:
    """The fields that were filled in."""
    found: dict[str, Any] = {}
    for name in FIELDS:
        given = str(form.get(name, "")).strip()
        if not given:
            continue
        if name not in NUMBERS:
            found[name] = given
            continue
        try:
            found[name] = float(given)
        except ValueError:
            raise LedgerError(f"{name}: {given} is no number; give percent, as 70") from None
    return found


ROUTES = (
    Route("/ledger", ledger_page),
    Route("/ledger/calibration.json", calibration),
    Route("/ledger/of/{document:int}", proposals_page),
    Route("/ledger/{id}", entry_page),
    Route("/ledger/{id}", change, methods=["POST"]),
)
