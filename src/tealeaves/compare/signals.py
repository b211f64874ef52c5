"""What stands out, as signals of the contract with basis "compared"."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tealeaves.compare.benign import Benign
from tealeaves.compare.contrast import Scored
from tealeaves.compare.facts import Facts
from tealeaves.compare.quoting import SHOWN, Source, quotes_of, source_of, spans_of

THIN = 3  # precedents under which a signal says "thin"

# Kind of feature -> kind of signal and label where it is here, and where it is missing.
KINDS = {
    "country": (("other", "newly_named"), ("absence", None)),
    "bloc": (("other", "newly_named"), ("absence", None)),
    "person": (("other", "newly_named"), ("absence", None)),
    "outlet": (("borrowed_voice", None), ("absence", None)),
    "formula": (("formula_new", None), ("formula_dropped", None)),
    "epithet": (("naming", None), ("absence", None)),
    "topic": (("other", "new_topic"), ("absence", None)),
    "occasion": (("other", "occasion"), ("absence", None)),
    "title": (("title_choice", None), ("title_withheld", None)),
    "stance": (("tone", None), ("tone", None)),
    "order": (("rank_order", None), ("rank_order", None)),
    "first": (("priority", None), ("priority", None)),
    "share": (("priority", None), ("priority", None)),
    "place": (("rank_order", None), ("rank_order", None)),
    "length": (("other", "length"), ("other", "length")),
}
AMOUNTS = frozenset(("share", "place", "length"))


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
    counter: tuple[dict[str, Any], ...] = field(default=())  # earlier texts that were like this one

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
            "counter_evidence": list(self.counter),
            "benign": [b.to_json() for b in self.benign],
        }


def signal_of(
    connection: sqlite3.Connection,
    scored: Scored,
    source: Source,
    precedents: Sequence[Facts],
    same: tuple[str, ...],
    benign: tuple[Benign, ...],
) -> Compared:
    """A feature that stands out, said in one sentence, with its places on both sides."""
    feature = scored.feature
    here = bool(scored.here) if feature.kind not in AMOUNTS else True
    kind, label = KINDS[feature.kind][0 if here else 1]
    earlier = _quotes(connection, scored, precedents)
    own = spans_of(source, feature)
    evidence = own if here and own else earlier or own
    return Compared(
        kind,
        label,
        ":".join(feature.parts) or feature.kind,
        statement_of(scored),
        evidence,
        scored,
        same,
        tuple(text.sha256 for text in precedents),
        benign,
        earlier if here else own,
    )


def _quotes(
    connection: sqlite3.Connection, scored: Scored, precedents: Sequence[Facts]
) -> tuple[dict[str, Any], ...]:
    """From precedents that had the thing, the latest first."""
    found: list[dict[str, Any]] = []
    for text in sorted(precedents, key=lambda t: t.date or "", reverse=True):
        if len(found) >= SHOWN:
            break
        if text.document is not None and _had(text, scored):
            found += quotes_of(source_of(connection, text), scored.feature)
    return tuple(found[:SHOWN])


def _had(text: Facts, scored: Scored) -> bool:
    feature = scored.feature
    match feature.kind:
        case "title":
            return feature.parts[1] in text.titles.get(feature.parts[0], ())
        case "stance":
            return feature.parts in text.stances
        case "first" | "share":
            return ("country", feature.parts[0]) in text.terms
        case "order":
            return all(("country", code) in text.terms for code in feature.parts)
        case "place":
            return feature.parts[0] in text.attendees
        case "length":
            return False
        case kind:
            return (kind, feature.parts[0]) in text.terms


def statement_of(scored: Scored) -> str:
    """One sentence that a reader can check, with its denominator; "thin" under THIN precedents."""
    feature, n, k = scored.feature, scored.n, scored.k
    of = f"{k} of {n} earlier texts"
    thin = " (thin)" if n < THIN else ""
    if feature.kind in AMOUNTS:
        return _amount(scored, thin)
    said = _SAID.get(feature.kind, _NAMED)[0 if scored.here else 1]
    return said.format(label=feature.label, of=of) + thin


_NAMED = ("{label} is named; {of} named it", "{label} is not named; {of} named it")
_SAID = {
    "formula": ("“{label}” is used; {of} used it", "“{label}” is not used; {of} used it"),
    "epithet": ("“{label}” is used; {of} used it", "“{label}” is not used; {of} used it"),
    "topic": ("the topic is {label}; {of} had it", "the topic is not {label}; {of} had it"),
    "occasion": ("it is tied to {label}; {of} were", "it is not tied to {label}; {of} were"),
    "title": ("{label} is printed; {of} printed it", "{label} is not printed; {of} printed it"),
    "stance": ("{label} is found; {of} had it", "{label} is not found; {of} had it"),
    "order": ("{label}; so in {of}", "not {label}; so in {of}"),
    "first": (
        "{label} among other countries; so in {of}",
        "not {label} among other countries; so in {of}",
    ),
}


def _amount(scored: Scored, thin: str) -> str:
    feature, n, k = scored.feature, scored.n, scored.k
    assert scored.usual is not None
    far = f"{k} of {n} earlier texts lie as far from their median"
    if feature.kind == "share":
        return f"{feature.label}: {scored.here:.0%}, usually {scored.usual:.0%}; {far}{thin}"
    if feature.kind == "place":
        return f"{feature.label}: {scored.here:.0f}, usually {scored.usual:.0f}; {far}{thin}"
    return f"{scored.here:,.0f} words, usually {scored.usual:,.0f}; {far}{thin}"
