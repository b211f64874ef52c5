"""Phrases between two selections of an archive, and the verb that mines them."""

import json

import pytest
from typer.testing import CliRunner

from tealeaves.archive.search.filters import Filters
from tealeaves.archive.store import Archive
from tealeaves.cli.app import app
from tealeaves.compare.phrases import mine, where
from tealeaves.keep.add import Reader, add
from tests.keep.made import NOW, page

HARVEST = "The council praised the great iron harvest of Port Zenda and went home."
WEATHER = "The council spoke of rain over Port Zenda and went home."


@pytest.fixture(scope="module")
def shelf(tmp_path_factory, lookup):
    path = tmp_path_factory.mktemp("phrases") / "desk.tea"
    pages = [
        page(
            f"Council Meets Again, Number {n}\n\n{HARVEST if n > 8 else WEATHER} "
            f"The {n * 7} guests from house {n * 31} left by road {n * 13}.\n",
            place=f"line {n}",
            url=f"https://news.example/{n}",
            date=f"2026-{1 if n <= 8 else 2:02}-{n:02}",
            outlet="RNA",
        )
        for n in range(1, 17)
    ]
    with Archive.open(path, create=True) as archive:
        add(archive, pages, Reader(lookup), NOW)
    return path


def test_the_reference_is_what_came_before(shelf):
    with Archive.open(shelf, readonly=True) as archive:
        found = mine(archive, Filters(since="2026-02"))
    assert (found.target.total, found.reference.total) == (8, 8)
    assert "iron harvest" in found.more[0].phrase
    assert "rain" in found.less[0].phrase


def test_the_texts_of_both_sides_can_be_named(shelf):
    with Archive.open(shelf, readonly=True) as archive:
        found = mine(archive, Filters(until="2026-01"), Filters(since="2026-02"))
    assert "iron harvest" in found.less[0].phrase


def test_a_phrase_is_shown_where_it_stands(shelf):
    with Archive.open(shelf, readonly=True) as archive:
        found = mine(archive, Filters(since="2026-02"))
        (place, _) = where(archive, found.target, "great iron harvest")
    assert place["text"] == "great iron harvest"
    assert place["date"] == "2026-02-09"


def test_the_verb_prints_counts_scores_and_evidence(shelf):
    result = CliRunner().invoke(app, ["phrases", "--from", "2026-02", "-a", str(shelf), "--json"])
    assert result.exit_code == 0, result.output
    body = json.loads(result.output)
    row = body["more"][0]
    assert row["target_texts"] == 8
    assert row["reference_count"] == 0
    assert row["evidence"][0]["text"] in HARVEST
    plain = CliRunner().invoke(app, ["phrases", "--from", "2026-02", "-a", str(shelf)])
    assert "iron harvest" in plain.output


def test_two_selections_alike_show_nothing(shelf):
    args = ["phrases", "--from", "2026-01-05", "--until", "2026-01-08", "-a", str(shelf)]
    result = CliRunner().invoke(app, args)
    assert "no phrase differs beyond chance" in result.output


def test_an_empty_side_is_said_to_be_empty(shelf):
    result = CliRunner().invoke(app, ["phrases", "--from", "2027-01", "-a", str(shelf)])
    assert "one side has no texts" in result.output
