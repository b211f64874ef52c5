"""From a word of foresight to its claim: whose, how far, in which words of certainty, on what
condition. Grammar only; token ranges are half open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tealeaves.read import tree
from tealeaves.read.forecasts.words import ForecastWords
from tealeaves.read.tree import Range

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Force = Literal["will", "would", "may", "should", "likely", "expect", "ready", "need", "seem"]

CONDITIONS = ("if ", "unless ", "in case ", "as long as ", "so long as ", "provided ", "even if ")
LOOSE = frozenset({"while", "whereas", "although", "though"})


@dataclass(frozen=True, slots=True)
class Foresight:
    """A claim about what comes, as token indices."""

    verb: int
    force: Force
    certainty: tuple[str, ...]  # pieces as printed
    claim: Range
    subject: Range | None
    head: int | None  # the subject's head word
    condition: Range | None
    negated: bool
    performative: str | None  # the pledging or believing word that brings the clause


def claim_of(
    verb: Token, force: Force, printed: Range, words: ForecastWords, end: int = 0
) -> Foresight | None:
    """The claim of a verb whose modality stands at `printed`; None where nobody is its subject."""
    doc = verb.doc
    subject = _after_if(verb) or tree.subject(verb)
    if subject is None or subject.tag_ in ("WDT", "WP"):
        return None
    own = subject.head == verb or subject.i > verb.i
    start = _start(verb, subject) if own else min(printed[0], _first_aux(verb))
    end = max(end, tree.clause_end(verb))
    known = words.performatives | words.beliefs | words.doubting
    bringer = _bringer(verb, known)
    if subject.lower_ == "there" and any(_none(c) for c in verb.children):
        printed = printed[0], max(printed[1], verb.i + 2)  # `will be no`
    said: tuple[str, ...] = (doc[printed[0] : printed[1]].text,)
    doubted = bringer is not None and tree.is_one(bringer, words.doubting)
    if bringer is not None and (force in ("will", "would", "ready") or doubted):
        said = _with_bringer(bringer, said, force, words)
    return Foresight(
        verb.i,
        force,
        (*said, *_far_phrases(doc, start, end, words)),
        (start, end),
        tree.phrase(subject),
        subject.i,
        condition(verb),
        doubted or any(c.dep_ == "neg" or c.lower_ == "never" or _none(c) for c in verb.children),
        tree.form_in(bringer, known) if bringer is not None else None,
    )


def stands(verb: Token, words: ForecastWords) -> bool:
    """True where a clause says something itself: no relative, purpose or doubted clause."""
    kind, head = verb.dep_, verb.head
    if kind == "conj":
        return head.pos_ not in ("NOUN", "PROPN") and stands(head, words)
    if any(c.lower_ in ("whether", "if") and c.dep_ == "mark" for c in verb.children):
        return _after_if(verb) is not None
    if any(c.tag_ in ("WRB", "WP", "WDT") for c in verb.children):
        return kind == "relcl" and any(c.lower_ == "where" for c in verb.children)
    if kind == "advcl":
        return any(c.dep_ == "mark" and _loose(c) for c in verb.children)
    if kind == "acl":
        return not tree.is_one(head, words.doubted | words.odds) and any(
            c.dep_ == "mark" for c in verb.children
        )
    if kind == "ccomp" and head.i < verb.i:
        wish = tree.is_one(head, words.wishes) and not tree.is_one(head, words.performatives)
        return not wish and not (head.tag_ == "VB" and head.lower_ in ("ensure", "make", "see"))
    return kind in ("ROOT", "parataxis", "dep", "appos", "ccomp")


def _loose(mark: Token) -> bool:
    """`while`, `though`; also the `that` of `we make it clear that`, but not of `so that`."""
    if mark.lower_ in LOOSE:
        return True
    before = mark.doc[mark.i - 1].lower_ if mark.i else ""
    return mark.lower_ == "that" and before not in ("so", "order", "such", "now", "given")


def condition(verb: Token) -> Range | None:
    """The if-clause that a claim hangs on, with its `if`."""
    after = _after_if(verb)
    if after is not None:
        low = next(c.i for c in verb.children if c.dep_ == "mark")
        return tree.trim(verb.doc, low, after.left_edge.i)
    heads, climb = {verb.i}, verb
    while climb.dep_ in ("ccomp", "conj", "parataxis") and climb.head.i != climb.i:
        climb = climb.head
        heads.add(climb.i)
    for token in verb.doc:
        if token.dep_ not in ("advcl", "prep", "ccomp") or token.head.i not in heads:
            continue
        low, high = tree.trim(verb.doc, token.left_edge.i, token.right_edge.i + 1)
        while low < high - 1 and verb.doc[low].is_punct:
            low += 1
        if verb.doc[low:high].text.lower().startswith(CONDITIONS) and not low <= verb.i < high:
            return low, high
    return None


def _after_if(verb: Token) -> Token | None:
    """The subject behind an if-clause that the tree did not part from its main clause."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ == "if"), None)
    subjects = [c for c in verb.children if c.dep_ in tree.SUBJECTS and c.i < verb.i]
    if mark is None or len(subjects) < 2:
        return None
    last = subjects[-1]
    return last if verb.doc[last.left_edge.i - 1].text == "," else None


def _start(verb: Token, subject: Token) -> int:
    """First word of the subject, or of an adverb that opens the sentence right before it."""
    doc, start = verb.doc, subject.left_edge.i
    while start < subject.i and (
        doc[start].dep_ in ("cc", "mark") or doc[start].text in tree.OPENERS
    ):
        start += 1
    before = doc[start - 1] if start else None
    if before is not None and before.dep_ == "advmod" and before.head == verb and before.i == 0:
        return int(before.i)
    return int(start)


def _none(thing: Token) -> bool:
    """`there will be no ceremony`."""
    return thing.dep_ in ("attr", "dobj", "nsubj") and any(
        c.lower_ == "no" and c.dep_ == "det" for c in thing.children
    )


def _first_aux(verb: Token) -> int:
    return min([c.i for c in verb.children if c.dep_ in ("aux", "auxpass")] + [verb.i])


def _bringer(verb: Token, known: frozenset[str]) -> Token | None:
    """The pledging or believing word that a clause hangs on."""
    while verb.dep_ == "conj" and not any(c.lower_ == "that" for c in verb.children):
        verb = verb.head
    if verb.dep_ not in ("ccomp", "acl", "advcl") or verb.head.i > verb.i:
        return None
    return verb.head if tree.is_one(verb.head, known) else None


def _with_bringer(
    bringer: Token, said: tuple[str, ...], force: Force, words: ForecastWords
) -> tuple[str, ...]:
    """The modality behind the word that pledges, believes or doubts it: `affirmed`, `would`.

    A belief that is only reported (`he was certain that`) stays out.
    """
    if force == "ready" or tree.is_one(bringer, words.doubting):
        return (bringer.text,)
    if bringer.pos_ == "NOUN":
        first = next((c.i for c in bringer.children if c.dep_ == "amod"), bringer.i)
        return (bringer.doc[first : bringer.i + 1].text, *said)
    if tree.is_one(bringer, words.performatives):
        return (bringer.text, *said)
    verb = bringer.head if bringer.dep_ == "acomp" else bringer
    holder = tree.subject(verb)
    own = holder is not None and holder.lower_ in ("i", "we")
    return (bringer.text, *said) if own else said


def _far_phrases(doc: Doc, start: int, end: int, words: ForecastWords) -> Iterator[str]:
    low = doc[start:end].text.lower()
    for phrase in words.phrases:
        if low.endswith(phrase):
            yield phrase
