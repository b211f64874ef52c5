"""Phrases that no pack knows, mined from the texts compared: runs of words that recur.

A run is tried when it stands in two of the texts or three times in one, whichever text it is: so
the text at hand and its precedents are treated alike.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tealeaves.compare.facts import Facts
from tealeaves.compare.feature import Feature, Table, same_language
from tealeaves.compare.grams import Grams, grams_of, inner
from tealeaves.compare.tokens import joined, tokens
from tealeaves.words import squash

ALIKE = 0.5  # of the texts that have either of two runs, one within the other: one fact
NAMES = ("country", "person", "title", "outlet", "place", "bloc", "topic", "occasion", "naming")


def mined_table(texts: Sequence[Facts]) -> Table:
    """Phrases as yes/no features; two of which one holds the other stand in one group."""
    found = grams_of([text.text for text in texts])
    known, stock = _known(texts), _stock(texts)
    kept = [
        j
        for j, words in enumerate(found.words)
        if not known.issuperset(words) and f" {' '.join(words)} " not in stock
    ]
    groups = _groups(found, kept)
    features = []
    for j in kept:
        words = joined(found.words[j])
        text, start, end = found.shown[j]
        printed = squash(texts[text].text[start:end])
        features.append(Feature("phrase", (words,), printed, ("phrase", groups[j])))
    had = found.had(kept)
    alike = np.array(same_language(texts), dtype=bool)
    applies = np.repeat(alike[:, None], len(kept), axis=1)
    none: NDArray[np.float64] = np.zeros((len(texts), 0))
    return Table(tuple(features), had, applies, (), none)


def _known(texts: Sequence[Facts]) -> frozenset[str]:
    """The words of names: a run of nothing else is a name, and is compared as such."""
    return frozenset(
        token.word
        for label in {
            label for text in texts for (kind, _), label in text.labels.items() if kind in NAMES
        }
        for token in tokens(label)
    )


def _stock(texts: Sequence[Facts]) -> str:
    """The stock phrases of the packs that were met: a run within one is no news."""
    met = {m.value for text in texts for m in text.marks if m.kind == "phrase" and m.value}
    return "".join(f" {' '.join(t.word for t in tokens(words))} |" for words in sorted(met))


def _groups(found: Grams, kept: Sequence[int]) -> dict[int, str]:
    """The longest run that each stands in, in much the same texts."""
    had = dict(zip(kept, found.had(kept).T, strict=True))
    number = {found.words[j]: j for j in kept}
    leader = {j: j for j in kept}
    for j in sorted(kept, key=lambda j: -len(found.words[j])):
        for part in (number[run] for run in inner(found.words[j]) if run in number):
            if leader[part] == part:
                both, either = (had[j] & had[part]).sum(), (had[j] | had[part]).sum()
                if both >= ALIKE * either:
                    leader[part] = leader[j]
    return {j: joined(found.words[leader[j]]) for j in kept}
