"""An office phrase with its holder, and the country it serves."""

from collections.abc import Iterable
from dataclasses import dataclass

from tealeaves.knowledge import Pack, Tenure
from tealeaves.read.people.name_words import NameWords
from tealeaves.read.people.names import Named
from tealeaves.read.people.office_words import Line, OfficePhrase
from tealeaves.read.people.who import Group
from tealeaves.types import Mention

# bodies that every country has: without a country they are the home country's
COMMON = frozenset(
    {
        "foreign ministry",
        "ministry of foreign affairs",
        "defence ministry",
        "defense ministry",
        "ministry of defence",
        "ministry of national defence",
        "ministry of defense",
        "cabinet",
        "general staff",
        "political bureau",
        "politburo",
        "central committee",
        "supreme court",
        "ministry of public security",
        "ministry of state security",
        "central military commission",
        "state council",
        "navy",
        "air force",
        "ministry of culture",
        "ministry of education",
    }
)


# An expert's city says where he works, not whom he serves; the cities of the two Koreas say both.
KOREA = frozenset({"KOR", "PRK"})


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


@dataclass(frozen=True, slots=True)
class Setting:
    """What decides whose an office is: the people of a text, the packs, whose voice it is."""

    lines: tuple[Line, ...]
    groups: tuple[Group, ...]
    pack: Pack
    words: NameWords
    home: str | None  # the country of the text's outlet
    addressed: int | None  # to whom a letter is written: index of a group
    held: tuple[Tenure, ...]  # of the people named


def phrase_country(setting: Setting, number: int, phrase: OfficePhrase) -> str | None:
    """The country an office of line `number` serves, as far as the phrase itself says it.

    A ministry that every country has is the home country's only in the home country's voice.
    """
    line = setting.lines[number]
    for kinds in (("country", "demonym", "body"), ("capital",)):
        for i in range(phrase.first, phrase.last):
            if line.tokens[i].low in ("to", "in") and i > phrase.head and "country" in kinds:
                break
            if line.tokens[i].low == "on" and i > phrase.head:
                break  # an expert on a country serves another
            over = line.over.at(i, *kinds)
            if over is None:
                continue
            code: str | None = over.keys[0]
            if not phrase.strong and i > phrase.head and _field(setting, line, i, over):
                continue
            if over.kind != "body" and len(over.keys) > 1:
                code = setting.home if setting.home in over.keys else None
            if over.kind == "body":
                country = setting.pack.bodies[over.keys[0]].country
                if country != setting.home and common(line, over):
                    continue
                code = country
            if code and (over.kind != "capital" or serves_there(setting, line, phrase, i, code)):
                return code
    return None


def _field(setting: Setting, line: Line, i: int, land: Mention) -> bool:
    """What an expert studies is not whom he serves: `lecturer in Chinese history`."""
    while i < len(line.tokens) and line.tokens[i].start < land.end:
        i += 1
    return i < len(line.tokens) and line.tokens[i].low in setting.words.fields


def serves_there(
    setting: Setting, line: Line, phrase: OfficePhrase, i: int, code: str | None
) -> bool:
    """True when the city at token i also says which country the office serves."""
    if i < phrase.head:
        return True
    if not phrase.strong:
        return code in KOREA or code == setting.home
    return not any(token.low in ("to", "in") for token in line.tokens[phrase.head + 1 : i])


def common(line: Line, body: Mention) -> bool:
    """True for a body by a name that every country has."""
    return " ".join(t.low for t in line.tokens if body.start <= t.start < body.end) in COMMON


def same_nameless(given: Iterable[Given]) -> tuple[tuple[Given, ...], ...]:
    """Nameless offices brought together: one wording, one person."""
    found: list[list[Given]] = []
    joined: dict[int, list[Given]] = {}
    worded: dict[str, list[list[Given]]] = {}
    for one in given:
        if one.holder is not None:
            continue
        first = one.phrase.start if one.also is None else one.also
        group = joined.get(first) or next(
            (
                group
                for group in worded.get(one.canonical, ())
                if group[0].country == one.country or None in (group[0].country, one.country)
            ),
            None,
        )
        if group is None:
            group = []
            found.append(group)
        group.append(one)
        joined[first] = group
        worded.setdefault(one.canonical, []).append(group)
    return tuple(map(tuple, found))


def by_holder(given: Iterable[Given]) -> dict[int, tuple[Given, ...]]:
    """The offices of each named person, in order."""
    found: dict[int, list[Given]] = {}
    for one in given:
        if one.holder is not None:
            found.setdefault(one.holder, []).append(one)
    return {holder: tuple(titles) for holder, titles in found.items()}


def names_of(group: Group) -> tuple[Named, ...]:
    """The person's names in order of place."""
    return tuple(sorted(group.names, key=lambda name: name.start))
