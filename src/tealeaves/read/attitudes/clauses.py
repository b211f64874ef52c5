"""Clauses of a parsed sentence: whose the verb is, what it is done to, and whether it is done."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tealeaves.read.cues import bases

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
RELATIVE = frozenset("who which that".split())
DENYING = frozenset("not n't never neither nor hardly scarcely nobody no".split())
DOUBTING = frozenset("might may could".split())
STEPS = 8  # words up the tree; a clause is never deeper


def based(verb: "Token", wanted: frozenset[str]) -> bool:
    """True when a verb's base form is one of those."""
    word = verb.lower_
    return word in wanted or not wanted.isdisjoint(bases(word))


def subject_of(verb: "Token") -> "Token | None":
    """Who does it: the verb's subject, or that of the verb it hangs on."""
    at = verb
    for _ in range(STEPS):
        own = next((t for t in at.lefts if t.dep_ in SUBJECTS), None)
        if own is not None:
            if own.lower_ in RELATIVE and at.dep_ == "relcl":
                return at.head
            return own
        if at.dep_ in ("acl", "relcl"):
            return at.head if at.tag_ != "VBN" else None
        if at.dep_ in ("conj", "xcomp", "advcl", "ccomp", "aux", "dep", "prep", "pcomp"):
            at = at.head
            continue
        return None
    return None


def objects_of(verb: "Token") -> list["Token"]:
    """What it is done to; "not only X but Y" counts as both."""
    found = [t for t in verb.rights if t.dep_ in ("dobj", "obj", "dative")]
    found = [t for t in found if t.pos_ != "ADP"]
    return found[:1]


def agent_of(verb: "Token") -> "Token | None":
    """Who does what is told in the passive: the noun after "by"."""
    for child in verb.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def pobj_of(preposition: "Token") -> list["Token"]:
    """The nouns right behind a preposition."""
    return [t for t in preposition.children if t.dep_ in ("pobj", "dobj")]


def reachable(verb: "Token") -> Sequence["Token"]:
    """What hangs on a verb, its object or its particle: where its own prepositions are found."""
    found = []
    for child in verb.rights:
        if child.dep_ in ("conj", "advcl", "ccomp", "punct", "cc", "relcl"):
            continue
        found.append(child)
        for grand in child.children:
            found.append(grand)
            if grand.dep_ in ("prep", "prt", "advmod"):
                found += [t for t in grand.children if t.dep_ == "prep"]
    return found


def verb_above(word: "Token") -> "Token | None":
    """The verb whose object, complement or adverbial a noun or adjective is part of."""
    at = word
    for _ in range(STEPS):
        if at.dep_ in SUBJECTS or at.i == at.head.i:
            return None
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            return at
    return None


def is_denied(verb: "Token", refusing: frozenset[str]) -> bool:
    """Not done: a "not" or "no longer" hangs on it, or it is what somebody refused to do."""
    words = [t.lower_ for t in verb.children]
    if any(word in DENYING for word in words) or ("longer" in words):
        return True
    subject = next((t for t in verb.lefts if t.dep_ in SUBJECTS), None)
    if subject is not None and any(t.lower_ in DENYING for t in (subject, *subject.lefts)):
        return True
    if verb.dep_ == "conj" and verb.i > verb.head.i:
        return any(t.lower_ == "neither" for t in verb.head.children)
    if verb.dep_ in ("xcomp", "pcomp", "prep"):
        above = verb.head if verb.dep_ == "xcomp" else verb.head.head
        return based(above, refusing) or (
            above.i != verb.i and any(t.dep_ == "neg" for t in above.children)
        )
    return False


def is_unreal(verb: "Token", unwise: frozenset[str]) -> bool:
    """Only thought of: behind "if", with "might", or what it is wrong to do."""
    if verb.dep_ in ("xcomp", "ccomp", "csubj", "advcl"):
        above = (verb.head, *(t for t in verb.head.children if t.dep_ in ("acomp", "attr")))
        if any(t.lower_ in unwise for t in above):
            return True
    if any(t.lower_ in DOUBTING for t in verb.lefts if t.dep_ == "aux"):
        return True
    return any(t.lower_ in ("if", "unless", "whether") for t in verb.lefts if t.dep_ == "mark")
