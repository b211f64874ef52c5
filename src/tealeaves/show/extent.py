"""How much of the calendar a date value covers: a day, part of a month, months."""

import re
from dataclasses import dataclass

Month = tuple[int, int]  # year and month
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_REST = re.compile(r"(\d{4})(?:-(SP|SU|FA|WI|H1|H2|Q[1-4]))?$")
_FIRST = {
    "SP": 3,
    "SU": 6,
    "FA": 9,
    "WI": 12,
    "H1": 1,
    "H2": 7,
    "Q1": 1,
    "Q2": 4,
    "Q3": 7,
    "Q4": 10,
}
_THIRDS = {"START": 0, "MID": 1, "END": 2}


@dataclass(frozen=True, slots=True)
class Extent:
    """From one month to another; `day` or `third` where one month is known more closely."""

    first: Month
    last: Month
    day: int | None = None
    third: int | None = None  # 0 early, 1 mid, 2 late


def extent(value: str | None, mod: str | None = None) -> Extent | None:
    """What a TIMEX3 value covers, None where it names no year."""
    value = (value or "").partition("/")[0]
    if (m := _DAY.match(value)) and 1 <= int(m[2]) <= 12:
        month = int(m[1]), int(m[2])
        return Extent(month, month, day=int(m[3]))
    if (m := _MONTH.match(value)) and 1 <= int(m[2]) <= 12:
        month = int(m[1]), int(m[2])
        return Extent(month, month, third=_THIRDS.get(mod or ""))
    if m := _REST.match(value):
        return _months(int(m[1]), m[2], mod)
    return None


def _months(year: int, part: str | None, mod: str | None) -> Extent:
    if part is None and mod in _THIRDS:
        first = 1 + 4 * _THIRDS[mod]
        return Extent((year, first), (year, first + 3))
    first = _FIRST.get(part or "", 1)
    size = 12 if part is None else 6 if part[0] == "H" else 3
    return Extent((year, first), later((year, first), size - 1))


def later(month: Month, by: int) -> Month:
    """A month, so many months later."""
    count = month[0] * 12 + month[1] - 1 + by
    return count // 12, count % 12 + 1


def apart(one: Month, other: Month) -> int:
    """How many months one lies after the other."""
    return (one[0] - other[0]) * 12 + one[1] - other[1]
