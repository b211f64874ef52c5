"""Statements: who is made to say what, word for word or not, in which order.

Bodies, direct speech and reported speech are found each on its own and then laid into one
another: what stands inside a statement has it as parent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from tealeaves import evidence
from tealeaves.errors import SpanError
from tealeaves.read.accordance import Accordance, accordance
from tealeaves.read.bodies import Body, find_body
from tealeaves.read.clauses import Clause, clauses
from tealeaves.read.cues import Cues, cues_of
from tealeaves.read.cues import needs_parse as needs_parse
from tealeaves.read.direct import Spoken, spoken, words_in
from tealeaves.read.parse import Parsed, Sentence
from tealeaves.read.quotes import Quote, find_quotes
from tealeaves.read.speakers import Cast, Source, cast_of, named, phrase, source_of
from tealeaves.types import Article, Flag, Outlet, Pack, Person, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

Range = tuple[int, int]
SILENT = frozenset({"title", "heading", "chrome", "byline", "dateline", "credit"})
END_MARK = re.compile(r"\s*-\s?0\s?-?\s*$")
TOLD = frozenset({"told", "tells", "telling", "assured", "reminded", "informed", "warned", "asked"})
SO_DOES = re.compile(r",? (?:and )?so (?:does|do|did|has|have) (?:the )?[A-Z]\w+")
CREDIT = re.compile(r"\s*/\s*[^/]{1,60}$")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in characters of the clean text, before it is laid beside the others."""

    kind: Literal["body", "direct", "indirect"]
    pieces: tuple[Range, ...]
    speaker: str
    speaker_at: Range | None = None
    cue: Range | None = None
    addressee: str | None = None
    via: str | None = None
    partly: bool = False
    outlet: bool = False  # its speaker is a medium
    clause: bool = False  # its content is a clause with a verb


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
    if body:
        reported = [said for said in reported if not _own_act(said, body, article.view.text)]
    found = _merged(
        [*(_as_said(body) if body else ()), *spoken_ones, *reported], quotes, article.view.text
    )
    return _laid(article, found)


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


def _speaking(article: Article) -> tuple:  # type: ignore[type-arg]
    return tuple(p for p in article.passages if p.role != "chrome")


def _as_said(body: Body) -> Iterator[Said]:
    yield Said(
        "body", ((body.start, body.end),), body.speaker, body.speaker_at, body.cue, body.addressee
    )


# ---------------------------------------------------------------- direct


def _direct(
    article: Article, parsed: Parsed, cast: Cast, quotes: tuple[Quote, ...], cues: Cues
) -> list[Said]:
    found: list[Said] = []
    roles = {p.start: p.role for p in article.passages}
    silent = SILENT if len(article.passages) > 1 else frozenset({"chrome"})
    running = tuple(q for q in quotes if _role(article, roles, q) not in silent)
    for one in spoken(article.view.text, parsed, running, cues):
        said = _spoken_said(article.view.text, cast, one, cues, found[-1] if found else None)
        if said:
            found.append(said)
    return found


def _role(article: Article, roles: dict[int, str], quote: Quote) -> str:
    for passage in article.passages:
        if passage.start <= quote.low < passage.end:
            return passage.role
    return "paragraph"


def _spoken_said(text: str, cast: Cast, one: Spoken, cues: Cues, last: Said | None) -> Said | None:
    pieces = tuple(_words_of_quote(text, piece) for quote in one.quotes for piece in quote.pieces)
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
    return Said(
        "direct",
        pieces,
        source.name,
        source.at,
        (low, high),
        _listener(cast, one.sentence, verb, source.name),
        outlet=source.sort == "outlet",
    )


def _words_of_quote(text: str, piece: Range) -> Range:
    """The quoted words without a final comma; a full stop stays."""
    low, high = piece
    while high > low + 1 and text[high - 1] in ",;" or text[high - 1].isspace():
        high -= 1
    return low, high


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
        near = [p.name for p in cast.places if p.sort == "person" and start - 900 < p.start < start
                and p.name != speaker]
        return near[-1] if near and noun.lower_ in ("him", "her") else None
    place = named(cast, start, end)
    if place:
        return place.name
    low, high = phrase(sentence, noun)
    return " ".join(cast.text[low:high].split())


# ---------------------------------------------------------------- reported


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
    if via is None:
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
    pieces = tuple(
        _clean_end(cast.text, sentence.start + doc[low].idx, _end(sentence, low, high))
        for low, high in clause.pieces
    )
    pieces = tuple(p for p in pieces if p[0] < p[1])
    if not pieces or any(low <= cue[0] < high for low, high in pieces):
        return None
    heard = doc[clause.heard[1] - 1] if clause.heard else None
    pieces, too = _so_does(cast, sentence, pieces, cues)
    return Said(
        "indirect",
        pieces,
        "; ".join((source.name, *too)),
        source.at,
        cue,
        _called(cast, sentence, heard, source.name) if heard is not None else None,
        outlet=source.sort == "outlet",
        clause=not clause.strict or clause.clause,
    )


def _so_does(
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


def _end(sentence: Sentence, low: int, high: int) -> int:
    """The end of a token range, a final comment on the last name and a credit cut off."""
    doc = sentence.doc
    if doc is None:
        return sentence.end
    for token in doc[low:high]:
        edge = token.left_edge.i
        if token.dep_ == "appos" and token.right_edge.i >= high - 1 and edge > low + 1 and (
                doc[edge].lower_ in ("a", "an") and doc[edge - 1].text == ","):
            high = edge - 1
            break
    last = doc[high - 1]
    end = sentence.start + last.idx + len(last)
    if sentence.role == "caption":
        credit = CREDIT.search(doc.text, doc[low].idx, end - sentence.start)
        end = sentence.start + credit.start() if credit else end
    return end


def _clean_end(text: str, low: int, high: int) -> Range:
    """Reported words without the full stop, unless a closing mark follows it."""
    mark = END_MARK.search(text, max(low, high - 8), high)
    if mark:
        high = mark.start()
    while high > low and (text[high - 1] in ",;:" or text[high - 1].isspace()):
        high -= 1
    if text[high - 1 : high] in (".", "!") and not re.search(r"\b(?:[A-Z]\.)+$", text[low:high]):
        high -= 1
    return low, _closed(text, low, high)


def _closed(text: str, low: int, high: int) -> int:
    """The end moved behind the closing mark of a quotation that began inside."""
    after = text[high : high + 2]
    for opening, closing in ("“”", "‘’", "«»", "《》"):
        if text.count(opening, low, high) > text.count(closing, low, high) and closing in after:
            return high + after.index(closing) + 1
    if text.count('"', low, high) % 2 and '"' in after:
        return high + after.index('"') + 1
    return high


# ---------------------------------------------------------------- laid together


def _merged(found: list[Said], quotes: tuple[Quote, ...], text: str) -> list[Said]:
    """No two statements of the same words; a medium's report of a statement is its `via`."""
    kept = [_marked(said, quotes, text) for said in found]
    for outer in list(kept):
        inner = [s for s in kept if s is not outer and _inside(s, outer)]
        if (
            outer.kind == "indirect"
            and outer.outlet
            and any(_fills(s, outer) and s.speaker != outer.speaker for s in inner)
        ):
            chosen = next(s for s in inner if _fills(s, outer) and s.speaker != outer.speaker)
            kept = [
                replace(s, via=s.via or outer.speaker) if s is chosen else s
                for s in kept
                if s is not outer
            ]
    seen: set[tuple[Range, ...]] = set()
    unique = []
    for said in kept:
        echo = any(_inside(said, other) and other.speaker == said.speaker and other.kind != "body"
                   for other in kept)
        if said.pieces not in seen and not echo:
            seen.add(said.pieces)
            unique.append(said)
    return unique


def _marked(said: Said, quotes: tuple[Quote, ...], text: str) -> Said:
    """Reported speech that is all one quotation is direct; with some marks, partly quoted."""
    if said.kind != "indirect":
        return said
    inside = [q for q in quotes for low, high in said.pieces if low <= q.low and q.high <= high + 1]
    if not inside:
        return said
    low, high = said.pieces[0]
    one = inside[0]
    if (
        len(said.pieces) == 1
        and len(inside) == 1
        and one.low <= low
        and high <= one.high
        and (words_in(text, one) > 3)
    ):
        return replace(said, kind="direct", pieces=(_words_of_quote(text, one.pieces[0]),))
    return replace(said, partly=True)


def _inside(inner: Said, outer: Said) -> bool:
    if inner.pieces == outer.pieces:
        return False
    return all(any(low <= a and b <= high for low, high in outer.pieces) for a, b in inner.pieces)


def _fills(inner: Said, outer: Said) -> bool:
    """True when the outer statement says little but that somebody said the inner one."""
    return outer.pieces[0][0] + 60 >= (inner.cue or inner.pieces[0])[0] and (
        outer.pieces[-1][1] - inner.pieces[-1][1] < 30
    )


def _laid(article: Article, found: list[Said]) -> tuple[Statement, ...]:
    """Statements in order, each with the index of the smallest one that holds it."""
    ordered = sorted(
        found,
        key=lambda s: (
            min(s.pieces[0][0], (s.cue or s.pieces[0])[0]) if s.kind != "body" else s.pieces[0][0],
            -s.pieces[-1][1],
        ),
    )
    ordered.sort(key=lambda s: s.kind != "body")
    statements = []
    for said in ordered:
        holders = [
            n for n, other in enumerate(ordered) if other is not said and _inside(said, other)
        ]
        parent = min(holders, key=lambda n: _length(ordered[n]), default=None)
        made = _statement(article, said, parent)
        statements.append(made)
    return tuple(statements)


def _length(said: Said) -> int:
    return sum(high - low for low, high in said.pieces)


def _statement(article: Article, said: Said, parent: int | None) -> Statement:
    text = article.view.text
    if said.kind == "body":
        content, others = article.view.span(*said.pieces[0]), ()
    else:
        pieces = [
            piece for low, high in said.pieces for piece in evidence.spans(article, low, high)
        ]
        content, others = pieces[0], tuple(pieces[1:])
    return Statement(
        speaker=said.speaker,
        kind=said.kind,
        content=content,
        also_content=others,
        speaker_span=_span(article, said.speaker_at),
        cue_span=_span(article, said.cue),
        cue=" ".join(text[said.cue[0] : said.cue[1]].split()) if said.cue else None,
        addressee=said.addressee,
        parent=parent,
        partly_quoted=said.partly,
        via=said.via,
    )


def _span(article: Article, at: Range | None):  # type: ignore[no-untyped-def]
    try:
        return evidence.span(article, *at) if at else None
    except SpanError:
        return None
