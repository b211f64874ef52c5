"""What a claim about the future amounts to: its kind, whom it is about, by when, how probable."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tealeaves.knowledge import Pack
from tealeaves.read.forecasts.claims import Foresight
from tealeaves.read.forecasts.words import ForecastWords
from tealeaves.read.sides import Sides
from tealeaves.read.tree import Range
from tealeaves.types import Article, Probability, Statement, Timex

Kind = Literal["forecast", "commitment", "threat", "demand"]

FIRST = frozenset({"i", "we", "us"})
BACK = frozenset({"it", "they", "he", "she", "this", "that"})
OWN = re.compile(r"\b(?:our|we|my)\b", re.I)
BACK_PHRASE = re.compile(r"(?:the country|the north|the two|the regime|its|their|his|her)\b", re.I)
MEETING = re.compile(
    r"\b(?:at|during|after|before|by|until|in|use)\s+((?:the|its|their|an?|this|next)\s+)?"
    r"((?:[\w’'-]+\s+){0,6}?(?:congress|session|summit|plenum|plenary meeting|election|"
    r"anniversary|conference|parade|visit|meeting))\b",
    re.I,
)
NUMBERED = re.compile(
    r"\b(\d{1,2}(?:st|nd|rd|th)\s+(?:[A-Z][\w’'-]*\s+){0,4}?(Congress|Session))\b"
)
COMPARED = re.compile(r"\b(?:more|less|not|no) (?:likely|probable|probably)")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a claim, in which statement, for which country."""

    by: str
    statement: Statement | None
    country: str | None
    body: bool  # the article or a long piece of it is this speaker's own text
    letter: bool  # a message, letter or toast
    person: bool  # a named person or holder of an office


def subject_of(
    sides: Sides,
    voice: Voice,
    subject: Range | None,
    head: str,
    before: tuple[str, ...],
    pack: Pack,
) -> str | None:
    """The country a claim is about, `CHN;PRK` for two; else the subject's own words.

    `before` are the codes named last: `they` in a statement are the others.
    """
    others = [code for code in before if not (voice.body and code == voice.country)]
    if subject is None or head == "there":
        return others[0] if others else None
    words = sides.text[slice(*subject)]
    codes = sides.codes_in(*subject)
    if codes:
        return ";".join(codes) if len(codes) == 2 and " and " in words else codes[0]
    if head in FIRST or OWN.search(words):
        return voice.country or words
    if (voice.by == words or speaks_of_itself(head, voice)) and voice.country:
        return voice.country
    if head in BACK or BACK_PHRASE.match(words):
        return others[0] if others else words
    return _organ_country(words, pack) or re.sub(r"^(?:the|an?)\s+", "", words, flags=re.I)


@lru_cache(maxsize=2048)
def _organ_country(words: str, pack: Pack) -> str | None:
    """The country of an organ that is named: `the Foreign Ministry of`, `the Kremlin`."""
    return next(
        (
            country
            for form, country in _organs(pack)
            if form in words and re.search(rf"\b{re.escape(form)}\b", words)
        ),
        None,
    )


@lru_cache(maxsize=4)
def _organs(pack: Pack) -> tuple[tuple[str, str], ...]:
    """The names of the organs of states, each with its country."""
    bodies = pack.bodies.values()
    return tuple((f, b.country) for b in bodies if b.country for f in b.forms if len(f) > 2)


def kind_of(
    foresight: Foresight,
    claim: str,
    head: str,
    subject: str | None,
    voice: Voice,
    words: ForecastWords,
) -> Kind | None:
    """Forecast, commitment, threat or demand; None where it is none of them."""
    low, noun = claim.lower(), head.lower()
    own = noun in FIRST or speaks_of_itself(noun, voice)
    if noun not in BACK:
        own = own or (voice.country is not None and subject == voice.country)
    force = foresight.force
    reported = voice.statement is not None and voice.country is not None and not voice.body
    if reported and voice.person and noun in words.own and force in ("will", "would"):
        own = own or subject not in (voice.by, voice.country)
    side = voice.country is not None and (voice.body or voice.by[:1].isupper())
    penalty = side and not own and any(w in low for w in words.penalties)
    if foresight.performative is not None and foresight.performative in words.beliefs:
        return "forecast"
    if force == "should":
        if penalty:
            return "threat"
        return "commitment" if noun in FIRST or (own and noun in words.own) else "demand"
    if force == "need":
        return "commitment" if own else None
    threat = side and _threatens(low, words)
    if force == "ready":
        return ("threat" if threat else "commitment") if own else None
    if force in ("may", "likely", "expect", "seem"):
        return "forecast"
    if not own:
        return "threat" if penalty else "forecast"
    if threat and not voice.letter:
        return "threat"
    promised = noun in FIRST | words.own or head[:1].isupper() or speaks_of_itself(noun, voice)
    return "commitment" if promised else "forecast"


def speaks_of_itself(head: str, voice: Voice) -> bool:
    """`The minister said he would come`, `the ministry said it would act`."""
    if voice.statement is None or voice.body:
        return False
    return head in ("he", "she") if voice.person else head in ("it", "they")


def _threatens(low: str, words: ForecastWords) -> bool:
    return any(re.search(rf"\b{re.escape(word)}", low) for word in words.threats)


def horizon_of(
    article: Article, dates: tuple[Timex, ...], claim: Range, sentence: Range, subject: Range | None
) -> str | None:
    """TIMEX3 value of a date inside the claim, or the words of an event by which it comes due."""
    text = article.view.text
    inside = []
    for timex in dates:
        low, high = article.view.within(timex.span)
        known = timex.type == "DATE" and timex.value not in ("PAST_REF", "PRESENT_REF")
        if claim[0] <= low < high <= claim[1] and known and timex.function != "dateline":
            inside.append((low, text[low:high] if "REF" in timex.value else timex.value))
    if inside:
        return _finest(sorted(inside))
    for place in (claim, (sentence[0], claim[0])):
        for m in MEETING.finditer(text, *place):
            if subject is None or not subject[0] <= m.start() < subject[1]:
                return _full_name(text, m.group(2))
    return None


def _finest(found: list[tuple[int, str]]) -> str:
    """The first value, or a later one within it: `next year, perhaps in May`."""
    first = found[0][1]
    return next((value for _, value in found if value.startswith(first + "-")), first)


def _full_name(text: str, words: str) -> str:
    """`the congress` under the number it is given elsewhere: `9th Party Congress`."""
    for m in NUMBERED.finditer(text):
        if m.group(2).lower() == words.split()[-1].lower():
            return m.group(1)
    return words


def probability_of(certainty: str, pack: Pack) -> Probability | None:
    """The band of the longest word of chance in a modality, from a published scale.

    None for words that carry no number on purpose, and where the word is denied or compared.
    """
    low = f" {certainty.lower()} ".replace(",", " ")
    if COMPARED.search(low):
        return None
    best: tuple[int, Probability] | None = None
    for cue in pack.cues.values():
        if cue.kind != "probability" or cue.low is None or cue.point is None or cue.high is None:
            continue
        for form in cue.forms:
            if f" {form} " in low and (best is None or len(form) > best[0]):
                best = len(form), Probability(cue.scale or "", cue.low, cue.point, cue.high)
    return best[1] if best else None
