"""Small questions about a sentence's tree: subjects, phrases, where a clause ends.

Token ranges are half open.
"""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from tealeaves.read.cues import bases

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from tealeaves.read.parse import Sentence

Range = tuple[int, int]
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
REASONS = frozenset({"as", "because", "since", "so", "that", "when", "while", "before", "after"})
COMMENTS = frozenset({"advcl", "relcl", "acl", "parataxis", "appos"})
ASIDES = frozenset({"after", "amid", "despite", "following", "with", "including", "according"})
OPENERS = "“\"‘'«《(["


def is_one(token: Token, forms: Container[str]) -> bool:
    """True when a word in any of its possible base forms is in a list."""
    return any(form in forms for form in bases(token.text))


def form_in(token: Token, forms: Container[str]) -> str | None:
    """The base form of a word that a list knows."""
    return next((form for form in bases(token.text) if form in forms), None)


def subject(verb: Token) -> Token | None:
    """The verb's own subject, or that of the verb it is joined to."""
    for _ in range(6):
        own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if own is not None:
            return own
        if verb.dep_ != "conj":
            return None
        verb = verb.head
    return None


def phrase(head: Token) -> Range:
    """A noun phrase without the comments that hang on it."""
    return trim(head.doc, head.left_edge.i, cut(head, head.right_edge.i + 1))


def clause_end(verb: Token) -> int:
    """Where the core of a clause ends: before comments, reasons and the next clause."""
    return cut(verb, before_past(verb, verb.right_edge.i + 1))


def before_past(clause: Token, end: int) -> int:
    """`end` moved before an act in the past: `(said it) would go on but gave no details`.

    A verb in the past cannot share the `would` of the clause that the tree joins it to.
    """
    if not any(c.tag_ == "MD" for c in clause.children):
        return end
    for other in clause.children:
        if other.dep_ != "conj" or other.i < clause.i:
            continue
        past = other.tag_ == "VBD" or any(
            c.dep_ == "aux" and c.tag_ == "VBD" for c in other.children
        )
        joint = [c.i for c in clause.children if c.dep_ == "cc" and clause.i < c.i < other.i]
        if past and joint and not any(c.dep_ in SUBJECTS for c in other.children):
            return joint[-1]
    return end


def cut(head: Token, end: int) -> int:
    """`end` moved before the comments, reasons and further clauses after a head."""
    doc = head.doc
    for token in reversed(doc[head.i + 1 : end]):
        left = token.left_edge.i
        if head.i < left < end and _hangs_on(head, token, left, end):
            end = left
    return trim(doc, head.left_edge.i, end)[1]


def _hangs_on(head: Token, token: Token, left: int, end: int) -> bool:
    """True where a clause could do without a word's phrase."""
    doc = head.doc
    if token.dep_ == "conj":
        return token.pos_ in ("VERB", "AUX") and _apart(token)
    if token.dep_ == "advcl":
        marks = {c.lower_ for c in token.children if c.dep_ == "mark"}
        if marks & REASONS and head.is_ancestor(token):
            return True
    due = token.lower_ in ("due", "owing") and doc[token.i + 1 : token.i + 2].text == "to"
    if due or token.lower_ == "according":
        return True
    comma = doc[left - 1].text in (",", ";", "–", "—", "--") or (
        left > 1 and doc[left - 1].dep_ in ("cc", "mark") and doc[left - 2].text == ","
    )
    last = token.right_edge.i >= end - 2
    return comma and (
        (token.dep_ in COMMENTS and (last or token.dep_ != "appos"))
        or (token.dep_ == "prep" and last and token.lower_ in ASIDES)
    )


def _apart(verb: Token) -> bool:
    """True for a joined verb with its own subject or modal verb."""
    return any(c.dep_ in SUBJECTS or c.tag_ == "MD" for c in verb.children if c.i < verb.i)


def trim(doc: Doc, start: int, end: int) -> Range:
    """A range without marks and joining words at its ends."""
    while end > start + 1 and (
        (doc[end - 1].is_punct and doc[end - 1].text not in (")", "]"))
        or doc[end - 1].is_space
        or doc[end - 1].dep_ in ("cc", "mark")
    ):
        end -= 1
    while start < end - 1 and (doc[start].is_space or doc[start].text in (",", "-", "–", "—")):
        start += 1
    return start, end


def to(verb: Token) -> int | None:
    """Index of the `to` of an infinitive."""
    return next((c.i for c in verb.children if c.dep_ == "aux" and c.lower_ == "to"), None)


def infinitive(token: Token) -> tuple[int, int] | None:
    """The infinitive that hangs on a word: indices of its verb and of its `to`."""
    for child in token.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > token.i:
            mark = to(child)
            if mark is not None:
                return child.i, mark
    return None


def is_be(token: Token) -> bool:
    """True for a form of be."""
    return token.lower_ in ("is", "are", "was", "were", "be", "been", "'s", "’s", "am", "'re")


def place(sentence: Sentence, tokens: Range) -> Range:
    """Where a token range stands in the clean text."""
    doc = sentence.doc
    assert doc is not None
    last = doc[tokens[1] - 1]
    return sentence.start + doc[tokens[0]].idx, sentence.start + last.idx + len(last)
