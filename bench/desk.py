"""The desk under load: users who click through all kinds of pages while an add runs beside them.

    uv run python bench/desk.py [ARCHIVE] [--users 20] [--seconds 120] [--think 1.0]

ARCHIVE is added to; without one a made archive of --documents is used (bench/made_archive.py). For
the figures of 300,000 documents give the archive that `bench/archive.py --keep DIR` left in DIR.

With `--users 1 --think 0 --quiet` the pages are asked for one after the other, and what each kind
costs the server in processor time is told too: other programs on the machine do not raise that.

Each user asks for a page, takes --think seconds on average to look at it, and follows with another
one: the kinds of pages in turn, with other days, texts, people and words each time. Times are those
of whole answers as a client on the same machine has them. The last line is JSON.
"""

import argparse
import asyncio
import json
import os
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

DOCUMENTS = 30_000
TEXTS = 2_000  # different ones of a made archive
WARM = 5  # seconds before anything is counted


@dataclass
class Seen:
    """Seconds of each kind of page, and what went wrong. `cpu`: of the server, for one user."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    cpu: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Known:
    """What there is to ask for."""

    documents: int
    days: list[str]
    people: list[str]
    words: list[str]
    outlets: list[str]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("archive", nargs="?", type=Path)
    options.add_argument("--documents", type=int, default=DOCUMENTS, help="of a made archive")
    options.add_argument("--users", type=int, default=20)
    options.add_argument("--seconds", type=float, default=120)
    options.add_argument("--think", type=float, default=1.0, help="seconds between two clicks")
    options.add_argument("--quiet", action="store_true", help="no add beside it")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.archive or _made(Path(folder), asked.documents)
        print(json.dumps(run(path, Path(folder), asked)))


def _made(folder: Path, documents: int) -> Path:
    from archive import made

    return made(folder, documents, min(TEXTS, documents))


def run(path: Path, folder: Path, asked: argparse.Namespace) -> dict[str, Any]:
    """Serve, click, add; the figures."""
    known = what_there_is(path)
    words = [sys.executable, "-m", "tealeaves", "desk", "--archive", str(path)]
    desk = subprocess.Popen(
        [*words, "--port", "0", "--no-browser"], stdout=subprocess.PIPE, text=True
    )
    adding = None
    try:
        asked.server = desk.pid
        assert desk.stdout is not None
        address = desk.stdout.readline().strip().rstrip("/")
        asyncio.run(clicks(address, known, WARM, asked))
        if not asked.quiet:
            adding = _add(path, folder)
        before, cpu = memory(desk.pid), processor(desk.pid)
        seen = asyncio.run(clicks(address, known, asked.seconds, asked))
        after, cpu = memory(desk.pid), processor(desk.pid) - cpu
        added = _added(path) - known.documents
    finally:
        desk.terminate()
        desk.wait(20)
        if adding is not None:
            adding.terminate()
            adding.wait(20)
    return report(seen, known, asked) | {
        "rss_mb_begin": before, "rss_mb_end": after, "server_cpu_s": round(cpu, 1), "added": added,
        "load_average": round(os.getloadavg()[0], 1),
    }  # fmt: skip


def what_there_is(path: Path) -> Known:
    """Days, people, outlets and words of an archive."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def column(query: str) -> list[Any]:
        return [row[0] for row in connection.execute(query)]

    most = "SELECT {} FROM total JOIN term ON id = term WHERE total.kind = '{}' AND texts > 0 "
    titles = column("SELECT title FROM reading WHERE title IS NOT NULL ORDER BY version LIMIT 400")
    found = {word for title in titles for word in re.findall(r"[A-Za-z]{4,}", title)}
    known = Known(
        _added(path),
        column("SELECT DISTINCT day FROM daily WHERE term = 0 AND length(day) = 10"),
        column(most.format("key", "person") + "ORDER BY texts DESC LIMIT 300"),
        sorted(found),
        column("SELECT DISTINCT outlet FROM volume WHERE outlet <> '' LIMIT 20"),
    )
    connection.close()
    return known


def _added(path: Path) -> int:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT max(id) FROM document").fetchone()[0])
    finally:
        connection.close()


def page_of(kind: str, known: Known, chance: random.Random) -> tuple[str, dict[str, str]]:
    """An address of a kind of page."""
    day, document = chance.choice(known.days), str(chance.randint(1, known.documents))
    person, word = chance.choice(known.people), chance.choice(known.words)
    pages: dict[str, tuple[str, dict[str, str]]] = {
        "today": ("/", {"date": day}),
        "search a word": ("/search", {"q": word}),
        "search two words": ("/search", {"q": f"{word} {chance.choice(known.words)}"}),
        "search by filter": ("/search", {"outlet": chance.choice(known.outlets), "since": day}),
        "text": (f"/text/{document}", {}),
        "versions": (f"/versions/{document}", {}),
        "compare": (f"/compare/{document}", {}),
        "people": ("/people", {}),
        "people by name": ("/people", {"q": word[:4]}),
        "person": (f"/people/{person.replace(' ', '%20')}", {}),
        "calendar": ("/calendar", {"date": day}),
        "ledger": ("/ledger", {}),
        "tracks": ("/tracks", {}),
        "packs": ("/packs", {}),
        "add": ("/add", {}),
        "brief form": ("/brief", {}),
    }
    return pages[kind]


KINDS = (
    "today", "text", "search a word", "compare", "text", "person", "search by filter", "tracks",
    "people", "search two words", "text", "calendar", "versions", "ledger", "people by name",
    "packs", "add", "brief form",
)  # fmt: skip


async def clicks(address: str, known: Known, seconds: float, asked: argparse.Namespace) -> Seen:
    """What some users met with who clicked for so long."""
    seen, end = Seen(), time.perf_counter() + seconds
    limits = httpx.Limits(max_connections=asked.users)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as client:
        await asyncio.gather(
            *(_user(n, client, known, end, asked, seen) for n in range(asked.users))
        )
    return seen


async def _user(
    number: int,
    client: httpx.AsyncClient,
    known: Known,
    end: float,
    asked: argparse.Namespace,
    seen: Seen,
) -> None:
    chance, step, think = random.Random(number), number, asked.think
    await asyncio.sleep(chance.uniform(0, think))
    while time.perf_counter() < end:
        kind = KINDS[step % len(KINDS)]
        step += 1
        path, query = page_of(kind, known, chance)
        began, worked = time.perf_counter(), processor(asked.server)
        try:
            answer = await client.get(path, params=query)
            if answer.status_code != 200:
                seen.errors.append(f"{answer.status_code} {path} {query}")
        except httpx.HTTPError as error:
            seen.errors.append(f"{type(error).__name__} {path} {query}")
        seen.times[kind].append(time.perf_counter() - began)
        seen.cpu[kind] += processor(asked.server) - worked
        await asyncio.sleep(chance.uniform(0.5, 1.5) * think)


def _add(path: Path, folder: Path) -> subprocess.Popen[bytes]:
    """An add of many made texts in another process."""
    from archive_adding import made_pages

    rows = folder / "more.jsonl"
    with rows.open("w", encoding="utf-8") as file:
        for n, text in enumerate(made_pages(2_000)):
            row = {"text": f"{text}\n{n} {time.time()}", "url": f"https://load.example/{n}"}
            file.write(json.dumps(row) + "\n")
    words = [sys.executable, "-m", "tealeaves", "add", str(rows), "--archive", str(path)]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def memory(process: int) -> int | None:
    """Megabytes a process holds of its own, where the system tells."""
    with suppress(OSError):
        found = re.search(r"RssAnon:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
        return int(found[1]) // 1024 if found else None
    return None


def processor(process: int) -> float:
    """Seconds of processor time a process had, where the system tells."""
    with suppress(OSError):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / 100
    return 0.0


def report(seen: Seen, known: Known, asked: argparse.Namespace) -> dict[str, Any]:
    """The figures, a line a kind of page first."""
    every = [one for times in seen.times.values() for one in times]
    for kind, times in sorted(seen.times.items(), key=lambda item: -statistics.median(item[1])):
        print(f"{kind:18} n {len(times):5}  median {_ms(times, 0.5):6}  p95 {_ms(times, 0.95):6}")
    for line in seen.errors[:10]:
        print("error:", line)
    return {
        "documents": known.documents, "users": asked.users, "seconds": asked.seconds,
        "think": asked.think, "answers": len(every), "errors": len(seen.errors),
        "median_ms": _ms(every, 0.5), "p95_ms": _ms(every, 0.95), "worst_ms": _ms(every, 1.0),
        "cpu_ms": {k: round(1000 * s / len(seen.times[k])) for k, s in sorted(seen.cpu.items())}
        if asked.users == 1
        else {},
        "kinds": {k: [_ms(t, 0.5), _ms(t, 0.95)] for k, t in sorted(seen.times.items())},
    }  # fmt: skip


def _ms(times: list[float], part: float) -> int:
    ordered = sorted(times)
    return round(1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))])


if __name__ == "__main__":
    main()
