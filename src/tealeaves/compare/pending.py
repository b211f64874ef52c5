"""Occasions of several days: what is missing early is pending until the end, and then settled.

Nothing is remembered: what holds on a day is worked out from the texts dated up to that day.
"""

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from tealeaves.archive.issued import Issued, on_occasion
from tealeaves.archive.store import Archive
from tealeaves.compare.facts import Facts, facts_of
from tealeaves.compare.precedents import setting_of
from tealeaves.compare.quoting import quotes_of, source_of
from tealeaves.compare.subject import Subject
from tealeaves.compare.table import table_of
from tealeaves.knowledge import Pack
from tealeaves.read.wording import sentence_pattern
from tealeaves.types import Setting

GAP = 3  # days without a text that one run of an occasion may have
LATE = 1  # days after the last one on which its texts are still printed
ABSENT = frozenset(("absence", "formula_dropped", "title_withheld"))

Status = Literal["pending", "appeared", "stayed_absent"]


@dataclass(frozen=True, slots=True)
class Run:
    """One holding of an occasion, as it is known on a day."""

    occasion: str
    label: str
    since: str  # of its first text
    until: str  # of its close, else the latest day it can run to
    closed_by: int | None  # the document whose headline tells of the close
    open: bool
    texts: tuple[Issued, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How an absence stands on a day. `read` later texts of the run were searched."""

    status: Status
    run: Run
    read: int
    why: str
    by: Issued | None = None
    evidence: tuple[dict[str, Any], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain JSON."""
        by = self.by
        return {
            "status": self.status,
            "occasion": self.run.occasion,
            "since": self.run.since,
            "until": self.run.until,
            "read": self.read,
            "why": self.why,
            "by": by and {"id": by.document, "date": by.date, "title": by.title},
            "evidence": list(self.evidence),
        }


def run_at(
    connection: sqlite3.Connection, pack: Pack, setting: Setting, day: str, as_of: str
) -> Run | None:
    """The holding of an occasion to which a text of a day belongs; None for occasions of one day,
    and where no headline of those days names it. A visit holds what is about the same state."""
    entry = pack.occasions.get(setting.occasion or "")
    if entry is None or entry.days is None or len(day) < 10:
        return None
    length = timedelta(entry.days - 1)
    here = date.fromisoformat(day)
    last = min((here + length + timedelta(LATE)).isoformat(), as_of)
    found = on_occasion(connection, entry.id, (here - length).isoformat(), last)
    if not entry.states:
        towards = setting.counterpart
        found = tuple(
            pair
            for pair in found
            if setting_of(connection, pair[0].document).counterpart == towards
        )
    since = _first([date.fromisoformat(one.date) for one, _ in found], here)
    until = (since + length).isoformat()
    latest = (since + length + timedelta(LATE)).isoformat()
    inside = [pair for pair in found if since.isoformat() <= pair[0].date <= latest]
    if not any(named for _, named in inside):
        return None  # only spoken of
    texts = tuple(one for one, _ in inside)
    close = next((one for one in texts if one.date >= day and _closes(pack, one)), None)
    return Run(
        entry.id,
        entry.forms[0],
        since.isoformat(),
        close.date if close else until,
        close.document if close else None,
        close is None and as_of <= latest,
        texts,
    )


def _first(days: list[date], here: date) -> date:
    """The day of the first text of the run, walked back to without a gap."""
    first = here
    for day in sorted((d for d in days if d < here), reverse=True):
        if first - day > timedelta(GAP):
            break
        first = day
    return first


def _closes(pack: Pack, text: Issued) -> bool:
    """Whether a headline tells of the close."""
    entry = pack.words.get("occasion-closing")
    forms = entry.forms if entry else ()
    return any(sentence_pattern(form).search(text.title or "") for form in forms)


def standing(
    archive: Archive, run: Run, text: Facts, feature: tuple[str, tuple[str, ...]], as_of: str
) -> Standing:
    """Whether what the text lacks came in a later text of the run, or can still come."""
    end = (date.fromisoformat(run.until) + timedelta(LATE)).isoformat()
    later = [
        one
        for one in run.texts
        if (text.date or "") < one.date <= min(end, as_of) and one.document != text.document
    ]
    facts = facts_of(archive.connection, [one.document for one in later])
    for one, found in zip(later, facts, strict=True):
        if _has(text, found, feature):
            return Standing(
                "appeared",
                run,
                len(later),
                f"it came on {one.date}, in “{one.title}”",
                one,
                _quotes(archive, text, found, feature),
            )
    if run.open:
        why = f"{run.label} may run to {run.until}; {_read(len(later))} so far, none has it"
        return Standing("pending", run, len(later), why)
    if not later:
        why = f"{run.label} ended by {run.until}, but the archive has no later text of it"
        return Standing("pending", run, 0, why)
    why = f"{run.label} ended by {run.until}; {_read(len(later))}, none has it"
    return Standing("stayed_absent", run, len(later), why)


def _read(n: int) -> str:
    return "no later text" if n == 0 else f"{n} later text{'' if n == 1 else 's'}"


def _has(text: Facts, later: Facts, feature: tuple[str, tuple[str, ...]]) -> bool:
    """Whether a later text has a feature, as the comparison would find it."""
    table = table_of((text, later))
    return any(
        (one.kind, one.parts) == feature and bool(table.had[1, j])
        for j, one in enumerate(table.features)
    )


def _quotes(
    archive: Archive, text: Facts, later: Facts, feature: tuple[str, tuple[str, ...]]
) -> tuple[dict[str, Any], ...]:
    table = table_of((text, later))
    one = next(f for f in table.features if (f.kind, f.parts) == feature)
    return quotes_of(source_of(archive.connection, later), one)


def with_standing(
    archive: Archive, pack: Pack, subject: Subject, body: dict[str, Any], as_of: str
) -> dict[str, Any]:
    """A comparison's JSON, its absences marked `pending` while the occasion runs, or settled."""
    text = subject.facts
    run = run_at(archive.connection, pack, subject.setting, text.date or "", as_of)
    if run is None:
        return body
    signals = [
        signal | {"standing": standing(archive, run, text, _feature(signal), as_of).to_json()}
        if signal["kind"] in ABSENT
        else signal
        for signal in body["signals"]
    ]
    return body | {"signals": signals}


def _feature(signal: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    return signal["feature"]["kind"], tuple(signal["feature"]["parts"])
