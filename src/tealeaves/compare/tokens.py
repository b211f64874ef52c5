"""Words as they are counted: case and the shape of marks folded, evidence never touched.

A run of tokens ends at punctuation. Chinese has no spaces, so each character is a token and a
phrase is a run of them; all else is counted by words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tealeaves.words import folded

SHORT, LONG = 200, 20_000  # characters; of texts between, the words are kept in memory
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
HAN_ONE = re.compile(f"[{HAN}]")
# a possessive is no part of the word, and parts no words
WORD = re.compile(rf"[{HAN}]|\b(?:[a-z]\.){{2,6}}|[^\W_{HAN}]+(?:(?!'s\b)['-][^\W_{HAN}]+){{0,8}}")
PLAIN_GAP = re.compile(r"(?:'s)?[ \u00a0\u3000]{1,4}\n?[ ]{0,4}")


class Token(NamedTuple):
    """A folded word, where it stands, and whether a mark parts it from the one before."""

    word: str
    start: int
    end: int
    first: bool


def tokens(text: str) -> Sequence[Token]:
    """The words of a text in order; punctuation is none."""
    # the same precedents come again and again
    return _remembered(text) if SHORT < len(text) < LONG else _tokens(text)


@lru_cache(maxsize=256)
def _remembered(text: str) -> tuple[Token, ...]:
    return tuple(_tokens(text))


def _tokens(text: str) -> list[Token]:
    plain = folded(text)
    plain = low if len(low := plain.lower()) == len(plain) else plain
    found: list[Token] = []
    last = 0
    for m in WORD.finditer(plain):
        if plain[m.start() - 1 : m.end()] == "'s" and m.start():
            continue
        start, end = m.span()
        gap = plain[last:start]
        first = gap not in ("", " ") and not PLAIN_GAP.fullmatch(gap)
        found.append(Token(m.group(), start, end, first or not found))
        last = end
    return found


def word_counts(text: str, stop: Iterable[str] = ()) -> Counter[str]:
    """How often each word stands in a text; the words of the stop list count 0."""
    never = {token.word for word in stop for token in tokens(word)}
    return Counter(t.word for t in tokens(text) if t.word not in never)


def places(text: Sequence[Token], phrase: Sequence[str]) -> list[tuple[int, int]]:
    """Where a run of words stands, in characters."""
    if not phrase:
        return []
    size = len(phrase)
    return [
        (text[i].start, text[i + size - 1].end)
        for i in range(len(text) - size + 1)
        if text[i].word == phrase[0]
        and all(text[i + j].word == phrase[j] and not text[i + j].first for j in range(1, size))
    ]


def count(text: str, phrase: str) -> int:
    """How often a phrase of any number of words, or of Chinese characters, stands in a text."""
    return len(places(tokens(text), [t.word for t in tokens(phrase)]))


def is_han(word: str) -> bool:
    """Whether a token is a Chinese character."""
    return HAN_ONE.match(word) is not None


def joined(words: Sequence[str]) -> str:
    """A run of tokens as it is written: Chinese without spaces."""
    pieces = [words[0]] if words else []
    for before, word in pairwise(words):
        close = is_han(word) and is_han(before)
        pieces.append(word if close else " " + word)
    return "".join(pieces)
