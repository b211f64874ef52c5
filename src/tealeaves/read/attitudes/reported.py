"""Attitudes of states as a news report tells them: "its hostile line toward the United States".

The report's own voice takes no side; the states that it tells of do. The grammar of a sentence
decides who takes one towards whom; where a set phrase is all there is, the state that speaks or
acts there, and the other one nearest to it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tealeaves.knowledge import Pack
from tealeaves.read.attitudes.leanings import Leaning, Sign
from tealeaves.read.attitudes.named import Place as Spot
from tealeaves.read.attitudes.parties import Parties, find_parties
from tealeaves.read.attitudes.relations import relations
from tealeaves.read.attitudes.voices import holder_at
from tealeaves.read.found import Found
from tealeaves.read.genre import speaks_for
from tealeaves.read.parse import Sentence
from tealeaves.read.wording import phrases
from tealeaves.types import Actor, Article, Person, Statement

LISTS: tuple[tuple[Sign, str], ...] = (
    ("-", "stance-report-blame"),
    ("0", "stance-report-cool"),
    ("+", "stance-report-praise"),
)
PAIR = re.compile(
    r"\bboth (?:nations|countries|states|sides)\b"
    r"|\b(?:the|these|our) two (?:nations|countries|sides|neighbou?rs|peoples|presidents|leaders"
    r"|capitals|governments|states)\b"
)
OUTLET_WEIGHT = 5
REACH = 110  # characters between the word of attitude and the state


def leanings(found: Found) -> Iterator[Leaning]:
    """What the states of a report are said to feel about one another."""
    named = (*found.actors, *found.blocs)
    main = main_state(found.article, named, found.people, found.statements, found.pack)
    if main is None:
        return
    parties = find_parties(found)
    told = list(relations(found.parsed, parties, main, found.pack))
    yield from told
    for sentence in found.parsed.sentences:
        if sentence.role in ("paragraph", "list"):
            taken = [one for one in told if sentence.start <= one.start < sentence.end]
            yield from _set_phrases(found, sentence, parties, main, taken)


def _set_phrases(
    found: Found, sentence: Sentence, parties: Parties, main: str, taken: Sequence[Leaning]
) -> Iterator[Leaning]:
    """Sides that a set phrase tells without a grammar of its own: "could not be a partner"."""
    text = found.article.view.text
    for sign, name in LISTS:
        hits = list(phrases(found.pack, name).finditer(text, sentence.start, sentence.end))
        for m in hits:
            if any(one.start <= m.start() < one.end for one in taken):
                continue
            for holder in _holders(m.start(), sentence, parties, main):
                aimed = _aimed_at(m, sentence, parties, holder, sign)
                for start, end, code in aimed:
                    low = max(min(start, m.start()), sentence.start)
                    yield Leaning(holder, code, sign, low, max(end, m.end()), 1.0)
                if aimed:
                    break
        if hits:
            return


def _holders(at: int, sentence: Sentence, parties: Parties, main: str) -> tuple[str, ...]:
    """Who may take the side, the likeliest first: whoever is quoted there, the state that acts
    in the sentence, the one that the report is about."""
    quoted = holder_at(at, parties.quoted, "")
    if quoted:
        return (quoted,)
    acting = [
        s.code
        for s in parties.subjects
        if sentence.start <= s.place < at and s.code and not s.passive
    ]
    return tuple(acting[-1:]) or (main,)


def _aimed_at(
    m: re.Match[str], sentence: Sentence, parties: Parties, holder: str, sign: Sign
) -> tuple[Spot, ...]:
    """The other state nearest to a set phrase, with those joined to it by comma or "and".

    Praise whose sentence names its holder alone goes to the other state named last before.
    """
    text = m.string
    here = parties.named.within(sentence.start, sentence.end)
    near = [p for p in here if p[2] != holder and _near(m, p[0], p[1])]
    pair = PAIR.search(text, sentence.start, sentence.end)
    if not near:
        at = pair.start() if pair else m.start()
        end = pair.end() if pair else m.end()
        most = 2 if pair else 1
        if not pair and (sign != "+" or all(p[2] != holder for p in here)):
            return ()
        return tuple((at, end, code) for code in _last(parties, at, holder)[:most])
    found = [min(near, key=lambda p: max(p[0] - m.end(), m.start() - p[1]))]
    for place in near:
        if place[0] > found[-1][1] and JOINED.fullmatch(text, found[-1][1], place[0]):
            found.append(place)
    return tuple(found)


JOINED = re.compile(r"(?:,\s|\s?,?\s(?:and|or)\s)(?:the\s)?")


def main_state(
    article: Article,
    named: Sequence[Actor],
    people: Sequence[Person],
    statements: Sequence[Statement],
    pack: Pack,
) -> str | None:
    """The state that the report is about: named most, its people counted with it; one whose
    media are quoted counts most of all. None where no state is named."""
    count = Counter(actor.code for actor in named)
    owners = _owners(pack)
    for statement in statements:
        state = owners.get(statement.speaker or "") or owners.get(statement.via or "")
        if state:
            count[state] += OUTLET_WEIGHT
    for person in people:
        if person.country in pack.countries:
            count[str(person.country)] += len(person.mentions)
    return count.most_common(1)[0][0] if count else None


@lru_cache(maxsize=4)
def _owners(pack: Pack) -> dict[str, str | None]:
    """The states of the media, by the media's usual names."""
    return {outlet.forms[0]: speaks_for(outlet) for outlet in pack.outlets.values()}


def _near(m: re.Match[str], start: int, end: int) -> bool:
    return start - m.end() <= REACH and m.start() - end <= REACH


def _last(parties: Parties, at: int, holder: str) -> tuple[str, ...]:
    """The other states named before a place, nearest first."""
    before = (code for _, _, code in parties.named.before(at) if code != holder)
    return tuple(dict.fromkeys(before))
