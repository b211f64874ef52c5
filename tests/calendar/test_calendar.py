"""The calendar: events told once, occasions with their precedents, and files others can read."""

import csv
import json
from datetime import UTC, date, datetime

import pytest
from typer.testing import CliRunner

from tealeaves.archive.store import Archive
from tealeaves.calendar.calendar import calendar
from tealeaves.calendar.ics import to_ics
from tealeaves.calendar.occasions import occasions
from tealeaves.cli.app import app
from tealeaves.keep.add import Reader, add
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tests.keep.made import NOW, page

# Plain facts of the calendar in our own words, from an outlet that the pack knows.
FOUNDING = (
    "Kim Jong Un Visits Port on Founding Day of DPRK\n\n"
    "Pyongyang, September 9 (KCNA) -- Kim Jong Un visited the port of Nampho on the founding "
    "anniversary of the DPRK.\nRussia and China sent guests.\n"
)
TALK = (
    "Harbour Talks Planned\n\n"
    "The delegation of Laos will visit Pyongyang on November 4, 2024. "
    "The two sides will hold talks on trade in December 2024.\n"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("calendar") / "desk.tea"
    rows = [
        page(FOUNDING.replace("Nampho", place), place=f"line {n}", date=day, outlet="KCNA")
        for n, (place, day) in enumerate((("Nampho", "2022-09-09"), ("Rason", "2023-09-09")))
    ]
    rows += [
        page(TALK, place="line 8", date="2024-10-20", outlet="Hentzau Review"),
        page(
            "From the Ministry\n\n" + TALK.partition("\n\n")[2] + "Nothing else was said.\n",
            place="line 9",
            date="2024-10-21",
            outlet="Other Post",
        ),
    ]
    with Archive.open(path, create=True) as archive:
        add(archive, rows, Reader(Lookup(load())), NOW)
        yield archive


def days(store, first, last, asked, **more):
    spans = (date.fromisoformat(first), date.fromisoformat(last))
    return calendar(store.connection, load(), *spans, asked=date.fromisoformat(asked), **more)


def test_an_occasion_has_its_earlier_texts_and_what_they_had(store):
    rows = days(store, "2024-09-01", "2024-09-30", "2024-09-01", state="PRK")
    (row,) = [r for r in rows if r["occasion"] == "state-founding" and r["kind"] == "occasion"]
    assert (row["from"], row["days"], row["anniversary"]) == ("2024-09-09", 8, 76)
    assert [p["date"] for p in row["precedents"]] == ["2023-09-09", "2022-09-09"]
    usual = {w["key"]: (w["k"], w["n"]) for w in row["watch"] if w["kind"] == "country"}
    assert usual["RUS"] == usual["CHN"] == (2, 2)


def test_a_precedent_lies_before_the_day_asked(store):
    rows = days(store, "2023-09-01", "2023-09-30", "2023-09-09", state="PRK")
    (row,) = [r for r in rows if r["occasion"] == "state-founding" and r["kind"] == "occasion"]
    assert [p["date"] for p in row["precedents"]] == ["2022-09-09"]


def test_an_event_is_told_once_with_every_place_that_tells_it(store):
    rows = days(store, "2024-10-20", "2024-11-30", "2024-10-25")
    (visit,) = [r for r in rows if r["kind"] == "event" and r["from"] == "2024-11-04"]
    assert visit["days"] == 10
    assert len(visit["sources"]) in (1, 2)  # near copies are left out
    for source in visit["sources"]:
        kept = store.reading(source["document"])
        quote = source["quote"]
        assert kept["text"][quote["start"] : quote["end"]] == quote["text"]


def test_a_month_is_a_month_and_not_its_first_day(store):
    rows = days(store, "2024-12-10", "2024-12-31", "2024-12-10")
    found = [r for r in rows if r["kind"] == "event" and r["precision"] == "month"]
    assert [(r["from"], r["to"]) for r in found] == [("2024-12-01", "2024-12-31")]


def test_days_by_the_moon_are_worked_out_and_movable_ones_are_left_out(tmp_path):
    with Archive.open(tmp_path / "empty.tea", create=True) as empty:
        span = (date(2024, 1, 1), date(2024, 12, 31))
        found = {o.id: o.day for o in occasions(empty.connection, load(), *span, asked=span[0])}
    assert found["lunar-new-year"] == "2024-02-10"
    assert found["harvest-day"] == "2024-09-17"
    assert "year-end-plenum" not in found


def test_two_libraries_read_the_file_alike(store):
    icalendar = pytest.importorskip("icalendar")
    vobject = pytest.importorskip("vobject")
    rows = days(store, "2024-09-01", "2024-12-31", "2024-10-25")
    raw = to_ics(rows, datetime(2024, 10, 25, tzinfo=UTC))
    ours = {r["id"] for r in rows if r["precision"] != "year"}
    first = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert {str(e["uid"]).removesuffix("@tealeaves") for e in first} == ours
    second = vobject.readOne(raw.decode("utf-8")).vevent_list
    spans = {str(e.uid.value): (e.dtstart.value, e.dtend.value) for e in second}
    visit = next(r for r in rows if r["from"] == "2024-11-04")
    assert spans[f"{visit['id']}@tealeaves"] == (date(2024, 11, 4), date(2024, 11, 5))
    assert raw == to_ics(rows, datetime(2024, 10, 25, tzinfo=UTC))
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75


def test_the_command_writes_a_file_and_prints_one_object(store, tmp_path):
    out = str(tmp_path / "out.ics")
    told = CliRunner().invoke(
        app,
        ["calendar", "-a", str(store.path), "--date", "2024-10-25", "--json", "--ics", out],
    )
    assert told.exit_code == 0, told.output
    body = json.loads(told.stdout)
    assert (body["from"], body["to"]) == ("2024-09-25", "2025-02-22")
    assert (tmp_path / "out.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert list(tmp_path.iterdir()) == [tmp_path / "out.ics"]


def test_the_calendar_leaves_as_a_table(store, tmp_path):
    out = tmp_path / "days.csv"
    words = ["calendar", "-a", str(store.path), "--date", "2024-10-25", "--table", str(out)]
    assert CliRunner().invoke(app, words).exit_code == 0
    rows = list(csv.DictReader(out.open(encoding="utf-8-sig")))
    visit = next(row for row in rows if row["from"] == "2024-11-04")
    assert (visit["kind"], visit["days"], visit["document"]) == ("event", "10", "3")
    assert visit["quote"] in TALK


@pytest.mark.parametrize(
    "words",
    [
        "--date soon",
        "--date 9999-12-31",
        "--date 0001-01-01",
        "--from 2024-02-30",
        "--from 2025-01-01 --until 2024-01-01",
    ],
)
def test_a_wrong_day_is_one_line(store, words):
    told = CliRunner().invoke(app, ["calendar", "--archive", str(store.path), *words.split()])
    assert told.exit_code == 1
    assert told.stderr.count("\n") == 1
