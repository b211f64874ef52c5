"""What one text has and another has not: countries, people, titles, formulas, statements."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from tealeaves.archive.versions.changes import Range
from tealeaves.archive.versions.headlines import fold
from tealeaves.compare.feature import Feature
from tealeaves.compare.quoting import spans_of
from tealeaves.compare.subject import Subject
from tealeaves.words import sentences

Found = dict[str, Any]

SHOWN = 100  # things of a sort that are listed
TERMS = (
    ("countries", ("country", "bloc")),
    ("people", ("person",)),
    ("formulas", ("formula",)),
    ("epithets", ("epithet",)),
)
SAME = 0.5  # least share of words that two statements of the same have in common
WITHIN = 0.8  # least share of a statement's words that the other text has in one sentence


def left_out(has: Subject, lacks: Subject, alone: Sequence[Range]) -> dict[str, list[Found]]:
    """By sort, what `has` has most of first; `alone` are its sentences without a counterpart.

    A section that was not looked for in a text is left out of both sides.
    """
    found = {name: list(_terms(has, lacks, kinds))[:SHOWN] for name, kinds in TERMS}
    found["titles"] = list(_titles(has, lacks))[:SHOWN]
    found["statements"] = list(_statements(has, lacks))[:SHOWN]
    found["sentences"] = [said for place in alone if (said := place_of(has, place))]
    return found


def place_of(subject: Subject, place: Range | None) -> Found | None:
    """A range of the clean text as a span of the page; None where it is empty."""
    if place is None or place[0] >= place[1]:
        return None
    start, end = subject.places.span(*place)
    return {"text": subject.text[slice(*place)], "start": start, "end": end}


def _terms(has: Subject, lacks: Subject, kinds: Sequence[str]) -> Iterator[Found]:
    for kind in kinds:
        if _blind(has, kind) or _blind(lacks, kind):
            continue
        if kind in ("formula", "epithet") and has.facts.language != lacks.facts.language:
            continue  # words that no other language has
        theirs = lacks.facts.of(kind)
        mine = sorted(has.facts.of(kind).items(), key=lambda pair: (-pair[1][0], pair[1][1] or 0))
        for key, (n, _) in mine:
            if key not in theirs and not _said(lacks, key):
                label = has.facts.labels.get((kind, key), key)
                spans = spans_of(has.source, Feature(kind, (key,), label, (kind, key)))
                yield {"key": key, "label": label, "n": n, "evidence": list(spans[:1])}


SECTIONS = {
    "country": "actors", "bloc": "blocs", "person": "people", "formula": "formulas",
    "epithet": "epithets", "titles": "people", "statements": "statements",
}  # fmt: skip


def _blind(subject: Subject, kind: str) -> bool:
    """Whether this sort was not looked for in a text."""
    return subject.source.reading.get(SECTIONS[kind]) is None


def _said(subject: Subject, key: str) -> bool:
    """A phrase that no pack knows and that the other text has all the same."""
    return key.startswith("~") and " ".join(fold(key[1:])) in " ".join(fold(subject.text))


def _titles(has: Subject, lacks: Subject) -> Iterator[Found]:
    """Titles of people whom both name: another's absence is said under people."""
    if _blind(has, "titles") or _blind(lacks, "titles"):
        return
    for person, given in has.facts.titles.items():
        if ("person", person) not in lacks.facts.terms:
            continue
        theirs = lacks.facts.titles.get(person, ())
        name = has.facts.labels.get(("person", person), person)
        for title in given:
            if title not in theirs:
                label = has.facts.labels.get(("title", title), title)
                yield {"person": person, "name": name, "title": label}


def _statements(has: Subject, lacks: Subject) -> Iterator[Found]:
    """What somebody says here and nobody there; only within one language."""
    mine, theirs = has.source.reading.get("statements"), lacks.source.reading.get("statements")
    if mine is None or theirs is None or has.facts.language != lacks.facts.language:
        return
    others = [Counter(fold(other["content"]["text"])) for other in theirs]
    everything = Counter(fold(lacks.text))
    for said in mine:
        if said["kind"] == "body":
            continue
        bag = Counter(fold(said["content"]["text"]))
        if any(_share(bag, other) >= SAME for other in others) or _within(bag, everything, lacks):
            continue
        yield {
            "speaker": said["speaker"],
            "kind": said["kind"],
            "cue": said["cue"],
            "evidence": [said["content"]],
        }


def _share(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _within(bag: Counter[str], everything: Counter[str], other: Subject) -> bool:
    """Whether one sentence of the other text has nearly all of these words."""
    need = WITHIN * bag.total()
    if (bag & everything).total() < need:
        return False
    return any(
        (bag & Counter(fold(other.text[start:end]))).total() >= need
        for start, end in sentences(other.text)
    )
