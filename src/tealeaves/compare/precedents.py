"""Earlier texts that a text can be compared with: chosen by conditions that are printed.

A precedent agrees in occasion, kind of text (vehicle), counterpart, outlet and language. Where
fewer than ENOUGH agree in all, conditions are given up in the order of WIDENING, always from all of
them anew; the conditions that still hold are kept with every text.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tealeaves.compare.facts import Facts
from tealeaves.errors import ArchiveError
from tealeaves.types import Setting

ENOUGH = 3  # precedents below which conditions are dropped
MOST = 30  # precedents a text is compared with: the latest ones

# Conditions in the contract's words.
CONDITIONS = ("occasion", "vehicle", "counterpart", "outlet", "language")
# Whom a text is about weighs more than the day, and that more than which of its KIN carries it: a
# state that answers in a higher vehicle than before is compared with how it answered before.
WIDENING = (
    (),
    ("vehicle",),
    ("occasion",),
    ("occasion", "vehicle"),
    ("counterpart",),
    ("counterpart", "vehicle"),
    ("counterpart", "occasion"),
    ("counterpart", "occasion", "vehicle"),
    ("counterpart", "occasion", "outlet"),
    ("counterpart", "occasion", "outlet", "language"),
)
# Kinds of text that do the same thing at different rungs; a vehicle is only given up among them.
KIN = (
    ("leader_message", "official_message_report"),
    (
        "government_statement", "fm_statement", "press_statement", "fm_spokesperson_statement",
        "spokesperson_answer", "agency_statement_report",
    ),
    ("editorial", "newspaper_article", "agency_commentary", "analyst_article"),
    ("leader_inspection_report", "leader_guidance_report", "leader_activity_report"),
)  # fmt: skip
COLUMN = {
    "occasion": "setting.occasion",
    "vehicle": "setting.genre",
    "counterpart": "setting.counterpart",
    "outlet": "reading.outlet",
    "language": "reading.language",
}


@dataclass(frozen=True, slots=True)
class Precedent:
    """An earlier text and the conditions in which it agrees with the one at hand."""

    document: int
    date: str | None
    title: str | None
    outlet: str | None
    same: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The precedents, the latest first; the conditions all of them meet; those dropped."""

    precedents: tuple[Precedent, ...]
    same: tuple[str, ...]
    dropped: tuple[str, ...]


def values_of(text: Facts, setting: Setting) -> dict[str, str | None]:
    """What a text has of each condition."""
    return {
        "occasion": setting.occasion,
        "vehicle": text.genre,
        "counterpart": setting.counterpart,
        "outlet": text.outlet,
        "language": text.language,
    }


def choose(
    connection: sqlite3.Connection, text: Facts, setting: Setting, most: int = MOST
) -> Choice:
    """The precedents of a text: earlier ones by day of issue, near copies and itself left out.

    An undated text has no precedents. A condition the text has no value for is not asked for.
    """
    if text.date is None:
        return Choice((), (), ())
    values = values_of(text, setting)
    known = [name for name in CONDITIONS if values[name] is not None]
    best: list[Any] = []
    asked: tuple[str, ...] = tuple(known)
    given_up: tuple[str, ...] = ()
    for dropped in _widenings(known, text.genre):
        left = tuple(name for name in known if name not in dropped)
        rows = _find(connection, text, values, left, most)
        if len(rows) > len(best):
            best, asked, given_up = rows, left, dropped
        if len(best) >= ENOUGH:
            break
    return Choice(tuple(_precedent(row, values) for row in best), asked, given_up)


def kin_of(vehicle: str | None) -> tuple[str, ...]:
    """The kinds of text that do what this one does, itself among them."""
    return next((kin for kin in KIN if vehicle in kin), (vehicle,) if vehicle else ())


def _widenings(known: Sequence[str], vehicle: str | None) -> Iterator[tuple[str, ...]]:
    """What is given up, step by step: only conditions the text has, one of them always kept."""
    tried: set[tuple[str, ...]] = set()
    for step in WIDENING:
        if "vehicle" in step and len(kin_of(vehicle)) < 2:
            continue
        dropped = tuple(name for name in step if name in known)
        if dropped not in tried and (len(dropped) < len(known) or not dropped):
            tried.add(dropped)
            yield dropped


def _find(
    connection: sqlite3.Connection,
    text: Facts,
    values: dict[str, str | None],
    asked: Sequence[str],
    most: int,
) -> list[Any]:
    """The latest earlier texts that agree in what is asked; in another vehicle only kin."""
    if "vehicle" in asked or not (kin := kin_of(text.genre)):
        return _latest(connection, text, {name: values[name] for name in asked}, most)
    rows = [  # one vehicle after another, so that an index gives each in order
        row
        for vehicle in kin
        for row in _latest(
            connection, text, {name: values[name] for name in asked} | {"vehicle": vehicle}, most
        )
    ]
    return sorted(rows, key=lambda row: (row[1], row[0]), reverse=True)[:most]


def _latest(
    connection: sqlite3.Connection, text: Facts, asked: dict[str, str | None], most: int
) -> list[Any]:
    wanted = " ".join(f"AND {COLUMN[name]} = ?" for name in asked)
    return connection.execute(
        "SELECT document.id, setting.date, reading.title, reading.outlet, "
        "setting.occasion, reading.genre, setting.counterpart, reading.language "
        "FROM setting CROSS JOIN document ON document.id = setting.document "
        "CROSS JOIN reading ON reading.version = document.version "
        f"WHERE setting.date < ? AND copy_of IS NULL AND document.id IS NOT ? {wanted} "
        "ORDER BY setting.date DESC, setting.document DESC LIMIT ?",
        (text.date, text.document, *asked.values(), most),
    ).fetchall()


def by_hand(
    connection: sqlite3.Connection, text: Facts, setting: Setting, documents: Sequence[int]
) -> Choice:
    """Precedents that a person names, with the conditions in which each agrees.

    Raises ArchiveError for a document that is not there.
    """
    values = values_of(text, setting)
    rows = [
        connection.execute(
            "SELECT document.id, reading.date, reading.title, reading.outlet, "
            "setting.occasion, reading.genre, setting.counterpart, reading.language "
            "FROM document JOIN reading ON reading.version = document.version "
            "LEFT JOIN setting ON setting.document = document.id WHERE document.id = ?",
            (document,),
        ).fetchone()
        for document in documents
    ]
    for document, row in zip(documents, rows, strict=True):
        if row is None:
            raise ArchiveError(f"--with {document}: no such document; `tealeaves search` shows ids")
    chosen = tuple(_precedent(row, values) for row in rows)
    agreed = [name for name in CONDITIONS if all(name in p.same for p in chosen)]
    return Choice(chosen, tuple(agreed) if chosen else (), ())


def _precedent(row: Any, values: dict[str, str | None]) -> Precedent:
    document, date, title, outlet, occasion, genre, counterpart, language = row
    has = dict(zip(CONDITIONS, (occasion, genre, counterpart, outlet, language), strict=True))
    same = tuple(
        name for name in CONDITIONS if values[name] is not None and has[name] == values[name]
    )
    return Precedent(document, date, title, outlet, same)


def setting_of(connection: sqlite3.Connection, document: int) -> Setting:
    """The setting kept of a document."""
    row = connection.execute(
        "SELECT occasion, basis, counterpart, direction FROM setting WHERE document = ?",
        (document,),
    ).fetchone()
    return Setting(*row) if row else Setting()
