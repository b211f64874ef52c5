"""The budgets of an archive of 300,000 documents, each beside its rival in the same run.

    uv run python bench/archive.py [--documents N] [--texts N] [--keep DIR] [--rounds N] [PAGES]

The archive is made (bench/made_archive.py): N different texts through the archive's own writer,
then each of them repeated until there are as many documents (bench/made_more.py). With --keep the
archive and its rivals stay in DIR and are used again; a run adds some hundred texts to it. PAGES,
rows with a `text` (.jsonl, .jsonl.gz), are what reading is measured on; else made texts are.

Figures: medians (`ms`), the range of the rounds, and CPU time, which other programs on the machine
do not raise. The last line is JSON: `budgets`, a figure for each with its rival's.
"""

import argparse
import json
import os
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import archive_adding
import archive_compare
import archive_search
import archive_tracks
from made_archive import build
from made_more import multiply
from read_speed import texts as texts_of
from tealeaves.archive.store import Archive

DOCUMENTS = 300_000
TEXTS = 20_000
READ = 120  # texts that reading is measured on
WORKED = 400  # texts for one worker and two
PARTS = ("adding", "workers", "search", "tracks", "compare")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("pages", nargs="*", type=Path)
    options.add_argument("--documents", type=int, default=DOCUMENTS)
    options.add_argument("--texts", type=int, default=TEXTS, help="different ones")
    options.add_argument("--keep", type=Path)
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--read", type=int, default=READ, help="texts read for the first figures")
    options.add_argument("--worked", type=int, default=WORKED, help="texts for the workers")
    options.add_argument("--only", nargs="*", choices=PARTS, default=PARTS)
    asked = options.parse_args()
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
        run(asked, asked.keep)
        return
    with tempfile.TemporaryDirectory() as folder:
        run(asked, Path(folder))


def run(asked: argparse.Namespace, folder: Path) -> None:
    """Make what is not there yet, measure, print."""
    path = made(folder, asked.documents, min(asked.texts, asked.documents))
    pages = [text for text, _ in zip(texts_of(asked.pages), range(asked.worked), strict=False)]
    pages = pages or archive_adding.made_pages(max(asked.read, asked.worked))
    budgets: dict[str, Any] = {}
    with Archive.open(path) as archive:
        facts = _facts(archive, path)
        print(f"{facts['documents']:,} documents, {facts['mentions']:,} mentions", flush=True)
        for part in asked.only:
            budgets[part] = measured(part, archive, path, pages, asked)
            print(f"{part}: {json.dumps(budgets[part], ensure_ascii=False, indent=1)}", flush=True)
    print(json.dumps({**facts, "budgets": budgets}, ensure_ascii=False))


def measured(
    part: str, archive: Archive, path: Path, pages: list[str], asked: argparse.Namespace
) -> dict[str, Any]:
    """The figures of one part."""
    if part == "adding":
        return archive_adding.measure(archive, pages[: asked.read], asked.rounds)
    if part == "workers":
        return archive_adding.workers(path, pages[: asked.worked])
    if part == "search":
        rival: sqlite3.Connection = archive_search.make_rival(archive, path.with_suffix(".plain"))
        return archive_search.measure(archive, rival, asked.rounds)
    if part == "tracks":
        mentions = path.with_suffix(".parquet")
        if not mentions.exists():
            archive_tracks.to_parquet(archive, mentions)
        return archive_tracks.measure(archive, mentions, asked.rounds)
    return archive_compare.measure(archive, asked.rounds)


def made(folder: Path, documents: int, texts: int) -> Path:
    """The archive in the folder; made if it is not there."""
    path = folder / f"made-{documents}-of-{texts}.tea"
    if path.exists():
        return path
    seed = folder / f"seed-{texts}.tea"
    print(json.dumps(_made_of(seed, texts)), flush=True)
    if documents == texts:
        return seed
    part = path.with_suffix(".part")
    multiply(seed, part, documents // texts)
    part.rename(path)
    return path


def _made_of(path: Path, texts: int) -> dict[str, Any]:
    built = build(path, texts, os.cpu_count() or 1)
    return {name: getattr(built, name) for name in type(built).__slots__}


def _facts(archive: Archive, path: Path) -> dict[str, Any]:
    ask = archive.connection.execute
    return {
        "documents": ask("SELECT count(*) FROM document").fetchone()[0],
        "mentions": ask("SELECT count(*) FROM mention").fetchone()[0],
        "bytes": path.stat().st_size,
        "cores": os.cpu_count(),
    }


if __name__ == "__main__":
    main()
