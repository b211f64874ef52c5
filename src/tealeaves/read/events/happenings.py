"""Verbs and nouns of a sentence that tell of something that happened or comes.

Grammar and word lists only; which of them count is decided in events.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tealeaves.read import tree
from tealeaves.read.events.dates import holders, shared
from tealeaves.read.events.verbs import (
    DENIALS,
    TIMES,
    acts,
    denied,
    doer,
    is_future,
    kind_of,
    misread,
    thing_of,
)
from tealeaves.read.events.words import EventWords
from tealeaves.read.tree import Range
from tealeaves.types import Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OF_WHAT = frozenset({"of", "to", "between", "with", "for", "from"})
PLACES = frozenset({"in", "at", "near", "outside", "around", "off"})
OWN_ACTS = frozenset({"test", "military", "incident", "rally"})
DAY = re.compile(r"\d{4}-\d\d-\d\d")
ADDRESSED = frozenset({"speaking", "asked", "talking", "addressing"})  # before what is said
FAR = 14  # tokens between a subject and its verb beyond which the verb alone is the evidence


@dataclass(frozen=True, slots=True)
class Happening:
    """One telling of an act: its word, kind, extent in tokens, and its date if it has one."""

    word: int  # index of the verb or noun
    kind: str
    form: Literal["verb", "noun"]
    strong: bool  # the word lists know it as an event
    evidence: Range
    subject: Range | None
    thing: Range | None  # object, or what a noun is of
    date: Timex | None
    future: bool
    main: bool  # the sentence's own assertion; of a noun: told with its doer
    again: bool  # said to be another one of its kind
    where: Range | None


def happenings(
    doc: Doc, dates: tuple[tuple[Range, Timex], ...], words: EventWords
) -> Iterator[Happening]:
    """All tellings of a sentence; `dates` are its time expressions by token range."""
    dated = holders(doc, dates, words)
    for token in doc:
        found = None
        if token.pos_ in ("VERB", "AUX") or misread(token, words):
            found = _of_verb(token, dated.get(token.i) or shared(token, dated), words)
        elif token.pos_ in ("NOUN", "PROPN"):
            found = _of_noun(token, dated.get(token.i), words)
        if found:
            yield found


def _of_verb(verb: Token, timex: Timex | None, words: EventWords) -> Happening | None:
    known = words.knows(verb.text) or verb.dep_ == "ROOT"
    if verb.dep_ in ("aux", "auxpass", "amod", "compound") or not (timex or known):
        return None
    if denied(verb):
        return None
    subject, thing = doer(verb), thing_of(verb)
    if subject is not None and any(c.lower_ in DENIALS for c in subject.children):
        return None
    kind, strong = kind_of(verb, subject, thing, words), True
    if kind is None:
        if timex is None or (not _on_a_day(verb, timex, words) and _weak(verb, words)):
            return None
        relative = verb.dep_ == "relcl" and any(
            c.dep_ == "dobj" and c.i < verb.i for c in verb.children
        )
        if verb.tag_ == "VBN" and any(c.lower_ in ("has", "have") for c in verb.children):
            return None
        participle = verb.tag_ == "VBG" and verb.lower_ not in ADDRESSED
        if participle or verb.dep_ == "acl" or relative:
            return None
        kind, strong = "event", False
    text = timex is not None and words.noun(verb.head) == "statement"
    if verb.dep_ == "acl" and kind == "statement" and not text:
        return None
    if verb.tag_ == "VBG" and kind == "construction":
        return None
    start, end = _extent(verb, subject, words)
    return Happening(
        verb.i,
        kind,
        "verb",
        strong,
        (start, end),
        tree.phrase(subject) if subject is not None else None,
        tree.phrase(thing) if thing is not None else None,
        timex,
        is_future(verb),
        verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT"),
        any(c.lower_ in ("again", "another") for c in verb.children),
        _where(verb, thing),
    )


def _weak(verb: Token, words: EventWords) -> bool:
    """True for verbs that tell of no act by themselves; a particle makes another verb of them."""
    moved = any(c.dep_ == "prt" for c in verb.children)
    return words.is_never(verb.text) or (words.is_empty(verb.text) and not moved)


def _on_a_day(verb: Token, timex: Timex, words: EventWords) -> bool:
    """Even speaking is an act where a past verb has a day and somebody: `spoke on Monday`."""
    if verb.dep_ == "advcl" and verb.i < verb.head.i and verb.lower_ in ADDRESSED:
        return DAY.match(timex.value) is not None
    past = verb.tag_ == "VBD" or (
        verb.tag_ == "VBN" and any(c.dep_ == "aux" for c in verb.children)
    )
    if not past or not DAY.match(timex.value) or words.is_stative(verb.text):
        return False
    subject = tree.subject(verb)
    return subject is not None and acts(subject, words) and not words.is_media(subject)


def _extent(verb: Token, subject: Token | None, words: EventWords) -> Range:
    """From the subject, where it is near, to the end of the verb's own words."""
    end = tree.clause_end(verb)
    for child in verb.children:
        further = child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")
        said = child.dep_ == "ccomp" and words.verb(verb.text) is None
        if (further or said) and verb.i < child.left_edge.i < end:
            end = tree.trim(verb.doc, verb.i, child.left_edge.i)[1]
    start = min([c.i for c in verb.children if c.dep_ == "auxpass" and c.i < verb.i] + [verb.i])
    if subject is None or subject.i > verb.i:
        return start, max(end, verb.i + 1)
    near = subject.head == verb or verb.dep_ in ("xcomp", "advcl")
    if verb.dep_ == "acl" and words.noun(subject):
        near = True
    left = tree.phrase(subject)[0]
    if near and verb.i - left < FAR and verb.tag_ != "VBG":
        start = _opening(verb, left) if subject.pos_ == "PRON" else left
    return start, max(end, verb.i + 1)


def _opening(verb: Token, left: int) -> int:
    """Where a dated phrase right before a mere pronoun begins: `In a talk on Monday, he said`."""
    for child in verb.children:
        first = child.left_edge.i
        near = first < left <= child.right_edge.i + 2 and left - first < FAR
        if child.dep_ == "prep" and near and any(TIMES.match(t.text) for t in child.subtree):
            return int(first)
    return left


def _of_noun(noun: Token, timex: Timex | None, words: EventWords) -> Happening | None:
    kind = words.noun(noun)
    if kind is None or noun.dep_ == "compound":
        return None
    before = noun.doc[noun.left_edge.i : noun.i]
    coming = any(c.lower_ in words.coming for c in before) or _convened(noun, kind)
    told = kind in OWN_ACTS and _carried_out(noun, words)
    if timex is None and not coming and not told:
        return None
    if kind == "treaty" or (timex is not None and noun.dep_ == "attr"):
        return None
    start, end = tree.phrase(noun)
    while start < noun.i and noun.doc[start].dep_ in ("cc", "punct"):
        start += 1
    owner = next((c for c in noun.children if c.dep_ == "poss" and not TIMES.match(c.text)), None)
    thing = next(
        (
            g
            for c in noun.children
            if c.dep_ == "prep" and c.lower_ in OF_WHAT
            for g in c.children
            if g.dep_ == "pobj"
        ),
        None,
    )
    return Happening(
        noun.i,
        kind,
        "noun",
        True,
        (start, end),
        tree.phrase(owner) if owner is not None else None,
        tree.phrase(thing) if thing is not None else None,
        timex,
        coming or _in_the_future(noun),
        main=told,
        again=False,
        where=_where(noun, None),
    )


def _where(word: Token, thing: Token | None) -> Range | None:
    """The named place of `at the Harbour Hall`, said of the act or of its object."""
    for holder in (word, thing):
        for prep in holder.children if holder is not None else ():
            if prep.dep_ != "prep" or prep.lower_ not in PLACES:
                continue
            name = next((c for c in prep.children if c.dep_ == "pobj"), None)
            if name is not None and name.pos_ == "PROPN" and not TIMES.match(name.text):
                return tree.phrase(name)
    return None


def _carried_out(noun: Token, words: EventWords) -> bool:
    """`the blast carried out by us`."""
    return any(
        c.dep_ == "acl"
        and c.tag_ == "VBN"
        and words.is_light(c.text)
        and any(g.dep_ == "agent" or g.lower_ == "by" for g in c.children)
        for c in noun.children
    )


def _convened(noun: Token, kind: str) -> bool:
    """`on convening the 3rd session`: a meeting that is called."""
    verb = noun.head
    return (
        kind == "session"
        and noun.dep_ == "dobj"
        and verb.tag_ == "VBG"
        and verb.lower_ in ("convening", "convoking", "holding")
    )


def _in_the_future(noun: Token) -> bool:
    """`may come during the visit in April`."""
    verb = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return verb is not None and is_future(verb)
