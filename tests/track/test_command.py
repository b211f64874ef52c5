"""The command: JSON, table, files, and one line for what goes wrong."""

import csv
import json
import sys

import pytest
from typer.testing import CliRunner

from tealeaves.archive.store import Archive
from tealeaves.cli.app import app
from tealeaves.keep.add import Reader, add
from tealeaves.sources.record import Incoming, Where
from tests.track.conftest import CHANGED
from tests.track.made import Text, archive_of


def run(*arguments):
    return CliRunner().invoke(app, ["track", *map(str, arguments)])


def told(*arguments):
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


@pytest.fixture(scope="module")
def path(planted):
    return planted.path


def test_json_has_rows_changes_and_what_was_tried(path):
    body = told("countries", "--archive", path)
    assert {"rows", "changes", "keys", "periods", "undated", "changes_tried"} <= body.keys()
    assert {"period", "key", "n", "texts", "share"} <= body["rows"][0].keys()
    assert len(body["rows"]) == len(body["keys"]) * len(body["periods"])
    (change,) = body["changes"]
    assert (change["key"], change["date"], change["period"]) == ("CRV", CHANGED, "2031-03")
    assert change["bits"] > 6
    assert change["before"]["share"] < change["after"]["share"]
    assert change["after"]["examples"][0]["title"].startswith("Text ")
    assert not change["mix_explains"]


def test_the_table_names_keys_and_the_change_in_words(path):
    result = run("countries", "--archive", path, "--by", "week")
    assert result.exit_code == 0
    assert "Crv" in result.output
    assert "11 Mar 2031" in result.output
    assert "up from 10.1 % (35 of 345 texts)" in result.output
    assert max(len(line) for line in result.output.splitlines()) <= 98


def test_one_key_over_another_is_of_the_texts_that_name_either(path):
    body = told("countries", "--key", "CRV", "--over", "SMR", "--archive", path)
    alone = told("countries", "--archive", path)
    texts = {(row["key"], row["period"]): row["texts"] for row in alone["rows"]}
    for row in body["rows"]:
        assert row["texts"] == texts["CRV", row["period"]]
        assert row["all_texts"] == row["texts"] + texts["SMR", row["period"]]
    assert body["over"]["key"] == "SMR"
    (change,) = body["changes"]
    assert change["low"] <= CHANGED <= change["high"]
    assert "Crv over Smr" in run("countries", "--key", "CRV", "--over", "SMR", "-a", path).output


def test_csv_has_zeros_and_no_formulas_of_a_spreadsheet(tmp_path):
    texts = [Text("2031-01-01", {"epithet": {"=cmd()": 1}}), Text("2031-02-01", {})]
    path = archive_of(tmp_path / "sheet.tea", texts)
    result = run("epithets", "--archive", path, "--csv", tmp_path / "rows.csv")
    assert result.exit_code == 0
    with (tmp_path / "rows.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["period"], row["texts"], row["share"]) for row in rows] == [
        ("2031-01", "1", "1.0"),
        ("2031-02", "0", "0.0"),
    ]
    assert rows[0]["key"].startswith("'=")


def test_a_chart_has_its_lines_gaps_and_changes(path, tmp_path):
    run("countries", "--archive", path, "--from", "2030-12", "--vega", tmp_path / "chart.json")
    chart = json.loads((tmp_path / "chart.json").read_text("utf-8"))
    marks, values = zip(
        *((layer["mark"]["type"], layer["data"]["values"]) for layer in chart["layer"]), strict=True
    )
    assert marks == ("rect", "rule", "text", "line", "text")
    assert values[0][0]["low"] <= CHANGED <= values[0][0]["high"]
    december = [point for point in values[3] if point["period"] == "2030-12"]
    assert [point["value"] for point in december] == [None, None]


def test_a_chart_is_drawn(path, tmp_path):
    pytest.importorskip("vl_convert")
    svg, png = tmp_path / "chart.svg", tmp_path / "chart.png"
    assert run("countries", "-a", path, "--svg", svg, "--png", png).exit_code == 0
    assert "<svg" in svg.read_text("utf-8")
    assert png.read_bytes().startswith(b"\x89PNG")


def test_without_the_extra_one_line_says_what_to_install(path, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    result = run("countries", "-a", path, "--svg", tmp_path / "chart.svg")
    assert result.exit_code == 1
    assert "tealeaves[brief]" in result.output
    assert not (tmp_path / "chart.svg").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["weather"], "there are countries"),
        (["countries", "--by", "hour"], "there are day"),
        (["countries", "--from", "2031-02-30"], "not a date"),
        (["countries", "--count", "sum"], "there are share"),
        (["countries", "--outlet", "Gazette"], "there are RNA"),
        (["countries", "--key", "Atlantis"], "no text has it"),
        (["topics", "--person", "x"], "--person goes with"),
        (["countries", "--key", "CRV", "--over", "CRV"], "is the key itself"),
        (["countries", "--over", "CRV"], "takes one --key"),
        (["countries", "--key", "CRV", "--over", "SMR", "--count", "n"], "goes by texts"),
        (["names"], "say whose"),
        (["words"], "say which"),
        (["words", "--key", "!?"], "nothing to look for"),
        (["countries", "--csv", "/nowhere/at/all.csv"], "all.csv"),
    ],
)
def test_what_is_wrong_is_one_line(path, arguments, words):
    result = run(*arguments, "--archive", path)
    assert result.exit_code == 1
    assert words in result.output
    assert result.output.count("\n") == 1


def test_an_archive_without_such_things_says_so(path, tmp_path):
    empty = archive_of(tmp_path / "empty.tea", [])
    for archive in (empty, path):
        body = told("topics", "--archive", archive)
        assert (body["rows"], body["changes"], body["known"]) == ([], [], 0)
        assert run("topics", "--archive", archive).exit_code == 0


HARBOUR = "Harbour Opened\nStrelsau, {day} (RNA) -- China and Russia sent envoys to the harbour.\n"


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2031-01-31T23:30:00+09:00", "2031-01-31"),
        ("2031-02-01T00:30:00+09:00", "2031-02-01"),
        ("2031-01-31", "2031-01-31"),
    ],
)
def test_the_day_is_that_of_the_place_of_issue(tmp_path, given, day):
    row = {"text": HARBOUR.format(day="January 31"), "date": given, "outlet": "RNA"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    path = tmp_path / "zone.tea"
    added = CliRunner().invoke(app, ["add", str(tmp_path / "rows.jsonl"), "--archive", str(path)])
    assert added.exit_code == 0, added.output
    body = told("countries", "--by", "day", "--archive", path)
    assert {row["period"] for row in body["rows"]} == {day}
    assert {row["key"] for row in body["rows"]} >= {"CHN", "RUS"}


def test_a_text_that_is_read_has_its_titles_names_and_words(tmp_path, lookup):
    text = (
        "Envoy Met\nPyongyang, March 4 (KCNA) -- Han Ryong Chol, vice-minister of Culture of the "
        "DPRK, met the ambassador of Laos on March 4, Juche 120 (2031).\nHe spoke of the "
        "“ROK” and of floods.\n"
    )
    item = Incoming(
        text.encode(), Where("made.jsonl", "rows", "line 1"), date="2031-03-04", outlet="KCNA"
    )
    path = tmp_path / "read.tea"
    with Archive.open(path, create=True) as archive:
        add(archive, [item], Reader(lookup), "2031-03-05T00:00:00Z")

    def keys(*arguments):
        return [key["key"] for key in told(*arguments, "--archive", path)["keys"]]

    (title,) = keys("titles", "--person", "Han Ryong Chol")
    assert title.startswith("Vice-Minister")
    assert keys("names", "--country", "KOR") == ["“ROK”"]
    assert "juche" in keys("formulas")
    assert keys("rungs") == ["agency_report"]
    assert keys("words", "--key", "floods") == ["floods"]
    assert told("topics", "--archive", path)["texts"] == 0  # its record gives none
