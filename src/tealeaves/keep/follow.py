"""Feeds lead to pages: the page an entry links to in place of the entry's few words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tealeaves.archive.sightings import FETCHED, as_before, asked_since, marks_of
from tealeaves.archive.store import Archive
from tealeaves.sources.address import same
from tealeaves.sources.client import Client
from tealeaves.sources.fetch import Outcome, fetch
from tealeaves.sources.record import Answered, Gone, Incoming, Item, Known, Refused, Unchanged


def followed(
    items: Iterable[Item], archive: Archive, client: Client, again: str | None = None
) -> Iterator[Item]:
    """The items, each feed entry with a link as the page fetched from it.

    What the feed says (id, day, title) stays with the page. An entry that says what it said when
    its page was taken is not fetched again, unless that was last seen before `again` (a moment); of
    several entries with one link the first leads. Where nothing could be fetched only that is
    handed on: the entry's few words must not take the place of a page kept before. Then the feed's
    own marks are kept back, so that it is asked in full the next time.
    """
    whole, been = True, set[str]()
    for item in items:
        if isinstance(item, Answered):
            if whole:
                yield item
            whole, been = True, set()
        elif not (isinstance(item, Incoming) and item.where.kind == "feed" and item.url):
            yield item
        elif (link := same(item.url)) not in been:
            been.add(link)
            where = replace(item.where, said=FETCHED + item.where.said)
            if as_before(archive.connection, where) and (
                again is None or asked_since(archive.connection, item.url, again)
            ):
                yield replace(item, where=where, flags=_flags(item))
                continue
            got = fetch(item.url, client=client, known=marks_of(archive.connection, item.url))
            whole = whole and not _passing(got)
            yield from _in_place_of(replace(item, where=where), item.url, got)


def _in_place_of(entry: Incoming, link: str, got: Outcome) -> Iterator[Item]:
    """What came of following an entry's link, at the entry's place in its feed."""
    match got:
        case Incoming():
            yield replace(
                entry,
                raw=got.raw,
                media_type=got.media_type,
                seen=got.seen,
                url=got.url,
                asked=link,
                flags=(*_flags(entry), *got.flags),
            )
            known = Known(got.url or link, got.etag, got.modified)
            yield Answered(entry.where, link, known, got.seen)
        case Refused():
            yield replace(got, where=entry.where, why=f"{link}: {got.why}")
        case Gone() | Unchanged():
            yield replace(got, where=entry.where)


def _flags(entry: Incoming) -> tuple[str, ...]:
    """A page that was fetched is known by its link, however many entries lead to it."""
    return tuple(flag for flag in entry.flags if flag != "duplicate_link")


def _passing(got: Outcome) -> bool:
    """Nothing came that may come the next time."""
    return isinstance(got, Refused) or (isinstance(got, Gone) and got.outcome == "failed")
