"""An entry of the ledger, as its history makes it: every step is a record, none is overwritten."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from tealeaves.archive.records.log import Record, records
from tealeaves.archive.store import Archive
from tealeaves.errors import LedgerError

Status = Literal["open", "due", "yes", "no", "partial", "void", "unresolvable", "rejected"]
ENDED = ("yes", "no", "partial", "void", "unresolvable", "rejected")
KIND = "ledger"  # of its records
PYONGYANG = "Asia/Pyongyang"


@dataclass(frozen=True, slots=True)
class Revision:
    """A step of the history. `changed`: fields with their new values."""

    record: int
    at: str  # when it was written, ISO 8601 UTC
    who: str
    step: str  # accept enter edit merge reject resolve void
    changed: dict[str, Any]
    why: str
    on: str | None = None  # from when it holds, where that is another day


@dataclass(frozen=True, slots=True)
class Held:
    """A probability and from when it was held."""

    since: str  # day or moment
    point: float  # percent
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A forecast, commitment or threat on record. Probabilities are percent; None: no number."""

    id: str
    claim: str
    kind: str = "forecast"  # forecast, commitment, threat, demand
    forecaster: str | None = None
    affiliation: str | None = None
    outlet: str | None = None
    made_on: str | None = None
    about: str | None = None
    topic: str | None = None
    condition: str | None = None
    condition_met: bool | None = None
    horizon: str | None = None  # as the page has it: a TIMEX3 value or words
    since: str | None = None
    until: str | None = None
    deadline_basis: str | None = None  # stated: the source says it; ours: an editor set it
    closes: str | None = None  # after it the forecast is no longer revised
    zone: str = PYONGYANG
    criterion: str | None = None
    resolver: str | None = None  # where one will look
    word: str | None = None
    scale: str | None = None
    low: float | None = None
    point: float | None = None
    high: float | None = None
    confidence: str | None = None
    document: int | None = None
    quote: dict[str, Any] | None = None
    status: Status = "open"
    outcome: dict[str, Any] | None = None
    merged_into: str | None = None
    history: tuple[Revision, ...] = field(default=())

    @property
    def held(self) -> tuple[Held, ...]:
        """The probabilities in the order they were held, the first from the day it was made."""
        found: list[Held] = []
        band: dict[str, Any] = {}
        for step in self.history:
            band |= {key: step.changed[key] for key in ("low", "high") if key in step.changed}
            if step.changed.get("point") is not None:
                since = self.made_on if not found and self.made_on else step.on or step.at
                found.append(Held(since, step.changed["point"], band.get("low"), band.get("high")))
        return tuple(found)

    @property
    def lacks(self) -> str | None:
        """Why it cannot be scored when it ends; None: it can."""
        return lacking(self.criterion, self.until, self.point)


def lacking(criterion: str | None, until: str | None, point: float | None) -> str | None:
    """What a forecast wants before it can be scored; None: nothing."""
    wants = [name for name, has in (("test", criterion), ("date", until)) if not has]
    if wants:
        return " and ".join(f"no {name}" for name in wants)
    return "no number" if point is None else None


FIELDS = frozenset(f.name for f in fields(Entry)) - {"id", "history"}


def entries(archive: Archive) -> dict[str, Entry]:
    """All entries by id, in the order they were opened; merged and rejected ones too."""
    steps: dict[str, list[Record]] = {}
    for record in records(archive, kind=KIND):
        if record.stands:
            steps.setdefault(record.about.removeprefix("forecast:"), []).append(record)
    found = ((id_, entry_of(id_, history)) for id_, history in steps.items())
    return {id_: entry for id_, entry in found if entry is not None}


def entry(archive: Archive, id_: str) -> Entry:
    """One entry. Raises LedgerError when there is none."""
    history = [
        record for record in records(archive, kind=KIND, about=f"forecast:{id_}") if record.stands
    ]
    found = entry_of(id_, history)
    if found is None:
        raise LedgerError(f"{id_}: not in the ledger; `tealeaves ledger list` shows what is")
    return found


def entry_of(id_: str, history: Iterable[Record]) -> Entry | None:
    """The entry that a history of standing records makes; None where its opening was undone."""
    values: dict[str, Any] = {}
    revisions: list[Revision] = []
    for record in history:
        changed = {key: value for key, value in record.body["set"].items() if key in FIELDS}
        if not revisions and "claim" not in changed:
            return None
        values |= changed
        body = record.body
        revisions.append(
            Revision(
                record.id,
                record.at,
                record.who,
                body["step"],
                changed,
                body.get("why", ""),
                body.get("on"),
            )
        )
    return Entry(id=id_, **values, history=tuple(revisions)) if revisions else None
