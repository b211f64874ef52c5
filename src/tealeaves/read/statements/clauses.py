"""What a reporting verb brings: every reported statement of a sentence, by grammar alone.

Who speaks is found in speakers.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tealeaves.read.cues import Cues
from tealeaves.read.statements.objects import asked, blame, infinitive, naming, need, spoken_object
from tealeaves.read.statements.that_clauses import SOME, aside, that_clause
from tealeaves.read.statements.verbs import (
    FINITE,
    continued,
    idle,
    made_to,
    misread,
    speaking_verb,
    subject_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

TALKED_TO = frozenset(
    {"tell", "assure", "remind", "inform", "notify", "warn", "advise", "ask", "urge"}
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting verb with what it brings, as token indices; pieces are half open."""

    verb: int
    cue: tuple[int, int]
    pieces: tuple[tuple[int, int], ...]
    strict: bool  # only a person, medium, state or body can be its subject
    subject: int | None
    heard: tuple[int, int] | None = None  # whom it was said to
    clause: bool = False  # what it brings has a subject and verb of its own


def clauses(doc: Doc, cues: Cues) -> Iterator[Clause]:
    """Every reporting verb of a sentence with its content, in order of the verbs."""
    for token in doc:
        if not (token.tag_.startswith(("VB", "NN"))):
            continue
        base = cues.base(token.text)
        if base not in cues.known or (
            token.tag_ == "VBG"
            and base in cues.author_verbs
            and not any(c.dep_ == "aux" for c in token.children)
        ):
            continue
        if token.lower_ == "states" and not _says_that(token):
            continue
        if token.tag_ in FINITE or continued(token) or made_to(token):
            wanted = not idle(token) or (token.tag_ == "VBN" and misread(token, base, cues))
        else:
            wanted = misread(token, base, cues)
        if wanted:
            found = _clause(token, base, cues)
            if found:
                yield found


def _clause(verb: Token, base: str, cues: Cues) -> Clause | None:
    speech = base in cues.clause
    before = verb.doc[verb.i - 1] if verb.i else None
    if not speech and before is not None and before.lower_ in SOME and before.dep_ == "advmod":
        return None  # `and most doubt that`
    subject = subject_of(speaking_verb(verb, cues))
    for make in (aside, that_clause, asked, infinitive, need, naming, blame, spoken_object):
        found = make(verb, base, cues)
        if found:
            cue, pieces, strict = found
            pieces = tuple(p for p in (_tidy(verb.doc, *piece) for piece in pieces) if p)
            if not pieces or (strict and _relative_object(verb)):
                return None
            return Clause(
                verb.i,
                cue,
                pieces,
                strict or not speech,
                subject.i if subject is not None else None,
                _heard(verb, base),
                not strict,
            )
    return None


def _says_that(token: Token) -> bool:
    """`states that`, and not the plural of a state."""
    after = token.doc[token.i + 1 : token.i + 2]
    return bool(after) and (after[0].lower_ == "that" or after[0].text in ":," or after[0].is_quote)


def _relative_object(verb: Token) -> bool:
    """`which the country has demanded`: the relative word is what was demanded."""
    head = verb
    while head.dep_ == "conj":
        head = head.head
    return head.dep_ == "relcl" and not any(
        c.dep_ == "nsubj" and c.tag_ in ("WDT", "WP") for c in head.children
    )


def _heard(verb: Token, base: str) -> tuple[int, int] | None:
    """The listener: `told reporters`, `expressed thanks to the hosts`."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if (child.dep_ == "dative" and child.lower_ != "to") or (
            child.dep_ == "dobj" and base in TALKED_TO
        ):
            return child.left_edge.i, child.i + 1
        if child.dep_ in ("prep", "dative") and child.lower_ == "to":
            for noun in child.children:
                if noun.dep_ == "pobj":
                    return noun.left_edge.i, noun.i + 1
    return None


def _tidy(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Token range without commas, stops and connecting words at its ends."""
    while start < end and (
        doc[start].is_space
        or doc[start].text in ",;:—–--."
        or (doc[start].dep_ == "cc" and doc[start].lower_ == "but")
    ):
        start += 1
    while end > start and (
        doc[end - 1].is_space or doc[end - 1].text in ",;:—–--" or (doc[end - 1].dep_ == "cc")
    ):
        end -= 1
    return (start, end) if start < end else None
