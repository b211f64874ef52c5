"""Whatever a record holds goes in, comes out of every format, and comes in again."""

import csv
import json
import os
import sqlite3
import unicodedata

import pytest
from typer.testing import CliRunner

from tealeaves.cli.app import app
from tealeaves.sources.cells import free
from tests.export.conftest import cells, objects
from tests.shared import SHARED, needs_shared

BODY = "The council of Lago met on Monday and closed nine bridges over the Tarn."
TITLES = {
    "formula": "=1+1",
    "command": "=cmd|' /C calc'!A0",
    "wide": "＝1+1 bridges",
    "at": "@SUM(A1) bridges",
    "minus": "-4",
    "plus": "+82 bridges",
    "unseen": "\u202e=1+1 bridges",
    "filler": "\u3164=1 bridges",
    "quoted": '"=1" bridges',
    "apostrophe": "'=1 bridges",
    "nul": "Bridges\x00 closed",
    "zeros": "00123",
    "exponent": "1E5",
    "slashes": "03/04",
    "long": "Bridges " + "x" * 40_000,
    "commas": 'Elphberg, Rudolf, "the Third"; a|b',
    "digits": "१२३ ٤٥٦ １２３ bridges",
    "parted": unicodedata.normalize("NFD", "로동신문 다리를 닫다"),
    "emoji": "🙂 bridges 👨‍👩‍👧",
    "old": "Bridges closed in 1873",
}
OUTLET = 'Harbor, "Times"'


def run(*words):
    result = CliRunner().invoke(app, [*map(str, words)])
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    rows = [
        {
            "id": f"{n:03}",
            "title": title,
            "text": f"{BODY} It was item {n} of {name}.",
            "date": "1873-04-05" if name == "old" else "2024-05-02",
            "outlet": OUTLET,
        }
        for n, (name, title) in enumerate(TITLES.items(), 1)
    ]
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    run("add", folder / "rows.jsonl", "--archive", folder / "a.tea", "--workers", "1")
    for to in ("csv", "jsonl", "parquet"):
        more = ["--bom"] if to == "csv" else []
        run("export", "--archive", folder / "a.tea", "--to", to, *more, folder / to)
    return folder


def titles(rows):
    return {int(row["id"]): row["title"] for row in rows}


def test_every_format_has_every_title(desk):
    wanted = dict(enumerate(TITLES.values(), 1))
    assert titles(objects(desk / "jsonl" / "documents.jsonl")) == wanted
    shown = titles(cells(desk / "csv" / "documents.csv"))
    assert {number: free(title) for number, title in shown.items()} == wanted
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(desk / "parquet" / "documents.parquet").to_pylist()
    assert titles(rows) == wanted


def test_no_cell_of_any_csv_begins_a_formula(desk):
    for path in (desk / "csv").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                assert not any(cell.startswith(tuple("=+@\t\r\n＝＋－＠")) for cell in row)
    shown = titles(cells(desk / "csv" / "documents.csv"))
    for number, name in enumerate(TITLES, 1):
        risky = name in list(TITLES)[:10]
        assert shown[number].startswith("'") is risky, name


def test_files_are_marked_crlf_and_whole(desk):
    raw = (desk / "csv" / "documents.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == len(TITLES) + 1
    (old,) = (row for row in cells(desk / "csv" / "documents.csv") if "1873" in row["title"])
    assert (old["date"], old["outlet"]) == ("1873-04-05", OUTLET)


def test_what_went_out_comes_in_again(desk, tmp_path):
    fields = "title=title,text=text,date=date,outlet=outlet,id=document"
    again = ("--archive", tmp_path / "b.tea", "--workers", "1", "--fields", fields)
    run("add", desk / "csv" / "texts.csv", *again)
    asked = "SELECT given FROM version ORDER BY id"
    given = [json.loads(row) for (row,) in sqlite3.connect(tmp_path / "b.tea").execute(asked)]
    by_id = {int(one["id"]): one for one in given}
    assert {number: one["title"] for number, one in by_id.items()} == dict(
        enumerate(TITLES.values(), 1)
    )
    assert {one["outlet"] for one in given} == {OUTLET}
    assert by_id[len(TITLES)]["date"] == "1873-04-05"


HALF = "Bridge \ud83d closed"


def test_halves_of_broken_pairs_cost_no_page(tmp_path):
    row = {"id": HALF, "title": HALF, "text": HALF + BODY, "outlet": HALF, "topics": [HALF]}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row), "utf-8")
    folder = tmp_path / "clips"
    folder.mkdir()
    with open(os.fsencode(folder) + b"/caf\xe9.txt", "w") as file:
        file.write("Ferry\n\nThe ferry of Hale sank two boats off the pier.")
    archive = ("--archive", tmp_path / "a.tea")
    run("add", tmp_path / "rows.jsonl", folder, *archive, "--workers", "1")
    assert "already" in run("add", folder, *archive, "--workers", "1").stdout
    found = run("search", "\udce9 OR ferry", *archive, "--json")
    assert json.loads(found.stdout)["total"] == 1
    run("search", "ferry", "--outlet", HALF, *archive, "--json")
    run("records", "note", "1", HALF, "--who", HALF, *archive)
    run("export", *archive, "--to", "csv", tmp_path / "out")


QUERIES = (
    '"', '"ferry', "'", "*", "ferry*", "NEAR", "NEAR(", "a NEAR/0 b", "(", "((ferry)", "%", "_",
    "[a-z]", "🙂", "", " ", "ferry " * 2000, "x" * 10_000, "-", "- ferry", "AND", "ferry AND",
    "OR OR", "NOT", "title:ferry", "{a b}: c", "^ferry", "ferry; DROP TABLE page", "\\", "\x00",
    "＊", "“ferry", "ｆｅｒｒｙ",
)  # fmt: skip


def test_any_string_is_a_query(desk):
    for query in QUERIES:
        found = run("search", "--archive", desk / "a.tea", "--json", "--limit", "3", "--", query)
        assert {"total", "hits"} <= json.loads(found.stdout).keys()
    assert "sound" in run("archive", "verify", "--archive", desk / "a.tea").stdout


@needs_shared
@pytest.mark.parametrize("name", ["xp-01", "xp-03"])
def test_the_shared_tables(tmp_path, name):
    """Their cells, through an archive of ours and a CSV for spreadsheets, and back."""
    lines = (SHARED / "cases" / "exports.jsonl").read_text("utf-8").splitlines()
    case = next(case for case in map(json.loads, lines) if case["id"] == name)
    head, *rows = csv.reader(case["input"].splitlines())
    table = [dict(zip(head, row, strict=True)) for row in rows]
    with (tmp_path / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [head[0], "body"])
        writer.writeheader()
        writer.writerows({head[0]: row[head[0]], "body": BODY} for row in table)
    archive = ("--archive", tmp_path / "a.tea")
    run("add", tmp_path / "rows.csv", *archive, "--fields", f"title={head[0]},text=body")
    run("export", *archive, "--to", "csv", "--bom", tmp_path / "out")
    path = tmp_path / "out" / "documents.csv"
    assert path.read_bytes().startswith(bytes.fromhex("efbbbf"))
    (shown,) = cells(path)
    assert free(shown["title"]) == table[0][head[0]]
    assert shown["title"].startswith("'=") == (name == "xp-03")
    assert shown["words"].isdecimal()
