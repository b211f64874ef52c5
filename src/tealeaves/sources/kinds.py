"""What a file is: by its first bytes, and by its name only where these leave it open."""

import json
import re
from typing import Literal

from tealeaves.page.decode import FOREIGN, MARKS

What = Literal[
    "page", "gzip", "bzip2", "xz", "zip", "tar", "warc", "feed", "lines", "array", "object", "csv",
    "tsv",
]  # fmt: skip

HEAD = 65_536  # bytes that are looked at

OFFICE = re.compile(
    rb"PK\x03\x04.{22}(?:\x13\0.{2}\[Content_Types\]|\x08\0.{2}mimetype|.{4}(?:_rels|word|xl|ppt)/)",
    re.S,
)
FOREIGN_TOO = (
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a rar archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "zstd data", "unpack it first"),
    (b"RIFF", "a picture, sound or film", "read the text of the page instead"),
    (b"BM", "a BMP picture", "read the text of the page instead"),
    (b"II*\0", "a TIFF picture", "read the text of the page instead"),
    (b"MM\0*", "a TIFF picture", "read the text of the page instead"),
    (b"wOF2", "a font", "leave it out"),
    (b"wOFF", "a font", "leave it out"),
    (b"ID3", "a sound file", "leave it out"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"MZ\x90\0", "a program", "leave it out"),
    (b"PAR1", "a Parquet file", "export it as CSV or JSON Lines"),
    (b"{\\rtf", "a rich text document", "save it as text or HTML"),
)
PARTS = re.compile(r"\.(?:css|m?js|map|svg|ico|woff2?|ttf|eot|mp[34]|webm|avif)$", re.I)
ROOT = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|RDF)[\s>]", re.I)
SUBSET_END = re.compile(r"\]\s{0,99}>")
JSON_FEED = re.compile(r'"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org/version')


def what_is(head: bytes, name: str) -> What:
    """What begins with these bytes (the first HEAD of it) and bears this name."""
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if re.match(rb"BZh[1-9]1AY&SY|BZh[1-9]\x17rE8P\x90", head):
        return "bzip2"
    if head.startswith(b"\xfd7zXZ\x00"):
        return "xz"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head[257:262] == b"ustar" or (name.lower().endswith(".tar") and head[148:156].strip(b" \0")):
        return "tar"
    if head.startswith(b"WARC/"):
        return "warc"
    return _by_text(_text(head), name.lower())


def why_foreign(head: bytes, name: str) -> str | None:
    """Why something is no page, with the remedy; None: it may be one."""
    if OFFICE.match(head):
        return "this is an office document; save it as text or HTML"
    for magic, what, remedy in (*FOREIGN, *FOREIGN_TOO):
        if head.startswith(magic) and (len(magic) > 2 or b"\0" in head[:64]):
            return f"this is {what}; {remedy}"
    if head[4:8] == b"ftyp":
        return "this is a film or picture; read the text of the page instead"
    if PARTS.search(name) and not re.match(rb"\s*<(?:!doctype html|html)", head, re.I):
        return "this is a part of a page (style, script, picture); leave it out"
    return None


def _text(head: bytes) -> str:
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore")
    return head.decode("utf-8", "ignore")


def root_at(text: str) -> int:
    """Where the first element of XML begins, behind declarations, comments and document type."""
    at = 0
    while True:
        while at < len(text) and (text[at].isspace() or text[at] == "\ufeff"):
            at += 1
        if text.startswith("<!--", at):
            end = text.find("-->", at) + 3
        elif text.startswith("<?", at):
            end = text.find("?>", at) + 2
        elif text[at : at + 9].upper() == "<!DOCTYPE":
            end = _doctype_end(text, at)
        else:
            return at
        if end <= at:
            return len(text)
        at = end


def _doctype_end(text: str, at: int) -> int:
    close, inner = text.find(">", at), text.find("[", at)
    if 0 <= inner < close:
        m = SUBSET_END.search(text, inner)
        return m.end() if m else 0
    return close + 1


def _by_text(text: str, name: str) -> What:
    start = text.lstrip()
    if ROOT.match(text, root_at(text)):
        return "feed"
    if start.startswith("{"):
        return _braced(start, name)
    if re.match(r"\[\s*(?:\{|\])", start):
        return "array"
    if start.startswith("<"):
        return "page"
    if name.endswith((".jsonl", ".ndjson")):
        return "lines"
    if name.endswith((".tsv", ".tab")):
        return "tsv"
    return "csv" if name.endswith(".csv") else "page"


def _braced(start: str, name: str) -> What:
    """A text that begins with a brace: rows, one object, a feed, or prose after all."""
    if JSON_FEED.search(start[:4096]):
        return "feed"
    line, end, _ = start.partition("\n")
    try:
        whole = isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        whole = False
    if whole:
        return "lines"
    if name.endswith((".jsonl", ".ndjson")) or (not end and re.match(r'\{\s*"', line)):
        return "lines"
    return (
        "object"
        if name.endswith(".json") or re.match(r'\{\s*"[^"\n]{1,80}"\s*:', start)
        else "page"
    )
