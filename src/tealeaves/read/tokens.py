"""Words and marks of an English text with their places; cuts possessives and keeps initials."""

import re
from dataclasses import dataclass

WORD = re.compile(
    r"(?:[A-Z]\.){1,6}(?![A-Za-z])"  # U.S., C.C., J.
    r"|['’]s\b"  # the possessive is a token of its own
    r"|[^\W_]+(?:[-‐‑][^\W_]+|['’](?!s\b)[^\W_]+)*"
    r"|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark in characters of `Article.view.text`."""

    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        """The word in lower case, with straight apostrophes."""
        return self.text.lower().replace("’", "'")

    @property
    def capital(self) -> bool:
        """True for a word that begins with a capital letter."""
        return self.text[0].isupper()


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words and marks of `text[start:end]`, in order."""
    return tuple(Token(m.start(), m.end(), m.group()) for m in WORD.finditer(text, start, end))


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
