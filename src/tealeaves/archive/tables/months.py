"""What the archive holds of each month, as fingerprints: equal ones mean that nothing changed."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator

from tealeaves.archive.kept import FROM, Scope, conditions
from tealeaves.archive.tables.periods import run

MONTH = len("2024-07")
UNPLACED = ""  # the month of what has none


def month_marks(connection: sqlite3.Connection, scope: Scope) -> dict[str, str]:
    """Fingerprint of each month that has documents: of their ids, versions, readings and state."""
    where, values = conditions(scope, "r.date")
    rows = connection.execute(
        "SELECT r.date, d.id, r.version, r.stamp, d.copy_of, d.gone, "
        f"(SELECT max(id) FROM version WHERE document = d.id) {FROM}{where} "
        "ORDER BY r.date, r.version",
        values,
    )
    marks: dict[str, hashlib._Hash] = {}
    for date, *state in rows:
        month = date[:MONTH] if date and len(date) >= MONTH else UNPLACED
        marks.setdefault(month, hashlib.sha256()).update(json.dumps([date, *state]).encode())
    return {month: mark.hexdigest() for month, mark in marks.items()}


def month_run(months: Iterable[str]) -> Iterator[str]:
    """Every month from the first to the last, those without documents too, then UNPLACED if met."""
    placed = sorted(month for month in months if month)
    if placed:
        yield from run(placed[0], placed[-1], "month")
    if UNPLACED in months:
        yield UNPLACED


def terms_mark(connection: sqlite3.Connection, kinds: Iterable[str]) -> str:
    """Fingerprint of the terms that get a row in every month."""
    marks = ", ".join("?" for _ in kinds)
    rows = connection.execute(
        f"SELECT kind, key, label FROM term WHERE kind IN ({marks}) ORDER BY kind, key",
        tuple(kinds),
    )
    return hashlib.sha256(json.dumps(rows.fetchall()).encode()).hexdigest()
