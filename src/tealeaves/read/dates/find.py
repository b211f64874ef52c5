"""Time expressions: extents and values (TIMEX3) against the day of issue.

What counts is grammar and the packs' words of time; nothing is known of politics. Values come
left to right: a date without a year looks at the day of issue, at the tense of its clause and,
in a history or a quoted letter, at the dates before it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from tealeaves import evidence
from tealeaves.errors import SpanError
from tealeaves.knowledge import Pack
from tealeaves.read.dates import absolute as timex_absolute
from tealeaves.read.dates import clock as timex_clock
from tealeaves.read.dates import days as timex_days
from tealeaves.read.dates import korean as timex_ko
from tealeaves.read.dates import length as timex_length
from tealeaves.read.dates import named as timex_named
from tealeaves.read.dates import relative as timex_relative
from tealeaves.read.dates.calendar import Calendar, calendar
from tealeaves.read.dates.hit import Found, Hit, Rules
from tealeaves.read.dates.scene import Scene
from tealeaves.read.dates.speech import given_day, handed_over, is_background
from tealeaves.read.dates.tokens import Tokens, pieces, read_tokens
from tealeaves.types import Article, Dated, Passage, Timex

RULES: Rules = (
    *timex_absolute.RULES,
    *timex_relative.RULES,
    *timex_days.RULES,
    *timex_clock.RULES,
    *timex_length.RULES,
    *timex_named.RULES,
)
CORE = re.compile(r"[MmWVYyKcGTPSURJ#Ck]")
YEAR = re.compile(r"(?<![\d.,$€£])(?:1[5-9]|20)\d\d(?![\d\w]|[,.]\d)")
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
DATELINE = re.compile(r"\s{0,2}[(（][A-Z][\w .]{1,30}[)）]\s{0,2}[-–—]")
UNREAD = frozenset(("byline", "credit"))


def find_dates(article: Article, published: Dated | None, pack: Pack) -> tuple[Timex, ...]:
    """All time expressions of the article, in order.

    `published` is the day of issue; without one, a date that needs it keeps its unknown parts
    as X ("XXXX-12") or is left out.
    """
    if article.language == "ko":
        return timex_ko.find_dates_ko(article, published)
    words = calendar(pack)
    scene = first_scene(article, published)
    found: list[Timex] = []
    for passage in article.passages:
        if passage.role in UNREAD:
            continue
        for start, end in pieces(article.view.text, passage.start, passage.end):
            tokens = read_tokens(article.view.text, start, end, words)
            if not CORE.search(tokens.codes):
                continue
            here, scene = _read(tokens, words, scene, passage)
            found += _timexes(article, tokens, here)
        scene = handed_over(article.view.text, passage.start, passage.end, scene)
    return tuple(found)


def first_scene(article: Article, published: Dated | None) -> Scene:
    """The scene at the head of a text: its day of issue, and whether it tells a history."""
    issue = _issue(published)
    return Scene(issue, narrative=is_history(article.view.text, issue))


def is_history(text: str, issue: date | None) -> bool:
    """True for a text whose years are many and mostly far from its day of issue.

    News has its own year and weekdays in it.
    """
    years = [int(m.group()) for m in YEAR.finditer(text)]
    if len(years) < 6 or len(years) * 4000 < len(text):
        return False
    now = issue.year if issue else max(years)
    fresh = sum(abs(year - now) <= 1 for year in years)
    weekdays = sum(1 for _ in WEEKDAY.finditer(text))
    return fresh * 3 < len(years) and weekdays * 4 < len(years)


def _issue(published: Dated | None) -> date | None:
    if published is None or published.precision != "day":
        return None
    try:
        return date.fromisoformat(published.value[:10])
    except ValueError:
        return None


def _read(
    tokens: Tokens, words: Calendar, scene: Scene, passage: Passage
) -> tuple[list[Found], Scene]:
    """The dates of one piece, and the scene after it."""
    founds: list[Found] = []
    bounds = (passage.start, passage.end)
    heading = passage.role in ("title", "heading")
    at, day_at = 0, -1
    for m, read in _matches(tokens.codes):
        if m.start() < at:
            continue
        place = tokens.starts[m.start()]
        given = given_day(tokens.text, place, bounds, scene)
        hit = Hit(m, tokens, replace(scene, given=given), words, bounds, heading)
        found = read(hit)
        if found is None:
            continue
        at = found.last
        if not found.value:
            continue
        founds.append(found)
        told = scene.after(found.value, place if _says_year(tokens, found) else -1)
        if told.day != scene.day and is_background(tokens.text, place, (day_at, bounds[0])):
            told = replace(told, day=scene.day)  # "had set out on the 10th": the story goes on
        day_at = place if told.day != scene.day else day_at
        scene = told
    return timex_clock.joined(founds, tokens.codes), scene


def _says_year(tokens: Tokens, found: Found) -> bool:
    """True when the words name a year: "2019", "last year", "March 4, 2019"."""
    return not set("Yy#U").isdisjoint(tokens.codes[found.first : found.last])


def _matches(codes: str) -> Iterator[tuple[re.Match[str], Callable[[Hit], Found | None]]]:
    """All matches of all rules, from left to right, the longest first."""
    there = set(codes)
    rules = [rule for cores, group in RULES if not there.isdisjoint(cores) for rule in group]
    hits = [
        (m.start(), -m.end(), number, m)
        for number, (pattern, _) in enumerate(rules)
        for m in pattern.finditer(codes)
    ]
    hits.sort(key=lambda hit: hit[:3])
    for _, _, number, m in hits:
        yield m, rules[number][1]


def _timexes(article: Article, tokens: Tokens, founds: list[Found]) -> Iterator[Timex]:
    for found in founds:
        start, end = tokens.starts[found.first], tokens.ends[found.last - 1]
        try:
            span = evidence.span(article, start, end)
        except SpanError:
            continue
        yield Timex(
            span=span,
            type=found.type,
            value=found.value,
            mod=found.mod,
            quant=found.quant,
            freq=found.freq,
            function="dateline" if _is_dateline(article, start, end) else None,
        )


def _is_dateline(article: Article, start: int, end: int) -> bool:
    """True for the date of "Pyongyang, July 16 (KCNA) --"."""
    text = article.view.text
    line = text.rfind("\n", 0, start) + 1
    return start - line <= 80 and DATELINE.match(text, end) is not None
