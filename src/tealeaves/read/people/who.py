"""Names that are one person's, brought together: full names, short forms, lone family names."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from tealeaves.knowledge import Pack
from tealeaves.read.people.name_words import NameWords
from tealeaves.read.people.names import KOREAN_JOINED, KOREAN_PAIR, Named

EAST = frozenset({"PRK", "KOR", "CHN", "TWN", "HKG", "MAC"})
PATRONYMIC = ("vich", "vitch", "vna", "yich", "ichna")
TOP_RANK = 1


@dataclass(frozen=True, slots=True)
class Group:
    """One person's names in a text, in order; `key` is the pack's id."""

    key: str | None
    names: tuple[Named, ...]

    @property
    def fullest(self) -> Named:
        """The longest printed form."""
        return max(self.names, key=lambda name: (len(name.words), name.end - name.start))


def identity(name: Named, words: NameWords) -> str:
    """What two printings of one name share: order, hyphens and patronymics are folded."""
    parts = [word for word in name.words if not _patronymic(word) or len(name.words) < 3]
    if (
        len(parts) > 1
        and not name.family_first
        and KOREAN_PAIR.match(parts[0])
        and parts[-1].capitalize() in words.korean
    ):
        parts = [parts[-1], *parts[:-1]]
    if name.family_first or (len(parts) == 2 and parts[0].capitalize() in words.korean):
        return parts[0].lower() + "|" + "".join(parts[1:]).lower().replace("-", "")
    return "|".join(part.lower() for part in parts)


def _patronymic(word: str) -> bool:
    return word.lower().endswith(PATRONYMIC) and len(word) > 6


def pack_names(pack: Pack, words: NameWords, wanted: Iterable[Named]) -> dict[str, str]:
    """Identity of the packs' full names that share a word with those wanted, with their id."""
    said = {word.lower() for name in wanted if name.key is None for word in name.words}
    found: dict[str, str] = {}
    if not said:
        return found
    for entry in pack.people.values():
        for form in entry.forms:
            parts = tuple(form.split())
            if len(parts) < 2 or not {parts[0].lower(), parts[-1].lower()} & said:
                continue
            east = entry.country in EAST
            probe = Named(0, 0, 0, 0, 1, parts, entry.id, east)
            found.setdefault(identity(probe, words), entry.id)
    return found


def cluster(names: Iterable[Named], pack: Pack, words: NameWords) -> tuple[Group, ...]:
    """Groups of full names, in order of first mention; lone words join whom they fit alone."""
    names = tuple(names)
    known = pack_names(pack, words, names)
    groups: dict[str, list[Named]] = {}
    keys: dict[str, str | None] = {}
    lone: list[Named] = []
    for name in names:
        if len(name.words) == 1 and name.key is None:
            lone.append(name)
            continue
        key = name.key or known.get(identity(name, words))
        where = key or identity(name, words)
        groups.setdefault(where, []).append(name)
        keys[where] = key
    made = [Group(keys[where], tuple(found)) for where, found in groups.items()]
    return _with_lone(made, lone, pack)


def _with_lone(made: list[Group], lone: list[Named], pack: Pack) -> tuple[Group, ...]:
    bearers: dict[str, list[int]] = defaultdict(list)
    for n, group in enumerate(made):
        for form in short_forms(group, pack):
            bearers[form].append(n)
    named: dict[int, list[Named]] = defaultdict(list)
    others: dict[str, list[Named]] = {}
    for name in lone:
        fits = bearers.get(name.words[0], [])
        if len(fits) == 1:
            named[fits[0]].append(name)
        elif not fits:
            others.setdefault(name.words[0], []).append(name)
    full = [replace(group, names=(*group.names, *named[n])) for n, group in enumerate(made)]
    return (*full, *(Group(None, tuple(found)) for found in others.values()))


def short_forms(group: Group, pack: Pack) -> tuple[str, ...]:
    """The words that alone may stand for the person: the family name."""
    entry = pack.people.get(group.key or "")
    parts = group.fullest.words
    if len(parts) == 1:
        return parts
    if entry is not None and entry.country in EAST:
        return (entry.forms[0].split()[0],)
    if entry is not None and entry.country == "VNM":
        return (parts[-1],)
    if entry is not None and entry.country in ("LAO", "THA", "KHM", "MMR"):
        return (parts[0], parts[-1])
    if entry is None and group.fullest.family_first and korean_form(parts):
        return (parts[0],)
    return (parts[-1],)


def korean_form(parts: tuple[str, ...]) -> bool:
    """True for a name of Korean or Chinese shape: family name first, short given names."""
    return len(parts) in (2, 3) and (
        len(parts) == 3
        or bool(KOREAN_PAIR.match(parts[1]) or KOREAN_JOINED.match(parts[1]) or len(parts[1]) < 9)
    )


def surnames(groups: tuple[Group, ...], pack: Pack) -> dict[str, int | None]:
    """Lone family names with the group they stand for; None where two could be meant."""
    found: dict[str, int | None] = {}
    for n, group in enumerate(groups):
        for form in short_forms(group, pack):
            found[form] = None if form in found else n
    return found


@lru_cache(maxsize=4)
def leaders(pack: Pack) -> dict[str, str]:
    """Family names of those who hold a highest office, for texts that never name them in full."""
    found: dict[str, set[str]] = defaultdict(set)
    for tenure in pack.tenures:
        if tenure.until:
            continue
        office, person = pack.offices.get(tenure.office), pack.people.get(tenure.person)
        if office is None or person is None or office.rank != TOP_RANK:
            continue
        parts = person.forms[0].split()
        if len(parts) > 1:
            found[parts[0] if person.country in EAST else parts[-1]].add(person.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}
