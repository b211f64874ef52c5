"""Many regular expressions over one text, each tried only where it can fit.

Every pattern has words without which it cannot fit; one automaton finds all of these at once, and
a pattern is run only over the ranges that hold one of its words.
"""

import re
import re._parser as sre  # type: ignore[import-not-found]  # the only reader of patterns there is
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from tealeaves.read.wording import for_undotted, sentence_pattern


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns for undotted text, ready to be run; each is compiled when a text first wants it."""

    forms: tuple[str, ...]
    automaton: AhoCorasick
    owners: tuple[tuple[int, ...], ...]  # which patterns need each word of the automaton
    always: tuple[int, ...]  # patterns that need no word

    def matches(
        self, text: str, ranges: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, re.Match[str]]]:
        """Number of the pattern and match, pattern by pattern within each range.

        Ranges are in order and do not overlap; no match crosses one.
        """
        starts = [start for start, _ in ranges]
        wanted: list[set[int]] = [set(self.always) for _ in ranges]
        for word, at, _ in self.automaton.find_matches_as_indexes(text, overlapping=True):
            place = bisect_right(starts, at) - 1
            if place >= 0:
                wanted[place].update(self.owners[word])
        for (start, end), numbers in zip(ranges, wanted, strict=True):
            for number in sorted(numbers):
                for m in sentence_pattern(self.forms[number]).finditer(text, start, end):
                    yield number, m


@lru_cache(maxsize=64)
def patterns(forms: tuple[str, ...]) -> Patterns:
    """The patterns of a list in the packs."""
    needed: dict[str, list[int]] = {}
    always = []
    for number, form in enumerate(forms):
        words = needed_words(for_undotted(form))
        for word in words:
            needed.setdefault(word, []).append(number)
        if not words:
            always.append(number)
    return Patterns(
        forms,
        AhoCorasick(list(needed), matchkind=MatchKind.Standard),
        tuple(map(tuple, needed.values())),
        tuple(always),
    )


def needed_words(pattern: str) -> frozenset[str]:
    """Words of which every match holds at least one; empty where none can be told.

    `needed_words(r"(?:red|blue) lines?")` is {" line"}.
    """
    return _of_sequence(sre.parse(pattern))


def _of_sequence(items: Any) -> frozenset[str]:
    """The best of what the parts of a sequence need: the longest shortest word."""
    found: list[frozenset[str]] = []
    run = ""
    for kind, value in items:
        if kind is sre.LITERAL:
            run += chr(value)
            continue
        if kind is sre.AT:
            continue
        found.append(frozenset((run,) if run else ()))
        run = ""
        found.append(_of_part(kind, value))
    found.append(frozenset((run,) if run else ()))
    return max(found, key=lambda words: (min(map(len, words), default=0), -len(words)))


def _of_part(kind: Any, value: Any) -> frozenset[str]:
    if kind is sre.SUBPATTERN:
        _, flags, _, inner = value
        return frozenset() if flags else _of_sequence(inner)
    if kind is sre.BRANCH:
        branches = [_of_sequence(branch) for branch in value[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT) and value[0] > 0:
        return _of_sequence(value[2])
    return frozenset()
