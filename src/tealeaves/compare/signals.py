"""What stands out, as signals of the contract with basis "compared"."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tealeaves.archive.met import met_before, rungs_met
from tealeaves.compare.benign import Benign, benign_of
from tealeaves.compare.contrast import Scored
from tealeaves.compare.facts import Facts
from tealeaves.compare.feature import Feature
from tealeaves.compare.moved import SAID, Move, moved
from tealeaves.compare.quoting import (
    MARKED,
    SHOWN,
    Source,
    marks_of,
    opening_of,
    quotes_of,
    source_of,
    spans_of,
    varied,
)
from tealeaves.compare.saying import AMOUNTS, statement_of
from tealeaves.compare.terms import plain_epithet
from tealeaves.compare.tokens import places, tokens

ALSO = 6  # further faces of a fact that a signal names
# Kinds of feature that are looked up in the whole archive -> kind of term.
TERMS = {
    "country": "country", "bloc": "bloc", "person": "person", "outlet": "outlet",
    "family": "formula", "topic": "topic",
}  # fmt: skip
WORDED = ("family", "phrase")
WORDINGS = 8  # of a family that is missing, looked for with a word put in or swapped

# Kind of feature -> kind of signal and label where it is here, and where it is missing. Of an
# amount: where there is more of it than usual, and where there is less.
KINDS = {
    "country": (("other", "newly_named"), ("absence", None)),
    "bloc": (("other", "newly_named"), ("absence", None)),
    "person": (("other", "newly_named"), ("absence", None)),
    "outlet": (("borrowed_voice", None), ("absence", None)),
    "family": (("formula_new", None), ("formula_dropped", None)),
    "phrase": (("formula_new", "mined"), ("formula_dropped", "mined")),
    "wording": (("shift", "wording"), ("shift", "wording")),
    "grade": (("shift", "strengthened"), ("shift", "weakened")),
    "age": (("shift", "newer_wording"), ("shift", "older_wording")),
    "epithet": (("naming", None), ("absence", None)),
    "naming": (("naming", None), ("naming", None)),
    "audience": (("other", "audience"), ("other", "audience")),
    "topic": (("other", "new_topic"), ("absence", None)),
    "occasion": (("other", "occasion"), ("absence", None)),
    "title": (("title_choice", None), ("title_withheld", None)),
    "title_order": (("title_choice", "order"), ("title_choice", "order")),
    "stance": (("tone", None), ("tone", None)),
    "order": (("rank_order", None), ("rank_order", None)),
    "first": (("priority", None), ("priority", None)),
    "treatment": (("priority", "own_item"), ("priority", "grouped")),
    "share": (("priority", None), ("priority", None)),
    "greeting": (("courtesy", "greeting"), ("courtesy", "greeting")),
    "listed": (("rank_order", "entry"), ("rank_order", "exit")),
    "place": (("rank_order", "down"), ("rank_order", "up")),
    "tau": (("rank_order", "order"), ("rank_order", "order")),
    "delay": (("publication_delay", None), ("publication_delay", None)),
    "rung": (("authority_level", None), ("authority_level", None)),
    "ladder": (("authority_level", "lower"), ("authority_level", "higher")),
    "length": (("other", "length"), ("other", "length")),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """One signal. `evidence` and `counter` are the contract's spans and quotations."""

    kind: str
    label: str | None
    about: str
    statement: str
    evidence: tuple[dict[str, Any], ...]
    scored: Scored
    same: tuple[str, ...]
    against: tuple[str, ...]
    benign: tuple[Benign, ...] = ()
    counter: tuple[dict[str, Any], ...] = field(default=())  # the other side: earlier texts, or us
    also: tuple[str, ...] = ()  # other faces of the same fact

    def to_json(self) -> dict[str, Any]:
        """The contract's object, with the benign explanations beside it."""
        s = self.scored
        label = {"label": self.label} if self.label else {}
        return {
            "kind": self.kind,
            **label,
            "basis": "compared",
            "statement": self.statement,
            "evidence": list(self.evidence),
            "baseline": {
                "n": s.n,
                "k": s.k,
                "share": round(s.k / s.n, 3),
                "bits": s.bits,
                "same": list(self.same),
                "against": list(self.against),
            },
            "about": self.about,
            "feature": {"kind": s.feature.kind, "parts": list(s.feature.parts)},
            "part": s.part,
            "also": list(self.also),
            "counter_evidence": list(self.counter),
            "benign": [b.to_json() for b in self.benign],
        }


class Sources:
    """The precedents to quote from, each unpacked when first needed and once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.found: dict[int, Source] = {}

    def of(self, facts: Facts) -> Source:
        """A document of the archive."""
        assert facts.document is not None
        if facts.document not in self.found:
            self.found[facts.document] = source_of(self.connection, facts)
        return self.found[facts.document]

    def elsewhere(self, text: Facts, scored: Scored) -> Sequence[tuple[str, int]] | None:
        """How often the archive met a new thing before, by rung; None: not asked."""
        if scored.part != "new" or scored.feature.kind not in TERMS:
            return None
        term = (TERMS[scored.feature.kind], scored.feature.parts[0])
        return met_before(self.connection, term, text.date)

    def move(self, text: Facts, scored: Scored) -> Move | None:
        """Whether a stock phrase that is new here stood only at lower, or higher, rungs before."""
        if scored.part != "new" or scored.feature.kind != "family":
            return None
        term = (TERMS["family"], scored.feature.parts[0])
        return moved(text, rungs_met(self.connection, term, text.date))


def signal_of(
    sources: Sources,
    fact: Sequence[Scored],
    source: Source,
    precedents: Sequence[Facts],
    same: tuple[str, ...],
) -> Compared:
    """A fact that stands out, said in one sentence, with its places on both sides."""
    scored = fact[0]
    feature = scored.feature
    amount = feature.kind in AMOUNTS
    more = scored.here > (scored.usual or 0) if amount else bool(scored.here)
    kind, label = KINDS[feature.kind][0 if more else 1]
    if feature.kind == "delay":
        kind = feature.parts[0]
    earlier = _quotes(sources, scored, precedents)
    own = spans_of(source, feature)
    mine = amount or bool(scored.here)
    said = statement_of(scored)
    if feature.kind in WORDED and not mine and (other := _variant(source, feature, precedents)):
        kind, label, own = "shift", "varied", (other,)
        said = f"varied to “{' '.join(other['text'].split())}”: {said}"
    move = sources.move(source.facts, scored)
    moves = [move] if move else []
    return Compared(
        kind,
        f"moved_{move}" if move in ("up", "down") else label,
        ":".join(feature.parts) or feature.kind,
        said,
        (own if mine and own else earlier or own) or opening_of(source),
        scored,
        same,
        tuple(text.sha256 for text in precedents),
        benign_of(source.facts, precedents, scored, sources.elsewhere(source.facts, scored)),
        earlier if mine else own,
        (*(SAID[move] for move in moves), *(statement_of(s) for s in fact[1 : ALSO + 1])),
    )


def _variant(
    source: Source, feature: Feature, precedents: Sequence[Facts]
) -> dict[str, Any] | None:
    """Where the text has a missing phrase with other words in it: it is varied, not gone."""
    words = [feature.parts[0]]
    if feature.kind == "family":
        words = sorted({m.value for p in precedents for m in marks_of(p, feature) if m.value})
    found = (varied(source, phrase) for phrase in words[:WORDINGS])
    return next(filter(None, found), None)


def _quotes(
    sources: Sources, scored: Scored, precedents: Sequence[Facts]
) -> tuple[dict[str, Any], ...]:
    """From precedents that had the thing, the latest first."""
    found: list[dict[str, Any]] = []
    for text in sorted(precedents, key=lambda t: t.date or "", reverse=True):
        if len(found) >= SHOWN:
            break
        if text.document is not None and _had(text, scored.feature):
            found += quotes_of(sources.of(text), scored.feature)
    return tuple(found[:SHOWN])


def _had(text: Facts, feature: Feature) -> bool:
    parts = feature.parts
    match feature.kind:
        case "title" | "title_order":
            return set(parts[1:]).issubset(text.titles.get(parts[0], ()))
        case "stance":
            return parts in text.stances
        case "first" | "share":
            return ("country", parts[0]) in text.terms
        case "order":
            return all(("country", code) in text.terms for code in parts)
        case "naming":
            return ("naming", "\t".join(parts)) in text.terms
        case "epithet":
            return any(plain_epithet(key) == parts[0] for key in text.of("epithet"))
        case "place" | "listed":
            return parts[0] in text.attendees
        case "tau":
            return len(text.attendees) > 1
        case "audience":
            return text.audience == parts[0]
        case "rung":
            return text.rung == parts[0]
        case "phrase":
            return bool(places(tokens(text.text), [t.word for t in tokens(parts[0])]))
        case kind if kind in MARKED or kind in ("family", "wording"):
            return bool(marks_of(text, feature))
        case "length":
            return False
        case kind:
            return (kind, parts[0]) in text.terms
