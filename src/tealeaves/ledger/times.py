"""Days and moments of a ledger: each with the zone it is meant in, never guessed.

A day is YYYY-MM-DD and is meant where the entry's zone says; a moment carries its offset.
"""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from tealeaves.errors import LedgerError

# Cities whose own name the IANA tables do not carry.
CITIES = {"beijing": "Asia/Shanghai", "washington": "America/New_York", "utc": "UTC", "gmt": "UTC"}
MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ](?P<clock>\d{2}:\d{2}(?::\d{2})?))?"
    r" ?(?P<offset>Z|[+-]\d{2}:?\d{2})?(?: ?\(?(?P<place>[A-Za-z][A-Za-z_/ -]{1,40})\)?)?"
)
QUARTERS = {"1": (1, 3), "2": (4, 6), "3": (7, 9), "4": (10, 12)}
WINDOWS = 4_096  # values whose days are remembered
HALVES = {"1": (1, 6), "2": (7, 12)}


@cache
def _places() -> dict[str, str]:
    names = {zone.rsplit("/", 1)[-1].replace("_", " ").lower(): zone for zone in available_zones()}
    return names | {zone.lower(): zone for zone in available_zones()} | CITIES


@cache
def available_zones() -> tuple[str, ...]:
    """All zones of the IANA tables, sorted, so that a city's name finds the same one each time."""
    return tuple(sorted(available_timezones()))


def zone_of(place: str) -> str:
    """The IANA zone of a city or zone name: "Pyongyang" is "Asia/Pyongyang".

    Raises LedgerError for a place that the tables do not know.
    """
    zone = _places().get(place.strip().replace("_", " ").lower()) or _places().get(
        place.strip().lower()
    )
    if zone is None:
        raise LedgerError(f"{place}: no known zone; give a city or zone as in Asia/Pyongyang")
    return zone


def moment(text: str, zone: str) -> str:
    """A day as it is, or a moment with its offset: "2026-02-12T23:30+09:00".

    `zone` holds where the text names none. Raises LedgerError for what is neither.
    """
    found = MOMENT.fullmatch(text.strip())
    if not found:
        raise LedgerError(
            f"{text}: no day or moment; write 2026-02-12 or '2026-02-12 23:30 (Seoul)'"
        )
    day(found["day"])
    if not found["clock"]:
        if found["offset"] or found["place"]:
            raise LedgerError(f"{text}: a day with a zone; give the zone with --zone, or a time")
        return found["day"]
    offset = (found["offset"] or "").replace("Z", "+00:00")
    try:
        plain = datetime.fromisoformat(f"{found['day']}T{found['clock']}{offset}")
    except ValueError:
        raise LedgerError(f"{text}: no time of the clock") from None
    if not offset:
        plain = plain.replace(tzinfo=ZoneInfo(zone_of(found["place"] or zone)))
    return plain.isoformat(timespec="minutes")


def day(text: str) -> str:
    """The day itself. Raises LedgerError for what is not in the calendar."""
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise LedgerError(f"{text}: not a day; give it as YYYY-MM-DD")


def year_after(when: str) -> str:
    """The same day of the next year; of a leap day the last of its month."""
    first = date.fromisoformat(when)
    last = monthrange(first.year + 1, first.month)[1]
    return first.replace(year=first.year + 1, day=min(first.day, last)).isoformat()


def instant(when: str, zone: str, *, end: bool = False) -> datetime:
    """A day or moment on the one time line, in UTC; of a day its begin, or its end."""
    if len(when) > 10:
        return datetime.fromisoformat(when).astimezone(UTC)
    start = date.fromisoformat(when) + timedelta(days=1 if end else 0)
    return datetime(start.year, start.month, start.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)


@lru_cache(maxsize=WINDOWS)
def window_of(horizon: str | None) -> tuple[str, str] | None:
    """First and last day of a TIMEX3 value; None for words, open or past-less references."""
    if horizon is None:
        return None
    first, _, last = horizon.partition("/")
    begin, end = _span(first), _span(last or first)
    return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None


def _span(value: str) -> tuple[str, str] | None:
    found = re.fullmatch(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|H([12])|W(\d{2})))?", value)
    if not found:
        return None
    year, month, the_day, quarter, half, week = found.groups()
    try:
        if week:
            monday = date.fromisocalendar(int(year), int(week), 1)
            return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
        if the_day:
            return day(value), value
        low, high = (
            QUARTERS[quarter]
            if quarter
            else HALVES[half]
            if half
            else (int(month), int(month))
            if month
            else (1, 12)
        )
        last = monthrange(int(year), high)[1]
        return f"{year}-{low:02}-01", f"{year}-{high:02}-{last:02}"
    except (ValueError, LedgerError):
        return None
