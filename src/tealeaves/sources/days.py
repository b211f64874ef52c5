"""The day and the moment that a record names, brought to one form. Guesses nothing ambiguous."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

EARLIEST, LATEST = 1850, 2100  # years a record may name; the epoch's own first day is no date
MILLISECONDS = 100_000_000_000  # a count of seconds this large lies in the year 5138
ISO_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\.?(?![\d])")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{2,6}.{0,9})?$")
NUMBER = re.compile(r"-?\d{9,14}(?:\.\d{1,9})?$")


def day(value: object) -> str | None:
    """The day as YYYY-MM-DD, as written in its own time zone; None: unreadable or ambiguous.

    Reads ISO dates and times, 2024.07.16, 20240716, e-mail dates (RFC 2822) and whole numbers of
    seconds or milliseconds since 1970 (in UTC).
    """
    if isinstance(value, bool) or value is None:
        return None
    text = str(value).strip()[:80]
    if m := ISO_DAY.match(text) or COMPACT.match(text):
        parts = [part for part in m.groups() if part and part.isdecimal()]
        return _day(*map(int, parts))
    if NUMBER.match(text):
        return _of(_since_epoch(float(text)))
    return _of(_rfc_2822(text))


def moment(value: object) -> str | None:
    """A time of capture as ISO 8601 in UTC (a day stays a day); None: unreadable."""
    found = day(value)
    text = str(value).strip()[:80]
    if found is None or len(text) <= 10:
        return found
    if NUMBER.match(text):
        return _stamp(_since_epoch(float(text)))
    try:
        return _stamp(datetime.fromisoformat(text))
    except ValueError:
        return _stamp(_rfc_2822(text)) or found


def _of(when: datetime | None) -> str | None:
    return _day(when.year, when.month, when.day) if when else None


def _day(year: int, month: int, of_month: int) -> str | None:
    try:
        found = date(year, month, of_month)
    except ValueError:
        return None
    return found.isoformat() if EARLIEST <= year <= LATEST and found != date(1970, 1, 1) else None


def _since_epoch(count: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(count / 1000 if abs(count) >= MILLISECONDS else count, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _rfc_2822(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _stamp(when: datetime | None) -> str | None:
    if when is None:
        return None
    try:
        utc = (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return stamp(utc)


def stamp(when: datetime) -> str:
    """A moment as the archive writes all of them, so that they sort as text."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
