"""`According to X` and `as X reported`: speech brought without a verb of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tealeaves.read.cues import Cues
from tealeaves.read.parse import Sentence
from tealeaves.read.statements.cast import Cast, Source
from tealeaves.read.statements.speakers import source_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Range = tuple[int, int]
CARRIES = frozenset(
    {
        "carry",
        "publish",
        "report",
        "release",
        "quote",
        "cite",
        "run",
        "see",
        "obtain",
        "print",
        "post",
        "issue",
    }
)


@dataclass(frozen=True, slots=True)
class Accordance:
    """The source that a sentence leans on, and the rest of the sentence."""

    source: Source
    cue: Range
    pieces: tuple[Range, ...]
    carried: str | None = None  # the medium that carried it
    only_via: bool = False
    told: bool = False  # `as instructed by X`, no `according to`


def accordance(cast: Cast, sentence: Sentence, cues: Cues) -> Accordance | None:
    """The `according to` or `as released by` of a sentence, or None."""
    doc = sentence.doc
    if doc is None:
        return None
    for token in doc[:-1]:
        if token.lower_ == "according" and doc[token.i + 1].lower_ == "to":
            found = _according(cast, sentence, token, cues)
            if found:
                return found
        if token.lower_ == "as" and token.i + 2 < len(doc):
            found = _as_told(cast, sentence, token, cues)
            if found:
                return found
    return None


def _according(cast: Cast, sentence: Sentence, token: Token, cues: Cues) -> Accordance | None:
    doc = token.doc
    to = doc[token.i + 1]
    head = next((c for c in to.children if c.dep_ == "pobj"), None) or next(
        (t for t in doc[to.i + 1 :] if t.pos_ in ("NOUN", "PROPN")), None
    )
    if head is None:
        return None
    source = source_of(cast, sentence, head, cues, strict=True) or _maker(
        cast, sentence, head, cues
    )
    if source is None or (head.pos_ == "PRON" and source.sort == "words"):
        return None
    end = _edge(token, head)
    if source.sort == "words" and token.i < 3:
        comma = next((t.i for t in doc[to.i :] if t.text == ","), None)
        if comma is None:
            return None
        end, source = (
            comma,
            replace(source, name=_phrase_words(cast, sentence, doc[to.i + 1], comma)),
        )
    pieces = _rest(sentence, token.i, end)
    if not pieces:
        return None
    low = sentence.start + token.idx
    return Accordance(
        _author(cast, sentence, head, source, cues),
        (low, sentence.start + to.idx + len(to)),
        pieces,
        _carrier(cast, sentence, head, cues),
    )


def _maker(cast: Cast, sentence: Sentence, head: Token, cues: Cues) -> Source | None:
    """`data from the customs office` are the office's."""
    for prep in head.children:
        if prep.dep_ == "prep" and prep.lower_ in ("by", "from"):
            for noun in prep.children:
                if noun.dep_ == "pobj":
                    return source_of(cast, sentence, noun, cues, strict=True)
    return None


def _edge(token: Token, head: Token) -> int:
    """Last word of the phrase: up to the comma that ends it."""
    doc = token.doc
    end = max(head.right_edge.i, head.i)
    if token.i == 0 or (doc[token.i - 1].is_punct and token.i < 3):
        comma = next((t.i for t in doc[head.i :] if t.text == ","), None)
        while (
            comma is not None
            and comma < end
            and doc[comma + 1].pos_ not in ("DET", "PRON", "PROPN")
        ):
            comma = next((t.i for t in doc[comma + 1 :] if t.text == ","), None)
        return comma if comma is not None else end
    return end


def _rest(sentence: Sentence, low: int, high: int) -> tuple[Range, ...]:
    """The sentence without the phrase, stops and commas beside it left out."""
    doc = sentence.doc
    if doc is None:
        return ()
    pieces = []
    for start, end in ((0, low), (high + 1, len(doc))):
        while start < end and (doc[start].is_space or doc[start].text in ",.;:"):
            start += 1
        while end > start and (doc[end - 1].is_space or doc[end - 1].text in ",.;:—–-"):
            end -= 1
        if start < end and any(t.is_alpha for t in doc[start:end]):
            last = doc[end - 1]
            pieces.append((sentence.start + doc[start].idx, sentence.start + last.idx + len(last)))
    return tuple(pieces)


def _author(cast: Cast, sentence: Sentence, head: Token, source: Source, cues: Cues) -> Source:
    """`a letter by the town hall` is the hall's."""
    if head.lower_ not in cues.documents:
        return source
    for prep in head.children:
        if prep.dep_ == "prep" and prep.lower_ in ("by", "from", "of"):
            for noun in prep.children:
                if noun.dep_ == "pobj":
                    return source_of(cast, sentence, noun, cues) or source
    return source


def _carrier(cast: Cast, sentence: Sentence, head: Token, cues: Cues) -> str | None:
    for token in head.doc[head.i :]:
        if token.dep_ == "relcl" and cues.base(token.text) in CARRIES:
            for child in token.children:
                if child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP"):
                    source = source_of(cast, sentence, child, cues)
                    return source.name if source else None
    return None


def _as_told(cast: Cast, sentence: Sentence, token: Token, cues: Cues) -> Accordance | None:
    """`as released by the agency`: the medium through which the rest is known."""
    doc = token.doc
    verb = doc[token.i + 1]
    if verb.tag_ == "VBN" and doc[token.i + 2].lower_ == "by":
        by = doc[token.i + 2]
        head = next((c for c in by.children if c.dep_ == "pobj"), None)
        if head is None:
            return None
        source = source_of(cast, sentence, head, cues)
        base = cues.base(verb.text)
        if source is None or not (
            base in CARRIES or base in cues.known or verb.lower_ in ("recognized", "known", "seen")
        ):
            return None
        comma = next((t.i for t in doc[head.i :] if t.text == ","), head.right_edge.i)
        source = (
            replace(source, name=_phrase_words(cast, sentence, head, comma))
            if (source.sort == "words")
            else source
        )
        pieces = _rest(sentence, token.i, comma)
        if not pieces:
            return None
        low, high = sentence.at(verb)
        return Accordance(source, (low, high), pieces, only_via=base in CARRIES, told=True)
    return None


def _phrase_words(cast: Cast, sentence: Sentence, head: Token, comma: int) -> str:
    """The group's words up to the comma: `the public at home and abroad`."""
    doc = head.doc
    last = doc[max(head.i, comma - 1)]
    low = sentence.start + doc[head.left_edge.i].idx
    return " ".join(cast.text[low : sentence.start + last.idx + len(last)].split())
