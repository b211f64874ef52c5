"""Reading in several processes, in order, with a bounded number of pages under way.

With one worker everything runs in this process. A pool's answers come back in the order of the
pages, so that versions of one address are written as they were given.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from tealeaves.archive.filing import Filing
from tealeaves.archive.write import Piece, Still
from tealeaves.errors import ArchiveError
from tealeaves.keep.reading import filing_of
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tealeaves.sources.record import Incoming, Item, Refused

CHUNK_PAGES = 8
CHUNK_BYTES = 256_000
AHEAD = 3  # chunks a worker may have waiting
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

_lookup: Lookup | None = None  # of this worker process


def read_all(
    items: Iterable[Item | Still], lookup: Lookup, packs: Sequence[Path], workers: int, now: str
) -> Iterator[Piece]:
    """The items in order, each page as its filing; all others as they are.

    Raises ArchiveError when a worker dies.
    """
    if workers <= 1:
        for item in items:
            yield filing_of(item, lookup, now) if isinstance(item, Incoming) else item
        return
    with _pool(packs, workers) as pool:
        try:
            yield from _in_order(items, pool, workers, now)
        except BrokenProcessPool:
            raise ArchiveError(
                "a reading process died (out of memory?); what was written is safe: run this "
                "again, perhaps with --workers 1"
            ) from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _in_order(
    items: Iterable[Item | Still], pool: ProcessPoolExecutor, workers: int, now: str
) -> Iterator[Piece]:
    waiting: deque[Future[list[Filing | Refused]] | Piece] = deque()
    chunks = 0
    for chunk in _chunks(items):
        if isinstance(chunk, list):
            waiting.append(pool.submit(_read_chunk, chunk, now))
            chunks += 1
        else:
            waiting.append(chunk)
        while chunks > workers * AHEAD:
            done = waiting.popleft()
            chunks -= isinstance(done, Future)
            yield from done.result() if isinstance(done, Future) else (done,)
        while waiting and (not isinstance(head := waiting[0], Future) or head.done()):
            done = waiting.popleft()
            chunks -= isinstance(done, Future)
            yield from done.result() if isinstance(done, Future) else (done,)
    for done in waiting:
        yield from done.result() if isinstance(done, Future) else (done,)


def _chunks(items: Iterable[Item | Still]) -> Iterator[list[Incoming] | Piece]:
    """Neighbouring pages together, up to a size; what is no page stays in its place."""
    chunk: list[Incoming] = []
    size = 0
    for item in items:
        if isinstance(item, Incoming):
            chunk.append(item)
            size += len(item.raw)
            if len(chunk) < CHUNK_PAGES and size < CHUNK_BYTES:
                continue
            yield chunk
        else:
            if chunk:
                yield chunk
            yield item
        chunk, size = [], 0
    if chunk:
        yield chunk


def _pool(packs: Sequence[Path], workers: int) -> ProcessPoolExecutor:
    """Workers that each have packs and parser loaded, one thread of arithmetic apiece."""
    for name in THREADS:
        os.environ.setdefault(name, "1")
    return ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(tuple(packs),),
    )


def _begin(packs: tuple[Path, ...]) -> None:
    """In a worker: leave Ctrl-C to the parent, end when it ends, load what reading needs."""
    global _lookup
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _lookup = Lookup(load(packs))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_chunk(chunk: list[Incoming], now: str) -> list[Filing | Refused]:
    assert _lookup is not None
    return [filing_of(incoming, _lookup, now) for incoming in chunk]
