"""One match of a rule, with what a rule needs to give it a value."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tealeaves.read.dates.calendar import Calendar
from tealeaves.read.dates.scene import Scene, moved, nearest_year, year_value
from tealeaves.read.dates.tense import Tense, looks_ahead, tense
from tealeaves.read.dates.tokens import Tokens
from tealeaves.read.dates.words import month, number

MODS = {"1": "START", "2": "END", "3": "MID", "4": "START", "5": "END"}
NEAR = 120  # characters in which a past year governs the bare month after it
CLOSE = 45  # and a coming one


Kind = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Found:
    """A date by its words `first..last` (end exclusive) of the piece."""

    first: int
    last: int
    type: Kind
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A match `m` over the codes of `tokens`; `bounds` is its passage in the text."""

    m: re.Match[str]
    tokens: Tokens
    scene: Scene
    calendar: Calendar
    bounds: tuple[int, int]
    heading: bool

    def word(self, group: str) -> str | None:
        """The first word of a group, None where the group took no part."""
        at = self.m.start(group)
        return None if at < 0 else self.tokens.word(at)

    def code(self, group: str) -> str | None:
        """The codes of a group."""
        return self.m[group]

    def number(self, group: str) -> float | None:
        """What the words of a group count."""
        start, end = self.m.span(group)
        return number(self.tokens.words(start, end, "NDYdnoau")) if start >= 0 else None

    def before(self, back: int = 1) -> str:
        """The code of the word before the match, "" at the beginning."""
        at = self.m.start() - back
        return self.tokens.codes[at] if at >= 0 else ""

    def next(self, on: int = 0) -> str:
        """The code of the word after the match, "" at the end."""
        at = self.m.end() + on
        return self.tokens.codes[at] if at < len(self.tokens.codes) else ""

    def word_at(self, at: int) -> str:
        """A word by its number in the piece, "" outside it."""
        return self.tokens.word(at) if 0 <= at < len(self.tokens.codes) else ""

    def next_word(self) -> str:
        """The word after the match."""
        return self.word_at(self.m.end())

    def word_before(self) -> str:
        """The word before the match, in lower case."""
        return self.word_at(self.m.start() - 1).lower()

    def nothing(self) -> Found:
        """The words are used up, but are no date: a name that holds one."""
        return Found(self.m.start(), self.m.end(), "DATE", "")

    @property
    def place(self) -> tuple[int, int]:
        """The match in characters of the text."""
        return self.tokens.starts[self.m.start()], self.tokens.ends[self.m.end() - 1]

    def tense(self) -> Tense | None:
        """Past or future, by the verbs around."""
        start, end = self.place
        return tense(self.tokens.text, start, end, self.bounds, self.heading)

    def says_future(self) -> bool:
        """True when the sentence speaks of the future at all, or of no time that is past."""
        start, end = self.place
        return looks_ahead(self.tokens.text, start, end, self.bounds)

    def found(self, value: str | None, mod: str | None = None, type: Kind = "DATE") -> Found | None:
        """The whole match as a date of this value."""
        if value is None:
            return None
        return Found(self.m.start(), self.m.end(), type, value, mod)


Rule = tuple[re.Pattern[str], Callable[[Hit], Found | None]]
# Rules under the codes of which one at least must be there, so that most texts need few of them.
Rules = tuple[tuple[str, tuple[Rule, ...]], ...]


def mod_of(hit: Hit) -> str | None:
    """START, MID or END as the words before the date say."""
    mod = hit.m.groupdict().get("mod")
    return MODS.get(mod[0]) if mod else None


def full_year(word: str, near: int | None) -> int:
    """The year that "1975", "'44" or "44" stands for: a short one is never far ahead."""
    digits = word.lstrip("'’")
    if len(digits) != 2:
        return int(number([digits]) or 0)
    year = 2000 + int(digits)
    return year - 100 if year > (near or 2030) + 1 else year


# "August and September 1914": the year stands behind the second month.
YEAR_AHEAD = re.compile(r"(?:,?&|,|t|-)h?[Dd]?O?[Mm]!?(?:[Dd],?)?(?P<Y>Y)")


def year_for(hit: Hit, month_number: int, day: int) -> str:
    """The year of a month or day printed without one; "XXXX" where nothing gives it."""
    scene = hit.scene
    ahead = YEAR_AHEAD.match(hit.tokens.codes, hit.m.end())
    if ahead is not None:
        return hit.tokens.word(ahead.start("Y"))
    if scene.narrative and scene.year is not None:
        return year_value(_told_year(scene, month_number)) or "XXXX"
    if scene.year is not None and scene.issue is None and scene.year_at >= 0:
        return year_value(scene.year) or "XXXX"
    if scene.issue is None or scene.today is None:
        return "XXXX"
    if _year_beside(hit, scene.issue.year):
        return year_value(scene.year or 0) or "XXXX"
    near = scene.issue
    return year_value(nearest_year(month_number, day, near, hit.tense())) or "XXXX"


def _year_beside(hit: Hit, now: int) -> bool:
    """True when another year in the same sentence governs: "in June 2019 and again in October".

    A coming year does so only close by: "next year, perhaps in May".
    """
    scene, (start, _) = hit.scene, hit.place
    if scene.year is None or scene.year_at < 0 or scene.year == now:
        return False
    if _sentence_between(hit, scene.year_at, start):
        return False
    if scene.year > now:
        return start - scene.year_at <= CLOSE
    return start - scene.year_at <= NEAR and hit.tense() == "past"


def _told_year(scene: Scene, month_number: int) -> int:
    """In a history the story goes on: a month far before the last one is the next year's."""
    assert scene.year is not None
    if scene.month is not None and scene.month[1] - month_number >= 9:
        return scene.year + 1
    return scene.year


def _sentence_between(hit: Hit, start: int, end: int) -> bool:
    between = hit.tokens.text[max(0, start) : end]
    return "\n" in between or re.search(r"[a-z\d)”\"]\.\s", between) is not None


def month_of(hit: Hit, group: str = "M") -> int:
    """The number of the month in a group."""
    word = hit.word(group)
    assert word is not None
    return month(word)


def today_value(hit: Hit, days: int) -> str | None:
    """The day so many days from the one that "today" means here."""
    day = hit.scene.today
    other = day and moved(day, days)
    return other.isoformat() if other else None
