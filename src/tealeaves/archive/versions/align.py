"""Two sequences of words laid side by side, in about linear time, whatever they hold.

Runs that both have exactly once, and in the same order, are the anchors; what lies between two
anchors is small and is compared word by word.
"""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

Tag = Literal["equal", "replace", "delete", "insert"]
Op = tuple[Tag, int, int, int, int]  # tag, range of the one, range of the other

CLOSE = 20_000  # product of the lengths up to which every pair of words is looked at
DEEPEST = 6  # anchors between anchors, and so on
GRAMS = (4, 2, 1)  # lengths of the runs that may be anchors


def align(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Op]:
    """How `a` becomes `b`, as difflib's opcodes; they tile both, and no two of a tag meet."""
    return list(_merged(_pieces(a, b, 0, 0, 0)))


def _pieces(
    a: Sequence[Hashable], b: Sequence[Hashable], i: int, j: int, depth: int
) -> Iterator[Op]:
    """The opcodes of two pieces that begin at `i` and `j`."""
    head = _shared(a, b)
    tail = _shared(a[head:][::-1], b[head:][::-1])
    if head:
        yield "equal", i, i + head, j, j + head
    inner_a, inner_b = a[head : len(a) - tail], b[head : len(b) - tail]
    yield from _inner(inner_a, inner_b, i + head, j + head, depth)
    if tail:
        yield "equal", i + len(a) - tail, i + len(a), j + len(b) - tail, j + len(b)


def _inner(
    a: Sequence[Hashable], b: Sequence[Hashable], i: int, j: int, depth: int
) -> Iterator[Op]:
    if not a and not b:
        return
    if not a or not b:
        yield "delete" if a else "insert", i, i + len(a), j, j + len(b)
    elif len(a) * len(b) <= CLOSE:
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            yield tag, i + i1, i + i2, j + j1, j + j2
    else:
        yield from _between(a, b, i, j, depth)


def _between(
    a: Sequence[Hashable], b: Sequence[Hashable], i: int, j: int, depth: int
) -> Iterator[Op]:
    found = _anchors(a, b) if depth < DEEPEST else []
    if not found:
        yield "replace", i, i + len(a), j, j + len(b)
        return
    at_a = at_b = 0
    for x, y in (*found, (len(a), len(b))):
        if x < at_a or y < at_b:
            continue  # within the run before
        yield from _pieces(a[at_a:x], b[at_b:y], i + at_a, j + at_b, depth + 1)
        if x < len(a):
            run = _shared(a[x : x + GRAMS[0]], b[y : y + GRAMS[0]])
            yield "equal", i + x, i + x + run, j + y, j + y + run
            at_a, at_b = x + run, y + run


def _anchors(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Places of the runs that stand once in each, in the same order: the longest such chain."""
    for size in GRAMS:
        once_a, once_b = _once(a, size), _once(b, size)
        pairs = [(x, once_b[run]) for run, x in once_a.items() if run in once_b]
        if pairs:
            return _rising(sorted(pairs))
    return []


def _once(words: Sequence[Hashable], size: int) -> dict[tuple[Hashable, ...], int]:
    places: dict[tuple[Hashable, ...], int] = {}
    for x in range(len(words) - size + 1):
        run = tuple(words[x : x + size])
        places[run] = -1 if run in places else x
    return {run: x for run, x in places.items() if x >= 0}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs in which the second number rises as well."""
    ends: list[int] = []  # least last number of a chain of each length
    at: list[int] = []  # index of the pair that ends it
    before: list[int] = []
    for index, (_, y) in enumerate(pairs):
        length = bisect_left(ends, y)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [y]
        at[length : length + 1] = [index]
    chain, index = [], at[-1] if at else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _shared(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    """How many items both begin with alike."""
    n = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        n += 1
    return n


def _merged(ops: Iterator[Op]) -> Iterator[Op]:
    """Neighbours joined: equal with equal, and everything between two equals as one change."""
    held: Op | None = None
    for op in ops:
        if held is None:
            held = op
        elif (held[0] == "equal") == (op[0] == "equal"):
            tag = _tag(held[0], held[1], op[2], held[3], op[4])
            held = (tag, held[1], op[2], held[3], op[4])
        else:
            yield held
            held = op
    if held is not None:
        yield held


def _tag(tag: Tag, i1: int, i2: int, j1: int, j2: int) -> Tag:
    if tag == "equal":
        return "equal"
    return "replace" if i1 < i2 and j1 < j2 else "delete" if i1 < i2 else "insert"
