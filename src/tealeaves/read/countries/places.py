"""Every place named as a place, with its country and level."""

import re
from collections.abc import Iterable, Iterator

from tealeaves import evidence
from tealeaves.knowledge import Pack
from tealeaves.read.countries.named_after import in_own_name
from tealeaves.read.countries.passage import Ground
from tealeaves.read.people.name_words import forms
from tealeaves.spans import Span
from tealeaves.types import Actor, Article, Mention, Place

TOWN = re.compile(r"\b(?P<town>[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){0,2}), (?P<state>[A-Z]{2})\b")
LEVELS = {"capital": "city"}


def find_places(
    article: Article, lines: tuple[Ground, ...], actors: tuple[Actor, ...], pack: Pack
) -> tuple[Place, ...]:
    """Countries, regions, cities and sites named as places, in order, never overlapping."""
    states = frozenset(forms(pack, "us-states"))
    found: list[Place] = []
    for here in lines:
        ranges = (*_towns(here, states), *_known(here))
        found += [
            Place(evidence.span(article, start, end), country, level)
            for start, end, country, level in ranges
        ]
    taken = [actor.span for actor in actors]
    return tuple(_apart(sorted(found, key=lambda p: (p.span.start, -p.span.end)), taken))


def _apart(places: Iterable[Place], taken: list[Span]) -> Iterator[Place]:
    """Places that overlap neither an actor nor a longer place before them."""
    end = -1
    for place in places:
        if place.span.start < end or any(place.span.overlaps(span) for span in taken):
            continue
        yield place
        end = place.span.end


def _towns(here: Ground, states: frozenset[str]) -> Iterator[tuple[int, int, str, str]]:
    """`Portland, OR`: a town with the postal letters of its state."""
    if not here.tokens:
        return
    for m in TOWN.finditer(here.text, here.tokens[0].start, here.tokens[-1].end):
        if m["state"] in states:
            yield m.start(), m.end(), "USA", "city"


def _known(here: Ground) -> Iterator[tuple[int, int, str | None, str]]:
    for kind in ("place", "capital", "country"):
        for mention in here.of(kind):
            first, last = here.range(mention)
            if not _is_place(here, mention, first, last):
                continue
            start = (
                here.tokens[first + 1].start
                if here.tokens[first].low in ("the", "our")
                else mention.start
            )
            if kind == "place":
                entry = here.pack.places[mention.keys[0]]
                yield start, mention.end, entry.country, LEVELS.get(entry.level, entry.level)
            else:
                code = mention.keys[0] if len(mention.keys) == 1 else None
                if code is not None:
                    yield start, mention.end, code, "city" if kind == "capital" else "country"


def _is_place(here: Ground, mention: Mention, first: int, last: int) -> bool:
    size = mention.end - mention.start
    for kind in ("person", "outlet", "body", "place"):
        holder = here.over.at(first, kind)
        if holder is not None and holder.end - holder.start > size:
            return False
    return mention.kind == "place" or not in_own_name(here, first, last)
