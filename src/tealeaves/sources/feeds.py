"""Feeds to their entries, one page each, told apart whatever their ids say. Fetches nothing."""

import html
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date as date_
from itertools import pairwise
from statistics import median_low
from typing import NamedTuple

from tealeaves.errors import PageError, SourceError
from tealeaves.page.decode import read_page
from tealeaves.sources.address import same
from tealeaves.sources.days import day
from tealeaves.sources.entries import Entry, entries_of, plain_title
from tealeaves.sources.fields import Given
from tealeaves.sources.limits import FEED_CAP
from tealeaves.sources.record import Incoming, Item, Listed, Refused, Where
from tealeaves.sources.rows import as_bytes, date_flags, written

NO_GIVEN = Given()
FAR = 30  # days without an entry behind which the list is no longer whole …
USUAL = 10  # … where that is so many times the usual distance


class Told(NamedTuple):
    """An entry with the name it bears in its list, and what is wrong with its id and link."""

    entry: Entry
    name: str
    flags: tuple[str, ...]


def feed_items(
    raw: bytes,
    source: str,
    given: Given = NO_GIVEN,
    place: str = "",
    base: str | None = None,
) -> Iterator[Item]:
    """The entries of a feed, then `Listed`; a Refused where it is none.

    `base`: its own address, to which relative links are joined. The charset that a server declares
    is not asked: the bytes and the feed's own word decide.
    """
    whole = Where(source, "feed", place, len(raw))
    if len(raw) > FEED_CAP:
        yield Refused(whole, f"a feed of more than {FEED_CAP:,} bytes; is it one?")
        return
    try:
        entries = entries_of(read_page(raw, source, "text/xml").text, base)
    except (PageError, SourceError) as error:
        yield Refused(whole, str(error).removeprefix(f"{source}: "))
        return
    if entries is None:
        yield Refused(whole, "no feed that can be read; look at the address in a browser")
        return
    days: list[str] = []
    for number, told in enumerate(_told_apart(entries), start=1):
        used = len(raw) * number // len(entries)
        name = f"{place}, {told.name}" if place else told.name
        item = _item(told, Where(source, "feed", name, used, told.entry.digest), given)
        if isinstance(item, Incoming) and item.date and "future_date" not in item.flags:
            days.append(item.date)
        yield item
    yield Listed(whole, _oldest(days))


def _told_apart(entries: Sequence[Entry]) -> Iterator[Told]:
    """Each entry under a name that no other entry of the list has.

    One id with several links names several stories, and so does one link with several ids and
    titles (a feed whose entries all link to one page). One id with one link and several texts is
    one story in several states: the oldest comes first.
    """
    distinct = {entry.digest: entry for entry in entries}.values()
    ids = Counter(entry.id for entry in distinct if entry.id)
    links: dict[str, set[tuple[str | None, str]]] = {}
    for entry in distinct:
        links.setdefault(_link(entry), set()).add((entry.id, plain_title(entry.title)))
    names = Counter(name for entry in distinct for name in _names(entry))
    for number, entry in enumerate(_oldest_state_first(entries), start=1):
        here = {id_ for id_, _ in links[_link(entry)]}
        one_story = len(here) == 1 and None not in here
        shared = not one_story and len({title for _, title in links[_link(entry)]}) > 1
        name = next((name for name in _names(entry) if names[name] == 1), f"entry {number}")
        flags = ("duplicate_guid",) if entry.id and ids[entry.id] > 1 else ()
        yield Told(entry, name, (*flags, "duplicate_link") if entry.url and shared else flags)


def _link(entry: Entry) -> str:
    return same(entry.url) if entry.url else ""


def _names(entry: Entry) -> tuple[str, ...]:
    """What an entry may be called, the shortest first; the last is its own alone."""
    title = plain_title(entry.title)[:200]
    name = entry.id or entry.url or (f"“{title}”" if title else "")
    more = f"{entry.id} {entry.url}" if entry.id and entry.url else ""
    return tuple(filter(None, (name, more, f"{name} {entry.digest[:8]}".strip())))


def _oldest_state_first(entries: Sequence[Entry]) -> list[Entry]:
    """The entries in their order, but several states of one (same id, same link) by their age."""
    places: dict[tuple[str | None, str], list[int]] = {}
    for number, entry in enumerate(entries):
        places.setdefault((entry.id, _link(entry)), []).append(number)
    ordered = list(entries)
    for (id_, _), group in places.items():
        if id_ and len(group) > 1:
            states = sorted((entries[n] for n in group), key=_age)
            for number, entry in zip(group, states, strict=True):
                ordered[number] = entry
    return ordered


def _age(entry: Entry) -> tuple[str, str]:
    return (day(entry.changed) or day(entry.date) or "", entry.changed)


def _oldest(days: Sequence[str]) -> str | None:
    """The day down to which the list is whole: a pinned entry and a wrong old date do not count."""
    order = sorted(map(date_.fromisoformat, days), reverse=True)
    gaps = [(newer - older).days for newer, older in pairwise(order)]
    far = max(FAR, USUAL * median_low(gaps)) if gaps else 0
    whole = next((number for number, gap in enumerate(gaps) if gap > far), len(gaps))
    return order[whole].isoformat() if order else None


def _item(told: Told, where: Where, given: Given) -> Item:
    entry = told.entry
    title = plain_title(entry.title)
    if entry.is_html:
        page = (f"<h1>{html.escape(title)}</h1>\n" if title else "") + entry.content
    else:
        page = written(title, entry.content)
    if not page.strip():
        return Refused(where, "neither title nor text in this entry")
    date = day(entry.date)
    return Incoming(
        as_bytes(page),
        where,
        url=entry.url,
        id=entry.id,
        date=date or (given.date if entry.date is None else None),
        outlet=given.outlet,
        title=title or None,
        topics=entry.topics,
        media_type="text/html" if entry.is_html else "text/plain",
        flags=date_flags(entry.date, date, given) + told.flags,
    )
