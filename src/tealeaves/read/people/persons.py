"""A person as the reading gives it: name in standard spelling, country served, places."""

import re
from collections.abc import Iterable

from tealeaves import evidence
from tealeaves.knowledge import PersonEntry
from tealeaves.read.people.address import address_terms
from tealeaves.read.people.canonical import close_up
from tealeaves.read.people.country import country_of, country_of_nameless
from tealeaves.read.people.held_offices import Given, Setting, by_holder, names_of, same_nameless
from tealeaves.read.people.name_words import NameWords
from tealeaves.read.people.names import Named
from tealeaves.read.people.office_words import ARTICLES, Line
from tealeaves.read.people.who import Group
from tealeaves.spans import Span
from tealeaves.types import Article, Person, TitleSpan, Withheld


def build_named(
    article: Article,
    setting: Setting,
    given: tuple[Given, ...],
    left_off: dict[int, Withheld],
) -> tuple[Person, ...]:
    """One person for each group of names; order is set later."""
    people = []
    held, spoken_to = by_holder(given), address_terms(article, setting)
    for n, group in enumerate(setting.groups):
        titles = held.get(n, ())
        names = names_of(group)
        entry = setting.pack.people.get(group.key or "")
        name, forms = _name(group, entry)
        people.append(
            Person(
                name=name,
                country=country_of(setting, names, titles, entry),
                order=0,
                mentions=tuple(evidence.span(article, one.start, one.end) for one in names),
                title_spans=_title_spans(article, titles),
                key=group.key,
                name_forms=forms,
                honorifics=_honorifics(article, setting.lines, names, setting.words),
                address_terms=spoken_to.get(n, ()),
                affiliation=_affiliation(article, setting.lines, names),
                title_withheld=left_off.get(n),
            )
        )
    return tuple(people)


def build_nameless(
    article: Article, setting: Setting, given: tuple[Given, ...]
) -> tuple[Person, ...]:
    """One person for each office without a name."""
    people = []
    for titles in same_nameless(given):
        first = titles[0]
        role = _description(setting.lines, first)
        people.append(
            Person(
                name=None,
                country=country_of_nameless(setting, titles),
                order=0,
                title_spans=_title_spans(article, titles),
                label=first.canonical if first.phrase.strong and first.key else role,
                role=role,
            )
        )
    return tuple(people)


def _title_spans(article: Article, titles: Iterable[Given]) -> tuple[TitleSpan, ...]:
    return tuple(
        TitleSpan(evidence.span(article, one.phrase.start, one.phrase.end), one.canonical, one.key)
        for one in titles
    )


def _description(lines: tuple[Line, ...], given: Given) -> str:
    phrase, line = given.phrase, lines[given.line]
    text = " ".join(token.text for token in line.tokens[phrase.first : phrase.last])
    text = close_up(text)
    return f"{phrase.article} {text}" if phrase.article in ("a", "an", "the") else text


def _name(group: Group, entry: PersonEntry | None) -> tuple[str, tuple[str, ...]]:
    """The standard spelling, and the other forms printed."""
    printed = list(dict.fromkeys(" ".join(name.words) for name in names_of(group)))
    full = [form for form in printed if " " in form]
    if entry is not None:
        name = _standard_form(entry, printed)
        others = [form for form in printed if " " in form and form.lower() != name.lower()]
        known = [] if _parts(entry.forms[0]) <= _parts(name) else [entry.forms[0]]
        return name, tuple(dict.fromkeys((*others, *known)))
    name = max(full or printed, key=len)
    if name.isupper():
        name = name.title()
    return name, tuple(form for form in full if form != name)


def _standard_form(entry: PersonEntry, printed: list[str]) -> str:
    """The standard spelling of the fullest printed form: never more words than are printed."""
    most = max(map(_parts, printed))
    if _parts(entry.forms[0]) <= most:
        return entry.forms[0]
    sizes = {_parts(form) for form in entry.forms if _parts(form) <= most}
    if most not in sizes:
        return max(printed, key=len)
    return next(form for form in entry.forms if _parts(form) == most)


def _parts(name: str) -> int:
    """How many words a name has; a hyphened Korean given name counts as two."""
    return len(re.split(r"[ ‐‑-]", name))


def _honorifics(
    article: Article, lines: tuple[Line, ...], names: Iterable[Named], words: NameWords
) -> tuple[Span, ...]:
    found = []
    for name in names:
        tokens = lines[name.line].tokens
        k = name.first
        while k > 0 and (
            tokens[k - 1].low in words.honorifics
            or tokens[k - 1].low in words.titles
            or (
                tokens[k - 1].text == "."
                and k > 1
                and tokens[k - 2].low + "." in words.titles | words.honorifics
            )
        ):
            k -= 1
        if k < name.first:
            found.append(evidence.span(article, tokens[k].start, tokens[name.first - 1].end))
    return tuple(found)


def _affiliation(article: Article, lines: tuple[Line, ...], names: Iterable[Named]) -> str | None:
    """The body after `from`, `of` or `at` right behind a name."""
    for name in names:
        tokens = lines[name.line].tokens
        k = name.last
        if k + 1 >= len(tokens) or tokens[k].low not in ("from", "at"):
            continue
        end = k + 1 + (tokens[k + 1].low in ARTICLES)
        start = end
        while end < len(tokens) and (tokens[end].capital or tokens[end].low in ("'s", "of", "for")):
            end += 1
        while end > start and tokens[end - 1].low in ("'s", "of", "for"):
            end -= 1
        if end - start > 1:
            return article.view.text[tokens[start].start : tokens[end - 1].end]
    return None
