"""How somebody is spoken to: `Your Excellency`, `Dear Comrade`, `my closest comrade`.

Terms are patterns of the packs (`address-terms`). A term goes to the person whose name it leads up
to; in a letter to the one written to; elsewhere to the last person named before it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tealeaves import evidence
from tealeaves.read.people.held_offices import Setting
from tealeaves.read.people.name_words import forms
from tealeaves.spans import Span
from tealeaves.types import Article

FAR = 160  # characters within which the last person named can be meant
SPOKEN = re.compile(r"\byour\b|\bdear\b|^Comrade ", re.I)  # said to somebody, not of him


def address_terms(article: Article, setting: Setting) -> dict[int, tuple[Span, ...]]:
    """The terms by index of the person's group."""
    terms = forms(setting.pack, "address-terms")
    found: dict[int, list[Span]] = defaultdict(list)
    names = sorted(
        (name.start, name.end, n) for n, group in enumerate(setting.groups) for name in group.names
    )
    for passage in article.passages:
        if passage.role == "chrome":
            continue
        for start, end in _terms(article.view.text, (passage.start, passage.end), terms):
            holder = _holder(article.view.text, (start, end), passage.start, names, setting)
            if holder is not None:
                found[holder].append(evidence.span(article, start, end))
    return {n: tuple(spans) for n, spans in found.items()}


def _terms(text: str, around: tuple[int, int], terms: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where a term stands, none over another."""
    last = 0
    for m in _pattern(terms).finditer(text, *around):
        if m.start() >= last:
            last = m.end()
            yield m.span()


@lru_cache(maxsize=8)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(terms) if terms else "(?!)")


def _holder(
    text: str,
    term: tuple[int, int],
    opening: int,
    names: Sequence[tuple[int, int, int]],
    setting: Setting,
) -> int | None:
    start, end = term
    following = next((n for a, _, n in names if end <= a <= end + 1), None)
    if following is not None:
        return following
    before = [(b, n) for _, b, n in names if max(opening, start - FAR) <= b <= start]
    if setting.addressed is not None and (not before or SPOKEN.search(text[start:end])):
        return setting.addressed
    return before[-1][1] if before else None
