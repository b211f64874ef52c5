"""A made archive: texts of an invented country over 20 years, laid out and written as `add` does.

    uv run python bench/made_archive.py PATH [--documents N] [--workers N]

Readings are made beside the texts instead of by a parser; all else is the archive's own code:
archive.rows.rows_of, archive.write.write, in batches of the size of those of `add`. The same
number and seed give the same document. The last line is JSON.
"""

import argparse
import json
import os
import time
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

import made_words as w
from made_readings import reading_of, setting_of
from made_texts import story
from tealeaves.archive.filing import Filing
from tealeaves.archive.rows import rows_of
from tealeaves.archive.store import Archive
from tealeaves.archive.write import write
from tealeaves.keep.add import BATCH
from tealeaves.sources.record import Where

DOCUMENTS = 300_000
NOW = "2026-03-01T08:00:00.000000Z"
CHUNK = 64  # documents a worker makes at a time
TOLD = 10_000  # documents between two lines of progress


@dataclass(frozen=True, slots=True)
class Built:
    """What was made. Seconds of `write` alone by tenths of the archive, the first one first."""

    documents: int
    mentions: int
    seconds: float
    write_ms: tuple[float, ...]  # a document
    megabytes: int


def filing_of(number: int, count: int, seed: int = w.SEED) -> Filing:
    """One text as the archive takes it in."""
    made = story(number, count, seed)
    chance = Random(seed * 7 + number)
    reading = reading_of(made, chance)
    page = reading.article.page
    url = f"https://news.example/{number}"
    given = {"date": made.day, "outlet": made.outlet}
    rows = rows_of(
        reading, w.pack(), topics=(chance.choice(w.TOPICS),), setting=setting_of(made, chance)
    )
    return Filing(
        keys=(f"url:{url}",),
        sha256=page.id,
        raw=zlib.compress(page.raw),
        size=len(page.raw),
        media_type=page.media_type,
        encoding=page.encoding,
        seen=NOW,
        url=url,
        where=Where("made.jsonl", "rows", f"line {number + 1}"),
        given=json.dumps(given, ensure_ascii=False),
        rows=rows,
    )


def build(path: Path, count: int, workers: int = 1, seed: int = w.SEED) -> Built:
    """Make the archive at a path, or go on with one that was not finished."""
    begun, mentions = time.perf_counter(), 0
    seconds, written = [0.0] * 10, [0] * 10
    with Archive.open(path, create=True) as archive:
        # a made archive can be made again: it need not outlast a power cut
        archive.connection.execute("PRAGMA synchronous = OFF")
        done = archive.connection.execute("SELECT count(*) FROM document").fetchone()[0]
        made = filings(range(done, count), count, workers, seed)
        while batch := list(islice(made, BATCH)):
            started = time.perf_counter()
            write(archive, batch, NOW)
            seconds[10 * done // count] += time.perf_counter() - started
            written[10 * done // count] += len(batch)
            mentions += sum(len(filing.rows.mentions) for filing in batch)
            done += len(batch)
            if done // TOLD > (done - len(batch)) // TOLD:
                print(f"{done:,} documents, {time.perf_counter() - begun:.0f} s", flush=True)
        archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Built(
        count,
        mentions,
        round(time.perf_counter() - begun, 1),
        tuple(round(1000 * each / n, 3) for each, n in zip(seconds, written, strict=True) if n),
        path.stat().st_size // 1_000_000,
    )


def filings(numbers: range, count: int, workers: int, seed: int) -> Iterator[Filing]:
    """The filings in order; with several workers all but one of them make, this one writes."""
    if workers < 2:
        for number in numbers:
            yield filing_of(number, count, seed)
        return
    with ProcessPoolExecutor(workers - 1) as pool:
        waiting: deque[Future[list[Filing]]] = deque()
        for at in range(0, len(numbers), CHUNK):
            waiting.append(pool.submit(_chunk, numbers[at : at + CHUNK], count, seed))
            if len(waiting) > 4 * workers:
                yield from waiting.popleft().result()
        for chunk in waiting:
            yield from chunk.result()


def _chunk(numbers: Iterable[int], count: int, seed: int) -> list[Filing]:
    return [filing_of(number, count, seed) for number in numbers]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("path", type=Path)
    options.add_argument("--documents", type=int, default=DOCUMENTS)
    options.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked = options.parse_args()
    built = build(asked.path, asked.documents, asked.workers)
    print(json.dumps({name: getattr(built, name) for name in Built.__slots__}))


if __name__ == "__main__":
    main()
