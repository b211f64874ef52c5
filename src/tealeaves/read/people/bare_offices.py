"""Whom an office means that stands beside no name: somebody named before, or somebody nameless."""

from collections.abc import Iterable

from tealeaves.read.people.canonical import canonical
from tealeaves.read.people.held_offices import Given, Setting, phrase_country
from tealeaves.read.people.holders import head_word
from tealeaves.read.people.name_words import NameWords
from tealeaves.read.people.office_words import NAME_KINDS, Line, OfficePhrase
from tealeaves.read.people.who import Group

OWN_BODY = frozenset({"of", "the", "our", "party", "state", "country", "republic", "general"})
HEADS_OF = frozenset(
    {
        "President",
        "Prime Minister",
        "King",
        "Chairman",
        "General Secretary",
        "First Secretary",
        "Premier",
        "Supreme Leader of the Islamic Revolution",
    }
)
GIVING = ("sent", "sends", "send", "extended", "extends", "addressed")
TAKING = ("received", "receives", "receive")


def meant(
    setting: Setting, number: int, phrase: OfficePhrase, placed: Iterable[Given]
) -> int | None:
    """Whom a bare office means: somebody who was given it before, or the one addressed."""
    line = setting.lines[number]
    country = phrase_country(setting, number, phrase)
    head = head_word(line, phrase)
    if head == "leader" and not _of_country(line, phrase):
        fitting: list[int | None] = []
    elif head == "leader" or _heads_state(line, phrase):
        fitting = _leaders(country, placed, setting) if country else []
    else:
        wording = canonical(line, phrase, setting.pack)
        fitting = [
            given.holder
            for given in placed
            if given.holder is not None
            and given.phrase.start != phrase.start
            and given.canonical.split(",")[0].lower() == wording.split(",")[0].lower()
            and _agrees(setting, line, phrase, country, wording, given)
        ]
    people = list(dict.fromkeys(n for n in fitting if n is not None))
    if len(people) > 1 and setting.addressed in people and _vocative(line, phrase):
        return setting.addressed
    return people[0] if len(people) == 1 else None


def _of_country(line: Line, phrase: OfficePhrase) -> bool:
    """`the DPRK leader`, `the leader of Norway`; not the leader of a party or a revolution."""
    if line.tokens[phrase.first].low in ("first", "second", "third", "last", "next"):
        return False
    after = phrase.last - phrase.head - 1
    if after and line.over.at(phrase.last - 1, "country") is None:
        return False
    return any(
        line.over.at(i, "country", "demonym") is not None and line.over.at(i, "body") is None
        for i in range(phrase.first, phrase.last)
    )


def _heads_state(line: Line, phrase: OfficePhrase) -> bool:
    """`the head of state of COUNTRY`, `the head of our state`."""
    after = [token.low for token in line.tokens[phrase.head : phrase.head + 4]]
    return after[:3] in (["head", "of", "state"], ["head", "of", "the"]) and "state" in after


def _agrees(
    setting: Setting,
    line: Line,
    phrase: OfficePhrase,
    country: str | None,
    wording: str,
    given: Given,
) -> bool:
    """A body or country printed with the bare office must be that of the office given before."""
    key = setting.groups[given.holder].key if given.holder is not None else None
    entry = setting.pack.people.get(key or "")
    served = entry.country if entry is not None else given.country
    if country is not None and served is not None and country != served:
        return False
    if all(token.low in OWN_BODY for token in line.tokens[phrase.head + 1 : phrase.last]):
        return True
    return phrase.last - phrase.head <= 2 or given.canonical == wording


def _leaders(country: str, placed: Iterable[Given], setting: Setting) -> list[int | None]:
    """People of a country who hold a highest office."""
    pack = setting.pack
    tops = {
        tenure.person
        for tenure in setting.held
        if tenure.until is None
        and tenure.office in pack.offices
        and pack.offices[tenure.office].rank == 1
        and pack.offices[tenure.office].country in (country, None)
    }
    found: list[int | None] = [
        n
        for n, group in enumerate(setting.groups)
        if group.key in tops and pack.people[group.key or ""].country == country
    ]
    return found or [
        given.holder
        for given in placed
        if given.holder is not None
        and given.country == country
        and given.canonical.split(",")[0] in HEADS_OF
    ]


def _vocative(line: Line, phrase: OfficePhrase) -> bool:
    before = line.tokens[phrase.first - 1].low if phrase.first else ""
    return before in ("comrade", ",", "respected", "dear", "esteemed", "") or not phrase.first


def addressee(lines: tuple[Line, ...], groups: tuple[Group, ...]) -> int | None:
    """Whom a letter is written to, from the headline or the line that brings it."""
    of = {name: n for n, group in enumerate(groups) for name in group.names if name.line < 4}
    for number, line in enumerate(lines[:4]):
        names = sorted((name for name in of if name.line == number), key=lambda name: name.start)
        lows = [token.low for token in line.tokens]
        if len(names) < 2:
            continue
        if any(word in lows for word in TAKING) and "from" in lows:
            return of[names[0]]
        if any(word in lows for word in GIVING):
            place = next((i for i, word in enumerate(lows) if word in GIVING), 0)
            after = [name for name in names if name.first > place]
            if after:
                return of[after[0]]
    return None


def stands_for_somebody(line: Line, phrase: OfficePhrase, words: NameWords) -> bool:
    """True when an office without a name points to one person."""
    tokens = line.tokens
    before = [token.low for token in tokens[max(0, phrase.first - 3) : phrase.first]]
    if phrase.article:
        before = before[:-1]
    if before and before[-1] in ("as", "titles", "title", "post", "by-election"):
        return False
    if len(before) > 1 and before[-1] == "of" and before[-2] in ("role", "post", "office", "rank"):
        return False
    if before[-2:] in (["who", "is"], ["who", "was"], ["is", "also"]):
        return False
    if head_word(line, phrase) == "leader" and (
        not _of_country(line, phrase) or phrase.article in ("a", "an", "another", "one")
    ):
        return False  # "the first visit by a Norwegian leader" is nobody's
    after = tokens[phrase.last] if phrase.last < len(tokens) else None
    speaks = after is not None and (
        after.low in words.verbs or _speaks_after_aside(line, phrase, words)
    )
    told = bool(before) and (before[-1] in ("said", "says", "told", "added", "to", "by", "from"))
    qualified = _qualified(line, phrase)
    if not phrase.strong:
        return (
            phrase.article in ("a", "an", "another", "one")
            and (speaks or told)
            and phrase.last - phrase.first > 1
        )
    if phrase.article in ("a", "an", "another", "one"):
        return qualified or speaks or before[-1:] in (["said"], ["says"], ["added"])
    return qualified and phrase.article in ("the", "", "its")


def _speaks_after_aside(line: Line, phrase: OfficePhrase, words: NameWords) -> bool:
    """`an official, speaking on condition of anonymity, said`."""
    tokens, k = line.tokens, phrase.last
    if tokens[k].low in ("based", "who", "familiar", "close", "posted", "stationed", "working"):
        return any(token.low in words.verbs for token in tokens[k + 1 : k + 9])
    if tokens[k].text != ",":
        return False
    k += 1
    while k + 1 < len(tokens) and k - phrase.last < 16:
        if tokens[k].text == ",":
            return tokens[k + 1].low in words.verbs
        k += 1
    return False


def _qualified(line: Line, phrase: OfficePhrase) -> bool:
    """True when a country or organisation is printed with the office."""
    if any(line.over.at(i, *NAME_KINDS) is not None for i in range(phrase.first, phrase.last)):
        return True
    return any(token.capital for token in line.tokens[phrase.head + 1 : phrase.last])
