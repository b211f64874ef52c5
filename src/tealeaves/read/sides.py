"""Who stands for which country: names, offices and country words looked up by place and by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tealeaves.knowledge import Pack
from tealeaves.read.found import Found
from tealeaves.types import Statement

Range = tuple[int, int]
ARTICLE = re.compile(r"(?:the|an?|his|her|its|their)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Sides:
    """Countries by place in the clean text and by name; `said` are the statements, by place."""

    text: str
    actors: tuple[tuple[int, int, str], ...]
    persons: tuple[tuple[int, int, str, str | None], ...]  # start, end, name, country
    people: frozenset[str]  # names and labels of persons
    countries: dict[str, str]  # name, label or country word in lower case: code
    said: tuple[tuple[Range, Statement], ...]

    def codes_in(self, start: int, end: int) -> tuple[str, ...]:
        """Codes of the actors and persons named between two characters, in order."""
        found = [(a, code) for a, b, code in self.actors if start <= a and b <= end]
        found += [(a, c) for a, b, _, c in self.persons if start <= a and b <= end and c]
        return tuple(dict.fromkeys(code for _, code in sorted(found)))

    def names_in(self, start: int, end: int) -> tuple[str, ...]:
        """Names of the persons named between two characters, in order."""
        return tuple(
            dict.fromkeys(name for a, b, name, _ in self.persons if start <= a and b <= end)
        )

    def of_name(self, name: str) -> str | None:
        """The country of a speaker: a person, an outlet, a ministry with its country's name."""
        low = ARTICLE.sub("", name.lower(), count=1)
        if low in self.countries:
            return self.countries[low]
        for word, code in self.countries.items():
            if len(word) > 3 and word in low and re.search(rf"\b{re.escape(word)}\b", low):
                return code
        return None

    def holders(self, start: int, end: int) -> Iterator[Statement]:
        """The statements that hold the larger part of a range, the smallest first."""
        held: list[tuple[int, Statement]] = []
        for statement in dict.fromkeys(s for _, s in self.said):
            ranges = [r for r, s in self.said if s is statement]
            inside = sum(max(0, min(end, b) - max(start, a)) for a, b in ranges)
            if 2 * inside > end - start:
                held.append((sum(b - a for a, b in ranges), statement))
        for _, statement in sorted(held, key=lambda pair: pair[0]):
            yield statement


@lru_cache(maxsize=4)
def _media(pack: Pack) -> dict[str, str]:
    """The countries of the media, by name in lower case."""
    media = pack.outlets.values()
    return {form.lower(): o.country for o in media if o.country for form in o.forms}


def sides_of(found: Found) -> Sides:
    """What the findings of an article say about who is whose."""
    view = found.article.view
    countries = dict(_media(found.pack))
    placed = []
    for actor in found.actors:
        low, high = view.within(actor.span)
        placed.append((low, high, actor.code))
        countries.setdefault(view.text[low:high].lower(), actor.code)
    persons = []
    for person in found.people:
        name = person.name or person.label
        if not name:
            continue
        for form in (name, *person.name_forms, *((person.label,) if person.label else ())):
            if person.country:
                countries[form.lower()] = person.country
        for span in (*person.mentions, *(t.span for t in person.title_spans)):
            persons.append((*view.within(span), name, person.country))
    said = [
        (view.within(piece), statement)
        for statement in found.statements
        for piece in (statement.content, *statement.also_content)
    ]
    return Sides(
        view.text,
        tuple(sorted(placed)),
        tuple(sorted(persons, key=lambda p: p[:2])),
        frozenset(name for _, _, name, _ in persons),
        countries,
        tuple(said),
    )
