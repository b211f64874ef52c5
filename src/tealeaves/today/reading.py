"""One day's texts compared with their precedents, each by the same call as `tealeaves compare`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tealeaves.archive.came import Came, kinds_of
from tealeaves.archive.store import Archive
from tealeaves.compare.compare import compare
from tealeaves.compare.subject import Subject, subject_of

MOST = 40  # texts of a day that are compared: those of the rarest kinds
SHOWN = 3  # signals a text is shown with


@dataclass(frozen=True, slots=True)
class Read:
    """A text with its comparison's JSON."""

    came: Came
    subject: Subject
    body: dict[str, Any]

    @property
    def bits(self) -> float:
        """Of its strongest signal; 0 where nothing stands out."""
        return max((s["baseline"]["bits"] for s in self.body["signals"]), default=0.0)


@dataclass(frozen=True, slots=True)
class Sum:
    """A day in figures."""

    day: str
    texts: int  # first-hand ones, near copies once
    compared: int
    with_signals: int
    signals: int
    bits: float  # of the strongest

    def to_json(self) -> dict[str, Any]:
        """Plain JSON."""
        return {
            "date": self.day,
            "texts": self.texts,
            "compared": self.compared,
            "with_signals": self.with_signals,
            "signals": self.signals,
            "bits": self.bits,
        }


def own(came: Sequence[Came]) -> list[Came]:
    """The regime's own texts dated to the day, near copies once: those that can be compared."""
    return [
        one
        for one in came
        if one.layer == "first_hand" and one.copy_of is None and len(one.date or "") == 10
    ]


def read_day(archive: Archive, came: Sequence[Came], most: int = MOST) -> tuple[Read, ...]:
    """The day's own texts compared, the most surprising first; at most `most` of them."""
    texts = own(came)
    if len(texts) > most:
        known = kinds_of(archive.connection, sorted({one.genre or "" for one in texts}))
        texts = sorted(texts, key=lambda one: (known.get(one.genre or "", 0), one.document))[:most]
    found = []
    for one in texts:
        subject = subject_of(archive, one.document)
        found.append(Read(one, subject, compare(archive, subject).to_json()))
    return tuple(sorted(found, key=lambda r: (-r.bits, -len(r.body["signals"]), r.came.document)))


def sum_of(day: str, came: Sequence[Came], read: Sequence[Read]) -> Sum:
    """The day in figures."""
    return Sum(
        day,
        len(own(came)),
        len(read),
        sum(bool(one.body["signals"]) for one in read),
        sum(len(one.body["signals"]) for one in read),
        max((one.bits for one in read), default=0.0),
    )
