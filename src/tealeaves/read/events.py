"""Events: what the text presents as having happened or coming.

Background counts only with a date of its own; what one meeting consists of is one event.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tealeaves import evidence
from tealeaves.read import tree
from tealeaves.read.cues import cues_of
from tealeaves.read.event_words import EventWords, event_words
from tealeaves.read.happenings import Happening, happenings
from tealeaves.read.parse import Parsed, Sentence
from tealeaves.read.sides import Sides, sides_of
from tealeaves.read.tree import Range
from tealeaves.types import Actor, Article, Event, Pack, Person, Statement, Timex

SILENT = frozenset({"title", "heading", "chrome", "byline", "dateline", "credit"})
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r"\d{4}-\d\d$")
YEAR = re.compile(r"\d{4}$")
OCCASION = re.compile(
    r"\b(?:on the occasion of|in celebration of|to mark|marking|on|for)\s+(?:the\s+)?"
    r"((?:\d{1,3}(?:st|nd|rd|th)\s+)?[^,.;:“”\"\n]{0,40}?\b(?:anniversary|birthday|Day|holiday)\b"
    r"(?:\s+of\s+(?:the\s+)?[^,.;:“”\"\n]{2,60}?(?=\s+(?:on|in|at|and)\b|[,.;:\n]|$))?)"
)
ANSWERED = re.compile(
    r"\b(?:your|his|her|their)\s+(?:\w+\s+){0,3}?(?:congratulations|greetings?|message|letter)\b"
    r"|\bfor\s+(?:kindly\s+)?sending\s+(?:(?:me|us|him)\s+)?(a\s+(?:\w+\s+){0,3}?(?:message|letter|greetings?)\b)"
)


def needs_parse(text: str, pack: Pack) -> bool:
    """True when a sentence has a verb or noun of an event, or a figure that may be a date."""
    words = event_words(pack)
    return any(
        words.verb(word) or words.noun(word) or word.isdigit()
        for word in re.findall(r"[\w-]+", text)
    )


@dataclass(frozen=True, slots=True)
class Telling:
    """A happening with its place and date, before it is laid beside the others."""

    sentence: Sentence
    happening: Happening
    place: Range
    start: str | None
    end: str | None
    mod: str | None
    lead: bool


def find_events(
    article: Article,
    parsed: Parsed,
    people: tuple[Person, ...],
    actors: tuple[Actor, ...],
    dates: tuple[Timex, ...],
    statements: tuple[Statement, ...],
    pack: Pack,
) -> tuple[Event, ...]:
    """All events of an article, in order of their evidence."""
    sides = sides_of(article, people, actors, statements, pack)
    words = event_words(pack)
    spoken = cues_of(pack).clause
    tellings = tuple(_tellings(article, parsed, dates, words))
    wire = article.dateline is not None and article.dateline.agency is not None
    counted = _counted(tellings, spoken, words, wire=wire)
    found = [_event(article, sides, telling) for telling in _distinct(counted)]
    found += _answered(article, statements)
    return tuple(sorted(found, key=lambda event: event.evidence[0].start))


def _tellings(
    article: Article, parsed: Parsed, dates: tuple[Timex, ...], words: EventWords
) -> Iterator[Telling]:
    placed = [
        (article.view.within(timex.span), timex) for timex in dates if timex.function != "dateline"
    ]
    line_end = article.view.within(article.dateline.span)[1] if article.dateline else 0
    first = next((s for s in parsed.sentences if s.role == "paragraph"), None)
    for sentence in parsed.sentences:
        doc = sentence.doc
        if doc is None or sentence.role in SILENT:
            continue
        here = []
        for (low, high), timex in placed:
            if sentence.start <= low < sentence.end:
                span = doc.char_span(
                    low - sentence.start, high - sentence.start, alignment_mode="expand"
                )
                if span is not None:
                    here.append(((span.start, span.end), timex))
        for happening in happenings(doc, tuple(here), words):
            low, high = tree.place(sentence, happening.evidence)
            if low < line_end < high:
                low, high = tree.place(sentence, (happening.word, happening.evidence[1]))
            lead = sentence is first and happening.main
            timex = happening.date
            if lead and timex is None and len(here) == 1:
                timex = here[0][1]
            yield Telling(sentence, happening, (low, high), *_when(timex), lead)


def _when(timex: Timex | None) -> tuple[str | None, str | None, str | None]:
    """Start, end and modifier that a date gives an event; nothing for vague words and lengths."""
    if timex is None or timex.type == "DURATION":
        return None, None, None
    if timex.type == "SET":
        return None, None, "SET"
    value = timex.value
    if "REF" in value:
        return None, None, value
    if "/" in value:
        start, end = value.split("/", 1)
        return start, end, timex.mod
    return value.split("T")[0] or None, None, timex.mod


def _counted(
    tellings: tuple[Telling, ...], spoken: frozenset[str], words: EventWords, *, wire: bool
) -> Iterator[Telling]:
    """The tellings that are events. Acts without a date follow the one before: in a report by an
    agency what the meeting decided, elsewhere what named people did."""
    context = None
    for telling in tellings:
        if not _tells(telling, spoken, words):
            continue
        happening, start = telling.happening, telling.start
        if _dated(telling):
            yield telling
        elif start is None and telling.mod is None and context and happening.main:
            if wire and happening.kind == "decision" and happening.strong:
                yield replace(telling, start=context)
        if start and DAY.match(start) and not happening.future and (telling.lead or not wire):
            context = start


def _tells(telling: Telling, spoken: frozenset[str], words: EventWords) -> bool:
    happening, doc = telling.happening, telling.sentence.doc
    if doc is None:
        return False
    word = doc[happening.word]
    return not (
        happening.form == "verb" and tree.is_one(word, spoken) and words.verb(word.text) is None
    )


def _dated(telling: Telling) -> bool:
    happening, start = telling.happening, telling.start
    if (telling.lead and happening.strong) or (happening.form == "noun" and happening.future):
        return True
    if start is None:
        return telling.mod in ("PAST_REF", "SET") and happening.strong
    if DAY.match(start) or MONTH.match(start):
        return True
    return happening.strong and len(start) >= 4


def _distinct(tellings: Iterator[Telling]) -> Iterator[Telling]:
    """One telling for each event: the first of one kind and day, the first of two that overlap."""
    kept: list[Telling] = []
    for telling in sorted(tellings, key=lambda t: t.sentence.role == "caption"):
        if not any(_same(one, telling) for one in kept):
            kept.append(telling)
    yield from sorted(kept, key=lambda t: t.place)


def _same(one: Telling, other: Telling) -> bool:
    if one.place[0] < other.place[1] and other.place[0] < one.place[1]:
        return other.start is None or one.start == other.start
    if other.sentence.role == "caption":
        return one.start == other.start
    if one.start is None or one.start != other.start or other.happening.again:
        return False
    return one.happening.kind == other.happening.kind and one.happening.kind != "decision"


def _event(article: Article, sides: Sides, telling: Telling) -> Event:
    happening, text = telling.happening, article.view.text
    low, high = telling.place
    names = sides.names_in(telling.sentence.start if telling.lead else low, high)
    who = names or sides.codes_in(low, high)
    occasion = OCCASION.search(text, telling.sentence.start, telling.sentence.end)
    reference = article.published.value if article.published else None
    future = happening.future or bool(
        reference and telling.start and telling.start[:4].isdigit() and telling.start > reference
    )
    return Event(
        what=_what(article, telling),
        who=who,
        tense="future" if future else "past",
        type=happening.kind,
        evidence=(evidence.span(article, low, high),),
        where=None,
        start=telling.start,
        end=telling.end,
        mod=None if telling.mod == "SET" else telling.mod,
        recurring=telling.mod == "SET",
        occasion=occasion.group(1) if occasion else None,
    )


def _what(article: Article, telling: Telling) -> str:
    words = article.view.text[slice(*telling.place)]
    return words if len(words) < 90 else words[:90].rsplit(" ", 1)[0]


def _answered(article: Article, statements: tuple[Statement, ...]) -> Iterator[Event]:
    """The message that a letter gives thanks for."""
    text = article.view.text
    for statement in statements:
        if statement.kind != "body":
            continue
        low, high = article.view.within(statement.content)
        m = ANSWERED.search(text, low, min(high, low + 1500))
        if m is None:
            continue
        at = m.span(1) if m.group(1) else m.span()
        occasion = OCCASION.search(text, at[1], min(high, at[1] + 160))
        yield Event(
            what=f"message that {statement.speaker or 'the writer'} answers",
            who=tuple(n for n in (statement.addressee, statement.speaker) if n),
            tense="past",
            type="message",
            evidence=(evidence.span(article, *at),),
            occasion=occasion.group(1) if occasion else None,
        )
