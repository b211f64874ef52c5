"""What was seen where, what is there no more, what an address answered, what was refused."""

import json
import os
import sqlite3
from collections.abc import Iterable

from tealeaves.sources.address import same
from tealeaves.sources.record import (
    Answered,
    Gone,
    Known,
    Listed,
    Refused,
    Unchanged,
    Where,
)

LISTING = frozenset(("folder", "feed"))  # sources that may drop an item later
ABSENT = ("missing", "soft_404")  # answers of which two on end say that a page was taken away
FETCHED = "+"  # before the digest of an entry whose page was fetched


def sight(connection: sqlite3.Connection, where: Where, document: int, now: str) -> None:
    """Note that a folder or feed holds a document; a page that was gone is there again."""
    if where.kind not in LISTING:
        return
    connection.execute(
        "INSERT INTO sighting (source, place, document, first, last, said) "
        "VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (source, place) DO UPDATE SET last = excluded.last, gone = NULL, "
        "document = excluded.document, "
        "said = CASE said WHEN ? || excluded.said THEN said ELSE excluded.said END",
        (_source(where), where.place, document, now, now, where.said, FETCHED),
    )
    connection.execute("UPDATE document SET gone = NULL WHERE id = ?", (document,))


def as_before(connection: sqlite3.Connection, where: Where) -> bool:
    """Whether a feed's entry says what it said when it was last taken, itself or its page."""
    if not where.said:
        return False
    row = connection.execute(
        "SELECT said FROM sighting WHERE source = ? AND place = ?", (_source(where), where.place)
    ).fetchone()
    return row is not None and row[0] in (where.said, FETCHED + where.said)


def note_gone(connection: sqlite3.Connection, listed: Listed, now: str) -> tuple[int, ...]:
    """Mark what a folder or feed held before and holds no more; the documents newly gone.

    Nothing is deleted. An entry older than the oldest one of a feed has only rolled off its end;
    a list that is empty, or a feed without days, proves nothing.
    """
    source = _source(listed.where)
    if listed.where.kind == "feed" and listed.oldest is None:
        return ()
    if not connection.execute(
        "SELECT 1 FROM sighting WHERE source = ? AND last >= ? LIMIT 1", (source, now)
    ).fetchone():
        return ()
    rows = connection.execute(
        "SELECT place, document.id FROM sighting JOIN document ON document.id = sighting.document "
        "LEFT JOIN reading ON reading.version = document.version "
        "WHERE source = ? AND last < ? AND sighting.gone IS NULL "
        "AND (? IS NULL OR reading.date >= ?)",
        (source, now, listed.oldest, listed.oldest),
    ).fetchall()
    connection.executemany(
        "UPDATE sighting SET gone = ? WHERE source = ? AND place = ?",
        ((now, source, place) for place, _ in rows),
    )
    left = dict.fromkeys(document for _, document in rows)
    return tuple(document for document in left if _seen_nowhere(connection, document, now))


def _seen_nowhere(connection: sqlite3.Connection, document: int, now: str) -> bool:
    """Mark a document that no folder and no feed holds any more; False: one still does."""
    marked = connection.execute(
        "UPDATE document SET gone = ? WHERE id = ? AND gone IS NULL AND NOT EXISTS (SELECT 1 FROM "
        "sighting WHERE sighting.document = document.id AND sighting.gone IS NULL)",
        (now, document),
    )
    return marked.rowcount > 0


def note_answer(
    connection: sqlite3.Connection, answer: Gone | Unchanged, now: str
) -> tuple[int, ...]:
    """Keep what an address answered without a page: evidence of that day.

    The document comes back when this says that it was taken away: `missing` (or a standard text
    for missing pages) twice, on different visits, with no page between.
    """
    document = _document(connection, (answer.url,))
    gone = answer if isinstance(answer, Gone) else None
    outcome, status = (gone.outcome, gone.status) if gone else ("unchanged", 304)
    at = answer.seen or now
    before = _absent_since(connection, document, now)
    chain = json.dumps(gone.chain if gone else (304,))
    _keep(connection, answer.url, document, at, (outcome, status, chain, gone.why if gone else ""))
    if gone is None:
        connection.execute("UPDATE polled SET at = ? WHERE page = ?", (at, answer.url))
    if answer.where.kind in LISTING:  # the page its entry leads to: the entry is still listed
        _still_listed(connection, answer.where, document if gone is None else None, now)
    if document is None:
        return ()
    if gone is None:
        connection.execute("UPDATE document SET gone = NULL WHERE id = ?", (document,))
        return ()
    if outcome not in ABSENT or before is None or _page_after(connection, document, before):
        return ()
    marked = connection.execute(
        "UPDATE document SET gone = ? WHERE id = ? AND gone IS NULL", (at, document)
    )
    return (document,) if marked.rowcount else ()


def _document(connection: sqlite3.Connection, urls: Iterable[str]) -> int | None:
    for url in urls:
        row = connection.execute(
            "SELECT document FROM alias WHERE key = ?", ("url:" + same(url),)
        ).fetchone()
        if row:
            document: int = row[0]
            return document
    return None


def _absent_since(connection: sqlite3.Connection, document: int | None, now: str) -> str | None:
    """When the document was first not there, if the last visit before this one said so."""
    row = connection.execute(
        "SELECT outcome, at FROM answer WHERE document = ? AND at < ? "
        "AND outcome IN ('missing', 'soft_404', 'unchanged', 'back') ORDER BY id DESC LIMIT 1",
        (document, now),
    ).fetchone()
    return str(row[1]) if row and row[0] in ABSENT else None


def _page_after(connection: sqlite3.Connection, document: int, at: str) -> bool:
    return bool(
        connection.execute(
            "SELECT 1 FROM version WHERE document = ? AND seen > ?", (document, at)
        ).fetchone()
    )


def _keep(
    connection: sqlite3.Connection,
    url: str,
    document: int | None,
    at: str,
    said: tuple[str, int | None, str, str],
) -> None:
    """One row an answer; of a run of the same answers the first and the last are kept."""
    last = connection.execute(
        "SELECT id, outcome, status, chain, why FROM answer WHERE url = ? ORDER BY id DESC LIMIT 2",
        (url,),
    ).fetchall()
    if len(last) == 2 and all(row[1:] == said for row in last):
        connection.execute("UPDATE answer SET at = ? WHERE id = ?", (at, last[0][0]))
        return
    connection.execute(
        "INSERT INTO answer (url, document, at, outcome, status, chain, why) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (url, document, at, *said),
    )


def note_answered(connection: sqlite3.Connection, answered: Answered, now: str) -> None:
    """Keep by what marks an address can say later that nothing changed; its page is there."""
    known, at = answered.known, answered.seen or now
    connection.execute(
        "INSERT OR REPLACE INTO polled (url, page, etag, modified, at) VALUES (?, ?, ?, ?, ?)",
        (same(answered.url), known.url, known.etag, known.modified, at),
    )
    document = _document(connection, (known.url, answered.url))
    if document is None:
        return
    if _absent_since(connection, document, now) is not None:
        _keep(connection, answered.url, document, at, ("back", 200, "[200]", ""))
    connection.execute("UPDATE document SET gone = NULL WHERE id = ?", (document,))


def marks_of(connection: sqlite3.Connection, url: str) -> Known | None:
    """What the last visit of an address left; None: it never gave a page."""
    row = connection.execute(
        "SELECT page, etag, modified FROM polled WHERE url = ?", (same(url),)
    ).fetchone()
    return Known(*row) if row else None


def asked_since(connection: sqlite3.Connection, url: str, moment: str) -> bool:
    """Whether an address has given or confirmed its page since then, or never gave one."""
    row = connection.execute("SELECT at FROM polled WHERE url = ?", (same(url),)).fetchone()
    return row is None or row[0] >= moment


def note_refused(connection: sqlite3.Connection, refused: Refused, now: str) -> None:
    """Keep what was not taken and why, once. What is refused in a list is still listed."""
    connection.execute(
        "INSERT OR IGNORE INTO refused (at, source, place, why) VALUES (?, ?, ?, ?)",
        (now, refused.where.source, refused.where.place, refused.why),
    )
    if refused.where.kind in LISTING:
        _still_listed(connection, refused.where, None, now)


def refused_before(connection: sqlite3.Connection, refused: Refused, now: str) -> bool:
    """Whether an earlier run has told that this is not taken, and for the same reason."""
    where = refused.where
    row = connection.execute(
        "SELECT at FROM refused WHERE source = ? AND place = ? AND why = ?",
        (where.source, where.place, refused.why),
    ).fetchone()
    return row is not None and row[0] < now


def _still_listed(
    connection: sqlite3.Connection, where: Where, document: int | None, now: str
) -> None:
    """A list holds an item as before, though nothing could be taken of it (then no document)."""
    if document is not None:
        sight(connection, where, document, now)
        return
    connection.execute(
        "UPDATE sighting SET last = ? WHERE source = ? AND place = ? AND gone IS NULL",
        (now, _source(where), where.place),
    )


def _source(where: Where) -> str:
    """A folder by its whole path, so that `clips` and `./clips/` are one."""
    return os.path.abspath(where.source) if where.kind == "folder" else where.source
