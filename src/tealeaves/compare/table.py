"""Texts by features: what each has, what it could have, and how much. Row 0 is the text at hand."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from tealeaves.compare.facts import KINDS, Facts
from tealeaves.compare.surprise import Bools, Floats

PAIRED = 12  # countries whose order is compared: the most often named ones


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing compared. `kind`: a kind of term, or title, stance, order, first; for amounts
    share, length, place (in an attendance list). `parts` are its keys."""

    kind: str
    parts: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Table:
    features: tuple[Feature, ...]
    had: Bools  # texts x features
    applies: Bools
    amounts: tuple[Feature, ...]
    values: Floats  # texts x amounts, NaN: none


def table_of(texts: Sequence[Facts]) -> Table:
    """All features that any of the texts has."""
    columns = [*_terms(texts), *_titles(texts), *_stances(texts), *_orders(texts), *_firsts(texts)]
    amounts = [*_lengths(texts), *_shares(texts), *_places(texts)]
    shape = (len(texts), len(columns))
    had, applies = np.zeros(shape, bool), np.zeros(shape, bool)
    for j, (_, having, able) in enumerate(columns):
        had[:, j], applies[:, j] = having, able
    values = np.full((len(texts), len(amounts)), np.nan)
    for j, (_, numbers) in enumerate(amounts):
        values[:, j] = numbers
    return Table(
        tuple(feature for feature, _, _ in columns),
        had,
        applies,
        tuple(feature for feature, _ in amounts),
        values,
    )


Column = tuple[Feature, list[bool], list[bool]]
Amount = tuple[Feature, list[float]]


def label_of(texts: Sequence[Facts], kind: str, key: str) -> str:
    """How a term is called."""
    return next((t.labels[kind, key] for t in texts if (kind, key) in t.labels), key)


def _terms(texts: Sequence[Facts]) -> Iterator[Column]:
    met = dict.fromkeys(term for text in texts for term in text.terms if term[0] in KINDS)
    given = [bool(text.of("topic")) for text in texts]
    for kind, key in met:
        having = [(kind, key) in text.terms for text in texts]
        if key.startswith("~") and sum(having) < 2:
            continue  # words that no pack knows and that stand once: too thin to say anything
        able = given if kind == "topic" else [True] * len(texts)
        feature = Feature(kind, (key,), label_of(texts, kind, key))
        yield feature, having, able


def _titles(texts: Sequence[Facts]) -> Iterator[Column]:
    met = dict.fromkeys(
        (person, title)
        for text in texts
        for person, titles in text.titles.items()
        for title in titles
    )
    for person, title in met:
        feature = Feature("title", (person, title), f"{label_of(texts, 'person', person)}: {title}")
        able = [("person", person) in text.terms or person in text.titles for text in texts]
        yield feature, [title in text.titles.get(person, ()) for text in texts], able


def _stances(texts: Sequence[Facts]) -> Iterator[Column]:
    for stance in sorted({stance for text in texts for stance in text.stances}):
        holder, target, sign = stance
        feature = Feature("stance", stance, f"{holder} {sign} {target}")
        yield feature, [stance in text.stances for text in texts], [True] * len(texts)


def _ranks(text: Facts) -> dict[str, int]:
    return {key: rank for key, (_, rank) in text.of("country").items() if rank is not None}


def _orders(texts: Sequence[Facts]) -> Iterator[Column]:
    ranks = [_ranks(text) for text in texts]
    often = Counter(code for found in ranks for code in found).most_common(PAIRED)
    for one, other in combinations(sorted(code for code, _ in often), 2):
        able = [one in found and other in found for found in ranks]
        if sum(able) > 1:
            before = [
                ok and found[one] < found[other] for ok, found in zip(able, ranks, strict=True)
            ]
            names = [label_of(texts, "country", code) for code in (one, other)]
            yield Feature("order", (one, other), f"{names[0]} before {names[1]}"), before, able


def home_of(texts: Sequence[Facts]) -> str | None:
    """The country most texts name most: the medium's own, whose first place says nothing."""
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
        feature = Feature("first", (code,), f"{label_of(texts, 'country', code)} first")
        yield feature, [first == code for first in firsts], [first is not None for first in firsts]


def _lengths(texts: Sequence[Facts]) -> Iterator[Amount]:
    yield Feature("length", (), "words"), [float(text.words or np.nan) for text in texts]


def _shares(texts: Sequence[Facts]) -> Iterator[Amount]:
    counts = [{key: n for key, (n, _) in text.of("country").items()} for text in texts]
    totals = [sum(found.values()) for found in counts]
    for code in sorted({code for found in counts for code in found}):
        shares = [
            found.get(code, 0) / total if total else np.nan
            for found, total in zip(counts, totals, strict=True)
        ]
        yield Feature("share", (code,), f"share of {label_of(texts, 'country', code)}"), shares


def _places(texts: Sequence[Facts]) -> Iterator[Amount]:
    """Places in attendance lists, of those who stand in the list at hand and in earlier ones."""
    ranks = [{name: i for i, name in enumerate(text.attendees, 1)} for text in texts]
    for name in ranks[0]:
        places = [float(found.get(name, np.nan)) for found in ranks]
        if sum(not np.isnan(place) for place in places) > 1:
            yield Feature("place", (name,), f"place of {name}"), places
