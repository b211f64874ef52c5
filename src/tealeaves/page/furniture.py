"""Which lines of a page say what page furniture says: the phrases of the chrome packs, found."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from tealeaves.knowledge import ChromeEntry
from tealeaves.page.kept import Entries
from tealeaves.page.rows import is_cut, shape_kind, spread

STUB = re.compile(
    r"""\s?(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s{0,4}(?:\(?(?:read\s|see\s)?more\)?|\(?더보기\)?)?\s?[→»>]{0,2}$""",
    re.X | re.I,
)
NOT_LETTERS = re.compile(r"[\W\d_]+")
SYLLABLES = re.compile("[\u1100-\u11ff\u3040-\u9fff가-힣]")
ASCII = {n: " " for n in range(128) if not chr(n).isalpha()}
REMEMBERED = 2000  # characters of the longest line that is remembered
LONGEST = 400  # characters; in longer lines a phrase is the author's own


@dataclass(frozen=True, slots=True)
class Phrase:
    kind: str
    where: str


@dataclass(frozen=True, slots=True)
class Matcher:
    search: AhoCorasick
    phrases: tuple[Phrase, ...]


def letters(text: str) -> str:
    """A line without case, digits and punctuation: `2 COMMENTS!` and `Comments` are the same."""
    return _remembered(text) if len(text) <= REMEMBERED else _letters(text)


def _letters(text: str) -> str:
    low = text.lower()
    if low.isascii():
        return " ".join(low.translate(ASCII).split())
    return NOT_LETTERS.sub(" ", low).strip()


_remembered = lru_cache(maxsize=4096)(_letters)  # a line is compared in half a dozen ways


def line_kinds(
    texts: Sequence[str], gaps: Sequence[int], chrome: Mapping[str, ChromeEntry]
) -> list[str | None]:
    """For each line the kind of page furniture that its words or its shape show, or None.

    `gaps` are the line ends before each line.
    """
    kinds = chrome_kinds(texts, chrome)
    for i, text in enumerate(texts):
        if text and len(text) <= LONGEST:
            kinds[i] = shape_kind(text) or kinds[i]
    for i in _stubs(texts):
        kinds[i] = kinds[i] or "stub"
    return spread(texts, gaps, kinds)


def _stubs(texts: Sequence[str]) -> Iterator[int]:
    """Lines that only print the beginning of another one: `The last time… (more)`."""
    stubs = [
        (i, letters(STUB.sub("", text)))
        for i, text in enumerate(texts)
        if len(text) < 300 and is_cut(text[-40:]) and STUB.search(text[-40:])
    ]
    wanted = {key[:24]: (i, key) for i, key in stubs if len(key) > 24}
    if not wanted:
        return
    for j, text in enumerate(texts):
        key = letters(text[:320])
        i, stem = wanted.get(key[:24], (j, ""))
        if i != j and len(key) > len(stem) and key.startswith(stem):
            yield i


def chrome_kinds(texts: Sequence[str], chrome: Mapping[str, ChromeEntry]) -> list[str | None]:
    """For each line the kind of page furniture whose phrase it shows, or None.

    A gate counts most; else a phrase for the whole line before one for its beginning, and that
    before one anywhere.
    """
    kinds: list[str | None] = [None] * len(texts)
    matcher = _matcher(Entries(chrome.values()))
    if matcher is None or not texts:
        return kinds
    keys = [letters(text) if len(text) <= LONGEST else "" for text in texts]
    starts, at = [], 0
    for key in keys:
        starts.append(at)
        at += len(key) + 3
    joined = "\n " + " \n ".join(keys) + " \n"
    rank = {"line": 3, "start": 2, "anywhere": 1}
    best = [0] * len(texts)
    for number, start, _ in matcher.search.find_matches_as_indexes(joined, overlapping=True):
        phrase = matcher.phrases[number]
        line = bisect_right(starts, start) - 1
        weight = 4 if phrase.kind == "gate" else rank[phrase.where]
        if weight > best[line]:
            best[line], kinds[line] = weight, phrase.kind
    return kinds


@lru_cache(maxsize=8)
def _matcher(entries: Entries) -> Matcher | None:
    """The compiled phrases; kept because compiling costs more than a page's search."""
    patterns: list[str] = []
    phrases: list[Phrase] = []
    for entry in entries:
        for form in entry.forms:
            key = letters(form)
            if key:
                patterns.append(_bounded(key, entry.where))
                phrases.append(Phrase(entry.kind, entry.where))
    return Matcher(AhoCorasick(patterns), tuple(phrases)) if patterns else None


def _bounded(key: str, where: str) -> str:
    """The phrase with the ends it needs; Hangul words end where particles begin."""
    loose = SYLLABLES.search(key) is not None
    if where == "line":
        return f"\n {key} \n"
    if where == "start":
        return f"\n {key}" if loose else f"\n {key} "
    return key if loose else f" {key} "
