"""Texts with their signals as an Atom feed (RFC 4287), for any reader of feeds."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0
WEB = ("http://", "https://")
NOBODY = "unknown"


@dataclass(frozen=True, slots=True)
class AtomEntry:
    """One text. `seen` is a whole moment, ISO 8601 in UTC; `date` may be coarser or missing."""

    sha256: str
    title: str | None
    seen: str
    date: str | None
    outlet: str | None
    url: str | None
    changed: bool
    lines: tuple[str, ...]  # what to say of it, the strongest first


def to_atom(entries: Sequence[AtomEntry], title: str, key: str, now: str) -> str:
    """The feed, the last text first. `key`: whatever makes the feed the same one the next time."""
    updated = max((_moment(entry.seen, now) for entry in entries), default=now)
    name = hashlib.sha256(f"tealeaves feed {key}".encode()).hexdigest()
    parts = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>urn:sha256:{name}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{updated}</updated>",
        "<generator>tealeaves</generator>",
        *(line for entry in entries for line in _entry(entry, now)),
        "</feed>",
    )
    return "\n".join(parts) + "\n"


def _entry(entry: AtomEntry, now: str) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>urn:sha256:{entry.sha256}</id>"
    yield f"<title>{_text(entry.title or '(no title)')}</title>"
    yield f"<updated>{_moment(entry.seen, now)}</updated>"
    if entry.date and len(entry.date) == 10:
        yield f"<published>{entry.date}T00:00:00Z</published>"
    yield f"<author><name>{_text(entry.outlet or NOBODY)}</name></author>"
    if entry.url and entry.url.startswith(WEB):
        yield f'<link rel="alternate" href={quoteattr(_text(entry.url, escaped=False))}/>'
    if entry.changed:
        yield '<category term="changed"/>'
    yield f'<content type="text">{_text(chr(10).join(entry.lines))}</content>'
    yield "</entry>"


def _moment(seen: str, now: str) -> str:
    """A day becomes its first moment: RFC 3339 knows no bare days."""
    return seen if "T" in seen else f"{seen}T00:00:00Z" if len(seen) == 10 else now


def _text(text: str, escaped: bool = True) -> str:
    fit = UNFIT.sub("\ufffd", text)
    return escape(fit) if escaped else fit
