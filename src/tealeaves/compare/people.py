"""Persons: their titles and the order of these, and their places in lists of those present."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from tealeaves.compare.facts import Facts
from tealeaves.compare.feature import Amount, Column, Feature, able, label_of

LIST = 3  # names that make a list
COMMON = 4  # names that two orders must share before one is held against the other
MOST = 5  # titles of a person whose order is compared
MOVES = ("list order",)


def columns(texts: Sequence[Facts]) -> Iterator[Column]:
    """Titles, their order, and who stands in the lists."""
    yield from _titles(texts)
    yield from _title_orders(texts)
    yield from _listed(texts)


def amounts(texts: Sequence[Facts]) -> Iterator[Amount]:
    """Places among those who stand in most lists, and how far a list keeps the usual order."""
    lists = [text.attendees if len(text.attendees) >= LIST else () for text in texts]
    often = Counter(name for found in lists for name in dict.fromkeys(found))
    usual = {name for name, n in often.items() if 2 * n > sum(map(bool, lists)) and n > 1}
    orders = [[n for n in dict.fromkeys(found) if n in usual] for found in lists]
    for name in sorted(usual):
        places = [float(o.index(name) + 1) if name in o else np.nan for o in orders]
        yield Feature("place", (name,), name, MOVES), places
    if len(usual) >= COMMON:
        yield Feature("tau", (), "order of the list", MOVES), _taus(orders)


def _titles(texts: Sequence[Facts]) -> Iterator[Column]:
    read = able(texts, "person")
    given = dict.fromkeys(
        (person, title)
        for text in texts
        for person, titles in text.titles.items()
        for title in titles
    )
    for person, title in given:
        label = f"{label_of(texts, 'person', person)}: {title}"
        could = [
            ok and (("person", person) in text.terms or person in text.titles)
            for ok, text in zip(read, texts, strict=True)
        ]
        having = [title in text.titles.get(person, ()) for text in texts]
        yield Feature("title", (person, title), label, ("titles", person)), having, could


def _title_orders(texts: Sequence[Facts]) -> Iterator[Column]:
    people = dict.fromkeys(person for text in texts for person in text.titles)
    for person in people:
        given = [text.titles.get(person, ()) for text in texts]
        often = Counter(title for titles in given for title in titles).most_common(MOST)
        for one, other in combinations(sorted(title for title, n in often if n > 1), 2):
            both = [one in titles and other in titles for titles in given]
            if sum(both) > 1:
                before = [
                    ok and titles.index(one) < titles.index(other)
                    for ok, titles in zip(both, given, strict=True)
                ]
                label = f"{label_of(texts, 'person', person)}: {one} before {other}"
                yield (
                    Feature("title_order", (person, one, other), label, ("titles", person)),
                    before,
                    both,
                )


def _listed(texts: Sequence[Facts]) -> Iterator[Column]:
    """Entries and exits, of names that stand in two lists or in the one at hand."""
    lists = [frozenset(text.attendees) for text in texts]
    could = [len(names) >= LIST for names in lists]
    if sum(could) < 2:
        return
    keys = {
        label: key
        for text in texts
        for (kind, key), label in text.labels.items()
        if kind == "person"
    }
    for name in dict.fromkeys(name for text in texts for name in text.attendees):
        key = keys.get(name, f"~{name.casefold()}")
        having = [name in names for names in lists]
        yield Feature("listed", (name,), name, ("person", key)), having, could


def _taus(orders: Sequence[Sequence[str]]) -> list[float]:
    """Kendall's tau of each list with the mean order of all the others; NaN: too few in common."""
    return [
        _tau(order, [o for j, o in enumerate(orders) if j != i]) for i, order in enumerate(orders)
    ]


def _tau(order: Sequence[str], others: Sequence[Sequence[str]]) -> float:
    ranks: dict[str, list[float]] = {}
    for other in others:
        for place, name in enumerate(other):
            ranks.setdefault(name, []).append(place / len(other))
    mean = {name: sum(places) / len(places) for name, places in ranks.items()}
    common = [name for name in order if name in mean]
    if len(common) < COMMON:
        return float("nan")
    signs = [np.sign(mean[late] - mean[early]) for early, late in combinations(common, 2)]
    return float(np.mean(signs))
