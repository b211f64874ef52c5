"""What two states have between them: "ties between X and Y have soured", "X's bond with Y"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tealeaves.read.attitudes.clauses import (
    based,
    is_denied,
    pobj_of,
    subject_of,
    verb_above,
)
from tealeaves.read.attitudes.leanings import Sign
from tealeaves.read.attitudes.named import Place
from tealeaves.read.attitudes.parties import Parties
from tealeaves.read.attitudes.wordlists import Lists
from tealeaves.read.parse import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

SHARED = frozenset("their our the bilateral mutual two-way".split())

Tie = tuple[Sign, "Token", tuple[Place, ...], tuple[Place, ...]]


def ties_in(sentence: Sentence, noun: "Token", parties: Parties, lists: Lists) -> Iterator[Tie]:
    """The sides that follow from a word for ties and what is said of them.

    Of ties that the author judges both states are holders; of ties that a state says it
    values, that state alone.
    """
    if noun.pos_ != "NOUN" or noun.lower_ not in lists.ties:
        return
    sign = _quality(noun, lists)
    if sign is None:
        return
    own, other = _ends(sentence, noun, parties)
    if own and other:
        yield sign, noun, own, other
        yield sign, noun, other, own
        return
    if not own and not other and any(t.lower_ in SHARED for t in noun.lefts):
        ends = parties.quoted_at(sentence.start + noun.idx)
        yield sign, noun, ends[:1], ends[1:]
        return
    verb = verb_above(noun)
    if other and verb is not None and (subject := subject_of(verb)) is not None:
        holders = parties.of(sentence, subject)
        yield sign, noun, holders, other


def _ends(
    sentence: Sentence, noun: "Token", parties: Parties
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The states at the two ends of a tie; the first empty where only "with X" is printed."""
    pair: list[Place] = []
    other: list[Place] = []
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("between", "among"):
            pair += [p for t in pobj_of(child) for p in parties.of(sentence, t)]
        elif child.dep_ == "prep" and child.lower_ in ("with", "to", "toward", "towards"):
            other += [p for t in pobj_of(child) for p in parties.of(sentence, t)]
    if len(pair) >= 2:
        return tuple(pair[:1]), tuple(pair[1:2])
    before = [
        p
        for t in noun.lefts
        if t.dep_ in ("poss", "amod", "compound", "nmod")
        for w in t.subtree
        for p in parties.of(sentence, w)
        if w.dep_ == "poss" or w.pos_ in ("PROPN", "ADJ")
    ]
    before = list({p[2]: p for p in before}.values())
    if not other and len(before) == 2:
        return tuple(before[:1]), tuple(before[1:])
    return tuple(before[:1]), tuple(other[:2])


def _quality(noun: "Token", lists: Lists) -> Sign | None:
    """Warm or cold: by the words before it, the verb it is the subject or object of, or what
    it is said to be."""
    before = {t.lower_ for left in noun.lefts for t in (left, *left.children)}
    verb = noun.head if noun.head.pos_ in ("VERB", "AUX") else None
    if noun.dep_ == "pobj":
        verb = None
    if verb is not None and is_denied(verb, lists.refuses):
        return None
    if verb is not None and noun.dep_ in ("nsubj", "nsubjpass", "dobj"):
        for at in (verb, *(t for t in verb.children if t.dep_ in ("conj", "xcomp"))):
            if based(at, lists.sours):
                return "-"
            if based(at, lists.warms):
                return "+"
        if noun.dep_ != "dobj" and (sign := _said(verb, lists)) is not None:
            return sign
    if before & lists.cold:
        return "-"
    return "+" if before & lists.warm else None


def _said(verb: "Token", lists: Lists) -> Sign | None:
    """What follows "are" or "have reached": strained, at their lowest point, excellent."""
    after = [t for t in verb.subtree if t.i > verb.i][:12]
    words = {t.lower_ for t in after}
    if words & lists.cold or words & lists.lows:
        return "-"
    return "+" if words & lists.warm else None
