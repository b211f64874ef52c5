"""Forecasts: what is said to come, by whom, how surely, and on which condition."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tealeaves import evidence
from tealeaves.read.modality import Foresight, Lexicon, foresights, lexicon
from tealeaves.read.outlook import (
    Harm,
    Range,
    Voice,
    harm_of,
    horizon_of,
    kind_of,
    probability_of,
    subject_code,
)
from tealeaves.read.parse import Parsed, Sentence
from tealeaves.read.sides import Sides, sides_of
from tealeaves.types import Actor, Article, Forecast, Pack, Person, Statement, Timex

SILENT = frozenset({"chrome", "byline", "dateline", "credit", "caption"})
HEADINGS = frozenset({"title", "heading"})
CUE = re.compile(
    r"\b(?:will|won['’]t|shall|would|may|might|could|should|must|ought|cannot be|going to|likely|"
    r"unlikely|probabl[ey]|improbable|inevitable|imminent|expect(?:s|ed)?|anticipates?|willing|"
    r"ready|prepared|determined|resolved|poised|bound|set to|suggests?|heralds?|foreshadows?|"
    r"signals?|demands?|requires?|seems?)\b|['’](?:ll|d)\b",
    re.I,
)
FORETOLD = re.compile(
    r"\b((?:(?:is|are)\s+)?(?:expected|likely|unlikely|set|poised|due|bound)"
    r"(?:\s+to\b)?|will(?:\s+not)?|may(?:\s+not)?|might|could)\b(?=\s+\w)",
    re.I,
)
HEADING_STOP = re.compile(r"[,;:…]|\s[-–—]\s|\.\s|$")


def needs_parse(text: str, pack: Pack) -> bool:
    """True when a sentence has a word of foresight, so that its tree is needed."""
    return CUE.search(text) is not None


def find_forecasts(
    article: Article,
    parsed: Parsed,
    people: tuple[Person, ...],
    actors: tuple[Actor, ...],
    dates: tuple[Timex, ...],
    statements: tuple[Statement, ...],
    pack: Pack,
) -> tuple[Forecast, ...]:
    """All forecasts, commitments, threats and demands of an article, in order.

    Of claims that lie in one another the outer one is kept.
    """
    desk = Desk(
        article,
        sides_of(article, people, actors, statements, pack),
        dates,
        lexicon(pack),
        harm_of(pack),
        pack,
    )
    found: list[tuple[Range, Forecast]] = []
    before: str | None = None
    for sentence in parsed.sentences:
        if sentence.role in HEADINGS:
            found += _of_heading(desk, sentence)
        elif sentence.doc is not None and sentence.role not in SILENT:
            for foresight in foresights(sentence.doc, desk.words):
                made = _forecast(desk, sentence, foresight, before)
                if made:
                    found.append(made)
        codes = desk.sides.codes_in(sentence.start, sentence.end)
        before = codes[0] if codes else before
    return tuple(forecast for _, forecast in _outer(found))


@dataclass(frozen=True, slots=True)
class Desk:
    """What is known about an article when its forecasts are read."""

    article: Article
    sides: Sides
    dates: tuple[Timex, ...]
    words: Lexicon
    harm: Harm
    pack: Pack


def _outer(found: list[tuple[Range, Forecast]]) -> Iterator[tuple[Range, Forecast]]:
    for n, (place, forecast) in enumerate(found):
        if not any(
            m != n and low <= place[0] and place[1] <= high and ((low, high) != place or m < n)
            for m, ((low, high), _) in enumerate(found)
        ):
            yield place, forecast


def _forecast(
    desk: Desk, sentence: Sentence, foresight: Foresight, before: str | None
) -> tuple[Range, Forecast] | None:
    doc = sentence.doc
    assert doc is not None
    claim = _place(sentence, foresight.claim)
    voice = _voice(desk, sentence, foresight, claim)
    head = doc[foresight.head].text if foresight.head is not None else ""
    low = head.lower()
    subject_at = _place(sentence, foresight.subject) if foresight.subject else None
    subject = subject_code(desk.sides, voice, subject_at, low, before)
    text = desk.article.view.text
    kind = kind_of(
        foresight,
        text[slice(*claim)],
        head if head[:1].isupper() and low not in ("we", "i", "our", "it", "they") else low,
        subject,
        voice,
        desk.harm,
    )
    if kind is None or not _counts(desk, foresight, voice, low, kind):
        return None
    condition = _place(sentence, foresight.condition) if foresight.condition else None
    certainty = " ... ".join(foresight.certainty)
    return claim, Forecast(
        by=voice.by,
        kind=kind,
        certainty=certainty,
        claim=evidence.span(desk.article, *claim),
        subject=subject,
        horizon=horizon_of(
            desk.article, desk.dates, claim, (sentence.start, sentence.end), subject_at
        ),
        condition=evidence.span(desk.article, *condition) if condition else None,
        conditional=condition is not None,
        negated=foresight.negated,
        rhetorical=_rhetorical(desk, foresight, voice, kind, text[slice(*claim)]),
        probability=probability_of(certainty, desk.pack),
    )


def _place(sentence: Sentence, tokens: Range) -> Range:
    doc = sentence.doc
    assert doc is not None
    last = doc[tokens[1] - 1]
    return sentence.start + doc[tokens[0]].idx, sentence.start + last.idx + len(last)


def _voice(desk: Desk, sentence: Sentence, foresight: Foresight, claim: Range) -> Voice:
    held = tuple(desk.sides.holders(*claim))
    if not held:
        by = "author"
        if foresight.force == "expect" and sentence.doc is not None:
            verb = sentence.doc[foresight.verb]
            subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
            by = "".join(t.text_with_ws for t in subject.subtree).strip() if subject else by
        return Voice(by, None, desk.sides.of_name(by), False, False)
    inner = held[0]
    by = inner.speaker or "author"
    return Voice(
        by,
        inner,
        desk.sides.of_name(by),
        any(s.kind == "body" for s in held),
        _is_letter(desk, sentence, held),
    )


def _is_letter(desk: Desk, sentence: Sentence, held: tuple[Statement, ...]) -> bool:
    """True inside a message, letter or toast; known by the words that bring it."""
    words = desk.pack.words.get("forecast-greeting-words")
    vehicles = words.forms if words else ()
    text = desk.article.view.text
    start = min(desk.article.view.within(s.content)[0] for s in held)
    lead = text[max(0, start - 260) : start].lower()
    if any(s.kind == "body" for s in held):
        lead = text[max(0, start - 130) : start].lower()
    return any(word in lead for word in vehicles)


def _counts(desk: Desk, foresight: Foresight, voice: Voice, head: str, kind: str) -> bool:
    """What the gold's rules leave out: wishes, remarks, courtesy, duties told by the author."""
    if foresight.force == "would":
        return voice.statement is not None or foresight.condition is not None
    if foresight.force == "may":
        return not (voice.body or voice.letter)
    if foresight.force == "should" and voice.statement is None:
        return False
    if foresight.force == "should" and head in ("there", "it", "this", "that"):
        return False
    if foresight.performative == "hope" and voice.letter:
        return False
    if voice.body and not voice.letter and foresight.performative in desk.words.beliefs:
        return False
    return not (foresight.force in ("need", "ready") and voice.statement is None)


def _rhetorical(desk: Desk, foresight: Foresight, voice: Voice, kind: str, claim: str) -> bool:
    if kind != "forecast" or foresight.force not in ("will", "would") or voice.country is None:
        return False
    if voice.letter and voice.body:
        return True
    low = claim.lower()
    return any(word in low for word in desk.harm.praise) and (
        voice.letter or foresight.performative in desk.words.beliefs
    )


def _of_heading(desk: Desk, sentence: Sentence) -> Iterator[tuple[Range, Forecast]]:
    """`Envoy Expected in May`: a heading that foretells."""
    text = desk.article.view.text
    m = FORETOLD.search(text, sentence.start, sentence.end)
    if (
        m is None
        or m.start() == sentence.start
        or text[sentence.start : sentence.end].endswith("?")
    ):
        return
    stop = HEADING_STOP.search(text, m.end(), sentence.end)
    claim = sentence.start, stop.start() if stop else sentence.end
    for split in HEADING_STOP.finditer(text, sentence.start, m.start()):
        if split.start() < m.start():
            claim = split.end(), claim[1]
    subject = claim[0], m.start()
    codes = desk.sides.codes_in(*subject)
    span = evidence.span(desk.article, *claim)
    yield (
        claim,
        Forecast(
            by="heading",
            kind="forecast",
            certainty=m.group(1),
            claim=span,
            subject=codes[0] if codes else text[slice(*subject)].strip() or None,
            horizon=horizon_of(desk.article, desk.dates, claim, claim, None),
            negated=m.group(1).lower().endswith("not") or "unlikely" in m.group(1).lower(),
            probability=probability_of(m.group(1), desk.pack),
        ),
    )
