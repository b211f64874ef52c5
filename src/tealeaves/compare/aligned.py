"""Two texts sentence by sentence: kept, changed words, added, dropped, moved.

First both are read in order, as the versions of one page are; what is then left on both sides is
paired wherever it stands, so that an account told in another order is not taken for another one.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tealeaves.archive.versions.changes import Changed, Range, difference, runs_of
from tealeaves.archive.versions.headlines import fold
from tealeaves.words import sentences

LIKE = 0.5  # least share of words that two sentences far from each other have in common
LEAST = 4  # words of a sentence that is looked for elsewhere
COMMON = 12  # sentences that may have a word which leads from one to the other
PASSAGE = 5  # sentences on a side; more taken as one rewriting are looked at one by one


def aligned(old: str, new: str) -> tuple[Changed, ...]:
    """Every sentence of both texts, in the order of the new one, with what became of it.

    A sentence that says the same elsewhere is `moved`; its runs are the words that differ.
    """
    found = [part for one in difference(old, new) for part in _single(old, new, one)]
    pairs = _elsewhere(old, new, found)
    if not pairs:
        return tuple(found)
    gone = set(pairs.values())
    joined = [
        _joined(old, new, found[pairs[n]], one) if n in pairs else one
        for n, one in enumerate(found)
        if n not in gone
    ]
    return tuple(_in_order(joined))


def _single(old: str, new: str, one: Changed) -> Iterator[Changed]:
    """A long passage taken as one rewriting, as sentences that went and sentences that came."""
    if one.kind != "changed" or one.old is None or one.new is None:
        yield one
        return
    before, after = list(sentences(old, *one.old)), list(sentences(new, *one.new))
    if max(len(before), len(after)) <= PASSAGE:
        yield one
        return
    yield from (Changed("dropped", place, None) for place in before)
    yield from (Changed("added", None, place) for place in after)


@dataclass(frozen=True, slots=True)
class _Side:
    """Sentences of one text that have no counterpart yet."""

    at: tuple[int, ...]  # places in the list of all
    bags: tuple[Counter[str], ...]


def _elsewhere(old: str, new: str, found: Sequence[Changed]) -> dict[int, int]:
    """For what was added, the dropped sentence that says the same: places in `found`."""
    went = _side(old, [(n, c.old) for n, c in enumerate(found) if c.kind == "dropped" and c.old])
    came = _side(new, [(n, c.new) for n, c in enumerate(found) if c.kind == "added" and c.new])
    with_word: dict[str, list[int]] = {}
    for k, bag in enumerate(went.bags):
        for word in bag:
            with_word.setdefault(word, []).append(k)
    worths = []
    for j, bag in enumerate(came.bags):
        near = {k for word in bag if len(with_word.get(word, ())) <= COMMON
                for k in with_word.get(word, ())}  # fmt: skip
        worths += [(_like(went.bags[k], bag), k, j) for k in sorted(near)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for worth, k, j in sorted(worths, key=lambda w: (-w[0], w[1], w[2])):
        if worth < LIKE:
            break
        if k not in taken and came.at[j] not in pairs:
            taken.add(k)
            pairs[came.at[j]] = went.at[k]
    return pairs


def _side(text: str, places: Sequence[tuple[int, Range]]) -> _Side:
    bags = [(n, Counter(fold(text[slice(*place)]))) for n, place in places]
    long = [(n, bag) for n, bag in bags if bag.total() >= LEAST]
    return _Side(tuple(n for n, _ in long), tuple(bag for _, bag in long))


def _like(one: Counter[str], other: Counter[str]) -> float:
    """Share of all words that both have in common."""
    both = sum(min(n, other[word]) for word, n in one.items() if word in other)
    return 2 * both / (one.total() + other.total())


def _joined(old: str, new: str, went: Changed, came: Changed) -> Changed:
    assert went.old is not None
    assert came.new is not None
    return Changed("moved", went.old, came.new, runs_of(old, new, went.old, came.new))


def _in_order(found: Sequence[Changed]) -> Iterator[Changed]:
    """What was taken for moved and yet stands in order is changed (or kept)."""
    both = [(n, c.old[0]) for n, c in enumerate(found) if c.old and c.new]
    standing = {both[k][0] for k in _rising([start for _, start in both])}
    for n, one in enumerate(found):
        if one.kind == "moved" and n in standing:
            one = replace(one, kind="changed" if one.runs else "kept")
        yield one


def _rising(values: Sequence[int]) -> list[int]:
    """Places of the longest rising run of values."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for n, value in enumerate(values):
        length = bisect_left(ends, value)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        at[length : length + 1] = [n]
    n, chain = (at[-1] if at else -1), []
    while n >= 0:
        chain.append(n)
        n = before[n]
    return chain[::-1]
