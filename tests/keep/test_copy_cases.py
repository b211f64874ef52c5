"""Syndicated copies on the whole way: `add`, then `archive info` and `archive copies`."""

import json
import re

import pytest
from typer.testing import CliRunner

from tealeaves.cli.app import app
from tests.shared import SHARED, needs_shared

PART = re.compile(r"(\w+)(?: \(([^)]*)\))?: (.*)")
OWN = {
    "an agency's sentence in three papers": (
        "a (Hill Courier): LAGO (Wire) - The council closed nine bridges on Monday. || "
        "b (Gulf Post): The council closed nine bridges on Monday. || "
        "c (Lantern): LAGO, May 5 (Wire) — The council closed nine bridges on Monday. || "
        "d (Harbor Times): I walked over the last of the bridges before they closed it.",
        [["a", "b", "c"], ["d"]],
    ),
    "a headline under three roofs": (
        "a: Where the ferryman sleeps | Hill Courier || b: Essay: Where the ferryman sleeps || "
        "c: Where the ferryman sleeps - Gulf Post || d: Where the ferryman drinks - Gulf Post",
        [["a", "b", "c"], ["d"]],
    ),
    "a statement and its denial": (
        "a (Hill Courier): The council closed nine bridges on Monday. || "
        "b (Gulf Post): The council did not close nine bridges on Monday.",
        [["a"], ["b"]],
    ),
}


def run(*words):
    result = CliRunner().invoke(app, [*map(str, words)])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def groups_of(folder, told, column):
    """The names of the documents that `add` put together, and the number of near copies."""
    parts = [PART.fullmatch(part).groups() for part in told.split(" || ")]
    rows = [{"id": name, "outlet": outlet, column: words} for name, outlet, words in parts]
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    archive = ("--archive", folder / "a.tea")
    run("add", folder / "rows.jsonl", *archive, "--json", "--workers", "1")
    names = dict(enumerate((name for name, *_ in parts), 1))
    groups = {number: [name] for number, name in names.items()}
    for cluster in run("archive", "copies", *archive, "--json")["clusters"]:
        for copy in cluster["copies"]:
            groups[cluster["original"]["document"]] += groups.pop(copy["document"])
    return sorted(groups.values()), run("archive", "info", *archive, "--json")["near_copies"]


@pytest.mark.parametrize("column", ["text", "title"])
@pytest.mark.parametrize("case", OWN)
def test_copies_are_put_together_and_nothing_else(tmp_path, case, column):
    told, expected = OWN[case]
    found, copies = groups_of(tmp_path, told, column)
    assert found == expected
    assert copies == sum(len(group) - 1 for group in expected)


@needs_shared
@pytest.mark.parametrize("column", ["text", "title"])
@pytest.mark.parametrize("name", ["ge-11", "ge-13"])
def test_the_shared_cases(tmp_path, name, column):
    lines = (SHARED / "cases" / "geo_events.jsonl").read_text("utf-8").splitlines()
    case = next(case for case in map(json.loads, lines) if case["id"] == name)
    found, _ = groups_of(tmp_path, case["input"], column)
    assert found == case["expected"]["groups"]
    if "independent_sources" in case["expected"]:
        assert len(found) == case["expected"]["independent_sources"]
