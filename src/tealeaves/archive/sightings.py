"""What was seen where, what is there no more, what an address answered, what was refused."""

import json
import sqlite3

from tealeaves.sources.address import same
from tealeaves.sources.record import Gone, Listed, Refused, Unchanged, Where

LISTING = frozenset(("folder", "feed"))  # sources that may drop an item later


def sight(connection: sqlite3.Connection, where: Where, document: int, now: str) -> None:
    """Note that a folder or feed holds a document; a page that was gone is there again."""
    if where.kind not in LISTING:
        return
    connection.execute(
        "INSERT INTO sighting (source, place, document, first, last) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (source, place) DO UPDATE SET last = excluded.last, gone = NULL, "
        "document = excluded.document",
        (where.source, where.place, document, now, now),
    )
    connection.execute("UPDATE document SET gone = NULL WHERE id = ?", (document,))


def note_gone(connection: sqlite3.Connection, listed: Listed, now: str) -> None:
    """Mark what a folder or feed held before and holds no more; nothing is deleted.

    An entry older than the oldest one of a feed has only rolled off its end; a feed that is empty
    or has no days proves nothing.
    """
    if listed.where.kind == "feed" and listed.oldest is None:
        return
    rows = connection.execute(
        "SELECT place, document.id FROM sighting JOIN document ON document.id = sighting.document "
        "LEFT JOIN reading ON reading.version = document.version "
        "WHERE source = ? AND last < ? AND sighting.gone IS NULL "
        "AND (? IS NULL OR reading.date >= ?)",
        (listed.where.source, now, listed.oldest, listed.oldest),
    ).fetchall()
    for place, document in rows:
        connection.execute(
            "UPDATE sighting SET gone = ? WHERE source = ? AND place = ?",
            (now, listed.where.source, place),
        )
        connection.execute(
            "UPDATE document SET gone = ? WHERE id = ? AND NOT EXISTS (SELECT 1 FROM sighting "
            "WHERE sighting.document = document.id AND sighting.gone IS NULL)",
            (now, document),
        )


def note_answer(connection: sqlite3.Connection, answer: Gone | Unchanged, now: str) -> None:
    """Keep what an address answered without a page: evidence of that day."""
    row = connection.execute(
        "SELECT document FROM alias WHERE key = ?", ("url:" + same(answer.url),)
    ).fetchone()
    gone = answer if isinstance(answer, Gone) else None
    connection.execute(
        "INSERT INTO answer (url, document, at, outcome, status, chain, why) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            answer.url,
            row[0] if row else None,
            answer.seen or now,
            gone.outcome if gone else "unchanged",
            gone.status if gone else 304,
            json.dumps(gone.chain if gone else (304,)),
            gone.why if gone else "",
        ),
    )


def note_refused(connection: sqlite3.Connection, refused: Refused, now: str) -> None:
    """Keep what was not taken and why, once."""
    connection.execute(
        "INSERT OR IGNORE INTO refused (at, source, place, why) VALUES (?, ?, ?, ?)",
        (now, refused.where.source, refused.where.place, refused.why),
    )
