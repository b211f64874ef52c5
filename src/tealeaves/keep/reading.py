"""One incoming page to a filing: decode, article, reading, rows. Runs in the workers."""

import hashlib
import json
import os
import zlib

from tealeaves.archive.filing import Filing
from tealeaves.archive.rows import rows_of
from tealeaves.errors import TealeavesError
from tealeaves.keep.identity import keys_of
from tealeaves.packs.lookup import Lookup
from tealeaves.page.article import read_article
from tealeaves.page.decode import read_page
from tealeaves.read.reading import read
from tealeaves.read.setting import find_setting
from tealeaves.read.traits.find import find_traits
from tealeaves.sources.record import Incoming, Refused


def sha_of(raw: bytes) -> str:
    """sha256 in hex: the name of a page."""
    return hashlib.sha256(raw).hexdigest()


def filing_of(incoming: Incoming, lookup: Lookup, now: str) -> Filing | Refused:
    """The page read and laid out for the archive, or why it cannot be."""
    try:
        return _filing(incoming, lookup, now)
    except TealeavesError as error:
        return Refused(incoming.where, _reason(str(error), incoming))
    except Exception as fault:  # one page must not cost the others
        if "TEALEAVES_DEBUG" in os.environ:
            raise
        kind = f"{type(fault).__name__}: {fault}"
        return Refused(incoming.where, f"a fault of ours, please report it ({kind})")


def _filing(incoming: Incoming, lookup: Lookup, now: str) -> Filing:
    page = read_page(
        incoming.raw, uri=incoming.url or str(incoming.where), media_type=_media(incoming)
    )
    article = read_article(
        page, lookup.pack, date=incoming.date, outlet=incoming.outlet, url=incoming.url
    )
    reading = read(article, lookup)
    return Filing(
        keys=keys_of(incoming, page.id),
        sha256=page.id,
        raw=zlib.compress(incoming.raw),
        size=len(incoming.raw),
        media_type=page.media_type,
        encoding=page.encoding,
        seen=incoming.seen or now,
        url=incoming.url,
        where=incoming.where,
        given=_given(incoming),
        rows=rows_of(
            reading,
            lookup.pack,
            incoming.title,
            incoming.topics,
            find_setting(reading, lookup),
            find_traits(reading, lookup),
        ),
    )


def _media(incoming: Incoming) -> str | None:
    """HTML where the record says so; all else is told from the bytes."""
    return "text/html" if incoming.media_type in ("text/html", "application/xhtml+xml") else None


def _given(incoming: Incoming) -> str:
    facts = {
        "date": incoming.date,
        "outlet": incoming.outlet,
        "title": incoming.title,
        "id": incoming.id,
        "topics": incoming.topics,
        "flags": incoming.flags,
    }
    said = {name: value for name, value in facts.items() if value}
    return json.dumps(said, ensure_ascii=False)


def _reason(error: str, incoming: Incoming) -> str:
    """The error without the place, which stands beside it."""
    return error.removeprefix(f"{incoming.url or incoming.where}: ")
