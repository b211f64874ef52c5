"""Events: what the text presents as having happened or coming.

Background counts only with a date of its own; what one meeting consists of is one event.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tealeaves import evidence
from tealeaves.read import tree
from tealeaves.read.cues import cues_of
from tealeaves.read.events.dates import free
from tealeaves.read.events.happenings import ADDRESSED, OWN_ACTS, Happening, happenings
from tealeaves.read.events.parts import answered, occasion_of, what_of, where_of, who_of
from tealeaves.read.events.words import EventWords, event_words
from tealeaves.read.found import Found
from tealeaves.read.parse import Parsed, Sentence
from tealeaves.read.sides import Sides, sides_of
from tealeaves.read.tree import Range
from tealeaves.types import Article, Event, Timex

SILENT = frozenset({"title", "heading", "chrome", "byline", "dateline", "credit"})
WORD = re.compile(r"[a-z][a-z-]+")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r"\d{4}-\d\d$")
NUMERIC = re.compile(r"\d{4}(?:-\d\d){0,2}$")
EVERY = "SET"  # stands for the modifier of an act told of as a habit
APART = frozenset({"decision", "event"})  # kinds of which one day may hold several
GATHERINGS = frozenset({"rally", "ceremony", "session", "talks"})
PERSONAL = frozenset({"talks", "message", "speech", "diplomatic", "inspection"})
AFTER_DATE = GATHERINGS | {"decision"}  # kinds that an agency goes on to without a date


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
    bare: bool  # no date at all in its sentence
    body: bool  # in somebody's own text


def find_events(found: Found) -> tuple[Event, ...]:
    """All events of an article, in order of their evidence."""
    article, statements = found.article, found.statements
    sides = sides_of(found)
    spoken = cues_of(found.pack).clause
    wire = article.dateline is not None and article.dateline.agency is not None
    tellings = tuple(_tellings(found, wire=wire))
    context = None if wire else _opening_day(article, found.parsed, found.dates)
    counted = _counted(tellings, spoken, context, wire=wire)
    events = [_event(article, sides, telling, spoken) for telling in _distinct(counted)]
    events += answered(article, statements)
    return tuple(sorted(events, key=lambda event: event.evidence[0].start))


def _tellings(found: Found, *, wire: bool) -> Iterator[Telling]:
    article, parsed, dates, pack = found.article, found.parsed, found.dates, found.pack
    bodies = tuple(article.view.within(s.content) for s in found.statements if s.kind == "body")
    words = event_words(pack)
    placed = [
        (article.view.within(timex.span), timex) for timex in dates if timex.function != "dateline"
    ]
    line_end = article.view.within(article.dateline.span)[1] if article.dateline else 0
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
        if not (here or _undated(words, sentence, doc.text.lower(), wire=wire)):
            continue
        for happening in happenings(doc, tuple(here), words):
            low, high = tree.place(sentence, happening.evidence)
            if low < line_end < high:
                low, high = tree.place(sentence, (happening.word, happening.evidence[1]))
            lead = sentence.lead and happening.main
            date = happening.date
            if lead and date is None and len(here) == 1 and free(doc, here[0][0]):
                date = here[0][1]
            start, end, mod = _when(date)
            if lead and start is None and happening.kind == "statement" and article.dateline:
                start = article.dateline.date  # issued on the day the agency prints it
            body = any(start <= low < end for start, end in bodies)
            bare = not any(timex.type == "DATE" for _, timex in here)
            yield Telling(sentence, happening, (low, high), start, end, mod, lead, bare, body)


def _undated(words: EventWords, sentence: Sentence, text: str, *, wire: bool) -> bool:
    """True where a sentence without a date may tell of an event that counts: the first one, and
    an act of one's own, or one that is to come; of an agency also a decision or gathering, of
    others whatever has its verb."""
    found = frozenset(WORD.findall(text))
    if sentence.lead or not wire:
        light = any(words.brings(word) for word in found)
        return any(words.opens(word) or (light and words.named(word)) for word in found)
    kinds = {kind for word in found for kind in words.kinds(word)}
    return (
        not words.coming.isdisjoint(found)
        or not kinds.isdisjoint(AFTER_DATE)
        or ("by" in found and not kinds.isdisjoint(OWN_ACTS))
    )


def _opening_day(article: Article, parsed: Parsed, dates: tuple[Timex, ...]) -> str | None:
    """The day that the first sentence of the text names: what is told goes back to it."""
    first = next((s for s in parsed.sentences if s.lead), None)
    for timex in dates:
        low, _ = article.view.within(timex.span)
        if first and first.start <= low < first.end and DAY.match(timex.value):
            return timex.value[:10]
    return None


def _when(timex: Timex | None) -> tuple[str | None, str | None, str | None]:
    """Start, end and modifier that a date gives an event; nothing for vague words and lengths."""
    if timex is None or timex.type == "DURATION":
        return None, None, None
    if timex.type == "SET":
        return None, None, EVERY
    value = timex.value
    if "REF" in value:
        return None, None, value
    if "/" in value:
        start, end = value.split("/", 1)
        return start, end, timex.mod
    return value.split("T")[0] or None, None, timex.mod


def _counted(
    tellings: tuple[Telling, ...],
    spoken: frozenset[str],
    context: str | None,
    *,
    wire: bool,
) -> Iterator[Telling]:
    """The tellings that are events. Acts without a date follow the one before: in a report by an
    agency what the meeting decided, elsewhere what named people did."""
    for telling in tellings:
        if not _tells(telling, spoken):
            continue
        happening, start = telling.happening, telling.start
        if _dated(telling):
            yield telling
        elif start is None and telling.mod is None and happening.strong and telling.bare:
            decided = wire and _decided(telling)
            if context and (decided or (not wire and _personal(telling))):
                yield replace(telling, start=context)
            elif wire and _another(telling):
                yield telling
        if start and DAY.match(start) and not happening.future and (telling.lead or not wire):
            context = start


def _decided(telling: Telling) -> bool:
    """True for what a reported meeting decided: `the meeting adopted a law`."""
    happening = telling.happening
    return happening.kind == "decision" and happening.main and not telling.body and _past(telling)


def _another(telling: Telling) -> bool:
    """True where a report goes on to a gathering of another kind: `a protest was staged`."""
    happening, doc = telling.happening, telling.sentence.doc
    if doc is None or happening.subject is None or happening.kind not in GATHERINGS:
        return False
    verb = doc[happening.word]
    staged = any(c.dep_ == "auxpass" for c in verb.children) or (
        verb.lower_ == "took" and happening.thing is not None
    )
    first = doc[happening.subject[0]].lower_
    return happening.main and staged and not telling.body and first in ("a", "an", "another")


def _personal(telling: Telling) -> bool:
    """True where somebody named does something to or with somebody: `the leader met families`."""
    happening, doc = telling.happening, telling.sentence.doc
    if doc is None or happening.form != "verb" or happening.kind not in PERSONAL:
        return False
    verb = doc[happening.word]
    if verb.tag_ != "VBD" or happening.subject is None or happening.thing is None:
        return False
    subject = doc[happening.subject[0] : happening.subject[1]]
    return any(token.pos_ == "PROPN" for token in subject) or subject.text.lower() in ("he", "she")


def _tells(telling: Telling, spoken: frozenset[str]) -> bool:
    happening, doc = telling.happening, telling.sentence.doc
    if doc is None:
        return False
    reports = happening.form == "verb" and tree.is_one(doc[happening.word], spoken)
    if happening.strong or not reports:
        return True
    return bool(telling.start and DAY.match(telling.start)) and _past(telling)


def _dated(telling: Telling) -> bool:
    happening, start = telling.happening, telling.start
    if happening.form == "noun" and (happening.future or happening.main):
        return True
    if telling.lead and happening.strong and _past(telling):
        return True
    if start is None:
        return (telling.mod == EVERY and happening.strong) or (
            telling.mod == "PAST_REF" and happening.strong and happening.form == "verb"
        )
    if DAY.match(start) or MONTH.match(start):
        return happening.strong or happening.future or _past(telling)
    told = happening.strong or (
        happening.future and happening.form == "verb" and _promised(telling)
    )
    return told and len(start) >= 4


def _promised(telling: Telling) -> bool:
    """True where somebody named will do it within a time: `Kasund will buy grain this year`."""
    doc, subject = telling.sentence.doc, telling.happening.subject
    if doc is None or subject is None:
        return False
    named = doc[subject[0] : subject[1]].root.pos_ == "PROPN"
    return named and telling.happening.thing is not None


def _past(telling: Telling) -> bool:
    doc = telling.sentence.doc
    if doc is None:
        return False
    word = doc[telling.happening.word]
    return word.lower_ in ADDRESSED or word.tag_ not in ("VBP", "VBZ", "VB", "VBG")


def _distinct(tellings: Iterator[Telling]) -> Iterator[Telling]:
    """One telling for each event: the first of one kind and day, the first of two that overlap."""
    kept: list[Telling] = []
    for telling in sorted(tellings, key=lambda t: t.sentence.role == "caption"):
        if not any(_same(one, telling) for one in kept):
            kept.append(telling)
    yield from sorted(kept, key=lambda t: t.place)


def _same(one: Telling, other: Telling) -> bool:
    if one.place[0] < other.place[1] and other.place[0] < one.place[1]:
        if other.happening.form == "noun" and other.happening.future > one.happening.future:
            return False
        return other.start is None or one.start == other.start
    if other.sentence.role == "caption":
        return one.start == other.start
    if one.start is None or one.start != other.start or other.happening.again:
        return False
    if one.happening.kind != other.happening.kind or one.happening.kind in APART:
        return False
    mine, theirs = _doers(one), _doers(other)
    return not mine or not theirs or bool(mine & theirs)


def _doers(telling: Telling) -> frozenset[str]:
    """The names in a telling's subject."""
    doc, subject = telling.sentence.doc, telling.happening.subject
    if doc is None or subject is None:
        return frozenset()
    if any(c.dep_ == "auxpass" for c in doc[telling.happening.word].children):
        return frozenset()
    return frozenset(t.text for t in doc[subject[0] : subject[1]] if t.pos_ == "PROPN")


def _event(article: Article, sides: Sides, telling: Telling, spoken: frozenset[str]) -> Event:
    happening, sentence, at = telling.happening, telling.sentence, telling.place
    reference = article.published.value if article.published else None
    start = telling.start or ""
    day = str(reference)[: len(start)] if reference and NUMERIC.match(start) else start
    future = start > day or (happening.future and start >= day)
    verb = sentence.doc[happening.word] if sentence.doc is not None else None
    said = happening.kind == "event" and verb is not None and tree.is_one(verb, spoken)
    named = (sentence.start, at[1]) if telling.lead else at
    return Event(
        what=what_of(sides, sentence, happening, at),
        who=who_of(sides, sentence, happening, named),
        tense="future" if future else "past",
        type="statement" if said else happening.kind,
        evidence=(evidence.span(article, *at),),
        where=where_of(sides, sentence, happening),
        start=telling.start,
        end=telling.end,
        mod=None if telling.mod == EVERY else telling.mod,
        occasion=occasion_of(sides.text, *named),
        recurring=telling.mod == EVERY,
    )
