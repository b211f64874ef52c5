"""From clean text to checked places of the page, and back to words.

Every finding is cut here, so that it says what the page says.
"""

import html
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from tealeaves.errors import SpanError
from tealeaves.spans import Span, View
from tealeaves.tags import Tag, tags_of
from tealeaves.types import Article, Page
from tealeaves.words import squash

AROUND = 32  # characters of context that a quotation carries
INLINE = frozenset("a abbr b cite em font i mark q s small span strong sub sup u".split())


def shown(page: Page, span: Span) -> str:
    """What the contract prints of a span: the slice, in HTML without markup."""
    piece = page.text[span.start : span.end]
    if page.media_type != "text/html":
        return piece
    return visible(piece)


def unmarked(source: str, instead: Callable[[Tag], str]) -> str:
    """HTML source with each tag, comment and hidden element replaced by what `instead` gives."""
    pieces: list[str] = []
    at = 0
    for tag in tags_of(source):
        pieces += (source[at : tag.start], instead(tag))
        at = tag.end
    return "".join((*pieces, source[at:]))


def blanked(source: str) -> str:
    """HTML source with all markup as spaces: the places of its words stay."""
    return unmarked(source, lambda tag: " " * (tag.end - tag.start))


def around(text: str, start: int, end: int) -> dict[str, str]:
    """The AROUND characters on either side of a place, so that a quotation can leave its page."""
    return {"before": text[max(0, start - AROUND) : start], "after": text[end : end + AROUND]}


def visible(source: str) -> str:
    """What a reader sees of a piece of HTML source, white space folded."""
    # a soft hyphen is a hint to the browser, not a character that anybody sees
    return squash(html.unescape(unmarked(source, _gap)).replace("\u00ad", ""))


def _gap(tag: Tag) -> str:
    """An inline tag parts no words; the contract counts every other one as a space."""
    return "" if tag.name in INLINE else " "


def spans(article: Article, start: int, end: int) -> tuple[Span, ...]:
    """Page spans of the article's clean text `start..end`, one for each block it lies in.

    White space is trimmed. Raises SpanError when nothing is left.
    """
    text = article.view.text
    found: list[Span] = []
    for low, high in _pieces(article, start, end):
        piece = text[low:high]
        low += len(piece) - len(piece.lstrip())
        high -= len(piece) - len(piece.rstrip())
        if low < high:
            found.append(_trimmed(article.page, article.view.span(low, high)))
    if not found:
        raise SpanError(f"no words at {start}..{end} of the article")
    return tuple(found)


def span(article: Article, start: int, end: int) -> Span:
    """The page span of the article's clean text `start..end`: its longest piece."""
    return max(spans(article, start, end), key=lambda s: s.end - s.start)


def words(article: Article, place: Span) -> str:
    """The clean words of a page span, white space folded; the raw ones outside the clean text."""
    low, high = article.view.within(place)
    if low < high:
        return squash(article.view.text[low:high])
    return squash(shown(article.page, place))


def _pieces(article: Article, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range cut where another block begins."""
    view = article.view
    low, high = _block_at(article, view.starts[start]), _block_at(article, view.ends[end - 1] - 1)
    at = start
    for block in article.blocks[low + 1 : high + 1]:
        if block.role == "chrome" or block.copy_of is not None:
            continue
        cut, stop = view.within(block.span)
        if at < cut < end and cut < stop:
            yield at, cut
            at = cut
    yield at, end


def _block_at(article: Article, place: int) -> int:
    """Index of the last block that begins at or before a character of the page."""
    return max(0, bisect_right(article.blocks, place, key=lambda block: block.span.start) - 1)


def _trimmed(page: Page, place: Span) -> Span:
    """A raw span without white space (or, in HTML, markup) at its ends."""
    text, start, end = page.text, place.start, place.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def spans_of(value: Any) -> Iterator[Span]:
    """Every span in a value and in the values it holds."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans_of(item)
    elif is_dataclass(value) and not isinstance(value, View | Page | Article):
        for each in fields(value):
            yield from spans_of(getattr(value, each.name))


def faults(article: Article, findings: Any) -> Iterator[str]:
    """What is wrong with the spans of a value: outside the page, white space at an end."""
    page = article.page
    for place in spans_of(findings):
        piece = page.text[place.start : place.end]
        if place.end > len(page.text):
            yield f"{place.start}..{place.end} is outside the page"
        elif piece != piece.strip():
            yield f"{place.start}..{place.end} has white space at an end: {piece[:40]!r}"
        elif not shown(page, place):
            yield f"{place.start}..{place.end} shows no words"
