"""Days and moments: in the zone that is meant, or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tealeaves.errors import LedgerError
from tealeaves.ledger.times import instant, moment, window_of, year_after, zone_of

PYONGYANG = "Asia/Pyongyang"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2026-02-12 23:30 (Pyongyang)", "2026-02-12T23:30+09:00"),
        ("2026-02-12 23:30", "2026-02-12T23:30+09:00"),
        ("2026-02-12T23:30Z", "2026-02-12T23:30+00:00"),
        ("2026-02-12 23:30 +03:00", "2026-02-12T23:30+03:00"),
        ("2026-07-12 09:00 (Washington)", "2026-07-12T09:00-04:00"),
        ("2016-02-12 23:30 (Pyongyang)", "2016-02-12T23:30+08:30"),  # 2015 to 2018
        ("2026-02-12", "2026-02-12"),
    ],
)
def test_a_moment_is_kept_with_its_offset(text, kept):
    assert moment(text, PYONGYANG) == kept


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2026-02-30", "2026-02-12 25:00", "2026-02-12 (Pyongyang)", "2026-2-1",
     "2026-02-12 23:30 (Atlantis)"],
)  # fmt: skip
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(LedgerError):
        moment(text, PYONGYANG)


def test_a_day_begins_earlier_in_pyongyang():
    assert instant("2026-02-12", PYONGYANG) < instant("2026-02-12", "UTC")
    assert instant("2026-02-12", PYONGYANG, end=True) == instant("2026-02-13", PYONGYANG)
    assert instant("2026-02-12T23:30+09:00", "UTC") < instant("2026-02-12", PYONGYANG, end=True)


@pytest.mark.parametrize(
    ("horizon", "window"),
    [
        ("2026", ("2026-01-01", "2026-12-31")),
        ("2026-02", ("2026-02-01", "2026-02-28")),
        ("2028-02", ("2028-02-01", "2028-02-29")),
        ("2026-04-15", ("2026-04-15", "2026-04-15")),
        ("2026-Q4", ("2026-10-01", "2026-12-31")),
        ("2026-H1", ("2026-01-01", "2026-06-30")),
        ("2026-W05", ("2026-01-26", "2026-02-01")),
        ("2026-03/2026-05", ("2026-03-01", "2026-05-31")),
        ("9th Party Congress", None),
        ("FUTURE_REF", None),
        ("2026-13", None),
        ("2026-02-30", None),
        ("2026-05/2026-03", None),
        (None, None),
    ],
)
def test_a_window_is_what_the_value_spans_and_never_invented(horizon, window):
    assert window_of(horizon) == window


@given(st.text(max_size=30))
def test_no_words_make_a_window_by_accident(words):
    window = window_of(words)
    assert window is None or window[0] <= window[1]


def test_a_year_after_a_leap_day():
    assert year_after("2028-02-29") == "2029-02-28"
    assert year_after("2026-01-10") == "2027-01-10"


def test_a_city_finds_its_zone():
    assert zone_of("pyongyang") == zone_of("Asia/Pyongyang") == PYONGYANG
    assert zone_of("Beijing") == "Asia/Shanghai"
    assert zone_of("New York") == "America/New_York"
