"""Where a query's words stand in a text, and the piece of it that shows most of them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tealeaves.archive.search.fold import fold_with_places
from tealeaves.archive.search.index import CYRILLIC
from tealeaves.archive.search.matching import other_script, wordings
from tealeaves.archive.search.query import Words
from tealeaves.archive.search.translit import name_key

LONGEST = 200_000  # characters of a text that are looked through
MOST = 400  # hits of a text that are told apart
WEIGHED = 80  # hits that a snippet may begin with
WIDTH = 240  # characters of a snippet
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A hit in a text: characters `start..end`, and which of the query's words it is."""

    start: int
    end: int
    word: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text in one line; `marks` are the hits' characters in it."""

    text: str
    marks: tuple[tuple[int, int], ...]
    hits: tuple[tuple[int, int], ...]  # the same in the whole text


class Finder:
    """Finds the words of one query in many texts."""

    def __init__(self, words: Iterable[Words], own_script: bool) -> None:
        self.patterns: list[re.Pattern[str]] = []
        self.keys: list[tuple[str, ...] | None] = []
        for each in words:
            found = dict.fromkeys(w.pattern for w in wordings(each, own_script))
            self.patterns.append(re.compile("|".join(found)))
            self.keys.append(other_script(each, own_script))

    def marks(self, text: str) -> list[Mark]:
        """All hits in a text, in order, none within another."""
        folded = fold_with_places(text[:LONGEST])
        found: list[Mark] = []
        for number, pattern in enumerate(self.patterns):
            for count, m in enumerate(pattern.finditer(folded.text)):
                if count >= MOST:
                    break
                found.append(Mark(*folded.place(m.start(), m.end()), number))
            if (keys := self.keys[number]) is not None:
                places = _named(folded.text, keys)
                found += (Mark(*folded.place(*place), number) for place in places)
        found.sort(key=lambda mark: (mark.start, -mark.end))
        return list(_apart(found))


def _named(folded: str, keys: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Runs of Cyrillic words with these keys."""
    if not CYRILLIC.search(folded):
        return
    words = tuple(CYRILLIC.finditer(folded))
    for i in range(len(words) - len(keys) + 1):
        if all(name_key(words[i + k].group()) == key for k, key in enumerate(keys)):
            yield words[i].start(), words[i + len(keys) - 1].end()


def _apart(marks: Iterable[Mark]) -> Iterator[Mark]:
    end = -1
    for mark in marks:
        if mark.end > end:
            yield Mark(max(mark.start, end), mark.end, mark.word)
            end = mark.end


def snippet(text: str, marks: list[Mark], title: str = "") -> Snippet:
    """The piece that holds most of the different words, early ones first; else the beginning.

    A title at the head of the text is shown apart: hits below it come first.
    """
    below = len(title) if title and text.startswith(title) else 0
    start, end = _window(text, [mark for mark in marks if mark.start >= below] or marks, below)
    inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
    shown = "… " if start else ""
    places: list[tuple[int, int]] = []
    at = start
    for mark in inside:
        shown += SPACES.sub(" ", text[at : mark.start])
        hit = SPACES.sub(" ", text[mark.start : mark.end])
        places.append((len(shown), len(shown) + len(hit)))
        shown += hit
        at = mark.end
    shown += SPACES.sub(" ", text[at:end]).rstrip()
    return Snippet(
        text=shown + (" …" if end < len(text.rstrip()) else ""),
        marks=tuple(places),
        hits=tuple((mark.start, mark.end) for mark in inside),
    )


def _window(text: str, marks: list[Mark], below: int) -> tuple[int, int]:
    if not marks:
        gap = SPACES.match(text, below)
        below = gap.end() if gap and gap.end() < len(text) else below
        return _whole_words(text, below, below + WIDTH)
    starts = [mark.start for mark in marks]
    best, first = -1, 0
    for i, mark in enumerate(marks[:WEIGHED]):
        stop = bisect_left(starts, mark.start + WIDTH * 3 // 4)
        inside = [m for m in marks[i:stop] if m.end <= mark.start + WIDTH * 3 // 4]
        worth = 10 * len({m.word for m in inside}) + min(len(inside), 5)
        if worth > best:
            best, first = worth, i
    floor = below if marks[first].start >= below else 0
    start = max(floor, marks[first].start - WIDTH // 4)
    at, stop = _whole_words(text, start, max(start + WIDTH, marks[first].end))
    return min(at, marks[first].start), max(stop, marks[first].end)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without words cut at its ends, where there is a space to cut at."""
    if start > 0:
        space = SPACES.search(text, start, start + 30)
        start = space.end() if space else start
    if end < len(text):
        spaces = [m.start() for m in re.finditer(r"\s", text[end - 30 : end])]
        end = end - 30 + spaces[-1] if spaces and end > 30 else end
    return start, min(end, len(text))
