"""What a claim about the future amounts to: its kind, whom it is about, by when."""

import re
from dataclasses import dataclass
from typing import Literal

from tealeaves.read.modality import Foresight
from tealeaves.read.sides import Range, Sides
from tealeaves.types import Article, Pack, Probability, Statement, Timex

Kind = Literal["forecast", "commitment", "threat", "demand"]

FIRST = frozenset({"i", "we", "us", "our", "my"})
BACK = frozenset({"it", "they", "he", "she", "this", "that"})
OWN_COUNTRY = re.compile(r"\b(?:our|we|my)\b", re.I)
MEETING = re.compile(
    r"\b(?:at|during|after|before|by|until|in)\s+((?:the|its|their|an?|this|next)\s+)?"
    r"((?:[\w’'-]+\s+){0,6}?(?:congress|session|summit|plenum|plenary meeting|election|anniversary|"
    r"conference|parade|visit|meeting))\b",
    re.I,
)
NUMBERED = re.compile(
    r"\b(\d{1,2}(?:st|nd|rd|th)\s+(?:[A-Z][\w’'-]*\s+){0,4}?(Congress|Session))\b"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a claim, in which statement, for which country."""

    by: str
    statement: Statement | None
    country: str | None
    body: bool  # the article or a long piece of it is this speaker's own text
    letter: bool  # a message, letter or toast


@dataclass(frozen=True, slots=True)
class Harm:
    """Beginnings of words for harm, for a price to pay, and for praise."""

    threats: tuple[str, ...]
    penalties: tuple[str, ...]
    praise: tuple[str, ...]
    own: frozenset[str]


def harm_of(pack: Pack) -> Harm:
    """The lists of the packs in force."""

    def forms(name: str) -> tuple[str, ...]:
        return pack.words[name].forms if name in pack.words else ()

    return Harm(
        forms("forecast-threat-words"),
        forms("forecast-penalty-words"),
        forms("forecast-praise-words"),
        frozenset(forms("forecast-own-nouns")),
    )


def subject_code(
    sides: Sides, voice: Voice, subject: Range | None, head: str, before: str | None
) -> str | None:
    """The country a claim is about, `CHN;PRK` for two; else the subject's own words."""
    if subject is None:
        return before
    words = sides.text[slice(*subject)]
    codes = sides.codes_in(*subject)
    if codes:
        return ";".join(codes[:1] if len(codes) > 2 else codes) if " and " in words else codes[0]
    if head in FIRST or OWN_COUNTRY.search(words):
        return voice.country or words
    if head in BACK or words.lower().startswith(("the country", "the north", "the two")):
        return before or words
    return words


def kind_of(
    foresight: Foresight, claim: str, head: str, subject: str | None, voice: Voice, harm: Harm
) -> Kind | None:
    """Forecast, commitment, threat or demand; None where it is none of them."""
    low = claim.lower()
    own = head in FIRST or (voice.country is not None and subject == voice.country)
    itself = head in BACK and voice.statement is not None and own
    threatens = any(re.search(rf"\b{re.escape(word)}", low) for word in harm.threats)
    if foresight.force == "should":
        if any(word in low for word in harm.penalties) and not own:
            return "threat"
        return "commitment" if own and head in FIRST | harm.own else "demand"
    if foresight.force in ("need", "ready"):
        return "threat" if threatens and voice.country else ("commitment" if own else None)
    if foresight.force in ("may", "likely", "expect", "seem"):
        return "forecast"
    if not own:
        return "threat" if _penalty(low, harm) and voice.country else "forecast"
    if threatens and voice.country and not voice.letter:
        return "threat"
    if foresight.performative == "hope":
        return "demand"
    return "commitment" if head in FIRST | harm.own or itself else _of_country(head, subject)


def _penalty(low: str, harm: Harm) -> bool:
    return any(word in low for word in harm.penalties)


def _of_country(head: str, subject: str | None) -> Kind:
    """What a country will do is promised, what its people or its things will do is foretold."""
    return "commitment" if head.isupper() or head[:1].isupper() else "forecast"


def horizon_of(
    article: Article, dates: tuple[Timex, ...], claim: Range, sentence: Range, subject: Range | None
) -> str | None:
    """TIMEX3 value of a date inside the claim, or the words of an event by which it comes due."""
    inside = []
    for timex in dates:
        low, high = article.view.within(timex.span)
        if claim[0] <= low and high <= claim[1] and timex.function != "dateline":
            inside.append((low, timex))
    text = article.view.text
    for low, timex in sorted(inside, key=lambda pair: pair[0]):
        if timex.type == "DATE" and timex.value not in ("PAST_REF", "PRESENT_REF"):
            return (
                text[slice(*article.view.within(timex.span))]
                if "REF" in timex.value
                else timex.value
            )
    for place in (claim, (sentence[0], claim[0])):
        for m in MEETING.finditer(text, *place):
            if subject and subject[0] <= m.start() < subject[1]:
                continue
            return _full_name(text, m.group(2), m.start())
    return None


def _full_name(text: str, words: str, place: int) -> str:
    """`the congress` under the number it was given before: `9th Party Congress`."""
    for m in reversed(tuple(NUMBERED.finditer(text))):
        if m.group(2).lower() == words.split()[-1].lower():
            return m.group(1)
    return words


def probability_of(certainty: str, pack: Pack) -> Probability | None:
    """The band of the longest word of chance in a modality, from a published scale; None for
    words that carry no number on purpose, and where the word is denied or compared."""
    low = f" {certainty.lower()} "
    best: tuple[int, int, Probability] | None = None
    for number, cue in enumerate(pack.cues.values()):
        if cue.kind != "probability" or cue.low is None or cue.point is None or cue.high is None:
            continue
        for form in cue.forms:
            if f" {form} " in low.replace(",", " ") and (best is None or len(form) > best[0]):
                best = len(form), number, Probability(cue.scale or "", cue.low, cue.point, cue.high)
    if best is None or re.search(r"\b(?:more|less|not|no) (?:likely|probable|probably)", low):
        return None
    return best[2]
