"""Texts that people gave to another person: taken from one key of a track, added to another."""

import sqlite3
from collections.abc import Iterator, Sequence

from tealeaves.archive.records.settled import Identity
from tealeaves.archive.tables.days import Slice, named_in, terms_called
from tealeaves.track.keys import Key

Shift = tuple[int, str, int, int]  # number of the key, day, mentions and texts to add


def moved(
    connection: sqlite3.Connection, keys: Sequence[Key], joined: Identity, cut: Slice
) -> Iterator[Shift]:
    """What the standing splits add to the counts of some keys; what they take away is negative."""
    row = {key.key: i for i, key in enumerate(keys)}
    for (source, document), target in joined.split.items():
        terms = [term.id for term in terms_called(connection, "person", source)]
        found = named_in(connection, document, terms, cut)
        if found is None:
            continue
        day, n = found
        for key, sign in ((joined.of(source), -1), (joined.of(target), 1)):
            if key in row:
                others = [term for term in keys[row[key]].terms if term not in terms]
                alone = named_in(connection, document, others, cut) is None
                yield row[key], day, sign * n, sign * alone
