"""Years, months and days as people ask for them."""

import pytest

from tealeaves.archive.dates import check_order, first_day, last_day, one_day
from tealeaves.errors import ArchiveError


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-05", "2024-02-05", "2024-02-05"),
    ],
)
def test_a_date_begins_and_ends(date, first, last):
    assert (first_day(date), last_day(date)) == (first, last)


@pytest.mark.parametrize("date", ["", "March", "24-03", "2024-3", "2024-13", "2023-02-29", "0000"])
def test_no_date_is_named_with_its_option(date):
    with pytest.raises(ArchiveError, match=f"^--until {date}: not a date; give YYYY"):
        last_day(date)


def test_an_end_lies_in_or_after_its_beginning():
    check_order("2024-03-31", "2024-03")
    check_order(None, "2024")
    with pytest.raises(ArchiveError, match="--from 2024-04 is later than --until 2024-03-31"):
        check_order("2024-04", "2024-03-31")


@pytest.mark.parametrize("text", ["2024-02-30", "20240201", "2024-02", "0001-01-01", "9999-12-31"])
def test_a_day_has_room_on_either_side(text):
    assert str(one_day("2024-02-29", "--date")) == "2024-02-29"
    with pytest.raises(ArchiveError, match=f"^--date {text}: not a day; give it as YYYY-MM-DD"):
        one_day(text, "--date")
