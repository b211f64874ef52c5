"""Rules for dates that count from another: this year, last June, two days later, that evening.

Codes: x this, X that, l last, p past, v previous, e next, g coming, f following, s same, Z ago,
r later, b earlier, U unit, T today and the like, W weekday, M month, S season; see absolute.
"""

import re
from datetime import date

from tealeaves.read.timex_absolute import EDGE
from tealeaves.read.timex_hit import Found, Hit, Rules, mod_of, month_of, today_value, year_for
from tealeaves.read.timex_scene import Scene, day_of, moved, shifted, weekday_date
from tealeaves.read.timex_words import unit, weekday

STEP = {"x": 0, "l": -1, "p": -1, "v": -1, "e": 1, "g": 1, "f": 1, "s": 0, "X": 0}
DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
REF = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def past_or_coming(hit: Hit) -> Found | None:
    """ "the coming months", "the past": no place on the calendar, only before or after now."""
    if hit.m["step2"] is not None:
        plural = hit.tokens.word(hit.m.end() - 1).lower().endswith("s")
        return hit.found("FUTURE_REF") if plural else None
    if hit.next() in ("_", "=") and hit.next_word() not in FOLLOWERS:
        return None
    return hit.found("PAST_REF")


FOLLOWERS = frozenset("as when to by with will would is was has had have too while where".split())


def _base(hit: Hit, deictic: bool) -> date | None:
    """The day counted from: that of issue, or of the last date in a history or after "that"."""
    scene = hit.scene
    if deictic and not (scene.narrative and scene.issue is None):
        return scene.today
    return _anchor(scene)


def _anchor(scene: Scene) -> date | None:
    if (
        scene.day is not None
        and (scene.month is None or scene.month == (scene.day.year, scene.day.month))
        and (scene.year in (None, scene.day.year))
    ):
        return scene.day
    if scene.month is not None:
        return day_of(*scene.month, 1)
    if scene.year is not None and 1 <= scene.year <= 9999:
        return date(scene.year, 1, 1)
    return scene.day or scene.today


def this_unit(hit: Hit) -> Found | None:
    """ "this year", "last week", "next month", "the last century", "late last year"."""
    step, letter = STEP[hit.code("step") or "x"], unit(hit.word("U") or "")
    plural = (hit.word("U") or "").lower().endswith("s")
    if letter.startswith("T") or plural or hit.next_word().lower() in ("time", "old"):
        return None
    the = hit.m["the"] is not None
    if hit.code("step") in ("p", "l") and letter != "CE" and the and mod_of(hit) is None:
        return _span_of(hit, letter)
    if letter == "D":
        return _this_day(hit, step)
    base = _base(hit, deictic=not the or hit.code("step") in ("l", "x"))
    if hit.scene.narrative and step == 0:
        base = _anchor(hit.scene)
    if base is None:
        return hit.found(REF[step])
    if the and hit.code("step") in ("e",):
        base = _anchor(hit.scene) or base
    return hit.found(shifted(base, step, letter), mod_of(hit) or _side(hit))


def _span_of(hit: Hit, letter: str) -> Found | None:
    """ "the past decade": a length, not a place on the calendar."""
    return hit.found(f"P1{letter}", None, "DURATION") if letter not in ("D", "WE") else None


def _this_day(hit: Hit, step: int) -> Found | None:
    if step and hit.m["the"] is None:
        return None
    if step == 0 and hit.scene.narrative and hit.scene.given is None:
        return hit.found(hit.scene.day.isoformat() if hit.scene.day else None)
    if step == 0:
        return hit.found(today_value(hit, 0) or "PRESENT_REF")
    base = hit.scene.anchor
    other = base and moved(base, step)
    return hit.found(other.isoformat() if other else None)


def _side(hit: Hit) -> str | None:
    """BEFORE or AFTER for "earlier this month", "later this year"."""
    side = hit.m.groupdict().get("side")
    return {"b": "BEFORE", "r": "AFTER"}[side] if side else None


def historic_day(hit: Hit) -> Found | None:
    """ "this historic day", "this significant year": the day or year of the speech or of issue."""
    letter, today = unit(hit.word("U") or ""), hit.scene.today
    if letter not in ("D", "M", "Y") or not (hit.word("U") or "").islower() or today is None:
        return None
    return hit.found(shifted(today, 0, letter))


def that_unit(hit: Hit) -> Found | None:
    """ "that day", "the same month", "the following year", "the previous week"."""
    letter, code = unit(hit.word("U") or ""), hit.code("step") or "X"
    if letter.startswith("T") or (hit.word("U") or "").lower().endswith("s"):
        return None
    scene = hit.scene
    if letter == "D" and scene.day is None and scene.month and STEP[code] == 0:
        return hit.found(f"{scene.month[0]:04d}-{scene.month[1]:02d}-XX")  # a day of that month
    base = _anchor(scene) if letter != "D" else scene.anchor
    if base is None:
        return None
    return hit.found(shifted(base, STEP[code], letter), mod_of(hit) or _side(hit))


def unit_of_the(hit: Hit) -> Found | None:
    """ "the end of the year", "earlier in the week": the year or week one is in."""
    letter = unit(hit.word("U") or "")
    mod = mod_of(hit) or _side(hit)
    if letter.startswith("T") or (hit.word("U") or "").lower().endswith("s") or mod is None:
        return None
    base = _anchor(hit.scene) if hit.scene.narrative or mod == "BEFORE" else hit.scene.today
    if letter == "W" and mod == "BEFORE":
        base = hit.scene.anchor
    return hit.found(shifted(base, 0, letter), mod) if base else None


def end_of_unit(hit: Hit) -> Found | None:
    """ "year's end", "the month's end"."""
    letter, scene = unit(hit.word("U") or ""), hit.scene
    base = _anchor(scene) if scene.narrative else scene.today
    if letter not in ("M", "Y", "W") or base is None:
        return None
    return hit.found(shifted(base, 0, letter), "END")


def half_of_this(hit: Hit) -> Found | None:
    """ "the latter half of this year" is 2024-H2."""
    if unit(hit.word("U") or "") != "Y" or hit.scene.today is None:
        return None
    second = hit.code("half") == "L" or (hit.word("half") or "").lower() == "second"
    if not second and (hit.word("half") or "").lower() != "first":
        return None
    code = hit.m["step"]
    base = _anchor(hit.scene) if code is None and hit.scene.narrative else hit.scene.today
    year = base and shifted(base, STEP[code or "x"], "Y")
    return hit.found(f"{year}-H{2 if second else 1}" if year else None)


def ago(hit: Hit) -> Found | None:
    """ "five years ago" is 2019 in 2024; "a few years ago" is only past."""
    count, letter, base = hit.number("n"), unit(hit.word("U") or ""), hit.scene.today
    if count is None:
        return hit.found("PAST_REF")
    if base is None or letter.startswith("T"):
        return hit.found("PAST_REF") if letter.startswith("T") else None
    return hit.found(shifted(base, -round(count), letter))


def later(hit: Hit) -> Found | None:
    """ "two days later", "a week earlier": from the last date mentioned."""
    count, letter, code = hit.number("n"), unit(hit.word("U") or ""), hit.code("side")
    base = _anchor(hit.scene)
    if code == "i":
        if hit.word("side") not in ("before", "after"):
            return None
        code = "b" if hit.word("side") == "before" else "r"
    sign = -1 if code == "b" else 1
    if letter.startswith("T"):
        return None
    if count is None:
        return hit.found(REF[sign]) if hit.m["n"] else None
    if base is None:
        return None
    return hit.found(shifted(base, sign * round(count), letter))


def month_beside(hit: Hit) -> Found | None:
    """ "last December", "next April", "this May"."""
    number, code, base = month_of(hit), hit.code("step") or "x", hit.scene.today
    if base is None:
        return hit.found(f"XXXX-{number:02d}", mod_of(hit))
    if (hit.scene.narrative and code in "vfX") or code == "s":
        base = _anchor(hit.scene) or base
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
    base = _anchor(hit.scene) if code in "Xsvf" or hit.m["the"] else hit.scene.today
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
        base = _anchor(hit.scene) or base
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
    base = hit.scene.anchor if letter == "D" else _anchor(hit.scene)
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
        base = _anchor(scene) if hit.code("of") in ("X", "s", "v", "f") else scene.today
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
        base = (_anchor(scene) or base) if scene.narrative else base
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
            (
                re.compile(
                    r"(?:h?(?P<mod>[12345])(?:-|O|j)?|(?P<side>[br])j?)?(?P<the>h)?"
                    r"(?P<step>[xlpe])p?(?P<U>U)"
                ),
                this_unit,
            ),
            (re.compile(r"x(?:[_=]|3)(?P<U>U)"), historic_day),
            (
                re.compile(
                    r"(?:h?(?P<mod>[12345])(?:-|O|j)?|(?P<side>[br])j?)?"
                    r"(?:h|(?=X)|(?=Xs))(?P<step>[vfseX])s?(?P<U>U)"
                ),
                that_unit,
            ),
            (re.compile(r"(?:h?(?P<mod>[12345])(?:O|j)|(?P<side>[br])j)h(?P<U>U)"), unit_of_the),
            (re.compile(r"h?(?P<U>U)'5"), end_of_unit),
            (re.compile(r"h?(?P<half>[oL])HO(?:(?P<step>[xlep])|h)(?P<U>U)"), half_of_this),
            (re.compile(r"~?(?P<n>[NDa]|n(?:-?n){0,4}|q|aq|aqO|h?q)?(?P<U>U)Z"), ago),
            (
                re.compile(
                    r"(?P<about>~)?(?P<n>[NDa]|n(?:-?n){0,4}|q|aq)(?P<U>U)(?P<side>[rb]|i(?![^,!;]))"
                ),
                later,
            ),
            (re.compile(rf"h(?P<D>[dD])O(?:h)?{STEPS}(?P<U>U)"), day_of_month),
            (re.compile(r"h(?P<U>U)i(?P<T>T)"), day_after_tomorrow),
            (re.compile(r"h(?P<U>U)i"), day_before),
        ),
    ),
    (
        "pg",
        ((re.compile(r"h(?P<step>p)(?![nNDUqaoPWMS'])|h(?P<step2>g)U"), past_or_coming),),
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
