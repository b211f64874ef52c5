"""Statements laid into one another: no two of the same words, each with what holds it."""

from dataclasses import replace

from tealeaves import evidence
from tealeaves.errors import SpanError
from tealeaves.read.cast import Range
from tealeaves.read.direct import words_in
from tealeaves.read.quotes import Quote
from tealeaves.read.said import Said, quoted_words
from tealeaves.spans import Span
from tealeaves.types import Article, Statement

LONG = 800  # characters of a quotation that goes on after the sentence in which it began


def merged(found: list[Said], quotes: tuple[Quote, ...], text: str) -> list[Said]:
    """No two statements of the same words; a medium's report of a statement is its `via`."""
    kept = [_marked(said, quotes, text) for said in found]
    for outer in list(kept):
        inner = [s for s in kept if s is not outer and inside(s, outer)]
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
        echo = any(
            inside(said, other) and other.speaker == said.speaker and other.kind != "body"
            for other in kept
        )
        aside = said.weak and any(inside(said, other) and other.kind != "body" for other in kept)
        if said.pieces not in seen and not echo and not aside:
            seen.add(said.pieces)
            unique.append(said)
    return unique


def _marked(said: Said, quotes: tuple[Quote, ...], text: str) -> Said:
    """Reported speech that is all one quotation is direct; with some marks, partly quoted."""
    if said.kind != "indirect":
        return said
    said = replace(said, pieces=tuple(_to_closing_mark(piece, quotes) for piece in said.pieces))
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
        return replace(said, kind="direct", pieces=(quoted_words(text, one.pieces[0]),))
    return replace(said, partly=True)


def _to_closing_mark(piece: Range, quotes: tuple[Quote, ...]) -> Range:
    """Reported words run on to the end of a quotation that begins in them."""
    low, high = piece
    ends = [q.high for q in quotes if low <= q.low < high < q.high <= high + LONG and q.closed]
    return low, max([high, *ends])


def inside(inner: Said, outer: Said) -> bool:
    if inner.pieces == outer.pieces:
        return False
    return all(any(low <= a and b <= high for low, high in outer.pieces) for a, b in inner.pieces)


def _fills(inner: Said, outer: Said) -> bool:
    """True when the outer statement says little but that somebody said the inner one."""
    return outer.pieces[0][0] + 60 >= (inner.cue or inner.pieces[0])[0] and (
        outer.pieces[-1][1] - inner.pieces[-1][1] < 30
    )


def laid(article: Article, found: list[Said]) -> tuple[Statement, ...]:
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
            n for n, other in enumerate(ordered) if other is not said and inside(said, other)
        ]
        parent = min(holders, key=lambda n: _length(ordered[n]), default=None)
        made = _statement(article, said, parent)
        statements.append(made)
    return tuple(statements)


def _length(said: Said) -> int:
    return sum(high - low for low, high in said.pieces)


def _statement(article: Article, said: Said, parent: int | None) -> Statement:
    text = article.view.text
    pieces = [
        piece
        for low, high in said.pieces
        for piece in (
            (article.view.span(low, high),)
            if said.kind == "body"
            else evidence.spans(article, low, high)
        )
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


def _span(article: Article, at: Range | None) -> Span | None:
    try:
        return evidence.span(article, *at) if at else None
    except SpanError:
        return None
