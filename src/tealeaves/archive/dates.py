"""Years, months and days as people ask for them: which days they begin and end with."""

import re
from calendar import monthrange
from datetime import date as Date

from tealeaves.errors import ArchiveError

YEARS = range(1000, 9001)  # with room on either side for stretches counted from a day
DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def first_day(date: str, option: str = "--from") -> str:
    """The first day of a year, month or day. Raises ArchiveError for what no calendar has."""
    return _day(date, option, last=False)


def last_day(date: str, option: str = "--until") -> str:
    """The last day of a year, month or day. Raises ArchiveError for what no calendar has."""
    return _day(date, option, last=True)


def one_day(text: str, option: str) -> Date:
    """A day of the calendar as YYYY-MM-DD. Raises ArchiveError for anything else."""
    try:
        day = Date.fromisoformat(text)
        if day.isoformat() == text and day.year in YEARS:
            return day
    except ValueError:
        pass
    raise ArchiveError(f"{option} {text}: not a day; give it as YYYY-MM-DD")


def check_order(since: str | None, until: str | None) -> None:
    """Raises ArchiveError for what is no date, or an end before its beginning."""
    first = since and first_day(since)
    last = until and last_day(until)
    if first and last and first > last:
        raise ArchiveError(f"--from {since} is later than --until {until}")


def _day(date: str, option: str, *, last: bool) -> str:
    found = DATE.fullmatch(date)
    try:
        if found is None:
            raise ValueError
        year, month, day = (int(part or 0) for part in found.groups())
        month = month or (12 if last else 1)
        day = day or (monthrange(year, month)[1] if last else 1)
        return Date(year, month, day).isoformat()
    except ValueError:
        raise ArchiveError(
            f"{option} {date}: not a date; give YYYY-MM-DD, YYYY-MM or YYYY"
        ) from None
