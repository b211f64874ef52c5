"""Words of praise and blame from the packs' lists, and where they stand in a text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from tealeaves.types import Pack


def stems(pack: Pack, *lists: str) -> re.Pattern[str]:
    """One pattern for the beginnings of words in the named lists; a final blank ends a word.

    A list that no pack has is empty; of nothing but empty lists the pattern fits nowhere.
    """
    return _stems(tuple(f for name in lists for f in _forms(pack, name)))


def phrases(pack: Pack, *lists: str) -> re.Pattern[str]:
    """One pattern for the whole phrases in the named lists, in any case."""
    return _phrases(tuple(f for name in lists for f in _forms(pack, name)))


def places(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the pattern's words stand in `text[start:end]`."""
    for m in pattern.finditer(text, start, end):
        yield m.span()


ABBREVIATION = re.compile(
    r"\b(?:[A-Z]\.){2,6}|\b(?:Mt|Mr|Sept|Oct|Nov|Aug|Jul|No)\.(?= )|\d\.(?=\d)"
)
DOT = "\u00b7"


def undotted(text: str) -> str:
    """The text with the full stops of abbreviations made middle dots: same length.

    A pattern that must not leave its sentence can then stop at a full stop.
    """
    return ABBREVIATION.sub(lambda m: m.group().replace(".", DOT), text)


@lru_cache(maxsize=4096)
def sentence_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern of the packs for undotted text: its `U\\.S\\.` meets what `undotted` made of it."""
    return re.compile(re.sub(r"(?<=\b[A-Z])\\\.", DOT, pattern))


LITERAL = re.compile(r"[a-z][a-z ,'-]+")
OPTIONAL = frozenset("?*{|")  # what stands before one of these need not be there


@lru_cache(maxsize=4096)
def landmark(pattern: str) -> str:
    """The longest plain words that every match of a pattern holds, in lower case; maybe none.

    A text without them need not be searched, which is most texts for most patterns.
    """
    bare = _outside_groups(pattern).lower()
    if "|" in bare:
        return ""
    runs = [
        m.group()[:-1] if bare[m.end() : m.end() + 1] in OPTIONAL else m.group()
        for m in LITERAL.finditer(bare)
    ]
    return max((run.strip() for run in runs), key=len, default="")


def _outside_groups(pattern: str) -> str:
    """A pattern with a mark in place of each group, class and escape."""
    out: list[str] = []
    depth, at = 0, 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
            char = "\0"
        elif char == "[":
            at = max(at, pattern.find("]", at + 2))
            char = "\0"
        elif char == "(":
            depth += 1
        if depth == 0:
            out.append(char)
        elif char == ")":
            depth -= 1
            out.append("\0" if depth == 0 else "")
        at += 1
    return "".join(out)


def _forms(pack: Pack, name: str) -> tuple[str, ...]:
    return pack.words[name].forms if name in pack.words else ()


@lru_cache(maxsize=64)
def _stems(forms: tuple[str, ...]) -> re.Pattern[str]:
    if not forms:
        return re.compile("(?!)")
    ends = [re.escape(f[:-1]) + r"\b" if f.endswith(" ") else re.escape(f) for f in forms]
    longest_first = sorted(ends, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})", re.IGNORECASE)


@lru_cache(maxsize=64)
def _phrases(forms: tuple[str, ...]) -> re.Pattern[str]:
    if not forms:
        return re.compile("(?!)")
    longest_first = sorted(map(re.escape, forms), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b", re.IGNORECASE)


def alternatives(pack: Pack, *lists: str) -> str:
    """The forms of the named lists as alternatives of a pattern, longest first."""
    return _joined(tuple(form for name in lists for form in _forms(pack, name)))


@lru_cache(maxsize=32)
def _joined(forms: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) or "(?!)"
