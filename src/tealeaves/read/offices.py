"""Every office phrase given to somebody: named beside it, known by tenure, meant, or nameless."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tealeaves import evidence
from tealeaves.read.canonical import canonical
from tealeaves.read.holders import beside, head_word, withheld
from tealeaves.read.name_words import NameWords
from tealeaves.read.names import Named
from tealeaves.read.titles import NAME_KINDS, Line, OfficePhrase
from tealeaves.read.who import Group
from tealeaves.types import Article, Mention, Pack, Withheld

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


@dataclass(frozen=True, slots=True)
class Given:
    """An office phrase with its holder: the index of a group, or None for somebody nameless."""

    line: int
    phrase: OfficePhrase
    canonical: str
    key: str | None
    country: str | None
    holder: int | None


def given_titles(
    article: Article,
    lines: tuple[Line, ...],
    offices: tuple[tuple[OfficePhrase, ...], ...],
    groups: tuple[Group, ...],
    mentions: tuple[Mention, ...],
    pack: Pack,
    words: NameWords,
) -> tuple[tuple[Given, ...], dict[int, Withheld]]:
    """The offices of an article with their holders, and the titles it says were left off."""
    of = {name: n for n, group in enumerate(groups) for name in group.names}
    placed: list[Given] = []
    open_: list[tuple[int, OfficePhrase]] = []
    left_off: dict[int, Withheld] = {}
    for number, line in enumerate(lines):
        phrases = list(offices[number])
        names = sorted((name for name in of if name.line == number), key=lambda name: name.start)
        found = beside(line, phrases, names, words)
        for n, phrase in enumerate(phrases):
            clause = withheld(line, phrase)
            if clause is not None:
                who = _holder_by_tenure(phrase, groups, pack)
                title = _title(line, number, phrase, who, groups, pack)
                place = evidence.span(article, line.tokens[clause].start, phrase.end)
                if who is not None:
                    left_off.setdefault(who, Withheld(place, title.canonical))
            elif n in found:
                for name in dict.fromkeys(found[n]):
                    placed.append(_title(line, number, phrase, of[name], groups, pack))
            else:
                open_.append((number, phrase))
    addressee = _addressee(lines, groups)
    for number, phrase in open_:
        more = _placed(lines, number, phrase, placed, groups, addressee, pack, words)
        if more is not None:
            placed.append(more)
    ordered = sorted(placed, key=lambda given: (given.phrase.start, given.holder or 0))
    return tuple(_in_full(ordered)), left_off


def _title(
    line: Line,
    number: int,
    phrase: OfficePhrase,
    holder: int | None,
    groups: tuple[Group, ...],
    pack: Pack,
) -> Given:
    country = phrase_country(line, phrase, pack)
    person = groups[holder].key if holder is not None else None
    entry = pack.people.get(person or "")
    wanted = entry.country if entry is not None else country
    key = _office_key(phrase, person, wanted, pack)
    wording = canonical(line, phrase, pack, key)
    full = _held_in_full(wording, person, pack) if _bare(line, phrase, wording) else None
    if full is not None:
        key, wording = full, pack.offices[full].canonical
    return Given(number, phrase, wording, key, country, holder)


def _bare(line: Line, phrase: OfficePhrase, wording: str) -> bool:
    """True when the office is printed without its body: `General Secretary`, `vice-chairmen`."""
    return "," not in wording and " of " not in wording and phrase.last - phrase.head <= 2


def _held_in_full(wording: str, person: str | None, pack: Pack) -> str | None:
    """The one office of a person that begins with these words and names its body."""
    held = [
        tenure
        for tenure in pack.tenures
        if tenure.person == person
        and tenure.office in pack.offices
        and pack.offices[tenure.office].canonical.lower().startswith(wording.lower() + ",")
    ]
    current = [tenure.office for tenure in held if tenure.until is None]
    return current[0] if len(set(current)) == 1 else None


def _office_key(
    phrase: OfficePhrase, person: str | None, country: str | None, pack: Pack
) -> str | None:
    """Of the pack offices printed so: the one the person held, of the country, or the only one."""
    held = {tenure.office for tenure in pack.tenures if tenure.person == person}
    for key in phrase.keys:
        if key in held:
            return key
    fitting = [key for key in phrase.keys if pack.offices[key].country in (country, None)]
    if fitting:
        return fitting[0]
    return phrase.keys[0] if len(phrase.keys) == 1 else None


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


def _holder_by_tenure(phrase: OfficePhrase, groups: tuple[Group, ...], pack: Pack) -> int | None:
    """The only person of the text who holds, or held, an office of this very wording."""
    keys = {
        key
        for key in phrase.keys
        if pack.offices[key].country is not None or pack.offices[key].body is not None
    }
    for current in (True, False):
        holders = {
            tenure.person
            for tenure in pack.tenures
            if tenure.office in keys and (tenure.until is None or not current)
        }
        fitting = [n for n, group in enumerate(groups) if group.key in holders]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _placed(
    lines: tuple[Line, ...],
    number: int,
    phrase: OfficePhrase,
    placed: list[Given],
    groups: tuple[Group, ...],
    addressee: int | None,
    pack: Pack,
    words: NameWords,
) -> Given | None:
    """The holder of an office that stands beside no name, as far as the text decides it."""
    line = lines[number]
    if phrase.plural:
        return None
    if phrase.strong and phrase.article not in ("a", "an", "one", "another"):
        who = _holder_by_tenure(phrase, groups, pack)
        if who is None:
            who = _meant(line, phrase, placed, groups, addressee, pack)
        if who is not None:
            return _title(line, number, phrase, who, groups, pack)
    if _stands_for_somebody(line, phrase, words):
        return _title(line, number, phrase, None, groups, pack)
    return None


def _meant(
    line: Line,
    phrase: OfficePhrase,
    placed: list[Given],
    groups: tuple[Group, ...],
    addressee: int | None,
    pack: Pack,
) -> int | None:
    """Whom a bare office means: somebody who was given it before, or the one addressed."""
    country = phrase_country(line, phrase, pack)
    head = head_word(line, phrase)
    if head == "leader" or _heads_state(line, phrase):
        fitting = _leaders(country, placed, groups, pack) if country else []
    else:
        own = canonical(line, phrase, pack).split(",")[0].lower()
        fitting = [
            given.holder
            for given in placed
            if given.holder is not None
            and given.phrase.start != phrase.start
            and given.canonical.split(",")[0].lower() == own
            and _agrees(phrase, line, country, given, groups, pack)
        ]
    people = list(dict.fromkeys(n for n in fitting if n is not None))
    if len(people) > 1 and addressee in people and _vocative(line, phrase):
        return addressee
    if len(people) == 1:
        return people[0]
    return None


def _heads_state(line: Line, phrase: OfficePhrase) -> bool:
    """`the head of state of COUNTRY`, `the head of our state`."""
    after = [token.low for token in line.tokens[phrase.head : phrase.head + 4]]
    return after[:3] in (["head", "of", "state"], ["head", "of", "the"]) and "state" in after


def _agrees(
    phrase: OfficePhrase,
    line: Line,
    country: str | None,
    given: Given,
    groups: tuple[Group, ...],
    pack: Pack,
) -> bool:
    """A body or country printed with the bare office must be that of the office given before."""
    entry = pack.people.get(groups[given.holder].key or "") if given.holder is not None else None
    served = entry.country if entry is not None else given.country
    if country is not None and served is not None and country != served:
        return False
    if all(token.low in OWN_BODY for token in line.tokens[phrase.head + 1 : phrase.last]):
        return True
    return phrase.last - phrase.head <= 2 or given.canonical == canonical(line, phrase, pack)


def _leaders(
    country: str, placed: Iterable[Given], groups: tuple[Group, ...], pack: Pack
) -> list[int]:
    """People of a country who hold a highest office."""
    tops = {
        tenure.person
        for tenure in pack.tenures
        if tenure.office in pack.offices
        and pack.offices[tenure.office].rank == 1
        and pack.offices[tenure.office].country in (country, None)
        and tenure.until is None
    }
    found = [
        n
        for n, group in enumerate(groups)
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


def _addressee(lines: tuple[Line, ...], groups: tuple[Group, ...]) -> int | None:
    """Whom a letter is written to, from the headline or the line that brings it."""
    of = {name: n for n, group in enumerate(groups) for name in group.names}
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


def _stands_for_somebody(line: Line, phrase: OfficePhrase, words: NameWords) -> bool:
    """True when an office without a name points to one person."""
    tokens = line.tokens
    before = [token.low for token in tokens[max(0, phrase.first - 3) : phrase.first]]
    if phrase.article:
        before = before[:-1]
    if before and before[-1] in ("as", "titles", "title", "post", "by-election"):
        return False
    if len(before) > 1 and before[-1] == "of" and before[-2] in ("role", "post", "office", "rank"):
        return False
    after = tokens[phrase.last] if phrase.last < len(tokens) else None
    speaks = after is not None and after.low in words.verbs
    told = bool(before) and (before[-1] in ("said", "says", "told", "added", "to", "by", "from"))
    qualified = _qualified(line, phrase)
    if not phrase.strong:
        return (
            phrase.article in ("a", "an", "another", "one")
            and (speaks or told)
            and phrase.last - phrase.first > 1
        )
    if phrase.article in ("a", "an", "another", "one"):
        return qualified or speaks
    return qualified and phrase.article in ("the", "", "its")


def _qualified(line: Line, phrase: OfficePhrase) -> bool:
    """True when a country or organisation is printed with the office."""
    if any(line.over.at(i, *NAME_KINDS) is not None for i in range(phrase.first, phrase.last)):
        return True
    return any(token.capital for token in line.tokens[phrase.head + 1 : phrase.last])


def _in_full(ordered: list[Given]) -> Iterable[Given]:
    """A bare office in the wording of the fuller one the same person was given."""
    for given in ordered:
        if "," in given.canonical or given.holder is None:
            yield given
            continue
        fuller = [
            other
            for other in ordered
            if other.holder == given.holder
            and other.canonical.lower().startswith(given.canonical.lower() + ",")
        ]
        yield replace(given, canonical=fuller[0].canonical, key=fuller[0].key) if fuller else given


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


def moved(given: Given, holder: int) -> Given:
    """The same office in another's hands."""
    return replace(given, holder=holder)
