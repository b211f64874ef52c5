"""Quotation marks: which open, which close, what stands between, and which lack their partner.

Knows nothing of who speaks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tealeaves.types import Passage

# An opening mark and the marks that may close it.
PAIRS = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "《": "》",
    "「": "」",
    "『": "』",
    "‘": "’",
    '"': '"',
    "'": "'",
}
MARKS = re.compile("[“”„‟«»《》「」『』‘’\"']")
DOUBLE = frozenset('“”„‟"')
BEFORE_OPENING = frozenset("([{—–-―/:;,=…>")
ELISION = re.compile(r"['’‘](?:\d0?s?\b|tis\b|twas\b|em\b|n\b|cause\b|til\b)", re.I)
FEET = re.compile(r"\d$")
LONGEST_SINGLE = 1200  # characters; single marks further apart are apostrophes


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks, in characters of the clean text, marks left out.

    A quotation over several paragraphs has a piece in each. `low` and `high` take in the marks.
    """

    pieces: tuple[tuple[int, int], ...]
    low: int
    high: int
    opened: bool = True  # False: its opening mark is missing
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark that is no apostrophe."""

    at: int
    char: str
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class Open:
    """An opening mark that waits for its partner, with the paragraphs already passed."""

    mark: Mark | None
    low: int
    pieces: tuple[tuple[int, int], ...]
    start: int


def find_quotes(text: str, passages: tuple[Passage, ...]) -> tuple[Quote, ...]:
    """All outermost quotations, in order; a mark inside another pair makes none of its own."""
    found: list[Quote] = []
    waiting: Open | None = None
    for number, passage in enumerate(passages):
        marks = _marks(text, passage)
        if waiting and not _continues(waiting, marks, text, passage):
            found.append(_unclosed(waiting))
            waiting = None
        done, waiting = _scan(text, passage, marks, waiting)
        found += done
        if waiting and number + 1 == len(passages):
            found.append(_unclosed(waiting))
    held = (quote for quote in found if any(low < high for low, high in quote.pieces))
    return tuple(sorted(held, key=lambda quote: quote.low))


def _scan(
    text: str, passage: Passage, marks: list[Mark], waiting: Open | None
) -> tuple[list[Quote], Open | None]:
    """The quotations that end in a paragraph, and the one that is still open at its end."""
    found: list[Quote] = []
    start = passage.start
    if waiting and waiting.mark:
        # the paragraph repeats the opening mark of the speech that goes on
        start = marks[0].at + 1
        marks = marks[1:]
    for place, mark in enumerate(marks):
        if waiting and waiting.mark:
            if _closes(waiting.mark, mark, marks[place + 1 : place + 2]):
                pieces = (
                    (*waiting.pieces, (start, mark.at))
                    if waiting.pieces
                    else ((waiting.start, mark.at),)
                )
                found.append(_quote(text, pieces, waiting.low, mark.at + 1))
                waiting = None
        elif mark.opens:
            waiting = Open(mark, mark.at, (), mark.at + 1)
        elif mark.char in DOUBLE and not mark.opens:
            low = found[-1].high if found else passage.start
            found.append(_quote(text, ((low, mark.at),), low, mark.at + 1, opened=False))
    if waiting:
        first = start if waiting.pieces else waiting.start
        if not text[first : passage.end].strip():
            return found, None
        waiting = Open(
            waiting.mark, waiting.low, (*waiting.pieces, (first, passage.end)), waiting.start
        )
        if waiting.mark and waiting.mark.char in "'‘":
            return found, None  # a single mark without a partner is an apostrophe
    return found, waiting


def _continues(waiting: Open, marks: list[Mark], text: str, passage: Passage) -> bool:
    """True when the paragraph opens with the mark of the speech left open before it."""
    if not waiting.mark or not marks:
        return False
    first = marks[0]
    return (
        first.char == waiting.mark.char
        and first.opens
        and not text[passage.start : first.at].strip()
    )


def _closes(opening: Mark, mark: Mark, later: list[Mark]) -> bool:
    if mark.char in PAIRS[opening.char] and (mark.closes or opening.char in "»„«"):
        return True
    # “ closed by a straight mark, or the reverse: the page mixes shapes
    if {opening.char, mark.char} <= {"“", '"', "”"} and mark.closes and not mark.opens:
        return not any(m.char in PAIRS[opening.char] and m.closes for m in later)
    return False


def _quote(
    text: str,
    pieces: tuple[tuple[int, int], ...],
    low: int,
    high: int,
    *,
    opened: bool = True,
    closed: bool = True,
) -> Quote:
    trimmed = (_trimmed(text, *piece) for piece in pieces)
    held = tuple(piece for piece in trimmed if piece[0] < piece[1])
    return Quote(held, low, high, opened, closed)


def _unclosed(waiting: Open) -> Quote:
    """A quotation whose closing mark never comes: it ends with its first paragraph."""
    piece = waiting.pieces[0]
    return Quote((piece,), waiting.low, piece[1], closed=False)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _marks(text: str, passage: Passage) -> list[Mark]:
    """The quotation marks of a paragraph, apostrophes and signs of feet left out."""
    marks = list(_candidates(text, passage.start, passage.end))
    return _without_lone_singles(marks)


def _candidates(text: str, start: int, end: int) -> Iterator[Mark]:
    for m in MARKS.finditer(text, start, end):
        at, char = m.start(), m.group()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if char in "'’‘" and (_apostrophe(text, at, before, after) or ELISION.match(text, at)):
            continue
        opens_here = (before.isspace() or before in BEFORE_OPENING or before in PAIRS) and (
            not after.isspace()
        )
        closes_here = not before.isspace() and (not after.isalnum())
        if char in "“‘„‟《「『":
            yield Mark(at, char, opens=True, closes=False)
        elif char in "”’》」』":
            yield Mark(at, char, opens=False, closes=True)
        elif char in "«»":
            yield Mark(at, char, opens=opens_here, closes=closes_here or not opens_here)
        else:
            yield Mark(at, char, opens=opens_here, closes=closes_here or not opens_here)


def _apostrophe(text: str, at: int, before: str, after: str) -> bool:
    if before.isalnum() and after.isalnum():
        return True
    return text[at] == "'" and FEET.search(before) is not None


def _without_lone_singles(marks: list[Mark]) -> list[Mark]:
    """Single marks kept only where one opens and a later one closes: `workers'` alone is none."""
    kept: list[Mark] = []
    opened: int | None = None
    closers = [mark.at for mark in marks if mark.char in "'’" and mark.closes]
    for mark in marks:
        if mark.char not in "'‘’":
            kept.append(mark)
        elif opened is None and mark.opens:
            after = bisect_right(closers, mark.at + 2)
            if after < len(closers) and closers[after] <= mark.at + LONGEST_SINGLE:
                opened = len(kept)
                kept.append(mark)
        elif opened is not None and mark.closes:
            kept.append(mark)
            opened = None
    return kept if opened is None else kept[:opened] + kept[opened + 1 :]
