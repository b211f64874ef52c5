"""The two benches of comparison run on a small press and end with a line of JSON."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def last_line(*arguments):
    """The JSON that a bench ends with."""
    command = [sys.executable, *map(str, arguments)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Where the planted bench leaves its archive, and its figures."""
    folder = tmp_path_factory.mktemp("bench")
    return folder, last_line("bench/planted.py", "--texts", 90, "--keep", folder)


def test_planted_counts_what_it_planted(kept):
    _, figures = kept
    assert figures["planted"] > 0
    assert 0 <= figures["found"] <= 1
    assert 0 <= figures["not_planted"] <= 1
    assert figures["unchanged_texts"] > 0


def test_calibration_draws_from_the_demo(kept, tmp_path):
    folder, _ = kept
    picture = tmp_path / "curves.svg"
    figures = last_line(
        "bench/calibration.py",
        *("--only", "demo", "--demo", folder / "press-1" / "demo.tea"),
        *("--draws", 5, "--size", 8, "--picture", picture),
    )
    messages = figures["demo: messages"]
    assert messages["draws"] == 5
    assert len(messages["share"]) == 5
    assert 0 <= messages["any_listed"] <= 1
    assert picture.read_text("utf-8").startswith("<svg")
