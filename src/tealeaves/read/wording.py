"""Words of praise and blame from the packs' lists, and where they stand in a text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from tealeaves.knowledge import Pack


@lru_cache(maxsize=256)
def stems(pack: Pack, *lists: str) -> re.Pattern[str]:
    """One pattern for the beginnings of words in the named lists; a final blank ends a word.

    A list that no pack has is empty; of nothing but empty lists the pattern fits nowhere.
    """
    return _stems(tuple(f for name in lists for f in _forms(pack, name)))


@lru_cache(maxsize=256)
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


@lru_cache(maxsize=2)  # formulas and signals ask for the same text
def undotted(text: str) -> str:
    """The text with the full stops of abbreviations made middle dots: same length.

    A pattern that must not leave its sentence can then stop at a full stop.
    """
    return ABBREVIATION.sub(lambda m: m.group().replace(".", DOT), text)


@lru_cache(maxsize=4096)
def sentence_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern of the packs for undotted text."""
    return re.compile(for_undotted(pattern))


def for_undotted(pattern: str) -> str:
    """The pattern, its `U\\.S\\.` meeting what `undotted` made of it."""
    return re.sub(r"(?<=\b[A-Z])\\\.", DOT, pattern)


PART = re.compile(r"%([a-z]{1,20})%")


@lru_cache(maxsize=128)
def written_out(pack: Pack, name: str, parts: str) -> tuple[str, ...]:
    """The patterns of a list, with `%not%` written out as the forms of the list `parts` + `not`."""

    def part(m: re.Match[str]) -> str:
        return f"(?:{'|'.join(_forms(pack, parts + m[1])) or '(?!)'})"

    return tuple(PART.sub(part, form) for form in _forms(pack, name))


def _forms(pack: Pack, name: str) -> tuple[str, ...]:
    return pack.words[name].forms if name in pack.words else ()


def _grouped(forms: tuple[str, ...]) -> str:
    """The forms as alternatives, longest first, parted by first letter: fewer are tried."""
    groups: dict[str, list[str]] = {}
    for form in sorted({f.lower() for f in forms}, key=len, reverse=True):
        end = re.escape(form[1:-1]) + r"\b" if form.endswith(" ") else re.escape(form[1:])
        groups.setdefault(form[0], []).append(end)
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())


@lru_cache(maxsize=64)
def _stems(forms: tuple[str, ...]) -> re.Pattern[str]:
    if not forms:
        return re.compile("(?!)")
    return re.compile(rf"\b(?:{_grouped(forms)})", re.IGNORECASE)


@lru_cache(maxsize=64)
def _phrases(forms: tuple[str, ...]) -> re.Pattern[str]:
    if not forms:
        return re.compile("(?!)")
    return re.compile(rf"\b(?:{_grouped(forms)})\b", re.IGNORECASE)


@lru_cache(maxsize=128)
def alternatives(pack: Pack, *lists: str) -> str:
    """The forms of the named lists as alternatives of a pattern, longest first."""
    return _joined(tuple(form for name in lists for form in _forms(pack, name)))


@lru_cache(maxsize=32)
def _joined(forms: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) or "(?!)"
