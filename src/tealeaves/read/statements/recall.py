"""What a reader remembers: who was the subject where, and who wrote the message told of."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tealeaves.read.cues import Cues, singular
from tealeaves.read.parse import Parsed, Sentence
from tealeaves.read.statements.cast import (
    HE,
    Cast,
    Place,
    Sort,
    Source,
    Subject,
    described,
    named,
    pronoun,
)
from tealeaves.read.statements.speakers import (
    PERSONAL,
    document,
    issuer,
    named_subject,
    phrase,
    short_name,
)
from tealeaves.read.statements.verbs import lost_subject
from tealeaves.types import Article, Outlet, Person

if TYPE_CHECKING:
    from spacy.tokens import Token

SENT = re.compile(
    r"\b(sent|sends|extended|addressed|received|receives|got|gets|exchanged)\b"
    r"[^.\n]{0,120}?\b(?:message|letter|telegram|greetings?|reply)\b",
    re.I,
)
FROM = re.compile(r"[^.\n]{0,80}?\bfrom\b")
BODIES = frozenset({"parliament", "government", "regiment", "committee", "sector", "center"})
LEADING = frozenset(
    {
        "the",
        "respected",
        "comrade",
        "dear",
        "mr.",
        "mr",
        "mrs.",
        "ms.",
        "then",
        "and",
        "but",
        "later",
        "that",
        "day",
        "evening",
        "president",
        "marshal",
        "fatherly",
    }
)


def cast_of(
    article: Article,
    parsed: Parsed,
    people: tuple[Person, ...],
    outlets: tuple[Outlet, ...],
    cues: Cues,
) -> Cast:
    """The names, offices and outlets by place, and who was the subject where."""
    text = article.view.text
    places = tuple(sorted(_places(article, people, outlets), key=lambda p: (p.start, -p.end)))
    bare = Cast(text, places, (), None)
    subjects: list[Subject] = []  # grows as the text is read, so that pronouns look back
    cast = Cast(text, places, subjects, sender_of(bare), _bearers(places))
    for sentence in parsed.sentences:
        for subject in _subjects(cast, sentence, cues):
            subjects.append(subject)
    return replace(cast, subjects=tuple(subjects))


def _bearers(places: tuple[Place, ...]) -> dict[str, str]:
    """Each word that stands in one person's name only, with that name."""
    names: dict[str, set[str]] = {}
    for name in {p.name for p in places if p.sort == "person"}:
        for word in name.split():
            names.setdefault(word, set()).add(name)
    return {word: min(those) for word, those in names.items() if len(those) == 1}


def _places(
    article: Article, people: tuple[Person, ...], outlets: tuple[Outlet, ...]
) -> Iterator[Place]:
    for person in people:
        name = person.name or person.label
        if not name:
            continue
        for span in person.mentions:
            yield from _place(article, span, name, "person")
        for title in person.title_spans:
            yield from _place(article, title.span, name, "office")
    for outlet in outlets:
        for span in (*outlet.spans, *outlet.described_as):
            yield from _place(article, span, outlet.name, "outlet")


def _place(article: Article, span: object, name: str, sort: Sort) -> Iterator[Place]:
    low, high = article.view.within(span)  # type: ignore[arg-type]
    if low < high:
        yield Place(low, high, name, sort)


def _subjects(cast: Cast, sentence: Sentence, cues: Cues) -> Iterator[Subject]:
    """The named subjects of a sentence; of one without a tree, the name it begins with."""
    if sentence.role in ("title", "heading", "caption", "chrome"):
        return
    if sentence.doc is None:
        yield from _first_name(cast, sentence, cues)
        return
    for token in sentence.doc:
        noun_root = (
            token.dep_ == "ROOT"
            and token.pos_ == "PROPN"
            and any(c.dep_ == "appos" for c in token.children)
        )
        lost = lost_subject(token)
        if lost is not None:
            yield from _lost(cast, sentence, lost, cues)
        if token.dep_ not in ("nsubj", "nsubjpass") and not noun_root:
            continue
        if token.pos_ == "PRON":
            told = pronoun(cast, token.lower_, *sentence.at(token))
            if told and token.lower_ in HE:
                yield Subject(
                    sentence.start + token.idx,
                    told.name,
                    told.sort,
                    _main(token.head),
                    token.lower_,
                )
            continue
        where = sentence.at(token)
        place = named(cast, *where) or short_name(cast, token, *where)
        main = _main(token.head)
        if place:
            yield Subject(sentence.start + token.idx, place.name, place.sort, main)
        elif _is_name(token) or singular(token.lower_) in cues.agents:
            source = named_subject(cast, sentence, token, cues, strict=True)
            if source:
                many = "they" if token.tag_ in ("NNS", "NNPS") and source.sort == "words" else ""
                at = sentence.start + token.idx
                yield Subject(at, source.name, _sort(token, source), main, many)
        elif singular(token.lower_) in cues.documents:
            source = document(cast, sentence, token, cues, phrase(sentence, token))
            sort: Sort = "letter" if source.sort == "person" else "text"
            yield Subject(sentence.start + token.idx, source.name, sort, main)


def _lost(cast: Cast, sentence: Sentence, token: "Token", cues: Cues) -> Iterator[Subject]:
    """A subject that the tree hangs elsewhere: `On Saturday Lavrov said`."""
    source = named_subject(cast, sentence, token, cues, strict=True)
    if source:
        yield Subject(sentence.start + token.idx, source.name, _sort(token, source), main=True)


def _sort(token: "Token", source: Source) -> Sort:
    """Somebody without a name is a person as well: `a professor`, `a girl of the city`."""
    personal = PERSONAL.search(token.lower_) or token.lower_ in ("girl", "boy")
    nameless = token.tag_ == "NN" and source.sort == "words" and personal
    return "office" if nameless and token.lower_ not in BODIES else source.sort


def _is_name(token: "Token") -> bool:
    return bool(token.pos_ == "PROPN") and token.text[:1].isupper()


def _main(verb: "Token") -> bool:
    while verb.dep_ == "conj":
        verb = verb.head
    return bool(verb.dep_ in ("ROOT", "parataxis", "advcl"))


def _first_name(cast: Cast, sentence: Sentence, cues: Cues) -> Iterator[Subject]:
    """Whom an unparsed sentence begins with: a name, an office, `The diplomat`."""
    for place in cast.places:
        if place.start >= sentence.end:
            break
        if place.start >= sentence.start:
            before = cast.text[sentence.start : place.start].lower().split()
            if set(before) <= LEADING:
                yield Subject(place.start, place.name, place.sort, main=True)
                return
            break
    opening = cast.text[sentence.start : sentence.start + 60].split()[:4]
    if opening and opening[0] == "The":
        for noun in opening[1:]:
            name = described(cast, noun, sentence.start) if noun.isalpha() else None
            if name:
                yield Subject(sentence.start, name, "office", main=True)
                return
            author = issuer(cast, noun, sentence.start) if noun in cues.documents else None
            if author:
                yield Subject(sentence.start, author.name, "text", main=True)
                return


def sender_of(cast: Cast) -> str | None:
    """Who wrote the message that the article is about: `sent X a letter`, `a message from X`."""
    text = cast.text[:6000]
    for m in SENT.finditer(text):
        end = min([len(text), *(text.find(c, m.end()) for c in ("\n",) if c in text[m.end() :])])
        if m.group(1)[:3].lower() in ("rec", "get", "got"):
            tail = FROM.match(text, m.end(), end)
            after = [p for p in cast.places if tail and tail.end() <= p.start < end]
            names = _side_by_side(text, after)
        else:
            line = text.rfind("\n", 0, m.start()) + 1
            names = [
                p.name for p in cast.places if line <= p.start < m.start() and p.sort == "person"
            ][:1] or _sending_body(text, line, m.start())
        if names:
            return "; ".join(names)
    return None


def _sending_body(text: str, line: int, verb: int) -> list[str]:
    """The party or ministry that sent the message, when no person did."""
    dash = text.rfind("--", line, verb)
    words = text[dash + 2 if dash >= 0 else line : verb].strip()
    body = re.fullmatch(r"(?:The )?([A-Z][^,.:;]{3,140}?)(?: on \w+(?: \d+)?| \w+day)?", words)
    return [body.group(1)] if body and len(words.split()) > 1 else []


def _side_by_side(text: str, places: list[Place]) -> list[str]:
    """The first person's name, and of those joined to it by `and`."""
    people = [p for p in places if p.sort == "person"]
    names: list[str] = []
    for person, before in zip(people, [None, *people], strict=False):
        if before and not re.match(
            r"(?:,[^.]{0,160})? and (?:[\w-]+ ){0,4}$", text[before.end : person.start]
        ):
            break
        if person.name not in names:
            names.append(person.name)
    return names
