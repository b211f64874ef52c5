"""Readings made with other code or packs than today's, and their renewal."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tealeaves.archive.derive import add_rows, drop_rows
from tealeaves.archive.filing import Filing, Rows
from tealeaves.archive.kept import unpacked
from tealeaves.archive.store import Archive
from tealeaves.archive.versions.originals import find_original, settle_copies, sought
from tealeaves.sources.record import Incoming, Where

PAGE = 200  # documents fetched at a time

SECTIONS = (
    "people", "attendance_list", "outlets", "actors", "blocs", "places", "statements", "dates",
    "events", "stance", "epithets", "formulas", "forecasts", "signals",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changed:
    """What a new reading of one document has and has no more, by section of the contract."""

    document: int
    title: str | None
    found: dict[str, int]
    lost: dict[str, int]


def count_stale(archive: Archive, stamp: tuple[str, str], everything: bool = False) -> int:
    """How many documents have a current reading of another stamp (or any, with `everything`)."""
    row = archive.connection.execute(
        "SELECT count(*) FROM document JOIN reading ON reading.version = document.version "
        "JOIN stamp ON stamp.id = reading.stamp WHERE ? OR (tealeaves, packs) <> (?, ?)",
        (everything, *stamp),
    ).fetchone()
    number: int = row[0]
    return number


def stale(
    archive: Archive, stamp: tuple[str, str], everything: bool = False
) -> Iterator[tuple[int, Incoming]]:
    """Each such document as the page it came as, in order of id; the archive may change between."""
    last = 0
    while rows := archive.connection.execute(
        "SELECT document.id, raw, version.url, version.source, given, seen, media_type "
        "FROM document JOIN reading ON reading.version = document.version "
        "JOIN version ON version.id = document.version JOIN page ON page.id = version.page "
        "JOIN stamp ON stamp.id = reading.stamp "
        "WHERE document.id > ? AND (? OR (tealeaves, packs) <> (?, ?)) "
        "ORDER BY document.id LIMIT ?",
        (last, everything, *stamp, PAGE),
    ).fetchall():
        for document, raw, url, source, given, seen, media in rows:
            facts = json.loads(given)
            yield (
                document,
                Incoming(
                    unpacked(raw),
                    Where(source, "file"),
                    url=url,
                    id=facts.get("id"),
                    date=facts.get("date"),
                    outlet=facts.get("outlet"),
                    title=facts.get("title"),
                    topics=tuple(facts.get("topics", ())),
                    media_type=media,
                    seen=seen,
                    flags=tuple(facts.get("flags", ())),
                ),
            )
        last = rows[-1][0]


def renew(archive: Archive, filings: Sequence[tuple[int, Filing]]) -> tuple[Changed, ...]:
    """Put new readings in the place of the old ones, in one transaction.

    A document whose page changed meanwhile is left: its reading is newer still.
    """
    with archive.writing() as connection:
        changes = []
        for document, filing in filings:
            row = connection.execute(
                "SELECT reading.version, reading.title, json FROM document "
                "JOIN reading ON reading.version = document.version "
                "JOIN version ON version.id = document.version JOIN page ON page.id = version.page "
                "WHERE document.id = ? AND sha256 = ?",
                (document, filing.sha256),
            ).fetchone()
            if row is None:
                continue
            version, title, old = row
            drop_rows(archive, document)
            text, itself = sought(filing.rows), frozenset((document,))
            original = find_original(connection, text, itself, before=document)
            connection.execute("UPDATE document SET copy_of = ? WHERE id = ?", (original, document))
            add_rows(archive, filing.rows, document, version)
            settle_copies(connection, document)
            changes.append(_changed(document, title, old, filing.rows))
        return tuple(changes)


def _changed(document: int, title: str | None, old: bytes, rows: Rows) -> Changed:
    before, after = (
        json.loads(unpacked(body).decode("utf-8", "surrogatepass")) for body in (old, rows.json)
    )
    found: dict[str, int] = {}
    lost: dict[str, int] = {}
    for section in SECTIONS:
        was, now = _each(before.get(section)), _each(after.get(section))
        if now - was:
            found[section] = len(now - was)
        if was - now:
            lost[section] = len(was - now)
    for key in ("genre", "authority", "audience", "article"):
        if before.get(key) != after.get(key):
            found[key] = lost[key] = 1
    return Changed(document, title, found, lost)


def _each(section: Any) -> set[str]:
    """The findings of a section, each as one comparable string."""
    if isinstance(section, dict):
        section = [(code, span) for code, spans in section.items() for span in spans]
    return {json.dumps(finding, sort_keys=True) for finding in section or ()}
