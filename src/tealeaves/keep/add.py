"""Sources into the archive: known pages passed over, new ones read, batches written."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tealeaves.archive.filing import Filing
from tealeaves.archive.sightings import as_before, marks_of
from tealeaves.archive.store import Archive
from tealeaves.archive.write import (
    Outcome,
    Piece,
    Still,
    Vanished,
    Written,
    find,
    known,
    taken_before,
    write,
)
from tealeaves.keep.identity import keys_of
from tealeaves.keep.reading import sha_of
from tealeaves.keep.workers import read_all
from tealeaves.packs.lookup import Lookup
from tealeaves.sources.record import Answered, Gone, Incoming, Item, Listed, Refused, Unchanged

BATCH = 64  # pieces a transaction
RECORDS = frozenset(("rows", "packed"))  # kinds of places that hold one record for ever
PATIENCE = 2.0  # seconds until what is there is written, though the batch is small


@dataclass(slots=True)
class Tally:
    """How far an add has come. `outcomes` counts what was written, by what became of it."""

    outcomes: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)  # of the pages that came, known ones too
    conflicts: list[str] = field(default_factory=list)  # given and printed day differ
    offsets: dict[str, int] = field(default_factory=dict)  # bytes used, by source

    @property
    def bytes(self) -> int:
        """Bytes of the sources that are dealt with and written."""
        return sum(self.offsets.values())


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading needs: the packs, looked up here and loaded anew by each worker."""

    lookup: Lookup
    packs: tuple[Path, ...] = ()
    workers: int = 1


def add(
    archive: Archive,
    items: Iterable[Item],
    reader: Reader,
    now: str,
    told: Callable[[tuple[Written, ...], Tally], None] = lambda written, tally: None,
) -> Tally:
    """Add everything a source gives; `told` hears of each batch after it is safely written.

    Pages kept already with the same bytes are not read again, so that an add that was stopped goes
    on where it was. Raises ArchiveError; whatever `told` heard of stays written.
    """
    tally, under_way = Tally(), Counter[str]()
    fresh = _fresh(archive, items, tally, under_way)
    pieces = read_all(fresh, reader.lookup, reader.packs, reader.workers, now)
    for batch in _batches(pieces):
        written = write(archive, batch, now)
        for piece in written:
            if isinstance(piece, Outcome):
                under_way -= Counter(piece.filing.keys)
        _count(tally, written)
        told(written, tally)
    return tally


def _fresh(
    archive: Archive, items: Iterable[Item], tally: Tally, under_way: Counter[str]
) -> Iterator[Item | Still]:
    """The items, with what is known already marked as such. `under_way`: names not yet written.

    An entry of a feed that says what it said before is known, whatever was put in its place since:
    else two feeds that word one story differently would overwrite each other for ever.
    """
    for item in items:
        if not isinstance(item, Incoming):
            yield item
            continue
        tally.flags.update(item.flags)
        sha = sha_of(item.raw)
        keys = keys_of(item, sha)
        if not any(key in under_way for key in keys) and _is_kept(archive, item, keys, sha):
            yield Still(keys, item.where)
        else:
            under_way.update(keys)
            yield item


def _is_kept(archive: Archive, item: Incoming, keys: tuple[str, ...], sha: str) -> bool:
    if known(archive, keys, sha):
        return True
    if item.where.kind in RECORDS and taken_before(archive, keys, sha, item.where, item.seen):
        return True
    if item.asked is not None:  # a fetched page: what its entry says tells nothing of it
        return False
    if item.where.kind != "feed" or find(archive.connection, keys) is None:
        return False
    # an entry's few words never take the place of the page they lead to
    fetched = item.url is not None and marks_of(archive.connection, item.url) is not None
    return fetched or as_before(archive.connection, item.where)


def _batches(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    batch: list[Piece] = []
    begun = time.monotonic()
    for piece in pieces:
        batch.append(piece)
        if len(batch) >= BATCH or time.monotonic() - begun > PATIENCE:
            yield batch
            batch, begun = [], time.monotonic()
    if batch:
        yield batch


def _count(tally: Tally, written: Iterable[Written]) -> None:
    for piece in written:
        where = piece.filing.where if isinstance(piece, Outcome) else piece.where
        tally.offsets[where.source] = max(tally.offsets.get(where.source, 0), where.offset)
        if isinstance(piece, Vanished):
            tally.outcomes["gone"] += len(piece.documents)
            piece = piece.piece
        match piece:
            case Outcome(filing, became):
                tally.outcomes[became] += 1
                _note_conflict(tally, filing)
            case Still():
                tally.outcomes["already"] += 1
            case Refused():
                tally.outcomes["refused"] += 1
            case Gone():
                tally.outcomes[piece.outcome] += 1
            case Unchanged():
                tally.outcomes["unchanged"] += 1
            case Listed() | Answered():
                pass


def _note_conflict(tally: Tally, filing: Filing) -> None:
    dated = filing.rows.columns
    if dated.basis == "given" and dated.printed is not None:
        said = f"given {dated.date}, the page prints {dated.printed}"
        tally.conflicts.append(f"{filing.where}: {said}")
