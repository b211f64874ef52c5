"""Bytes to a Page: decoded once, the encoding kept. Knows nothing of blocks."""

import codecs
import hashlib
import re
from typing import Literal

from charset_normalizer import from_bytes

from tealeaves.errors import PageError
from tealeaves.types import Page

SAMPLE = 65_536  # bytes that are looked at where a guess is needed

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes of what people hand in by mistake, and what to do instead.
FOREIGN = (
    (b"%PDF", "a PDF file", "save its text and read that"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save it as text or HTML"),
    (b"\x1f\x8b", "gzip data", "unpack it first"),
    (b"\x89PNG", "a PNG picture", "read the text of the page instead"),
    (b"\xff\xd8\xff", "a JPEG picture", "read the text of the page instead"),
    (b"GIF8", "a GIF picture", "read the text of the page instead"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text or HTML"),
    (b"SQLite format 3", "a database", "export its texts first"),
)

DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})
       | ^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})""",
    re.X | re.I,
)
MARKUP_FIRST = re.compile(
    r"\s*(?:<!doctype|<\?xml|<!--|</?(?:html|head|body|title|meta|link|div|p|article|main|section"
    r"|table|h[1-6]|ul|ol|li|span|header|nav|script|style|br|a|b|i|em|strong|rss|item|feed)\b)",
    re.I,
)
BLOCK_TAG = re.compile(
    r"</(?:p|div|td|li|h[1-6]|body|html|article)>|<(?:body|html|p|div)[\s>]", re.I
)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
VALID_UTF8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
HANGUL = re.compile("[가-힣]")
CYRILLIC = re.compile("[А-яЁё]")

Media = Literal["text/plain", "text/html"]


def read_page(raw: bytes, uri: str | None = None, media_type: str | None = None) -> Page:
    """The page of these bytes; `media_type` is told from the content when not given.

    Bytes that cannot be decoded become U+FFFD. Raises PageError for what is no text at all.
    """
    _refuse_foreign(raw, uri)
    text, encoding = _decoded(raw)
    kind = _media(media_type) or _sniffed(text)
    return Page(hashlib.sha256(raw).hexdigest(), raw, text, encoding, kind, uri)


def _refuse_foreign(raw: bytes, uri: str | None) -> None:
    name = uri or "the page"
    for head, what, remedy in FOREIGN:
        if raw.startswith(head):
            raise PageError(f"{name}: this is {what}; {remedy}")
    if _wide(raw) is None and not raw.startswith(tuple(mark for mark, _ in MARKS)):
        sample = raw[:SAMPLE]
        if len(CONTROL.findall(sample)) > max(8, len(sample) // 20):
            raise PageError(f"{name}: this is binary data, not text; save it as text or HTML")


def _decoded(raw: bytes) -> tuple[str, str]:
    """The text and the name of a codec that Python knows."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace"), encoding
    if wide := _wide(raw):
        return raw.decode(wide, "replace"), wide
    declared = _declared(raw)
    if declared in ("iso2022_jp", "iso2022_kr", "hz") or b"\x1b$" in raw[:SAMPLE]:
        return _declared_text(raw, declared or "iso2022_jp")
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        if _mostly_utf8(raw, declared == "utf-8"):
            return raw.decode("utf-8", "replace"), "utf-8"
    return _declared_text(raw, declared or _guessed(raw))


def _declared_text(raw: bytes, encoding: str) -> tuple[str, str]:
    """Decoded as declared, or by the larger code page of the same family if only that fits."""
    wider = {
        "euc_kr": "cp949",
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "iso8859-1": "cp1252",
        "ascii": "cp1252",
        "shift_jis": "cp932",
        "big5": "cp950",
        "iso8859-9": "cp1254",
    }
    candidates = [encoding, wider.get(encoding, encoding)]
    if encoding in ("iso8859-1", "ascii") and re.search(rb"[\x80-\x9f]", raw):
        candidates.reverse()
    for name in candidates:
        try:
            return raw.decode(name), name
        except UnicodeDecodeError:
            continue
    return raw.decode(candidates[-1], "replace"), candidates[-1]


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of ASCII text is a zero."""
    sample = raw[:2000]
    if len(sample) < 4 or 3 * sample.count(0) < len(sample):
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * len(sample) / 2 and even <= odd // 8:
        return "utf-16-le"
    if even > 0.6 * len(sample) / 2 and odd <= even // 8:
        return "utf-16-be"
    return None


def _declared(raw: bytes) -> str | None:
    head = raw[:8192]
    low = head.lower()
    m = DECLARED.search(head) if b"charset" in low or b"encoding" in low else None
    if m is None:
        return None
    try:
        name = codecs.lookup((m[1] or m[2]).decode("ascii", "ignore")).name
        "".encode(name)
    except (LookupError, UnicodeError, ValueError, TypeError):
        return None
    return name if _is_text_codec(name) else None


def _is_text_codec(name: str) -> bool:
    # a page may name a codec that is no character set, or that cannot be what these bytes are
    return not name.startswith(
        (
            "utf-16",
            "utf-32",
            "idna",
            "punycode",
            "raw",
            "unicode",
            "utf-7",
            "undefined",
            "mbcs",
            "oem",
            "palmos",
        )
    )


def _mostly_utf8(raw: bytes, declared: bool) -> bool:
    """Many whole UTF-8 sequences and few stray bytes: one bad byte must not change the charset."""
    sample = raw[:4_000_000]
    whole = VALID_UTF8.findall(sample)
    high = sum(map(sample.count, map(bytes, ([b] for b in range(128, 256)))))
    stray = high - sum(map(len, whole))
    return bool(whole) and stray * (1 if declared else 3) <= len(whole) * 3


def _guessed(raw: bytes) -> str:
    """The encoding of bytes that are not UTF-8 and declare nothing."""
    sample = raw[:SAMPLE]
    high = len(re.findall(rb"[\x80-\xff]", sample))
    for name, script, width in (
        ("euc_kr", HANGUL, 2),
        ("cp949", HANGUL, 2),
        ("cp1251", CYRILLIC, 1),
    ):
        try:
            text = sample[: len(sample) - 1].decode(name)
        except UnicodeDecodeError as error:
            if error.start < len(sample) - 3:
                continue
            text = sample[: error.start].decode(name)
        found = script.findall(text)
        if high > 3 and len(found) * width > 0.8 * high and _plausible(found, script):
            return name
    best = from_bytes(sample).best() if high > 8 else None
    if (
        best is not None
        and best.encoding not in ("ascii", "utf_8")
        and _is_text_codec(best.encoding)
    ):
        name = codecs.lookup(best.encoding).name
        return "cp1252" if name.startswith(("mac", "cp0", "cp8", "hp-")) else name
    return "cp1252"


def _plausible(found: list[str], script: re.Pattern[str]) -> bool:
    """Cyrillic prose is mostly lower case; Latin letters read as Cyrillic are not so often."""
    if script is HANGUL:
        return True
    return sum(c.islower() for c in found) > 0.6 * len(found)


def _media(media_type: str | None) -> Media | None:
    if media_type is None:
        return None
    return "text/html" if re.search(r"html|xml", media_type, re.I) else "text/plain"


def _sniffed(text: str) -> Media:
    head = text[:8192].lstrip("\ufeff")
    if MARKUP_FIRST.match(head) or len(BLOCK_TAG.findall(head)) >= 3:
        return "text/html"
    return "text/plain"
