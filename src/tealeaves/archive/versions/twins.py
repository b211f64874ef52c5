"""Sentences of an old and a new text that are rewritings of each other, in order."""

from collections import Counter
from collections.abc import Sequence

from tealeaves.archive.versions.headlines import fold

LIKE = 0.4  # least share of words that two rewritings have in common
REACH = 25  # sentences that a rewriting may have slipped by
MOST = 60_000  # pairs looked at; beyond that a passage is taken as one rewriting
STEPS = ((1, 1), (1, 2), (2, 1))  # how many sentences become how many

Pair = tuple[int, int, int, int]  # range of the old sentences, range of the new ones


def twins(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The pairs that together have most words in common; one sentence may become two."""
    if not old or not new:
        return []
    reach = REACH + abs(len(old) - len(new))
    if len(old) * min(len(new), 2 * reach) > MOST:
        return [(0, len(old), 0, len(new))]
    table = _Table([Counter(fold(s)) for s in old], [Counter(fold(s)) for s in new])
    best: Best = {(0, 0): (0.0, (0, 0))}
    for i in range(len(old) + 1):
        middle = i * len(new) // len(old)
        for j in range(max(0, middle - reach), min(len(new), middle + reach) + 1):
            if (i, j) != (0, 0):
                best[i, j] = _best(i, j, best, table)
    return _way(best, len(old), len(new))


Place = tuple[int, int]
Best = dict[Place, tuple[float, Place]]  # worth of the best way to a place, and where it came from


class _Table:
    """The words that sentences share, each pair counted once."""

    def __init__(self, old: list[Counter[str]], new: list[Counter[str]]) -> None:
        self.old, self.new = old, new
        self.sizes = [bag.total() for bag in old], [bag.total() for bag in new]
        self.known: dict[Place, int] = {}

    def shared(self, i: int, j: int) -> int:
        """How many words sentence i of the old and j of the new text have in common."""
        found = self.known.get((i, j))
        if found is None:
            a, b = self.old[i], self.new[j]
            found = self.known[i, j] = sum(min(n, b[w]) for w, n in a.items() if w in b)
        return found


def _best(i: int, j: int, best: Best, table: _Table) -> tuple[float, Place]:
    ways = [(best[at][0], at) for at in ((i - 1, j), (i, j - 1)) if at in best]
    for n, m in STEPS:
        at = i - n, j - m
        if at in best and (worth := _worth(at, (i, j), table)):
            ways.append((best[at][0] + worth, at))
    return max(ways, default=(0.0, (0, 0)))


def _worth(start: Place, end: Place, table: _Table) -> float:
    """Words both have, less a little for a join; 0 where too few for a rewriting."""
    (i1, j1), (i2, j2) = start, end
    joined = i2 - i1 + j2 - j1 - 2
    if joined and not _each(start, end, table):
        return 0.0
    everything = sum(table.sizes[0][i1:i2]) + sum(table.sizes[1][j1:j2])
    if joined:
        a, b = sum(table.old[i1:i2], Counter()), sum(table.new[j1:j2], Counter())
        both = 2 * (a & b).total()
    else:
        both = 2 * table.shared(i1, j1)
    if not both or both < LIKE * everything:
        return 0.0
    return both * both / everything - joined


def _each(start: Place, end: Place, table: _Table) -> bool:
    """Whether each of two joined sentences has half of its words in the whole."""
    (i1, j1), (i2, j2) = start, end
    return all(
        2 * table.shared(i, j) >= (table.sizes[0][i] if i2 - i1 > 1 else table.sizes[1][j])
        for i in range(i1, i2)
        for j in range(j1, j2)
    )


def _way(best: Best, i: int, j: int) -> list[Pair]:
    way: list[Pair] = []
    while (i, j) in best and (i, j) != (0, 0):
        n, m = best[i, j][1]
        if n < i and m < j:
            way.append((n, i, m, j))
        i, j = n, m
    return way[::-1]
