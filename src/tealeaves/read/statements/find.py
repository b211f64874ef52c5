"""Statements: who is made to say what, word for word or not.

Bodies, direct speech and reported speech are found each on its own and then laid into one
another: what stands inside a statement has it as parent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tealeaves import evidence
from tealeaves.knowledge import Pack
from tealeaves.read.cues import Cues, cues_of
from tealeaves.read.parse import Parsed, Sentence
from tealeaves.read.statements.accordance import Accordance, accordance
from tealeaves.read.statements.after_colon import retold
from tealeaves.read.statements.bodies import Body, find_body
from tealeaves.read.statements.cast import Cast, Range, Source, named
from tealeaves.read.statements.clauses import Clause, clauses
from tealeaves.read.statements.content import Said, content_end, quoted_words, without_stop
from tealeaves.read.statements.direct import Spoken, spoken
from tealeaves.read.statements.nesting import laid, merged
from tealeaves.read.statements.quotes import Quote, find_quotes
from tealeaves.read.statements.recall import cast_of
from tealeaves.read.statements.speakers import phrase, source_of
from tealeaves.read.statements.that_clauses import SOME
from tealeaves.types import Article, Flag, Outlet, Passage, Person, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

SILENT = frozenset({"title", "heading", "chrome", "byline", "dateline", "credit"})
TOLD = frozenset({"told", "tells", "telling", "assured", "reminded", "informed", "warned", "asked"})
SO_DOES = re.compile(r",? (?:and )?so (?:does|do|did|has|have) (?:the )?[A-Z]\w+")


def find_statements(
    article: Article,
    parsed: Parsed,
    people: tuple[Person, ...],
    outlets: tuple[Outlet, ...],
    pack: Pack,
) -> tuple[Statement, ...]:
    """All statements of an article, in order of their first characters.

    `parent` is the index of the smallest statement that holds the other one.
    """
    cues = cues_of(pack)
    cast = cast_of(article, parsed, people, outlets, cues)
    quotes = find_quotes(article.view.text, _speaking(article))
    body = find_body(article, cast)
    spoken_ones = _direct(article, parsed, cast, quotes, cues)
    reported = [
        said
        for sentence in parsed.sentences
        if sentence.doc is not None and sentence.role not in SILENT
        for said in _reported(cast, sentence, cues, spoken_ones)
    ]
    if body is None:
        spoken_ones += retold(article, parsed, cast, cues, [*spoken_ones, *reported])
    else:
        reported = [said for said in reported if not _own_act(said, body, article.view.text)]
    found = merged(
        [*(_as_said(body) if body else ()), *spoken_ones, *reported], quotes, article.view.text
    )
    return laid(article, found)


def _own_act(said: Said, body: Body, text: str) -> bool:
    """True for what the author of a body does by saying it: `the Ministry denounces`.

    It counts as a statement only with a clause: `notifies in advance that`.
    """
    if not body.start <= said.pieces[0][0] < body.end or said.cue is None:
        return False
    if said.speaker == body.speaker:
        return True
    if body.cue is None:
        return False
    lead = text[text.rfind("\n", 0, body.cue[0]) + 1 : body.cue[0]]
    head = said.speaker.split()[-1]
    return not said.clause and head in lead and said.speaker_at is not None


def find_quote_flags(article: Article) -> tuple[Flag, ...]:
    """A flag for each quotation mark without its partner."""
    flags = []
    for quote in find_quotes(article.view.text, _speaking(article)):
        if not (quote.opened and quote.closed):
            at = quote.low if not quote.closed else quote.high - 1
            flags.append(Flag("unbalanced_quote", evidence.spans(article, at, at + 1)))
    return tuple(flags)


def _speaking(article: Article) -> tuple[Passage, ...]:
    return tuple(p for p in article.passages if p.role != "chrome")


def _as_said(body: Body) -> Iterator[Said]:
    yield Said(
        "body", ((body.start, body.end),), body.speaker, body.speaker_at, body.cue, body.addressee
    )


def _direct(
    article: Article, parsed: Parsed, cast: Cast, quotes: tuple[Quote, ...], cues: Cues
) -> list[Said]:
    found: list[Said] = []
    silent = SILENT if len(article.passages) > 1 else frozenset({"chrome"})
    running = tuple(q for q in quotes if _role(article, q) not in silent)
    for one in spoken(article.view.text, parsed, running, cues):
        said = _spoken_said(article.view.text, cast, one, cues, found[-1] if found else None)
        if said:
            found.append(said)
    return found


def _role(article: Article, quote: Quote) -> str:
    for passage in article.passages:
        if passage.start <= quote.low < passage.end:
            return passage.role
    return "paragraph"


def _spoken_said(text: str, cast: Cast, one: Spoken, cues: Cues, last: Said | None) -> Said | None:
    pieces = tuple(quoted_words(text, piece) for quote in one.quotes for piece in quote.pieces)
    if one.goes_on:
        return (
            replace(last, pieces=pieces, cue=None, kind="direct", speaker_at=None)
            if (last)
            else None
        )
    if one.name:
        return Said("direct", pieces, text[one.name[0] : one.name[1]], one.name)
    if one.sentence is None or one.sentence.doc is None or one.verb is None:
        return None
    verb = one.sentence.doc[one.verb]
    source = _source(cast, one.sentence, one.subject, cues, strict=False)
    if source is None:
        return None
    low, high = one.sentence.at(verb)
    if source.sort == "words" and source.at and source.at[0] < high <= source.at[1]:
        # the tree took the verb for a part of the name
        beside = (high + 1, source.at[1])
        source = Source(text[beside[0] : beside[1]].strip(), beside)
    if not source.name:
        return None
    return Said(
        "direct",
        pieces,
        source.name,
        source.at,
        (low, high),
        _listener(cast, one.sentence, verb, source.name),
        outlet=source.sort == "outlet",
    )


def _source(
    cast: Cast, sentence: Sentence, subject: int | None, cues: Cues, *, strict: bool
) -> Source | None:
    if subject is None or sentence.doc is None:
        return None
    return source_of(cast, sentence, sentence.doc[subject], cues, strict=strict)


def _listener(cast: Cast, sentence: Sentence, verb: Token, speaker: str) -> str | None:
    """Whom the words went to, by name where there is one."""
    for child in verb.children:
        nouns = [child] if child.dep_ in ("dobj", "dative") and verb.lower_ in TOLD else []
        if child.dep_ in ("prep", "dative") and child.lower_ == "to":
            nouns = [c for c in child.children if c.dep_ == "pobj"]
        for noun in nouns:
            return _called(cast, sentence, noun, speaker)
    return None


def _called(cast: Cast, sentence: Sentence, noun: Token, speaker: str) -> str | None:
    start, end = sentence.at(noun)
    if noun.pos_ == "PRON":
        near = [
            p.name
            for p in cast.places
            if p.sort == "person" and start - 900 < p.start < start and p.name != speaker
        ]
        return near[-1] if near and noun.lower_ in ("him", "her") else None
    place = named(cast, start, end)
    if place:
        return place.name
    low, high = phrase(sentence, noun)
    return " ".join(cast.text[low:high].split())


def _reported(cast: Cast, sentence: Sentence, cues: Cues, direct: list[Said]) -> Iterator[Said]:
    doc = sentence.doc
    if doc is None:
        return
    taken = {said.cue for said in direct}
    via = accordance(cast, sentence, cues)
    found = []
    for clause in clauses(doc, cues):
        low = sentence.start + doc[clause.cue[0]].idx
        last = doc[clause.cue[1] - 1]
        cue = (low, sentence.start + last.idx + len(last))
        if any(t and t[0] < cue[1] and cue[0] < t[1] for t in taken):
            continue
        said = _clause_said(cast, sentence, clause, cue, cues)
        if said:
            found.append(said)
    yield from _with_via(found, via)


def _with_via(found: list[Said], via: Accordance | None) -> Iterator[Said]:
    """`According to A, B said` is B's statement known through A; alone it is A's."""
    if via is None or (found and not via.only_via and via.told and via.source.sort != "outlet"):
        yield from found
    elif via.only_via or any(
        not said.outlet and said.speaker != via.source.name for said in found[:1]
    ):
        for said in found:
            yield replace(said, via=via.source.name) if said.speaker != via.source.name else said
    else:
        yield from found
        yield Said(
            "indirect",
            via.pieces,
            via.source.name,
            via.source.at,
            via.cue,
            via=via.carried,
            outlet=via.source.sort == "outlet",
        )


def _clause_said(
    cast: Cast, sentence: Sentence, clause: Clause, cue: Range, cues: Cues
) -> Said | None:
    doc = sentence.doc
    source = _source(cast, sentence, clause.subject, cues, strict=clause.strict)
    if doc is None or source is None:
        return None
    if clause.strict and source.name.lower() in SOME:
        return None  # `others doubt`: nobody in particular
    pieces = tuple(
        without_stop(cast.text, sentence.start + doc[low].idx, content_end(sentence, low, high))
        for low, high in clause.pieces
    )
    pieces = tuple(p for p in pieces if p[0] < p[1])
    if not pieces or any(low <= cue[0] < high for low, high in pieces):
        return None
    heard = doc[clause.heard[1] - 1] if clause.heard else None
    pieces, too = so_does(cast, sentence, pieces, cues)
    return Said(
        "indirect",
        pieces,
        "; ".join((source.name, *too)),
        source.at,
        cue,
        _called(cast, sentence, heard, source.name) if heard is not None else None,
        outlet=source.sort == "outlet",
        clause=not clause.strict or clause.clause,
        weak=clause.strict,
    )


def so_does(
    cast: Cast, sentence: Sentence, pieces: tuple[Range, ...], cues: Cues
) -> tuple[tuple[Range, ...], tuple[str, ...]]:
    """`..., and so does Seoul`: cut from the content, Seoul joins the speakers."""
    low, high = pieces[-1]
    m = SO_DOES.search(cast.text, low, sentence.end)
    if not m or sentence.doc is None:
        return pieces, ()
    token = next((t for t in sentence.doc if sentence.start + t.idx + len(t) >= m.end()), None)
    source = source_of(cast, sentence, token, cues) if token is not None else None
    return (*pieces[:-1], (low, min(high, m.start()))), (source.name,) if source else ()
