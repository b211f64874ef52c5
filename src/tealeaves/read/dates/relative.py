"""Rules for dates that count from another: this year, last June, two days later, that evening.

Codes: x this, X that, l last, p past, v previous, e next, g coming, f following, s same, Z ago,
r later, b earlier, U unit, T today and the like, W weekday, M month, S season; see absolute.
"""

import re
from datetime import date

from tealeaves.read.dates.hit import Found, Hit, Rules, mod_of, today_value
from tealeaves.read.dates.scene import moved, shifted
from tealeaves.read.dates.words import unit

STEP = {"x": 0, "l": -1, "p": -1, "v": -1, "e": 1, "g": 1, "f": 1, "s": 0, "X": 0}
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
    return scene.told


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
        base = hit.scene.told
    if base is None:
        return hit.found(REF[step])
    if the and hit.code("step") in ("e",):
        base = hit.scene.told or base
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
    base = scene.told if letter != "D" else scene.anchor
    if base is None:
        return None
    return hit.found(shifted(base, STEP[code], letter), mod_of(hit) or _side(hit))


def unit_of_the(hit: Hit) -> Found | None:
    """ "the end of the year", "earlier in the week": the year or week one is in."""
    letter = unit(hit.word("U") or "")
    mod = mod_of(hit) or _side(hit)
    if letter.startswith("T") or (hit.word("U") or "").lower().endswith("s") or mod is None:
        return None
    base = hit.scene.told if hit.scene.narrative or mod == "BEFORE" else hit.scene.today
    if letter == "W" and mod == "BEFORE":
        base = hit.scene.anchor
    return hit.found(shifted(base, 0, letter), mod) if base else None


def end_of_unit(hit: Hit) -> Found | None:
    """ "year's end", "the month's end"."""
    letter, scene = unit(hit.word("U") or ""), hit.scene
    base = scene.told if scene.narrative else scene.today
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
    base = hit.scene.told if code is None and hit.scene.narrative else hit.scene.today
    year = base and shifted(base, STEP[code or "x"], "Y")
    return hit.found(f"{year}-H{2 if second else 1}" if year else None)


def ago(hit: Hit) -> Found | None:
    """ "five years ago" is 2019 in 2024; "a few years ago" is only past."""
    count, letter, base = hit.number("n"), unit(hit.word("U") or ""), hit.scene.today
    if count is None or "q" in (hit.code("n") or ""):
        return hit.found("PAST_REF")
    if base is None or letter.startswith("T"):
        return hit.found("PAST_REF") if letter.startswith("T") else None
    return hit.found(shifted(base, -round(count), letter))


def later(hit: Hit) -> Found | None:
    """ "two days later", "a week earlier": from the last date mentioned."""
    count, letter, code = hit.number("n"), unit(hit.word("U") or ""), hit.code("side")
    base = hit.scene.told
    if code == "i":
        if hit.word("side") not in ("before", "after"):
            return None
        code = "b" if hit.word("side") == "before" else "r"
    sign = -1 if code == "b" else 1
    if letter.startswith("T"):
        return None
    if count is None or "q" in (hit.code("n") or ""):
        return hit.found(REF[sign]) if hit.m["n"] else None
    if base is None:
        return None
    return hit.found(shifted(base, sign * round(count), letter))


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
        ),
    ),
    (
        "pg",
        ((re.compile(r"h(?P<step>p)(?![nNDUqaoPWMS'])|h(?P<step2>g)U"), past_or_coming),),
    ),
)
