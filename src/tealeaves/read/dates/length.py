"""Rules for lengths and repeated times: "75 years", "week-long", "almost a week", "every year"."""

import re
from dataclasses import replace

from tealeaves.read.dates.hit import Found, Hit, Rules
from tealeaves.read.dates.words import unit, weekday

# After these a number of days is a rate, an age or a plan, not a length of time.
NOT_LENGTHS = frozenset("old anniversary plan plans strategy term-plan birthday later".split())
MORE, LESS = (
    frozenset(("over", "more than", "at least")),
    frozenset(("almost", "nearly", "under", "less than", "fewer than", "at most")),
)


def length(hit: Hit) -> Found | None:
    """ "75 years" is P75Y, "about three hours" PT3H APPROX, "half a century" P50Y."""
    count, letter = hit.number("n"), unit(hit.word("U") or "")
    if letter == "Q":
        return None
    plural = (hit.word("U") or "").lower().endswith("s")
    if not count or _no_length(hit, count, plural):
        return None
    one_day = (hit.word("n") or "").lower() == "one" and letter == "D"
    if one_day and hit.m["about"] is None and hit.before() not in tuple("ij%"):
        return None  # "One day in May ..." is no length
    if hit.m["half"]:
        count += 0.5
    found = hit.found(_value(count, letter), _mod(hit), "DURATION")
    if found and hit.next() == "-" and hit.word_at(hit.m.end() + 1) == "long":
        return replace(found, last=found.last + 2)
    return found


def half_a(hit: Hit) -> Found | None:
    """ "half a year", "half a century"."""
    letter = unit(hit.word("U") or "")
    halves = {"Y": (6, "M"), "DE": (5, "Y"), "CE": (50, "Y"), "D": (12, "TH"), "TH": (30, "TM")}
    if letter not in halves:
        return None
    return hit.found(_value(*halves[letter]), _mod(hit), "DURATION")


def unit_long(hit: Hit) -> Found | None:
    """ "week-long", "year-long"."""
    if hit.next_word() != "long" or (hit.word("U") or "").endswith("s"):
        return None
    found = hit.found(_value(1, unit(hit.word("U") or "")), None, "DURATION")
    return found and Found(found.first, found.last + 1, "DURATION", found.value)


def span(hit: Hit) -> Found | None:
    """ "the last three years", "the next two weeks", "the first ten months"."""
    count, letter = hit.number("n"), unit(hit.word("U") or "")
    if count is None:
        return None
    return hit.found(_value(count, letter), None, "DURATION")


def every(hit: Hit) -> Found | None:
    """ "every year", "each day": a set."""
    count, letter = hit.number("n") or 1, unit(hit.word("U") or "")
    found = hit.found(_value(count, letter), None, "SET")
    quant = (hit.word("E") or "").upper()
    return found and Found(found.first, found.last, "SET", found.value, None, quant)


def every_weekday(hit: Hit) -> Found | None:
    """ "every Monday", "on Mondays"."""
    number = weekday(hit.word("W") or "")
    found = hit.found(f"XXXX-WXX-{number}", None, "SET")
    return found and Found(found.first, found.last, "SET", found.value, None, "EVERY")


def _value(count: float, letter: str) -> str:
    if letter == "F":
        count, letter = 2 * count, "W"
    if letter == "Q":
        count, letter = 3 * count, "M"
    number = f"{count:.10g}" if count < 1e9 else f"{count:.0f}"
    return f"P{letter[0]}{number}{letter[1]}" if letter[0] == "T" else f"P{number}{letter}"


def _mod(hit: Hit) -> str | None:
    word = (hit.word("about") or "").lower()
    if word in MORE:
        return "MORE_THAN"
    if word in LESS:
        return "LESS_THAN"
    before = hit.before()
    return "APPROX" if before == "%" or hit.word_before() == "some" else None


def _no_length(hit: Hit, count: float, plural: bool) -> bool:
    following = hit.next_word().lower()
    if following in NOT_LENGTHS or (hit.next() == "-" and hit.word_at(hit.m.end() + 1) == "old"):
        return True
    if hit.next() == "-" and hit.word_at(hit.m.end() + 1) in ("plan", "class", "round"):
        return True
    one = (hit.word("n") or "").lower() in ("a", "an")
    if one and (plural or hit.next() == "-"):
        return True
    if one and hit.m["about"] is None:
        return hit.before() not in ("i", "j", "%", "t") or hit.word_before() in ("to", "into")
    hyphen = "-" in (hit.m["dash"] or "")
    # "10 day" is no length, "ten-day" and "one day" are
    worded = (hit.code("n") or "").startswith("n") and hit.next() == "_"  # "a three hour speech"
    return not plural and count != 1 and not hyphen and not worded


NUMBER = r"(?P<n>[NDYa]|n(?:-?n){0,4})"
RULES: Rules = (
    (
        "U",
        (
            (re.compile(rf"h?(?P<about>~)?{NUMBER}(?P<half>&aH|&H)?(?P<dash>-)?(?P<U>U)"), length),
            (re.compile(r"(?P<about>~)?Ha(?P<U>U)"), half_a),
            (re.compile(r"(?P<U>U)-"), unit_long),
            (re.compile(rf"h?[lpegfov]{NUMBER}(?P<U>U)"), span),
            (re.compile(r"(?P<E>E)(?P<n>[NDn])?(?P<U>U)"), every),
        ),
    ),
    (
        "E",
        ((re.compile(r"(?:E)(?P<W>W)"), every_weekday),),
    ),
)
