"""Loaded names: `puppet ROK`, `scum in the ROK`, `Japanese reactionaries`, and `the scum` later."""

import re
from collections.abc import Iterator, Mapping

from tealeaves.read.countries.passage import Ground
from tealeaves.read.tokens import index_at
from tealeaves.words import folded

BETWEEN = frozenset(
    {
        "military",
        "war",
        "ruling",
        "political",
        "conservative",
        "criminal",
        "aggressive",
        "aggression",
        "new",
        "ultra-right",
        "right-wing",
    }
)


def extended(here: Ground, start: int, end: int) -> tuple[int, int] | None:
    """The name with the loaded words beside it as one span; None where there are none."""
    first, last = index_at(here.tokens, start), index_at(here.tokens, end - 1) + 1
    low, high = _left(here, first), _right(here, last)
    if (low, high) == (first, last):
        return None
    return here.tokens[low].start if low < first else start, here.tokens[
        high - 1
    ].end if high > last else end


def _left(here: Ground, first: int) -> int:
    i = first
    while i > 0 and here.tokens[i - 1].low in here.words.loaded_adjectives:
        i -= 1
    if i < first:
        return i
    k = first - 1
    if k > 0 and here.tokens[k].low == "the":
        k -= 1
    if k > 0 and here.tokens[k].low in ("of", "in") and here.tokens[k - 1].low in here.words.loaded:
        k -= 1
        while k > 0 and here.tokens[k - 1].low in here.words.loaded_adjectives | BETWEEN:
            k -= 1
        return k
    return first


def _right(here: Ground, last: int) -> int:
    k, end = last, last
    while k < len(here.tokens) and k < last + 4:
        word = here.tokens[k].low
        if word in here.words.loaded:
            end = k + 1
        elif word not in here.words.loaded_adjectives and word not in BETWEEN:
            break
        k += 1
    return end


def learnt_nouns(
    here: Ground, span: tuple[int, int], name: tuple[int, int], code: str
) -> dict[str, str]:
    """The insults printed with a country's name: alone they mean it too, later in the text."""
    found = {}
    for i in range(index_at(here.tokens, span[0]), index_at(here.tokens, span[1] - 1) + 1):
        token = here.tokens[i]
        if not name[0] <= token.start < name[1] and token.low in here.words.loaded:
            found[token.low] = code
    return found


def lone_epithets(here: Ground, learnt: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Insults without a name that mean one country: learnt from the text or listed as such."""
    for i, token in enumerate(here.tokens):
        code = learnt.get(token.low)
        if code is not None and i and here.tokens[i - 1].low in ("the", "these", "those", "such"):
            yield token.start, token.end, code
    if not here.tokens:
        return
    low, high = here.tokens[0].start, here.tokens[-1].end
    text = folded(here.text[low:high]).lower()
    for wording, code in here.words.sole:
        for m in re.finditer(rf"\b{re.escape(wording.lower())}\b", text):
            yield low + m.start(), low + m.end(), code
