"""The pages of a web archive (WARC), and the addresses that answered without a page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin

from tealeaves.errors import SourceError
from tealeaves.sources.address import same
from tealeaves.sources.days import moment
from tealeaves.sources.kinds import HEAD, why_foreign
from tealeaves.sources.limits import HEADER_CAP, PAGE_CAP
from tealeaves.sources.record import Gone, Incoming, Item, Refused, Where
from tealeaves.sources.streams import Stream
from tealeaves.sources.told import Spot, Told

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

TEXT = ("text/html", "application/xhtml", "text/plain", "text/xml", "application/xml")
DOCUMENTS = ("application/pdf", "application/msword", "application/vnd", "application/hwp")
MISSING = (404, 410)
NOT_ALLOWED = (401, 403, 451)


class _Guarded:
    """What the parser reads from: without a cap a header line could be as long as the file."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.headers: int | None = None  # bytes that headers may still take

    def read(self, size: int) -> bytes:
        if self.headers is not None and self.headers <= 0:
            raise SourceError(f"damaged: headers of more than {HEADER_CAP:,} bytes")
        piece = self.stream.some(size)
        if self.headers is not None:
            self.headers -= len(piece)
        return piece


def warc_items(stream: Stream, spot: Spot, told: Told) -> Iterator[Item]:
    """Pages and missing pages of a WARC; where it breaks off, all before it is kept."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    guarded = _Guarded(stream)
    records = ArchiveIterator(guarded)
    number = 0
    while True:
        number += 1
        guarded.headers = HEADER_CAP
        where = spot.at(f"record {number}", stream.used, "packed")
        try:
            if (record := next(records, None)) is None:
                return
            guarded.headers = None
            found = list(_items(record, where, told))
            whole = _passed_over(record)
            place = spot.at(f"record {number}", stream.used, "packed")
        except SourceError as error:
            yield Refused(where, _at_record(str(error), number))
            return
        except (ArchiveLoadFailed, EOFError, ValueError) as error:
            yield Refused(where, f"damaged at record {number} ({_line(error)}); the rest is lost")
            return
        if not whole:
            yield Refused(place, _at_record("truncated: the record breaks off", number))
            return
        yield from found


def _at_record(why: str, number: int) -> str:
    what, _, rest = why.partition("; ")
    return f"{what} (in record {number}); {rest or 'get the file once more'}"


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:120]


def _passed_over(record: "ArcWarcRecord") -> bool:
    """Whether the record was there to its end; reads what is left of it."""
    left = record.raw_stream
    while left.read(65_536):
        pass
    return not getattr(left, "limit", 0)


def _items(record: "ArcWarcRecord", where: Where, told: Told) -> Iterator[Item]:
    """What a record is worth: a page, a missing page, a refusal, or nothing."""
    headers = record.rec_headers
    url = (headers.get_header("WARC-Target-URI") or "").strip("<> ")
    if not url.lower().startswith(("http://", "https://")):
        return
    seen = moment(headers.get_header("WARC-Date"))
    if record.rec_type == "response" and record.http_headers is not None:
        code = record.http_headers.get_statuscode()
        status = int(code) if code and code.isdecimal() else None
        if status not in (200, 203):
            yield from _gone(record, where, url, status, seen)
            return
    elif record.rec_type not in ("response", "resource", "conversion"):
        return
    yield from _page(record, where, url, seen, told)


def _gone(
    record: "ArcWarcRecord", where: Where, url: str, status: int | None, seen: str | None
) -> Iterator[Item]:
    """A page that was not there; a step from one spelling of an address to another is none."""
    outcome: Literal["missing", "failed", "not_allowed"] = "failed"
    why = f"the server answered {status}" if status else "the server's answer cannot be read"
    if status in MISSING:
        outcome = "missing"
    elif status in NOT_ALLOWED:
        outcome = "not_allowed"
    elif status in (206, 304):
        return
    elif status is not None and 300 <= status < 400:
        target = urljoin(url, record.http_headers.get_header("Location") or "")
        if same(target) == same(url):
            return
        why = f"sent on to {target[:300]}"
    yield Gone(where, url, outcome, status, (status,) if status else (), why, seen)


def _page(
    record: "ArcWarcRecord", where: Where, url: str, seen: str | None, told: Told
) -> Iterator[Item]:
    declared = _media_type(record)
    if declared and not declared.startswith((*TEXT, *DOCUMENTS)):
        return  # pictures, styles, scripts: parts of pages, most of what a crawl holds
    coding = record.http_headers and record.http_headers.get_header("Content-Encoding")
    if coding and coding.strip().lower() not in ("gzip", "x-gzip", "deflate", "identity"):
        yield Refused(where, f"{url}: packed as {coding[:40]!r}, which is not read; crawl it again")
        return
    raw = _content(record)
    if len(raw) > PAGE_CAP:
        yield Refused(where, f"{url}: a page of more than {PAGE_CAP:,} bytes")
    elif why := why_foreign(raw[:HEAD], ""):
        yield Refused(where, f"{url}: {why}")
    elif not raw.strip():
        yield Gone(where, url, "failed", 200, (200,), "the page was empty", seen)
    else:
        given = told.given
        yield Incoming(
            raw,
            where,
            url=url,
            id=record.rec_headers.get_header("WARC-Record-ID"),
            date=given.date,
            outlet=given.outlet,
            media_type=declared if declared in ("text/html", "text/plain") else None,
            seen=seen,
        )


def _media_type(record: "ArcWarcRecord") -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _content(record: "ArcWarcRecord") -> bytes:
    """The page's bytes as a browser would have them, up to one past the cap."""
    stream, pieces, size = record.content_stream(), [], 0
    while size <= PAGE_CAP and (piece := stream.read(65_536)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)
