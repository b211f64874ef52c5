"""The failure cases from public threads: each that a reading can answer is a test of its own.

The judge is the shared `cases.py`; the readings are made in this process, by the same command line.
What is not met is listed in cases_unmet.toml with its reason, so that a case that turns good, or
bad, is seen.
"""

import importlib.util
import os
import time
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tealeaves.cli.app import app
from tests.shared import SHARED, needs_shared

FLOOR = 85.0  # percent of the judged cases
UNMET = tomllib.loads((Path(__file__).parent / "cases_unmet.toml").read_text("utf-8"))


def judge_module():
    path = SHARED / "tools" / "cases.py"
    if not path.exists():
        return None
    spec = importlib.util.spec_from_file_location("shared_cases", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.answer = in_process
    return module


def in_process(command, files, options, timeout, zone=None):
    """What the command prints, a line a file, without the cost of a new process each time."""
    before = os.environ.get("TZ")
    if zone:
        os.environ["TZ"] = zone
        time.tzset()
    try:
        result = CliRunner().invoke(app, ["read", *map(str, files), "--json", *options])
    finally:
        os.environ.pop("TZ", None)
        if before:
            os.environ["TZ"] = before
        time.tzset()
    if result.exit_code:
        raise judge.Failed(f"exit {result.exit_code}: {result.output[-200:]}")
    return result.stdout.removesuffix("\n").split("\n")


judge = judge_module()
cases = (
    [
        case
        for case in judge.load(SHARED / "cases")
        if case.get("language", "en") == "en" and not judge.needed(case)
    ]
    if judge
    else []
)


@needs_shared
@pytest.mark.parametrize("case", cases, ids=lambda case: case["id"])
def test_case(case):
    wrong = judge.try_case(case, ["tealeaves"])
    if case["id"] in UNMET:
        assert wrong, f"{case['id']} is met now: take it out of cases_unmet.toml"
    else:
        assert not wrong


@needs_shared
def test_most_cases_are_met():
    met = len(cases) - len({case["id"] for case in cases} & set(UNMET))
    assert 100 * met / len(cases) >= FLOOR
