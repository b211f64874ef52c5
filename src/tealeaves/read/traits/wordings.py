"""Every stock phrase of the packs in a text, where a reading holds only the weightiest.

An absence can be claimed only over a search that was not cut short.
"""

from collections.abc import Iterator

from tealeaves import evidence
from tealeaves.knowledge import FormulaEntry
from tealeaves.packs.lookup import Lookup
from tealeaves.read.genre import is_body
from tealeaves.read.patterns import patterns
from tealeaves.types import Article, Reading, Trait
from tealeaves.words import squash

STEPS = {"strength": "grade", "age": "age"}  # how a family is ordered -> kind of trait
Hit = tuple[int, int, FormulaEntry]


def find_wordings(reading: Reading, lookup: Lookup) -> Iterator[Trait]:
    """`phrase` of each stock phrase, by place, and the highest step of each ordered family.

    `grade` where the steps run from weak to strong, `age` where they run from old to new.
    """
    article = reading.article
    grades: dict[str, Trait] = {}
    meant = {actor.code for actor in reading.actors or ()}
    meant.update(person.country for person in reading.people or () if person.country)
    for start, end, entry in _hits(article, lookup):
        # a phrase about one country is none of its family where that country is not named
        if entry.target in lookup.pack.countries and entry.target not in meant:
            continue
        words = squash(article.view.text[start:end])
        span = evidence.span(article, start, end)
        yield Trait("phrase", entry.family, words, float(entry.step), span)
        best = grades.get(entry.family)
        if entry.order in STEPS and (best is None or entry.step > (best.amount or 0)):
            kind = STEPS[entry.order]
            grades[entry.family] = Trait(kind, entry.family, words, float(entry.step), span)
    yield from grades.values()


def _hits(article: Article, lookup: Lookup) -> list[Hit]:
    """The longest hits of each family, by place, none overlapping another of its family."""
    text, pack = article.view.text, lookup.pack
    body = [(p.start, p.end) for p in article.passages if is_body(article, p)]
    found: list[Hit] = []
    for start, end in body:
        found += (
            (m.start, m.end, pack.formulas[m.keys[0]])
            for m in lookup.find(text, start, end, kinds=("formula",))
            if m.keys[0] in pack.formulas
        )
    pairs = [(form, entry) for entry in pack.formulas.values() for form in entry.patterns]
    ready = patterns(tuple(form for form, _ in pairs))
    found += ((m.start(), m.end(), pairs[n][1]) for n, m in ready.matches(text, body))
    kept: list[Hit] = []
    ends: dict[str, int] = {}
    for hit in sorted(found, key=lambda h: (h[0], -h[1], h[2].id)):
        start, end, entry = hit
        if end > start >= ends.get(entry.family, 0):
            ends[entry.family] = end
            kept.append(hit)
    return kept
