"""What early texts of an occasion of several days lack: still pending, or settled on this day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tealeaves.archive.issued import Which, issued
from tealeaves.archive.store import Archive
from tealeaves.compare.compare import compare
from tealeaves.compare.pending import ABSENT, LATE, Run, Standing, run_at, standing
from tealeaves.compare.precedents import setting_of
from tealeaves.compare.subject import subject_of
from tealeaves.knowledge import Pack

MOST = 12  # texts of the occasions that are compared


@dataclass(frozen=True, slots=True)
class Waiting:
    """An absence in an earlier text, and how it stands at the end of the day."""

    document: int
    date: str
    title: str | None
    statement: str
    bits: float
    standing: Standing

    def to_json(self) -> dict[str, Any]:
        """Plain JSON."""
        return {
            "text": {"id": self.document, "date": self.date, "title": self.title},
            "statement": self.statement,
            "bits": self.bits,
            **self.standing.to_json(),
        }


def waiting(archive: Archive, pack: Pack, day: str) -> tuple[tuple[Waiting, ...], bool]:
    """The absences of runs that reach the day, settled today ones first; whether some texts were
    left out because of the bound."""
    runs = _runs(archive, pack, day)
    texts = [(run, one) for run in runs for one in run.texts if one.date < day]
    found = []
    for run, one in texts[:MOST]:
        subject = subject_of(archive, one.document)
        for signal in compare(archive, subject).to_json()["signals"]:
            if signal["kind"] not in ABSENT:
                continue
            feature = signal["feature"]["kind"], tuple(signal["feature"]["parts"])
            state = standing(archive, run, subject.facts, feature, day)
            if _of_today(state, day):
                bits = signal["baseline"]["bits"]
                head = (one.document, one.date, one.title, signal["statement"], bits)
                found.append(Waiting(*head, state))
    found.sort(key=lambda w: (w.standing.status == "pending", -w.bits, w.document))
    return tuple(found), len(texts) > MOST


def _runs(archive: Archive, pack: Pack, day: str) -> tuple[Run, ...]:
    """The runs of occasions of several days that may hold a text of the day."""
    longest = max((o.days or 1 for o in pack.occasions.values()), default=1)
    first = (date.fromisoformat(day) - timedelta(longest + LATE)).isoformat()
    runs: dict[tuple[int, ...], Run] = {}
    for one in issued(archive.connection, Which(first, day)):
        setting = setting_of(archive.connection, one.document)
        run = run_at(archive.connection, pack, setting, one.date, day)
        if run:
            runs[tuple(text.document for text in run.texts)] = run
    return tuple(runs.values())


def _of_today(state: Standing, day: str) -> bool:
    """Whether it is news on the day: still pending, come today, or ended today."""
    if state.by is not None:
        return state.by.date == day
    if state.status == "pending":
        return state.run.open
    closed = state.run.until
    over = (date.fromisoformat(closed) + timedelta(LATE + 1)).isoformat()
    return day == (closed if state.run.closed_by is not None else over)
