"""The commands as a person types them, and the shared cases on forecasts."""

import csv
import json

import pytest
from typer.testing import CliRunner

from tealeaves.cli.app import app
from tests.ledger.made import ANALYSIS
from tests.shared import SHARED, needs_shared


@pytest.fixture
def desk(archive):
    """A command on the archive: its output, or its exit code and message."""

    def run(*words, code=0):
        told = CliRunner().invoke(
            app, ["ledger", *words, "--archive", str(archive.path)], env={"TEALEAVES_WHO": "A"}
        )
        assert told.exit_code == code, told.output
        return told.stdout if code == 0 else told.stderr

    return run


def harbour(desk):
    body = json.loads(desk("propose", "1", "--json"))
    return next(p for p in body["proposals"] if "harbour" in p["claim"]["text"])


def test_from_a_proposal_to_its_score(desk):
    found = harbour(desk)
    assert (found["by"], found["scorable"], found["in_ledger"]) == ("Anna Keller", True, None)
    assert "in the ledger" in desk("accept", found["id"], "--criterion", "the harbour opens")
    assert harbour(desk)["in_ledger"] == "open"
    (due,) = json.loads(desk("due", "--date", "2026-04-01", "--json"))["due"]
    assert (due["id"], due["status"], due["days"]) == (found["id"], "due", 1)
    assert due["candidates"][0]["id"] == 2
    words = ("--document", "2", "--quote", "opened the new harbour")
    told = desk("resolve", found["id"], "yes", *words)
    assert "is yes, on 2026-03-01 (Asia/Pyongyang)" in told
    body = json.loads(desk("score", "--json"))
    assert body["n"] == 1
    assert body["brier"] == pytest.approx(0.105625, abs=1e-9)
    assert "Brier 0.106" in desk("score")


def test_the_history_is_shown_with_who_and_why(desk):
    id_ = harbour(desk)["id"]
    desk("accept", id_)
    desk("edit", id_, "--point", "80", "--on", "2026-02-01", "--why", "ships were seen")
    shown = json.loads(desk("show", id_, "--json"))
    assert [(h["since"], h["point"]) for h in shown["held"]] == [
        ("2026-01-10", 67.5),
        ("2026-02-01", 80.0),
    ]
    assert "ships were seen" in desk("show", id_)
    assert id_ in desk("list")


def test_a_file_that_is_not_there_yet_is_added_with_its_day(desk, tmp_path):
    page = tmp_path / "other.txt"
    page.write_text(ANALYSIS.replace("Anna Keller", "Jana Novak"), "utf-8")
    body = json.loads(desk("propose", str(page), "--date", "2026-01-10", "--json"))
    assert {p["document"] for p in body["proposals"]} == {3}
    assert any(p["by"] == "Jana Novak" for p in body["proposals"])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("accept", "1-000000"), "no such proposal"),
        (("accept", "nonsense"), "no such proposal"),
        (("show", "h-9"), "not in the ledger"),
        (("propose", "nowhere.txt"), "no such document"),
        (("due", "--date", "soon"), "not a day"),
        (("edit", "h-9", "--point", "70"), "not in the ledger"),
        (("new", "--claim", "x"), "--forecaster"),
    ],
)
def test_a_wrong_step_ends_in_one_line(desk, words, says):
    told = desk(*words, code=1)
    assert says in told
    assert told.count("\n") == 1


def test_a_fraction_is_not_taken_for_percent(desk):
    made = ("--claim", "x", "--forecaster", "B", "--made-on", "2026-01-01")
    assert "give percent, as 70 for 70 %" in desk("new", *made, "--point", "0.7", code=1)
    assert "in the ledger" in desk("new", *made, "--point", "70")


def test_the_ledger_leaves_as_a_table(desk, tmp_path):
    id_ = harbour(desk)["id"]
    desk("accept", id_)
    desk("list", "--table", str(tmp_path / "ledger.csv"))
    (row,) = csv.DictReader((tmp_path / "ledger.csv").open(encoding="utf-8-sig"))
    assert (row["id"], row["point"], row["until"]) == (id_, "67.5", "2026-03-31")
    parquet = pytest.importorskip("pyarrow.parquet")
    desk("list", "--table", str(tmp_path / "ledger.parquet"))
    (again,) = parquet.read_table(tmp_path / "ledger.parquet").to_pylist()
    assert (again["id"], again["point"], again["brier"]) == (id_, 67.5, None)
    assert "ending" in desk("list", "--table", "ledger.xls", code=1)


def case(number):
    lines = (SHARED / "cases" / "forecasts.jsonl").read_text("utf-8").splitlines()
    return next(c for c in map(json.loads, lines) if c["id"] == number)


MADE = ("--claim", "x", "--forecaster", "B", "--made-on", "2026-01-01")


@needs_shared
def test_case_a_moment_of_pyongyang_is_kept_and_shown_with_its_zone(desk):
    wants = case("fo-01")
    when = wants["input"].removeprefix("resolved ")
    id_ = desk("new", *MADE, "--point", "60", "--until", "2026-03-01").partition(":")[0]
    words = ("--document", "2", "--quote", "Many ships", "--on", when)
    assert "Asia/Pyongyang" in desk("resolve", id_, "yes", *words)
    kept = json.loads(desk("show", id_, "--json"))["outcome"]["on"]
    assert kept == wants["expected"]["stored"]
    assert kept in desk("show", id_)


@needs_shared
def test_case_a_forecast_does_not_close_after_it_was_decided(desk):
    wants = case("fo-02")["expected"]
    told = desk("new", *MADE, "--closes", "2026-05-01", "--until", "2026-04-20", code=1)
    assert all(word in told for word in wants["message_mentions"])
    assert json.loads(desk("list", "--json"))["entries"] == []


@needs_shared
def test_case_a_vague_forecast_is_kept_as_not_scorable(desk, tmp_path):
    wants = case("fo-05")
    page = tmp_path / "vague.txt"
    page.write_text(wants["input"], "utf-8")
    body = json.loads(desk("propose", str(page), "--json"))
    (found,) = body["proposals"]
    assert body["not_scorable"] == 1
    assert (found["scorable"], found["reason"]) == (False, wants["expected"]["reason"])
    assert found["probability"] is None
    told = desk("accept", found["id"])
    assert wants["expected"]["reason"] in told
    shown = json.loads(desk("score", "--json"))["not_scorable"]
    assert shown == {"n": 1, "share": 1.0, "reasons": {wants["expected"]["reason"]: 1}}


@needs_shared
def test_case_updates_count_by_the_time_they_were_held(desk):
    wants = case("fo-07")["expected"]
    made = ("--claim", "x", "--forecaster", "B", "--made-on", "2025-12-02", "--point", "20")
    id_ = desk("new", *made, "--until", "2026-03-02", "--criterion", "y").partition(":")[0]
    for hour, percent in (("06", "90"), ("12", "95"), ("16", "97"), ("20", "99")):
        on = f"2026-03-02 {hour}:00 (Pyongyang)"
        desk("edit", id_, "--point", percent, "--on", on)
    words = ("--document", "2", "--quote", "Many ships", "--on", "2026-03-02")
    desk("resolve", id_, "yes", *words)
    shown = json.loads(desk("show", id_, "--json"))
    assert shown["mean"] == pytest.approx(wants["time_weighted_mean_near"], abs=0.005)
    plain = sum(h["point"] for h in shown["held"]) / len(shown["held"]) / 100
    assert plain == pytest.approx(wants["plain_mean"])


@needs_shared
def test_the_seed_proposes_what_the_gold_reading_lists(tmp_path):
    gold = json.loads((SHARED / "seed" / "gold.json").read_text("utf-8"))["forecasts"]
    words = ["ledger", "propose", str(SHARED / "seed" / "page.txt"), "--json"]
    told = CliRunner().invoke(app, [*words, "--archive", str(tmp_path / "seed.tea")])
    assert told.exit_code == 0, told.output
    found = json.loads(told.stdout)["proposals"]
    assert len(found) == len(gold) == 7
    for wanted in gold:
        low, high = wanted["claim"]["start"], wanted["claim"]["end"]
        (match,) = [p for p in found if p["claim"]["start"] < high and p["claim"]["end"] > low]
        for ours, theirs in (("by", "by"), ("word", "certainty"), ("subject", "subject")):
            assert match[ours] == wanted[theirs]
        assert match["horizon"] == wanted.get("horizon")
        # the gold leaves bands out; a published scale has one for "likely" alone
        assert (match["probability"] is not None) == ("likely" in wanted["certainty"])
