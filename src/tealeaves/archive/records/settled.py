"""Who is one person, as the standing merges and splits say."""

import json
import sqlite3
from dataclasses import dataclass, field

from tealeaves.archive.records.undone import undoings


@dataclass(frozen=True, slots=True)
class Identity:
    """Machine keys to the keys that people settled on."""

    merged: dict[str, str] = field(default_factory=dict)  # key -> the key it is one with
    split: dict[tuple[str, int], str] = field(default_factory=dict)  # (key, document) -> key
    names: dict[str, str] = field(default_factory=dict)  # of the keys settled on, for people

    def of(self, key: str, document: int | None = None) -> str:
        """The settled key of a person found under `key` in a document."""
        key = self.split.get((key, document), key) if document is not None else key
        return self.merged.get(key, key)

    def keys(self, key: str) -> tuple[str, ...]:
        """All machine keys that are one with a settled key, itself first."""
        return (key, *sorted(k for k, into in self.merged.items() if into == key))

    def name(self, key: str, otherwise: str) -> str:
        """The name of a settled key, where a merge or split is about it."""
        return self.names.get(key, otherwise)

    def decided(self) -> frozenset[str]:
        """Every key that a merge or a split is about."""
        merged = {*self.merged, *self.merged.values()}
        return frozenset(merged | {key for key, _ in self.split} | set(self.split.values()))


NOBODY = Identity()  # no merge and no split


def settled(connection: sqlite3.Connection) -> Identity:
    """The standing merges and splits. A chain of merges leads to its end."""
    undone = undoings(connection)
    into: dict[str, str] = {}
    split: dict[tuple[str, int], str] = {}
    names: dict[str, str] = {}
    for number, kind, about, packed in connection.execute(
        "SELECT id, kind, about, body FROM record WHERE kind IN ('merge', 'split') ORDER BY id"
    ):
        if number in undone:
            continue
        key, body = about.removeprefix("person:"), json.loads(packed)
        if kind == "merge":
            into[key] = body["into"]
        else:
            names.setdefault(body["as"], body["name"])
            split |= {(key, int(document)): body["as"] for document in body["documents"]}
    merged = {key: end for key in into if (end := _end(into, key)) != key}
    found = Identity(merged, split)
    return Identity(merged, split, {**names, **_labels(connection, found.decided())})


def _labels(connection: sqlite3.Connection, keys: frozenset[str]) -> dict[str, str]:
    return dict(
        connection.execute(
            "SELECT key, label FROM term WHERE kind = 'person' "
            "AND key IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(keys)),),
        )
    )


def _end(into: dict[str, str], key: str) -> str:
    been = {key}
    while (following := into.get(key)) is not None and following not in been:
        been.add(following)
        key = following
    return key
