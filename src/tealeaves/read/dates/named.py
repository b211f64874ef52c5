"""Rules for named days, numeric dates and vague words: "Army Day", "25/07/18", "recently"."""

import re
from datetime import date

from tealeaves.knowledge import OccasionEntry
from tealeaves.read.dates.calendar import fold
from tealeaves.read.dates.hit import Found, Hit, Rules, full_year, year_for
from tealeaves.read.dates.scene import day_of, easter, moved, year_value

# Days counted from Easter Sunday, by id of the occasion.
FROM_EASTER = {"easter": 0, "good-friday": -2, "easter-monday": 1}
STEP = {"l": -1, "p": -1, "e": 1, "g": 1}


def vague(hit: Hit) -> Found | None:
    """ "recently", "now", "the future": before, at or after the time of speaking."""
    word = fold(hit.word("R") or "")
    value = hit.calendar.vague[word]
    if word in ("present", "the present") and hit.before() != "@":
        return None
    if word in ("soon", "shortly") and not _coming(hit):
        return None
    if word.endswith("future") and hit.next() in ("_", "O", "=") and hit.next_word() not in LOOSE:
        return None
    return hit.found(value)


LOOSE = frozenset("too as when to by with will would is was has had while where".split())


def _coming(hit: Hit) -> bool:
    """False for "soon after the battle", "as soon as possible", and a tale's "soon"."""
    if hit.word_before() == "as" or hit.next_word() in ("after", "before", "thereafter", "enough"):
        return False
    return hit.says_future()


def named_day(hit: Hit) -> Found | None:
    """ "New Year's Day", "last Easter", "Army Day 2019": the day it fell on."""
    entries = hit.calendar.days.get(fold(hit.word("G") or ""), ())
    if not entries or _in_a_name(hit):
        return None
    year = next((y for entry in entries if (y := _year(hit, entry)) is not None), None)
    if year is None:
        return hit.found(f"XXXX-{entries[0].date}") if entries[0].date else None
    days = [day for entry in entries if (day := occasion_day(entry, year))]
    return hit.found(days[0].isoformat()) if days else None


def _in_a_name(hit: Hit) -> bool:
    """True for "May Day Stadium", "Christmas Island"."""
    if hit.before() == "=":
        return True  # "White Christmas"
    return hit.next() == "=" and not hit.m["Y"] and hit.before() != "I"


def _year(hit: Hit, entry: OccasionEntry) -> int | None:
    if hit.m["Y"]:
        return int(hit.word("Y") or 0)
    base, step = hit.scene.today, hit.m["step"]
    probe = occasion_day(entry, base.year if base else 2000) or (
        occasion_day(entry, base.year - 1) if base else None
    )
    if probe is None:
        return None
    if base is not None and step is not None:
        return base.year + (STEP[step] if (probe <= base) == (step == "e") else 0)
    year = year_for(hit, probe.month, probe.day)
    return int(year) if year != "XXXX" else None


def occasion_day(entry: OccasionEntry, year: int) -> date | None:
    """The day on which an occasion fell in a year; None where it did not exist or is not known."""
    if entry.id in FROM_EASTER:
        return moved(easter(year), FROM_EASTER[entry.id]) if year > 1582 else None
    if entry.rule != "fixed" or entry.date is None:
        return None
    day = day_of(year, int(entry.date[:2]), int(entry.date[3:]))
    if day is None or (entry.since or "") > day.isoformat():
        return None
    return None if entry.until and entry.until < day.isoformat()[: len(entry.until)] else day


ISO = re.compile(r"(\d{4})([-./])(\d{1,2})(?:\2(\d{1,2}))?")
OTHER = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{2,4})")
JUCHE = re.compile(r"[Jj]uche ?(\d{2,3})\.(\d{1,2})\.(\d{1,2})")


def numeric(hit: Hit) -> Found | None:
    """ "2026-01-15", "2026-04", "25/07/18"; the year alone where day and month may be swapped."""
    word = hit.word("d") or ""
    m = JUCHE.fullmatch(word)
    if m is not None:
        return _day(hit, 1911 + int(m[1]), int(m[2]), int(m[3]))
    m = ISO.fullmatch(word)
    if m is not None and m[4] is None and int(m[3]) == int(m[1]) % 100 + 1:
        return hit.found(f"{m[1]}/{int(m[1]) + 1}")  # "2007-08" in prose is a range of years
    if m is not None and m[4] is None:
        return hit.found(f"{m[1]}-{m[3]}")
    if m is not None:
        return _day(hit, int(m[1]), int(m[3]), int(m[4]))
    m = OTHER.fullmatch(word)
    if m is None or (m[2] == "." and len(m[4]) == 2):
        return None
    issue = hit.scene.issue
    year, first, second = full_year(m[4], issue.year if issue else None), int(m[1]), int(m[3])
    if m[2] == "." or first > 12:
        return _day(hit, year, second, first)
    if second > 12 or first == second:
        return _day(hit, year, first, second)
    return hit.found(year_value(year)) if len(m[4]) == 4 else None


def _day(hit: Hit, year: int, month: int, day: int) -> Found | None:
    exact = day_of(year, month, day)
    return hit.found(exact.isoformat()) if exact and year >= 1000 else None


RULES: Rules = (
    (
        "R",
        ((re.compile(r"(?P<R>R)"), vague),),
    ),
    (
        "G",
        ((re.compile(r"(?P<step>[lpeg])?(?P<G>G)(?:,?j?(?P<Y>Y)(?!U))?"), named_day),),
    ),
    (
        "#",
        ((re.compile(r"(?P<d>#)"), numeric),),
    ),
)
