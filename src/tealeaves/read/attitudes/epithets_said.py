"""Nouns said of an actor: "X is an illegal mechanism", "X, a tool of war", "turned X into a base".

Works on the parse; sentences without one give nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tealeaves.knowledge import Pack
from tealeaves.read.attitudes.named import Named
from tealeaves.read.parse import Parsed
from tealeaves.read.wording import phrases

if TYPE_CHECKING:
    from spacy.tokens import Token

Sign = Literal["+", "-", "0"]


@dataclass(frozen=True, slots=True)
class Found:
    """One loaded name in the clean text."""

    start: int
    end: int
    target: str
    sign: Sign


def said_of(parsed: Parsed, named: Named, insulted: str | None, pack: Pack) -> Iterator[Found]:
    """ "X is an illegal mechanism", "X, a tool of war": nouns said of an actor."""
    noun = phrases(pack, "epithet-predicate-nouns", "epithet-bad-nouns")
    loaded = phrases(pack, "epithet-bad-adjectives", "epithet-bad-nouns")
    good = phrases(pack, "epithet-good-adjectives")
    for sentence in parsed.sentences:
        if sentence.doc is None:
            continue
        for token in sentence.doc:
            said = token.dep_ in ("attr", "appos", "oprd") or _made_into(token)
            if not said or not noun.fullmatch(token.text):
                continue
            words = [*_left(token)]
            right = list(_right(token))
            part = " ".join(t.text for t in (*words, *right))
            sign: Sign = "-" if loaded.search(part) else "+"
            if sign == "+" and not good.search(part):
                continue
            target = _subject(token, sentence.start, named, insulted)
            if target:
                low = sentence.start + words[0].idx
                high = sentence.start + max(t.idx + len(t) for t in right)
                yield Found(low, high, target, sign)


def _made_into(token: "Token") -> bool:
    """ "described as a tool", "turning it into a tool" """
    return bool(token.dep_ == "pobj" and token.head.lower_ in ("as", "into"))


def _left(token: "Token") -> Iterator["Token"]:
    for left in token.lefts:
        if left.dep_ in ("det", "amod", "compound", "poss", "nmod", "advmod", "nummod"):
            yield from left.subtree
    yield token


def _right(token: "Token") -> Iterator["Token"]:
    """The noun with an "of" or "for" phrase after it."""
    yield token
    for right in token.rights:
        if right.dep_ == "prep" and right.lower_ in ("of", "for"):
            for child in right.children:
                if child.dep_ == "pobj":
                    yield from _left(child)


def _subject(token: "Token", base: int, named: Named, insulted: str | None) -> str | None:
    """The actor of whom a noun is said; "they" are whom the text insults most."""
    holder = token.head
    if token.dep_ == "appos":
        owners = [holder]
    else:
        verb = holder.head if _made_into(token) else holder
        owners = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")]
    for owner in owners:
        if owner.lower_ == "they":
            return insulted
        held = list(owner.subtree)
        low, high = base + held[0].idx, base + held[-1].idx + len(held[-1])
        for _, end, code in named.within(low - 40, high):
            if low < end:
                return code
    return None
