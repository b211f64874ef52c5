"""Direct speech: which quotations are somebody's words, and the cue beside their marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tealeaves.read.cues import Cues
from tealeaves.read.parse import Parsed, Sentence
from tealeaves.read.statements.quotes import Quote
from tealeaves.read.statements.verbs import misread, speaking_verb, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Range = tuple[int, int]
DASHED = re.compile(
    r"\s*(?:[—–―]|--?)\s*((?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|of|al|bin|de|van|von)){0,4})"
    r"(?=\s*(?:[,.(;\n]|$))"
)
SPEAKS = frozenset({"VBD", "VBZ", "VBP"})
NO_VOICE = frozenset({"be", "have", "do", "is", "was", "are", "were", "has", "had", "ha", "wa"})
FAR = 14  # words between a quotation and the verb that brings it
SCARE = 4  # words: a shorter quotation without a verb of its own is no statement


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation tied to a verb (in a sentence), a dashed name, or the speech before it."""

    quotes: tuple[Quote, ...]
    sentence: Sentence | None = None
    verb: int | None = None  # token index in the sentence
    subject: int | None = None
    name: Range | None = None  # after a dash
    goes_on: bool = False  # the speaker of the quotation before


def spoken(text: str, parsed: Parsed, quotes: tuple[Quote, ...], cues: Cues) -> list[Spoken]:
    """The quotations that are direct speech, in order; broken ones joined."""
    found: list[Spoken] = []
    for quote in quotes:
        one = _spoken(text, parsed, quote, cues)
        last = found[-1] if found else None
        if (
            last
            and _breaks(text, last.quotes[-1], quote)
            and last.verb is not None
            and (
                one is None
                or one.verb is None
                or (one.sentence is last.sentence and one.verb == last.verb)
            )
        ):
            found[-1] = Spoken((*last.quotes, quote), last.sentence, last.verb, last.subject)
        elif one:
            found += _parted(text, parsed, one, cues)
        elif last and _follows(text, parsed, last.quotes[-1], quote):
            found.append(Spoken((quote,), goes_on=True))
    return found


def _parted(text: str, parsed: Parsed, one: Spoken, cues: Cues) -> list[Spoken]:
    """A speech over paragraphs with a cue of its own at both ends is two statements."""
    quote = one.quotes[0]
    if len(quote.pieces) < 2 or one.verb is None or one.sentence is None:
        return [one]
    before = _before(text, parsed, quote, cues)
    after = _after(text, parsed, quote, cues)
    if not before or not after:
        return [one]
    first = Quote(quote.pieces[:-1], quote.low, quote.pieces[-2][1], quote.opened)
    last = Quote(quote.pieces[-1:], quote.pieces[-1][0] - 1, quote.high)
    return [
        Spoken((first,), before.sentence, before.verb, before.subject),
        Spoken((last,), after.sentence, after.verb, after.subject),
    ]


def _spoken(text: str, parsed: Parsed, quote: Quote, cues: Cues) -> Spoken | None:
    if not _has_words(text, quote):
        return None
    return _after(text, parsed, quote, cues) or _before(text, parsed, quote, cues)


def _has_words(text: str, quote: Quote) -> bool:
    return any(re.search(r"\w", text[low:high]) for low, high in quote.pieces)


def words_in(text: str, quote: Quote) -> int:
    """How many words stand in a quotation."""
    return sum(len(text[low:high].split()) for low, high in quote.pieces)


def _breaks(text: str, last: Quote, quote: Quote) -> bool:
    """True when only `he said,` stands between two pieces of one sentence."""
    between = text[last.high : quote.low]
    return (
        len(between) < 160
        and "\n" not in between
        and between.rstrip().endswith(",")
        and '"' not in between
        and not re.search(r"[.!?]\s", between)
    )


def _follows(text: str, parsed: Parsed, last: Quote, quote: Quote) -> bool:
    """True for `“A,” he said. “B.”`: the same paragraph, a new sentence, whole sentences inside."""
    between = text[last.high : quote.low]
    start, end = quote.pieces[0][0], quote.pieces[-1][1]
    whole = text[end - 1 : end] in ".!?…" or not quote.closed
    begins = text[start : start + 1].isupper()
    return (
        "\n" not in between
        and len(between) < 400
        and whole
        and begins
        and re.search(r"[.!?]\s*$", between) is not None
        and between.count(".") <= 2
    )


# ---------------------------------------------------------------- after the quotation


def _after(text: str, parsed: Parsed, quote: Quote, cues: Cues) -> Spoken | None:
    dashed = DASHED.match(text, quote.high)
    if dashed:
        return Spoken((quote,), name=dashed.span(1))
    inside = text[quote.pieces[-1][1] - 1 : quote.pieces[-1][1]]
    follows = text[quote.high : quote.high + 1]
    if inside not in ",.?!…-—–" and follows != ",":
        return None
    sentence = parsed.covering(max(quote.low, quote.high - 1), quote.high)
    if sentence is None or sentence.doc is None or _mid_clause(text, sentence, quote):
        return None
    rest = [t for t in sentence.doc if sentence.start + t.idx >= quote.high][:FAR]
    for place, token in enumerate(rest):
        # beside the marks the tagger takes `boasted` for an adjective
        taken = place == 0 and token.tag_ in ("VBN", "JJ") and token.text.endswith("ed")
        if taken or (token.tag_ in SPEAKS and token.dep_ not in ("aux", "auxpass", "relcl", "acl")):
            subject = _subject_after(rest, place)
            if not (taken or _verbal(token, cues, place)) or subject is None:
                return None
            return Spoken((quote,), sentence, token.i, subject.i)
        if token.text in ".;:" or token.dep_ == "mark" or token.tag_ in ("MD", "CC", "WDT"):
            return None
        if token.is_quote or (place < 2 and token.tag_ in ("IN", "TO")):
            return None
    return None


def _mid_clause(text: str, sentence: Sentence, quote: Quote) -> bool:
    """True for `the loss of the “best years,” he said`: the marks hold a part of a clause."""
    if not quote.opened or quote.low <= sentence.start:
        return False
    before = text[sentence.start : quote.low].rstrip()
    return (
        bool(before)
        and before[-1].isalnum()
        and before.split()[-1].lower() not in ("that", "and", "but")
    )


def _verbal(token: Token, cues: Cues, place: int) -> bool:
    """A verb of report; right beside the marks any full verb may be one: `boasted`, `sighed`."""
    base = cues.base(token.text)
    if base in cues.clause or base in cues.manner or base in ("think", "believe", "suggest"):
        return True
    return place < 2 and token.dep_ == "ROOT" and base not in NO_VOICE


def _subject_after(rest: list[Token], place: int) -> Token | None:
    """Who speaks: between the marks and the verb, or right after the verb."""
    verb = rest[place]
    between = [t for t in rest[:place] if t.pos_ in ("PROPN", "NOUN", "PRON")]
    own = next(
        (
            c
            for c in verb.children
            if c.dep_ in ("nsubj", "nsubjpass") and rest[0].i <= c.i <= verb.i + 12
        ),
        None,
    )
    if own is not None and (own in between) == bool(between):
        return own
    near = between or [
        t for t in rest[place + 1 : place + 6] if t.pos_ in ("PROPN", "NOUN", "PRON")
    ]
    # the tree failed: the words between the marks and the verb, or right after it
    heads = [t for t in near if t.head not in near or t.head == t]
    return heads[0] if heads else None


# ---------------------------------------------------------------- before the quotation


def _before(text: str, parsed: Parsed, quote: Quote, cues: Cues) -> Spoken | None:
    lead = text[max(0, quote.low - 2) : quote.low].rstrip()
    stop = lead[-1:] if lead else ""
    sentence = parsed.covering(max(0, quote.low - 1), quote.low) or parsed.covering(
        quote.low, quote.low + 1
    )
    if not lead:  # the quotation begins a paragraph: a colon may end the one before
        before = text[: quote.low].rstrip()[-1:] if quote.low < 200_000 else ""
        earlier = [s for s in parsed.sentences if s.end <= quote.low][-1:]
        if before != ":" or not earlier:
            return None
        stop, sentence = ":", earlier[0]
    if sentence is None or sentence.doc is None or stop in (".", "!", "?", "”", '"'):
        return None
    before_it = [t for t in sentence.doc if sentence.start + t.idx < quote.low][-40:]
    while before_it and (before_it[-1].is_quote or before_it[-1].is_space):
        before_it.pop()
    if not before_it:
        return None
    return _cue_before(text, quote, sentence, before_it, stop, cues)


def _cue_before(
    text: str, quote: Quote, sentence: Sentence, words: list[Token], stop: str, cues: Cues
) -> Spoken | None:
    last = words[-1]
    whole = text[quote.pieces[-1][1] - 1 : quote.pieces[-1][1]] in ".!?…," or not quote.closed
    for token in reversed(words):
        base = cues.base(token.text)
        spoke = (base in cues.clause or base in cues.manner or base in cues.thought) and (
            token.tag_ in (*SPEAKS, "VBG", "VBN") or misread(token, base, cues)
        )
        distance = last.i - token.i
        if not spoke or token.dep_ in ("amod", "compound"):
            continue
        if stop == ":" or (stop == "," and distance <= FAR):
            return _with_subject(quote, sentence, token, cues)
        if (
            stop not in (",", ":")
            and distance == 0
            and (
                words_in(text, quote) > SCARE
                and not re.match(r" [a-z]", text[quote.high : quote.high + 2])
            )
        ):
            return _with_subject(quote, sentence, token, cues)
        if (
            stop not in (",", ":")
            and last.lower_ == "that"
            and distance == 1
            and whole
            and (text[quote.pieces[0][0]].isupper())
        ):
            return _with_subject(quote, sentence, token, cues)
        if last.lower_ == "of" and distance == 1 and words_in(text, quote) > SCARE:
            return _with_subject(quote, sentence, token, cues)  # `spoke of “...”`
        return None
    return None


def _with_subject(quote: Quote, sentence: Sentence, verb: Token, cues: Cues) -> Spoken | None:
    subject = subject_of(speaking_verb(verb, cues))
    if subject is None:
        after = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        subject = after[0] if after else None
    return Spoken((quote,), sentence, verb.i, subject.i if subject is not None else None)
