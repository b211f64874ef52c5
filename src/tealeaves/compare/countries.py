"""Countries against one another: which comes first, how much room each has, how it is treated."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from tealeaves.compare.facts import Facts
from tealeaves.compare.feature import Amount, Column, Feature, label_of

PAIRED = 12  # countries whose order is compared: the most often named ones
ORDER = ("order",)
SHARE = ("share",)


def columns(texts: Sequence[Facts]) -> Iterator[Column]:
    """Order of two, first of all, and treatment as an item of its own or in a group."""
    yield from _orders(texts)
    yield from _firsts(texts)
    yield from _treatments(texts)


def amounts(texts: Sequence[Facts]) -> Iterator[Amount]:
    """Share of mentions of a country that is named, and level of a greeting."""
    yield from _shares(texts)
    yield from _greetings(texts)


def _ranks(text: Facts) -> dict[str, int]:
    return {key: rank for key, (_, rank) in text.of("country").items() if rank is not None}


def _orders(texts: Sequence[Facts]) -> Iterator[Column]:
    ranks = [_ranks(text) for text in texts]
    home = home_of(texts)
    named = Counter(code for found in ranks for code in found if code != home)
    often = named.most_common(PAIRED)
    for one, other in combinations(sorted(code for code, _ in often), 2):
        able = [one in found and other in found for found in ranks]
        if sum(able) > 1:
            before = [
                ok and found[one] < found[other] for ok, found in zip(able, ranks, strict=True)
            ]
            names = [label_of(texts, "country", code) for code in (one, other)]
            feature = Feature("order", (one, other), f"{names[0]} before {names[1]}", ORDER)
            yield feature, before, able


def home_of(texts: Sequence[Facts]) -> str | None:
    """The medium's own country, whose first place and name say nothing.

    Where no pack knows the medium it is taken to be the country that most texts name most.
    """
    own = Counter(mark.key for text in texts for mark in text.marks if mark.kind == "home")
    if own:
        return own.most_common(1)[0][0]
    most = Counter(
        max(found, key=lambda code: found[code][0])
        for text in texts
        if (found := text.of("country"))
    )
    return most.most_common(1)[0][0] if most else None


def _firsts(texts: Sequence[Facts]) -> Iterator[Column]:
    home = home_of(texts)
    firsts = []
    for text in texts:
        ranks = {code: rank for code, rank in _ranks(text).items() if code != home}
        firsts.append(min(ranks, key=lambda code: ranks[code]) if len(ranks) > 1 else None)
    for code in sorted({code for code in firsts if code}):
        feature = Feature("first", (code,), f"{label_of(texts, 'country', code)} first", ORDER)
        named = [code in _ranks(text) for text in texts]
        able = [first is not None and ok for first, ok in zip(firsts, named, strict=True)]
        yield feature, [first == code for first in firsts], able


def _shares(texts: Sequence[Facts]) -> Iterator[Amount]:
    counts = [{key: n for key, (n, _) in text.of("country").items()} for text in texts]
    home = home_of(texts)
    totals = [sum(found.values()) for found in counts]
    for code in sorted({code for found in counts for code in found} - {home}):
        shares = [
            found[code] / total if code in found and len(found) > 1 else np.nan
            for found, total in zip(counts, totals, strict=True)
        ]
        label = f"share of {label_of(texts, 'country', code)}"
        yield Feature("share", (code,), label, SHARE), shares


def _treatments(texts: Sequence[Facts]) -> Iterator[Column]:
    given = [{m.key: m.value for m in text.marks if m.kind == "treatment"} for text in texts]
    for code in sorted({code for found in given for code in found}):
        feature = Feature(
            "treatment", (code,), label_of(texts, "country", code), ("treatment", code)
        )
        own = [found.get(code) == "own" for found in given]
        yield feature, own, [code in found for found in given]


def _greetings(texts: Sequence[Facts]) -> Iterator[Amount]:
    levels = [{m.key: m.amount for m in text.marks if m.kind == "greeting"} for text in texts]
    for code in sorted({code for found in levels for code in found}):
        feature = Feature("greeting", (code,), label_of(texts, "country", code), ("greeting", code))
        yield feature, [np.nan if (n := found.get(code)) is None else n for found in levels]
