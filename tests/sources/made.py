"""Files and records that the tests of the sources make for themselves."""

import gzip
import io
import json
import zipfile
from collections import Counter

from tealeaves.sources.paths import items
from tealeaves.sources.record import Gone, Incoming, Refused


def taken(*paths, **options):
    """All items of the paths, as a list."""
    return list(items([str(path) for path in paths], **options))


def pages(found):
    return [item for item in found if isinstance(item, Incoming)]


def refused(found):
    return [item for item in found if isinstance(item, Refused)]


def gone(found):
    return [item for item in found if isinstance(item, Gone)]


def kinds(found):
    return Counter(type(item).__name__ for item in found)


def lines(*rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8")


def zipped(members, **options):
    """A zip of {name: bytes}."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as packed:
        for name, raw in members.items():
            packed.writestr(name, raw)
    return out.getvalue()


def record(url, body, kind="response", status="200 OK", headers="", http=True):
    """One WARC record, not packed."""
    block = body
    if http:
        head = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n"
        block = head.encode() + body
    told = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2024-03-05T06:07:08Z\r\nWARC-Record-ID: <urn:uuid:0-" + url[-8:] + ">\r\n"
        f"Content-Type: application/http;msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return told.encode() + block + b"\r\n\r\n"


def warc_gz(*records):
    return b"".join(gzip.compress(one) for one in records)
