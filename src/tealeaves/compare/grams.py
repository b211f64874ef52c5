"""Runs of words that recur in a set of texts, with their counts: grown word by word.

A run can only recur where the runs within it do, so each length is looked for among those of the
length before: the time goes with the number of words, not with their square.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tealeaves.compare.surprise import Bools, Ints
from tealeaves.compare.tokens import Token, is_han, tokens

LONGEST = 24  # words of a run
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
    """All texts one after another: number of each word, its text, its run of no punctuation.

    A figure has the number -1: no run goes over it.
    """

    names: tuple[str, ...]
    word: Ints
    text: Ints
    stretch: Ints
    tokens: tuple[Token, ...]

    def run(self, at: int, size: int) -> Run:
        """The words from a place on."""
        return tuple(self.names[w] for w in self.word[at : at + size].tolist())


@dataclass(slots=True)
class _Level:
    """The recurring runs of one length: a place of each, and the sparse counts.

    `left` and `right` are the two runs a word shorter, in the level before.
    """

    starts: Ints
    left: Ints
    right: Ints
    run: Ints
    text: Ints
    count: Ints

    @property
    def times(self) -> Ints:
        """How often each run stands in all texts."""
        times = np.bincount(self.run, self.count, minlength=len(self.starts))
        return times.astype(np.int64)


def grams_of(texts: Sequence[str]) -> Grams:
    """The recurring runs, without small words at their ends, none with a figure in it.

    A run that stands nowhere without a longer one is left out.
    """
    words = _numbered(texts)
    levels = list(_levels(words, len(texts)))
    number: dict[Run, int] = {}
    times: list[int] = []
    shown: list[tuple[int, int, int]] = []
    parts: list[tuple[Ints, Ints, Ints]] = []
    for size, level, whole in zip(range(2, LONGEST + 1), levels, _whole(levels), strict=False):
        place = np.full(len(level.starts), -1)
        met, starts = level.times.tolist(), level.starts.tolist()
        for gram in np.flatnonzero(whole).tolist():
            start, end = _trimmed(words, starts[gram], size)
            run, n = words.run(start, end - start), met[gram]
            if not _speaks(run) or times_of(number, times, run) >= n:
                continue
            place[gram] = number[run] = len(times)
            times.append(n)
            first, last = words.tokens[start], words.tokens[end - 1]
            shown.append((int(words.text[start]), first.start, last.end))
        kept = place[level.run] >= 0
        parts.append((place[level.run[kept]], level.text[kept], level.count[kept]))
    return _gathered(number, shown, parts, len(texts))


def times_of(number: dict[Run, int], times: Sequence[int], run: Run) -> int:
    """How often a run was met so far in one shape."""
    return times[number[run]] if run in number else 0


def _whole(levels: Sequence[_Level]) -> Iterator[Bools]:
    """Which runs of each length stand somewhere without a longer one."""
    for i, level in enumerate(levels):
        alone = np.ones(len(level.starts), bool)
        if i + 1 < len(levels):
            longer, times = levels[i + 1], level.times
            for part in (longer.left, longer.right):
                alone[part[times[part] == longer.times]] = False
        yield alone


def _trimmed(words: _Words, at: int, size: int) -> tuple[int, int]:
    """A run without the small words at its ends: its first word and the one after its last."""
    start, end = at, at + size
    while start < end and _small(words.names[words.word[start]]):
        start += 1
    while end > start and _small(words.names[words.word[end - 1]]):
        end -= 1
    return start, end


def _small(word: str) -> bool:
    return word in SMALL or (len(word) == 1 and not is_han(word))


def _speaks(run: Run) -> bool:
    """Whether a run is long enough to be a phrase."""
    return bool(run) and len(run) >= LEAST[is_han(run[0])]


def _gathered(
    number: dict[Run, int],
    shown: Sequence[tuple[int, int, int]],
    parts: Sequence[tuple[Ints, Ints, Ints]],
    texts: int,
) -> Grams:
    """The runs with their sparse counts, numbered anew: a run met in two shapes keeps one."""
    place = np.full(len(shown), -1)
    for new, old in enumerate(number.values()):
        place[old] = new
    none = [np.zeros(0, np.int64)]
    run, text, count = (np.concatenate([p[i] for p in parts] or none) for i in range(3))
    here = place[run] >= 0 if len(shown) else np.zeros(0, bool)
    return Grams(
        tuple(number),
        place[run[here]],
        text[here],
        count[here],
        texts,
        tuple(shown[old] for old in number.values()),
    )


def inner(run: Run) -> Iterator[Run]:
    """All runs within a run, the longest first."""
    size = len(run)
    for n in range(size - 1, 1, -1):
        for i in range(size - n + 1):
            yield run[i : i + n]


def _numbered(texts: Sequence[str]) -> _Words:
    numbers: dict[str, int] = {}
    said: list[Token] = []
    lengths = []
    for text in texts:
        found = tokens(text)
        said += found
        lengths.append(len(found))
    word = [
        -1 if token.word[0].isdigit() else numbers.setdefault(token.word, len(numbers))
        for token in said
    ]
    return _Words(
        tuple(numbers),
        np.array(word, int),
        np.repeat(np.arange(len(texts)), lengths),
        np.cumsum([token.first for token in said], dtype=np.int64),
        tuple(said),
    )


def _levels(words: _Words, texts: int) -> Iterator[_Level]:
    """The recurring runs of each length from 2."""
    before = words.word
    for size in range(2, LONGEST + 1):
        if len(words.word) < size:
            return
        here = np.arange(len(words.word) - size + 1)
        left, right = before[here], before[here + 1]
        unbroken = words.stretch[here] == words.stretch[here + size - 1]
        places = here[unbroken & (left >= 0) & (right >= 0)]
        left, right = before[places], before[places + 1]
        codes = left * (int(before.max(initial=0)) + 1) + right
        _, first, gram = np.unique(codes, return_index=True, return_inverse=True)
        pairs, count = np.unique(gram * texts + words.text[places], return_counts=True)
        runs, where = pairs // texts, pairs % texts
        most = np.zeros(len(first), np.int64)
        np.maximum.at(most, runs, count)
        recurs = (np.bincount(runs, minlength=len(first)) >= TEXTS) | (most >= TIMES)
        if not recurs.any():
            return
        new = np.where(recurs, np.cumsum(recurs) - 1, -1)
        kept, starts = recurs[runs], first[recurs]
        yield _Level(
            places[starts], left[starts], right[starts], new[runs[kept]], where[kept], count[kept]
        )
        before = np.full(len(words.word), -1)
        before[places] = new[gram]
