"""The day of issue worked out from the text, where nothing is given or printed.

A day that the text names (New Year's Day, "Monday, September 16"), a year that it speaks of as
its own, and a weekday on which something "was reported" are put together; they must agree, and
the words that agree are the evidence. One of them alone proves nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tealeaves import evidence
from tealeaves.knowledge import Pack
from tealeaves.read.dates.calendar import Calendar, calendar, fold
from tealeaves.read.dates.named import occasion_day
from tealeaves.read.dates.scene import day_of
from tealeaves.read.dates.tokens import Tokens, pieces, read_tokens
from tealeaves.read.dates.words import month, weekday
from tealeaves.types import Article, Dated

UNREAD = frozenset(("byline", "credit", "dateline"))
LATEST_REPORT = 3  # days after a named day on which it is still told by the weekday alone

# "At midnight the crowd greeted 2026": the year begins.
GREETED = re.compile(
    r"\b(?P<midnight>[Mm]idnight)\b[^.\n]{0,120}?\b"
    r"(?:greet|welcom|rang in|ring(?:s|ing)? in|usher|saw in|salut|cheer)[a-z]{0,6}\s(?:in\s)?"
    r"(?:the\s)?(?:[Nn]ew\s[Yy]ear,?\s)?(?P<year>20\d\d|19\d\d)\b"
)
OWN_YEAR = re.compile(
    r"\b(?P<a>(?:20|19)\d\d)\sNew\sYear|\b[Nn]ew\s[Yy]ear(?:[’']s)?,?\s(?:of\s)?(?P<b>(?:20|19)\d\d)\b"
    r"|\b(?P<c>(?:20|19)\d\d)\s(?:would|will|is\sto|is\sgoing\sto)\sbe\b"
    r"|\b(?:this|the\scurrent)\syear,?\s(?P<d>(?:20|19)\d\d)\b"
)


# "On New Year's Day", "Monday, September 16", neither with a year.
NAMED = re.compile(r"(?<=I)G(?!,?j?Y)|(?P<w>W),?(?P<M>M)(?P<D>D)(?!,?[YJ:&t/-])")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day of the year that the text names without a year."""

    month: int
    day: int
    place: tuple[int, int]
    weekday: int | None = None  # printed beside it


@dataclass(frozen=True, slots=True)
class Clue:
    """A weekday's number or a year, with its place in the clean text."""

    number: int
    place: tuple[int, int]


def infer_published(article: Article, pack: Pack) -> Dated | None:
    """The day of issue that a named day, a year and a weekday of the text agree on, or None.

    `value` is the first day that fits, `latest` the end of its week. Without a weekday the month
    is all that is claimed.
    """
    if article.language != "en":
        return None
    words = calendar(pack)
    tokens = [
        read_tokens(article.view.text, start, end, words)
        for passage in article.passages
        if passage.role not in UNREAD
        for start, end in pieces(article.view.text, passage.start, passage.end)
    ]
    years = own_years(article.view.text)
    anchors = [a for t in tokens for a in _anchors(t, words)] + list(_greeted(article.view.text))
    weekdays = [w for t in tokens for w in _weekdays(t)]
    newest = max((y for t in tokens for y in _all_years(t)), key=_number, default=None)
    if newest is None:
        return None
    years = [y for y in years if y.number >= newest.number - 1]
    if not years:
        # a date with its weekday fits one year in six: enough beside the newest year named
        return _agreed(article, [a for a in anchors if a.weekday], [], newest)
    if any(y.number != years[0].number for y in years):
        return None
    return _agreed(article, anchors, weekdays, years[0])


def _number(clue: Clue) -> int:
    return clue.number


def own_years(text: str) -> list[Clue]:
    """The years that the text speaks of as its own: "2026 would be", "greeted 2026"."""
    found = [
        Clue(int(m[m.lastgroup]), m.span(m.lastgroup))
        for m in OWN_YEAR.finditer(text)
        if m.lastgroup
    ]
    found += [Clue(int(m["year"]), m.span("year")) for m in GREETED.finditer(text)]
    return found


def _greeted(text: str) -> Iterator[Anchor]:
    for m in GREETED.finditer(text):
        yield Anchor(1, 1, m.span("midnight"))


def _anchors(tokens: Tokens, words: Calendar) -> Iterator[Anchor]:
    """Named days and days of a month without a year, told as news: "On New Year's Day"."""
    for m in NAMED.finditer(tokens.codes):
        place = (tokens.starts[m.start()], tokens.ends[m.end() - 1])
        if _other_year(tokens, m.start(), m.end()):
            continue
        if m["M"] is not None:
            beside, day = tokens.word(m.start("w")), int(tokens.word(m.start("D")))
            yield Anchor(month(tokens.word(m.start("M"))), day, place, weekday(beside))
            continue
        for entry in words.days.get(fold(tokens.word(m.start())), ()):
            fell = occasion_day(entry, 2024)
            if entry.rule == "fixed" and fell is not None:
                yield Anchor(fell.month, fell.day, place)


def _other_year(tokens: Tokens, start: int, end: int) -> bool:
    """True when the sentence has a year of its own, as in "In 1950, on New Year's Day"."""
    codes = tokens.codes
    low = max(codes.rfind("!", 0, start), codes.rfind(";", 0, start)) + 1
    stops = [at for at in (codes.find("!", end), codes.find(";", end)) if at >= 0]
    return "Y" in codes[low : min(stops, default=len(codes))]


def _weekdays(tokens: Tokens) -> Iterator[Clue]:
    for m in re.finditer(r"(?<=I)W", tokens.codes):
        at = m.start()
        yield Clue(weekday(tokens.word(at)), (tokens.starts[at], tokens.ends[at]))


def _all_years(tokens: Tokens) -> Iterator[Clue]:
    for m in re.finditer("Y", tokens.codes):
        number = int(tokens.word(m.start()))
        if 1900 <= number <= 2100:
            yield Clue(number, (tokens.starts[m.start()], tokens.ends[m.start()]))


def _agreed(
    article: Article, anchors: list[Anchor], weekdays: list[Clue], own: Clue
) -> Dated | None:
    for anchor in anchors:
        day = day_of(own.number, anchor.month, anchor.day)
        if day is None or (anchor.weekday or day.isoweekday()) != day.isoweekday():
            continue
        if anchor.weekday is not None:
            return _dated(article, day, anchor, (own.place,))
        for clue in weekdays:
            issue = day + timedelta(days=(clue.number - day.isoweekday()) % 7)
            if (issue - day).days <= LATEST_REPORT:
                return _dated(article, issue, anchor, (own.place, clue.place))
    bare = [anchor for anchor in anchors if anchor.weekday is None]
    if bare and not weekdays:
        return _month(article, bare[0], own)
    return None


def _dated(
    article: Article, issue: date, anchor: Anchor, others: tuple[tuple[int, int], ...]
) -> Dated:
    text = article.view.text
    places = sorted({anchor.place, *others})
    told = ", ".join(f"“{' '.join(text[a:b].split())}”" for a, b in places)
    sunday = issue + timedelta(days=7 - issue.isoweekday())
    return Dated(
        value=issue.isoformat(),
        precision="day",
        basis="inferred",
        evidence=tuple(evidence.span(article, a, b) for a, b in places),
        latest=sunday.isoformat(),
        why=f"no date is printed; {told} together give it: "
        f"{issue.day} {MONTH_NAMES[issue.month - 1]} {issue.year} was a "
        f"{DAY_NAMES[issue.isoweekday() - 1]}",
    )


def _month(article: Article, anchor: Anchor, own: Clue) -> Dated:
    places = sorted({anchor.place, own.place})
    text = article.view.text
    told = " and ".join(f"“{' '.join(text[a:b].split())}”" for a, b in places)
    return Dated(
        value=f"{own.number:04d}-{anchor.month:02d}",
        precision="month",
        basis="inferred",
        evidence=tuple(evidence.span(article, a, b) for a, b in places),
        why=f"no date is printed; {told} give the month, and no weekday the day",
    )


MONTH_NAMES = (
    "January February March April May June July August September October November December"
).split()
DAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
