"""The reading of a made text: a value as `read` gives it, without a parser at work."""

import hashlib
from collections import defaultdict
from random import Random

from made_texts import Mark, Story
from made_words import GENRES, MONTHS, RUNGS, Drawn, pack
from tealeaves import __version__
from tealeaves.page.article import clean_text
from tealeaves.spans import Span, View
from tealeaves.types import (
    Actor,
    Article,
    Audience,
    Authority,
    Block,
    Dated,
    Epithet,
    Event,
    Forecast,
    Formula,
    Outlet,
    Page,
    Person,
    Place,
    Reading,
    Setting,
    Signal,
    Stance,
    Statement,
    Timex,
    TitleSpan,
)

HOME = "XRU"  # Ruritania
CONTENT = 80  # characters of what somebody is made to say
SIGNALS = ("absence", "new_wording", "rank_order", "title_change", "first_time")
OCCASIONS = 12

Marks = dict[str, list[Mark]]


def reading_of(story: Story, chance: Random) -> Reading:
    """What stands in the text, as a reading."""
    text = story.text
    article = _article(story, text)
    marks: Marks = defaultdict(list)
    for mark in story.marks:
        marks[mark.kind].append(mark)
    first = marks["country"][0].key if marks["country"] else "CHN"
    return Reading(
        article=article,
        version=__version__,
        packs=pack().stamps,
        published=article.published,
        genre=Drawn.of(GENRES).some(chance, 1)[0],
        authority=Authority(Drawn.of(RUNGS).some(chance, 1)[0], story.outlet, "first_hand"),
        audience=Audience("external"),
        people=_people(marks["person"], marks["title"]),
        attendance=(),
        outlets=tuple(Outlet(m.key, (_span(m),)) for m in marks["outlet"]),
        actors=tuple(Actor(m.key, _span(m)) for m in marks["country"]),
        blocs=(),
        places=tuple(Place(_span(m), None) for m in marks["place"]),
        statements=tuple(_statements(story, len(text))),
        dates=tuple(_date(m, story.day) for m in marks["month"]),
        events=tuple(_event(m, story.day) for m in marks["place"] if chance.random() < 0.2),
        stance=tuple(Stance(HOME, first, "-", (_span(m),)) for m in marks["epithet"]),
        epithets=tuple(Epithet(_span(m), first, "-") for m in marks["epithet"]),
        formulas=tuple(Formula(_span(m)) for m in marks["formula"]),
        forecasts=tuple(_forecasts(marks["month"], chance)),
        signals=tuple(
            Signal(chance.choice(SIGNALS), "stated", m.key, (_span(m),))
            for m in marks["title"]
            if chance.random() < 0.15
        ),
    )


def setting_of(story: Story, chance: Random) -> Setting:
    """Every fifth text is of a yearly occasion."""
    country = next((m.key for m in story.marks if m.kind == "country"), None)
    if chance.randrange(5):
        return Setting(None, None, country)
    return Setting(f"made-anniversary-{chance.randrange(OCCASIONS)}", "headline", country)


def _article(story: Story, text: str) -> Article:
    raw = text.encode()
    page = Page(
        hashlib.sha256(raw).hexdigest(),
        raw,
        text,
        "utf-8",
        "text/plain",
        f"https://news.example/{story.number}",
    )
    blocks = tuple(
        Block(
            Span(start, end),
            "paragraph" if i else "title",
            View.of(text[start:end], start),
        )
        for i, (start, end) in enumerate(story.paragraphs)
    )
    view, passages = clean_text(blocks)
    return Article(
        page=page,
        blocks=blocks,
        view=view,
        passages=passages,
        language=story.language,
        title=0,
        outlet=story.outlet,
        published=Dated(story.day, "day", "given"),
    )


def _span(mark: Mark) -> Span:
    return Span(mark.start, mark.end)


def _people(named: list[Mark], titles: list[Mark]) -> tuple[Person, ...]:
    by_name: dict[str, list[Mark]] = {}
    for mark in named:
        by_name.setdefault(mark.key, []).append(mark)
    before = {mark.end + 1: mark for mark in titles}
    return tuple(
        Person(
            name,
            HOME,
            order,
            tuple(map(_span, marks)),
            tuple(
                TitleSpan(_span(before[m.start]), before[m.start].key)
                for m in marks
                if m.start in before
            ),
        )
        for order, (name, marks) in enumerate(by_name.items(), 1)
    )


def _statements(story: Story, length: int) -> list[Statement]:
    """What stands behind somebody's "said"."""
    found: list[Statement] = []
    for who, cue in zip(story.marks, story.marks[1:], strict=False):
        if who.kind == "person" and cue.kind == "cue" and cue.end + 1 < length:
            content = Span(cue.end + 1, min(cue.end + CONTENT, length))
            found.append(
                Statement(
                    who.key,
                    "indirect",
                    content,
                    speaker_span=_span(who),
                    cue=cue.key,
                    cue_span=_span(cue),
                )
            )
    return found


def _date(mark: Mark, day: str) -> Timex:
    month, number = mark.key.split()
    value = f"{day[:4]}-{MONTHS.index(month) + 1:02}-{int(number):02}"
    return Timex(_span(mark), "DATE", value)


def _event(mark: Mark, day: str) -> Event:
    return Event("meeting", (HOME,), "past", "meeting", (_span(mark),), start=day, end=day)


def _forecasts(months: list[Mark], chance: Random) -> list[Forecast]:
    return [
        Forecast(HOME, "forecast", "high", _span(mark)) for mark in months if chance.random() < 0.1
    ]
