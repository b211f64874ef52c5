"""Rules for days, months and seasons told beside another: "last June", "the 1st of last month".

Codes: see relative; T today and the like, W weekday, M month, S season, d ordinal.
"""

import re
from datetime import date

from tealeaves.read.dates.absolute import EDGE
from tealeaves.read.dates.hit import Found, Hit, Rules, mod_of, month_of, today_value, year_for
from tealeaves.read.dates.relative import REF, STEP
from tealeaves.read.dates.scene import day_of, moved, shifted, weekday_date
from tealeaves.read.dates.words import unit, weekday

DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def month_beside(hit: Hit) -> Found | None:
    """ "last December", "next April", "this May"."""
    number, code, base = month_of(hit), hit.code("step") or "x", hit.scene.today
    if base is None:
        return hit.found(f"XXXX-{number:02d}", mod_of(hit))
    if (hit.scene.narrative and code in "vfX") or code == "s":
        base = hit.scene.told or base
    year = base.year
    if code in "lpv":
        year -= number >= base.month
    elif code in "egf":
        year += number <= base.month
    if hit.m["D"]:
        exact = day_of(year, number, int(hit.number("D") or 0))
        return hit.found(exact.isoformat() if exact else None)
    return hit.found(f"{year:04d}-{number:02d}", mod_of(hit))


def month_of_year(hit: Hit) -> Found | None:
    """ "June last year", "August of that year", "May 3 this year", "March of the same year"."""
    if unit(hit.word("U") or "") != "Y":
        return None
    code = hit.code("step") or "x"
    base = hit.scene.told if code in "Xsvf" or hit.m["the"] else hit.scene.today
    if base is None:
        return None
    year, number, day = base.year + STEP[code], month_of(hit), hit.number("D")
    if day is not None:
        exact = day_of(year, number, int(day))
        return hit.found(exact.isoformat() if exact else None)
    return hit.found(f"{year:04d}-{number:02d}", mod_of(hit))


def day_of_month(hit: Hit) -> Found | None:
    """ "the 1st of last month", "the 15th of this month"."""
    base, day = hit.scene.today, hit.number("D")
    if unit(hit.word("U") or "") != "M" or base is None or day is None:
        return None
    if hit.code("step") in ("s", "X"):
        base = hit.scene.told or base
    value = shifted(base, STEP[hit.code("step") or "x"], "M")
    exact = value and day_of(int(value[:4]), int(value[5:]), int(day))
    return hit.found(exact.isoformat() if exact else None)


def bare_day(hit: Hit) -> Found | None:
    """ "the 15th" after a month has been named."""
    month, day = hit.scene.month, hit.number("D")
    if month is None or day is None or hit.before() not in "IiFt&@":
        return None
    if hit.next() in tuple("=UM-") or (hit.next() == "_" and hit.next_word() not in VERBS):
        return None
    exact = day_of(*month, int(day))
    return hit.found(exact.isoformat() if exact else None)


def day_word(hit: Hit) -> Found | None:
    """ "today", "yesterday", "tomorrow", "tonight"."""
    word = (hit.word("T") or "").lower()
    if hit.before() == hit.next() == ";":
        return None  # the name of a programme, in quotation marks
    if word == "overnight":
        return _overnight(hit)
    step = DAYS[word]
    if hit.scene.narrative and hit.scene.given is None:
        return hit.found(REF[step])
    if word == "today" and hit.next() == "'" and not _happening(hit):
        return hit.found("PRESENT_REF")
    value = today_value(hit, step) or REF[step]
    if word == "tonight" and value[0].isdigit():
        return hit.found(value + "TNI", None, "TIME")
    return hit.found(value)


def _overnight(hit: Hit) -> Found | None:
    """The adverb: "struck a depot overnight"; not "an overnight train"."""
    day = hit.scene.anchor
    if day is None or hit.scene.narrative or hit.before() in ("a", "h", "-") or hit.next() == "-":
        return None
    return hit.found(day.isoformat())


VERBS = frozenset("was were had did is it he they he she we but when as after he".split())
HAPPENINGS = frozenset(
    "meeting ceremony talks session visit event function performance banquet parade launch test "
    "summit celebration reception ribbon-cutting groundbreaking opening concert statement".split()
)


def _happening(hit: Hit) -> bool:
    """True for "today's meeting", which is on the day; "today's world" is of the present."""
    return any(hit.word_at(hit.m.end() + n).lower() in HAPPENINGS for n in (1, 2, 3))


def day_after_tomorrow(hit: Hit) -> Found | None:
    """ "the day after tomorrow", "the day before yesterday"."""
    word = (hit.word("T") or "").lower()
    if unit(hit.word("U") or "") != "D" or word not in ("tomorrow", "yesterday"):
        return None
    return hit.found(today_value(hit, 2 * DAYS[word]))


def day_before(hit: Hit) -> Found | None:
    """ "the day before", "the day after", "a day earlier": beside the last day mentioned."""
    word, letter = hit.tokens.word(hit.m.end() - 1).lower(), unit(hit.word("U") or "")
    if word not in ("before", "after") or letter not in ("D", "W", "M", "Y"):
        return None
    if hit.next() in ("h", "=", "_") and hit.next_word().lower() not in ("and", "that", "to", "in"):
        return None
    base = hit.scene.anchor if letter == "D" else hit.scene.told
    return hit.found(shifted(base, -1 if word == "before" else 1, letter)) if base else None


def week_day(hit: Hit) -> Found | None:
    """ "Thursday", "last Tuesday", "next Monday", "Wednesday last week"."""
    number, code = weekday(hit.word("W") or ""), hit.m["step"]
    scene = hit.scene
    base = scene.anchor if scene.narrative else scene.issue
    if base is None:
        return hit.found(f"XXXX-WXX-{number}")
    if hit.m["U"] is not None:
        return _week_day_of(hit, base, number)
    tense = "past" if code in ("l", "p", "v") else "future" if code in ("e", "g", "f") else None
    day = weekday_date(number, base, tense or hit.tense())
    if day == base and tense == "past":
        day = moved(day, -7)
    return hit.found(day.isoformat() if day else None)


def _week_day_of(hit: Hit, base: date, number: int) -> Found | None:
    if unit(hit.word("U") or "") != "W":
        return None
    monday = moved(base, 1 - base.isoweekday() + 7 * STEP[hit.code("of") or "x"])
    day = monday and moved(monday, number - 1)
    return hit.found(day.isoformat() if day else None)


def season(hit: Hit) -> Found | None:
    """ "the spring of 2025", "last winter", "in summer"."""
    word, code = hit.word("S") or "", hit.m["step"]
    letters = hit.calendar.codes[word.lower()][1]
    if hit.m["C"]:
        return hit.found(f"BC{int(hit.word('Y') or 0):04d}-{letters}", mod_of(hit))
    if hit.m["Y"]:
        return (
            hit.found(f"{hit.word('Y')}-{letters}", mod_of(hit)) if hit.code("Y") == "Y" else None
        )
    if not _is_season(hit, word, code):
        return None
    scene, base = hit.scene, hit.scene.today
    if hit.m["U"] is not None:
        if unit(hit.word("U") or "") != "Y":
            return None
        base = scene.told if hit.code("of") in ("X", "s", "v", "f") else scene.today
        return hit.found(
            f"{base.year + STEP[hit.code('of') or 'x']:04d}-{letters}"
            if base
            else f"XXXX-{letters}",
            mod_of(hit),
        )
    if base is None:
        return hit.found(f"XXXX-{letters}", mod_of(hit))
    middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[letters]
    if code in ("l", "p", "v", "e", "g", "f"):
        base = (scene.told or base) if scene.narrative else base
        ahead = code in "egf"
        year = base.year + ((middle <= base.month) if ahead else -(middle + 1 >= base.month))
        return hit.found(f"{year:04d}-{letters}", mod_of(hit))
    year = base.year if code == "x" else int(year_for(hit, middle, 0).replace("XXXX", "0"))
    return hit.found(f"{year:04d}-{letters}" if year else f"XXXX-{letters}", mod_of(hit))


def _is_season(hit: Hit, word: str, code: str | None) -> bool:
    if hit.m["U"] is not None or hit.m["mod"] or code in tuple("xXlveg"):
        return hit.next() not in ("'",) or word.lower() != "spring"
    if word[0].isupper() and hit.before() not in ("j", "h", "i"):
        return False
    the = hit.m["the"] is not None
    if word.lower() == "fall" and hit.next() == "O":
        return False
    led = hit.before() in ("j", "i", "F", "t", "~") and hit.word_before() not in (
        "into",
        "for",
        "to",
    )
    return led and (word.lower() not in ("fall",) or the) and hit.next() not in ("_", "=", "-")


STEPS = r"(?P<step>[xlpvegfXs])"
RULES: Rules = (
    (
        "U",
        (
            (re.compile(rf"h(?P<D>[dD])O(?:h)?{STEPS}(?P<U>U)"), day_of_month),
            (re.compile(r"h(?P<U>U)i(?P<T>T)"), day_after_tomorrow),
            (re.compile(r"h(?P<U>U)i"), day_before),
        ),
    ),
    (
        "M",
        (
            (re.compile(rf"{EDGE}h?{STEPS}(?P<M>M)(?:(?P<D>[Dd])(?!,?Y))?"), month_beside),
            (
                re.compile(rf"{EDGE}(?P<M>M)(?P<D>[Dd])?,?O?(?P<the>h)?{STEPS}(?P<U>U)"),
                month_of_year,
            ),
        ),
    ),
    (
        "d",
        ((re.compile(r"h(?P<D>d)(?![OMdU=])"), bare_day),),
    ),
    (
        "T",
        ((re.compile(r"(?P<T>T)"), day_word),),
    ),
    (
        "W",
        (
            (
                re.compile(r"(?:(?P<step>[lepgvfx])p?)?(?P<W>W)(?:O?h?(?P<of>[lexvf])(?P<U>U))?"),
                week_day,
            ),
        ),
    ),
    (
        "S",
        (
            (
                re.compile(
                    rf"{EDGE}(?:(?P<the>h)?(?:(?P<step>[xlvegf])p?)?)(?P<S>S)"
                    rf"(?:(?:O?,?(?P<Y>Y|[NDY](?=C))(?P<C>C)?)|(?:O?h?(?P<of>[xXslevf])(?P<U>U)))?"
                ),
                season,
            ),
        ),
    ),
)
