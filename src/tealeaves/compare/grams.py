"""Runs of words that recur in a set of texts, with their counts in each: grown word by word.

A run can only recur where the runs within it do, so each length is looked for among those of the
length before: the time goes with the number of words, not with their square.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tealeaves.compare.tokens import is_han, tokens

LONGEST = 8  # words of a run
LEAST = {False: 2, True: 4}  # words of a run; of Chinese, characters
TEXTS = 2  # in so many texts a run recurs
TIMES = 3  # or so often in one
SMALL = frozenset(
    (
        "a an the of to in on and or for with by at from is are was were be been its it this that "
        "these those their his her our your my he she they we i you as will would shall should may "
        "can could has have had which who whom whose when where while not no than then there into "
        "upon under over also but if so such any some all both each other same more most very "
        "said says say told him them us me one two three first second between among during after "
        "before through about against up out off only just being having did do does "
        "january february march april may june july august september october november december "
        "jan feb mar apr jun jul aug sept sep oct nov dec "
        "monday tuesday wednesday thursday friday saturday sunday"
    ).split()
)

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Grams:
    """Runs of words with their counts: texts x runs. `parts`: the two runs a word shorter."""

    words: tuple[tuple[str, ...], ...]
    counts: Ints
    parts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """All texts one after another: number of each word, its text, its run of no punctuation."""

    names: tuple[str, ...]
    word: Ints
    text: Ints
    run: Ints


def grams_of(texts: Sequence[str], *, shortest: int | None = None) -> Grams:
    """The recurring runs that neither begin nor end with a small word; longest ones kept.

    A run that stands nowhere without a longer one is left out.
    """
    words = _numbered(texts)
    levels = _levels(words, len(texts))
    found: dict[tuple[str, ...], Ints] = {}
    for size, (table, starts) in enumerate(levels, 2):
        for gram, at in enumerate(starts.tolist()):
            run = tuple(words.names[w] for w in words.word[at : at + size])
            if _speaks(run, shortest):
                found[run] = table[:, gram]
    return _whole(found, len(texts))


def _speaks(run: tuple[str, ...], shortest: int | None) -> bool:
    """Whether a run is a phrase: no small word at its ends, no figure in it, long enough."""
    if run[0] in SMALL or run[-1] in SMALL or any(word[0].isdigit() for word in run):
        return False
    return len(run) >= (shortest or LEAST[is_han(run[0])])


def _whole(found: dict[tuple[str, ...], Ints], texts: int) -> Grams:
    """Without the runs that only ever stand within a longer one."""
    within: set[tuple[str, ...]] = set()
    for run, counts in found.items():
        for part in (run[:-1], run[1:]):
            if part in found and (found[part] == counts).all():
                within.add(part)
    kept = [run for run in found if run not in within]
    number = {run: j for j, run in enumerate(kept)}
    parts = tuple(tuple(number[p] for p in _parts(run) if p in number) for run in kept)
    table = np.stack([found[run] for run in kept], axis=1) if kept else np.zeros((texts, 0), int)
    return Grams(tuple(kept), table, parts)


def _parts(run: tuple[str, ...]) -> list[tuple[str, ...]]:
    """All runs within a run, the longest first."""
    size = len(run)
    return [run[i : i + n] for n in range(size - 1, 1, -1) for i in range(size - n + 1)]


def _numbered(texts: Sequence[str]) -> _Words:
    numbers: dict[str, int] = {}
    word: list[int] = []
    where: list[int] = []
    run: list[int] = []
    stretch = 0
    for i, text in enumerate(texts):
        for token in tokens(text):
            stretch += token.first
            word.append(numbers.setdefault(token.word, len(numbers)))
            where.append(i)
            run.append(stretch)
        stretch += 1
    return _Words(tuple(numbers), np.array(word, int), np.array(where, int), np.array(run, int))


def _levels(words: _Words, texts: int) -> list[tuple[Ints, Ints]]:
    """For each length from 2: the counts of its runs, and a place where each stands."""
    levels: list[tuple[Ints, Ints]] = []
    before = words.word
    for size in range(2, LONGEST + 1):
        if len(words.word) < size:
            break
        here = np.arange(len(words.word) - size + 1)
        left, right = before[here], before[here + 1]
        good = (words.run[here] == words.run[here + size - 1]) & (left >= 0) & (right >= 0)
        places = here[good]
        if not len(places):
            break
        codes = left[good] * (int(before.max()) + 1) + right[good]
        _, first, gram = np.unique(codes, return_index=True, return_inverse=True)
        cells = np.bincount(words.text[places] * len(first) + gram, minlength=texts * len(first))
        counts = cells.reshape(texts, len(first))
        recurs = ((counts > 0).sum(axis=0) >= TEXTS) | (counts.max(axis=0) >= TIMES)
        new = np.where(recurs, np.cumsum(recurs) - 1, -1)
        ids = np.full(len(words.word), -1)
        ids[places] = new[gram]
        if not recurs.any():
            break
        levels.append((counts[:, recurs], places[first[recurs]]))
        before = ids
    return levels
