"""A stock phrase with a word put in, left out or swapped: varied, not gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tealeaves.compare.grams import SMALL
from tealeaves.compare.tokens import Token, places, tokens

LEAST = 4  # words of a phrase that may vary; a shorter one is another phrase


@dataclass(frozen=True, slots=True)
class Variant:
    """What became of a phrase in a text, and where: characters of the text, None when gone."""

    status: Literal["kept", "varied", "gone"]
    place: tuple[int, int] | None = None


def variant_in(text: str, phrase: str) -> Variant:
    """Whether a text keeps a phrase, varies it by few words, or does without it."""
    words = [token.word for token in tokens(phrase)]
    said = tokens(text)
    if whole := places(said, words):
        return Variant("kept", whole[0])
    found = _nearest(said, words) if len(words) >= LEAST else None
    return Variant("gone") if found is None else Variant("varied", found)


def _nearest(said: Sequence[Token], words: Sequence[str]) -> tuple[int, int] | None:
    """The stretch that differs from the phrase by fewest words, if they are few enough."""
    size = len(words)
    most = (size + 1) // 3
    # costs[i]: words changed to read words[:i] up to here, and the token it began with
    costs = [(i, 0) for i in range(size + 1)]
    best: tuple[int, int, int] | None = None
    for at, token in enumerate(said):
        before, costs = costs, [(0, at + 1)]
        for i, word in enumerate(words, 1):
            same = (before[i - 1][0] + (token.word != word), before[i - 1][1])
            put_in = (before[i][0] + 1, before[i][1])
            left_out = (costs[i - 1][0] + 1, costs[i - 1][1])
            costs.append(min(same, put_in, left_out, key=lambda c: (c[0], -c[1])))
        edits, start = costs[size]
        if edits <= most and start <= at and (best is None or edits < best[0]):
            best = (edits, start, at)
    if best is None or not _alike(said[best[1] : best[2] + 1], words):
        return None
    return said[best[1]].start, said[best[2]].end


def _alike(stretch: Sequence[Token], words: Sequence[str]) -> bool:
    """Whether most of the words that are not small ones are kept."""
    heavy = [word for word in words if word not in SMALL]
    there = {token.word for token in stretch}
    kept = [word for word in heavy if word in there]
    return bool(heavy) and 3 * len(kept) >= 2 * len(heavy)
