"""Words and marks of an English text with their places; cuts possessives and keeps initials."""

import re
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(
    r"(?:[A-Z]\.){1,6}(?![A-Za-z])"  # U.S., C.C., J.
    r"|['’]s\b"  # the possessive is a token of its own
    r"|[^\W_]+(?:[-‐‑][^\W_]+|['’](?!s\b)[^\W_]+)*"
    r"|[^\w\s]"
)


class Token(NamedTuple):
    """A word or mark in characters of `Article.view.text`; `low` with straight apostrophes."""

    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        """True for a word that begins with a capital letter."""
        return self.text[0].isupper()


@lru_cache(maxsize=512)  # people and countries are sought in the same passages
def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words and marks of `text[start:end]`, in order."""
    return tuple(
        Token(m.start(), m.end(), word, word.lower().replace("’", "'"))
        for m in WORD.finditer(text, start, end)
        if (word := m.group())
    )


def index_at(found: tuple[Token, ...], place: int) -> int:
    """Index of the first token that ends after a character; the number of tokens when none does."""
    low, high = 0, len(found)
    while low < high:
        middle = (low + high) // 2
        if found[middle].end <= place:
            low = middle + 1
        else:
            high = middle
    return low
