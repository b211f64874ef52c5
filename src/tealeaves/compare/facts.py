"""What a text has, as far as texts are compared: from the archive, or from rows just made."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tealeaves.archive.filing import Filing


class Mark(NamedTuple):
    """A trait as it is kept; the place is in the page, None where it has none."""

    kind: str
    key: str
    value: str | None = None
    amount: float | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """One text. `terms`: (kind, key) -> mentions and rank of first mention among its kind."""

    document: int | None  # None: a page that is not in the archive
    sha256: str
    date: str | None
    outlet: str | None
    language: str
    genre: str | None
    rung: str | None
    layer: str
    words: int
    complete: bool
    title: str | None = None
    url: str | None = None
    terms: dict[tuple[str, str], tuple[int, int | None]] = field(default_factory=dict)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    titles: dict[str, tuple[str, ...]] = field(default_factory=dict)  # person -> titles, in order
    attendees: tuple[str, ...] = ()  # in printed order
    stances: frozenset[tuple[str, str, str]] = frozenset()  # holder, target, sign
    audience: str | None = None
    marks: tuple[Mark, ...] = ()
    serves: dict[str, str] = field(default_factory=dict)  # person -> country
    text: str = ""  # the article's clean text
    counterpart: str | None = None  # country it is addressed to or about

    def of(self, kind: str) -> dict[str, tuple[int, int | None]]:
        """The terms of a kind."""
        return {key: value for (what, key), value in self.terms.items() if what == kind}


def facts_of_page(filing: Filing) -> Facts:
    """The facts of a page just read."""
    rows = filing.rows
    named = rows.terms
    titles: dict[str, list[str]] = defaultdict(list)
    for row in rows.titles:
        titles[named[_int(row[0])][1]].append(named[_int(row[2])][1])
    stances = next((found for table, found in rows.findings if table == "stance"), ())
    c = rows.columns
    return Facts(
        None,
        filing.sha256,
        c.date,
        c.outlet,
        c.language,
        c.genre,
        c.rung,
        c.layer,
        c.words,
        bool(c.complete),
        c.title,
        filing.url,
        {(named[t][0], named[t][1]): (n, rank) for t, n, rank in rows.features},
        {(kind, key): label for kind, key, label in named},
        {person: tuple(dict.fromkeys(given)) for person, given in titles.items()},
        tuple(str(row[1]) for row in rows.attendees),
        frozenset((str(r[1]), str(r[2]), str(r[3])) for r in stances),
        c.audience,
        tuple(Mark(*row) for row in rows.traits),  # type: ignore[arg-type]
        {named[_int(r[0])][1]: str(r[3]) for r in rows.people if r[3]},
        rows.text,
        filing.rows.setting.counterpart,
    )


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value


def facts_of(connection: sqlite3.Connection, documents: Iterable[int]) -> tuple[Facts, ...]:
    """The facts of documents, in the order given. Unknown ids are left out."""
    ids = list(documents)
    wanted = json.dumps(ids)
    terms: dict[int, dict[tuple[str, str], tuple[int, int | None]]] = defaultdict(dict)
    labels: dict[int, dict[tuple[str, str], str]] = defaultdict(dict)
    for document, kind, key, label, n, rank in connection.execute(
        "SELECT document, kind, term.key, label, n, rank FROM json_each(?) AS x "
        "JOIN feature ON document = x.value JOIN term ON term.id = term",
        (wanted,),
    ):
        terms[document][kind, key] = (n, rank)
        labels[document][kind, key] = label
    titles = _titles(connection, wanted)
    attendees: dict[int, list[str]] = defaultdict(list)
    for document, name in connection.execute(
        "SELECT document, name FROM json_each(?) AS x JOIN attendee ON document = x.value "
        "ORDER BY document, rank",
        (wanted,),
    ):
        attendees[document].append(name)
    stances: dict[int, set[tuple[str, str, str]]] = defaultdict(set)
    for document, *stance in connection.execute(
        "SELECT document, holder, target, sign FROM json_each(?) AS x "
        "JOIN stance ON document = x.value",
        (wanted,),
    ):
        stances[document].add((stance[0], stance[1], stance[2]))
    marks, serves = _marks(connection, wanted), _serves(connection, wanted)
    found = {}
    for row in connection.execute(
        "SELECT document.id, sha256, reading.date, outlet, language, reading.genre, rung, layer, "
        "words, complete, reading.title, version.url, audience, text, counterpart "
        "FROM json_each(?) AS x JOIN document ON document.id = x.value "
        "JOIN reading ON reading.version = document.version "
        "JOIN version ON version.id = document.version JOIN page ON page.id = version.page "
        "LEFT JOIN setting ON setting.document = document.id",
        (wanted,),
    ):
        document, sha256, date, outlet, language, genre, rung, layer, words, complete, *named = row
        found[document] = Facts(
            document,
            sha256,
            date,
            outlet,
            language,
            genre,
            rung,
            layer,
            words,
            bool(complete),
            named[0],
            named[1],
            terms[document],
            labels[document],
            titles.get(document, {}),
            tuple(attendees[document]),
            frozenset(stances[document]),
            named[2],
            marks.get(document, ()),
            serves.get(document, {}),
            named[3],
            named[4],
        )
    return tuple(found[id_] for id_ in ids if id_ in found)


def _marks(connection: sqlite3.Connection, wanted: str) -> dict[int, tuple[Mark, ...]]:
    found: dict[int, list[Mark]] = defaultdict(list)
    for document, *mark in connection.execute(
        'SELECT document, kind, trait.key, trait.value, amount, start, "end" '
        "FROM json_each(?) AS x "
        "JOIN trait ON document = x.value ORDER BY document, item",
        (wanted,),
    ):
        found[document].append(Mark(*mark))
    return {document: tuple(marks) for document, marks in found.items()}


def _serves(connection: sqlite3.Connection, wanted: str) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for document, person, country in connection.execute(
        "SELECT document, term.key, country FROM json_each(?) AS x "
        "JOIN person ON document = x.value JOIN term ON term.id = person.term "
        "WHERE country IS NOT NULL",
        (wanted,),
    ):
        found[document][person] = country
    return found


def _titles(connection: sqlite3.Connection, wanted: str) -> dict[int, dict[str, tuple[str, ...]]]:
    given: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for document, person, title in connection.execute(
        "SELECT document, p.key, t.key FROM json_each(?) AS x JOIN title ON document = x.value "
        "JOIN term AS p ON p.id = title.person JOIN term AS t ON t.id = title.term "
        "ORDER BY document, person, item",
        (wanted,),
    ):
        given[document][person].append(title)
    return {
        document: {person: tuple(dict.fromkeys(titles)) for person, titles in people.items()}
        for document, people in given.items()
    }
