"""An office phrase with its holder, and the country it serves."""

from collections.abc import Iterable
from dataclasses import dataclass

from tealeaves.read.names import Named
from tealeaves.read.office_words import Line, OfficePhrase
from tealeaves.read.who import Group
from tealeaves.types import Pack


@dataclass(frozen=True, slots=True)
class Given:
    """An office phrase with its holder: the index of a group, or None for somebody nameless."""

    line: int
    phrase: OfficePhrase
    canonical: str
    key: str | None
    country: str | None
    holder: int | None
    also: int | None = None  # of a nameless holder: where the first of the joined offices begins


def phrase_country(line: Line, phrase: OfficePhrase, pack: Pack) -> str | None:
    """The country an office serves, as far as the phrase itself says it."""
    for kinds in (("country", "demonym", "body"), ("capital",)):
        for i in range(phrase.first, phrase.last):
            if line.tokens[i].low in ("to", "in") and i > phrase.head:
                break
            code = _code(line, i, kinds, pack)
            if code is not None:
                return code
    return None


def _code(line: Line, i: int, kinds: tuple[str, ...], pack: Pack) -> str | None:
    over = line.over.at(i, *kinds)
    if over is None:
        return None
    return pack.bodies[over.keys[0]].country if over.kind == "body" else over.keys[0]


def same_nameless(given: Iterable[Given]) -> tuple[tuple[Given, ...], ...]:
    """Nameless offices brought together: one wording, one person."""
    found: list[list[Given]] = []
    for one in given:
        if one.holder is not None:
            continue
        group = next((group for group in found if _same(group, one)), None)
        if group is None:
            found.append([one])
        else:
            group.append(one)
    return tuple(map(tuple, found))


def _same(group: list[Given], one: Given) -> bool:
    """Joined in print, or of one wording and no two countries."""
    if one.also is not None and any(one.also in (g.also, g.phrase.start) for g in group):
        return True
    return any(
        g.canonical == one.canonical
        and (g.country == one.country or None in (g.country, one.country))
        for g in group
    )


def of_holder(given: Iterable[Given], holder: int) -> tuple[Given, ...]:
    """The offices given to one person."""
    return tuple(one for one in given if one.holder == holder)


def names_of(group: Group) -> tuple[Named, ...]:
    """The person's names in order of place."""
    return tuple(sorted(group.names, key=lambda name: name.start))
