"""A piece of text as words with one-letter codes, on which the rules of the dates are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tealeaves.read.timex_words import CAPITAL_CODES, CODE_OF_MARK, CODES
from tealeaves.types import OccasionEntry, Pack

LONGEST = 20_000  # characters read at once, so that one endless line costs no memory

TOKEN = re.compile(
    r"""
    (?P<more>[Mm]ore\ than|[Ll]ess\ than|[Aa]t\ least|[Aa]t\ most|[Ff]ewer\ than)(?!\w)
    | (?P<juche>[Jj]uche\ ?\d{2,3}\.\d{1,2}\.\d{1,2})(?!\d)
    | (?P<oclock>o[’']clock)(?!\w)
    | (?P<half>[AaPp]\.[Mm]\.|[AaPp][Mm](?!\w))
    | (?P<era>B\.C\.(?:E\.)?|A\.D\.|C\.E\.|(?:BCE?|AD|CE)(?!\w)|B\.C(?!\w))
    | (?P<numeric>\d{4}(?P<sep>[-./])\d{1,2}(?P=sep)\d{1,2}|\d{1,2}(?P<bar>[-./])\d{1,2}(?P=bar)
        (?:\d{4}|\d{2})|(?:19|20)\d\d-(?:0[1-9]|1[0-2]))(?![\w/]|[-.,]\d)
    | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?!\w|:\d)
    | (?P<decade>(?:\d{3}0s|[’']\d0s))(?!\w)
    | (?P<ordinal>\d{1,3}(?:st|nd|rd|th))(?!\w)
    | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+)(?!\w|,\d|\.\d)
    | (?P<short>[’']\d\d)(?!\w)
    | (?P<own>[’']s?)(?!\w)
    | (?P<word>[^\W\d_]+)(?!\w)
    | (?P<odd>[\w][\w.,]*)
    | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words of a piece; `codes` has one letter a word, places are those of the whole text."""

    text: str
    codes: str
    starts: list[int]
    ends: list[int]

    def word(self, at: int) -> str:
        """The word itself, as printed."""
        return self.text[self.starts[at] : self.ends[at]]

    def words(self, start: int, end: int, codes: str) -> list[str]:
        """The words among `start..end` whose code is one of `codes`."""
        return [self.word(i) for i in range(start, end) if self.codes[i] in codes]


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the packs say of time: named days, and lists of words by what they mean."""

    phrases: re.Pattern[str]
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


def fold(form: str) -> str:
    """A form without case, curly marks and runs of spaces."""
    return " ".join(form.lower().replace("’", "'").split())


def calendar(pack: Pack) -> Calendar:
    """The words of time that the packs hold."""
    days: dict[str, tuple[OccasionEntry, ...]] = {}
    for entry in pack.occasions.values():
        if entry.rule == "irregular":
            continue
        for form in entry.forms:
            if is_day(form):
                days[fold(form)] = (*days.get(fold(form), ()), entry)
    vague = {
        fold(form): value
        for name, value in LISTS.items()
        if name in pack.words
        for form in pack.words[name].forms
    }
    codes: dict[str, tuple[str, str]] = {}
    for prefix, code, kinds in (("day-part-", "P", PARTS), ("season-", "S", SEASONS)):
        for value, name in kinds.items():
            entry_id = prefix + name
            if entry_id in pack.words:
                codes |= {form.lower(): (code, value) for form in pack.words[entry_id].forms}
    forms = sorted([*days, *vague], key=len, reverse=True)
    return Calendar(re.compile(_alternatives(forms), re.IGNORECASE), days, vague, codes)


def _alternatives(forms: list[str]) -> str:
    """A pattern for any of the forms, grouped by first letter so that a miss costs little."""
    if not forms:
        return r"(?!)"
    groups: dict[str, list[str]] = {}
    for form in forms:
        written = re.escape(form).replace("'", "[’']").replace(r"\ ", r"\s{1,3}")
        groups.setdefault(form[0], []).append(written)
    inner = "|".join("|".join(group) for group in groups.values())
    heads = "".join(re.escape(head) for head in groups)
    return rf"(?<!\w)(?=[{heads}])(?:{inner})(?!\w)"


def is_day(form: str) -> bool:
    """True when the form of an occasion names a day, not a meeting: "Army Day", "Easter"."""
    words = form.split()
    if words[-1] in ("Day", "Eve", "Sunday", "Friday", "Monday", "Holiday", "birthday"):
        return words[-1] != "birthday"
    return words[0] == "Day" or len(words) == 1


def read_tokens(text: str, start: int, end: int, words: Calendar) -> Tokens:
    """The words and marks of `text[start:end]` with their codes."""
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = start
    for phrase in words.phrases.finditer(text, start, end):
        _read(text, at, phrase.start(), words, (codes, starts, ends))
        form = fold(phrase.group())
        day = "G" if phrase.group()[0].isupper() else "_"
        code = "R" if form in words.vague else day
        codes.append(code)
        starts.append(phrase.start())
        ends.append(phrase.end())
        at = phrase.end()
    _read(text, at, end, words, (codes, starts, ends))
    return Tokens(text, "".join(codes), starts, ends)


def _read(
    text: str,
    start: int,
    end: int,
    words: Calendar,
    into: tuple[list[str], list[int], list[int]],
) -> None:
    codes, starts, ends = into
    for m in TOKEN.finditer(text, start, end):
        kind = m.lastgroup
        word = m.group()
        if kind == "word":
            lower = word.lower()
            code = CODES.get(lower) or words.codes.get(lower, ("", ""))[0]
            if not code or (code in CAPITAL_CODES and word[0] == lower[0]):
                code = "=" if word[0].isupper() else "_"
        else:
            code = _code(kind or "", word)
        codes.append(code)
        starts.append(m.start())
        ends.append(m.end())


SIMPLE = {
    "more": "~",
    "juche": "#",
    "oclock": "k",
    "half": "k",
    "era": "C",
    "clock": "c",
    "decade": "K",
    "short": "y",
    "own": "'",
    "odd": ";",
}


def _code(kind: str, word: str) -> str:
    if kind in SIMPLE:
        return SIMPLE[kind]
    if kind == "mark":
        return CODE_OF_MARK.get(word, ";")
    if kind in ("numeric", "sep", "bar"):
        return "#"
    if kind == "ordinal":
        return "d" if int(word[:-2]) <= 31 else "u"
    if not word.isdecimal() or not word.isascii():
        return "N"
    if len(word) == 4 and 1000 <= int(word) <= 2199:
        return "Y"
    return "D" if len(word) <= 2 and 1 <= int(word) <= 31 else "N"


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range cut into pieces that can be read at once, at white space where there is any."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = start + LONGEST if cut < 0 else cut
        yield start, cut
        start = cut
    yield start, end
