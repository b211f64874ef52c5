"""Which gold finding and which of ours are the same: overlap, pairs, names, speakers."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

G = TypeVar("G")
P = TypeVar("P")
Pieces = tuple[tuple[int, int], ...]  # (start, end) of each piece, sorted

COURTESY = frozenset(
    "comrade respected dear closest his her excellency mr mrs ms dr the a an".split()
)
_SMALL = COURTESY | {"of", "at", "in"}
_SPEAKER_SPLITS = (re.compile(";"), re.compile(r";| and (?=[A-Z])"))


def pieces(value: Any) -> Pieces:
    """The places of a span, of a span in pieces, or of a list of them."""
    return tuple(sorted(_places(value)))


def _places(value: Any) -> Iterable[tuple[int, int]]:
    if isinstance(value, dict):
        if "pieces" in value:
            yield from _places(value["pieces"])
        else:
            yield value["start"], value["end"]
    elif value:
        for each in value:
            yield from _places(each)


def common(one: Pieces, other: Pieces) -> int:
    """How many characters both hold."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def length(one: Pieces) -> int:
    """How many characters these pieces hold."""
    return sum(end - start for start, end in one)


def by_half(one: Pieces, other: Pieces) -> bool:
    """True when they share half of the longer."""
    both = common(one, other)
    return both > 0 and 2 * both >= max(length(one), length(other))


def closeness(one: Pieces, other: Pieces) -> float:
    """Shared characters over all characters of both, 0 to 1."""
    both = common(one, other)
    return both / (length(one) + length(other) - both or 1)


def pairs(
    gold: Sequence[G],
    ours: Sequence[P],
    same: Callable[[G, P], bool],
    rank: Callable[[G, P], float] | None = None,
) -> list[tuple[G, P]]:
    """One-to-one pairs, best rank first; ties go to what comes first in gold, then in ours."""
    candidates = [
        (-(rank(g, p) if rank else 0.0), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(ours)
        if same(g, p)
    ]
    free_gold, free_ours = set(range(len(gold))), set(range(len(ours)))
    chosen = []
    for _, i, j in sorted(candidates):
        if i in free_gold and j in free_ours:
            free_gold.remove(i)
            free_ours.remove(j)
            chosen.append((i, j))
    return [(gold[i], ours[j]) for i, j in sorted(chosen)]


def agreement(orders: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """Kendall's tau over two orders, as concordant less discordant pairs, and all pairs."""
    signs = [(a[0] - b[0]) * (a[1] - b[1]) for n, a in enumerate(orders) for b in orders[n + 1 :]]
    return sum((s > 0) - (s < 0) for s in signs), len(signs)


def squash(text: str | None) -> str:
    """White space made one space, soft hyphens out."""
    return " ".join((text or "").replace("\u00ad", "").split())


def name_key(name: str | None) -> str:
    """A name without case, spaces, points, articles and honorifics."""
    folded = unicodedata.normalize("NFKC", name or "").lower().replace("’", "'")
    kept = (
        word.removesuffix("'s")
        for word in re.split(r"[^\w']+", folded)
        if word and word not in COURTESY
    )
    return re.sub(r"[\W_]+", "", "".join(kept))


def keys(names: Iterable[str | None]) -> frozenset[str]:
    """The keys of several names, without empty ones."""
    return frozenset(key for name in names if name and (key := name_key(name)))


class Speakers:
    """Tells whether two speaker strings mean the same, by all the names two readings know."""

    def __init__(
        self,
        gold_names: Sequence[frozenset[str]],
        our_names: Sequence[frozenset[str]],
        known: frozenset[str],
    ) -> None:
        self.gold, self.ours, self.known = _by_key(gold_names), _by_key(our_names), known

    def same(self, gold: str | None, ours: str | None) -> bool:
        """True when every speaker of one has a partner in the other."""
        for split in _SPEAKER_SPLITS:
            a, b = (
                [one for one in split.split(text or "") if one.strip()] for text in (gold, ours)
            )
            if a and len(a) == len(b) == len(pairs(a, b, self._one)):
                return True
        return False

    def _one(self, gold: str, ours: str) -> bool:
        a, b = name_key(gold), name_key(ours)
        if a == b or self.gold.get(a, {a}) & self.ours.get(b, {b}):
            return bool(a)
        if a in self.known or b in self.known:
            return False
        few, many = sorted((_content_words(gold), _content_words(ours)), key=len)
        return bool(few) and few <= many and 2 * len(few) >= len(many)


def _by_key(groups: Sequence[frozenset[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for group in groups:
        for key in group:
            found.setdefault(key, set()).update(group)
    return found


def _content_words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - _SMALL
