"""Greetings, thanks and wishes that go from one state to another, as messages and talks print them.

Works sentence by sentence on the order of words: who stands after "from" and "to".
"""

import re
from collections.abc import Iterator, Sequence

from tealeaves.read.leanings import Leaning
from tealeaves.read.wording import stems
from tealeaves.types import Actor, Article, Pack, Person
from tealeaves.words import sentences

GIFT = (
    r"(?:messages?|letters?|greetings|congratulations|thanks|condolences|sympathy|regards|gifts?|"
    r"floral baskets?|wreaths?|telegrams?|cards?|gratitude|support|solidarity|respects?|wishes)"
)
FROM = re.compile(rf"\b{GIFT}\b[^.;\n]{{0,120}}?\b(?:from|sent by|of)\s+")
TO = re.compile(rf"\b{GIFT}\b[^.;\n]{{0,120}}?\b(?:to|with)\s+")
SENT = re.compile(r"\b(?:sent|sends|conveyed|extended|expressed|paid|laid|offered|gave)\b")
RECEIVED = re.compile(r"\b(?:received|receives|accepted)\b")
NEAR = 90  # characters between "from" and the name that it governs


def leanings(
    article: Article,
    named: Sequence[Actor],
    people: Sequence[Person],
    voice: str,
    pack: Pack,
) -> Iterator[Leaning]:
    """Friendly words from a state, and the voice's own praise of another."""
    places = sorted(_places(article, named, people))
    text = article.view.text
    for passage in article.passages:
        if passage.role not in ("paragraph", "list"):
            continue
        for start, end in sentences(text, passage.start, passage.end):
            here = [p for p in places if start <= p[0] < end]
            yield from _given(text, start, end, here, voice)
            yield from _praised(text, start, end, here, voice, pack)


def _places(
    article: Article, named: Sequence[Actor], people: Sequence[Person]
) -> Iterator[tuple[int, int, str]]:
    for actor in named:
        yield (*article.view.within(actor.span), actor.code)
    for person in people:
        if person.country:
            for span in person.mentions:
                yield (*article.view.within(span), person.country)


def _given(
    text: str, start: int, end: int, here: Sequence[tuple[int, int, str]], voice: str
) -> Iterator[Leaning]:
    giver = _after(FROM, text, start, end, here)
    taker = _after(TO, text, start, end, here)
    subject = here[0][2] if here else None
    if RECEIVED.search(text, start, end) and giver and subject and giver != subject:
        yield Leaning(giver, subject, "+", start, end, 1.5)
    elif SENT.search(text, start, end):
        doer = giver or subject
        if doer and taker and doer != taker:
            yield Leaning(doer, taker, "+", start, end, 1.5)


def _after(
    pattern: re.Pattern[str],
    text: str,
    start: int,
    end: int,
    here: Sequence[tuple[int, int, str]],
) -> str | None:
    """The first state named after what the pattern finds."""
    m = pattern.search(text, start, end)
    if m is None:
        return None
    return next((code for at, _, code in here if m.end() - 5 <= at <= m.end() + NEAR), None)


def _praised(
    text: str,
    start: int,
    end: int,
    here: Sequence[tuple[int, int, str]],
    voice: str,
    pack: Pack,
) -> Iterator[Leaning]:
    """A sentence of praise and no blame that names another state."""
    praise = list(stems(pack, "stance-praise").finditer(text, start, end))
    if len(praise) < 2 or stems(pack, "stance-blame").search(text, start, end):
        return
    for code in dict.fromkeys(code for _, _, code in here if code != voice):
        yield Leaning(voice, code, "+", praise[0].start(), praise[-1].end(), 1.0)
