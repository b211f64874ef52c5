"""An analysis against the archive: each claim with its verdict, in one call."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from tealeaves.archive.store import Archive
from tealeaves.check.absences import test_absence, test_dropped
from tealeaves.check.analysis import Analysis
from tealeaves.check.claims import Claim, claims_of, untested
from tealeaves.check.meant import Meant, meant_by
from tealeaves.check.novelty import test_first, test_share
from tealeaves.check.often import test_often
from tealeaves.check.order import test_priority
from tealeaves.check.printed import test_printed
from tealeaves.check.shifts import test_attitude, test_shift
from tealeaves.check.texts import Text, at_issue, elsewhere
from tealeaves.check.titles import test_title
from tealeaves.check.verdict import Verdict, untestable
from tealeaves.compare.compare import text_json

# What a medium left out, or kept for itself, another one's text does not tell.
STRICT = frozenset(("absence", "phrase_dropped", "title_used", "title_withheld"))


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim, the texts it is about, and what came of it."""

    claim: Claim
    meant: Meant
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Check:
    """The whole answer. `note` says why a page makes no claims; None where it may."""

    analysis: Analysis
    checked: tuple[Checked, ...]
    untested: dict[str, int]
    note: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The keys of `tealeaves check --json`."""
        count: Counter[str] = Counter(one.verdict.verdict for one in self.checked)
        words = ("supported", "contradicted", "not_testable")
        return {
            "format": "tealeaves.check/1",
            "text": text_json(self.analysis.subject),
            "note": self.note,
            "verdicts": {word: count[word] for word in words},
            "claims": [_json(number, one) for number, one in enumerate(self.checked, 1)],
            "untested": self.untested,
        }


def check(archive: Archive, analysis: Analysis) -> Check:
    """Every claim of an analysis tested. A first-hand text makes none about others."""
    if analysis.subject.facts.layer == "first_hand":
        note = "the text is first-hand: it makes no claims about controlled texts"
        return Check(analysis, (), {}, note)
    checked = tuple(_checked(archive, analysis, claim) for claim in claims_of(analysis))
    nothing = None if checked else "the text makes no claim that can be put to an archive"
    return Check(analysis, checked, untested(analysis), nothing)


def _checked(archive: Archive, analysis: Analysis, claim: Claim) -> Checked:
    meant = meant_by(analysis, claim)
    verdict = _verdict(archive, analysis, claim, meant)
    other = elsewhere(archive, analysis, meant, verdict.texts)
    if other:
        verdict = replace(verdict, why=f"{verdict.why} ({other})")
    return Checked(claim, meant, verdict)


def _verdict(archive: Archive, analysis: Analysis, claim: Claim, meant: Meant) -> Verdict:
    if claim.kind in ("printed", "mentioned_only"):
        return test_printed(archive, analysis, claim, meant)
    if claim.kind in ("more_often", "less_often"):
        return test_often(archive, analysis, claim, meant)
    if claim.kind in ("shift", "no_shift") and not meant.own:
        return test_attitude(archive, analysis, claim, meant)
    texts = at_issue(archive, analysis, meant, strict=claim.kind in STRICT)
    if isinstance(texts, str):
        return untestable(texts)
    match claim.kind:
        case "priority":
            return test_priority(archive, analysis, claim, texts)
        case "title_used" | "title_withheld":
            return test_title(archive, analysis, claim, texts, meant)
        case "absence":
            return test_absence(archive, analysis, claim, texts)
        case "phrase_dropped":
            return test_dropped(archive, analysis, claim, texts)
        case "unusual" | "usual":
            return test_share(archive, analysis, claim, texts)
        case "shift" | "no_shift":
            return test_shift(archive, analysis, claim, texts)
        case _:
            return test_first(archive, analysis, claim, texts, meant)


def _json(number: int, one: Checked) -> dict[str, Any]:
    claim, meant, verdict = one.claim, one.meant, one.verdict
    return {
        "number": number,
        "kind": claim.kind,
        "statement": claim.statement,
        "evidence": list(claim.evidence),
        "about": [{"kind": m.kind, "key": m.key, "label": m.label} for m in claim.matters],
        "meant": {
            "who": meant.who.label if meant.who else None,
            "state": meant.owner,
            "vehicle": meant.vehicle,
            "outlets": list(dict.fromkeys(o.label for o in meant.outlets)),
            "from": meant.since,
            "to": meant.until,
            "basis": meant.basis,
        },
        "texts": [_head(text) for text in verdict.texts],
        "verdict": verdict.verdict,
        "why": verdict.why,
        "figures": verdict.figures,
        "supporting": list(verdict.supporting),
        "contradicting": list(verdict.contradicting),
    }


def _head(text: Text) -> dict[str, Any]:
    head = text.head
    return {
        "id": head.document,
        "date": head.date,
        "outlet": head.outlet,
        "title": head.title,
        "complete": head.complete,
    }
