"""What an event's record says beside its date: what, who, where, on which occasion."""

import re
from collections.abc import Iterator

from tealeaves import evidence
from tealeaves.read import tree
from tealeaves.read.events.happenings import Happening
from tealeaves.read.parse import Sentence
from tealeaves.read.sides import Sides
from tealeaves.read.tree import Range
from tealeaves.types import Article, Event, Statement
from tealeaves.words import squash

LONGEST = 100  # characters of what, who and where
OCCASION = re.compile(
    r"\b(?:on the occasion of|in celebration of|to celebrate|to mark|marking|on|for)\s+"
    r"(?:the\s+|its\s+|his\s+|their\s+)?"
    r"((?:\d{1,3}(?:st|nd|rd|th)\s+)?(?:[\w’'-]+\s+){0,5}?(?:anniversary|birthday|Day|holiday)\b"
    r"(?:\s+of\s+[^,.;:“”\"\n]{2,60}?(?=\s+(?:on|in|at|and)\b|[,.;:\n]|$))?)"
)
ANSWERED = re.compile(
    r"\b(?:your|his|her|their)\s+(?:\w+\s+){0,3}?(?:congratulations|greetings?|message|letter)\b"
    r"|\bfor\s+(?:kindly\s+|having\s+)?(?:sending|sent|extending|conveying|offering)\s+"
    r"(?:(?:me|us|him)\s+)?((?:an?\s+|your\s+)?(?:\w+\s+){0,3}?"
    r"(?:congratulations|message|letter|greetings?|condolences|sympathy)(?:\s+of\s+\w+)?)"
)
ARTICLE = re.compile(r"^(?:The|A|An)\s")
VAGUE = frozenset({"it", "they", "he", "she", "who", "which", "that", "there", "we", "i", "this"})


def who_of(sides: Sides, sentence: Sentence, happening: Happening, at: Range) -> tuple[str, ...]:
    """Names of the persons, else codes of the states, else the subject's own words."""
    found = sides.names_in(*at) or sides.codes_in(*at)
    if found or happening.subject is None or sentence.doc is None:
        return found
    words = _words(sides.text, tree.place(sentence, happening.subject))
    words = re.sub(r"^(?:the|an?) |['’]s?$", "", words)
    return (words,) if words.lower() not in VAGUE and len(words) < LONGEST else ()


def what_of(sides: Sides, sentence: Sentence, happening: Happening, at: Range) -> str:
    """A short account: doer, act and object; of a noun its own phrase."""
    doc, text = sentence.doc, sides.text
    if happening.form == "noun" or doc is None:
        return _short(_words(text, at))
    verb = doc[happening.word]
    parts = []
    if happening.subject is not None:
        place = tree.place(sentence, happening.subject)
        names, subject = sides.names_in(*place), _words(text, place)
        if len(names) == 1 and subject.split()[-1] in names[0].split():
            subject = names[0]  # the fullest form of somebody named with his offices
        parts = [] if subject.lower() in VAGUE else [subject]
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < verb.i]
    tail = [c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1]
    parts += [token.text for token in (*aux, verb, *tail)]
    if happening.thing is not None and happening.thing[0] > happening.word:
        start = verb.i + 1 + len(tail)
        between = doc[start : happening.thing[0]]
        if len(between) < 3:
            parts += [token.text for token in between if not token.is_punct]
        parts.append(_words(text, tree.place(sentence, happening.thing)))
    return _short(" ".join(parts)) or _short(_words(text, at))


def where_of(sides: Sides, sentence: Sentence, happening: Happening) -> str | None:
    """The named place of an act, as printed, without its article."""
    if happening.where is None:
        return None
    return _short(_words(sides.text, tree.place(sentence, happening.where)))


def occasion_of(text: str, start: int, end: int) -> str | None:
    """The anniversary or holiday that an act is tied to."""
    m = OCCASION.search(text, start, end)
    return squash(m.group(1)) if m else None


def answered(article: Article, statements: tuple[Statement, ...]) -> Iterator[Event]:
    """The message that a letter gives thanks for: it came before, the day is not said."""
    text = article.view.text
    for statement in statements:
        if statement.kind != "body":
            continue
        low, high = article.view.within(statement.content)
        m = ANSWERED.search(text, low, min(high, low + 1500))
        if m is None:
            continue
        at = m.span(1) if m.group(1) else m.span()
        occasion = occasion_of(text, at[1], min(high, at[1] + 160))
        end = text.find(occasion, at[1]) + len(occasion) if occasion else at[1]
        yield Event(
            what=f"message that {statement.speaker or 'the writer'} answers",
            who=tuple(n for n in (statement.addressee, statement.speaker) if n),
            tense="past",
            type="message",
            evidence=(evidence.span(article, at[0], max(end, at[1])),),
            occasion=occasion,
        )


def _words(text: str, at: Range) -> str:
    return ARTICLE.sub(lambda m: m.group().lower(), squash(text[slice(*at)]))


def _short(words: str) -> str:
    words = ARTICLE.sub(lambda m: m.group().lower(), words)
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0]
