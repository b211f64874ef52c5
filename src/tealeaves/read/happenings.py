"""Verbs and nouns of a sentence that tell of something that happened or comes.

Grammar and word lists only; which of them count is decided in events.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tealeaves.read import tree
from tealeaves.read.event_dates import holders, shared
from tealeaves.read.event_words import EventWords
from tealeaves.read.tree import Range
from tealeaves.types import Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MODALS = frozenset({"will", "would", "may", "might", "could", "shall", "'ll", "’ll"})
COMING = frozenset(
    {
        "expected",
        "due",
        "set",
        "scheduled",
        "slated",
        "planned",
        "likely",
        "poised",
        "plans",
        "plan",
    }
)
OBJECTS = ("dobj", "attr", "dative", "oprd")
TOWARDS = frozenset({"with", "to", "in", "over", "on", "for", "from"})
OF_WHAT = frozenset({"of", "to", "between", "with", "for", "from"})
DENIALS = frozenset({"no", "nothing", "neither", "nor", "nobody"})
PLACES = frozenset({"in", "at", "near", "outside", "around", "off"})
TIMES = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar(?:ch|\.|$)|apr|may$|june?$|july?$|aug|"
    r"sep|oct|nov|dec|juche|\d",
    re.I,
)
OWN_ACTS = frozenset({"test", "military", "incident", "rally"})
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
        if token.pos_ in ("VERB", "AUX") or _misread(token, words):
            found = _of_verb(token, dated.get(token.i) or shared(token, dated), words)
        elif token.pos_ in ("NOUN", "PROPN"):
            found = _of_noun(token, dated.get(token.i), words)
        if found:
            yield found


def _of_verb(verb: Token, timex: Timex | None, words: EventWords) -> Happening | None:
    if verb.dep_ in ("aux", "auxpass", "amod", "compound") or _denied(verb):
        return None
    subject, thing = _doer(verb), _thing(verb)
    if subject is not None and any(c.lower_ in DENIALS for c in subject.children):
        return None
    kind, strong = _kind(verb, subject, thing, words), True
    if kind is None:
        if timex is None or words.is_never(verb.text) or words.is_empty(verb.text):
            return None
        if verb.tag_ == "VBG" or verb.dep_ == "acl":
            return None
        kind, strong = "event", False
    if verb.dep_ == "acl" and kind == "statement":
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
        _is_future(verb),
        verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT"),
        any(c.lower_ in ("again", "another") for c in verb.children),
        _where(verb, thing),
    )


def _misread(token: Token, words: EventWords) -> bool:
    """A main verb that the tagger takes for a noun: `Kim, president of X, oversaw a test`."""
    return (
        token.dep_ == "ROOT"
        and token.pos_ in ("NOUN", "PROPN")
        and words.verb(token.text) is not None
        and words.noun(token) is None
        and any(c.dep_ == "dobj" for c in token.children)
    )


def _denied(verb: Token) -> bool:
    return any(
        c.dep_ == "neg"
        or (c.tag_ == "MD" and c.lower_ in ("should", "must", "can"))
        or (c.lower_ in DENIALS and c.dep_ not in ("prep", "pobj"))
        for c in verb.children
    )


def _kind(verb: Token, subject: Token | None, thing: Token | None, words: EventWords) -> str | None:
    """What the word lists make of a verb with its object or subject."""
    if tree.is_be(verb):
        attribute = thing is not None and thing.dep_ == "attr"
        return words.noun(thing) if attribute and thing is not None else None
    if tree.is_one(verb, words.conversing) and _with_name(verb):
        return "talks"
    light = words.is_light(verb.text)
    if light and any(c.lower_ == "public" for c in verb.children):
        return "statement"
    noun = _event_noun(thing, words)
    if noun and light:
        return noun
    noun = _event_noun(subject, words)
    placed = thing is not None and thing.lower_ == "place"
    direct = thing is not None and thing.dep_ in OBJECTS and not placed
    if noun and light and (not direct or verb.tag_ == "VBN"):
        return noun
    if light and placed:
        return "event"
    kind = words.verb(verb.text)
    if kind is None and _in_statement(verb, words):
        return "statement"
    if kind == "visit" and (not _acts(subject, words) or _sets_something(verb)):
        return None
    if kind == "talks" and light and not _acts(thing, words):
        return "message"
    return kind


def _with_name(verb: Token) -> bool:
    """`spoke with the envoy Somsak`."""
    return any(
        g.dep_ == "pobj" and g.pos_ == "PROPN"
        for c in verb.children
        if c.dep_ == "prep" and c.lower_ == "with"
        for g in c.children
    )


def _in_statement(verb: Token, words: EventWords) -> bool:
    """`said in a statement`."""
    return any(
        g.dep_ == "pobj" and words.noun(g) == "statement"
        for c in verb.children
        if c.dep_ == "prep" and c.lower_ == "in"
        for g in c.children
    )


def _sets_something(verb: Token) -> bool:
    """`set` is a going only in `set out`, `set off`, without an object."""
    if verb.lower_ not in ("set", "setting"):
        return False
    away = any(c.lower_ in ("out", "off", "forth") for c in verb.children)
    return not away or verb.dep_ == "relcl" or any(c.dep_ == "dobj" for c in verb.children)


def _acts(noun: Token | None, words: EventWords) -> bool:
    """True for names, pronouns and common nouns of those who act."""
    if noun is None:
        return False
    return noun.pos_ in ("PROPN", "PRON") or words.is_agent(noun.text)


def _extent(verb: Token, subject: Token | None, words: EventWords) -> Range:
    """From the subject, where it is near, to the end of the verb's own words."""
    end = tree.clause_end(verb)
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX") and verb.i < child.i < end:
            end = tree.trim(verb.doc, verb.i, child.left_edge.i)[1]
    start = min([c.i for c in verb.children if c.dep_ == "auxpass" and c.i < verb.i] + [verb.i])
    if subject is None or subject.i > verb.i:
        return start, max(end, verb.i + 1)
    near = subject.head == verb or verb.dep_ in ("xcomp", "advcl")
    if verb.dep_ == "acl" and words.noun(subject):
        near = True
    left = tree.phrase(subject)[0]
    if near and verb.i - left < FAR and verb.tag_ != "VBG":
        start = left
    return start, max(end, verb.i + 1)


def _of_noun(noun: Token, timex: Timex | None, words: EventWords) -> Happening | None:
    kind = words.noun(noun)
    if kind is None or noun.dep_ == "compound":
        return None
    coming = any(c.lower_ in words.coming for c in noun.children) or _convened(noun, kind)
    told = kind in OWN_ACTS and _carried_out(noun, words)
    if timex is None and not coming and not told:
        return None
    if kind == "treaty" or (timex is not None and noun.dep_ == "attr"):
        return None
    start, end = tree.phrase(noun)
    while start < noun.i and noun.doc[start].dep_ in ("cc", "punct"):
        start += 1
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
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
        coming,
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


def _doer(verb: Token) -> Token | None:
    for _ in range(3):
        found = tree.subject(verb)
        if found is not None and found.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
            return verb.head
        if found is not None:
            return found
        if verb.dep_ in ("acl", "relcl"):
            before = verb.doc[verb.i - 1]  # where the tree hangs it on a noun further off
            return before if before.pos_ in ("NOUN", "PROPN") else verb.head
        if verb.dep_ not in ("xcomp", "advcl"):
            return None
        verb = verb.head
    return None


def _thing(verb: Token) -> Token | None:
    for kind in OBJECTS:
        found = next((c for c in verb.children if c.dep_ == kind and c.i > verb.i), None)
        if found is not None:
            return found
    return next(
        (
            g
            for c in verb.children
            if c.dep_ == "prep" and c.lower_ in TOWARDS and c.i > verb.i
            for g in c.children
            if g.dep_ == "pobj" and g.pos_ in ("NOUN", "PROPN") and not TIMES.match(g.text)
        ),
        None,
    )


def _event_noun(noun: Token | None, words: EventWords) -> str | None:
    """The kind of an event noun, also of `a series of talks`."""
    if noun is None:
        return None
    kind = words.noun(noun)
    if kind or noun.lower_ not in ("series", "round", "number", "kind"):
        return kind
    for prep in noun.children:
        if prep.lower_ == "of":
            for inner in prep.children:
                kind = kind or words.noun(inner)
    return kind


def _is_future(verb: Token) -> bool:
    for token in (verb, verb.head if verb.dep_ in ("xcomp", "conj") else verb):
        if any(c.lower_ in MODALS and c.tag_ == "MD" for c in token.children):
            return True
    head = verb.head
    if verb.lower_ in ("slated", "scheduled", "planned") and verb.tag_ == "VBN":
        return True
    return verb.dep_ in ("xcomp", "advcl") and tree.to(verb) is not None and head.lower_ in COMING
