"""Mentions that stand for a state, its government, army or nation, and the same for blocs.

`DPRK government`, `Russian people`, `Pyongyang warned Seoul`; not the Korean War, not the Workers'
Party of Korea, not a country in which something merely happens.
"""

from collections.abc import Iterable, Iterator

from tealeaves import evidence
from tealeaves.knowledge import Pack
from tealeaves.read.countries.epithet_spans import extended, learnt_nouns, lone_epithets
from tealeaves.read.countries.named_after import in_own_name
from tealeaves.read.countries.passage import Ground, home_country
from tealeaves.read.countries.place_uses import capital_is_place, is_located
from tealeaves.types import Actor, Article, Mention

LANDS = ("country", "demonym", "capital")


def find_actors(article: Article, lines: tuple[Ground, ...], pack: Pack) -> tuple[Actor, ...]:
    """Every counted mention of a state, in order, never overlapping."""
    found = list(_states(lines, home_country(article, pack)))
    kept: list[tuple[int, int, str]] = []
    for start, end, code in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, code))
    return tuple(Actor(code, evidence.span(article, start, end)) for start, end, code in kept)


def find_blocs(article: Article, lines: tuple[Ground, ...]) -> tuple[Actor, ...]:
    """Every counted mention of a bloc: NATO, G7, UN, EU, UN Command, West."""
    found = []
    for here in lines:
        for mention in here.of("bloc"):
            place = _bloc(here, mention)
            if place is not None:
                found.append(Actor(mention.keys[0], evidence.span(article, *place)))
    return tuple(found)


def _bloc(here: Ground, mention: Mention) -> tuple[int, int] | None:
    """The counted characters of a bloc's mention: `UN` in `UN General Assembly`."""
    first, last = here.range(mention)
    if in_own_name(here, first, last) or here.over.at(first, "outlet") is not None:
        return None
    after = here.word(last)
    if here.word(first - 1).lower() == "the" and here.word(first - 3) == "Day":
        return None
    if after in ("Charter", "Convention", "Sea", "Bank", "Point", "Coast"):
        return None
    start = mention.start
    while first < last and here.tokens[first].low == "the":
        first += 1
        start = here.tokens[first].start
    if mention.keys[0] == "UN" and last - first > 1:
        two = (here.word(first), here.word(first + 1)) == ("United", "Nations")
        last = first + (2 if two else 1)
    return start, here.tokens[last - 1].end if here.tokens[
        last - 1
    ].end <= mention.end else mention.end


def _states(lines: tuple[Ground, ...], home: str | None) -> Iterator[tuple[int, int, str]]:
    """Counted places of the clean text with the code they stand for."""
    learnt: dict[str, str] = {}
    for here in lines:
        located: list[tuple[int, int]] = []
        for mention in _lands(here):
            code = _code(mention, here, home)
            place = _trimmed(here, mention)
            if code is None or place is None:
                continue
            loaded = extended(here, *place)
            if loaded is not None:
                learnt |= learnt_nouns(here, loaded, place, code)
                yield *loaded, code
            elif _counts(here, mention, place, located):
                yield *place, code
            else:
                located.append(place)
    for here in lines:
        yield from lone_epithets(here, learnt)
        yield from _seats(here)


def _lands(here: Ground) -> Iterable[Mention]:
    """Names of countries, demonyms and capitals; the longer wins where two kinds overlap."""
    found = sorted(
        (m for kind in LANDS for m in here.of(kind)),
        key=lambda m: (m.start, -m.end, LANDS.index(m.kind)),
    )
    end = -1
    for mention in found:
        if mention.start >= end:
            yield mention
            end = mention.end


def _code(mention: Mention, here: Ground, home: str | None) -> str | None:
    """The country meant; None where the name is two countries' and the outlet is neither's."""
    if len(mention.keys) == 1:
        return mention.keys[0]
    return home if home in mention.keys else None


def _trimmed(here: Ground, mention: Mention) -> tuple[int, int] | None:
    """The name without article or `our`; None for words that only look like it."""
    first, _ = here.range(mention)
    start = mention.start
    if here.tokens[first].low in ("the", "our"):
        start = here.tokens[first + 1].start
    return (start, mention.end) if start < mention.end else None


def _counts(
    here: Ground, mention: Mention, place: tuple[int, int], located: list[tuple[int, int]]
) -> bool:
    first, last = here.range(mention)
    holder = here.over.at(first, "outlet", "person")
    if holder is not None and holder.end - holder.start > mention.end - mention.start:
        return False
    site = here.over.at(first, "place")
    if site is not None and site.end - site.start > mention.end - mention.start:
        return False
    if here.in_dateline(place) or in_own_name(here, first, last):
        return False
    if mention.kind == "capital":
        return not capital_is_place(here, first, last)
    if mention.kind == "country" and is_located(here, first, last, located):
        return False
    return not _culture(here, mention, first, last)


def _culture(here: Ground, mention: Mention, first: int, last: int) -> bool:
    """`Korean cuisine`, `in Chinese`: a kind of thing, not a state."""
    if mention.kind != "demonym":
        return False
    if here.word(last).lower() in here.words.culture:
        return True
    return here.word(first - 1).lower() == "in" and not here.word(last)[:1].isalpha()


def _seats(here: Ground) -> Iterator[tuple[int, int, str]]:
    """Houses that stand for their government: the Kremlin, the White House."""
    for mention in here.of("body"):
        entry = here.pack.bodies.get(mention.keys[0])
        if entry is None or entry.kind != "seat" or entry.country is None:
            continue
        first, last = here.range(mention)
        k = first - 1 - (here.word(first - 1).lower() == "the")
        before = here.word(k).lower()
        if not here.tokens[first].capital or before in (
            "in",
            "at",
            "near",
            "outside",
            "inside",
            "around",
        ):
            continue
        if here.over.at(first, "outlet") is None or here.word(last).lower() != "press":
            yield mention.start, mention.end, entry.country
