"""Statements laid into one another: no two of the same words, each with what holds it."""

from bisect import bisect_left
from dataclasses import replace

from tealeaves import evidence
from tealeaves.errors import SpanError
from tealeaves.read.statements.cast import Range
from tealeaves.read.statements.content import Said, quoted_words
from tealeaves.read.statements.direct import words_in
from tealeaves.read.statements.quotes import Quote
from tealeaves.spans import Span
from tealeaves.types import Article, Statement

LONG = 800  # characters of a quotation that goes on after the sentence in which it began


def merged(found: list[Said], quotes: tuple[Quote, ...], text: str) -> list[Said]:
    """No two statements of the same words; a medium's report of a statement is its `via`."""
    marked = [_marked(said, quotes, text) for said in found]
    kept = _known_through(marked, _holders(marked))
    holders = _holders(kept)
    seen: set[tuple[Range, ...]] = set()
    unique = []
    for said, around in zip(kept, holders, strict=True):
        outer = [kept[n] for n in around if kept[n].kind != "body"]
        echo = any(other.speaker == said.speaker for other in outer)
        if said.pieces not in seen and not echo and not (said.weak and outer):
            seen.add(said.pieces)
            unique.append(said)
    return unique


def _known_through(found: list[Said], holders: list[list[int]]) -> list[Said]:
    """`KCNA reported that he said ...` is his statement, known through KCNA."""
    gone: set[int] = set()
    via: dict[int, str] = {}
    for number, around in enumerate(holders):
        for outer in around:
            other = found[outer]
            if (
                other.outlet
                and other.kind == "indirect"
                and outer not in gone
                and _fills(found[number], other)
                and found[number].speaker != other.speaker
            ):
                gone.add(outer)
                via[number] = found[number].via or other.speaker
    return [
        replace(said, via=via.get(number, said.via))
        for number, said in enumerate(found)
        if number not in gone
    ]


def _holders(found: list[Said]) -> list[list[int]]:
    """For each statement the numbers of those that hold it, in one sweep over the text."""
    around: list[list[int]] = [[] for _ in found]
    order = sorted(range(len(found)), key=lambda n: (found[n].pieces[0][0], -_end(found[n])))
    still: list[int] = []
    for number in order:
        still = [n for n in still if _end(found[n]) >= found[number].pieces[0][0]]
        around[number] = [n for n in still if inside(found[number], found[n])]
        still.append(number)
    return around


def _end(said: Said) -> int:
    return max(high for _, high in said.pieces)


def _marked(said: Said, quotes: tuple[Quote, ...], text: str) -> Said:
    """Reported speech that is all one quotation is direct; with some marks, partly quoted."""
    if said.kind != "indirect":
        return said
    said = replace(said, pieces=tuple(_to_closing_mark(piece, quotes) for piece in said.pieces))
    inside = [
        q
        for low, high in said.pieces
        for q in _near(quotes, low, high)
        if low <= q.low and q.high <= high + 1
    ]
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
    ends = [q.high for q in _near(quotes, low, high) if high < q.high <= high + LONG and q.closed]
    return low, max([high, *ends])


def _near(quotes: tuple[Quote, ...], low: int, high: int) -> tuple[Quote, ...]:
    """The quotations that begin in a range."""
    first = bisect_left(quotes, low, key=lambda q: q.low)
    return quotes[first : bisect_left(quotes, high, key=lambda q: q.low)]


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
    return tuple(
        _statement(article, said, min(around, key=lambda n: _length(ordered[n]), default=None))
        for said, around in zip(ordered, _holders(ordered), strict=True)
    )


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
