"""A person as the reading gives it: name in standard spelling, country served, places."""

from collections.abc import Iterable

from tealeaves import evidence
from tealeaves.read.canonical import close_up
from tealeaves.read.given import Given, names_of, of_holder, same_nameless
from tealeaves.read.name_words import NameWords
from tealeaves.read.names import Named
from tealeaves.read.office_words import ARTICLES, Line
from tealeaves.read.who import Group, korean_form
from tealeaves.spans import Span
from tealeaves.types import Article, Mention, Pack, Person, PersonEntry, TitleSpan, Withheld


def build_named(
    article: Article,
    lines: tuple[Line, ...],
    groups: tuple[Group, ...],
    given: tuple[Given, ...],
    left_off: dict[int, Withheld],
    mentions: tuple[Mention, ...],
    pack: Pack,
    words: NameWords,
) -> tuple[Person, ...]:
    """One person for each group of names; order is set later."""
    people = []
    for n, group in enumerate(groups):
        titles = of_holder(given, n)
        names = names_of(group)
        entry = pack.people.get(group.key or "")
        name, forms = _name(group, entry)
        affiliation = _affiliation(article, lines, names, words)
        people.append(
            Person(
                name=name,
                country=_country(article, lines, names, titles, entry, pack, words),
                order=0,
                mentions=tuple(evidence.span(article, one.start, one.end) for one in names),
                title_spans=_title_spans(article, titles),
                key=group.key,
                name_forms=forms,
                honorifics=_honorifics(article, lines, names, words),
                affiliation=affiliation,
                title_withheld=left_off.get(n),
            )
        )
    return tuple(people)


def build_nameless(
    article: Article,
    lines: tuple[Line, ...],
    given: tuple[Given, ...],
    mentions: tuple[Mention, ...],
    pack: Pack,
) -> tuple[Person, ...]:
    """One person for each office without a name."""
    people = []
    for titles in same_nameless(given):
        first = titles[0]
        country = next((one.country for one in titles if one.country), None)
        if country is None:
            country = _nameless_country(article, lines[first.line], first, pack)
        label = first.canonical if first.phrase.strong and first.key else _description(lines, first)
        people.append(
            Person(
                name=None,
                country=country,
                order=0,
                title_spans=_title_spans(article, titles),
                label=label,
                role=_description(lines, first),
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
        known = [] if len(entry.forms[0].split()) <= len(name.split()) else [entry.forms[0]]
        return name, tuple(dict.fromkeys((*others, *known)))
    name = max(full or printed, key=len)
    if name.isupper():
        name = name.title()
    return name, tuple(form for form in full if form != name)


def _standard_form(entry: PersonEntry, printed: list[str]) -> str:
    """The standard spelling of the fullest printed form: never more words than are printed."""
    most = max(len(form.split()) for form in printed)
    fitting = [form for form in entry.forms if len(form.split()) <= most]
    size = max((len(form.split()) for form in fitting), default=0)
    if (size < most and len(entry.forms[0].split()) > most) or size == 0:
        return max(printed, key=len)
    if len(entry.forms[0].split()) <= most:
        return entry.forms[0]
    return next(form for form in fitting if len(form.split()) == size)


def _country(
    article: Article,
    lines: tuple[Line, ...],
    names: tuple[Named, ...],
    titles: tuple[Given, ...],
    entry: PersonEntry | None,
    pack: Pack,
    words: NameWords,
) -> str | None:
    if entry is not None:
        return entry.country if entry.country in pack.countries else None
    for one in titles:
        if one.country is not None:
            return one.country
        if one.key and pack.offices[one.key].country:
            return pack.offices[one.key].country
    near = _near_country(lines, names, pack)
    if near is not None:
        return near
    full = max(names, key=lambda name: len(name.words))
    if (
        full.words[0].capitalize() in words.korean
        and korean_form(full.words)
        and full.words[0] != "Li"
    ):
        home = _home(article, pack)
        if home is not None and len(full.words) == 3:
            return home
        if len(full.words) == 3:
            return "PRK"
        return "KOR" if "-" in full.words[-1] else home
    if titles and _international(titles, lines):
        return None
    return None


def _international(titles: tuple[Given, ...], lines: tuple[Line, ...]) -> bool:
    return any(
        lines[one.line].over.at(i, "bloc") is not None
        for one in titles
        for i in range(one.phrase.first, one.phrase.last)
    )


def _near_country(lines: tuple[Line, ...], names: tuple[Named, ...], pack: Pack) -> str | None:
    """A demonym right before the name, or `NAME of COUNTRY` and `NAME from BODY` after it."""
    for name in names:
        line = lines[name.line]
        over = line.over.at(name.first - 1, "demonym")
        if over is not None:
            return over.keys[0]
        tokens = line.tokens
        led = _led(line, name)
        if led is not None:
            return led
        if name.last + 1 < len(tokens) and tokens[name.last].low in ("of", "from"):
            for i in range(name.last + 1, min(len(tokens), name.last + 4)):
                over = line.over.at(i, "country", "capital", "place")
                if over is not None:
                    if over.kind == "place":
                        return pack.places[over.keys[0]].country
                    return over.keys[0]
    return None


def _led(line: Line, name: Named) -> str | None:
    """The country of a delegation that the person leads: `a Chinese delegation led by NAME`."""
    low = max(0, name.first - 14)
    words = [token.low for token in line.tokens[low : name.first]]
    if "by" not in words or not {"led", "headed"} & set(words):
        return None
    for i in range(name.first - 1, low - 1, -1):
        over = line.over.at(i, "demonym", "country")
        if over is not None:
            before = {token.low for token in line.tokens[i : name.first]}
            return over.keys[0] if before & {"led", "headed"} else None
    return None


def _home(article: Article, pack: Pack) -> str | None:
    """The country whose own voice the article is: that of its outlet."""
    names = {article.outlet, article.dateline.agency if article.dateline else None} - {None}
    for entry in pack.outlets.values():
        if any(name in entry.forms or name == entry.id for name in names):
            return entry.country
    return None


def _nameless_country(article: Article, line: Line, given: Given, pack: Pack) -> str | None:
    phrase = given.phrase
    if given.key and pack.offices[given.key].country:
        return pack.offices[given.key].country
    for i in range(phrase.first, phrase.last):
        if line.over.at(i, "bloc") is not None:
            return None
        over = line.over.at(i, "place")
        if over is not None:
            return pack.places[over.keys[0]].country
    proper = any(token.capital for token in line.tokens[phrase.head + 1 : phrase.last])
    known = any(line.over.at(i, "body") is not None for i in range(phrase.first, phrase.last))
    return _home(article, pack) if phrase.strong and (known or not proper) else None


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


def _affiliation(
    article: Article, lines: tuple[Line, ...], names: Iterable[Named], words: NameWords
) -> str | None:
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
