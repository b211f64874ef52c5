"""Feeds lead to pages: the page an entry links to in place of the entry's few words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tealeaves.sources.fetch import fetch
from tealeaves.sources.record import Incoming, Item
from tealeaves.sources.rules import Rules


def followed(items: Iterable[Item], rules: Rules) -> Iterator[Item]:
    """The items, each feed entry with a link as the page fetched from it.

    What the feed says (id, day, title) stays with the page. Where nothing could be fetched only
    that is handed on: the entry's few words must not take the place of a page kept before.
    """
    from tealeaves.sources.client import Client

    with Client(rules) as client:
        for item in items:
            if not (isinstance(item, Incoming) and item.where.kind == "feed" and item.url):
                yield item
                continue
            got = fetch(item.url, client=client)
            if isinstance(got, Incoming):
                yield replace(
                    item, raw=got.raw, media_type=got.media_type, seen=got.seen, url=got.url
                )
            else:
                yield got
