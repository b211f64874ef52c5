"""What the packs say of time: named days, vague words, parts of the day, seasons."""

import re
from dataclasses import dataclass
from functools import lru_cache

from tealeaves.knowledge import OccasionEntry, Pack, WordList
from tealeaves.read.dates.words import CODES


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the packs say of time: named days, and lists of words by what they mean."""

    phrases: re.Pattern[str]
    triggers: re.Pattern[str]  # a word of time begins here
    days: dict[str, tuple[OccasionEntry, ...]]  # folded form: entries
    vague: dict[str, str]  # folded form: PAST_REF, PRESENT_REF, FUTURE_REF
    codes: dict[str, tuple[str, str]]  # lower case word: code, TIMEX3 value


LISTS = {
    "time-past": "PAST_REF",
    "time-present": "PRESENT_REF",
    "time-future": "FUTURE_REF",
}
PARTS = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
}
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
# id of a word list: code of its words, TIMEX3 letters
NAMED = {f"day-part-{name}": ("P", letters) for letters, name in PARTS.items()} | {
    f"season-{name}": ("S", letters) for letters, name in SEASONS.items()
}


def fold(form: str) -> str:
    """A form without case, curly marks and runs of spaces."""
    return " ".join(form.lower().replace("’", "'").split())


@lru_cache(maxsize=4)
def calendar(pack: Pack) -> Calendar:
    """The words of time that the packs hold."""
    lists = tuple(pack.words[name] for name in (*LISTS, *NAMED) if name in pack.words)
    return _calendar(tuple(pack.occasions.values()), lists)


@lru_cache(maxsize=8)
def _calendar(occasions: tuple[OccasionEntry, ...], lists: tuple[WordList, ...]) -> Calendar:
    days: dict[str, tuple[OccasionEntry, ...]] = {}
    for entry in occasions:
        if entry.rule == "irregular":
            continue
        for form in entry.forms:
            if is_day(form):
                days[fold(form)] = (*days.get(fold(form), ()), entry)
    vague = {
        fold(form): LISTS[words.id] for words in lists if words.id in LISTS for form in words.forms
    }
    codes = {
        form.lower(): NAMED[words.id]
        for words in lists
        if words.id in NAMED
        for form in words.forms
    }
    named = [form for entry in occasions for form in entry.forms if fold(form) in days]
    forms = [*named, *vague]
    plain = [word for word, code in CODES.items() if code in "MmWwVUTJpl"]
    triggers = re.compile(rf"\b(?:\d|{_grouped([*plain, *codes, *forms])}|B\.?C)")
    phrases = re.compile(rf"\b(?:{_grouped(forms)})" if forms else r"(?!)")
    return Calendar(phrases, triggers, days, vague, codes)


def _written(form: str) -> str:
    return re.escape(form).replace("'", "[’']").replace(r"\ ", r"\s{1,3}")


def _grouped(forms: list[str]) -> str:
    """A pattern for any of the forms in small, capital or first capital letters.

    Grouped by the first letter, so that a word which is none costs little.
    """
    groups: dict[str, list[str]] = {}
    for form in sorted(set(forms), key=len, reverse=True):
        groups.setdefault(form[0].lower(), []).append(_written(form[1:]))
        if form.isalpha() and len(form) > 2:
            groups[form[0].lower()].append(form[1:].upper())
    return "|".join(
        rf"[{head}{head.upper()}](?:{'|'.join(rest)})\b" for head, rest in groups.items()
    )


def is_day(form: str) -> bool:
    """True when the form of an occasion names a day, not a meeting: "Army Day", "Easter"."""
    words = form.split()
    if words[-1] in ("Day", "Eve", "Sunday", "Friday", "Monday", "Holiday", "birthday"):
        return words[-1] != "birthday"
    return words[0] == "Day" or len(words) == 1
