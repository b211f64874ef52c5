"""What is written for one page: plain rows, made beside the reading and handed to the writer.

A filing crosses processes, so that the one that writes has nothing to work out.
"""

from dataclasses import dataclass
from typing import NamedTuple

from tealeaves.sources.record import Where
from tealeaves.types import NOWHERE, Setting

Row = tuple[object, ...]


class Columns(NamedTuple):
    """Of table reading, in its order."""

    title: str | None
    outlet: str | None
    section: str | None
    language: str
    genre: str | None
    rung: str | None
    rung_low: str | None
    issuer: str | None
    layer: str
    audience: str | None
    date: str | None
    latest: str | None
    precision: str | None
    basis: str | None
    printed: str | None
    words: int
    complete: int


@dataclass(frozen=True, slots=True)
class Rows:
    """A reading as rows. `terms` are (kind, key, label); the other rows name them by index."""

    columns: Columns
    text: str  # the article's clean text
    places: bytes  # where its characters lie in the page
    json: bytes  # zlib
    minhash: bytes | None
    bands: tuple[int, ...]
    search: tuple[str, str, str, str]  # title, words, pairs, latin
    stamp: tuple[str, str]  # code version and packs, as JSON
    terms: tuple[tuple[str, str, str], ...] = ()
    features: tuple[tuple[int, int, int | None], ...] = ()  # term, n, rank
    mentions: tuple[tuple[int, int, int], ...] = ()  # start, end, term
    people: tuple[Row, ...] = ()  # term, rank, name, country, role
    titles: tuple[Row, ...] = ()  # person, item, title, text, start, end; the terms by index
    attendees: tuple[Row, ...] = ()
    setting: Setting = NOWHERE
    traits: tuple[Row, ...] = ()  # kind, key, value, amount, start, end
    findings: tuple[tuple[str, tuple[Row, ...]], ...] = ()  # table, its rows from item on


@dataclass(frozen=True, slots=True)
class Filing:
    """A page with what its record said and its reading's rows."""

    keys: tuple[str, ...]  # the names it is known by, the surest first
    sha256: str
    raw: bytes  # zlib
    size: int
    media_type: str
    encoding: str
    seen: str  # ISO 8601 UTC
    url: str | None
    where: Where
    given: str  # JSON
    rows: Rows
