"""What people say of single findings: confirmed, rejected, edited, added; and notes on texts.

A correction copies the words it is about with 32 characters on either side. After a reread or in a
new version they are looked for again, and where they are gone the correction says so.
"""

import re
from dataclasses import dataclass
from typing import Any, Literal

from tealeaves.archive.kept import Kept, one
from tealeaves.archive.records.log import Record, append, records
from tealeaves.archive.store import Archive
from tealeaves.errors import ArchiveError
from tealeaves.evidence import around

Verdict = Literal["confirm", "reject", "edit", "add"]

# Sections whose findings can be corrected, and where a finding's own words stand.
WORDS_AT = {
    "people": "mentions",
    "attendance_list": "span",
    "outlets": "spans",
    "places": "",
    "statements": "content",
    "dates": "",
    "events": "evidence",
    "stance": "evidence",
    "epithets": "span",
    "formulas": "span",
    "forecasts": "claim",
    "signals": "evidence",
}


@dataclass(frozen=True, slots=True)
class Correction:
    """A record and where it holds today: the item of its section, or that it is gone."""

    record: Record
    section: str
    verdict: Verdict
    item: int | None  # in the reading's list; None: added by hand, or no longer found
    start: int | None  # of its words in the page as it is now; None: no longer there
    end: int | None

    @property
    def holds(self) -> bool:
        return self.start is not None


def words_of(section: str, finding: dict[str, Any]) -> tuple[int, int] | None:
    """Start and end of a finding's own words; None where it has none in this text."""
    place = WORDS_AT[section]
    span = finding[place] if place else finding
    if isinstance(span, list):
        span = next((s for s in span if "page" not in s), None)
    return (span["start"], span["end"]) if span else None


def correct(
    archive: Archive,
    who: str,
    at: str,
    document: int,
    section: str,
    item: int,
    verdict: Verdict,
    changes: dict[str, Any] | None = None,
    why: str = "",
) -> int:
    """Confirm, reject or edit one finding; the record's number.

    `changes`: for "edit", the contract's keys with their new values. Raises ArchiveError for what
    is not there.
    """
    kept = one(archive.connection, document)
    finding = _finding(kept, section, item)
    unknown = sorted(set(changes or ()) - set(finding))
    if unknown:
        raise ArchiveError(f"{section}: has no {unknown[0]}; there are {', '.join(finding)}")
    place = words_of(section, finding) or (0, 0)
    body = _body(section, verdict, kept.page, place, changes, why)
    about = f"finding:{kept.document.sha256}:{section}:{place[0]}-{place[1]}"
    return append(archive, who, at, "correction", about, {"document": document, **body})


def add_finding(
    archive: Archive,
    who: str,
    at: str,
    document: int,
    section: str,
    words: str,
    values: dict[str, Any],
    why: str = "",
    place: tuple[int, int] | None = None,
) -> int:
    """A finding of a person's own, on words of the page; the record's number.

    `place`: the characters meant; without it the words have to stand once on the page.
    """
    kept = one(archive.connection, document)
    if section not in WORDS_AT:
        raise ArchiveError(f"{section}: no such section; there are {', '.join(WORDS_AT)}")
    place = place or _once(kept, words)
    if not 0 <= place[0] < place[1] <= len(kept.page):
        raise ArchiveError(f"document {document}: has no characters {place[0]} to {place[1]}")
    body = _body(section, "add", kept.page, place, values, why)
    about = f"finding:{kept.document.sha256}:{section}:{place[0]}-{place[1]}"
    return append(archive, who, at, "correction", about, {"document": document, **body})


def _once(kept: Kept, words: str) -> tuple[int, int]:
    places = [m.start() for m in re.finditer(re.escape(words), kept.page)] if words.strip() else []
    if len(places) != 1:
        raise ArchiveError(
            f"{words!r}: stands {len(places)} times in document {kept.document.id}; give words "
            "that stand there once"
        )
    return places[0], places[0] + len(words)


def about(archive: Archive, document: int, section: str, item: int) -> str:
    """What records on a finding are about. Raises ArchiveError for what is not there."""
    kept = one(archive.connection, document)
    start, end = words_of(section, _finding(kept, section, item)) or (0, 0)
    return f"finding:{kept.document.sha256}:{section}:{start}-{end}"


def newest(archive: Archive) -> int:
    """The number of the newest record of all, 0 where there is none."""
    row = archive.connection.execute("SELECT coalesce(max(id), 0) FROM record").fetchone()
    number: int = row[0]
    return number


def meanwhile(archive: Archive, on: str, number: int) -> Record | None:
    """The newest record on a thing that is newer than a number; None where there is none."""
    later = [r for r in records(archive, about=on) if r.id > number]
    return later[-1] if later else None


def note(archive: Archive, who: str, at: str, document: int, text: str) -> int:
    """A note on a document; the record's number."""
    if not text.strip():
        raise ArchiveError("an empty note; write what there is to say")
    one(archive.connection, document)
    return append(archive, who, at, "note", f"document:{document}", {"text": text.strip()})


def corrections(archive: Archive, document: int) -> tuple[Correction, ...]:
    """The standing corrections of a document, each looked for in the page as it is now."""
    mine = [
        record
        for record in records(archive, kind="correction")
        if record.stands and record.body["document"] == document
    ]
    if not mine:
        return ()
    kept = one(archive.connection, document)
    return tuple(_placed(record, kept) for record in mine)


def notes(archive: Archive, document: int) -> tuple[Record, ...]:
    """The standing notes on a document."""
    found = records(archive, kind="note", about=f"document:{document}")
    return tuple(r for r in found if r.stands)


def _finding(kept: Kept, section: str, item: int) -> dict[str, Any]:
    if section not in WORDS_AT:
        raise ArchiveError(f"{section}: no such section; there are {', '.join(WORDS_AT)}")
    found: list[dict[str, Any]] = kept.reading[section] or []
    if not 0 <= item < len(found):
        raise ArchiveError(
            f"document {kept.document.id}: has {len(found)} {section}, counted from 0; "
            f"{item} is none"
        )
    return found[item]


def _body(
    section: str,
    verdict: Verdict,
    text: str,
    place: tuple[int, int],
    values: dict[str, Any] | None,
    why: str,
) -> dict[str, Any]:
    start, end = place
    quote = {
        "text": text[start:end],
        "start": start,
        "end": end,
        **around(text, start, end),
    }
    said = {"values": values, "why": why}
    return {
        "section": section,
        "verdict": verdict,
        "quote": quote,
        **{key: value for key, value in said.items() if value},
    }


def _placed(record: Record, kept: Kept) -> Correction:
    section, verdict = record.body["section"], record.body["verdict"]
    same = record.about.split(":")[1] == kept.document.sha256
    place = _place(record.body["quote"], kept.page, same)
    item = None
    if place is not None and verdict != "add":
        found = enumerate(kept.reading[section] or [])
        item = next((i for i, x in found if words_of(section, x) == place), None)
    gone = place is None or (verdict != "add" and item is None)
    start, end = (None, None) if gone or place is None else place
    return Correction(record, section, verdict, item, start, end)


def _place(quote: dict[str, Any], text: str, same_page: bool) -> tuple[int, int] | None:
    """Where a quotation stands now: at its place on the same page, else where its context is."""
    if same_page:
        return quote["start"], quote["end"]
    whole = quote["before"] + quote["text"] + quote["after"]
    for piece, lead in ((whole, len(quote["before"])), (quote["text"], 0)):
        at = text.find(piece) if piece else -1
        if at >= 0 and text.find(piece, at + 1) < 0:
            return at + lead, at + lead + len(quote["text"])
    return None
