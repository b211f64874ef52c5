"""Readings made anew when code or packs have changed: only what is stale, a batch at a time."""

import json
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tealeaves import __version__
from tealeaves.archive.care.stale import Changed, renew, stale
from tealeaves.archive.filing import Filing
from tealeaves.archive.store import Archive
from tealeaves.keep.add import BATCH, Reader
from tealeaves.keep.workers import read_all
from tealeaves.knowledge import Pack
from tealeaves.sources.record import Incoming, Refused


@dataclass(slots=True)
class Renewed:
    """What a reread has done: documents read, and findings won and lost, by section."""

    documents: int = 0
    changed: int = 0
    found: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)


def stamp_of(pack: Pack) -> tuple[str, str]:
    """Code version and packs as a reading made now would carry them."""
    return __version__, json.dumps(dict(pack.stamps), sort_keys=True)


def reread(
    archive: Archive,
    reader: Reader,
    now: str,
    everything: bool = False,
    told: Callable[[tuple[Changed, ...], Renewed], None] = lambda changes, renewed: None,
) -> Renewed:
    """Read anew what is stale and write it; what people recorded is not touched.

    Stopped at any point, the next call goes on with what is still stale. Raises ArchiveError.
    """
    renewed = Renewed()
    for batch in _batches(_read(archive, reader, now, everything, renewed)):
        changes = renew(archive, batch)
        renewed.documents += len(changes)
        for change in changes:
            renewed.changed += bool(change.found or change.lost)
            renewed.found.update(change.found)
            renewed.lost.update(change.lost)
        told(changes, renewed)
    return renewed


def _read(
    archive: Archive, reader: Reader, now: str, everything: bool, renewed: Renewed
) -> Iterator[tuple[int, Filing]]:
    """Document and filing, in order: `read_all` answers each page once and in its turn."""
    waiting: deque[int] = deque()

    def pages() -> Iterator[Incoming]:
        for document, incoming in stale(archive, stamp_of(reader.lookup.pack), everything):
            waiting.append(document)
            yield incoming

    for piece in read_all(pages(), reader.lookup, reader.packs, reader.workers, now):
        document = waiting.popleft()
        if isinstance(piece, Filing):
            yield document, piece
        elif isinstance(piece, Refused):
            renewed.failed.append(f"document {document}: {piece.why}")


def _batches(pieces: Iterator[tuple[int, Filing]]) -> Iterator[list[tuple[int, Filing]]]:
    batch = []
    for piece in pieces:
        batch.append(piece)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
