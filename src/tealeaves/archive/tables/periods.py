"""Days, weeks, months, quarters and years as text, in order and without gaps."""

from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta
from typing import Literal, get_args

Period = Literal["day", "week", "month", "quarter", "year"]
PERIODS: tuple[Period, ...] = get_args(Period)

NEEDS = {"day": 10, "week": 10, "month": 7, "quarter": 7, "year": 4}  # characters of the date


def period_of(day: str, period: Period) -> str | None:
    """2024-07-16 as 2024-07-16, 2024-W29, 2024-07, 2024-Q3 or 2024; None: too coarse a date."""
    if len(day) < NEEDS[period]:
        return None
    if period == "week":
        year, week, _ = Date.fromisoformat(day).isocalendar()
        return f"{year:04}-W{week:02}"
    if period == "quarter":
        return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"
    return day[: NEEDS[period]]


def run(first: str, last: str, period: Period) -> Iterator[str]:
    """Every period from the one of date `first` to that of `last`, days of any precision."""
    day, end = _first_day(first), _first_day(last)
    step = timedelta(days=1 if period in ("day", "week") else 28)
    before = None
    while True:
        name = period_of(day.isoformat(), period)
        assert name is not None
        if name != before:
            yield name
        if day >= end:
            return
        before = name
        day = min(day + step, end)


def _first_day(date: str) -> Date:
    return Date.fromisoformat(date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date)
