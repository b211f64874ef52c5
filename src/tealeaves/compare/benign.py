"""Explanations of a difference that mean nothing, each tried and printed beside the signal."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from tealeaves.compare.contrast import Scored
from tealeaves.compare.facts import Facts

SHORT = 0.6  # of the precedents' median length: a shorter text leaves more out
LONG = 1.6
RUNGS = 3  # that are named where a thing was met elsewhere

Elsewhere = Sequence[tuple[str, int]]  # rung, texts


@dataclass(frozen=True, slots=True)
class Benign:
    """One explanation: whether it may hold, and the figures it was judged by."""

    name: str
    holds: bool
    figures: str

    def to_json(self) -> dict[str, Any]:
        """Plain JSON."""
        return {"name": self.name, "holds": self.holds, "figures": self.figures}


def benign_of(
    text: Facts, precedents: Sequence[Facts], scored: Scored, elsewhere: Elsewhere | None = None
) -> tuple[Benign, ...]:
    """What was tried for one feature. Absences ask for shortness, new things for length.

    `elsewhere`: in how many earlier texts of each rung a new thing was met, where that was asked.
    """
    here = bool(scored.here)
    tried = [
        _length(text, precedents, here),
        _excerpt(text),
        _translation(text, precedents),
        _calendar(text, precedents),
        _reprint(precedents),
    ]
    if elsewhere is not None:
        tried.append(_elsewhere(elsewhere))
    return tuple(tried)


def _reprint(precedents: Sequence[Facts]) -> Benign:
    """Whether one text counts twice among the precedents: linked near copies are left out."""
    texts = [p.text for p in precedents if p.text]
    again = len(texts) - len(set(texts))
    figures = f"{again} of {len(precedents)} precedents print the same words again"
    return Benign("near copy", again > 0, figures if again else "no precedent is printed twice")


def _elsewhere(met: Elsewhere) -> Benign:
    """What is new in this kind of text may be said in others all along."""
    total = sum(n for _, n in met)
    by = ", ".join(f"{rung or 'no rung'} {n}" for rung, n in met[:RUNGS])
    figures = f"in {total} earlier texts of the archive ({by})" if total else "nowhere earlier"
    return Benign("known elsewhere", total > 0, figures)


def _length(text: Facts, precedents: Sequence[Facts], here: bool) -> Benign:
    usual = median([p.words for p in precedents]) if precedents else 0
    figures = f"{text.words:,} words against a median of {usual:,.0f}"
    if here:
        return Benign("longer text", usual > 0 and text.words > LONG * usual, figures)
    return Benign("shorter text", text.words < SHORT * usual, figures)


def _excerpt(text: Facts) -> Benign:
    said = "the page is complete" if text.complete else "only a part of the text is there"
    return Benign("excerpt", not text.complete, said)


def _translation(text: Facts, precedents: Sequence[Facts]) -> Benign:
    others = sorted({p.language for p in precedents if p.language != text.language})
    figures = f"precedents in {', '.join(others)}" if others else f"all in {text.language}"
    return Benign("translation", bool(others), figures)


def _calendar(text: Facts, precedents: Sequence[Facts]) -> Benign:
    """Whether the precedents fall into another season: what belongs to a day is no change."""
    if text.date is None or len(text.date) < 7:
        return Benign("calendar", False, "the text is undated")
    months = {p.date[5:7] for p in precedents if p.date and len(p.date) >= 7}
    other = text.date[5:7] not in months
    figures = f"precedents from months {', '.join(sorted(months)) or 'unknown'}"
    return Benign("calendar", other, figures)
