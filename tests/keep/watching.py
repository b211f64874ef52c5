"""Rounds of watching over a small server of our own, on a clock that only sleeping moves."""

from datetime import datetime

from tealeaves.keep.add import Reader
from tealeaves.keep.watch import Watch, look, report
from tealeaves.sources.fields import Given
from tests.keep.made import NOW
from tests.sources.serving import Answer

HEAD = '<?xml version="1.0" encoding="utf-8"?>'


def rss(*items, channel="<link>https://w.example/</link>"):
    """A feed of our own as an answer; an item is the inside of its element."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    feed = f'{HEAD}<rss version="2.0"><channel><title>Delta</title>{channel}{inner}</channel></rss>'
    return Answer(body=feed, media="application/rss+xml")


def entry(title, link=None, guid=None, day=None, text=None):
    """The inside of an item; `day` of January 2026."""
    return "".join(
        f"<{name}>{value}</{name}>"
        for name, value in (
            ("title", title),
            ("link", link),
            ("guid", guid),
            ("pubDate", day and f"{day:02} Jan 2026 08:00:00 GMT"),
            ("description", text),
        )
        if value
    )


def at(number):
    """The moment of a round: one a day."""
    return NOW.replace("03-01", f"03-{number:02}")


def marked(answer, etag):
    """An answer that says `304` to whoever has its mark."""

    def give(headers):
        if headers.get("If-None-Match") == etag:
            return Answer(304)
        return Answer(body=answer.body, headers={"ETag": etag}, media=answer.media)

    return give


class Desk:
    """An archive with its client, looked after by rounds that are a day apart."""

    def __init__(self, archive, lookup, client):
        self.archive = archive
        self.reader = Reader(lookup)
        self.client = client
        self.number = 0

    def look(self, *sources, follow=False, compare=lambda document: (), given=None, again=None):
        """The report of one round."""
        self.number += 1
        given = given or Given(outlet="RNA", today="2026-03-31")
        watch = Watch(tuple(map(str, sources)), given, follow, again)
        now = at(self.number)
        self.client._now = lambda: datetime.fromisoformat(now)
        return report(
            look(self.archive, watch, self.reader, self.client, now), self.archive, compare
        )

    def rows(self, sql, *values):
        """What a query over the archive gives."""
        return self.archive.connection.execute(sql, values).fetchall()

    def count(self, table, where="1"):
        """Rows of a table."""
        return self.rows(f"SELECT count(*) FROM {table} WHERE {where}")[0][0]
