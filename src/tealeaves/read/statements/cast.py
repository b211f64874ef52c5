"""Everybody named in an article by place, and whom a pronoun or description stands for.

A pronoun is tied to somebody only where the text before it decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

Sort = Literal["person", "office", "outlet", "letter", "text", "words"]
Range = tuple[int, int]
LONGEST = 400  # characters of a name with its offices
JOINED = re.compile(r",? and [^.;,\n]{0,45}\Z")  # between two who are named together
MEMORY = 1500  # characters after which a subject is no longer meant by a pronoun
HE = frozenset({"he", "she", "him", "her"})
IT = frozenset({"it"})
THEY = frozenset({"they", "them"})


@dataclass(frozen=True, slots=True)
class Place:
    """A name or office of somebody who may speak, in characters of the clean text."""

    start: int
    end: int
    name: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody's words beside a cue, and whom they stand for."""

    name: str
    at: Range | None
    sort: Sort = "words"


@dataclass(frozen=True, slots=True)
class Subject:
    """A clause's subject seen on the way through the text."""

    start: int
    name: str
    sort: Sort
    main: bool  # of the sentence's main clause
    word: str = ""  # the pronoun that stood for it, or would: `they` for a plural


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody named in the article, and the subjects of its clauses in order."""

    text: str
    places: tuple[Place, ...]
    subjects: Sequence[Subject]
    sender: str | None  # author of the message that the article is about
    bearers: Mapping[str, str] = field(default_factory=dict)  # a word of one person's name alone


def named(cast: Cast, start: int, end: int) -> Place | None:
    """The name at these characters: a person's before an outlet's before an office."""
    first = bisect_left(cast.places, start - LONGEST, key=lambda p: p.start)
    last = bisect_left(cast.places, end, key=lambda p: p.start)
    near = [p for p in cast.places[first:last] if start < p.end]
    order = {"person": 0, "outlet": 1, "office": 2}
    return min(near, key=lambda p: order.get(p.sort, 3), default=None)


def words_at(cast: Cast, at: Range) -> str:
    words = " ".join(cast.text[at[0] : at[1]].split())
    for opening, closing in ('""', "“”"):
        if (words.count(opening) + words.count(closing)) % 2:
            words = words.replace(opening, "").replace(closing, "")
    return words


def latest(cast: Cast, before: int, sorts: tuple[Sort, ...]) -> Subject | None:
    """The last subject of these sorts before a place, of a main clause if there is one."""
    last = bisect_left(cast.subjects, before, key=lambda s: s.start)
    first = bisect_left(cast.subjects, before - MEMORY, key=lambda s: s.start)
    near = [s for s in cast.subjects[first:last] if s.sort in sorts]
    main = [s for s in near if s.main]
    return (main or near)[-1] if near else None


def topic(cast: Cast, before: int) -> Subject | None:
    """The only person named so far, else whom the paragraph began with."""
    start = cast.text.rfind("\n", 0, before) + 1
    people = [p for p in cast.places if p.sort == "person" and p.start < before]
    here = [p for p in people if p.start >= start]
    if len({p.name for p in people}) != 1 and not here:
        return None
    place = (here or people)[0]
    return Subject(place.start, place.name, "person", main=False)


def pronoun(cast: Cast, word: str, start: int, end: int) -> Source | None:
    """Whom a pronoun stands for: the last main subject of its kind before it."""
    low = word.lower()
    if low in HE:
        found = _latest_person(cast, low, start) or topic(cast, start)
    elif low in IT:
        first = bisect_left(cast.subjects, start - MEMORY, key=lambda s: s.start)
        last = bisect_left(cast.subjects, start, key=lambda s: s.start)
        one = replace(cast, subjects=[s for s in cast.subjects[first:last] if s.word != "they"])
        found = latest(one, start, ("outlet", "words", "text", "letter"))
    elif low in THEY:
        found = latest(cast, start, ("words",))
        if cast.sender and ";" in cast.sender:
            return Source(cast.sender, (start, end), "person")
    else:
        return None
    if found is None and low in IT:
        return None
    return Source(found.name, (start, end), found.sort) if found else Source(word, (start, end))


def _latest_person(cast: Cast, word: str, before: int) -> Subject | None:
    """The last subject who has not been the other of `he` and `she`."""
    other = "she" if word in ("he", "him") else "he"
    first = bisect_left(cast.subjects, before - 10 * MEMORY, key=lambda s: s.start)
    last = bisect_left(cast.subjects, before, key=lambda s: s.start)
    near = cast.subjects[first:last]
    called = {s.name for s in near if s.word == other and s.main}
    if not called:
        return latest(cast, before, ("person", "office", "letter"))
    fitting = [s for s in near if s.name not in called]
    return latest(replace(cast, subjects=fitting), before, ("person", "office", "letter"))


def pair(cast: Cast, head: Token, start: int) -> str | None:
    """`the two leaders`, `both` are the two people last named."""
    if head.lower_ != "both" and not any(c.lower_ in ("two", "both") for c in head.children):
        return None
    near = [p for p in cast.places if p.sort == "person" and start - 3000 < p.start < start]
    if head.lower_ == "both":
        for first, second in zip(near[-2::-1], near[:0:-1], strict=True):
            if first.name != second.name and JOINED.match(cast.text[first.end : second.start]):
                return f"{first.name}; {second.name}"
    names = list(dict.fromkeys(p.name for p in reversed(near)))
    return "; ".join(names[:2]) if len(names) > 1 else None


def described(cast: Cast, noun: str, start: int) -> str | None:
    """Somebody introduced before by a longer phrase with this noun: `the diplomat`."""
    names = {
        p.name
        for p in cast.places
        if p.sort == "office"
        and p.end <= start
        and re.search(rf"\b{re.escape(noun)}\b", cast.text[p.start : p.end], re.I)
    }
    return names.pop() if len(names) == 1 else None
