"""Rows: zeros and denominators, near copies once, gaps that are not zeros, the calendar."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tealeaves.archive.care.anew import recount
from tealeaves.archive.derive import tally
from tealeaves.archive.records.identity import merge, split
from tealeaves.archive.store import Archive
from tealeaves.archive.tables.days import Slice
from tealeaves.errors import ArchiveError
from tealeaves.track.ask import ask_of, cut_of
from tealeaves.track.report import report, rows
from tealeaves.track.series import track
from tests.track.made import Text, archive_of

SUNMAR = {"country": {"SMR": 3}}
BOTH = {"country": {"SMR": 1, "KTR": 2}}
TEXTS = (
    Text("2031-01-30", SUNMAR),
    Text("2031-01-31", SUNMAR, outlet="Unity Daily", copy_of=1),  # a near copy
    Text("2031-01-31", {}),
    Text("2031-03-02", BOTH, outlet="Unity Daily", genre="editorial"),
    Text("2031-03", {"country": {"KTR": 1}}),  # only the month is known
    Text(None, SUNMAR),
    Text("2031-03-30", {"not_read": {"actors": 1}}, language="xx"),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    path = archive_of(tmp_path_factory.mktemp("series") / "small.tea", TEXTS)
    with Archive.open(path, readonly=True) as opened:
        yield opened


def told(archive, what="countries", by="month", **more):
    found = track(archive, ask_of(what, by, **more))
    return {(row["key"], row["period"]): row for row in rows(found)}


def figures(row):
    return row["n"], row["texts"], row["all_texts"], row["share"], row["per_article"]


def test_every_key_has_every_period_with_its_zeros(archive):
    found = told(archive)
    assert [period for key, period in found if key == "SMR"] == ["2031-01", "2031-02", "2031-03"]
    assert len(found) == 2 * 3
    assert figures(found["KTR", "2031-01"]) == (0, 0, 2, 0.0, 0.0)


def test_a_period_without_texts_has_no_share(archive):
    assert figures(told(archive)["SMR", "2031-02"]) == (0, 0, 0, None, None)


def test_a_near_copy_counts_nowhere(archive):
    assert figures(told(archive)["SMR", "2031-01"]) == (3, 1, 2, 0.5, 1.5)


def test_texts_that_were_not_looked_through_are_in_no_denominator(archive):
    # March has a text, one of the month alone, and one in which no country was looked for
    assert figures(told(archive)["KTR", "2031-03"]) == (3, 2, 2, 1.0, 1.5)
    assert told(archive, "occasions") == {}


def test_undated_and_coarse_texts_are_told_apart(archive):
    body = report(archive, ask_of("countries", "week"))
    assert (body["undated"], body["too_coarse"], body["texts"]) == (1, 1, 3)
    body = report(archive, ask_of("countries", "month"))
    assert (body["undated"], body["too_coarse"], body["texts"]) == (1, 0, 4)


def test_weeks_are_iso_weeks(archive):
    found = told(archive, by="week")
    assert figures(found["SMR", "2031-W05"])[:3] == (3, 1, 2)
    # 2 March 2031 is a Sunday: still the ninth week
    assert figures(found["SMR", "2031-W09"])[:3] == (1, 1, 1)


def test_days_of_new_year_fall_into_the_week_they_are_in(tmp_path):
    path = archive_of(tmp_path / "year.tea", [Text("2024-12-29", BOTH), Text("2024-12-30", BOTH)])
    with Archive.open(path, readonly=True) as archive:
        weeks = [period for key, period in told(archive, by="week") if key == "SMR"]
        years = [period for key, period in told(archive, by="year") if key == "SMR"]
    assert weeks == ["2024-W52", "2025-W01"]
    assert years == ["2024"]


def test_a_range_keeps_its_periods_without_texts(archive):
    found = told(archive, cut=cut_of("2030-12", "2031-01-30"))
    assert [period for _, period in found] == ["2030-12", "2031-01"]
    assert figures(found["SMR", "2031-01"])[:3] == (3, 1, 1)


@pytest.mark.parametrize(
    ("narrow", "figure"),
    [
        ({"outlet": "unity daily"}, (1, 1, 1)),
        ({"genre": "editorial"}, (1, 1, 1)),
        ({"outlet": "RNA"}, None),
        ({"language": "en"}, (1, 1, 2)),
    ],
)
def test_a_part_of_the_texts_has_its_own_denominator(archive, narrow, figure):
    found = told(archive, cut=Slice(**narrow))
    assert ("SMR", "2031-03") in found
    if figure:
        assert figures(found["SMR", "2031-03"])[:3] == figure
    else:
        assert found["SMR", "2031-03"]["texts"] == 0


def test_the_parts_add_up_to_the_whole(archive):
    whole = told(archive)
    parts = [told(archive, cut=Slice(outlet=outlet)) for outlet in ("RNA", "Unity Daily")]
    for place, row in whole.items():
        for column in ("n", "texts", "all_texts"):
            assert row[column] == sum(part[place][column] for part in parts if place in part)


def test_only_the_keys_asked_for_even_where_no_text_has_them(archive):
    found = told(archive, keys=["SMR"], cut=cut_of("2031-03-10", "2031-03-31"))
    assert {key for key, _ in found} == {"SMR"}
    assert sum(row["texts"] for row in found.values()) == 0


def test_wrong_questions_are_told_with_what_there_is(archive):
    with pytest.raises(ArchiveError, match="nearest: SMR"):
        told(archive, keys=["SMRR"])
    with pytest.raises(ArchiveError, match="no such track; there are countries, titles"):
        ask_of("weather")
    with pytest.raises(ArchiveError, match="no such step; there are day, week"):
        ask_of("countries", "hour")
    with pytest.raises(ArchiveError, match="there are RNA, Unity Daily"):
        told(archive, cut=Slice(outlet="Gazette"))
    with pytest.raises(ArchiveError, match="say whose"):
        ask_of("names")
    with pytest.raises(ArchiveError, match="goes with titles"):
        ask_of("topics", of="someone")
    with pytest.raises(ArchiveError, match="longer step"):
        told(archive, by="day", cut=cut_of("1900", "2031"))


@pytest.mark.parametrize(
    "date", ["2031-02-30", "2031-13", "yesterday", "31-01-01", "2031-1-1", "0"]
)
def test_what_is_no_date_is_refused(date):
    with pytest.raises(ArchiveError, match="not a date"):
        cut_of(date)


def test_a_year_and_a_month_are_whole():
    assert cut_of("2024", "2024") == Slice("2024-01-01", "2024-12-31")
    assert cut_of("2024-02", "2024-02") == Slice("2024-02-01", "2024-02-29")
    with pytest.raises(ArchiveError, match="later than"):
        cut_of("2024-03", "2024-02")


def test_the_counts_kept_in_step_are_those_made_anew(tmp_path):
    path = archive_of(tmp_path / "step.tea", TEXTS)
    with Archive.open(path) as archive:
        connection = archive.connection
        taken = [number for number, text in enumerate(TEXTS, 1) if text.outlet == "Unity Daily"]
        for number in taken:
            tally(connection, number, -1)
            tally(connection, number, 1)
        tables = {
            name: f"SELECT * FROM {name} WHERE texts <> 0 ORDER BY 1, 2"
            for name in ("daily", "total", "tally", "volume")
        }
        kept = {name: connection.execute(query).fetchall() for name, query in tables.items()}
        recount(connection)
        for name, query in tables.items():
            assert sorted(connection.execute(query)) == sorted(kept[name])


TITLED = (
    Text("2031-01-01", {"person": {"voron": 2}, "titled": {"voron\tMarshal": 1}}),
    Text("2031-01-02", {"person": {"voron": 1}}),
    Text("2031-01-03", {"person": {"~d. voron": 1}, "titled": {"~d. voron\tMarshal": 2}}),
    Text("2031-01-04", {"person": {"voron": 1, "~d. voron": 1}, "titled": {"voron\tChair": 1}}),
    Text("2031-01-05", {"person": {"other": 1}, "titled": {"other\tChair": 1}}),
    Text("2031-01-06", {}),
)


@pytest.fixture
def titled(tmp_path):
    path = archive_of(tmp_path / "titled.tea", TITLED)
    with Archive.open(path) as opened:
        yield opened


def test_titles_of_a_person_are_of_the_texts_that_name_the_person(titled):
    found = told(titled, "titles", "year", of="voron")
    assert {place[0]: figures(row)[:4] for place, row in found.items()} == {
        "Marshal": (1, 1, 3, pytest.approx(1 / 3, abs=1e-6)),
        "Chair": (1, 1, 3, pytest.approx(1 / 3, abs=1e-6)),
    }


def test_people_joined_by_hand_are_one_and_no_text_counts_twice(titled):
    merge(titled, "Ann", "2031-02-01T00:00:00Z", "~d. voron", "voron")
    people = told(titled, "people", "year")
    assert figures(people["voron", "2031"])[:3] == (6, 4, 6)
    assert {key for key, _ in people} == {"voron", "other"}
    found = told(titled, "titles", "year", of="~d. voron")
    assert figures(found["Marshal", "2031"])[:3] == (3, 2, 4)


def test_texts_given_to_another_person_count_for_that_one(titled):
    split(titled, "Ann", "2031-02-01T00:00:00Z", "voron", (2, 4), "Voron Junior")
    people = told(titled, "people", "year")
    counted = {place[0]: figures(row)[:2] for place, row in people.items()}
    assert counted == {
        "voron": (2, 1),
        "~voron junior": (2, 2),
        "~d. voron": (2, 2),
        "other": (1, 1),
    }
    assert told(titled, "people", keys=["~voron junior"])["~voron junior", "2031-01"]["texts"] == 2


def test_first_and_last_seen(titled):
    keys = {key["key"]: key for key in report(titled, ask_of("titles", of="voron"))["keys"]}
    assert (keys["Marshal"]["first"], keys["Marshal"]["last"]) == ("2031-01-01", "2031-01-01")


@settings(deadline=None, max_examples=20)
@given(
    st.lists(st.tuples(st.integers(0, 45), st.booleans(), st.booleans()), min_size=1, max_size=25)
)
def test_periods_of_any_length_add_up_to_the_same(tmp_path_factory, made):
    texts = [
        Text(f"2031-{1 + day // 28:02}-{1 + day % 28:02}", BOTH if both else SUNMAR if one else {})
        for day, both, one in made
    ]
    path = archive_of(tmp_path_factory.mktemp("any") / "any.tea", texts)
    sums = []
    with Archive.open(path, readonly=True) as archive:
        for by in ("day", "week", "month", "year"):
            found = track(archive, ask_of("countries", by))
            sums.append(
                (found.by_period(found.texts).sum(), found.by_period(found.n).sum(), found.of.sum())
            )
            assert (found.texts <= found.of).all()
            assert np.array_equal(found.by_period(found.of), found.by_period(found.of[None])[0])
    assert len(set(map(str, sums))) == 1
    assert sums[0][2] == len(texts)
