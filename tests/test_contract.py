"""The JSON of a reading: its keys, their order, and places that say what the page says."""

import json

import pytest
from typer.testing import CliRunner

from tealeaves.cli.app import app
from tealeaves.contract import FORMAT, to_json
from tests.contract_faults import faults

PAGE = """Home News Envoy Meets Minister Over the Harbour...

Envoy Meets Minister Over the Harbour

 The envoy\\'s boat in the harbour / Harbour Photo
 The envoy’s boat in the harbour / Harbour Photo

On Monday Chinese Premier Li Qiang told reporters that “the harbour will open in May,” and the U.S.
envoy welcomed it.

The minister said on Tuesday that Russia would likely send a ship before the end of 2025.

LEAVE A REPLY
Please enter your comment!
"""
KEYS = (
    "format made source text article genre authority audience people attendance_list outlets "
    "actors blocs places statements dates events stance epithets formulas forecasts signals flags"
).split()


@pytest.fixture(scope="module")
def reading(reading_of):
    return to_json(reading_of(PAGE, date="2025-03-05"))


def test_keys_come_in_the_order_of_the_contract(reading):
    assert [key for key in reading if key != "not_read"] == KEYS
    assert reading["format"] == FORMAT


def test_every_place_says_what_the_page_says(reading):
    assert not faults(reading)
    assert reading["text"] == PAGE


def test_a_copy_names_the_block_it_repeats(reading):
    blocks = reading["article"]["blocks"]
    copies = [block for block in blocks if "copy_of" in block]
    assert copies
    assert all(0 <= block["copy_of"] < len(blocks) for block in copies)


def test_clean_is_there_only_where_the_page_is_damaged(reading):
    for block in reading["article"]["blocks"]:
        assert block.get("clean") != block["text"]
        assert block.get("clean") != ""
    assert any("clean" in block for block in reading["article"]["blocks"])


def test_a_given_day_is_said_to_be_given(reading):
    assert reading["article"]["published"]["value"] == "2025-03-05"
    assert reading["article"]["published"]["basis"] == "given"


def test_optional_keys_say_something(reading):
    for statement in reading["statements"]:
        assert statement.get("partly_quoted", True)
        assert statement.get("also_content", [1])
    assert all(event.get("recurring", True) for event in reading["events"])


def test_the_command_prints_one_object_a_line_and_nothing_else(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(PAGE)
    files = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    result = CliRunner().invoke(app, ["read", *files, "--json", "--date", "2025-03-05"])
    assert result.exit_code == 0
    assert [json.loads(line)["source"]["uri"] for line in result.stdout.splitlines()] == files


def test_standard_input_is_a_page():
    result = CliRunner().invoke(app, ["read", "-", "--json"], input=PAGE)
    assert json.loads(result.stdout)["source"]["uri"] == "-"


def test_html_of_several_pages_goes_into_a_folder(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(PAGE)
    out = tmp_path / "out"
    files = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    assert CliRunner().invoke(app, ["read", *files, "--html", str(out)]).exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["a.txt.html", "b.txt.html"]


def test_a_page_in_another_language_says_what_was_not_read(reading_of):
    page = to_json(reading_of("조선중앙통신은 3일 담화를 보도했다.\n담화는 상대를 부르지 않았다."))
    assert page["people"] is None
    assert {each["section"] for each in page["not_read"]} >= {"people", "statements", "signals"}
    assert page["dates"] is not None
