"""What a date is read against: the day of issue, the last dates mentioned, the speech it is in."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

VALUE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\dW])")


@dataclass(frozen=True, slots=True)
class Scene:
    """The state of things where a date stands. `issue` is None when no day of issue is known.

    `narrative` is true for a history, whose bare dates follow the date before them and not the
    day of issue. `given` is the day on which the quoted speech or letter was given or sent.
    """

    issue: date | None
    narrative: bool = False
    day: date | None = None  # last day mentioned
    month: tuple[int, int] | None = None  # last year and month mentioned
    year: int | None = None  # last year mentioned
    year_at: int = -1  # where it stood, in characters of the text
    given: date | None = None

    @property
    def today(self) -> date | None:
        """The day that "today" means here."""
        return self.given or self.issue

    @property
    def anchor(self) -> date | None:
        """The day that "that day" and "the next day" start from."""
        return self.day or self.today

    @property
    def told(self) -> date | None:
        """The first day of what was mentioned last: a day, a month, a year; else today."""
        day, month, year = self.day, self.month, self.year
        if day and month in (None, (day.year, day.month)) and year in (None, day.year):
            return day
        if month is not None:
            return day_of(*month, 1)
        if year is not None and 1 <= year <= 9999:
            return date(year, 1, 1)
        return day or self.today

    def after(self, value: str, at: int) -> "Scene":
        """The scene once a date with this value has been mentioned at a character."""
        m = VALUE.match(value.rpartition("/")[2])
        if m is None:
            return self
        year = int(m[1])
        if m[2] is None:
            month = self.month if self.month and self.month[0] == year else None
            return replace(self, year=year, year_at=at, month=month)
        month = (year, int(m[2]))
        if m[3] is None:
            # the day of a dateline is not the day of a story told of another month
            ours = self.issue and (self.issue.year, self.issue.month)
            day = None if self.day == self.issue and month != ours else self.day
            return replace(self, year=year, year_at=at, month=month, day=day)
        day = day_of(year, month[1], int(m[3]))
        return replace(self, year=year, year_at=at, month=month, day=day or self.day)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def moved(day: date, days: int) -> date | None:
    """The day so many days later, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def moved_months(day: date, months: int) -> date | None:
    """The day so many months later, the month's last day where it is shorter."""
    at = day.year * 12 + day.month - 1 + months
    year, month = at // 12, at % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def year_value(year: float) -> str | None:
    """TIMEX3 value of a year, "0009"; None outside the calendar."""
    return f"{int(year):04d}" if 0 < year <= 9999 else None


def week_value(day: date) -> str:
    """ISO week of a day: "2024-W41"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shifted(day: date, count: int, unit: str) -> str | None:
    """The value of the day, week, month ... that lies `count` units from a day's own.

    The value is as fine as the unit: five years from 2024-10-08 is "2029".
    """
    whole = {"F": ("W", 2), "Q": ("M", 3)}.get(unit)
    if whole:
        unit, count = whole[0], count * whole[1]
    if abs(count) > 10_000_000:
        return None
    if unit in ("D", "W", "WE"):
        other = moved(day, count * (1 if unit == "D" else 7))
        if other is None:
            return None
        week = week_value(other) + ("-WE" if unit == "WE" else "")
        return other.isoformat() if unit == "D" else week
    if unit == "M":
        other = moved_months(day, count)
        return f"{other.year:04d}-{other.month:02d}" if other else None
    scale = {"Y": 1, "DE": 10, "CE": 100}.get(unit)
    if scale is None:
        return None
    year = year_value(day.year + count * scale)
    return year and year[: {1: 4, 10: 3, 100: 2}[scale]]


def nearest_year(month: int, day: int, near: date, tense: str | None) -> int:
    """The year that puts a month and day before, after, or nearest to a day.

    The same month counts as not yet past when the day within it is not known (day 0).
    """
    here = (near.month, near.day if day else 0)
    there = (month, day)
    gap = (month - near.month) * 30 + ((day - near.day) if day else 0)
    # a date just gone is not next year's, whatever the verb nearby; nor one close ahead last year's
    if tense == "past":
        return near.year - (there > here and not (day and gap <= 14))
    if tense == "future":
        return near.year + (there < here and not gap >= -100)
    # without a sign of tense, a report looks back further than ahead
    if gap > 150:
        return near.year - 1
    return near.year + (gap < -215)


def weekday_date(number: int, near: date, tense: str | None) -> date | None:
    """The last such weekday on or before a day, or the next after it when the clause is future."""
    back = (near.isoweekday() - number) % 7
    if tense == "future":
        return moved(near, (7 - back) if back else 7)
    return moved(near, -back)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = c // 4, c % 4
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)
