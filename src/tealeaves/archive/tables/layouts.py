"""Every table that leaves the archive and has rows of its own for each document."""

import json
from collections.abc import Iterator
from typing import Any

from tealeaves.archive.kept import Kept
from tealeaves.archive.tables.columns import (
    LEAD,
    PLACE,
    Column,
    Layout,
    Row,
    lead,
    several,
    tail,
    text,
    whole,
    yes,
)
from tealeaves.archive.tables.findings import FINDINGS


def _documents(kept: Kept) -> Iterator[Row]:
    document = kept.document
    setting = kept.connection.execute(
        "SELECT occasion, basis, counterpart, direction FROM setting WHERE document = ?",
        (document.id,),
    ).fetchone()
    unread = [each["section"] for each in kept.reading.get("not_read", ())]
    facts = (getattr(document, column.name) for column in DOCUMENT)
    yield (*facts, *(setting or NO_SETTING), unread)


def _texts(kept: Kept) -> Iterator[Row]:
    yield (*lead(kept), kept.document.title, kept.document.text)


def _versions(kept: Kept) -> Iterator[Row]:
    document = kept.document
    for id_, seen, change, url, source, given, *page in kept.connection.execute(
        "SELECT version.id, seen, change, url, source, given, sha256, size, media_type, encoding "
        "FROM version JOIN page ON page.id = page WHERE document = ? ORDER BY version.id",
        (document.id,),
    ):
        record: dict[str, Any] = json.loads(given)
        told = (record.get("date"), record.get("outlet"), record.get("title"))
        lists = (list(record.get("topics") or ()), list(record.get("flags") or ()))
        shown = id_ == document.version
        yield (document.id, id_, shown, seen, change, *told, *lists, source, url, *page)


def _mentions(kept: Kept) -> Iterator[Row]:
    for item, (start, end, kind, found, label) in enumerate(
        kept.connection.execute(
            'SELECT start, "end", kind, key, label FROM mention JOIN term ON term.id = term '
            'WHERE document = ? ORDER BY start, "end", term',
            (kept.document.id,),
        )
    ):
        key = kept.people.of(found, kept.document.id) if kind == "person" else found
        what = (kind, key, label if key == found else kept.people.name(key, label), found)
        yield (*lead(kept), item, *what, kept.words(start, end), start, end, *tail(kept))


DOCUMENT: tuple[Column, ...] = (
    whole("id", "of the document in this archive"),
    text("date", "day of issue, YYYY-MM-DD, YYYY-MM or YYYY, as exact as known; null: undated"),
    text("latest", "last possible day where only a range is known; else null"),
    text("precision", "day, month or year; null: undated"),
    text("basis", "of the date: given by a record, printed on the page, or inferred"),
    text("printed", "the day the page prints where it is another one; else null"),
    text("title", "null: neither page nor record has one"),
    text("outlet", "null: the page and its record do not say"),
    text("section", "of the outlet; null: not printed"),
    text("language", "BCP 47"),
    text("genre", "kind of text; null: not told, or not looked for (not_read)"),
    text("rung", "rung of authority, the highest where a range is known; null: not told"),
    text("rung_low", "the lowest rung of a range; null: no range"),
    text("issuer", "who stands behind it; null: not told"),
    text("layer", "first_hand: the regime's own text; second_hand: a report about it"),
    text("audience", "external, domestic or both; null: not told"),
    whole("words", "of the article's clean text"),
    yes("complete", "false: only the beginning, or a headline alone"),
    whole("copy_of", "id of the earlier document this is a near copy of; null: counted"),
    text("gone", "when it was no longer where it came from; null: there"),
    text("seen", "when it was captured, ISO 8601 UTC"),
    whole("version", "id of the version that is read; table versions has them all"),
    text("url", "address the page was taken from; null: none is known"),
    text("sha256", "of the page's bytes, hex"),
)

SETTING: tuple[Column, ...] = (
    text("occasion", "what it was issued on, the pack's id; null: none known"),
    text("occasion_basis", "how that is known: headline, wording or date; null: no occasion"),
    text("counterpart", "ISO 3166 code of the country it is addressed to or about; null: none"),
    text("direction", "of a message: sent or received; null: no message"),
)
NO_SETTING: Row = (None,) * len(SETTING)

LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout(
            "documents",
            "One row a document, near copies too (copy_of): the other tables leave those out.",
            (
                *DOCUMENT,
                *SETTING,
                several("not_read", "sections not looked for: there no row says nothing"),
            ),
            _documents,
            of_copies=True,
            key=("id",),
        ),
        Layout(
            "texts",
            "One row a document: the article's clean text, without menus and repeated captions.",
            (*LEAD, text("title", "null: none"), text("text", "paragraphs parted by blank lines")),
            _texts,
            key=("document",),
        ),
        Layout(
            "versions",
            "One row a state of a document, oldest first.",
            (
                whole("document", "id of the document"),
                whole("version", "id of the version"),
                yes("read", "true: the version that is read and shown"),
                text("seen", "when it was captured, ISO 8601 UTC"),
                text("change", "first, trivial (clock, count, footer, comma) or real"),
                text("given_date", "by the record it came with; null: none"),
                text("given_outlet", "by the record; null: none"),
                text("given_title", "by the record; null: none"),
                several("topics", "by the record"),
                several("flags", "warnings about the record"),
                text("source", "file, folder, feed or address, and the place in it"),
                text("url", "as given; null: none"),
                text("sha256", "of the page's bytes, hex"),
                whole("size", "of the page, bytes"),
                text("media_type", "text/plain or text/html"),
                text("encoding", "the page was decoded with"),
            ),
            _versions,
            of_copies=True,
            key=("version",),
        ),
        Layout(
            "mentions",
            "One row a counted mention of a country, bloc, person, outlet or place.",
            (
                *LEAD,
                whole("item", "place on the page, from 0"),
                text("kind", "country, bloc, person, outlet or place"),
                text("key", "ISO 3166 code or pack id; ~name where no pack knows it"),
                text("label", "for people to read"),
                text("found_key", "of a person before merges and splits by people; else the key"),
                *PLACE,
            ),
            _mentions,
        ),
        *FINDINGS,
    )
}
