"""Who speaks: from the words beside a reporting verb to a person, an outlet or a group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tealeaves.read.cues import Cues, singular
from tealeaves.read.parse import Sentence
from tealeaves.read.statements.cast import (
    HE,
    MEMORY,
    Cast,
    Place,
    Range,
    Source,
    Subject,
    described,
    latest,
    named,
    pair,
    pronoun,
    words_at,
)
from tealeaves.read.statements.occasions import OCCASIONS, TIMES

if TYPE_CHECKING:
    from spacy.tokens import Token

OWN = frozenset(
    {
        "i",
        "we",
        "you",
        "us",
        "me",
        "one",
        "myself",
        "ourselves",
        "this",
        "that",
        "these",
        "those",
        "there",
        "what",
        "who",
        "which",
        "nothing",
        "none",
        "everything",
        "anything",
        "something",
        "here",
        "nobody",
        "no",
    }
)
PERSONAL = re.compile(r"(?:[^i]er|or|ist|ian|man|men|ant|ee|ese)$")
QUALITY = re.compile(r"(?:tion|sion|ment|ness|ity|ship|ance|ence|ism|age|ure|hood|dom|ing)$")
WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
MADE = "(?:publish|issu|releas|put|follow|post|sent|send|distribut|repl|circulat|wrote|hand)"
OWNING = frozenset({"compound", "nmod", "poss"})
NP_PARTS = frozenset(
    {
        "compound",
        "amod",
        "nmod",
        "poss",
        "det",
        "nummod",
        "case",
        "prep",
        "pobj",
        "punct",
        "conj",
        "cc",
        "quantmod",
        "advmod",
        "predet",
        "npadvmod",
        "appos",
    }
)


def phrase(sentence: Sentence, head: Token) -> Range:
    """The characters of a noun phrase up to its first relative clause or comment."""
    low, high = head.i, head.i
    doc = head.doc
    if head.dep_ == "compound" and head.head.i == head.i + 1:  # before a misread verb
        low = min([head.i, *(c.left_edge.i for c in head.head.lefts)])
    for child in head.children:
        if child.i < head.i and child.dep_ in NP_PARTS and child.dep_ != "punct":
            low = min(low, child.left_edge.i)
        elif (
            child.i > head.i
            and child.dep_ in ("prep", "case", "nummod", "compound")
            and (child.i == high + 1)
        ):
            if child.lower_ in ("in", "on", "at", "during") and _occasion(child):
                break
            high = _closed_edge(child)
    while low < head.i and (
        doc[low].is_punct
        or WEEKDAY.match(doc[low].text)
        or doc[low].dep_ in ("cc", "preconj")
        or doc[low].lower_ in ("both", "also", "meanwhile", "even", "only")
    ):
        low += 1
    return sentence.start + doc[low].idx, sentence.start + doc[high].idx + len(doc[high])


def _occasion(prep: Token) -> bool:
    """`in the message`, `on Monday`: when and where somebody spoke, not who it is."""
    return any(
        TIMES.match(noun.text) or noun.lower_ in OCCASIONS
        for noun in prep.children
        if noun.dep_ == "pobj"
    )


def _closed_edge(token: Token) -> int:
    """Last word of a prepositional phrase before a relative clause or comment in it."""
    edge = token.right_edge.i
    for inner in token.subtree:
        if inner.dep_ in ("relcl", "acl", "advcl", "appos", "ccomp") and inner.i > token.i:
            edge = min(edge, inner.left_edge.i - 1)
        if inner.lower_ in ("in", "on", "at") and inner.i > token.i and _occasion(inner):
            edge = min(edge, inner.i - 1)
    while edge > token.i and (token.doc[edge].is_punct or token.doc[edge].dep_ == "cc"):
        edge -= 1
    return int(edge)


def source_of(
    cast: Cast, sentence: Sentence, head: Token, cues: Cues, *, strict: bool = False
) -> Source | None:
    """Whom a subject stands for; None when it is nobody who speaks.

    `strict` leaves only people, media, states and bodies: facts do not hope.
    """
    if (
        head.pos_ == "NOUN"
        and head.tag_ in ("NNS", "NNPS")
        and any(c.dep_ == "conj" for c in head.children)
    ):
        return _group(cast, sentence, head, cues, strict=strict)
    heads = [
        head,
        *(
            c
            for c in head.conjuncts
            if c.i > head.i and c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON")
        ),
    ]
    sources = [s for h in heads if (s := named_subject(cast, sentence, h, cues, strict=strict))]
    if not sources:
        return None
    if len(sources) == 1 or head.pos_ == "PRON":
        return sources[0]
    names = list(dict.fromkeys(s.name for s in sources))
    ranges = [s.at for s in sources if s.at]
    return Source("; ".join(names), (min(r[0] for r in ranges), max(r[1] for r in ranges)))


def _group(
    cast: Cast, sentence: Sentence, head: Token, cues: Cues, *, strict: bool
) -> Source | None:
    """Nameless people side by side are one group: `all the officers and men`."""
    first = named_subject(cast, sentence, head, cues, strict=strict)
    if first is None or first.sort != "words" or first.at is None:
        return first
    last = max((c for c in head.conjuncts), key=lambda c: c.i)
    end = max(phrase(sentence, last)[1], first.at[1])
    return Source(words_at(cast, (first.at[0], end)), (first.at[0], end))


def named_subject(
    cast: Cast, sentence: Sentence, head: Token, cues: Cues, *, strict: bool
) -> Source | None:
    at = phrase(sentence, head)
    start, end = sentence.at(head)
    word = head.lower_
    if word == "those" and any(c.i > head.i for c in head.children):
        return Source(words_at(cast, at), at)
    if word in OWN or head.tag_ in ("WP", "WDT", "EX") or _part_of_nobody(head):
        return None
    if head.pos_ == "PRON":
        return _clause_mate(cast, sentence, head) or pronoun(cast, word, start, end)
    place = named(cast, start, end) or short_name(cast, head, start, end)
    if place is None and WEEKDAY.match(head.text):  # `the daily Monday says`
        place = named(cast, at[0], start)
    if place:
        return Source(place.name, (min(at[0], place.start), max(at[1], place.end)), place.sort)
    noun = singular(word)
    if _this(head) and noun in cues.documents:
        return None
    if noun in cues.documents:
        return document(cast, sentence, head, cues, at)
    if noun in cues.outlet_nouns:
        outlet = latest(cast, start, ("outlet",))
        if outlet:
            return Source(outlet.name, at, "outlet")
    if head.pos_ == "NOUN" and not _may_speak(word, cues, strict=strict):
        return None
    earlier = described(cast, noun, start) if head.tag_ == "NN" else None
    if earlier:
        return Source(earlier, at, "person")
    if noun in cues.paired or (noun == "both" and not any(head.children)):
        both = pair(cast, head, start)
        if both:
            return Source(both, at, "person")
    words = words_at(cast, at)
    return Source(_owned(cast, sentence, head, words) or _full_state(words, cues), at)


def _owned(cast: Cast, sentence: Sentence, head: Token, words: str) -> str | None:
    """`his office` by the owner's name; in one sentence it is the first person's."""
    own = next((c for c in head.children if c.dep_ == "poss" and c.lower_ in ("his", "her")), None)
    if own is None or not words.lower().startswith(own.lower_):
        return None
    start, end = sentence.at(own)
    here = [s for s in cast.subjects if sentence.start <= s.start < start and s.sort == "person"]
    owner = here[0].name if here else None
    if owner is None:
        told = pronoun(cast, own.lower_ if own.lower_ == "her" else "him", start, end)
        owner = told.name if told and told.sort in ("person", "office") else None
    return f"{owner}’s{words[len(own) :]}" if owner else None


def _clause_mate(cast: Cast, sentence: Sentence, word: Token) -> Source | None:
    """`what Kim laid down, when he spoke of`: he is the one of the clause around."""
    verb = word.head
    if word.lower_ not in HE or not any(c.lower_ == "when" for c in verb.children):
        return None
    up = verb.head
    for _ in range(6):
        if up.pos_ in ("VERB", "AUX"):
            break
        up = up.head
    mate = next((c for c in up.children if c.dep_ == "nsubj" and c.i < word.i), None)
    place = named(cast, *sentence.at(mate)) if mate is not None else None
    return Source(place.name, sentence.at(word), "person") if place else None


def short_name(cast: Cast, head: Token, start: int, end: int) -> Place | None:
    """A person's family name alone, where only one in the article bears it."""
    if head.pos_ != "PROPN" or not head.text[:1].isupper():
        return None
    if any(c.dep_ in ("compound", "det") and not WEEKDAY.match(c.text) for c in head.lefts):
        return None
    name = cast.bearers.get(head.text)
    return Place(start, end, name, "person") if name else None


def _part_of_nobody(head: Token) -> bool:
    """`all of this`, `much of it`: no more a speaker than the pronoun is."""
    if head.lower_ not in ("all", "much", "most", "some", "part", "none", "both", "half"):
        return False
    return any(
        noun.lower_ in OWN or noun.lower_ == "it"
        for prep in head.children
        if prep.lower_ == "of"
        for noun in prep.children
    )


def _this(head: Token) -> bool:
    """`this statement` is what the author has just told, not somebody who speaks."""
    return any(
        c.lower_ in ("this", "that", "these", "those") and c.dep_ == "det" for c in head.children
    )


def _full_state(words: str, cues: Cues) -> str:
    """`The North` is North Korea."""
    for line in cues.short_states:
        short, _, full = line.partition(" = ")
        if words.lower() == short.lower():
            return full
    return words


def _may_speak(word: str, cues: Cues, *, strict: bool) -> bool:
    """True for nouns of people and bodies; not strictly, for all but things and qualities."""
    noun = singular(word)
    if {word, noun} & (cues.agents | cues.outlet_nouns):
        return True
    if noun in cues.things or QUALITY.search(noun):
        return False
    return not strict or PERSONAL.search(noun) is not None


def document(cast: Cast, sentence: Sentence, head: Token, cues: Cues, at: Range) -> Source:
    """The author of a letter or report: its owner, its sender, the outlet last named."""
    noun = singular(head.lower_)
    for token in head.subtree:
        if (
            token.i != head.i
            and token.dep_ in ("poss", "pobj")
            and (token.dep_ == "poss" or token.head.lower_ in ("of", "by", "from"))
        ):
            place = named(cast, *sentence.at(token))
            if place:
                return Source(place.name, at, place.sort)
    owner = [c for c in head.children if c.tag_ in ("NNP", "NNPS") and c.dep_ in OWNING]
    if owner and not WEEKDAY.match(owner[-1].text):
        start, end = sentence.at(owner[-1])
        place = named(cast, start, end)
        low = sentence.start + owner[-1].left_edge.idx
        return Source(place.name if place else words_at(cast, (low, end)), at, "text")
    if noun in cues.letters and cast.sender:
        return Source(cast.sender, at, "person")
    if head.tag_ == "NNS" and not any(c.dep_ in ("det", "poss") for c in head.children):
        return Source(words_at(cast, at), at)
    author = issuer(cast, noun, at[0])
    if author:
        return Source(author.name, at, author.sort)
    told = latest(cast, at[0], ("text",))
    if told and any(c.lower_ == "the" for c in head.children) and told.name[:1].isupper():
        medium = any(p.sort == "outlet" and p.name == told.name for p in cast.places)
        return Source(told.name, at, "outlet" if medium else "text")
    named_last = _medium(cast, at[0]) if noun not in cues.letters else None
    return Source(named_last, at, "outlet") if named_last else Source(words_at(cast, at), at)


def issuer(cast: Cast, noun: str, before: int) -> Subject | None:
    """Whose text it is that was brought in as `followed with a fact sheet`, `in its letter, A`."""
    low, what = max(0, before - MEMORY), rf"(?:[\w-]+ ){{0,2}}{re.escape(noun)}\b"
    made = re.compile(rf"\b{MADE}\w*[^.\n]{{0,40}}? an? {what}")
    for m in reversed(list(made.finditer(cast.text, low, before))):
        near = [s for s in cast.subjects if s.start < m.start() and s.sort != "text"][-1:]
        if near and not re.search(r"[.!?\n]\s", cast.text[near[0].start : m.start()]):
            return near[0]
    within = re.compile(rf"\b[Ii]n (?:its|his|her|their|an?) {what}[^.\n]{{0,60}}?, ")
    for m in within.finditer(cast.text, low, before):
        after = [s for s in cast.subjects if m.end() <= s.start < m.end() + 150 and s.main][:1]
        if after and after[0].sort != "text":
            return after[0]
    return None


def _medium(cast: Cast, before: int) -> str | None:
    """The outlet last named, a heading of its own or the subject of a clause first."""
    subject = latest(cast, before, ("outlet",))
    lines = [p for p in cast.places if p.sort == "outlet" and p.end <= before]
    if subject is None or (lines and lines[-1].start > subject.start):
        return lines[-1].name if lines else None
    return subject.name
