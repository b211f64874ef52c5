"""Runs of words that recur in a set of texts, with their counts: grown word by word.

A run can only recur where the runs within it do, so each length is looked for among those of the
length before: the time goes with the number of words, not with their square.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tealeaves.compare.surprise import Bools, Ints
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

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grams:
    """Runs of words, and where they stand: one entry of `run`, `text` and `count` for each run in
    each text that has it. `texts`: how many texts there are."""

    words: tuple[Run, ...]
    run: Ints
    text: Ints
    count: Ints
    texts: int
    shown: tuple[tuple[int, int, int], ...]  # of each run a text that has it, and its place there

    def within(self, texts: Iterable[int]) -> tuple[Ints, Ints]:
        """How often each run stands in some of the texts, and in how many of them."""
        inside: Bools = np.zeros(self.texts, bool)
        inside[list(texts)] = True
        here = inside[self.text]
        size = len(self.words)
        counts = np.bincount(self.run[here], self.count[here], minlength=size).astype(np.int64)
        return counts, np.bincount(self.run[here], minlength=size)

    def had(self, runs: Sequence[int]) -> Bools:
        """Texts x runs: who has it. For few texts: the table is not sparse."""
        place = np.full(len(self.words), -1)
        place[list(runs)] = np.arange(len(runs))
        table = np.zeros((self.texts, len(runs)), bool)
        here = place[self.run] >= 0
        table[self.text[here], place[self.run[here]]] = True
        return table


@dataclass(frozen=True, slots=True)
class _Words:
    """All texts one after another: number of each word, its text, its run of no punctuation."""

    names: tuple[str, ...]
    word: Ints
    text: Ints
    run: Ints
    places: tuple[tuple[int, int], ...]  # in its text


@dataclass(frozen=True, slots=True)
class _Level:
    """The recurring runs of one length: a place of each, and the sparse counts."""

    starts: Ints
    run: Ints
    text: Ints
    count: Ints


def grams_of(texts: Sequence[str]) -> Grams:
    """The recurring runs that neither begin nor end with a small word nor hold a figure.

    A run that stands nowhere without a longer one is left out.
    """
    words = _numbered(texts)
    names: list[Run] = []
    shown: list[tuple[int, int, int]] = []
    totals: dict[Run, int] = {}
    parts: list[tuple[Ints, Ints, Ints]] = []
    for size, level in enumerate(_levels(words, len(texts)), 2):
        times = np.bincount(level.run, level.count, minlength=len(level.starts)).astype(int)
        number = np.full(len(level.starts), -1)
        for gram, (at, n) in enumerate(zip(level.starts.tolist(), times.tolist(), strict=True)):
            run = tuple(words.names[w] for w in words.word[at : at + size].tolist())
            if _speaks(run):
                number[gram] = len(names)
                names.append(run)
                last = words.places[at + size - 1][1]
                shown.append((int(words.text[at]), words.places[at][0], last))
                totals[run] = n
        kept = number[level.run] >= 0
        parts.append((number[level.run[kept]], level.text[kept], level.count[kept]))
    return _whole(names, shown, totals, parts, len(texts))


def _speaks(run: Run) -> bool:
    """Whether a run is a phrase: no small word at its ends, no figure in it, long enough."""
    chinese = is_han(run[0])
    ends = (run[0], run[-1])
    if any(word in SMALL or (len(word) == 1 and not chinese) for word in ends):
        return False
    return len(run) >= LEAST[chinese] and not any(word[0].isdigit() for word in run)


def _whole(
    names: Sequence[Run],
    shown: Sequence[tuple[int, int, int]],
    totals: dict[Run, int],
    parts: Sequence[tuple[Ints, Ints, Ints]],
    texts: int,
) -> Grams:
    """Without the runs that only ever stand within a longer one."""
    within = {
        part
        for run, n in totals.items()
        for part in inner(run)
        if totals.get(part) == n  # as often as the longer one: never without it
    }
    place = np.full(len(names), -1)
    kept = [j for j, run in enumerate(names) if run not in within]
    place[kept] = np.arange(len(kept))
    none = [np.zeros(0, np.int64)]
    run, text, count = (np.concatenate([p[i] for p in parts] or none) for i in range(3))
    here = place[run] >= 0 if len(names) else np.zeros(0, bool)
    return Grams(
        tuple(names[j] for j in kept),
        place[run[here]],
        text[here],
        count[here],
        texts,
        tuple(shown[j] for j in kept),
    )


def inner(run: Run) -> Iterator[Run]:
    """All runs within a run, the longest first."""
    size = len(run)
    for n in range(size - 1, 1, -1):
        for i in range(size - n + 1):
            yield run[i : i + n]


def _numbered(texts: Sequence[str]) -> _Words:
    numbers: dict[str, int] = {}
    word: list[int] = []
    where: list[int] = []
    run: list[int] = []
    places: list[tuple[int, int]] = []
    stretch = 0
    for i, text in enumerate(texts):
        for token in tokens(text):
            stretch += token.first
            word.append(numbers.setdefault(token.word, len(numbers)))
            where.append(i)
            places.append((token.start, token.end))
            run.append(stretch)
        stretch += 1
    return _Words(
        tuple(numbers), np.array(word, int), np.array(where, int), np.array(run, int), tuple(places)
    )


def _levels(words: _Words, texts: int) -> Iterator[_Level]:
    """The recurring runs of each length from 2."""
    before = words.word
    for size in range(2, LONGEST + 1):
        if len(words.word) < size:
            return
        here = np.arange(len(words.word) - size + 1)
        left, right = before[here], before[here + 1]
        good = (words.run[here] == words.run[here + size - 1]) & (left >= 0) & (right >= 0)
        places = here[good]
        codes = left[good] * (int(before.max(initial=0)) + 1) + right[good]
        _, first, gram = np.unique(codes, return_index=True, return_inverse=True)
        pairs, count = np.unique(gram * texts + words.text[places], return_counts=True)
        runs, where = pairs // texts, pairs % texts
        most = np.zeros(len(first), np.int64)
        np.maximum.at(most, runs, count)
        recurs = (np.bincount(runs, minlength=len(first)) >= TEXTS) | (most >= TIMES)
        if not recurs.any():
            return
        new = np.where(recurs, np.cumsum(recurs) - 1, -1)
        kept = recurs[runs]
        yield _Level(places[first[recurs]], new[runs[kept]], where[kept], count[kept])
        before = np.full(len(words.word), -1)
        before[places] = new[gram]
