"""Adding to a made archive: what filing and writing cost beside reading, memory, two workers."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import made_words as w
from made_archive import NOW, filing_of
from made_texts import story
from tealeaves.archive.rows import rows_of
from tealeaves.archive.store import Archive
from tealeaves.archive.write import write
from tealeaves.keep.add import BATCH
from tealeaves.packs.lookup import Lookup
from tealeaves.page.article import read_article
from tealeaves.page.decode import read_page
from tealeaves.read.reading import read
from tealeaves.read.setting import find_setting

SHARE = 0.10  # budget: of reading time
GAIN = 1.7  # budget: two workers against one
MEMORY = 1_000  # MB, budget: of all processes with two workers
STRANGE = 999_983  # the first number of texts that are not in the archive


def measure(archive: Archive, texts: Sequence[str], rounds: int) -> dict[str, Any]:
    """CPU time a text: of reading, of laying out its rows, of writing them at this size.

    The texts that are read are given; the ones that are written are made, as many again.
    """
    lookup = Lookup(w.pack())
    seconds = {"reading": 0.0, "rows": 0.0}
    for number, text in enumerate((*texts[:2], *texts)):
        began = time.process_time()
        page = read_page(text.encode(), uri=f"made:{number}")
        reading = read(read_article(page, lookup.pack, date="2015-06-01"), lookup)
        read_by = time.process_time()
        rows_of(reading, lookup.pack, setting=find_setting(reading, lookup))
        if number >= 2:  # the first ones load the parser
            seconds["reading"] += read_by - began
            seconds["rows"] += time.process_time() - read_by
    reading_ms, rows_ms = (1000 * seconds[name] / len(texts) for name in seconds)
    written = _writing(archive, rounds)
    extra = rows_ms + written["cpu_ms"]
    return {
        "budget_share": SHARE,
        "share": round(extra / reading_ms, 4),
        "texts": len(texts),
        "reading_cpu_ms": round(reading_ms, 2),
        "rows_cpu_ms": round(rows_ms, 2),
        "writing_cpu_ms": round(written["cpu_ms"], 2),
        "writing_ms": round(written["ms"], 2),
    }


def _writing(archive: Archive, rounds: int) -> dict[str, float]:
    """A text written, the log safely on the disk: mean over so many batches."""
    first = STRANGE + archive.connection.execute("SELECT max(id) FROM document").fetchone()[0]
    numbers = range(first, first + rounds * BATCH)
    batches = [
        [filing_of(n, 10 * n) for n in numbers[at : at + BATCH]]
        for at in range(0, len(numbers), BATCH)
    ]
    write(archive, [filing_of(first - 1, 10 * first)], NOW)
    began, worked = time.perf_counter(), time.process_time()
    for batch in batches:
        write(archive, batch, NOW)
    count = len(numbers)
    return {
        "ms": 1000 * (time.perf_counter() - began) / count,
        "cpu_ms": 1000 * (time.process_time() - worked) / count,
    }


def workers(path: Path, texts: Sequence[str]) -> dict[str, Any]:
    """`tealeaves add` of the same texts with one worker and with two, into new archives.

    Memory is that of all processes with two workers, adding a tenth of as many to the archive.
    """
    with tempfile.TemporaryDirectory() as folder:
        rows, few = Path(folder) / "texts.jsonl", Path(folder) / "few.jsonl"
        _write(rows, texts)
        _write(few, made_pages(max(2, len(texts) // 10), time.time_ns() // 1_000_000))
        one, two = (_add(rows, Path(folder) / f"{n}.tea", n) for n in (1, 2))
        large = _add(few, path, 2)
    return {
        "budget_gain": GAIN,
        "gain": round(one["seconds"] / two["seconds"], 3),
        "texts": len(texts),
        "cores": os.cpu_count(),
        "one_worker_s": one["seconds"],
        "two_workers_s": two["seconds"],
        "budget_mb": MEMORY,
        "two_workers_mb": large["megabytes"],
    }


def _write(rows: Path, texts: Sequence[str]) -> None:
    rows.write_text("".join(json.dumps({"text": t}) + "\n" for t in texts), "utf-8")


def _add(rows: Path, archive: Path, count: int) -> dict[str, float]:
    """Seconds, and the most memory that all processes together had at a time."""
    command = ("-m", "tealeaves", "add", str(rows), "--archive", str(archive))
    began = time.perf_counter()
    process = subprocess.Popen(
        (sys.executable, *command, "--fields", "text=text", "--workers", str(count)),
        stdout=subprocess.DEVNULL,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(_kilobytes, _family(process.pid))))
        time.sleep(0.1)
    if process.returncode:
        raise SystemExit(f"tealeaves add ended with {process.returncode}")
    return {"seconds": round(time.perf_counter() - began, 2), "megabytes": most // 1000}


def _family(parent: int) -> list[int]:
    """A process and all that it started."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            behind = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        children.setdefault(int(behind[1]), []).append(int(stat.parent.name))
    found, waiting = [], [parent]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found


def _kilobytes(process: int) -> int:
    """Memory of a process, shared pages by their share."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def made_pages(count: int, first: int = STRANGE) -> list[str]:
    """English texts for a reader to work on, from the one of this number on."""
    found: list[str] = []
    number = first
    while len(found) < count:
        made = story(number, 10 * first, w.SEED)
        if made.language == "en":
            found.append(made.text)
        number += 1
    return found
