"""Where the packs' names and phrases stand in a text. Finds; decides nothing.

Two automata run over a text of the same length as the given one: names with their capitals kept
("us" is never the USA), phrases in lower case. Everything else is a check of the edges.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from tealeaves.packs import forms as spell
from tealeaves.types import Mention, Pack


class _Table:
    """Patterns of one automaton, each with the kinds and ids that it stands for."""

    def __init__(self) -> None:
        self.owners: dict[str, dict[str, dict[str, None]]] = {}  # pattern: kind: ids in order

    def add(self, pattern: str, kind: str, key: str) -> None:
        self.owners.setdefault(pattern, {}).setdefault(kind, {})[key] = None


class _Hit(NamedTuple):
    start: int
    end: int
    pattern: int


class _Matcher:
    """One automaton; `find` gives every edge-checked hit by kind."""

    def __init__(self, table: _Table) -> None:
        self.patterns = list(table.owners)
        self.owners = [
            tuple((kind, tuple(keys)) for kind, keys in table.owners[pattern].items())
            for pattern in self.patterns
        ]
        self.edges = [spell.edges(pattern) for pattern in self.patterns]
        self.automaton = AhoCorasick(self.patterns, matchkind=MatchKind.Standard)

    def hits(self, text: str, start: int, end: int) -> Iterator[_Hit]:
        part = text[start:end]
        for pattern, left, right in self.automaton.find_matches_as_indexes(part, overlapping=True):
            if spell.stands_alone(text, start + left, start + right, self.edges[pattern]):
                yield _Hit(start + left, start + right, pattern)


class Lookup:
    """Every form of a pack's people, offices, bodies, outlets, countries, places, blocs,
    formulas, epithets and occasions, ready to be found in texts."""

    def __init__(self, pack: Pack) -> None:
        names, phrases = _Table(), _Table()
        for kind, key, form in spell.written(pack):
            if spell.any_case(kind, form):
                for variant in spell.phrase_variants(kind, form):
                    phrases.add(spell.fold_phrase(variant), kind, key)
            else:
                for variant in spell.name_variants(kind, form):
                    names.add(spell.fold(variant), kind, key)
        self._names = _Matcher(names)
        self._phrases = _Matcher(phrases)

    def find(
        self,
        text: str,
        start: int = 0,
        end: int | None = None,
        kinds: Collection[str] | None = None,
    ) -> tuple[Mention, ...]:
        """What stands in `text[start:end]`, by place, then kind.

        Within one kind the leftmost longest wins; kinds may overlap. `keys` holds every entry
        with this form. Offsets are of `text`; what lies beyond `start` and `end` only decides
        whether a word goes on there.
        """
        end = len(text) if end is None else end
        folded = spell.fold(text)
        found: dict[str, list[Mention]] = {}
        for matcher, version in (
            (self._names, folded),
            (self._phrases, spell.fold_phrase(folded)),
        ):
            for hit in matcher.hits(version, start, end):
                for kind, keys in matcher.owners[hit.pattern]:
                    if (kinds is None or kind in kinds) and _fits(kind, version, hit):
                        found.setdefault(kind, []).append(Mention(hit.start, hit.end, kind, keys))
        best = (mention for group in found.values() for mention in _leftmost_longest(group))
        return tuple(sorted(best, key=lambda m: (m.start, -m.end, m.kind)))


def _fits(kind: str, text: str, hit: _Hit) -> bool:
    """Whether what stands around the hit leaves it what it seems."""
    if kind == "office":
        return not spell.after_lower_rank(text, hit.start)
    return kind != "country" or not spell.goes_on(text, hit.start, hit.end)


def _leftmost_longest(group: Iterable[Mention]) -> Iterator[Mention]:
    """Mentions of one kind without overlaps; two with the same extent become one."""
    ordered = sorted(group, key=lambda m: (m.start, -m.end))
    kept: Mention | None = None
    for mention in ordered:
        if kept is not None and mention.start < kept.end:
            if (mention.start, mention.end) == (kept.start, kept.end):
                keys = tuple(dict.fromkeys(kept.keys + mention.keys))
                kept = Mention(kept.start, kept.end, kept.kind, keys)
            continue
        if kept is not None:
            yield kept
        kept = mention
    if kept is not None:
        yield kept
