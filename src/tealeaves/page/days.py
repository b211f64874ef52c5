"""Calendar dates as pages print them, with all the readings that a numeric one allows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

_MONTHS = ("jan feb mar apr may jun jul aug sep oct nov dec").split()
_FOREIGN = {
    "januar": 1,
    "februar": 2,
    "märz": 3,
    "mai": 5,
    "juni": 6,
    "juli": 7,
    "oktober": 10,
    "dezember": 12,
    "enero": 1,
    "febrero": 2,
    "marzo": 3,
    "abril": 4,
    "mayo": 5,
    "junio": 6,
    "julio": 7,
    "agosto": 8,
    "septiembre": 9,
    "octubre": 10,
    "noviembre": 11,
    "diciembre": 12,
    "janvier": 1,
    "février": 2,
    "mars": 3,
    "avril": 4,
    "juin": 6,
    "juillet": 7,
    "août": 8,
    "septembre": 9,
    "octobre": 10,
    "novembre": 11,
    "décembre": 12,
    "января": 1,
    "февраля": 2,
    "марта": 3,
    "апреля": 4,
    "мая": 5,
    "июня": 6,
    "июля": 7,
    "августа": 8,
    "сентября": 9,
    "октября": 10,
    "ноября": 11,
    "декабря": 12,
}
MONTH = (
    "(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
ANY_MONTH = MONTH[:-1] + "|" + "|".join(_FOREIGN) + ")"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

YEAR = re.compile(r"(?:19|20)\d\d")  # no date is printed without one
# Resolution 2270 (2016), file 18/2309866 and 02-2019-1203 are none: a digit, slash or hyphen
# beside the figures means a longer number.
PRINTED = re.compile(
    rf"""(?<![\d/.-])(?:
          (?P<y1>(?:19|20)\d\d)\s?[-./年년]\s?(?P<m1>\d{{1,2}})\s?[-./月월]\s?(?P<d1>\d{{1,2}})
          (?:[日일]|(?![\d/])(?!-\d))
        | (?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.|º)?\s(?:de\s|of\s)?
          (?P<m2>{ANY_MONTH})\b\.?,?\s(?:de\s)?(?P<y2>(?:19|20)\d\d)(?!\d)
        | (?P<m3>{ANY_MONTH})\.?\s(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y3>(?:19|20)\d\d)(?!\d)
        | (?P<a>\d{{1,2}})(?P<sep>[-./])(?P<b>\d{{1,2}})(?P=sep)(?P<y4>(?:19|20)\d\d)(?![\d/-])
        )""",
    re.X,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A date at characters `start..end`; `days` are its possible readings, ISO, day-first first."""

    start: int
    end: int
    days: tuple[str, ...]
    numeric: bool = False


def month_number(name: str) -> int:
    """1 to 12 for a month's number or name, English or another language, whole or shortened.

    Raises ValueError for a word that names no month.
    """
    low = name.lower().rstrip(".")
    if low.isdigit():
        return int(low)
    if low in _FOREIGN:
        return _FOREIGN[low]
    return _MONTHS.index(low[:3]) + 1


def real_day(year: int, month: int, day: int) -> str | None:
    """ISO date, or None where the calendar has no such day."""
    try:
        return Date(year, month, day).isoformat()
    except ValueError:
        return None


def printed_days(text: str) -> Iterator[Printed]:
    """The full calendar dates printed in a text, in order."""
    for m in PRINTED.finditer(text) if YEAR.search(text) else ():
        days = tuple(dict.fromkeys(day for day in _readings(m) if day is not None))
        if days:
            yield Printed(m.start(), m.end(), days, m["a"] is not None)


def _readings(m: re.Match[str]) -> Iterator[str | None]:
    if m["y1"]:
        yield real_day(int(m["y1"]), int(m["m1"]), int(m["d1"]))
    elif m["y2"]:
        yield real_day(int(m["y2"]), month_number(m["m2"]), int(m["d2"]))
    elif m["y3"]:
        yield real_day(int(m["y3"]), month_number(m["m3"]), int(m["d3"]))
    else:
        a, b, year = int(m["a"]), int(m["b"]), int(m["y4"])
        yield real_day(year, b, a)
        if m["sep"] != ".":  # with dots the day stands first
            yield real_day(year, a, b)


def weekday(day: str) -> str:
    """The English name, lower case, of an ISO date's weekday."""
    return WEEKDAYS[Date.fromisoformat(day).weekday()]
