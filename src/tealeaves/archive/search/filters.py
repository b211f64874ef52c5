"""Which documents a search is about: conditions on what was read of them, as SQL."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, fields
from difflib import get_close_matches

from tealeaves.archive.dates import first_day, last_day
from tealeaves.archive.records.identity import identity
from tealeaves.archive.store import Archive
from tealeaves.errors import ArchiveError
from tealeaves.sources.record import writable

# Values that stand in the reading itself.
COLUMNS = ("outlet", "genre", "language", "layer")
# Values that are terms: the filter's name is their kind.
TERMS = ("country", "person", "title", "occasion", "formula", "topic")
# Kind of finding, as the contract calls its list -> table.
FINDINGS = {
    "statements": "statement", "dates": "timex", "events": "event", "stance": "stance",
    "epithets": "epithet", "formulas": "formula", "forecasts": "forecast", "signals": "signal",
    "attendance_list": "attendee",
}  # fmt: skip
KINDS = FINDINGS | {table: table for table in FINDINGS.values()} | {"date": "timex"}
DIVIDED = {"statement": "kind", "forecast": "kind", "signal": "kind", "event": "type"}
SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Filters:
    """What a document must have; None: anything. Dates are YYYY, YYYY-MM or YYYY-MM-DD.

    `kind` is a kind of finding ("forecasts"), perhaps divided ("signals:absence"). People,
    titles, formulas, occasions and topics go by key or by name, countries by code.
    """

    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    genre: str | None = None
    language: str | None = None
    layer: str | None = None
    rung: str | None = None
    country: str | None = None
    person: str | None = None
    title: str | None = None
    occasion: str | None = None
    formula: str | None = None
    topic: str | None = None
    kind: str | None = None

    def given(self) -> dict[str, str]:
        """The conditions that are set."""
        found = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: writable(value) for name, value in found if value is not None}


@dataclass(frozen=True, slots=True)
class Condition:
    """SQL over `d` (document) and `r` (its reading), with its values.

    `name` says what it is on a card (gathering.py); where no card tells, `listed` is a SELECT of
    the documents that meet it, with the same values.
    """

    sql: str
    values: tuple[object, ...] = ()
    name: str = ""
    listed: str = ""


def conditions(archive: Archive, filters: Filters) -> tuple[Condition, ...]:
    """One condition a filter. Raises ArchiveError for a day or a kind that is none."""
    return tuple(_of(archive, name, value) for name, value in filters.given().items())


def _of(archive: Archive, name: str, value: str) -> Condition:
    if name in ("since", "until"):
        return _day(name, value)
    if name in COLUMNS:
        return Condition(f"r.{name} = ? COLLATE NOCASE", (value,), name)
    if name == "rung":
        return Condition("? IN (r.rung, r.rung_low)", (value,), name)
    if name == "kind":
        return _kind(value)
    if name == "person":
        return _having("person", _one_person(archive, term_ids(archive.connection, name, value)))
    return _having("feature", term_ids(archive.connection, name, value))


def _day(name: str, value: str) -> Condition:
    if name == "since":  # a document dated by its month may be of a later day
        first_day(value)
        return Condition("coalesce(r.latest, r.date) || '~' >= ?", (value,), name)
    last_day(value)
    return Condition("r.date <= ? || '~'", (value,), name)


def _kind(value: str) -> Condition:
    name, _, division = value.partition(":")
    table = KINDS.get(name.replace("-", "_"))
    if table is None or (division and table not in DIVIDED):
        near = get_close_matches(name, FINDINGS, SUGGESTED, 0.5) or list(FINDINGS)
        raise ArchiveError(f"--kind {value}: no kind of finding; try {', '.join(near)}")
    if division:
        column = DIVIDED[table]
        return _listed(f"SELECT document FROM {table} WHERE {column} = ?", (division,))
    return _listed(f"SELECT document FROM {table} WHERE 1")


def _having(table: str, terms: tuple[int, ...]) -> Condition:
    marks = ", ".join("?" * len(terms))
    return _listed(f"SELECT document FROM {table} WHERE term IN ({marks})", terms)


def _listed(query: str, values: tuple[object, ...] = ()) -> Condition:
    """Documents that a query lists; of few documents each is looked up."""
    return Condition(f"EXISTS ({query} AND document = d.id)", values, listed=query)


def _one_person(archive: Archive, terms: tuple[int, ...]) -> tuple[int, ...]:
    """The terms with those that people joined to them."""
    settled = identity(archive)
    if not settled.merged:
        return terms
    connection = archive.connection
    keys = [
        row[0]
        for term in terms
        for row in connection.execute("SELECT key FROM term WHERE id = ?", (term,))
    ]
    joined = {one for key in keys for one in settled.keys(settled.of(key))}
    return tuple(t for key in sorted(joined) for t in term_ids(connection, "person", key))


def term_ids(connection: sqlite3.Connection, kind: str, value: str) -> tuple[int, ...]:
    """Terms of a kind by key or name, case aside; people by any name printed as well."""
    rows = connection.execute(
        "SELECT id FROM term WHERE kind = ?1 AND (key = ?2 COLLATE NOCASE "
        "OR key = '~' || ?2 COLLATE NOCASE OR label = ?2 COLLATE NOCASE)",
        (kind, value),
    ).fetchall()
    if not rows and kind == "person":
        rows = connection.execute(
            "SELECT DISTINCT term FROM person WHERE name = ? COLLATE NOCASE", (value,)
        ).fetchall()
    return tuple(row[0] for row in rows)


def hints(connection: sqlite3.Connection, filters: Filters) -> tuple[str, ...]:
    """One line a value that the archive does not know, with the nearest ones that it does."""
    return tuple(
        line for name, value in filters.given().items() for line in _hint(connection, name, value)
    )


def _hint(connection: sqlite3.Connection, name: str, value: str) -> Iterator[str]:
    if name in TERMS:
        if term_ids(connection, name, value):
            return
        rows = connection.execute("SELECT label, key FROM term WHERE kind = ?", (name,))
        known = {text.lstrip("~") for row in rows for text in row}
    elif name in (*COLUMNS, "rung"):
        if _stands(connection, name, value):
            return
        known = set(_values(connection, name))
        if value.casefold() in {text.casefold() for text in known}:
            return
    else:
        return
    folded = {text.casefold(): text for text in sorted(known)}
    near = [folded[text] for text in get_close_matches(value.casefold(), folded, SUGGESTED, 0.5)]
    if not near:
        near = [text for low, text in folded.items() if value.casefold() in low][:SUGGESTED]
    if not near and len(folded) <= 12:
        near = list(folded.values())
    nearest = f"; nearest: {', '.join(near)}" if near else ""
    option = {"language": "lang"}.get(name, name)
    yield f"--{option} {value}: the archive has no such {name}{nearest}"


def _stands(connection: sqlite3.Connection, column: str, value: str) -> bool:
    """Whether a reading has the value: told at the first one that does."""
    query = f"SELECT 1 FROM reading INDEXED BY reading_card WHERE {column} = ? COLLATE NOCASE"
    return connection.execute(f"{query} LIMIT 1", (value,)).fetchone() is not None


def _values(connection: sqlite3.Connection, column: str) -> Iterator[str]:
    # copies count in no tally, but whatever they have their first document has, outlets aside
    table = "reading" if column in ("layer", "outlet") else "volume"
    rows = connection.execute(f"SELECT DISTINCT {column} FROM {table}")
    return (row[0] for row in rows if row[0])
