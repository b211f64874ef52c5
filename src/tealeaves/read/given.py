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


def phrase_country(line: Line, phrase: OfficePhrase, pack: Pack) -> str | None:
    """The country an office serves, as far as the phrase itself says it."""
    international = False
    for i in range(phrase.first, phrase.last):
        if line.tokens[i].low in ("to", "in") and i > phrase.head:
            break
        over = line.over.at(i, "country", "demonym", "body", "capital")
        if over is None:
            international = international or line.over.at(i, "bloc") is not None
            continue
        if over.kind == "body":
            land = line.over.at(i, "country", "demonym")
            code = land.keys[0] if land is not None else pack.bodies[over.keys[0]].country
            if code is None and land is None:
                international = True
        else:
            code = over.keys[0]
        if code is not None:
            return code
    return None


def same_nameless(given: Iterable[Given]) -> tuple[tuple[Given, ...], ...]:
    """Nameless offices brought together: one wording, one person."""
    found: dict[tuple[str, str | None], list[Given]] = {}
    for one in given:
        if one.holder is None:
            key = next(
                (key for key in found if key[0] == one.canonical and None in (key[1], one.country)),
                (one.canonical, one.country),
            )
            found.setdefault(key, []).append(one)
    return tuple(map(tuple, found.values()))


def of_holder(given: Iterable[Given], holder: int) -> tuple[Given, ...]:
    """The offices given to one person."""
    return tuple(one for one in given if one.holder == holder)


def names_of(group: Group) -> tuple[Named, ...]:
    """The person's names in order of place."""
    return tuple(sorted(group.names, key=lambda name: name.start))
