"""What an HTML page's head, structured data and attributes say of it: names, dates, language."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tealeaves.page.printed import Stamp
from tealeaves.tags import attributes

STAMPED = re.compile(r"<(meta|time|abbr|html|span|link)\b([^>]{1,2000})>", re.I)
LD_JSON = re.compile(r"<script[^>]{0,200}ld\+json[^>]{0,200}>(.{1,60000}?)</script", re.I | re.S)
PUBLISHED = frozenset(
    (
        "article:published_time",
        "og:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "dc.date.issued",
        "dc.date",
        "dcterms.created",
        "dcterms.date",
        "dcterms.issued",
        "publish-date",
        "publication_date",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "article.published",
        "citation_publication_date",
        "datecreated",
        "originalpublicationdate",
        "og:article:published_time",
    )
)
SITES = ("og:site_name", "application-name", "publisher", "dc.publisher")
MOST = 4_000  # tags looked at


@dataclass(frozen=True, slots=True)
class Metadata:
    """`names` are what the page calls the article, best first."""

    stamps: tuple[Stamp, ...] = ()
    names: tuple[str, ...] = ()
    outlet: str | None = None
    section: str | None = None
    author: str | None = None
    language: str | None = None


def read_metadata(text: str) -> Metadata:
    """The metadata of an HTML source; nothing it says is executed or fetched."""
    named: dict[str, str] = {}
    stamps: list[Stamp] = []
    language = None
    for number, m in enumerate(STAMPED.finditer(text)):
        if number > MOST:
            break
        name, attrs = m[1].lower(), attributes("<x " + m[2])
        if name == "meta":
            key = (
                attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or ""
            ).lower()
            if key and attrs.get("content"):
                named.setdefault(key, squashed(attrs["content"]))
        elif name == "html":
            language = attrs.get("lang") or language
        else:
            stamps += _stamps(name, attrs)
    data = tuple(_structured(text))
    published = [Stamp("published", named[key]) for key in named if key in PUBLISHED]
    stated = dict(reversed(data))
    if "datePublished" in stated:
        published.insert(0, Stamp("published", stated["datePublished"]))
    names = tuple(
        x for x in (stated.get("headline"), named.get("og:title"), named.get("twitter:title")) if x
    )
    return Metadata(
        stamps=(*published, *stamps),
        names=names,
        outlet=next((named[k] for k in SITES if k in named), None) or stated.get("publisher"),
        section=named.get("article:section") or stated.get("articleSection"),
        author=stated.get("author") or named.get("author"),
        language=language,
    )


def squashed(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _stamps(name: str, attrs: dict[str, str]) -> Iterator[Stamp]:
    """Dates in the attributes of an element: <time datetime>, <abbr class=published title>."""
    value = attrs.get("datetime") or attrs.get("content") or attrs.get("title") or ""
    what = f"{attrs.get('itemprop', '')} {attrs.get('class', '')}".lower()
    if not re.search(r"\d{4}", value):
        return
    if "modified" in what or "updated" in what:
        yield Stamp("modified", value)
    elif "publish" in what or "datepublished" in what or "pubdate" in attrs:
        yield Stamp("published", value)
    elif name == "time":
        yield Stamp("time", value)


def _structured(text: str) -> Iterator[tuple[str, str]]:
    """Facts of JSON-LD blocks as plain pairs; broken JSON is read for its dates alone."""
    for m in LD_JSON.finditer(text):
        try:
            data = json.loads(m[1])
        except (ValueError, RecursionError):
            if date := re.search(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{4,40})"', m[1]):
                yield "datePublished", date[1]
            continue
        todo = [data]
        for item in todo[:200]:
            if isinstance(item, list):
                todo += item[:50]
            elif isinstance(item, dict):
                todo += [v for k, v in item.items() if k in ("@graph", "mainEntity")]
                yield from _facts(item)


def _facts(item: dict[str, object]) -> Iterator[tuple[str, str]]:
    for key in ("datePublished", "headline", "articleSection"):
        value = item.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str) and value.strip():
            yield key, squashed(value)
    for key in ("publisher", "author"):
        value = item.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        name = value.get("name") if isinstance(value, dict) else value
        if isinstance(name, str) and name.strip():
            yield key, squashed(name)
