"""How a text treats the countries it names: an item of its own or one of a group, and greetings.

A greeting has a level, after the method: 2 listed by office only, 3 listed by name, 4 an item of
its own without content, 5 summarised, 6 printed in full, 7 in full on the front page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tealeaves.read.genre import is_body
from tealeaves.spans import Span
from tealeaves.types import Reading, Statement, Trait
from tealeaves.words import sentences

GROUP = 3  # foreign countries in one sentence: a list of friends
FULL = 0.5  # of a message's text in its sender's own words: printed in full
CONTENT = 40  # characters of somebody's words that are more than a mention
FRONT_PAGE = re.compile(r"\b(?:front page|page 1|first page)\b|1면", re.IGNORECASE)
MESSAGE = re.compile(r"message|letter|greeting|card|congratulat|condolence|sympathy", re.IGNORECASE)
ME = re.compile(r"\b(?:I|my|we|our)\b")


@dataclass(frozen=True, slots=True)
class Named:
    """A foreign country, or somebody who serves it, in the clean text."""

    start: int
    end: int
    code: str
    span: Span
    by_name: bool  # a person is named, not only a country or an office


def find_treatment(reading: Reading, home: str) -> Iterator[Trait]:
    """`treatment` of each foreign country that has a sentence to itself, or none but lists."""
    named = _named(reading, home)
    scenes = _scenes(reading, named)
    heading = _in_title(reading, named)
    for code in dict.fromkeys(n.code for n in named):
        sizes = [len({n.code for n in scene}) for scene in scenes if _has(scene, code)]
        own = code in heading or 1 in sizes
        if own or (sizes and min(sizes) >= GROUP):
            span = _shown(scenes, code, 1 if own else GROUP) or _first(named, code)
            yield Trait("treatment", code, "own" if own else "group", None, span)


def find_greetings(reading: Reading, home: str) -> Iterator[Trait]:
    """`greeting`: the level at which a message from or to each foreign country is printed."""
    if not _is_message(reading):
        return
    named = _named(reading, home)
    codes = tuple(dict.fromkeys(n.code for n in named))
    heading = _in_title(reading, named)
    alone = heading if len(heading) == 1 else codes if len(codes) == 1 else ()
    scenes = _scenes(reading, named)
    for code in codes:
        crowd = [s for s in scenes if _has(s, code) and len({n.code for n in s}) >= GROUP]
        if code in alone:
            level: int | None = _content(reading)
        elif crowd:
            level = 3 if any(n.by_name and n.code == code for s in crowd for n in s) else 2
        else:
            level = None
        if level is not None:
            yield Trait("greeting", code, None, float(level), _first(named, code))


def _is_message(reading: Reading) -> bool:
    if "message" in (reading.genre or ""):
        return True
    title = reading.article.title
    return title is not None and MESSAGE.search(reading.article.blocks[title].view.text) is not None


def _content(reading: Reading) -> int:
    """4 to 7: how much of the message a text gives."""
    article = reading.article
    text = article.view.text
    whole = sum(p.end - p.start for p in article.passages if is_body(article, p)) or 1
    spoken = [s for s in reading.statements or () if s.speaker or s.kind != "indirect"]
    own = sum(_own_words(reading, s) for s in spoken if s.kind != "indirect")
    first = sum(
        p.end - p.start
        for p in article.passages
        if is_body(article, p) and ME.search(text[p.start : p.end])
    )
    if own >= FULL * whole or first >= FULL * whole:
        return 7 if FRONT_PAGE.search(article.section or "") else 6
    told = sum(_own_words(reading, s) for s in spoken)
    return 5 if told >= CONTENT else 4


def _own_words(reading: Reading, statement: Statement) -> int:
    pieces = (statement.content, *statement.also_content)
    ranges = [reading.article.view.within(piece) for piece in pieces]
    return sum(end - start for start, end in ranges)


def _named(reading: Reading, home: str) -> list[Named]:
    view = reading.article.view
    found = [
        Named(*view.within(actor.span), actor.code, actor.span, False)
        for actor in reading.actors or ()
        if actor.code != home
    ]
    for person in reading.people or ():
        if person.country and person.country != home:
            spans = [(span, bool(person.name)) for span in person.mentions]
            spans += [(title.span, False) for title in person.title_spans]
            found += [Named(*view.within(span), person.country, span, name) for span, name in spans]
    return sorted(found, key=lambda n: (n.start, n.end))


def _scenes(reading: Reading, named: list[Named]) -> list[list[Named]]:
    """The countries of each sentence of the running text."""
    article = reading.article
    text = article.view.text
    scenes: list[list[Named]] = []
    at = 0
    for passage in article.passages:
        if not is_body(article, passage):
            continue
        for start, end in sentences(text, passage.start, passage.end):
            while at < len(named) and named[at].start < start:
                at += 1
            last = at
            while last < len(named) and named[last].start < end:
                last += 1
            scenes.append(named[at:last])
            at = last
    return scenes


def _in_title(reading: Reading, named: list[Named]) -> tuple[str, ...]:
    passage = next((p for p in reading.article.passages if p.role == "title"), None)
    if passage is None:
        return ()
    inside = (n.code for n in named if passage.start <= n.start < passage.end)
    return tuple(dict.fromkeys(inside))


def _has(scene: list[Named], code: str) -> bool:
    return any(n.code == code for n in scene)


def _shown(scenes: list[list[Named]], code: str, size: int) -> Span | None:
    """The country where its treatment is seen: in a sentence of its own, or in a list."""
    for scene in scenes:
        many = len({n.code for n in scene})
        if _has(scene, code) and (many == 1 if size == 1 else many >= size):
            return next(n.span for n in scene if n.code == code)
    return None


def _first(named: list[Named], code: str) -> Span:
    return next(n.span for n in named if n.code == code)
