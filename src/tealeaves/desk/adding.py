"""Adds from the desk: one at a time in the background, each with what became of its pages."""

import shutil
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from tealeaves.archive.store import Archive
from tealeaves.archive.write import Outcome, Still, Vanished, Written, find
from tealeaves.desk.kept_readings import pack_of
from tealeaves.desk.opened import Opened
from tealeaves.desk.wish import Wish
from tealeaves.desk.worker import Worker
from tealeaves.errors import ArchiveError
from tealeaves.keep.add import Reader, Tally, add
from tealeaves.keep.follow import followed
from tealeaves.keep.poll import polled
from tealeaves.packs.lookup import Lookup
from tealeaves.sources.client import Client
from tealeaves.sources.contents import contents
from tealeaves.sources.days import stamp
from tealeaves.sources.record import Gone, Incoming, Item, Listed, Refused, Unchanged, Where
from tealeaves.sources.rules import Rules
from tealeaves.sources.streams import Stream
from tealeaves.sources.told import Spot, Told

REMEMBERED = 50  # adds
LISTED = 100  # pages of one add that are listed for each thing that may become of them
PATIENCE = 4.0  # seconds that an add under way gets to write what it has when the desk stops
SOON = "the desk was stopped; what was written is safe, add the same once more to go on"


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one page. `document` it leads to; `original` of a near copy."""

    became: str
    place: str
    document: int | None = None
    original: int | None = None
    title: str | None = None
    why: str | None = None


@dataclass(slots=True)
class Job:
    """One add. `state`: waiting, running, done, failed (then `why`)."""

    id: int
    wish: Wish
    state: str = "waiting"
    outcomes: Counter[str] = field(default_factory=Counter)
    lines: list[Line] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    conflicts: int = 0
    bytes: int = 0
    why: str | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in ("done", "failed")

    def listed(self, became: str) -> list[Line]:
        """The lines of what became of pages."""
        return [line for line in self.lines if line.became == became]


class Adding:
    """The adds of one archive, one at a time, in the order they were asked for."""

    def __init__(
        self, opened: Opened, packs: tuple[Path, ...], client: Callable[[], Client] | None = None
    ) -> None:
        """`client` opens the way out; tests hand in their own."""
        self.opened, self.packs = opened, packs
        self.client = client or (lambda: Client(Rules()))
        self.jobs: OrderedDict[int, Job] = OrderedDict()
        self.lock = threading.Lock()
        self.worker = Worker("adding")
        self.stopping = False

    def submit(self, wish: Wish) -> Job:
        """The add, begun or waiting for those before it."""
        with self.lock:
            job = Job(next(reversed(self.jobs), 0) + 1, wish)
            self.jobs[job.id] = job
            if len(self.jobs) > REMEMBERED:
                first = next(iter(self.jobs.values()))
                if first.over:
                    del self.jobs[first.id]
        self.worker.do(lambda: self._run(job))
        return job

    def of(self, number: int) -> Job:
        """The add with this number. Raises ArchiveError where there is none."""
        job = self.jobs.get(number)
        if job is None:
            raise ArchiveError(f"add {number}: there is none since the desk was opened")
        return job

    def before(self, job: Job) -> int:
        """How many adds have to end before this one begins."""
        return sum(not other.over for other in tuple(self.jobs.values()) if other.id < job.id)

    def close(self) -> None:
        """Stop after the pages at hand; what was uploaded and not added is removed."""
        self.stopping = True
        self.worker.close(PATIENCE)
        for job in self.jobs.values():
            _remove(job.wish.folder)

    def _run(self, job: Job) -> None:
        try:
            if self.stopping:
                raise ArchiveError(SOON)
            job.state = "running"
            self._add(job)
            job.state = "done"
        except (ArchiveError, OSError) as error:
            job.why, job.state = str(error), "failed"
        except BaseException as error:
            job.why, job.state = f"{type(error).__name__}: {error}", "failed"
            raise
        finally:
            _remove(job.wish.folder)

    def _add(self, job: Job) -> None:
        reader = Reader(_lookup(self.packs), self.packs, 1)
        now = stamp(datetime.now(UTC))
        with self.opened.write() as archive, self.client() as client:

            def told(written: tuple[Written, ...], tally: Tally) -> None:
                job.lines += _lines(archive, written, job)
                job.outcomes, job.conflicts = Counter(tally.outcomes), len(tally.conflicts)
                job.bytes = tally.bytes
                if self.stopping:
                    raise ArchiveError(SOON)

            add(archive, _items(archive, job, client, now[:10]), reader, now, told)


@lru_cache(maxsize=2)
def _lookup(packs: tuple[Path, ...]) -> Lookup:
    return Lookup(pack_of(packs))


def _items(archive: Archive, job: Job, client: Client, today: str) -> Iterator[Item]:
    wish = job.wish
    told = Told(wish.fields, wish.given_on(today), job.remarks.append)
    found = _uploaded(wish, told)
    yield from followed(found, archive, client) if wish.follow else found
    if wish.addresses:
        fetched = polled(wish.addresses, archive, client, wish.given_on(today))
        yield from followed(fetched, archive, client) if wish.follow else fetched


def _uploaded(wish: Wish, told: Told) -> Iterator[Item]:
    """The pasted text and the files. A name of an upload says nothing of which page it is, so
    that a page is known again by its address or its bytes alone."""
    if wish.pasted is not None:
        spot = Spot(Where("pasted", "stdin"), "")
        yield from contents(Stream(BytesIO(wish.pasted).read), spot, told)
    for name, path in wish.files:
        with path.open("rb") as file:
            spot = Spot(Where(name, "stdin"), name)
            for item in contents(Stream(file.read), spot, told, file):
                if isinstance(item, Incoming) and item.where.kind == "packed":
                    yield replace(item, where=replace(item.where, kind="stdin"))
                elif not isinstance(item, Listed):  # a file of this name is not that feed
                    yield item


def _lines(archive: Archive, written: Iterable[Written], job: Job) -> list[Line]:
    """A line for each page, up to LISTED of each sort."""
    there = Counter(line.became for line in job.lines)
    found = []
    for piece in written:
        for line in _told(archive, piece):
            there[line.became] += 1
            if there[line.became] <= LISTED:
                found.append(line)
    return found


def _told(archive: Archive, piece: Written) -> Iterator[Line]:
    match piece:
        case Outcome(filing, became, document, original):
            title = filing.rows.columns.title
            yield Line(became, str(filing.where), document, original, title)
        case Still(keys, where):
            yield Line("already", str(where), find(archive.connection, keys))
        case Refused(where, why):
            yield Line("refused", str(where), why=why)
        case Gone():
            yield Line(piece.outcome, piece.url, why=piece.why)
        case Unchanged():
            yield Line("unchanged", piece.url)
        case Vanished():
            yield from (Line("gone", str(piece.where), number) for number in piece.documents)


def _remove(folder: Path | None) -> None:
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
