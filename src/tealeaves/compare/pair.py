"""Two accounts of one event side by side: their sentences, and what each left out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tealeaves.archive.versions.changes import Changed, Range
from tealeaves.compare.aligned import aligned
from tealeaves.compare.left_out import left_out, place_of
from tealeaves.compare.subject import Subject
from tealeaves.compare.turns import turns

FORMAT = "tealeaves.pair/1"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts. `parts` is None where they are in two languages and nothing was aligned."""

    one: Subject
    other: Subject
    parts: tuple[Changed, ...] | None

    def to_json(self) -> dict[str, Any]:
        """The keys of the contract of `tealeaves pair --json`."""
        parts = self.parts or ()
        dropped = [part.old for part in parts if part.kind == "dropped" and part.old]
        added = [part.new for part in parts if part.kind == "added" and part.new]
        return {
            "format": FORMAT,
            "a": account_json(self.one),
            "b": account_json(self.other),
            "aligned": self.parts is not None,
            "sentences": dict(Counter(part.kind for part in parts)),
            "changes": list(turns(self.one, self.other, parts)),
            "left_out_by_b": left_out(self.one, self.other, dropped),
            "left_out_by_a": left_out(self.other, self.one, added),
            "parts": parts_json(self.one, self.other, parts),
        }


def pair(one: Subject, other: Subject) -> Pair:
    """The two laid side by side; sentences only where both are in one language."""
    same = one.facts.language == other.facts.language
    return Pair(one, other, aligned(one.text, other.text) if same else None)


def account_json(subject: Subject) -> dict[str, Any]:
    """What a text is called."""
    f = subject.facts
    return {
        "id": f.document, "sha256": f.sha256, "date": f.date, "title": f.title,
        "outlet": f.outlet, "language": f.language, "vehicle": f.genre, "words": f.words,
    }  # fmt: skip


def parts_json(one: Subject, other: Subject, parts: Sequence[Changed]) -> list[dict[str, Any]]:
    """Each sentence with its characters in both pages, and pieces with what became of each."""
    return [
        {
            "kind": part.kind,
            "a": place_of(one, part.old),
            "b": place_of(other, part.new),
            "pieces_a": pieces(one.text, part.old, [run.old for run in part.runs]),
            "pieces_b": pieces(other.text, part.new, [run.new for run in part.runs]),
        }
        for part in parts
    ]


def pieces(text: str, place: Range | None, runs: Sequence[Range]) -> list[tuple[str, bool]]:
    """A sentence cut where its words differ: words, and whether they do."""
    if place is None:
        return []
    at, found = place[0], []
    for start, end in runs:
        found += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in (*found, (text[at : place[1]], False)) if piece[0]]
