"""Places in a text, and rewritten texts that know where each character came from.

Knows nothing of pages, languages or findings.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from tealeaves.errors import SpanError

FIRST = 65_536  # characters; most pages are shorter


@cache
def _first_places() -> array[int]:
    """The numbers below FIRST, to be copied from: quicker than counting."""
    return array("I", range(FIRST))


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to but without `end` of a page's text, counted in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"no characters at {self.start}..{self.end}")

    def overlaps(self, other: Span) -> bool:
        """True when both share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """True when the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class View:
    """A rewritten text that knows where each of its characters came from.

    `starts[i]` and `ends[i]` are where the origin of `text[i]` begins and ends in the page.
    Both never fall from one character to the next.
    """

    text: str
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, text: str, at: int = 0) -> View:
        """The text itself, unrewritten, beginning at character `at` of its page."""
        end = at + len(text)
        if end < FIRST:
            places = _first_places()
            return cls(text, places[at:end], places[at + 1 : end + 1])
        places = array("I", range(at, end + 1))
        return cls(text, places[:-1], places[1:])

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` came from.

        Raises SpanError for an empty range, which would read the whole page.
        """
        if not 0 <= start < end <= len(self.text):
            raise SpanError(f"no characters at {start}..{end}")
        return Span(self.starts[start], self.ends[end - 1])

    def within(self, span: Span) -> tuple[int, int]:
        """The range of this text that came from the span's characters; may be empty."""
        start = bisect_right(self.ends, span.start)
        end = bisect_left(self.starts, span.end)
        return start, max(start, end)

    def cut(self, start: int, end: int) -> View:
        """The part `text[start:end]` as a view of its own."""
        return View(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def sub(self, pattern: str | re.Pattern[str], new: Callable[[re.Match[str]], str]) -> View:
        """Every match replaced by what `new` returns; its characters come from the whole match.

        A pattern that matches nothing at a place inserts characters that come from the
        character after it.
        """
        pieces: list[str] = []
        starts, ends, at = array("I"), array("I"), 0
        for m in re.finditer(pattern, self.text):
            put = new(m)
            if m.end() > m.start():
                origin = self.starts[m.start()], self.ends[m.end() - 1]
            elif m.start() < len(self.text):
                origin = self.starts[m.start()], self.starts[m.start()] + 1
            else:
                continue
            pieces += (self.text[at : m.start()], put)
            starts += self.starts[at : m.start()] + array("I", [origin[0]] * len(put))
            ends += self.ends[at : m.start()] + array("I", [origin[1]] * len(put))
            at = m.end()
        if not pieces:
            return self
        pieces.append(self.text[at:])
        return View("".join(pieces), starts + self.starts[at:], ends + self.ends[at:])

    def strip(self) -> View:
        """The view without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        if not start and self.text.rstrip() == self.text:
            return self
        return self.cut(start, max(start, len(self.text.rstrip())))


def join(views: Iterable[View], between: str = "\n\n") -> View:
    """Views one after another, parted by `between`, which comes from the end of the one before."""
    texts: list[str] = []
    starts, ends = array("I"), array("I")
    for view in views:
        if not view.text:
            continue
        if texts:
            texts.append(between)
            last = ends[-1]
            starts += array("I", [last - 1] * len(between))
            ends += array("I", [last] * len(between))
        texts.append(view.text)
        starts += view.starts
        ends += view.ends
    return View("".join(texts), starts, ends)
