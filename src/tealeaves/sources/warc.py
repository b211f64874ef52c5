"""The pages of a web archive (WARC), and the addresses that answered without a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPException, parse_headers
from io import BytesIO
from typing import Literal
from urllib.parse import urljoin

from tealeaves.errors import SourceError
from tealeaves.sources.address import same
from tealeaves.sources.body import Broken, TooLarge, read_body
from tealeaves.sources.days import moment
from tealeaves.sources.kinds import HEAD, why_foreign
from tealeaves.sources.limits import HEADER_CAP, PAGE_CAP
from tealeaves.sources.record import Gone, Incoming, Item, Refused, Where
from tealeaves.sources.streams import CHUNK, Stream
from tealeaves.sources.told import Spot, Told

TEXT = ("text/html", "application/xhtml", "text/plain", "text/xml", "application/xml")
DOCUMENTS = ("application/pdf", "application/msword", "application/vnd", "application/hwp")
WITH_PAGES = ("response", "resource", "conversion")
MISSING = (404, 410)
NOT_ALLOWED = (401, 403, 451)
STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s{1,9}(\d{3})\b")
CHUNK_HEAD = re.compile(rb"(?:\r?\n)?([0-9A-Fa-f]{1,8})[^\n]{0,200}\n")
CUT = "truncated: the record breaks off"


@dataclass(slots=True)
class Record:
    """A record while it is read: its headers by lower-case name, and its block."""

    number: int
    headers: dict[str, str] = field(default_factory=dict)
    block: bytes | None = None  # None: of no interest, or too large

    @property
    def url(self) -> str:
        return self.headers.get("warc-target-uri", "").strip("<> ")

    @property
    def length(self) -> int:
        told = self.headers.get("content-length", "")
        if not told.isdecimal() or len(told) > 15:
            raise SourceError("damaged: the record does not tell its length")
        return int(told)

    @property
    def may_hold_a_page(self) -> bool:
        web = self.url.lower().startswith(("http://", "https://"))
        return web and self.headers.get("warc-type") in WITH_PAGES


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, as far as it was kept."""

    status: int | None
    media_type: str
    location: str
    coding: str
    chunked: bool
    body: bytes


def warc_items(stream: Stream, spot: Spot, told: Told) -> Iterator[Item]:
    """Pages and missing pages of a WARC; where it breaks off, all before it is kept."""
    number = 0
    while True:
        record = Record(number := number + 1)
        try:
            if not _begun(stream):
                return
            _read(stream, record)
            where = spot.at(f"record {number}", stream.used, "packed")
            fits = _ended(stream)
        except SourceError as error:
            what, _, rest = str(error).partition("; ")
            remedy = rest or "get the file once more"
            where = spot.at(f"record {number}", stream.used, "packed")
            yield Refused(where, f"{what} (in record {number}); {remedy}")
            return
        if not fits:
            yield Refused(where, f"record {number} has a wrong Content-Length; crawl it again")
        elif record.may_hold_a_page:
            yield from _items(record, where, told)


def _begun(stream: Stream) -> bool:
    """Whether another record begins here; what lies between two records is passed over."""
    while not (line := stream.peek(5)).startswith(b"WARC/"):
        if not line:
            return False
        if stream.line(CHUNK).strip() and len(line) < 5:
            raise SourceError(CUT)
    return True


def _read(stream: Stream, record: Record) -> None:
    """The headers, then the block; SourceError where either is not whole."""
    left, last = HEADER_CAP, ""
    while True:
        line = stream.line(left)
        left -= len(line)
        if left <= 0:
            raise SourceError(f"damaged: headers of more than {HEADER_CAP:,} bytes")
        if not line.endswith(b"\n"):
            raise SourceError(CUT)
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not text:
            break
        name, colon, value = text.partition(":")
        if text[0] in " \t" and last:
            record.headers[last] += " " + text.strip()
        elif colon:
            last = name.strip().lower()
            record.headers[last] = value.strip()
    size = record.length
    if record.may_hold_a_page and size <= PAGE_CAP + HEADER_CAP:
        record.block = stream.read(size)
        there = len(record.block)
    else:
        there = stream.skip(size)
    if there < size:
        raise SourceError(CUT)


def _ended(stream: Stream) -> bool:
    """Whether the record ends where it says: with an empty line, or the file."""
    return not stream.peek(1) or not stream.line(CHUNK).strip()


def _items(record: Record, where: Where, told: Told) -> Iterator[Item]:
    """What a record is worth: a page, a missing page, a refusal, or nothing."""
    url, seen = record.url, moment(record.headers.get("warc-date"))
    if record.block is None:
        yield Refused(where, f"{url}: more than {PAGE_CAP:,} bytes; no page is so long")
        return
    answer = _answer(record, record.block)
    if answer.status in (200, 203):
        yield from _page(record, answer, where, told)
    else:
        yield from _gone(answer, where, url, seen)


def _answer(record: Record, block: bytes) -> Answer:
    if record.headers.get("warc-type") != "response":
        return Answer(200, _media_type(record.headers.get("content-type")), "", "", False, block)
    status, lines = STATUS.match(block), BytesIO(block)
    lines.readline()
    try:
        said = parse_headers(lines)
    except HTTPException:
        return Answer(None, "", "", "", False, b"")
    return Answer(
        int(status[1]) if status else None,
        _media_type(said.get("Content-Type")),
        str(said.get("Location") or ""),
        str(said.get("Content-Encoding") or "").strip().lower(),
        "chunked" in str(said.get("Transfer-Encoding") or "").lower(),
        block[lines.tell() :],
    )


def _media_type(declared: object) -> str:
    return str(declared or "").partition(";")[0].strip().lower()


def _gone(answer: Answer, where: Where, url: str, seen: str | None) -> Iterator[Item]:
    """A page that was not there; a step from one spelling of an address to another is none."""
    status = answer.status
    outcome: Literal["missing", "failed", "not_allowed"] = "failed"
    why = f"the server answered {status}" if status else "the server's answer cannot be read"
    if status in MISSING:
        outcome = "missing"
    elif status in NOT_ALLOWED:
        outcome = "not_allowed"
    elif status in (206, 304):
        return
    elif status is not None and 300 <= status < 400:
        target = _joined(url, answer.location)
        if same(target) == same(url):
            return
        why = f"sent on to {target[:300]}"
    yield Gone(where, url, outcome, status, (status,) if status else (), why, seen)


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        return location


def _page(record: Record, answer: Answer, where: Where, told: Told) -> Iterator[Item]:
    if answer.media_type and not answer.media_type.startswith((*TEXT, *DOCUMENTS)):
        return  # pictures, styles, scripts: parts of pages, most of what a crawl holds
    url, seen = record.url, moment(record.headers.get("warc-date"))
    try:
        raw = _body(answer)
    except TooLarge:
        yield Refused(where, f"{url}: a page of more than {PAGE_CAP:,} bytes")
        return
    except Broken as error:
        yield Refused(where, f"{url}: {error}; crawl it again")
        return
    if why := why_foreign(raw[:HEAD], ""):
        yield Refused(where, f"{url}: {why}")
    elif not raw.strip():
        yield Gone(where, url, "failed", 200, (200,), "the page was empty", seen)
    else:
        yield Incoming(
            raw,
            where,
            url=url,
            id=record.headers.get("warc-record-id"),
            date=told.given.date,
            outlet=told.given.outlet,
            media_type=answer.media_type if answer.media_type in TEXT[:3:2] else None,
            seen=seen,
        )


def _body(answer: Answer) -> bytes:
    """The body as a browser would have it. Raises TooLarge above the cap, Broken."""
    whole = _joined_chunks(answer.body) if answer.chunked else answer.body
    unpacked = answer.coding.endswith("gzip") and not whole.startswith(b"\x1f\x8b")
    return read_body([whole], "" if unpacked else answer.coding, PAGE_CAP)


def _joined_chunks(body: bytes) -> bytes:
    """A chunked body in one piece; as it is where a crawler has joined it already."""
    pieces: list[bytes] = []
    at = 0
    while m := CHUNK_HEAD.match(body, at):
        size, start = int(m[1], 16), m.end()
        if not size:
            return b"".join(pieces)
        pieces.append(body[start : start + size])
        at = start + size
    return b"".join(pieces) if pieces and at >= len(body) else body
