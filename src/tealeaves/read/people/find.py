"""Everyone named, and everyone given an office without a name, with titles where printed."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tealeaves.knowledge import Pack, Tenure
from tealeaves.read.mentions import by_passage, cover
from tealeaves.read.people.bare_offices import addressee
from tealeaves.read.people.by_context import known_again, shown_names
from tealeaves.read.people.country import home_of
from tealeaves.read.people.held_offices import Setting
from tealeaves.read.people.holders import beside, split_same_name
from tealeaves.read.people.name_words import NameWords, name_words
from tealeaves.read.people.names import Named, sure_names, surname_mentions
from tealeaves.read.people.office_words import Line, OfficePhrase
from tealeaves.read.people.offices import given_titles
from tealeaves.read.people.persons import build_named, build_nameless
from tealeaves.read.people.titles import find_offices
from tealeaves.read.people.who import Group, cluster, leaders, surnames
from tealeaves.read.tokens import tokens
from tealeaves.types import Article, Mention, Person

SHORT = 400  # characters: in so short a text a lone capitalised word beside a verb is a name


@dataclass(frozen=True, slots=True)
class Scene:
    """The lines of an article with the names and offices found in each."""

    lines: tuple[Line, ...]
    offices: tuple[tuple[OfficePhrase, ...], ...]
    names: tuple[tuple[Named, ...], ...]
    groups: tuple[Group, ...]


def find_people(article: Article, mentions: tuple[Mention, ...], pack: Pack) -> tuple[Person, ...]:
    """Everyone named or given an office, in order of first mention."""
    words = name_words(pack)
    scene = set_scene(article, mentions, pack, words)
    setting = Setting(
        scene.lines,
        scene.groups,
        pack,
        words,
        home_of(article, pack),
        addressee(scene.lines, scene.groups),
        _held(scene.groups, pack),
    )
    given, left_off = given_titles(article, setting, scene.offices)
    people = (
        *build_named(article, setting, given, left_off),
        *build_nameless(article, setting, given),
    )
    ordered = sorted(people, key=first_place)
    return tuple(replace(person, order=n) for n, person in enumerate(ordered, 1))


def _held(groups: tuple[Group, ...], pack: Pack) -> tuple[Tenure, ...]:
    """The tenures of the people named."""
    keys = {group.key for group in groups}
    return tuple(tenure for tenure in pack.tenures if tenure.person in keys)


def first_place(person: Person) -> tuple[int, int]:
    """Where a person first comes up: by name, else by office."""
    spans = person.mentions or tuple(title.span for title in person.title_spans)
    titles = tuple(title.span for title in person.title_spans)
    first = min((span.start for span in (*spans, *titles)), default=0)
    return first, min((span.start for span in spans), default=0)


def set_scene(
    article: Article, mentions: tuple[Mention, ...], pack: Pack, words: NameWords
) -> Scene:
    """Lines, offices and names of an article; names brought together as people."""
    lines = tuple(
        _line(article, n, inside, words) for n, inside in enumerate(by_passage(article, mentions))
    )
    offices = tuple(tuple(find_offices(line, words)) for line, _ in lines)
    short = len(article.view.text) < SHORT
    shown = [
        tuple(shown_names(line, n, offices[n], words, short)) for n, (line, _) in enumerate(lines)
    ]
    known = frozenset(name.words for found in shown for name in found)
    names = []
    for n, (line, sure) in enumerate(lines):
        again = known_again(line, n, known, words) if line.headline else ()
        names.append(tuple(sorted((*sure, *shown[n], *again), key=lambda name: name.start)))
    marked = tuple(_marked(line, found) for (line, _), found in zip(lines, names, strict=True))
    offices = _again(marked, tuple(line for line, _ in lines), offices, words)
    groups = cluster([name for found in names for name in found], pack, words)
    groups = _split(marked, offices, names, groups, words)
    groups = _with_surnames(marked, groups, pack, words)
    by_line: dict[int, list[Named]] = defaultdict(list)
    for group in groups:
        for name in group.names:
            by_line[name.line].append(name)
    named = tuple(
        tuple(sorted(by_line[n], key=lambda name: name.start)) for n in range(len(marked))
    )
    full = tuple(_marked(line, found) for line, found in zip(marked, named, strict=True))
    return Scene(full, _again(full, marked, offices, words), named, groups)


def _again(
    lines: tuple[Line, ...],
    before: tuple[Line, ...],
    offices: tuple[tuple[OfficePhrase, ...], ...],
    words: NameWords,
) -> tuple[tuple[OfficePhrase, ...], ...]:
    """The offices looked for again in the lines in which more words turned out to be names."""
    return tuple(
        known if line.named == old.named else tuple(find_offices(line, words))
        for line, old, known in zip(lines, before, offices, strict=True)
    )


def _line(
    article: Article, number: int, mentions: tuple[Mention, ...], words: NameWords
) -> tuple[Line, tuple[Named, ...]]:
    passage = article.passages[number]
    found = tokens(article.view.text, passage.start, passage.end)
    over = cover(found, mentions)
    headline = passage.role in ("title", "heading")
    sure = sure_names(found, over, number, words, headline)
    return _marked(Line(found, over, (False,) * len(found), headline), sure), sure


def _marked(line: Line, names: Iterable[Named]) -> Line:
    """The line with its name tokens marked."""
    named = [False] * len(line.tokens)
    for name in names:
        named[name.first : name.last] = [True] * (name.last - name.first)
    return replace(line, named=tuple(named))


def _split(
    lines: tuple[Line, ...],
    offices: tuple[tuple[OfficePhrase, ...], ...],
    names: list[tuple[Named, ...]],
    groups: tuple[Group, ...],
    words: NameWords,
) -> tuple[Group, ...]:
    """Namesakes that one passage tells apart made two people."""
    others: list[Named] = []
    for n, line in enumerate(lines):
        found = beside(line, list(offices[n]), list(names[n]), words)
        others += split_same_name(line, list(offices[n]), found)
    if not others:
        return groups
    kept = [
        replace(group, names=tuple(name for name in group.names if name not in others))
        for group in groups
    ]
    return (*(group for group in kept if group.names), *(Group(None, (name,)) for name in others))


def _with_surnames(
    lines: tuple[Line, ...], groups: tuple[Group, ...], pack: Pack, words: NameWords
) -> tuple[Group, ...]:
    """The groups with the lone family names that can mean only one of them."""
    short = surnames(groups, pack)
    tops = leaders(pack)
    known = {word: n for word, n in short.items() if n is not None}
    for n, group in enumerate(groups):
        known |= {
            word: n for word, key in tops.items() if short.get(word, n) is None and key == group.key
        }
    bearers = _bearers(groups)
    extra: dict[int, list[Named]] = {}
    for number, line in enumerate(lines):
        for name, who in surname_mentions(line, number, known, words):
            if short[name.words[0]] is not None or not _after_namesake(name, who, bearers):
                extra.setdefault(who, []).append(name)
    full = [
        replace(group, names=(*group.names, *extra.get(n, ()))) for n, group in enumerate(groups)
    ]
    unnamed = {word: key for word, key in tops.items() if word not in short}
    alone: dict[str, list[Named]] = {}
    for number, line in enumerate(lines):
        for name, key in surname_mentions(line, number, unnamed, words):
            alone.setdefault(key, []).append(name)
    return (*full, *(Group(key, tuple(found)) for key, found in alone.items()))


def _bearers(groups: tuple[Group, ...]) -> dict[tuple[int, str], list[tuple[int, int]]]:
    """Passage and name word -> places in order, each with the index of the person's group."""
    found: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for n, group in enumerate(groups):
        for name in group.names:
            for word in name.words:
                found[name.line, word].append((name.start, n))
    return {key: sorted(places) for key, places in found.items()}


def _after_namesake(
    name: Named, holder: int, bearers: dict[tuple[int, str], list[tuple[int, int]]]
) -> bool:
    """Another bearer of the family name is the last one named before, in the same passage."""
    places = bearers.get((name.line, name.words[0]), [])
    before = bisect_left(places, (name.start, -1))
    return before > 0 and places[before - 1][1] != holder
