"""Which kind of event a verb tells of, with its object or subject; whose and of what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tealeaves.read import tree
from tealeaves.read.events.words import EventWords

if TYPE_CHECKING:
    from spacy.tokens import Token

OBJECTS = ("dobj", "attr", "dative", "oprd")
TOWARDS = frozenset({"with", "to", "in", "over", "on", "for", "from"})
# With "not" before these, what follows them did happen: "did not hesitate to fire".
NEVERTHELESS = frozenset(("hesitate", "fail", "forget", "neglect", "hesitated", "failed"))
DENIALS = frozenset({"no", "nothing", "neither", "nor", "nobody"})
MODALS = frozenset({"will", "would", "may", "might", "could", "shall", "'ll", "’ll"})
DOUBTS = frozenset(
    {"unlikely", "improbable", "doubt", "doubts", "doubted", "doubtful", "unwilling", "impossible"}
)
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
TIMES = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar(?:ch|\.|$)|apr|may$|june?$|july?$|aug|"
    r"sep|oct|nov|dec|juche|mid$|early$|late$|\d",
    re.I,
)


def kind_of(
    verb: Token, subject: Token | None, thing: Token | None, words: EventWords
) -> str | None:
    """What the word lists make of a verb with its object or subject."""
    if tree.is_be(verb) and _under_way(verb):
        return "visit"
    if tree.is_be(verb):
        attribute = thing is not None and thing.dep_ == "attr"
        return words.noun(thing) if attribute and thing is not None else None
    if tree.is_one(verb, words.conversing) and _with_name(verb):
        return "talks"
    phrasal = _phrasal(verb, thing, words)
    if phrasal:
        return phrasal
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
    if kind == "visit" and (not acts(subject, words) or _sets_something(verb) or _leaves_so(verb)):
        return None
    if kind == "talks" and light and not acts(thing, words):
        return "message"
    return kind


def _under_way(verb: Token) -> bool:
    """`had been to the islands`, `was on her way to the islands`."""
    for prep in verb.children:
        if prep.dep_ != "prep":
            continue
        inner = next((c for c in prep.children if c.dep_ == "pobj"), None)
        if inner is None:
            continue
        if verb.lower_ == "been" and prep.lower_ == "to" and inner.pos_ == "PROPN":
            return True
        if prep.lower_ == "on" and inner.lower_ == "way":
            return any(c.dep_ == "poss" for c in inner.children)
    return False


def _phrasal(verb: Token, thing: Token | None, words: EventWords) -> str | None:
    """Verbs that tell of an act with one particle or object only: `the deal ran out`."""
    low = verb.lower_
    parts = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod")}
    if low in ("run", "runs", "ran") and "out" in parts and thing is None:
        return "treaty"
    if low in ("turn", "turns", "turned") and "up" in parts:
        return "visit"
    if thing is None or thing.dep_ != "dobj":
        return None
    if low in ("turn", "turns", "turned") and thing.pos_ == "NUM":
        return "ceremony"
    if low in ("shook", "shake", "shakes", "shaking") and thing.lower_ in ("hand", "hands"):
        return "talks"
    if low in ("see", "saw", "seen") and thing.pos_ == "PROPN":
        return "talks" if acts(tree.subject(verb), words) else None
    return None


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


def _leaves_so(verb: Token) -> bool:
    """`left it smaller`: nobody went."""
    return verb.lower_ in ("left", "leave", "leaves") and any(
        c.dep_ in ("oprd", "acomp", "ccomp") for c in verb.children
    )


def acts(noun: Token | None, words: EventWords) -> bool:
    """True for names, pronouns and common nouns of those who act."""
    if noun is None:
        return False
    return noun.pos_ in ("PROPN", "PRON") or words.is_agent(noun.text)


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


def doer(verb: Token) -> Token | None:
    """Who does what a verb says, also where it is a participle or an infinitive."""
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


def thing_of(verb: Token) -> Token | None:
    """The verb's object, else what it is done with, to, on."""
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


def is_future(verb: Token) -> bool:
    """True under a modal verb, or where it is expected or planned."""
    for token in (verb, verb.head if verb.dep_ in ("xcomp", "conj") else verb):
        if any(c.lower_ in MODALS and c.tag_ == "MD" for c in token.children):
            return True
    head = verb.head
    if verb.lower_ in ("slated", "scheduled", "planned") and verb.tag_ == "VBN":
        return True
    planned = head.lower_ in COMING or head.lower_ in ("is", "are")
    return verb.dep_ in ("xcomp", "advcl") and tree.to(verb) is not None and planned


def misread(token: Token, words: EventWords) -> bool:
    """A main verb that the tagger takes for a noun: `Kim, president of X, oversaw a test`."""
    return (
        token.dep_ == "ROOT"
        and token.pos_ in ("NOUN", "PROPN")
        and words.verb(token.text) is not None
        and words.noun(token) is None
        and any(c.dep_ == "dobj" for c in token.children)
    )


def _not(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def denied(verb: Token) -> bool:
    """True for what did not happen, only should, or is held unlikely."""
    head = verb.head
    if verb.dep_ in ("xcomp", "ccomp", "advcl") and head.lower_ in DOUBTS:
        return True
    if verb.dep_ == "xcomp" and head.lower_ not in NEVERTHELESS and _not(head):
        return True  # `was not reported to have sent one`
    return any(
        c.dep_ == "neg"
        or (c.tag_ == "MD" and c.lower_ in ("should", "must", "can"))
        or (c.lower_ in DENIALS and c.dep_ not in ("prep", "pobj"))
        for c in verb.children
    )
