"""The two tables that near copies are looked up in, without the rest of an archive."""

import sqlite3

from tealeaves.archive.filing import Columns, Rows
from tealeaves.archive.schema import TABLES
from tealeaves.archive.store import statements
from tealeaves.archive.versions.copies import bands_of, minhash_of
from tealeaves.archive.versions.originals import find_original, sought


class Shelf:
    """Stories on a shelf, each by a number from 0."""

    def __init__(self):
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.stories = {}
        for statement in statements(TABLES):
            self.connection.execute(statement)

    def put(self, number, story, copy_of=None):
        rows, document = self.rows(story), number + 1
        self.stories[number] = story
        self.connection.execute(
            "INSERT INTO document (id, version, copy_of) VALUES (?, ?, ?)",
            (document, document, None if copy_of is None else copy_of + 1),
        )
        self.connection.execute(
            "INSERT INTO reading (version, document, stamp, title, outlet, date, language, layer, "
            "words, complete, text, minhash, json, places) "
            "VALUES (?, ?, 1, ?, ?, ?, 'en', '', 0, 1, ?, ?, x'', x'')",
            (document, document, story.title, story.outlet, story.date, story.text, rows.minhash),
        )
        self.connection.executemany(
            "INSERT INTO band VALUES (?, ?)", [(band, document) for band in set(rows.bands)]
        )

    def original(self, story):
        """The number of the story that this one is a copy of, or None."""
        found = find_original(self.connection, sought(self.rows(story)))
        return None if found is None else found - 1

    def rows(self, story):
        minhash = minhash_of(story.text)
        blank = dict.fromkeys(Columns._fields)
        said = {"title": story.title, "outlet": story.outlet, "date": story.date}
        return Rows(
            columns=Columns(**{**blank, **said}),
            text=story.text,
            places=b"",
            json=b"",
            minhash=minhash,
            bands=bands_of(minhash, story.title, story.text),
            search=("", "", "", ""),
            stamp=("", ""),
        )
