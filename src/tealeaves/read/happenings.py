"""Verbs and nouns of a sentence that tell of something that happened or comes.

Grammar and word lists only; which of them count is decided in events.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tealeaves.read import tree
from tealeaves.read.event_words import EventWords
from tealeaves.read.tree import Range
from tealeaves.types import Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LINKS = frozenset(
    {
        "pobj",
        "prep",
        "npadvmod",
        "compound",
        "nummod",
        "appos",
        "conj",
        "det",
        "amod",
        "nmod",
        "tmod",
        "punct",
        "poss",
        "advmod",
        "pcomp",
        "dep",
        "agent",
        "quantmod",
        "case",
    }
)
MODALS = frozenset({"will", "would", "may", "might", "could", "shall", "'ll", "’ll"})
COMING = frozenset({"expected", "due", "set", "scheduled", "slated", "planned", "likely", "poised"})


@dataclass(frozen=True, slots=True)
class Happening:
    """One telling of an act: its word, its kind, its extent in tokens, and its date if it has one."""

    word: int  # index of the verb or noun
    kind: str
    form: Literal["verb", "noun"]
    strong: bool  # the word lists know it as an event
    evidence: Range
    subject: Range | None
    thing: Range | None  # object, or what a noun is of
    date: Timex | None
    future: bool
    main: bool  # the sentence's own assertion


def happenings(
    doc: Doc, dates: tuple[tuple[Range, Timex], ...], words: EventWords
) -> Iterator[Happening]:
    """All tellings of a sentence; `dates` are its time expressions by token range."""
    dated: dict[int, Timex] = {}
    for span, timex in dates:
        holder = _holder(doc, span, words)
        if holder is not None:
            dated.setdefault(holder.i, timex)
    for token in doc:
        timex = dated.get(token.i)
        found = None
        if token.pos_ in ("VERB", "AUX"):
            found = _of_verb(token, timex or _shared(token, dated), words)
        elif token.pos_ in ("NOUN", "PROPN"):
            found = _of_noun(token, timex, words)
        if found:
            yield found


def _holder(doc: Doc, span: Range, words: EventWords) -> Token | None:
    """The verb or event noun that a date belongs to."""
    token = doc[span[0] : span[1]].root
    clause = next((c for c in token.children if c.dep_ == "relcl"), None)
    if clause is not None and any(c.lower_ == "when" for c in clause.children):
        return clause
    for _ in range(8):
        up = token.head
        if up.i == token.i:
            return None
        if up.pos_ in ("VERB", "AUX"):
            if token.dep_ in LINKS or token.dep_ in ("dobj", "attr", "nsubj", "advcl"):
                return up
            return None
        if not span[0] <= up.i < span[1] and up.pos_ in ("NOUN", "PROPN") and words.noun(up.text):
            return up
        token = up
    return None


def _shared(verb: Token, dated: dict[int, Timex]) -> Timex | None:
    """The date of the verb that this one is joined to: `on Monday he came and spoke`."""
    head = verb
    for _ in range(4):
        if head.dep_ not in ("conj", "xcomp") or head.head.i == head.i:
            return None
        if head.dep_ == "conj" and any(c.dep_ in tree.SUBJECTS for c in head.children):
            return None
        head = head.head
        if head.i in dated:
            return dated[head.i]
    return None


def _of_verb(verb: Token, timex: Timex | None, words: EventWords) -> Happening | None:
    if verb.dep_ in ("aux", "auxpass", "amod", "compound") or any(
        c.dep_ == "neg" or (c.lower_ in ("no", "nothing", "neither") and c.dep_ != "prep")
        for c in verb.children
    ):
        return None
    subject = _doer(verb)
    if subject is not None and any(c.lower_ in ("no", "neither") for c in subject.children):
        return None
    thing = _thing(verb)
    noun = _event_noun(verb, thing, subject, words)
    guest = verb.lower_ in ("was", "were", "been") and noun == "visit"
    kind = None
    if noun and (words.is_light(verb.text) or guest):
        kind = noun
    kind = kind or words.verb(verb.text)
    if kind == "visit" and noun and noun != "visit":
        kind = noun if words.is_light(verb.text) else kind
    strong = kind is not None
    if kind is None:
        if timex is None or words.is_never(verb.text) or verb.tag_ == "VBG":
            return None
        kind = noun or "event"
    end = tree.clause_end(verb)
    start = verb.i
    if subject is not None and subject.i < verb.i and subject.head.i == verb.i:
        left = tree.phrase(subject)[0]
        if verb.i - left < 14:
            start = left
    if start == verb.i:
        start = min(
            [c.i for c in verb.children if c.dep_ in ("auxpass",) and c.i < verb.i] + [start]
        )
    return Happening(
        verb.i,
        kind,
        "verb",
        strong,
        (start, max(end, verb.i + 1)),
        tree.phrase(subject) if subject is not None else None,
        tree.phrase(thing) if thing is not None else None,
        timex,
        _is_future(verb),
        verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT"),
    )


def _of_noun(noun: Token, timex: Timex | None, words: EventWords) -> Happening | None:
    kind = words.noun(noun.text)
    if kind is None or noun.dep_ == "compound":
        return None
    coming = any(c.lower_ in words.coming for c in noun.children)
    if timex is None and not coming:
        return None
    start, end = tree.phrase(noun)
    while start < noun.i and noun.doc[start].dep_ in ("cc", "punct"):
        start += 1
    thing = next(
        (
            g
            for c in noun.children
            if c.dep_ == "prep" and c.lower_ in ("of", "to", "between", "with", "for", "from")
            for g in c.children
            if g.dep_ == "pobj"
        ),
        None,
    )
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    return Happening(
        noun.i,
        kind,
        "noun",
        True,
        (start, end),
        tree.phrase(owner) if owner is not None else None,
        tree.phrase(thing) if thing is not None else None,
        timex,
        coming,
        False,
    )


def _doer(verb: Token) -> Token | None:
    found = tree.subject(verb)
    if found is None and verb.dep_ in ("acl", "relcl"):
        return verb.head
    if found is not None and found.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
        return verb.head
    climb = verb
    for _ in range(3):
        if found is not None or climb.dep_ not in ("xcomp", "advcl"):
            break
        climb = climb.head
        found = tree.subject(climb)
    return found


def _thing(verb: Token) -> Token | None:
    for kind in ("dobj", "attr", "dative", "oprd"):
        found = next((c for c in verb.children if c.dep_ == kind and c.i > verb.i), None)
        if found is not None:
            return found
    return next(
        (
            g
            for c in verb.children
            if c.dep_ == "prep" and c.lower_ in ("with", "to", "in", "over", "on", "for")
            for g in c.children
            if g.dep_ == "pobj" and g.pos_ in ("NOUN", "PROPN") and g.i > verb.i
        ),
        None,
    )


def _event_noun(
    verb: Token, thing: Token | None, subject: Token | None, words: EventWords
) -> str | None:
    for noun in (thing, subject):
        if noun is None:
            continue
        kind = words.noun(noun.text)
        if kind:
            return kind
        inner = next(
            (
                words.noun(g.text)
                for c in noun.children
                if c.dep_ == "prep" and c.lower_ == "of"
                for g in c.children
                if g.dep_ == "pobj" and words.noun(g.text)
            ),
            None,
        )
        if inner and noun.lower_ in ("series", "round", "number", "kind", "message"):
            return inner
    return None


def _is_future(verb: Token) -> bool:
    for token in (verb, verb.head if verb.dep_ in ("xcomp", "conj", "ccomp") else verb):
        if any(c.lower_ in MODALS and c.tag_ == "MD" for c in token.children):
            return True
    head = verb.head
    return verb.dep_ in ("xcomp", "advcl") and tree.to(verb) is not None and head.lower_ in COMING
