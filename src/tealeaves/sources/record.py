"""What a source hands on: pages before anybody read them, and what could not be taken.

A source is an iterator of `Item`. It never raises for one bad item: it yields a `Refused` and goes
on, so that one broken line does not cost a million good ones.
"""

from dataclasses import dataclass
from typing import Literal


def writable(text: str) -> str:
    """The text as UTF-8 can write it: halves of broken pairs, as file names have, spelt out."""
    if text.isascii():
        return text
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _mend(value: object, *names: str) -> None:
    for name in names:
        text = getattr(value, name)
        if text:
            object.__setattr__(value, name, writable(text))


Kind = Literal["file", "folder", "rows", "packed", "feed", "url", "stdin"]


@dataclass(frozen=True, slots=True)
class Where:
    """The place an item was found, good enough for a person to find it again."""

    source: str  # the file, folder, feed or address as the user gave it
    kind: Kind
    place: str = ""  # within the source: "line 12", "a/b.html", "record 3", a feed entry's id
    offset: int = 0  # bytes of the source used up to and with this item; for progress only
    said: str = ""  # digest of a feed's entry as the feed gives it; "": it may not be told apart

    def __post_init__(self) -> None:
        _mend(self, "source", "place")

    def __str__(self) -> str:
        return f"{self.source}: {self.place}" if self.place else self.source


@dataclass(frozen=True, slots=True)
class Incoming:
    """A page as it came: its bytes and what the record around it says, nothing worked out."""

    raw: bytes
    where: Where
    url: str | None = None
    id: str | None = None  # the record's own name for it: a feed's guid, a row's id field
    date: str | None = None  # day of issue by the record, YYYY-MM-DD
    outlet: str | None = None
    title: str | None = None  # by the record; already the first line of `raw` where raw was made
    topics: tuple[str, ...] = ()
    media_type: str | None = None  # as declared: "text/html"
    language: str | None = None  # by the record, as it writes it
    seen: str | None = None  # when it was captured, ISO 8601 in UTC; None: now
    flags: tuple[str, ...] = ()  # duplicate_guid duplicate_link bad_date future_date redirected
    etag: str | None = None  # marks by which the server can say later that nothing changed
    modified: str | None = None
    asked: str | None = None  # the address that led to `url`, where a feed names another one

    def __post_init__(self) -> None:
        _mend(self, "url", "id", "outlet", "title", "media_type", "language", "asked")
        object.__setattr__(self, "topics", tuple(map(writable, self.topics)))


@dataclass(frozen=True, slots=True)
class Known:
    """What the last visit left: the final address and the marks by which it may be unchanged."""

    url: str
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """An address gave a page or a feed, all of which was handed on before this."""

    where: Where
    url: str  # as it was asked for
    known: Known  # for the next visit
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An address whose page is, by its server, still the one that was fetched before."""

    where: Where
    url: str
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """An address that answered without a page: evidence that it was not there on that day."""

    where: Where
    url: str
    outcome: Literal["missing", "failed", "soft_404", "not_allowed"]
    status: int | None  # the last HTTP status
    chain: tuple[int, ...] = ()  # all statuses, redirects first
    why: str = ""
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that is not taken; `why` is one line with the remedy."""

    where: Where
    why: str

    def __post_init__(self) -> None:
        _mend(self, "why")


@dataclass(frozen=True, slots=True)
class Listed:
    """A folder or feed was read to its end: what it held before and holds no more is gone."""

    where: Where
    oldest: str | None = None  # of a feed: day of its oldest entry; older ones only rolled off


Item = Incoming | Answered | Unchanged | Gone | Refused | Listed
