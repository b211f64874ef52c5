"""The brief as one value, from which every format is made."""

from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

ID_DIGITS = 10
FORMAT = "tealeaves.brief/1"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a page as evidence: verbatim, with their characters and where the page is from.

    `mark`: which characters of `text` are the finding's own; the rest is its sentence.
    """

    document: int
    page: str  # sha256
    text: str
    start: int
    end: int
    outlet: str | None
    date: str | None
    title: str | None
    url: str | None
    layer: str
    seen: str  # when the page was captured, ISO 8601 UTC
    mark: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Note:
    """What a person says beside a finding; never mixed with it."""

    who: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence and what it rests on. Without a quotation it cannot be built."""

    id: str
    text: str
    quotes: tuple[Quote, ...]
    detail: str = ""  # figures: of how many, how surprising, what agrees
    bits: float | None = None
    notes: tuple[Note, ...] = ()
    pinned: bool = False

    def __post_init__(self) -> None:
        if not self.quotes:
            raise ValueError(f"an item without a quotation: {self.text}")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its items. `hand`: first, second, or None where that does not matter."""

    id: str
    title: str
    items: tuple[Item, ...]
    hand: str | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """A table of figures: no sentences."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief on a stretch of days or on pages. `dropped`: findings an editor left out."""

    title: str
    since: str | None
    until: str | None
    made_on: str
    texts: int
    sections: tuple[Section, ...]
    figures: tuple[Figures, ...]
    charts: tuple[dict[str, Any], ...] = ()  # tracks, as track.report makes them
    dropped: int = 0
    limits: tuple[tuple[str, str], ...] = field(default=())  # what was cut: name and figure

    def to_json(self) -> dict[str, Any]:
        """The object that the formats are made from."""
        return {"format": FORMAT, **asdict(self), "sources": sources(self)}


def item_id(section: str, page: str, key: str) -> str:
    """The id of a finding: the same as long as section, page and words are."""
    name = sha256(f"{section}\n{page}\n{key}".encode("utf-8", "surrogatepass")).hexdigest()
    return name[:ID_DIGITS]


def sources(brief: Brief) -> list[dict[str, Any]]:
    """The pages quoted, numbered from 1 in the order they are first quoted."""
    found: dict[int, Quote] = {}
    for section in brief.sections:
        for item in section.items:
            for quote in item.quotes:
                found.setdefault(quote.document, quote)
    keys = ("document", "page", "outlet", "date", "title", "url", "layer", "seen")
    return [
        {"number": n, **{key: getattr(quote, key) for key in keys}}
        for n, quote in enumerate(found.values(), 1)
    ]
