"""Earlier texts that a text can be compared with: chosen by conditions that are printed.

A precedent agrees in occasion, kind of text (vehicle), counterpart, outlet and language. Where
fewer than ENOUGH agree in all, one condition is dropped after another, in the order of WIDENING;
the conditions that still hold are kept with every text.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tealeaves.compare.facts import Facts
from tealeaves.types import Setting

ENOUGH = 3  # precedents below which conditions are dropped
MOST = 30  # precedents a text is compared with: the latest ones

# Conditions in the contract's words. A text's kind, outlet and language weigh more than to whom
# it goes, and that more than the day: so the day is dropped first where a text has no occasion.
CONDITIONS = ("occasion", "vehicle", "counterpart", "outlet", "language")
WIDENING = ("counterpart", "occasion", "outlet", "language", "vehicle")
COLUMN = {
    "occasion": "setting.occasion",
    "vehicle": "reading.genre",
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
    values = values_of(text, setting)
    asked = [name for name in CONDITIONS if values[name] is not None]
    dropped: list[str] = []
    if text.date is None:
        return Choice((), (), ())
    rows = _find(connection, text, values, asked, most)
    for name in WIDENING:
        if len(rows) >= ENOUGH or len(asked) <= 1:
            break
        if name in asked:
            asked.remove(name)
            dropped.append(name)
            rows = _find(connection, text, values, asked, most)
    return Choice(tuple(_precedent(row, values) for row in rows), tuple(asked), tuple(dropped))


def _find(
    connection: sqlite3.Connection,
    text: Facts,
    values: dict[str, str | None],
    asked: Sequence[str],
    most: int,
) -> list[Any]:
    wanted = " ".join(f"AND {COLUMN[name]} = ?" for name in asked)
    return connection.execute(
        "SELECT document.id, reading.date, reading.title, reading.outlet, "
        "setting.occasion, reading.genre, setting.counterpart, reading.language "
        "FROM setting JOIN document ON document.id = setting.document "
        "JOIN reading ON reading.version = document.version "
        f"WHERE setting.date < ? AND copy_of IS NULL AND document.id IS NOT ? {wanted} "
        "ORDER BY setting.date DESC, document.id DESC LIMIT ?",
        (text.date, text.document, *(values[name] for name in asked), most),
    ).fetchall()


def by_hand(
    connection: sqlite3.Connection, text: Facts, setting: Setting, documents: Sequence[int]
) -> Choice:
    """Precedents that a person names, with the conditions in which each agrees."""
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
    chosen = tuple(_precedent(row, values) for row in rows if row)
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
