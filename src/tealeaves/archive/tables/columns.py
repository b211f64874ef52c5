"""What a table that leaves the archive looks like: its columns, their types and units."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from tealeaves.archive.kept import Kept

Type = Literal["string", "integer", "number", "boolean", "list"]
Value = str | int | float | bool | list[str] | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `about` says for people what stands in it, its unit, and what null means."""

    name: str
    type: Type
    about: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A table of which every document gives its rows, in the order of `columns`."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: Callable[[Kept], Iterator[Row]]
    of_copies: bool = False  # near copies have rows too, unasked
    key: tuple[str, ...] = ("document", "item")  # no two rows agree in all of these


def text(name: str, about: str) -> Column:
    """A column of words."""
    return Column(name, "string", about)


def whole(name: str, about: str) -> Column:
    """A column of whole numbers."""
    return Column(name, "integer", about)


def number(name: str, about: str) -> Column:
    """A column of numbers."""
    return Column(name, "number", about)


def yes(name: str, about: str) -> Column:
    """A column of true and false."""
    return Column(name, "boolean", about)


def several(name: str, about: str) -> Column:
    """A column of lists of words; in CSV a JSON list."""
    return Column(name, "list", about)


ITEM = whole("item", "place in the reading's list of this kind, from 0")

LEAD = (
    whole("document", "id of the document; table documents has the rest of it"),
    text("date", "day of issue, YYYY-MM-DD, YYYY-MM or YYYY, as exact as known; null: undated"),
    text("outlet", "who published it; null: the page and its record do not say"),
    text("language", "BCP 47"),
)
PLACE = (
    text("quote", "the words on the page; null: the finding has no words on this page"),
    whole("start", "first character of the quote on the page, from 0 (code points)"),
    whole("end", "the character after the quote"),
    text("url", "address the page was taken from; null: none is known"),
    text("sha256", "of the page's bytes, hex"),
)


def lead(kept: Kept) -> Row:
    """The values of LEAD."""
    document = kept.document
    return (document.id, document.date, document.outlet, document.language)


def tail(kept: Kept) -> Row:
    """The values of PLACE that the document knows."""
    return (kept.document.url, kept.document.sha256)
