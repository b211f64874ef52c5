"""The bench of the archive runs on a small one and says all its figures; no time is asserted."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parent.parent / "bench"
DOCUMENTS, TEXTS = 120, 40


def run(keep, *options):
    """Lines of standard output of a run on a small archive kept in a folder."""
    command = (sys.executable, str(BENCH / "archive.py"), "--keep", str(keep), "--rounds", "1")
    size = ("--documents", str(DOCUMENTS), "--texts", str(TEXTS), "--read", "2", "--worked", "4")
    done = subprocess.run(
        (*command, *size, *options),
        capture_output=True,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The folder with the small archive, and what the first run said."""
    keep = tmp_path_factory.mktemp("bench")
    return keep, json.loads(run(keep)[-1])


def test_every_budget_has_a_figure_and_its_rival(kept):
    _, said = kept
    assert said["documents"] >= DOCUMENTS
    assert said["mentions"] > 10 * DOCUMENTS
    budgets = said["budgets"]
    assert set(budgets) == {"adding", "workers", "search", "tracks", "compare"}
    assert budgets["adding"]["share"] > 0
    assert budgets["workers"]["gain"] > 0
    assert budgets["workers"]["two_workers_mb"] > 0
    assert budgets["compare"]["unpacking"]["ms"] > 0
    for name in ("one country by month", "countries by month"):
        assert all(budgets["tracks"][name][rival]["ms"] > 0 for rival in ("group_by", "duckdb"))
    for case in budgets["search"].values():
        assert case["ms"] > 0
        assert case["ms_range"][0] <= case["ms"] <= case["ms_range"][1]


def test_a_search_finds_what_a_scan_of_the_texts_finds(kept):
    _, said = kept
    korean = said["budgets"]["search"]["two-syllable Korean"]
    assert korean["trigram"] is None  # it has no rows for two syllables
    assert 0 < korean["found"] <= korean["like"]["found"]  # near copies are found once


def test_a_kept_archive_is_used_again(kept):
    keep, _ = kept
    before = sorted(keep.iterdir())
    said = json.loads(run(keep, "--only", "search")[-1])
    assert set(said["budgets"]) == {"search"}
    assert {p.suffix for p in before} >= {".tea", ".plain", ".parquet"}
    assert sorted(p for p in keep.iterdir() if p.suffix == ".tea") == [
        p for p in before if p.suffix == ".tea"
    ]
