"""Attitudes of a state as a news report tells them: "its hostile line toward the United States".

The report's own voice takes no side; the state that it is about does.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tealeaves.knowledge import Pack
from tealeaves.read.attitudes.leanings import Leaning, Sign
from tealeaves.read.attitudes.named import Named, Place
from tealeaves.read.attitudes.voices import holder_at, quoted_states
from tealeaves.read.genre import speaks_for
from tealeaves.read.parse import Parsed
from tealeaves.read.wording import phrases
from tealeaves.types import Actor, Article, Person, Statement

LISTS: tuple[tuple[Sign, str], ...] = (
    ("-", "stance-report-blame"),
    ("0", "stance-report-cool"),
    ("+", "stance-report-praise"),
)
PAIR = re.compile(r"\bboth (?:nations|countries|states|sides)\b|\bthe two (?:nations|countries)\b")
OUTLET_WEIGHT = 5
REACH = 110  # characters between the word of attitude and the state


def leanings(
    article: Article,
    parsed: Parsed,
    named: Sequence[Actor],
    people: Sequence[Person],
    statements: Sequence[Statement],
    pack: Pack,
) -> Iterator[Leaning]:
    """What the state that the report is about is said to feel about the others."""
    if not named:
        return
    text = article.view.text
    places = Named.of(
        [
            *((*article.view.within(a.span), a.code) for a in named),
            *_persons(article, people, pack),
        ]
    )
    main = main_state(article, named, people, statements, pack)
    assert main is not None
    quoted = quoted_states(article, people, statements, pack)
    for sentence in parsed.sentences:
        if sentence.role not in ("paragraph", "list"):
            continue
        here = list(places.within(sentence.start, sentence.end))
        pair = PAIR.search(text, sentence.start, sentence.end)
        if pair:
            here += [(pair.start(), pair.end(), c) for c in _last_two(places, pair.start(), main)]
        for sign, name in LISTS:
            found = list(phrases(pack, name).finditer(text, sentence.start, sentence.end))
            for m in found:
                holder = holder_at(m.start(), quoted, main)
                for start, end, code in here:
                    if code != holder and _near(m, start, end):
                        low, high = min(start, m.start()), max(end, m.end())
                        yield Leaning(holder, code, sign, low, high, 1.0)
            if found:
                break


def _persons(article: Article, people: Sequence[Person], pack: Pack) -> Iterator[Place]:
    """Named people stand for the state that they serve."""
    for person in people:
        if person.country in pack.countries:
            for span in person.mentions:
                yield (*article.view.within(span), str(person.country))


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
    owners = {o.forms[0]: speaks_for(o) for o in pack.outlets.values()}
    for statement in statements:
        state = owners.get(statement.speaker or "") or owners.get(statement.via or "")
        if state:
            count[state] += OUTLET_WEIGHT
    for person in people:
        if person.country in pack.countries:
            count[str(person.country)] += len(person.mentions)
    return count.most_common(1)[0][0] if count else None


def _near(m: re.Match[str], start: int, end: int) -> bool:
    return start - m.end() <= REACH and m.start() - end <= REACH


def _last_two(places: Named, at: int, holder: str) -> tuple[str, ...]:
    before = (code for _, _, code in places.before(at) if code != holder)
    return tuple(dict.fromkeys(before))[:2]
