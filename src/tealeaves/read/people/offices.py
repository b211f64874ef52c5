"""Every office phrase given to somebody: named beside it, known by tenure, meant, or nameless."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from tealeaves import evidence
from tealeaves.knowledge import OfficeEntry
from tealeaves.read.people.bare_offices import OWN_BODY, meant, stands_for_somebody
from tealeaves.read.people.canonical import canonical
from tealeaves.read.people.held_offices import Given, Setting, common, phrase_country
from tealeaves.read.people.holders import beside, joined
from tealeaves.read.people.left_off import silent_item, whose_title, withheld
from tealeaves.read.people.names import Named
from tealeaves.read.people.office_words import Line, OfficePhrase
from tealeaves.types import Article, Withheld


def given_titles(
    article: Article, setting: Setting, offices: tuple[tuple[OfficePhrase, ...], ...]
) -> tuple[tuple[Given, ...], dict[int, Withheld]]:
    """The offices of an article with their holders, and the titles it says were left off."""
    of = {name: n for n, group in enumerate(setting.groups) for name in group.names}
    by_line: dict[int, list[Named]] = defaultdict(list)
    for name in sorted(of, key=lambda name: name.start):
        by_line[name.line].append(name)
    placed: list[Given] = []
    unplaced: list[tuple[int, OfficePhrase]] = []
    left_off: dict[int, Withheld] = {}
    for number, line in enumerate(setting.lines):
        phrases = list(offices[number])
        found = beside(line, phrases, by_line[number], setting.words)
        for n, phrase in enumerate(phrases):
            clause = withheld(line, phrase)
            if clause is not None:
                whose = whose_title(line, clause, phrase, by_line[number])
                who = of[whose] if whose is not None else _holder_by_tenure(phrase, setting)
                if who is not None:
                    first, last = line.tokens[clause[0]], line.tokens[clause[1] - 1]
                    place = evidence.span(article, first.start, last.end)
                    title = _title(setting, number, phrase, who).canonical
                    item = silent_item(line, clause)
                    left_off.setdefault(who, Withheld(place, title, item))
            elif n in found:
                placed += [
                    _title(setting, number, phrase, of[name]) for name in dict.fromkeys(found[n])
                ]
            else:
                unplaced.append((number, phrase))
    placed += _rest(setting, unplaced, placed)
    ordered = sorted(placed, key=lambda given: (given.phrase.start, given.holder or 0))
    return tuple(_in_full(setting.lines, ordered)), left_off


def _rest(
    setting: Setting, unplaced: list[tuple[int, OfficePhrase]], placed: list[Given]
) -> list[Given]:
    """Holders of the offices beside no name; offices joined in print are one nameless person's."""
    found: list[Given] = []
    known = {(given.canonical, given.holder): given for given in reversed(placed)}
    last: Given | None = None
    for number, phrase in unplaced:
        more = _placed(setting, number, phrase, known.values())
        goes_on = (
            last is not None
            and last.line == number
            and not phrase.article
            and joined(setting.lines[number], last.phrase, phrase)
        )
        if goes_on and last is not None and last.holder is None:
            more = more or _title(setting, number, phrase, None)
            if more.holder is None:
                more = replace(more, also=last.also or last.phrase.start)
        last = more
        if more is not None:
            found.append(more)
            known.setdefault((more.canonical, more.holder), more)
    return found


def _title(setting: Setting, number: int, phrase: OfficePhrase, holder: int | None) -> Given:
    pack, line = setting.pack, setting.lines[number]
    country = phrase_country(setting, number, phrase)
    person = setting.groups[holder].key if holder is not None else None
    entry = pack.people.get(person or "")
    wanted = entry.country if entry is not None else country
    key = _office_key(setting, number, phrase, person, wanted)
    wording = canonical(line, phrase, pack, key)
    full = _held_in_full(wording, person, setting) if _bare(line, phrase, wording) else None
    if full is not None:
        key, wording = full, pack.offices[full].canonical
    return Given(number, phrase, wording, key, country, holder)


def _bare(line: Line, phrase: OfficePhrase, wording: str) -> bool:
    """True when the office is printed without its body: `General Secretary`, `vice-chairmen`."""
    after = line.tokens[phrase.head + 1 : phrase.last]
    return "," not in wording and " of " not in wording and all(t.low in OWN_BODY for t in after)


def _held_in_full(wording: str, person: str | None, setting: Setting) -> str | None:
    """The one office of a person that begins with these words and names its body."""
    pack = setting.pack
    held = [
        tenure
        for tenure in setting.held
        if tenure.person == person
        and tenure.office in pack.offices
        and pack.offices[tenure.office].canonical.lower().startswith(wording.lower() + ",")
    ]
    current = [tenure.office for tenure in held if tenure.until is None]
    return current[0] if len(set(current)) == 1 else None


def _office_key(
    setting: Setting, number: int, phrase: OfficePhrase, person: str | None, country: str | None
) -> str | None:
    """Of the pack offices printed so: the one the person held, of the country, or the only one."""
    offices = setting.pack.offices
    held = {tenure.office for tenure in setting.held if tenure.person == person}
    for key in phrase.keys:
        if key in held:
            return key
    fitting = [key for key in phrase.keys if offices[key].country in (country, None)]
    if fitting:
        return fitting[0]
    if len(phrase.keys) != 1 or (country is not None and person is not None):
        return None
    line = setting.lines[number]
    shared = any(
        (body := line.over.at(i, "body")) is not None and common(line, body)
        for i in range(phrase.first, phrase.last)
    )
    only = phrase.keys[0]
    return None if shared and offices[only].country != setting.home else only


def _holder_by_tenure(phrase: OfficePhrase, setting: Setting) -> int | None:
    """The only person of the text who holds, or held, an office of this very wording."""
    pack, groups = setting.pack, setting.groups
    keys = {
        key
        for key in phrase.keys
        if pack.offices[key].country is not None or pack.offices[key].body is not None
    }
    wordings = {(pack.offices[key].country, pack.offices[key].canonical) for key in keys}
    people = {group.key: n for n, group in enumerate(groups) if group.key}
    for current in (True, False):
        fitting = {
            people[tenure.person]
            for tenure in setting.held
            if (tenure.until is None or not current)
            and (tenure.office in keys or _worded(pack.offices.get(tenure.office), wordings))
        }
        if len(fitting) == 1:
            return fitting.pop()
    return None


def _worded(office: OfficeEntry | None, wordings: set[tuple[str | None, str]]) -> bool:
    """True when the office's wording only goes on: `PARTY`, `PARTY Central Committee`."""
    return office is not None and any(
        country == office.country and office.canonical.startswith(wording + " ")
        for country, wording in wordings
    )


def _placed(
    setting: Setting, number: int, phrase: OfficePhrase, placed: Iterable[Given]
) -> Given | None:
    """The holder of an office that stands beside no name, as far as the text decides it."""
    if phrase.plural:
        return None
    if phrase.strong and phrase.article not in ("a", "an", "one", "another"):
        who = _holder_by_tenure(phrase, setting)
        if who is None:
            who = meant(setting, number, phrase, placed)
        if who is not None:
            return _title(setting, number, phrase, who)
    if stands_for_somebody(setting.lines[number], phrase, setting.words):
        return _title(setting, number, phrase, None)
    return None


def _in_full(lines: tuple[Line, ...], ordered: list[Given]) -> Iterable[Given]:
    """A bare office in the wording of the fuller one the same person was given."""
    fuller: dict[tuple[int, str], Given] = {}
    for given in ordered:
        office, comma, _ = given.canonical.lower().partition(",")
        if comma and given.holder is not None:
            fuller.setdefault((given.holder, office), given)
    for given in ordered:
        line = lines[given.line]
        full = (
            fuller.get((given.holder, given.canonical.lower()))
            if given.holder is not None
            else None
        )
        if full is not None and _bare(line, given.phrase, given.canonical):
            yield replace(given, canonical=full.canonical, key=full.key)
        else:
            yield given
