"""Rules for times of day: clock times, "that evening", "Monday morning", "10:00 on July 16".

A time and the day beside it are one expression; `joined` puts the two together.
"""

import re
from dataclasses import replace

from tealeaves.read.dates.hit import Found, Hit, Rules, today_value
from tealeaves.read.dates.scene import moved
from tealeaves.read.dates.words import ZONE

OFFSET = re.compile(r"(?:[+-]\d\d:\d\d|Z)$")
CLOCK = re.compile(r"\d{1,2}(?::\d{1,2}){0,2}")
NO_DAY = "XXXX-XX-XX"


def clock(hit: Hit) -> Found | None:
    """ "10:00", "7:10 a.m.", "5 p.m. GMT", "3 o'clock"."""
    word, half = hit.word("c") or "", (hit.word("k") or "").lower().replace(".", "")
    offset = OFFSET.search(word)
    bare = OFFSET.sub("", word)
    if CLOCK.fullmatch(bare) is None:  # "7 000 am" is no time of day
        return None
    parts = [int(p) for p in bare.split(":")]
    hour, rest = parts[0], parts[1:]
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 24 or any(p > 59 for p in rest) or (len(parts) == 1 and not half):
        return None
    if not half and hit.before() not in "@iIjF%&t-,BO!<#c" and hit.before():
        return None
    zone = ZONE[(hit.word("z") or "").lower()] if hit.m["z"] else ""
    zone = offset.group() if offset else zone
    value = "T" + ":".join(f"{p:02d}" for p in [hour, *(rest or [0])]) + zone
    day = hit.scene.anchor
    return hit.found((day.isoformat() if day else NO_DAY) + value, None, "TIME")


AFTER_PART = frozenset("he she it they we there his her their who when".split())


def part_of_day(hit: Hit) -> Found | None:
    """ "that evening", "the next morning", "in the afternoon", "this morning", "last night"."""
    word, code = (hit.word("P") or "").lower(), hit.m["step"]
    letters = hit.calendar.codes[word][1]
    if hit.tokens.codes[hit.m.end() - 1] == "U" and hit.word_at(hit.m.end() - 1) != "hours":
        return None
    if hit.word_at(hit.m.start() - 2).lower() == "stroke" or hit.next() == "-":
        return None
    if code is None and hit.next() == "_" and hit.next_word() not in AFTER_PART:
        return None  # "the evening gala"
    mod = {"1": "START", "2": "END", "3": "MID"}.get(hit.m["mod"] or "")
    if code in ("x", "l"):
        day = today_value(hit, -1 if code == "l" else 0)
    else:
        base = hit.scene.anchor
        other = base and moved(base, {"e": 1, "f": 1, "v": -1}.get(code or "", 0))
        day = other.isoformat() if other else None
    return hit.found(f"{day or NO_DAY}T{letters}", mod, "TIME")


# What may stand between a time and its day, and between a day and its time.
TIME_THEN_DAY = re.compile(r"(?:O|I|,|OI|j)?h?")
DAY_THEN_TIME = re.compile(r"(?:,?@|,|,?jh?|)")
TWO_PARTS = re.compile(r"&j?h?")


def joined(founds: list[Found], codes: str) -> list[Found]:
    """Times put together with the day beside them; times of no day and no anchor left out."""
    out: list[Found] = []
    for found in founds:
        last = out[-1] if out else None
        both = _join(last, found, codes) if last else None
        if both is None:
            out.append(found)
        else:
            out[-1] = both
    return [f for f in out if not _loose(f, codes)]


def _join(first: Found, second: Found, codes: str) -> Found | None:
    if first.last > second.first:
        return None
    between = codes[first.last : second.first]
    if first.type == "TIME" and second.type == "TIME":
        return _two_times(first, second, between, codes)
    if first.type == "TIME" and _is_day(second) and TIME_THEN_DAY.fullmatch(between):
        if not _open(first, codes) or (codes[second.first] == "G" and _midnight(first)):
            return None
        return replace(first, last=second.last, value=_at(second.value, first.value))
    if _is_day(first) and second.type == "TIME" and DAY_THEN_TIME.fullmatch(between):
        if not _open(second, codes) or ("j" in between and codes[second.first] != "h"):
            return None
        return replace(second, first=first.first, value=_at(first.value, second.value))
    return None


def _two_times(first: Found, second: Found, between: str, codes: str) -> Found | None:
    """ "the dawn and in the morning", "7:10 in the morning": two words for one time."""
    if TWO_PARTS.fullmatch(between) and "T" + "MO" in first.value and "TMO" in second.value:
        return replace(second, first=first.first)
    day, _, part = first.value.partition("T")
    if (
        between in ("@", "")
        and part.isalpha()
        and ":" in second.value
        and codes[first.first] == "T"
    ):
        return replace(second, first=first.first, value=day + "T" + second.value.partition("T")[2])
    if between in ("j", "jh", "") and ":" in first.value and ":" not in second.value:
        hour = int(first.value.partition("T")[2][:2])
        late = second.value.endswith(("AF", "EV", "NI")) and 1 <= hour < 12
        moved_on = first.value.replace(f"T{hour:02d}:", f"T{hour + 12:02d}:") if late else None
        return replace(first, last=second.last, value=moved_on or first.value)
    return None


def _is_day(found: Found) -> bool:
    return found.type == "DATE" and re.fullmatch(r"\d{4}-\d\d-\d\d", found.value) is not None


def _open(found: Found, codes: str) -> bool:
    """True for a time without a day of its own: not "that evening", not "this morning"."""
    return not any(c in "xXlevfs" for c in codes[found.first : found.last])


def _midnight(found: Found) -> bool:
    return found.value.endswith("NI") and found.last - found.first == 1


def _at(day: str, time: str) -> str:
    return day + "T" + time.partition("T")[2]


def _loose(found: Found, codes: str) -> bool:
    """ "night" with nothing before it that makes it a time."""
    own = codes[found.first : found.last]
    if found.type != "TIME" or own[-1:] != "P" or len(own) > 2:
        return False
    before = codes[found.first - 1 : found.first]
    if own == "hP":
        return before not in ("j", "I", "i")
    return own in ("P", "2P", "1P")


RULES: Rules = (
    (
        "ck",
        (
            (re.compile(r"(?P<c>c)h?(?P<k>k)?(?P<z>z)?"), clock),
            (re.compile(r"(?P<c>[ND])(?P<k>k)(?P<z>z)?"), clock),
        ),
    ),
    (
        "P",
        (
            (
                re.compile(r"(?P<mod>[12])?h?(?P<step>[xXlefvs])?(?:(?P<mod2>[12]))?(?P<P>P)U?"),
                part_of_day,
            ),
        ),
    ),
)
