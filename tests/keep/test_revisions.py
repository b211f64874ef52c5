"""A report replaced at its address: real versions, and those in which only a trifle changed."""

import json

import pytest
from typer.testing import CliRunner

from tealeaves.cli.app import app
from tests.shared import SHARED, needs_shared

REVISIONS = SHARED / "data" / "kcna-2024-revisions.jsonl.gz"
FIELDS = "title={0}.headline,text={0}.text,date=date,id=id"


def run(*words):
    result = CliRunner().invoke(app, [*map(str, words)])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def added(path, rows, fields):
    return run("add", rows, "--archive", path, "--fields", fields, "--workers", "1", "--json")


@needs_shared
def test_twenty_replaced_reports_are_twenty_real_versions(tmp_path):
    path = tmp_path / "a.tea"
    assert added(path, REVISIONS, FIELDS.format("first"))["added"] == 20
    assert added(path, REVISIONS, FIELDS.format("second"))["replaced"] == 20
    info = run("archive", "info", "--archive", path, "--json")
    figures = ("documents", "versions", "real", "trivial", "near_copies", "refused")
    assert [info[name] for name in figures] == [20, 40, 20, 0, 0, 0]
    assert added(path, REVISIONS, FIELDS.format("second")) == {"already": 20, "conflicts": 0}
    for document in range(1, 21):
        found = run("archive", "versions", document, "--archive", path, "--json")
        second = found["versions"][1]
        assert second["change"] == "real"
        assert any(part["runs"] or part["kind"] != "kept" for part in second["diff"])


BODY = (
    "The harbour office of Zenda published the list of the guests on Friday.\n"
    "President Rudolf Elphberg said that the new pier, the longest of the coast, would be open "
    "in May, and thanked 1,200 workers of the northern yards."
)
TRIFLES = {
    "clock": ("Updated 10:31\n" + BODY, "Updated 18:02\n" + BODY),
    "age": (BODY + "\nPosted 1 hour ago", BODY + "\nPosted 3 hours ago"),
    "count": (BODY + "\n1,204 views", BODY + "\n1,311 views"),
    "footer": (BODY + "\n© 2031 The Gazette", BODY + "\n© 2032 The Gazette. All rights reserved."),
    "white space": (BODY, BODY.replace("pier, the", "pier,  the").replace("\n", "\n\n")),
    "comma": (BODY, BODY.replace("coast, would", "coast would")),
    "thousands": (BODY, BODY.replace("1,200", "1200")),
}  # fmt: skip
CHANGES = {
    "number": (BODY, BODY.replace("1,200", "1,300")),
    "word": (BODY, BODY.replace("thanked", "praised")),
    "quotation marks": (BODY, BODY.replace("the new pier", 'the "new" pier')),
    "negation": (BODY, BODY.replace("would be", "would not be")),
    "name": (BODY, BODY.replace("Rudolf Elphberg", "Michael Elphberg")),
    "capital": (BODY, BODY.replace("northern yards", "Northern yards")),
    "sentence": (BODY, BODY + " No ship has called there yet."),
    "clock in a sentence": (BODY + " It met at 10:30.", BODY + " It met at 10:45."),
}


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """An archive to which every pair was added, first its one text and then its other."""
    folder = tmp_path_factory.mktemp("twice")
    pairs = {**TRIFLES, **CHANGES}
    for number, name in enumerate(("old.jsonl", "new.jsonl")):
        rows = [
            {"id": key, "head": f"Item on {key}", "body": pair[number], "day": "2031-05-02"}
            for key, pair in pairs.items()
        ]
        (folder / name).write_text("\n".join(map(json.dumps, rows)), "utf-8")
        told = added(folder / "a.tea", folder / name, "title=head,text=body,date=day,id=id")
    return folder / "a.tea", told


def test_trifles_and_real_changes_are_told_apart_by_add(twice):
    path, told = twice
    became = {name: told[name] for name in told if name != "flags"}
    assert became == {"trivial": len(TRIFLES), "replaced": len(CHANGES), "conflicts": 0}
    info = run("archive", "info", "--archive", path, "--json")
    assert (info["trivial"], info["real"]) == (len(TRIFLES), len(CHANGES))


@pytest.mark.parametrize("name", [*TRIFLES, *CHANGES])
def test_each_keeps_both_texts_and_its_kind(twice, name):
    number = [*TRIFLES, *CHANGES].index(name) + 1
    found = run("archive", "versions", number, "--archive", twice[0], "--json")
    assert len(found["versions"]) == 2
    assert found["versions"][1]["change"] == ("trivial" if name in TRIFLES else "real")
