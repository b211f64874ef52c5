"""Rival readings: several explanations of one signal side by side, scored once one is decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from tealeaves.archive.records.log import Record, append, records
from tealeaves.archive.store import Archive
from tealeaves.errors import LedgerError
from tealeaves.ledger.steps import check_chance

KIND = "rival"
ID_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """One explanation. `point`: the chance its author gives it, percent; None: no number."""

    id: str
    by: str  # whose explanation it is
    text: str
    made_on: str
    point: float | None
    document: int | None  # where it was said, if anywhere
    record: int
    who: str  # who wrote it down
    at: str


@dataclass(frozen=True, slots=True)
class Rivals:
    """All explanations of one signal. `right`: ids of those that the outcome bore out."""

    about: str
    readings: tuple[Reading, ...]
    right: tuple[str, ...] | None  # None: undecided
    evidence: dict[str, Any] | None
    decided_on: str | None

    def scores(self) -> tuple[tuple[Reading, float], ...]:
        """Brier score of each numbered reading, the best first; empty while undecided."""
        if self.right is None:
            return ()
        found = [
            (r, (r.point / 100 - (r.id in self.right)) ** 2)
            for r in self.readings
            if r.point is not None
        ]
        return tuple(sorted(found, key=lambda pair: (pair[1], pair[0].id)))


def offer(
    archive: Archive,
    who: str,
    at: str,
    about: str,
    by: str,
    text: str,
    made_on: str,
    point: float | None = None,
    document: int | None = None,
) -> str:
    """Put an explanation beside the others of a signal; its id.

    `about`: "signal:DOCUMENT:ITEM" or any words that name what is explained.
    """
    if not text.strip() or not about.strip() or not by.strip():
        raise LedgerError("a reading needs what it explains, whose it is and its words")
    if point is not None:
        check_chance("--point", point)
    now = rivals(archive, about)
    if now and now.right is not None:
        raise LedgerError(f"{about}: is decided; what comes after an outcome is no forecast")
    id_ = sha256(f"{about}\n{by}\n{text}".encode()).hexdigest()[:ID_DIGITS]
    if now and any(r.id == id_ for r in now.readings):
        raise LedgerError(f"{about}: {by}'s reading is there already, as {id_}")
    body: dict[str, Any] = {"id": id_, "by": by, "text": text.strip(), "made_on": made_on}
    body |= {} if point is None else {"point": point}
    body |= {} if document is None else {"document": document}
    append(archive, who, at, KIND, about, {"step": "offer", **body})
    return id_


def decide(
    archive: Archive,
    who: str,
    at: str,
    about: str,
    right: Iterable[str],
    on: str,
    evidence: dict[str, Any],
) -> int:
    """Say which explanations the outcome bore out (perhaps none); the record's number."""
    found = rivals(archive, about)
    if found is None:
        raise LedgerError(f"{about}: no readings of it; `tealeaves ledger rivals` lists them")
    if found.right is not None:
        raise LedgerError(f"{about}: is decided already")
    ids = {r.id for r in found.readings}
    chosen = list(dict.fromkeys(right))
    unknown = [id_ for id_ in chosen if id_ not in ids]
    if unknown:
        raise LedgerError(
            f"{unknown[0]}: no reading of {about}; there are {', '.join(sorted(ids))}"
        )
    if not evidence:
        raise LedgerError(f"{about}: an outcome needs its evidence; give --quote and --document")
    body = {"step": "decide", "right": chosen, "on": on, "evidence": evidence}
    return append(archive, who, at, KIND, about, body)


def rivals(archive: Archive, about: str) -> Rivals | None:
    """The explanations of one signal; None where there are none."""
    return _fold(about, records(archive, kind=KIND, about=about))


def all_rivals(archive: Archive) -> tuple[Rivals, ...]:
    """All signals with explanations, in the order they were first explained."""
    groups: dict[str, list[Record]] = {}
    for record in records(archive, kind=KIND):
        groups.setdefault(record.about, []).append(record)
    found = (_fold(about, history) for about, history in groups.items())
    return tuple(group for group in found if group is not None)


def _fold(about: str, history: Iterable[Record]) -> Rivals | None:
    readings: list[Reading] = []
    decided: dict[str, Any] = {}
    for record in history:
        if not record.stands:
            continue
        body = record.body
        if body["step"] == "decide":
            decided = body
            continue
        readings.append(
            Reading(
                body["id"],
                body["by"],
                body["text"],
                body["made_on"],
                body.get("point"),
                body.get("document"),
                record.id,
                record.who,
                record.at,
            )
        )
    if not readings:
        return None
    right = tuple(decided["right"]) if decided else None
    return Rivals(about, tuple(readings), right, decided.get("evidence"), decided.get("on"))
