"""Greetings, thanks and wishes that go from one state to another, as messages and talks print them.

Works sentence by sentence on the order of words: who stands after "from" and "to".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tealeaves.knowledge import Pack
from tealeaves.read.attitudes.leanings import Leaning
from tealeaves.read.attitudes.named import Named
from tealeaves.read.attitudes.voices import Quoted, holder_at
from tealeaves.read.wording import stems
from tealeaves.types import Actor, Article, Person
from tealeaves.words import sentences

GIFT = (
    r"(?:messages?|letters?|greetings|congratulations|thanks|condolences|sympathy|regards|gifts?|"
    r"floral baskets?|wreaths?|telegrams?|cards?|gratitude|support|solidarity|respects?|wishes)"
)
FROM = re.compile(rf"\b{GIFT}\b[^.;\n]{{0,120}}?\b(?:from|sent by)\s+")
# "to deter the policy of" goes to nobody: the word after "to" opens a name
TO = re.compile(
    rf"\b{GIFT}\b[^.;\n]{{0,120}}?\b(?:to|with|support for)\s+"
    r"(?=(?:the|his|her|its|their|all|you)\b|[A-Z]|(?:premier|president|foreign|prime|king|emir))"
)
SENT = re.compile(r"\b(?:sent|sends|conveyed|extended|expressed|paid|laid|offered|gave|send)\b")
RECEIVED = re.compile(r"\b(?:received|receives)\b")
IN_MESSAGE = re.compile(r"\b(?:message|letter)\b|^(?:It|He|She|The (?:president|emir|king))\b")
NEAR = 90  # characters between "from" and the name that it governs
CROWD = 4  # more states than that in a sentence are a list of senders, not a stance

Places = Sequence[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Correspondence:
    """A message that the text reports: from whom to whom."""

    giver: str
    taker: str
    start: int  # its words in the clean text: the gift and the names after it
    end: int


def leanings(
    article: Article,
    named: Sequence[Actor],
    people: Sequence[Person],
    quoted: Sequence[Quoted],
    voice: str,
    pack: Pack,
) -> Iterator[Leaning]:
    """Friendly words from a state, and the voice's own praise of another."""
    places = Named.of(_places(article, named, people))
    text = article.view.text
    letter: Correspondence | None = None
    for passage in article.passages:
        if passage.role not in ("paragraph", "list"):
            continue
        for start, end in sentences(text, passage.start, passage.end):
            here = places.within(start, end)
            if len({code for _, _, code in here}) > CROWD:
                continue
            given = _given(text, start, end, here)
            if given:
                yield Leaning(given.giver, given.taker, "+", given.start, given.end, 1.5)
                letter = letter or (given if RECEIVED.search(text, start, end) else None)
            yield from _praised(
                text, start, end, here, _speaker(text, start, end, letter, voice), quoted, pack
            )


def _speaker(text: str, start: int, end: int, letter: Correspondence | None, voice: str) -> str:
    """Who speaks in a sentence that retells a message: its sender."""
    if letter and IN_MESSAGE.search(text[start:end]):
        return letter.giver
    return voice


def _places(
    article: Article, named: Sequence[Actor], people: Sequence[Person]
) -> Iterator[tuple[int, int, str]]:
    for actor in named:
        yield (*article.view.within(actor.span), actor.code)
    for person in people:
        if person.country:
            for span in person.mentions:
                yield (*article.view.within(span), person.country)


def _given(text: str, start: int, end: int, here: Places) -> Correspondence | None:
    giver = _after(FROM, text, start, end, here)
    taker = _after(TO, text, start, end, here)
    subject = here[0][2] if here else None
    if RECEIVED.search(text, start, end):
        if giver and subject and giver.code != subject:
            return Correspondence(giver.code, subject, giver.start, giver.end)
        return None
    doer = giver.code if giver else subject
    if SENT.search(text, start, end) and doer and taker and doer != taker.code:
        return Correspondence(doer, taker.code, taker.start, taker.end)
    return None


@dataclass(frozen=True, slots=True)
class _Named:
    """A state named after "from" or "to", with the words from the gift to the name."""

    code: str
    start: int
    end: int


def _after(
    pattern: re.Pattern[str], text: str, start: int, end: int, here: Places
) -> _Named | None:
    """The first state named after what the pattern finds."""
    m = pattern.search(text, start, end)
    if m is None:
        return None
    return next(
        (
            _Named(code, m.start(), high)
            for low, high, code in here
            if m.end() - 5 <= low <= m.end() + NEAR
        ),
        None,
    )


def _praised(
    text: str,
    start: int,
    end: int,
    here: Places,
    voice: str,
    quoted: Sequence[Quoted],
    pack: Pack,
) -> Iterator[Leaning]:
    """A sentence of praise and no blame that names another state."""
    praise = list(stems(pack, "stance-praise").finditer(text, start, end))
    if len(praise) < 2 or stems(pack, "stance-blame").search(text, start, end):
        return
    holder = holder_at(praise[0].start(), quoted, voice)
    for code in dict.fromkeys(code for _, _, code in here if code != holder):
        yield Leaning(holder, code, "+", praise[0].start(), praise[-1].end(), 1.0)
