"""The entries of a feed (RSS, Atom, RDF, JSON Feed), each as it says itself."""

import hashlib
import html
import html.entities
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from tealeaves.errors import SourceError
from tealeaves.sources.kinds import root_at
from tealeaves.sources.limits import FEED_TAGS
from tealeaves.sources.rows import as_bytes

REFERENCE = re.compile(r"&([A-Za-z][A-Za-z0-9]{0,31});")
KEPT = frozenset(("lt", "gt", "amp", "quot", "apos"))
TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed, of whatever kind."""

    title: str
    content: str
    is_html: bool
    url: str | None  # whole: relative ones are joined to the feed's address, or left out
    id: str | None
    date: object
    topics: tuple[str, ...]
    changed: str = ""  # the day of the last change, as it is written

    @property
    def digest(self) -> str:
        """The same for an entry that says the same, word for word."""
        said = (self.title, self.content, self.url, self.id, str(self.date), self.changed)
        return hashlib.sha256(as_bytes(json.dumps(said))).hexdigest()[:16]


def entries_of(text: str, base: str | None) -> list[Entry] | None:
    """The entries; None: this is no feed. `base`: the feed's own address. Raises SourceError."""
    if text.lstrip().startswith("{"):
        return _json_feed(text, base)
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
    site = base or str(parsed.feed.get("link") or "")
    return [_entry(entry, site) for entry in parsed.entries]


def plain_title(title: str) -> str:
    """A title without tags, its references read even where they were escaped twice."""
    return " ".join(html.unescape(TAG.sub("", title)).split())


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


def _entry(entry: Mapping[str, Any], base: str) -> Entry:
    bodies = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    values = [str(body.get("value") or "") for body in bodies]
    content = max(values, key=len, default="")
    is_html = bool(TAG.search(content))
    id_ = str(entry.get("id") or "").strip()
    link = str(entry.get("link") or "").strip()
    # an id stands in for a missing link, but only one that is an address
    named = link == id_ and not link.startswith(WEB)
    return Entry(
        str(entry.get("title") or ""),
        content if is_html else html.unescape(content),
        is_html,
        None if named else _whole(link, base),
        id_ or None,
        next((entry[name] for name in ("published", "updated") if name in entry), None),
        tuple(dict.fromkeys(t.term for t in entry.get("tags", ()) if t.get("term"))),
        str(entry["updated"]) if "updated" in entry else "",
    )


def _whole(link: str, base: str) -> str | None:
    """The link as a whole address; None where it is none and the feed has no address either."""
    if not link:
        return None
    try:
        joined = urljoin(base, link) if base.startswith(WEB) else link
    except ValueError:
        return None
    return joined if "://" in joined[:20] else None


def _json_feed(text: str, base: str | None) -> list[Entry] | None:
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        return None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        return None
    site = base or str(feed.get("home_page_url") or "")
    return [_json_entry(item, site) for item in items if isinstance(item, dict)]


def _json_entry(item: Mapping[str, object], base: str) -> Entry:
    def word(key: str) -> str:
        value = item.get(key)
        return str(value).strip() if isinstance(value, str | int) else ""

    tags = item.get("tags")
    return Entry(
        word("title"),
        word("content_html") or word("content_text") or word("summary"),
        bool(word("content_html")),
        _whole(word("url") or word("external_url"), base),
        word("id") or None,
        item.get("date_published") or item.get("date_modified"),
        tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        word("date_modified"),
    )
