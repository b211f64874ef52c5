"""Which piece of a page is the article's title."""

import re
from collections.abc import Sequence

from tealeaves.page.dateline import has_dateline
from tealeaves.page.furniture import letters
from tealeaves.page.piece import Piece
from tealeaves.page.shape import (
    PICTURE_MARK,
    credit_of,
    ends_sentence,
    is_byline,
    is_date_line,
    is_stamp,
    word_count,
)

SEARCHED = 40  # pieces before the first paragraph in which a title may stand
BODY = 12  # pieces of the body in which the words of a title come again
ECHO = 3.0  # what that counts, in words of a title over four
FREE = (None, "meta")  # hints of pieces that may be a title
FUNCTION_WORDS = frozenset(
    "that this these those with from have been were will what when where which your more they "
    "their there here than then into over about after before also only some such".split()
)
CUT_SHORT = re.compile(r"\s?(?:\.\.\.|…)$")


def find_title(
    pieces: Sequence[Piece],
    kinds: Sequence[str | None],
    keep: Sequence[bool],
    names: Sequence[str] = (),
) -> int | None:
    """The index of the title: an h1, or before the first paragraph the line most like one."""
    first = next(
        (i for i, kept in enumerate(keep) if kept and _is_prose(pieces[i].text)),
        max(1, next((i for i, kept in enumerate(keep) if kept), len(pieces))),
    )
    first = min(first, len(pieces))
    heads = [i for i, p in enumerate(pieces) if p.tag == "h1" and p.hint in FREE and p.text]
    called = [i for i, p in enumerate(pieces) if p.hint in FREE and _is_called(p.text, names)]
    if heads or called:
        return _nearest(called or heads, first)
    if pieces and pieces[0].tag is not None:
        return next((i for i, p in enumerate(pieces) if p.tag == "title" and p.text), None)
    low = max(0, first - SEARCHED)
    keys = [
        letters(CUT_SHORT.sub("", p.text)) if len(p.text) < 400 else "" for p in pieces[low:first]
    ]
    body = _body_words(pieces, keep, first)
    scored = []
    for i in range(low, first):
        base = _likeness(i, first, pieces, kinds)
        if base is not None:
            echo = ECHO * _echoed(keys[i - low], body)
            scored.append((base + _repeated(i - low, keys) + echo, i))
    best = max(scored, default=(0.0, -1), key=lambda pair: (pair[0], pair[1]))
    return best[1] if best[0] > 1.0 else None


def _is_prose(text: str) -> bool:
    """A sentence of some length, a long text, or a text that a dateline opens."""
    words = word_count(text)
    if words >= 35 or has_dateline(text):
        return True
    return words >= 8 and (text.endswith(":") or (ends_sentence(text) and text[-1] not in "?!"))


def _is_called(text: str, names: Sequence[str]) -> bool:
    """True for the very words that the page's metadata gives as the article's name."""
    key = letters(text) if names and len(text) < 400 else ""
    return len(key) > 3 and any(key == letters(name) for name in names)


def _nearest(heads: Sequence[int], first: int) -> int:
    before = [i for i in heads if i < first]
    return before[-1] if before else heads[0]


def _likeness(
    i: int, first: int, pieces: Sequence[Piece], kinds: Sequence[str | None]
) -> float | None:
    """How like a title a line is by its length and place; None where it cannot be one."""
    text = pieces[i].text
    words = word_count(text)
    if not text or kinds[i] is not None or words < 2 or words > 40 or len(text) > 300:
        return None
    if is_byline(text) or is_date_line(text) or credit_of(text) or PICTURE_MARK.match(text):
        return None
    if _goes_on(i, pieces, kinds):
        return None
    score = min(words, 10) / 4
    if pieces[i].gap > 1 or i == 0:
        score += 0.5
    if i + 1 < len(pieces) and pieces[i + 1].gap > 1:
        score += 0.3
    if ends_sentence(text) and text[-1] == ".":
        score -= 1.5
    if any(_is_dated(pieces[j].text) for j in range(i + 1, min(i + 4, len(pieces)))):
        score += 0.7
    if CUT_SHORT.search(text):
        score -= 2.0
    if re.search(r"[|»›>]", text):
        score -= 1.0
    return score - 0.03 * (first - i)


def _goes_on(i: int, pieces: Sequence[Piece], kinds: Sequence[str | None]) -> bool:
    """True for the first part of a sentence that an advert cut: the next words begin small."""
    for j in range(i + 1, min(i + 1 + SEARCHED, len(pieces))):
        if kinds[j] is None and pieces[j].text:
            return pieces[j].text[0].islower() and not ends_sentence(pieces[i].text)
    return False


def _repeated(i: int, keys: Sequence[str]) -> float:
    """2 where another line before the text holds this one, or a trail ends in its beginning."""
    key = keys[i]
    if len(key) <= 12:
        return 0.0
    found = any(
        j != i and other and (key in other or _trail_of(key, other)) for j, other in enumerate(keys)
    )
    return 2.0 if found else 0.0


def _body_words(pieces: Sequence[Piece], keep: Sequence[bool], first: int) -> frozenset[str]:
    """The words of the first kept pieces of the body."""
    body = [p.text[:2000] for p, kept in zip(pieces[first:], keep[first:], strict=True) if kept]
    return frozenset(letters(" ".join(body[:BODY])).split())


def _echoed(key: str, body: frozenset[str]) -> float:
    """The share of a line's longer words that the body uses too."""
    words = [
        word
        for word in key.split()
        if (len(word) >= 4 and word not in FUNCTION_WORDS) or not word.isascii()
    ]
    return sum(word in body for word in words) / len(words) if words else 0.0


def _is_dated(text: str) -> bool:
    return len(text) < 160 and (is_byline(text) or is_date_line(text) or is_stamp(text))


def _trail_of(key: str, other: str) -> bool:
    """True when the other line is a trail that ends in the beginning of this one."""
    words = key.split()
    head = " ".join(words[:4])
    at = other.find(head) if len(words) >= 4 else -1
    return at >= 0 and key.startswith(other[at:])
