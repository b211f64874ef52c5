"""A text against its precedents, from the choice of them to the signals: one call."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from tealeaves.archive.store import Archive
from tealeaves.compare.contrast import PARTS, Contrast, Part, Scored, contrast
from tealeaves.compare.cut import LEAST, LeaveOneOut
from tealeaves.compare.facts import Facts, facts_of
from tealeaves.compare.precedents import Choice, Precedent, by_hand, choose
from tealeaves.compare.quoting import spans_of
from tealeaves.compare.saying import THIN, statement_of
from tealeaves.compare.signals import Compared, Sources, signal_of
from tealeaves.compare.subject import Subject

OBSERVED = 4  # unusual facts of each part that are shown though they are no signals


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole answer. `signals` empty with a `why`: nothing is called a signal."""

    subject: Subject
    choice: Choice
    precedents: tuple[Facts, ...]
    contrast: Contrast
    signals: tuple[Compared, ...]
    why: str | None

    def to_json(self) -> dict[str, Any]:
        """The keys of the contract of `tealeaves compare --json`."""
        c = self.contrast
        return {
            "format": "tealeaves.comparison/1",
            "text": text_json(self.subject),
            "precedents": [precedent_json(p) for p in self.choice.precedents],
            "same": list(self.choice.same),
            "dropped": list(self.choice.dropped),
            "features_tried": len(c.scored),
            "listed": len(self.signals),
            "leave_one_out": left_out_json(c.leave_one_out),
            "cut_bits": c.cut,
            "precedents_listing": {"n": len(self.precedents), "k": c.listing},
            "parts": [self._part(part) for part in c.parts],
            "why": self.why,
            "signals": [signal.to_json() for signal in self.signals],
            "observations": [self._observation(fact[0]) for fact in self._observed()],
        }

    def _observed(self) -> Iterator[tuple[Scored, ...]]:
        """The most unusual facts of each part that are no signals."""
        for name in PARTS:
            facts = (fact for fact in self.contrast.routine if fact[0].part == name)
            yield from islice(facts, OBSERVED)

    def _observation(self, scored: Scored) -> dict[str, Any]:
        return {
            "statement": statement_of(scored),
            "part": scored.part,
            "bits": scored.bits,
            "n": scored.n,
            "k": scored.k,
            "feature": {"kind": scored.feature.kind, "parts": list(scored.feature.parts)},
            "evidence": list(spans_of(self.subject.source, scored.feature)[:1]),
        }

    def _part(self, part: Part) -> dict[str, Any]:
        return {
            "part": part.name,
            "features_tried": part.tried,
            "listed": sum(signal.scored.part == part.name for signal in self.signals),
            "leave_one_out": left_out_json(part.leave_one_out),
            "cut_bits": part.cut,
        }


def left_out_json(left: LeaveOneOut | None) -> dict[str, Any] | None:
    """How many facts a precedent shows in the text's place."""
    return None if left is None else {"mean": left.mean, "min": left.min, "max": left.max}


def text_json(subject: Subject) -> dict[str, Any]:
    """The text at hand as JSON."""
    f, s = subject.facts, subject.setting
    return {
        "id": f.document,
        "sha256": f.sha256,
        "date": f.date,
        "title": f.title,
        "outlet": f.outlet,
        "language": f.language,
        "vehicle": f.genre,
        "rung": f.rung,
        "occasion": s.occasion,
        "occasion_basis": s.basis,
        "counterpart": s.counterpart,
        "direction": s.direction,
        "complete": f.complete,
    }


def precedent_json(p: Precedent) -> dict[str, Any]:
    """A precedent as JSON."""
    return {
        "id": p.document,
        "date": p.date,
        "title": p.title,
        "outlet": p.outlet,
        "same": list(p.same),
    }


def compare(
    archive: Archive, subject: Subject, with_documents: Sequence[int] | None = None
) -> Comparison:
    """Compare a text with its precedents, or with the documents a person names."""
    connection = archive.connection
    choice = (
        choose(connection, subject.facts, subject.setting)
        if with_documents is None
        else by_hand(connection, subject.facts, subject.setting, with_documents)
    )
    precedents = facts_of(connection, [p.document for p in choice.precedents])
    result = contrast(subject.facts, precedents)
    sources = Sources(connection)
    signals = tuple(
        signal_of(sources, fact, subject.source, precedents, choice.same) for fact in result.facts
    )
    return Comparison(subject, choice, precedents, result, signals, _why(subject, result, signals))


def _why(subject: Subject, result: Contrast, signals: Sequence[Compared]) -> str | None:
    """Why nothing is listed, in one sentence; None where something is."""
    if signals:
        return None
    if subject.facts.date is None:
        return "the text is undated, so nothing is known to be earlier; give --date"
    if not result.scored or result.leave_one_out is None:
        return "no baseline, no signal: the archive has no earlier text of this kind"
    n = max(s.n for s in result.scored)
    thin = f" ({n} {'precedent is' if n == 1 else 'precedents are'} thin)" if n < THIN else ""
    return (
        "nothing stands out: a precedent read in its place shows as much at every cut"
        f" (at {LEAST:g} bits {result.leave_one_out.mean:g} on average){thin}"
    )
