"""Feeds (RSS, Atom, RDF, JSON Feed) to their entries, one page each. Fetches nothing."""

import html
import html.entities
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tealeaves.errors import PageError, SourceError
from tealeaves.page.decode import read_page
from tealeaves.sources.days import day
from tealeaves.sources.fields import Given
from tealeaves.sources.kinds import root_at
from tealeaves.sources.limits import FEED_CAP, FEED_TAGS
from tealeaves.sources.record import Incoming, Item, Listed, Refused, Where
from tealeaves.sources.rows import as_bytes, date_flags, written

NO_GIVEN = Given()
REFERENCE = re.compile(r"&([A-Za-z][A-Za-z0-9]{0,31});")
KEPT = frozenset(("lt", "gt", "amp", "quot", "apos"))
TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed, of whatever kind, as it says itself."""

    title: str
    content: str
    is_html: bool
    url: str | None
    id: str | None
    date: object
    topics: tuple[str, ...]


def feed_items(
    raw: bytes,
    source: str,
    content_type: str | None = None,
    given: Given = NO_GIVEN,
    place: str = "",
) -> Iterator[Item]:
    """The entries of a feed, then `Listed`; a Refused where it is none.

    The charset that a server declares is not asked: the bytes and the feed's own word decide.
    """
    whole = Where(source, "feed", place, len(raw))
    if len(raw) > FEED_CAP:
        yield Refused(whole, f"a feed of more than {FEED_CAP:,} bytes; is it one?")
        return
    try:
        entries = _entries(read_page(raw, source, "text/xml").text)
    except (PageError, SourceError) as error:
        yield Refused(whole, str(error).removeprefix(f"{source}: "))
        return
    if entries is None:
        yield Refused(whole, "no feed that can be read; look at the address in a browser")
        return
    often = Counter(entry.id for entry in entries if entry.id)
    days: list[str] = []
    for number, entry in enumerate(entries, start=1):
        name = entry.id or entry.url or f"entry {number}"
        used = len(raw) * number // len(entries)
        where = Where(source, "feed", f"{place}, {name}" if place else name, used)
        item = _item(entry, where, given, often[entry.id or ""] > 1)
        if isinstance(item, Incoming) and item.date and "future_date" not in item.flags:
            days.append(item.date)
        yield item
    yield Listed(whole, min(days, default=None))


def _item(entry: Entry, where: Where, given: Given, repeated: bool) -> Item:
    title = " ".join(_plain(entry.title).split())
    if entry.is_html:
        page = (f"<h1>{html.escape(title)}</h1>\n" if title else "") + entry.content
    else:
        page = written(title, entry.content)
    if not page.strip():
        return Refused(where, "neither title nor text in this entry")
    date = day(entry.date)
    flags = date_flags(entry.date, date, given)
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
        flags=flags + (("duplicate_guid",) if repeated else ()),
    )


def _entries(text: str) -> list[Entry] | None:
    """The entries; None: this is no feed."""
    if text.lstrip().startswith("{"):
        return _json_feed(text)
    import feedparser

    # what declares entities is cut off before any parser sees it: no file, no bomb
    plain = REFERENCE.sub(_character, text[root_at(text) :].replace("\0", ""))
    parsed = feedparser.parse(
        _mended(plain),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not parsed.get("version") and not parsed.entries:
        return None
    return [_entry(entry) for entry in parsed.entries]


def _character(m: re.Match[str]) -> str:
    if m[1] in KEPT:
        return m[0]
    known = html.entities.html5.get(m[1] + ";")
    return html.escape(known) if known else f"&amp;{m[1]};"


def _mended(text: str) -> bytes:
    """The same XML, whole: what is left open is closed, so that the strict parser takes it."""
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, strip_cdata=False
    )
    raw = as_bytes(text.strip("\ufeff \t\r\n"))
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        return b""
    if root is None:
        return b""
    if any(number >= FEED_TAGS for number, _ in enumerate(root.iter())):
        raise SourceError(f"a feed of more than {FEED_TAGS:,} tags; is it one?")
    return bytes(etree.tostring(root, encoding="utf-8"))


def _entry(entry: Mapping[str, Any]) -> Entry:
    bodies = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    values = [str(body.get("value") or "") for body in bodies]
    content = max(values, key=len, default="")
    is_html = bool(TAG.search(content))
    return Entry(
        str(entry.get("title") or ""),
        content if is_html else html.unescape(content),
        is_html,
        str(entry.get("link") or "").strip() or None,
        str(entry.get("id") or "").strip() or None,
        next((entry[name] for name in ("published", "updated") if name in entry), None),
        tuple(dict.fromkeys(t.term for t in entry.get("tags", ()) if t.get("term"))),
    )


def _plain(title: str) -> str:
    return html.unescape(TAG.sub("", title))


def _json_feed(text: str) -> list[Entry] | None:
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        return None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        return None
    return [_json_entry(item) for item in items if isinstance(item, dict)]


def _json_entry(item: Mapping[str, object]) -> Entry:
    def word(key: str) -> str:
        value = item.get(key)
        return str(value).strip() if isinstance(value, str | int) else ""

    tags = item.get("tags")
    return Entry(
        word("title"),
        word("content_html") or word("content_text") or word("summary"),
        bool(word("content_html")),
        word("url") or word("external_url") or None,
        word("id") or None,
        item.get("date_published") or item.get("date_modified"),
        tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
    )
