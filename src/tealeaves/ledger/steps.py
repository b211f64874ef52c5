"""What a person does with an entry: each step is checked whole, then appended as one record.

Rules: nothing is changed after the outcome (undo the resolution first); a forecast does not close
after it resolves; a window is not extended once it has ended; a condition is decided before the
outcome counts; an outcome needs a quotation, or for a thing that did not happen the search made.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from tealeaves.archive.records.log import append
from tealeaves.archive.store import Archive
from tealeaves.errors import LedgerError
from tealeaves.ledger.entry import ENDED, KIND, Entry, entries, entry
from tealeaves.ledger.proposals import Proposal
from tealeaves.ledger.scores import score_of
from tealeaves.ledger.times import day, instant, moment, zone_of

Outcome = Literal["yes", "no", "partial", "unresolvable"]
CONFIDENCE = ("low", "moderate", "high")


def accept(
    archive: Archive, who: str, at: str, proposal: Proposal, changes: dict[str, Any], why: str = ""
) -> int:
    """Take a proposal into the ledger, with an editor's changes; the record's number."""
    if proposal.id in entries(archive):
        raise LedgerError(f"{proposal.id}: is in the ledger already; use `ledger edit`")
    values = proposal.values | checked(changes)
    if "until" in changes and changes["until"] != proposal.values["until"]:
        values["deadline_basis"] = "ours"
    _consistent(Entry(proposal.id, **values))
    return _write(archive, who, at, proposal.id, "accept", values, why)


def enter(archive: Archive, who: str, at: str, id_: str, values: dict[str, Any]) -> int:
    """Open an entry by hand; the record's number. A claim, a forecaster and a day are needed."""
    for key in ("claim", "forecaster", "made_on"):
        if not values.get(key):
            raise LedgerError(f"an entry needs --{key.replace('_', '-')}")
    if id_ in entries(archive):
        raise LedgerError(f"{id_}: is in the ledger already")
    values = checked(values)
    if values.get("until"):
        values.setdefault("deadline_basis", "ours")
    _consistent(Entry(id_, **values))
    return _write(archive, who, at, id_, "enter", values, "")


def reject(archive: Archive, who: str, at: str, proposal: Proposal, why: str) -> int:
    """Say that a proposal is none; kept, so that it is not proposed again."""
    if proposal.id in entries(archive):
        raise LedgerError(f"{proposal.id}: is in the ledger; void it, or undo its record")
    values = proposal.values | {"status": "rejected"}
    return _write(archive, who, at, proposal.id, "reject", values, why)


def edit(
    archive: Archive,
    who: str,
    at: str,
    id_: str,
    changes: dict[str, Any],
    why: str = "",
    on: str | None = None,
) -> int:
    """Change fields of an open entry; the record's number.

    `on`: the day from which a new probability was held, where it is not today's.
    """
    found = _open(archive, id_)
    changes = checked(changes)
    if not changes:
        raise LedgerError(f"{id_}: nothing to change; give what shall be changed")
    until = changes.get("until")
    if until and found.until and until > found.until:
        if instant(found.until, found.zone, end=True) <= instant(at, found.zone):
            raise LedgerError(
                f"{id_}: its window ended on {found.until} and is not moved any more; a new "
                "statement with a new date is a new entry"
            )
        if not why:
            raise LedgerError(f"{id_}: to extend a window a reason is needed; give --why")
    if until and until != found.until:
        changes["deadline_basis"] = "ours"
    _consistent(replace(found, **changes))
    return _write(archive, who, at, id_, "edit", changes, why, on)


def merge(archive: Archive, who: str, at: str, keep: str, others: Sequence[str]) -> list[int]:
    """Say that entries are one; the others are kept and no longer counted. Their records."""
    _open(archive, keep)
    for other in others:
        if other == keep:
            raise LedgerError(f"{other}: cannot be merged with itself")
        _open(archive, other)
    return [_write(archive, who, at, other, "merge", {"merged_into": keep}, "") for other in others]


def void(archive: Archive, who: str, at: str, id_: str, why: str) -> int:
    """Say that an entry counts no more: its condition was not met, its question fell away."""
    if not why:
        raise LedgerError(f"{id_}: say why it is void; give --why")
    _open(archive, id_)
    return _write(archive, who, at, id_, "void", {"status": "void"}, why)


def resolve(
    archive: Archive,
    who: str,
    at: str,
    id_: str,
    outcome: Outcome,
    when: str,
    evidence: dict[str, Any],
    *,
    condition_met: bool | None = None,
    why: str = "",
) -> int:
    """Decide an entry; the record's number. The score is worked out first: both or neither.

    `when`: the day or moment of the outcome. `evidence`: a quotation with its document, or the
    search that found nothing.
    """
    found = _open(archive, id_)
    when = moment(when, found.zone)
    _decidable(found, outcome, when, condition_met)
    if outcome != "unresolvable" and not evidence:
        raise LedgerError(f"{id_}: an outcome needs its evidence; give --quote and --document")
    if evidence.get("document") is not None and evidence["document"] == found.document:
        raise LedgerError(f"{id_}: its own page proves nothing; quote a later one")
    values: dict[str, Any] = {
        "status": outcome,
        "condition_met": condition_met,
        "outcome": {"on": when, "evidence": evidence, "by": who},
    }
    score_of(replace(found, **values))  # fails before anything is written
    return _write(archive, who, at, id_, "resolve", values, why)


def _decidable(found: Entry, outcome: Outcome, when: str, condition_met: bool | None) -> None:
    if outcome in ("yes", "no") and found.condition and not condition_met:
        raise LedgerError(
            f"{found.id}: holds only if {found.condition!r}; say --condition-met, or void it"
        )
    if found.made_on and instant(when, found.zone, end=True) <= instant(found.made_on, found.zone):
        raise LedgerError(f"{found.id}: was made on {found.made_on}, after its outcome on {when}")
    if found.closes and instant(found.closes, found.zone) > instant(when, found.zone, end=True):
        raise LedgerError(
            f"{found.id}: would close on {found.closes}, after it resolves on {when}; "
            "edit --closes first"
        )


def checked(values: dict[str, Any]) -> dict[str, Any]:
    """Fields as they are kept. Raises LedgerError for a value that cannot be."""
    found = dict(values)
    if found.get("zone"):
        found["zone"] = zone_of(found["zone"])
    for key in ("made_on", "since", "until", "closes"):
        if found.get(key):
            found[key] = day(found[key])
    for key in ("low", "point", "high"):
        if found.get(key) is not None:
            check_chance(f"--{key}", found[key])
    if found.get("confidence") not in (None, *CONFIDENCE):
        raise LedgerError(f"--confidence: there are {', '.join(CONFIDENCE)}")
    return found


def check_chance(name: str, percent: float) -> None:
    """Raises LedgerError for what is no chance, or reads like a fraction."""
    if not 0 <= percent <= 100:
        raise LedgerError(f"{name} {percent:g}: a chance is 0 to 100 percent")
    if 0 < percent < 1:
        raise LedgerError(f"{name} {percent:g}: give percent, as 70 for 70 %")


def _consistent(found: Entry) -> None:
    if found.closes and found.until and found.closes > found.until:
        raise LedgerError(
            f"{found.id}: would close on {found.closes}, after it resolves on {found.until}; "
            "let it close by then"
        )
    for one, other in (("made_on", "until"), ("made_on", "closes"), ("since", "until")):
        first, last = getattr(found, one), getattr(found, other)
        if first and last and first > last:
            raise LedgerError(f"{found.id}: --{other} {last} lies before --{one} {first}")
    band = [value for value in (found.low, found.point, found.high) if value is not None]
    if band != sorted(band):
        raise LedgerError(f"{found.id}: --low, --point and --high are not in order")


def _open(archive: Archive, id_: str) -> Entry:
    found = entry(archive, id_)
    if found.merged_into:
        raise LedgerError(f"{id_}: is merged into {found.merged_into}; work on that one")
    if found.status in ENDED:
        raise LedgerError(
            f"{id_}: is decided ({found.status}); undo record {found.history[-1].record} first"
        )
    return found


def _write(
    archive: Archive,
    who: str,
    at: str,
    id_: str,
    step: str,
    changes: dict[str, Any],
    why: str,
    on: str | None = None,
) -> int:
    body: dict[str, Any] = {"step": step, "set": changes}
    body |= {key: value for key, value in (("why", why), ("on", on)) if value}
    return append(archive, who, at, KIND, f"forecast:{id_}", body)
