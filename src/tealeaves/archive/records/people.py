"""Everyone in an archive: names, titles over time, first and last seen. Near copies count once."""

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from tealeaves.archive.kept import scope_of
from tealeaves.archive.records import counts
from tealeaves.archive.records.identity import identity, known_person
from tealeaves.archive.records.log import Record, records
from tealeaves.archive.records.settled import Identity
from tealeaves.archive.store import Archive

SIGHTINGS = 10  # latest documents shown of a person


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the list of people. Days are of issue; texts are documents."""

    key: str
    name: str
    texts: int
    mentions: int
    first: str | None
    last: str | None
    merged: tuple[str, ...] = ()  # other keys that people joined to this one


@dataclass(frozen=True, slots=True)
class Titled:
    """A title as it was printed beside the name, over all the texts that did."""

    title: str
    texts: int
    first: str | None
    last: str | None
    printed: tuple[str, ...]  # the wordings, the most frequent first


@dataclass(frozen=True, slots=True)
class Sighting:
    document: int
    date: str | None
    title: str | None
    outlet: str | None
    titles: tuple[str, ...]
    rank: int | None  # place in an attendance list


@dataclass(frozen=True, slots=True)
class Profile:
    """A person's record page: what the machine found, and apart from it what people said."""

    summary: Summary
    countries: tuple[str, ...]
    names: tuple[tuple[str, int], ...]  # as printed, with the number of texts
    titles: tuple[Titled, ...]  # in order of first print
    sightings: tuple[Sighting, ...]  # the latest first
    records: tuple[Record, ...]
    looked: int | None = None  # texts the names, and wordings of titles, are of; None: all


def everyone(
    archive: Archive,
    find: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = 50,
) -> tuple[Summary, ...]:
    """People by number of texts, the most first; `find` is a part of a name or key.

    Raises ArchiveError for what is no date.
    """
    scope_of(since, until)
    settled, days = identity(archive), (since, since, until, until)
    wanted = find.casefold() if find else ""
    connection, decided = archive.connection, settled.decided()
    if since is None and until is None:
        counted = counts.most(connection, wanted, decided, limit)
    else:
        counted = counts.within(connection, decided, days)
    joined = _joined(archive, settled, json.dumps(sorted(decided)), days) if decided else ()
    found = [p for p in (*(Summary(*one) for one in counted), *joined) if _matches(p, wanted)]
    return tuple(sorted(found, key=lambda p: (-p.texts, p.key))[:limit])


def _matches(person: Summary, wanted: str) -> bool:
    texts = (person.key, person.name, *person.merged)
    return not wanted or any(wanted in text.casefold() for text in texts)


def _joined(
    archive: Archive, settled: Identity, keys: str, days: tuple[str | None, ...]
) -> list[Summary]:
    """One summary for each person that people settled on, text by text: each counts once."""
    rows = archive.connection.execute(
        "SELECT key, label, document.id, n, nullif(date, '') FROM term "
        "JOIN feature ON feature.term = term.id JOIN document ON document.id = feature.document "
        "JOIN reading ON reading.version = document.version "
        "WHERE kind = 'person' AND copy_of IS NULL AND (? IS NULL OR date >= ?) "
        "AND (? IS NULL OR coalesce(date, '') < ? || '~') "
        "AND key IN (SELECT value FROM json_each(?))",
        (*days, keys),
    )
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        groups[settled.of(row[0], row[2])].append(row)
    names = {key: known_person(archive, key) for key in groups}
    return [_summed(key, names[key], group, settled) for key, group in groups.items()]


def _summed(key: str, name: str, rows: list[Any], settled: Identity) -> Summary:
    """One person of several (key, label, document, n, day)."""
    days = [row[4] for row in rows if row[4]]
    return Summary(
        key,
        name,
        len({row[2] for row in rows}),
        sum(row[3] for row in rows),
        min(days, default=None),
        max(days, default=None),
        tuple(k for k in settled.keys(key)[1:] if any(row[0] == k for row in rows)),
    )


def profile(archive: Archive, key: str) -> Profile:
    """One person. Raises ArchiveError where nobody has the key."""
    settled = identity(archive)
    key = settled.of(key)
    label = known_person(archive, key)
    if key not in settled.decided():
        return _counted(archive, key, label)
    rows = [row for row in _appearances(archive, key, settled) if settled.of(row[0], row[1]) == key]
    dates = [row[2] for row in rows if row[2]]
    names: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row[5]:
            names[row[5]].add(row[1])
    documents = {row[1] for row in rows}
    summary = Summary(
        key,
        label,
        len(documents),
        _mentions(archive, {(row[0], row[1]) for row in rows}),
        min(dates, default=None),
        max(dates, default=None),
        settled.keys(key)[1:],
    )
    return Profile(
        summary,
        tuple(sorted({row[6] for row in rows if row[6]})),
        tuple(sorted(((n, len(d)) for n, d in names.items()), key=lambda x: (-x[1], x[0]))),
        _titles(archive, rows),
        _sightings(archive, rows),
        tuple(r for k in settled.keys(key) for r in records(archive, about=f"person:{k}")),
    )


def _counted(archive: Archive, key: str, label: str) -> Profile:
    """One person whom no merge or split is about, by what is counted already."""
    connection = archive.connection
    term = counts.term_of(connection, key)
    names, countries, looked = counts.names(connection, term)
    rows = counts.latest(connection, term, SIGHTINGS)
    return Profile(
        Summary(key, label, *counts.whole(connection, term)),
        countries,
        names,
        tuple(Titled(*one) for one in counts.titles(connection, key, term)),
        _sightings(archive, rows),
        tuple(records(archive, about=f"person:{key}")),
        looked,
    )


def _appearances(archive: Archive, key: str, settled: Identity) -> list[Any]:
    """(key, document, date, heading, outlet, name, country, term) wherever it may be the person."""
    origins = {k for (k, _), new in settled.split.items() if settled.merged.get(new, new) == key}
    keys = json.dumps([*settled.keys(key), *origins])
    return archive.connection.execute(
        "SELECT key, person.document, date, reading.title, outlet, name, country, person.term "
        "FROM term JOIN person ON person.term = term.id "
        "JOIN document ON document.id = person.document "
        "JOIN reading ON reading.version = document.version "
        "WHERE kind = 'person' AND key IN (SELECT value FROM json_each(?)) AND copy_of IS NULL "
        "ORDER BY date DESC, person.document DESC",
        (keys,),
    ).fetchall()


def _mentions(archive: Archive, found: set[tuple[str, int]]) -> int:
    row = archive.connection.execute(
        "SELECT sum(n) FROM json_each(?) AS x "
        "JOIN term ON kind = 'person' AND term.key = x.value ->> 0 "
        "JOIN feature ON feature.term = term.id AND feature.document = x.value ->> 1",
        (json.dumps(sorted(found)),),
    ).fetchone()
    return row[0] or 0


def _titles(archive: Archive, rows: list[Any]) -> tuple[Titled, ...]:
    where = {(row[7], row[1]): row[2] for row in rows}
    texts: dict[str, dict[int, str | None]] = defaultdict(dict)
    printed: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for person in {row[7] for row in rows}:
        for document, title, words in archive.connection.execute(
            "SELECT document, key, text FROM title JOIN term ON term.id = title.term "
            "WHERE person = ?",
            (person,),
        ):
            if (person, document) in where:
                texts[title][document] = where[person, document]
                printed[title][words] += 1
    found = []
    for title, documents in texts.items():
        days = sorted(day for day in documents.values() if day)
        wordings = sorted(printed[title], key=lambda w: (-printed[title][w], w))
        first, last = (days[0], days[-1]) if days else (None, None)
        found.append(Titled(title, len(documents), first, last, tuple(wordings)))
    return tuple(sorted(found, key=lambda t: (t.first or "", -t.texts, t.title)))


def _sightings(archive: Archive, rows: list[Any]) -> tuple[Sighting, ...]:
    found = []
    for _, document, date, heading, outlet, name, _, person in rows[:SIGHTINGS]:
        titles = archive.connection.execute(
            "SELECT key FROM title JOIN term ON term.id = title.term "
            "WHERE person = ? AND document = ? ORDER BY item",
            (person, document),
        )
        rank = archive.connection.execute(
            "SELECT rank FROM attendee WHERE document = ? AND name = ?", (document, name)
        ).fetchone()
        given = tuple(dict.fromkeys(key for (key,) in titles))
        found.append(Sighting(document, date, heading, outlet, given, rank[0] if rank else None))
    return tuple(found)
