"""Which verb or noun of a sentence a date belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tealeaves.read import tree
from tealeaves.read.events.words import EventWords
from tealeaves.read.tree import Range
from tealeaves.types import Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOT_UP = frozenset({"relcl", "ccomp", "acl", "mark", "csubj"})
QUALIFIERS = frozenset({"compound", "amod", "nmod", "poss"})
DURING = frozenset({"during", "after", "at", "before", "following", "in"})
STARTING = frozenset({"starting", "beginning", "effective"})
VERBAL = ("VERB", "AUX")


def holders(
    doc: Doc, dates: tuple[tuple[Range, Timex], ...], words: EventWords
) -> dict[int, Timex]:
    """The dates of a sentence by the verb or event noun that they date, the first one each.

    A date on a verb that tells of no act goes on to an act within its clause: `In May, during a
    visit, she said`.
    """
    found: dict[int, Timex] = {}
    for span, timex in dates:
        holder = _holder(doc, span, words)
        if holder is None:
            continue
        if holder.tag_ == "VBG" and holder.lower_ in STARTING and holder.dep_ == "advcl":
            holder = holder.head  # `took it down, starting on Monday`
        if holder.pos_ in VERBAL and not _tells(holder, words):
            holder = _beside(doc, span, words) or _within(holder, words) or holder
        if holder.i not in found or found[holder.i].type == "DURATION":
            found[holder.i] = timex
    return found


def _holder(doc: Doc, span: Range, words: EventWords) -> Token | None:
    token = doc[span[0] : span[1]].root
    after = doc[span[1]] if span[1] < len(doc) else None
    if after is not None and after.tag_ == "VBG" and words.verb(after.text) == "ceremony":
        return after  # `this year marking the 75th birthday`
    up = _climb(token, span, words)
    when = next((t for t in doc[span[1] : span[1] + 2] if t.lower_ == "when"), None)
    if when is None or when.head.pos_ not in VERBAL:
        return up
    if doc[span[0]].lower_ == "this":
        return None
    guest = up is not None and tree.is_be(up) and _event_attribute(up, words)
    return up if guest else when.head


def _climb(token: Token, span: Range, words: EventWords) -> Token | None:
    if token.dep_ in tree.SUBJECTS:
        return None
    for _ in range(8):
        up = token.head
        if up.i == token.i or token.dep_ in NOT_UP or up.lower_ == "since":
            return None
        if up.pos_ in VERBAL:
            return up
        if up.lower_ == "occasion":
            return None
        noun = up.pos_ in ("NOUN", "PROPN") and not span[0] <= up.i < span[1]
        if noun and words.noun(up):
            return up
        if noun and up.pos_ == "NOUN" and token.dep_ in QUALIFIERS:
            return None
        token = up
    return None


def _tells(verb: Token, words: EventWords) -> bool:
    return not words.is_never(verb.text) or (tree.is_be(verb) and _event_attribute(verb, words))


def _event_attribute(verb: Token, words: EventWords) -> bool:
    """`was a guest`, `is a holiday`."""
    return any(c.dep_ == "attr" and words.noun(c) for c in verb.children)


def _beside(doc: Doc, span: Range, words: EventWords) -> Token | None:
    """The event noun right before `in May`, wherever the tree hangs the date."""
    at = span[0] - 1
    while at >= 0 and doc[at].dep_ in ("prep", "det"):
        at -= 1
    bare = doc[span[0]].lower_ in ("early", "late", "next", "last", "this")
    near = at >= 0 and (bare or at < span[0] - 1) and doc[at].pos_ in ("NOUN", "PROPN")
    return doc[at] if near and words.noun(doc[at]) else None


def free(doc: Doc, span: Range) -> bool:
    """True for a date that may date the whole sentence: no part of a name or an occasion."""
    token = doc[span[0] : span[1]].root
    return token.dep_ not in QUALIFIERS and all(t.lower_ != "occasion" for t in token.ancestors)


def _within(verb: Token, words: EventWords) -> Token | None:
    for token in verb.subtree:
        noun = token.pos_ in ("NOUN", "PROPN") and words.noun(token) is not None
        during = noun and token.dep_ == "pobj" and token.head.lower_ in DURING
        if during and token.head.head == verb:
            return token
        doing = token.tag_ == "VBG" and words.is_light(token.text)
        if doing and any(words.noun(g) for g in token.subtree if g.i <= token.i + 6):
            return token
    return None


def shared(verb: Token, dated: dict[int, Timex]) -> Timex | None:
    """The date of the verb that this one is joined to: `on Monday he came and spoke`."""
    for _ in range(4):
        if verb.dep_ not in ("conj", "xcomp") or verb.head.i == verb.i:
            return None
        own = verb.dep_ == "conj" and any(c.dep_ in tree.SUBJECTS for c in verb.children)
        verb = verb.head
        if verb.i in dated:
            return None if own and not _opens(verb) else dated[verb.i]
        if own:
            return None
    return None


def _opens(verb: Token) -> bool:
    """True where a time stands before the whole sentence: it holds for all its clauses."""
    first = verb.doc[0]
    timed = any(t.lower_ in ("on", "in") for t in (first,)) and first.head == verb
    return timed and len(verb.doc) > 1 and verb.doc[1].pos_ in ("PROPN", "NUM")
