"""Forecasts: what is said to come, by whom, how surely, and on which condition."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tealeaves import evidence
from tealeaves.knowledge import Pack
from tealeaves.read import tree
from tealeaves.read.events.words import event_words
from tealeaves.read.forecasts.claims import Foresight
from tealeaves.read.forecasts.demands import find_demanded
from tealeaves.read.forecasts.headings import find_in_heading
from tealeaves.read.forecasts.modality import foresights
from tealeaves.read.forecasts.weighing import (
    Kind,
    Voice,
    horizon_of,
    kind_of,
    probability_of,
    subject_of,
)
from tealeaves.read.forecasts.words import ForecastWords, forecast_words
from tealeaves.read.found import Found
from tealeaves.read.parse import Sentence
from tealeaves.read.sides import Sides, sides_of
from tealeaves.read.tree import Range
from tealeaves.types import Article, Forecast, Statement, Timex

SILENT = frozenset({"title", "heading", "chrome", "byline", "dateline", "credit", "caption"})
HEADINGS = frozenset({"title", "heading"})
CUE = re.compile(
    r"\b(?:will|won['’]t|shall|would|may|might|could|should|must|ought|cannot be|going to|likely|"
    r"unlikely|probabl[ey]|improbable|possible|(?:in)?conceivable|(?:un)?thinkable|pledged|vowed|promised|threatened|"
    r"(?:is|are) to|plans? to|inevitable|imminent|unavoidable|expect(?:s|ed|ing)?|"
    r"anticipates?|forecasts?|projects?|projected|predicted|willing|ready|prepared|determined|"
    r"resolved|poised|bound|set|certain|chances?|odds|likelihood|prospects?|risk|matter of time|"
    r"suggests?|heralds?|foreshadows?|signals?|portends?|demands?|requires?|necessitates?|seems?|"
    r"appears?|looks?|doubts?)\b|['’](?:ll|d)\b",
    re.I,
)
HOPED = re.compile(r"\b(?:hopes?|wish(?:es)?|wants?)\b")  # where the tree takes them for nouns
INSCRIBED = re.compile(
    r"\b(?:reading|inscribed|that reads|(?:en)?titled|statement|article|commentary)[\s:,]*[\"“]"
)
QUOTED_PART = re.compile(
    r"\b(?:reading|inscribed|that reads|words|slogans?|letters|(?:en)?titled|statement|article|"
    r"commentary)[\s:,]*[\"“]$"
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What is known about an article when its forecasts are read."""

    article: Article
    sides: Sides
    dates: tuple[Timex, ...]
    words: ForecastWords
    pack: Pack


def find_forecasts(found: Found) -> tuple[Forecast, ...]:
    """All forecasts, commitments, threats and demands of an article, in order.

    Of claims that lie in one another the outer one is kept.
    """
    article, dates, pack = found.article, found.dates, found.pack
    sides = sides_of(found)
    desk = Desk(article, sides, dates, forecast_words(pack), pack)
    claims: list[tuple[Range, Forecast]] = []
    before: tuple[str, ...] = ()
    for sentence in found.parsed.sentences:
        if sentence.role in HEADINGS:
            claims += find_in_heading(article, sides, dates, pack, (sentence.start, sentence.end))
        elif (
            sentence.doc is not None
            and sentence.role not in SILENT
            and CUE.search(article.view.text, sentence.start, sentence.end)
        ):
            for foresight in foresights(sentence.doc, desk.words):
                claims += _forecast(desk, sentence, foresight, before)
        codes = sides.codes_in(sentence.start, sentence.end)
        before = codes or before
    claims += find_demanded(article, sides, found.statements)
    return tuple(_outer(sorted(claims, key=lambda pair: pair[0])))


def _outer(found: list[tuple[Range, Forecast]]) -> Iterator[Forecast]:
    for n, (place, forecast) in enumerate(found):
        if not any(
            m != n and low <= place[0] and place[1] <= high and ((low, high) != place or m < n)
            for m, ((low, high), _) in enumerate(found)
        ):
            yield forecast


def _forecast(
    desk: Desk, sentence: Sentence, foresight: Foresight, before: tuple[str, ...]
) -> Iterator[tuple[Range, Forecast]]:
    doc, article = sentence.doc, desk.article
    if doc is None or foresight.head is None:
        return
    claim = _unbroken(desk, sentence, foresight, tree.place(sentence, foresight.claim))
    words = article.view.text[slice(*claim)]
    voice = _voice(desk, sentence, foresight, claim)
    subject_at = tree.place(sentence, foresight.subject) if foresight.subject else None
    head = doc[foresight.head].text
    subject = subject_of(desk.sides, voice, subject_at, head.lower(), before, desk.pack)
    if head.isdigit():  # `2026 would be a great year for Korea`
        subject = next(iter(desk.sides.codes_in(*claim)), voice.country or subject)
    kind = kind_of(foresight, words, head, subject, voice, desk.words)
    if kind == "forecast" and foresight.performative == "hope":
        kind = "demand"
    if kind is None or not _counts(desk, sentence, foresight, voice, kind, claim, subject):
        return
    condition = tree.place(sentence, foresight.condition) if foresight.condition else None
    certainty = " ... ".join(foresight.certainty)
    around = sentence.start, sentence.end
    yield (
        claim,
        Forecast(
            by=voice.by,
            kind=kind,
            certainty=certainty,
            claim=evidence.span(article, *claim),
            subject=subject,
            horizon=horizon_of(article, desk.dates, claim, around, subject_at),
            condition=evidence.span(article, *condition) if condition else None,
            conditional=condition is not None,
            negated=foresight.negated,
            rhetorical=_rhetorical(desk, foresight, voice, kind, claim),
            probability=probability_of(certainty, desk.pack),
        ),
    )


def _unbroken(desk: Desk, sentence: Sentence, foresight: Foresight, claim: Range) -> Range:
    """The piece of a claim that holds its verb, where `, he added,` breaks the claim."""
    at = sentence.start + (sentence.doc[foresight.verb].idx if sentence.doc else 0)
    for _, statement in desk.sides.said:
        pieces = [
            desk.article.view.within(piece)
            for piece in (statement.content, *statement.also_content)
        ]
        held = next((p for p in pieces if p[0] <= at < p[1]), None)
        if held and len(pieces) > 1 and any(claim[0] < b and a < claim[1] for a, b in pieces):
            return max(claim[0], held[0]), min(claim[1], held[1])
    return claim


def _voice(desk: Desk, sentence: Sentence, foresight: Foresight, claim: Range) -> Voice:
    held = tuple(desk.sides.holders(*claim))
    if not held:
        by = "author"
        doubted = foresight.performative in desk.words.doubting
        if (foresight.force == "expect" or doubted) and sentence.doc is not None:
            verb = sentence.doc[foresight.verb]
            who = tree.subject(verb.head if doubted else verb)
            if who is not None:
                by = desk.article.view.text[slice(*tree.place(sentence, tree.phrase(who)))]
        return Voice(by, None, desk.sides.of_name(by), body=False, letter=False, person=False)
    by = held[0].speaker or "author"
    body = any(statement.kind == "body" for statement in held)
    country = desk.sides.of_name(by)
    letter = _is_letter(desk, held, body)
    return Voice(by, held[0], country, body, letter, by in desk.sides.people)


def _is_letter(desk: Desk, held: tuple[Statement, ...], body: bool) -> bool:
    """True inside a message, letter or toast; known by the words that bring it."""
    view = desk.article.view
    start = min(view.within(statement.content)[0] for statement in held)
    lead = view.text[max(0, start - (130 if body else 260)) : start].lower()
    return any(word in lead for word in desk.words.greetings)


def _counts(
    desk: Desk,
    sentence: Sentence,
    foresight: Foresight,
    voice: Voice,
    kind: Kind,
    claim: Range,
    subject: str | None,
) -> bool:
    """Leaves out wishes, courtesy, inscriptions, and duties that nobody is quoted with."""
    doc, force = sentence.doc, foresight.force
    if doc is None or foresight.head is None:
        return False
    head, verb = doc[foresight.head].lower_, doc[foresight.verb]
    if QUOTED_PART.search(desk.article.view.text[max(0, claim[0] - 20) : claim[0]]):
        return False
    before = desk.article.view.text[claim[0] : claim[1]].split(foresight.certainty[-1])[0]
    if INSCRIBED.search(before):
        return False
    if HOPED.search(before):
        return False
    if head == "you" and kind not in ("threat", "demand"):
        return False
    if foresight.performative == "hope":
        courtesy = tree.is_one(verb, desk.words.courtesy)
        return voice.body and not voice.letter and not courtesy and head != "you"
    if force == "would":
        announced = kind == "forecast" and foresight.certainty == ("would",)
        other = subject in desk.pack.countries and subject != voice.country
        if announced and _official(desk, voice) and not (_praises(desk, claim) or other):
            return False
        return voice.statement is not None or foresight.condition is not None
    if force == "may":
        wire = desk.article.dateline is not None and voice.statement is None
        denied = foresight.negated and foresight.certainty[0].lower().startswith("could")
        return not (voice.body or voice.letter or wire or denied)
    if force == "should" and (voice.statement is None or not _acts(desk, sentence, foresight)):
        return False
    if voice.body and not voice.letter and foresight.performative in desk.words.beliefs:
        return False
    return force not in ("need", "ready") or voice.statement is not None


def _official(desk: Desk, voice: Voice) -> bool:
    """True where a story by a news desk retells what a side announced: that is an event to come."""
    if voice.statement is None or voice.body or desk.article.dateline is not None:
        return False
    return voice.country is not None and (voice.person or voice.by[:1].isupper())


def _praises(desk: Desk, claim: Range) -> bool:
    low = desk.article.view.text[slice(*claim)].lower()
    return any(word in low for word in desk.words.praise)


def _acts(desk: Desk, sentence: Sentence, foresight: Foresight) -> bool:
    """True when the subject can do something: a demand is made of somebody."""
    doc = sentence.doc
    if doc is None or foresight.head is None:
        return False
    head = doc[foresight.head]
    if head.pos_ == "PRON":
        return head.lower_ in ("we", "you", "they", "he", "she", "all", "everyone", "i")
    return head.pos_ == "PROPN" or event_words(desk.pack).is_agent(head.text)


def _rhetorical(desk: Desk, foresight: Foresight, voice: Voice, kind: Kind, claim: Range) -> bool:
    """True for courtesy in the future tense: a letter's predictions, a toast's victories."""
    if kind != "forecast" or foresight.force not in ("will", "would") or voice.country is None:
        return False
    belief = foresight.performative in desk.words.beliefs
    if voice.letter and (voice.body or belief):
        return True
    return _praises(desk, claim) and (voice.letter or belief)
