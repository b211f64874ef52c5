"""Stock phrases of the packs: families used or not, their step, and the wording within a family."""

from collections.abc import Iterator, Sequence

import numpy as np

from tealeaves.compare.facts import Facts, Mark
from tealeaves.compare.feature import Amount, Column, Feature, same_language
from tealeaves.words import folded

VARIED = 0.5  # wordings a text that uses the family: with more, a new one says nothing


def columns(texts: Sequence[Facts]) -> Iterator[Column]:
    """Families of stock phrases, and the wordings of those that keep to few."""
    used = [_by_family(text) for text in texts]
    alike = same_language(texts)
    for family in dict.fromkeys(family for found in used for family in found):
        having = [family in found for found in used]
        group = ("formula", family)
        yield Feature("family", (family,), named(family), group), having, [True] * len(texts)
        could = [has and like for has, like in zip(having, alike, strict=True)]
        wordings = [
            {wording(m.value) for m in found.get(family, ())} if ok else set()
            for found, ok in zip(used, could, strict=True)
        ]
        every = sorted({words for found in wordings for words in found})
        if 1 < len(every) <= max(2, VARIED * sum(could)):
            for words in every:
                feature = Feature("wording", (family, words), words, group)
                yield feature, [words in found for found in wordings], could


def amounts(texts: Sequence[Facts]) -> Iterator[Amount]:
    """The highest step of each ordered family: `grade` weak to strong, `age` old to new."""
    for kind in ("grade", "age"):
        yield from _steps(texts, kind)


def _steps(texts: Sequence[Facts], kind: str) -> Iterator[Amount]:
    grades = [{m.key: m for m in text.marks if m.kind == kind} for text in texts]
    for family in dict.fromkeys(family for found in grades for family in found):
        numbers = [found[family].amount if family in found else None for found in grades]
        values = [np.nan if number is None else number for number in numbers]
        yield Feature(kind, (family,), named(family), ("formula", family)), values


def _by_family(text: Facts) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in text.marks:
        if mark.kind == "phrase":
            found.setdefault(mark.key, []).append(mark)
    return found


def wording(words: str | None) -> str:
    """Words as they are counted: case and shape of marks aside, without an article in front."""
    plain = folded(words or "").casefold().split()
    return " ".join(plain[1:] if plain[:1] in (["the"], ["a"], ["an"]) else plain)


def named(family: str) -> str:
    """A family's id for people to read."""
    return family.replace("-", " ")
