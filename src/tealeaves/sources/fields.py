"""What the user told about the records: defaults, and which column holds what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Self

from tealeaves.errors import SourceError


@dataclass(frozen=True, slots=True)
class Given:
    """Defaults from the command line, for records that do not say themselves."""

    date: str | None = None  # YYYY-MM-DD
    outlet: str | None = None
    url: str | None = None
    today: str | None = None  # YYYY-MM-DD; dates after it are flagged, when it is told


@dataclass(frozen=True, slots=True)
class Fields:
    """Which column of a row holds what; a dotted path leads into nested objects."""

    title: str | None = None
    text: str | None = None
    html: str | None = None
    date: str | None = None
    url: str | None = None
    outlet: str | None = None
    topics: str | None = None
    id: str | None = None
    language: str | None = None
    seen: str | None = None

    @classmethod
    def parse(cls, spec: str) -> Self:
        """The map of `title=headline,text=body`. Raises SourceError naming what is wrong."""
        told: dict[str, str] = {}
        for part in filter(None, (part.strip() for part in spec.split(","))):
            target, equals, column = (piece.strip() for piece in part.partition("="))
            if not equals or not column:
                raise SourceError(f"--fields {part}: write target=column, e.g. title=headline")
            if target not in TARGETS:
                raise SourceError(
                    f"--fields {part}: no target {target!r}; there are {', '.join(TARGETS)}"
                )
            if target in told:
                raise SourceError(f"--fields {part}: {target} is given twice; keep one of them")
            told[target] = column
        if not {"title", "text", "html"} & told.keys():
            raise SourceError("--fields: name the column of the title, the text or the html")
        return cls(**told)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """(target, column) for each column that is named."""
        named = ((target, getattr(self, target)) for target in TARGETS)
        return tuple((target, column) for target, column in named if column is not None)

    def __str__(self) -> str:
        return ",".join(f"{target}={column}" for target, column in self.pairs())


TARGETS = tuple(field.name for field in fields(Fields))

# Column names that mean one thing wherever they are met, the commonest first.
COMMON: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "heading", "subject"),
    "text": ("text", "body", "content", "fulltext", "full_text", "article", "maintext"),
    "html": ("html", "content_html", "raw_html"),
    "date": ("date", "published", "pubdate", "date_published", "published_at", "date_publish"),
    "url": ("url", "link", "href"),
    "outlet": ("outlet", "source", "publisher", "source_domain"),
    "topics": ("topics", "tags", "keywords", "categories", "category"),
    "id": ("id", "guid"),
    "language": ("language", "lang"),
    "seen": ("seen", "fetched", "crawled", "retrieved"),
}


def guess(columns: Iterable[str]) -> Fields | None:
    """The map that common column names suggest; None: neither title nor text nor html is there."""
    by_name = {column.strip().lower(): column for column in reversed(list(columns))}
    found = {
        target: by_name[name]
        for target, names in COMMON.items()
        if (name := next((name for name in names if name in by_name), None))
    }
    return Fields(**found) if {"title", "text", "html"} & found.keys() else None


def columns_of(row: Mapping[str, object]) -> tuple[str, ...]:
    """The names a map may use for this row: its keys, and dotted ones one level down."""
    names: list[str] = []
    for key, value in row.items():
        names.append(key)
        if isinstance(value, dict):
            names.extend(f"{key}.{below}" for below in value)
    return tuple(names)


def value_at(row: Mapping[str, object], column: str) -> object:
    """What stands in a column, which may be a dotted path; None: nothing is there."""
    if column in row:
        return row[column]
    here: object = row
    for step in column.split("."):
        if isinstance(here, dict):
            here = here.get(step)
        elif isinstance(here, list) and step.isdecimal() and int(step) < len(here):
            here = here[int(step)]
        else:
            return None
    return here
