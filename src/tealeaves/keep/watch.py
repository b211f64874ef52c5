"""Sources looked through once: what is new, what changed, what is gone, what could not be had."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tealeaves.archive.filing import Columns
from tealeaves.archive.sightings import refused_before
from tealeaves.archive.store import Archive
from tealeaves.archive.versions.newest import heads, signals_of
from tealeaves.archive.write import Outcome, Vanished, Written
from tealeaves.keep.add import Reader, Tally, add
from tealeaves.keep.follow import followed
from tealeaves.keep.poll import polled
from tealeaves.keep.strength import Signal, by_bits, by_kind
from tealeaves.sources.client import Client
from tealeaves.sources.fields import Given
from tealeaves.sources.paths import items
from tealeaves.sources.record import Gone, Item, Refused

FORMAT = "tealeaves.watch/1"
NEWS = frozenset(("added", "copy", "replaced"))
SIGNALS = 5  # of a page, in a report
LISTED = 1000  # pages of one round that are listed; the others are only counted
COMPARED = 100  # pages of one round that are compared: a folder of thousands is no news

Compare = Callable[[int], Iterable[Signal]]  # a document to its compared signals


@dataclass(frozen=True, slots=True)
class Watch:
    """What to look at, and how."""

    sources: tuple[str, ...]
    given: Given
    follow: bool = False
    again: str | None = None  # moment: pages of unchanged entries last seen before it, once more


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of one source. `why`: what was wrong with it, or with a few of its items."""

    source: str
    counts: Counter[str]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A new or changed page, with the strongest of its own signals."""

    document: int
    became: str  # added, copy, replaced
    copy_of: int | None
    sha256: str
    url: str | None
    place: str
    columns: Columns
    signals: tuple[Signal, ...]
    number: int  # of its signals, before the weaker ones were left off


@dataclass(slots=True)
class Round:
    """One look at all sources."""

    at: str
    sources: list[Looked] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)  # at most LISTED
    gone: list[int] = field(default_factory=list)  # documents that are there no more
    flags: Counter[str] = field(default_factory=Counter)

    @property
    def counts(self) -> Counter[str]:
        """Of all sources, by what became of their items."""
        return sum((looked.counts for looked in self.sources), Counter())


def look(archive: Archive, watch: Watch, reader: Reader, client: Client, now: str) -> Round:
    """One round. A source that fails is noted and the others go on. Raises ArchiveError."""
    found = Round(now)
    client.next_round()
    for source in watch.sources:
        _look_at(source, archive, watch, reader, client, found)
    return found


def _look_at(
    source: str, archive: Archive, watch: Watch, reader: Reader, client: Client, found: Round
) -> None:
    why: list[str] = []

    def told(written: tuple[Written, ...], tally: Tally) -> None:
        for piece in written:
            if isinstance(piece, Outcome) and piece.became in NEWS and len(found.pages) < LISTED:
                found.pages.append(_page(piece, reader))
            elif isinstance(piece, Vanished):
                found.gone += piece.documents
            if line := _complaint(piece, archive, found.at):
                why.append(line)

    tally = add(archive, _items(source, archive, watch, client), reader, found.at, told)
    found.flags.update(tally.flags)
    found.sources.append(Looked(source, +tally.outcomes, tuple(dict.fromkeys(why))))


def _items(source: str, archive: Archive, watch: Watch, client: Client) -> Iterator[Item]:
    if "://" in source:
        given = polled([source], archive, client, watch.given, whole=watch.again is not None)
    else:
        given = items([source], given=watch.given)
    yield from followed(given, archive, client, watch.again) if watch.follow else given


def _complaint(piece: Written, archive: Archive, now: str) -> str | None:
    """What was wrong, in one line; what is refused within a source is told once and for all."""
    inner = piece.piece if isinstance(piece, Vanished) else piece
    if isinstance(inner, Refused):
        if inner.where.place and refused_before(archive.connection, inner, now):
            return None
        return f"{inner.where}: {inner.why}"
    if isinstance(inner, Gone):
        return f"{inner.url}: {inner.why}"
    return None


def _page(outcome: Outcome, reader: Reader) -> Page:
    filing, columns = outcome.filing, outcome.filing.rows.columns
    assert outcome.document is not None
    signals = by_kind(signals_of(filing.rows.json), columns.genre, reader.lookup.pack)
    return Page(
        outcome.document,
        outcome.became,
        outcome.original,
        filing.sha256,
        filing.url,
        str(filing.where),
        columns,
        signals[:SIGNALS],
        len(signals),
    )


def report(found: Round, archive: Archive, compare: Compare) -> dict[str, Any]:
    """A round as JSON (format `tealeaves.watch/1`), each page with its strongest signals.

    `compare` is asked for the first COMPARED pages, near copies left out.
    """
    return {
        "format": FORMAT,
        "at": found.at,
        "sources": [
            {"source": s.source, "counts": dict(s.counts), "why": list(s.why)}
            for s in found.sources
        ],
        "counts": dict(found.counts),
        "flags": dict(found.flags),
        "pages": [
            _page_json(page, compare if number < COMPARED and page.copy_of is None else _nothing)
            for number, page in enumerate(found.pages)
        ],
        "gone": list(heads(archive.connection, tuple(dict.fromkeys(found.gone)))),
    }


def _nothing(document: int) -> Sequence[Signal]:
    return ()


def _page_json(page: Page, compare: Compare) -> dict[str, Any]:
    compared = by_bits(compare(page.document))
    return {
        "id": page.document,
        "became": page.became,
        "copy_of": page.copy_of,
        "sha256": page.sha256,
        "url": page.url,
        "place": page.place,
        "date": page.columns.date,
        "outlet": page.columns.outlet,
        "language": page.columns.language,
        "title": page.columns.title,
        "signals": [*compared, *page.signals][:SIGNALS],
        "signals_in_all": len(compared) + page.number,
    }
