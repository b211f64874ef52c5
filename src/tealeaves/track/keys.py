"""Which keys a track has: the ones asked for, or the ones most texts have."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from tealeaves.archive.records.settled import NOBODY, Identity, settled
from tealeaves.archive.store import Archive
from tealeaves.archive.tables.days import (
    Term,
    how_many,
    most_met,
    terms_by_id,
    terms_called,
    terms_of,
)
from tealeaves.errors import ArchiveError
from tealeaves.track.ask import Ask

NEAR = 3  # spellings suggested


@dataclass(frozen=True, slots=True)
class Key:
    """One line of a track. `terms`: ids of what is counted for it, the most met first.

    `query`: what is searched for instead.
    """

    key: str
    label: str
    terms: tuple[int, ...]
    query: str | None = None


@dataclass(frozen=True, slots=True)
class Keys:
    """The lines of a track. `known`: how many there would be in all; `of`: whose they are."""

    keys: tuple[Key, ...]
    known: int
    of: Key | None = None
    joined: Identity = NOBODY


def keys_of(archive: Archive, ask: Ask, most: int) -> Keys:
    """The keys of a track, at most so many. Raises ArchiveError for names nobody has."""
    connection = archive.connection
    joined = settled(archive.connection) if _about_people(ask) else NOBODY
    if ask.of is not None and ask.what.owner is not None:
        owner = _named(connection, (ask.what.owner,), ask.of, joined)
        mine = _in_use(connection, ask.what.used, owner)
        chosen = _picked(mine, ask.keys, owner.label) if ask.keys else mine
        return Keys(tuple(chosen[:most]), len(mine), owner)
    if ask.what.name == "words":
        return Keys(tuple(Key(text, text, (), text) for text in ask.keys), len(ask.keys))
    if ask.keys:
        found = [_named(connection, ask.what.kinds, name, joined) for name in ask.keys]
        return Keys(tuple(dict.fromkeys(found)), len(found), joined=joined)
    terms = most_met(connection, ask.what.kinds, most + len(joined.merged))
    decided = joined.merged or joined.split
    keys = _people(connection, terms, joined) if decided else [_key(t) for t in terms]
    return Keys(tuple(keys[:most]), how_many(connection, ask.what.kinds), joined=joined)


def _about_people(ask: Ask) -> bool:
    return "person" in (*ask.what.kinds, ask.what.owner)


def _named(
    connection: sqlite3.Connection, kinds: Sequence[str], name: str, joined: Identity
) -> Key:
    """The key called so. Raises ArchiveError with the nearest ones where there is none."""
    found = [term for kind in kinds for term in terms_called(connection, kind, name)]
    if not found and name in joined.split.values():
        return Key(name, joined.name(name, name), ())
    if not found:
        raise ArchiveError(f"{name}: no text has it{_nearest(connection, kinds, name)}")
    head = joined.of(found[0].key)
    merged = [t for key in joined.keys(head) for t in terms_called(connection, kinds[0], key)]
    terms = terms_by_id(connection, [t.id for t in merged]) or [found[0]]
    label = next((t.label for t in terms if t.key == head), found[0].label)
    return Key(head, label, tuple(term.id for term in terms))


def _nearest(connection: sqlite3.Connection, kinds: Sequence[str], name: str) -> str:
    known = {
        text.casefold(): text
        for term in most_met(connection, kinds, 5000)
        for text in (term.label, term.key)
    }
    near = [known[low] for low in get_close_matches(name.casefold(), known, NEAR, 0.5)]
    return f"; nearest: {', '.join(near)}" if near else ""


def _key(term: Term) -> Key:
    return Key(term.key, term.label, (term.id,))


def _people(connection: sqlite3.Connection, terms: Iterable[Term], joined: Identity) -> list[Key]:
    """The terms, those of one person as people settled it as one key."""
    names = {term.key: term for term in terms}
    heads = dict.fromkeys(joined.of(key) for key in (*joined.split.values(), *names))
    return [
        _named(connection, ("person",), head, joined)
        if head in joined.merged.values() or head not in names
        else _key(names[head])
        for head in heads
    ]


def _in_use(connection: sqlite3.Connection, kind: str, owner: Key) -> list[Key]:
    """The titles or names in use for one person or country, those that most texts have first."""
    owners = [term.key for term in terms_by_id(connection, owner.terms)]
    ids: dict[str, list[int]] = {}
    for term in terms_of(connection, kind, owners):
        ids.setdefault(term.label, []).append(term.id)
    return [Key(name, name, tuple(found)) for name, found in ids.items()]


def _picked(keys: Iterable[Key], names: Sequence[str], whose: str) -> list[Key]:
    by_name = {key.key.casefold(): key for key in keys}
    missing = [name for name in names if name.casefold() not in by_name]
    if missing:
        there = ", ".join(key.key for key in by_name.values())
        raise ArchiveError(f"{missing[0]}: {whose} has none such; there are {there or 'none'}")
    return [by_name[name.casefold()] for name in names]
