"""Addresses asked once: a page, or a feed and its entries, and the marks for the next visit."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tealeaves.archive.sightings import marks_of
from tealeaves.archive.store import Archive
from tealeaves.sources.client import Client
from tealeaves.sources.feeds import feed_items
from tealeaves.sources.fetch import fetch, is_feed
from tealeaves.sources.fields import Given
from tealeaves.sources.record import Answered, Incoming, Item, Known


def polled(
    urls: Iterable[str], archive: Archive, client: Client, given: Given, whole: bool = False
) -> Iterator[Item]:
    """What came of each address; one that has not changed since the last visit says only so.

    With `whole` each is asked for as if it were the first visit.
    The marks come last, so that an address is taken as seen only once all of it is written.
    """
    for url in urls:
        known = None if whole else marks_of(archive.connection, url)
        got = fetch(url, client=client, known=known)
        if not isinstance(got, Incoming):
            yield got
            continue
        if is_feed(got):
            yield from feed_items(got.raw, got.where.source, given, base=got.url)
        else:
            yield replace(got, date=given.date, outlet=given.outlet)
        marks = Known(got.url or url, got.etag, got.modified)
        yield Answered(got.where, url, marks, got.seen)
