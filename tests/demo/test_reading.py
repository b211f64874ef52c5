"""The reader reads the invented press well: kind, counterpart, titles in order, list, formulas."""

import json
import shlex

import pytest
from typer.testing import CliRunner

from tealeaves.archive.kept import unpacked
from tealeaves.cli.app import app
from tealeaves.demo.build import page_of, row_of
from tealeaves.demo.names import names, pack_folder
from tealeaves.demo.press import press
from tealeaves.keep.reading import filing_of
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tealeaves.sources.record import Incoming, Where

TEXTS = press().texts
KINDS = {
    "activity": ("leader_inspection_report", "agency_report"),
    "roundup": ("foreign_support_digest", "foreign_press_digest"),
    "message-XTK": ("leader_message", "leader_letter"),
    "received-XAD": ("message_received_report", "agency_report"),
    "corvania": ("spokesperson_answer", "spokesperson_answer"),
    "westmark": ("fm_statement", "fm_statement"),
    "commentary": ("agency_commentary", "agency_commentary"),
    "address": ("leader_speech", "leader_speech"),
    "congress": ("party_meeting_report", "party_plenum"),
    "flood": ("agency_report", "agency_report"),
}


@pytest.fixture(scope="module")
def lookup():
    return Lookup(load((pack_folder(),)))


@pytest.fixture(scope="module")
def read(lookup):
    """The first text of a series, as it is filed, and its reading."""

    def one(series):
        text = next(t for t in TEXTS if t.plan.series == series)
        facts = row_of(text)
        filing = filing_of(
            Incoming(
                page_of(text).encode(),
                Where("press.jsonl", "rows"),
                url=text.url,
                date=facts["date"],
                outlet=facts["outlet"],
                title=text.title,
                topics=text.plan.topics,
            ),
            lookup,
            "",
        )
        return text.plan, filing.rows, json.loads(unpacked(filing.rows.json))

    return one


@pytest.mark.parametrize("series", KINDS)
def test_kind_and_rung_are_read(read, series):
    _, rows, _ = read(series)
    assert (rows.columns.genre, rows.columns.rung) == KINDS[series]
    assert rows.columns.complete


@pytest.mark.parametrize(
    ("series", "occasion", "counterpart", "direction"),
    [
        ("message-XTK", None, "XTK", "sent"),
        ("received-XAD", None, "XAD", "received"),
        ("corvania", None, "XCV", None),
        ("drills", "sea-shield", "XCV", None),
        ("address", "sarvenia-new-year", None, None),
        ("congress", "nlp-congress", None, None),
    ],
)
def test_setting_is_read(read, series, occasion, counterpart, direction):
    setting = read(series)[1].setting
    found = (setting.occasion, setting.counterpart, setting.direction)
    assert found == (occasion, counterpart, direction)


def test_those_present_are_read_in_printed_order(read):
    plan, _, reading = read("activity")
    listed = [one["name"] for one in reading["attendance_list"]]
    assert listed == [names().person(key) for key in plan.present]


def test_the_leaders_titles_are_read_in_printed_order(read):
    plan, _, reading = read("activity")
    leader = next(p for p in reading["people"] if p.get("key") == "ilya-marent")
    assert [span.get("office") for span in leader["title_spans"]] == list(plan.titles)


def test_the_countries_of_a_round_of_greetings_are_read_in_order(read):
    plan, _, reading = read("roundup")
    first = {code: min(s["start"] for s in spans) for code, spans in reading["actors"].items()}
    abroad = [code for code in sorted(first, key=first.get) if code != "XSV"]
    assert abroad == list(plan.countries)


@pytest.mark.parametrize("series", ["activity", "message-XTK", "corvania", "westmark", "congress"])
def test_formulas_are_read_by_family(read, series):
    plan, _, reading = read(series)
    families = {f["family"] for f in reading["formulas"] if "family" in f}
    assert families >= {names().pack.formulas[key].family for key in plan.formulas}


def test_demo_makes_the_archive_and_what_it_says_to_try_works(tmp_path):
    place = tmp_path / "demo"
    made = CliRunner().invoke(app, ["demo", str(place), "--texts", "24", "--workers", "1"])
    assert made.exit_code == 0, made.output
    assert made.stdout.startswith("24 texts in ")
    lines = [line.strip() for line in made.stdout.splitlines() if line.startswith("  tealeaves ")]
    assert len(lines) >= 5
    assert lines.pop().startswith("tealeaves desk ")  # it would stay open
    for line in lines:
        ran = CliRunner().invoke(app, shlex.split(line)[1:])
        assert ran.exit_code == 0, (line, ran.output)
        assert ran.stdout.strip()
    again = CliRunner().invoke(app, ["demo", str(place), "--texts", "25"])
    assert again.exit_code == 1
    assert "holds another demo" in again.output
