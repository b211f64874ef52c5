"""The steps from an older schema to the next: STEPS[N] leads from N to N + 1.

A step never loses a page or a record. Its SQL is what the schema was then, and is never edited:
later changes are steps of their own. What readings have to bring is filled by `archive reread`.
"""

from collections.abc import Callable
from sqlite3 import Connection

from tealeaves.archive.care.anew import recount, refill
from tealeaves.archive.store import statements

Step = str | Callable[[Connection], None]

TO_2 = """
ALTER TABLE sighting ADD COLUMN said TEXT NOT NULL DEFAULT '';
DROP TABLE polled;
CREATE TABLE polled (
  url TEXT PRIMARY KEY, page TEXT NOT NULL, etag TEXT, modified TEXT, at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX setting_genre ON setting(genre, date);
CREATE INDEX setting_date ON setting(date);
CREATE TABLE trait (
  document INTEGER NOT NULL REFERENCES document(id), item INTEGER NOT NULL,
  kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT, amount REAL,
  start INTEGER, "end" INTEGER,
  PRIMARY KEY (document, item)
) WITHOUT ROWID;
CREATE TABLE daily (
  term INTEGER NOT NULL, day TEXT NOT NULL, n INTEGER NOT NULL, texts INTEGER NOT NULL,
  PRIMARY KEY (term, day)
) WITHOUT ROWID;
CREATE TABLE total (term INTEGER PRIMARY KEY, kind TEXT NOT NULL, texts INTEGER NOT NULL);
CREATE INDEX total_most ON total(kind, texts);
CREATE TABLE card (block INTEGER PRIMARY KEY, labels TEXT NOT NULL, rows BLOB NOT NULL);
CREATE TRIGGER card_changed AFTER UPDATE OF version, copy_of ON document
BEGIN DELETE FROM card WHERE block = new.id / 2048; END;
CREATE TRIGGER card_added AFTER INSERT ON document
BEGIN DELETE FROM card WHERE block = new.id / 2048; END;
"""
STALE = "before schema 2"  # stands for the code of readings that lack what schema 2 keeps


def to_2(connection: Connection) -> None:
    """Traits, counts a day, cards for searches; every reading is to be made again."""
    for statement in statements(TO_2):
        connection.execute(statement)
    connection.execute("UPDATE stamp SET tealeaves = ? || ' (' || tealeaves || ')'", (STALE,))
    recount(connection)
    refill(connection)


STEPS: dict[int, Step] = {1: to_2}
