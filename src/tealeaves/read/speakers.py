"""Who speaks: from the words beside a reporting verb to a person, an outlet or a group.

A pronoun or description is tied to somebody only where the text before it decides.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tealeaves.read.cues import Cues
from tealeaves.read.parse import Parsed, Sentence
from tealeaves.types import Article, Outlet, Person

if TYPE_CHECKING:
    from spacy.tokens import Token

Sort = Literal["person", "office", "outlet", "letter", "text", "words"]
Range = tuple[int, int]

HE = frozenset({"he", "she", "him", "her"})
IT = frozenset({"it"})
THEY = frozenset({"they", "them"})
OWN = frozenset(
    {
        "i",
        "we",
        "you",
        "us",
        "me",
        "one",
        "myself",
        "ourselves",
        "this",
        "that",
        "these",
        "those",
        "there",
        "what",
        "who",
        "which",
        "nothing",
        "none",
        "everything",
        "anything",
        "something",
        "here",
        "nobody",
        "no",
        "one",
    }
)
LETTERS = frozenset(
    {
        "message",
        "letter",
        "telegram",
        "greeting",
        "reply",
        "text",
        "statement",
        "speech",
        "address",
        "memo",
        "declaration",
    }
)
ARTICLE = re.compile(r"(?:the|an?)\s+", re.I)
SENT = re.compile(
    r"\b(sent|sends|extended|addressed|received|receives|got|gets|exchanged)\b"
    r"[^.\n]{0,120}?\b(?:message|letter|telegram|greetings?|reply)\b",
    re.I,
)
FROM = re.compile(r"[^.\n]{0,80}?\bfrom\b")
LEADING = frozenset({"the", "respected", "comrade", "dear", "mr.", "mr", "mrs.", "ms.", "then", "and",
                     "but", "later", "that", "day", "evening", "president", "marshal", "fatherly"})
PAIRED = frozenset({"leader", "president", "men", "minister", "man", "woman", "women", "official"})
NP_PARTS = frozenset(
    {
        "compound",
        "amod",
        "nmod",
        "poss",
        "det",
        "nummod",
        "case",
        "prep",
        "pobj",
        "punct",
        "conj",
        "cc",
        "quantmod",
        "advmod",
        "predet",
        "npadvmod",
        "appos",
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """A name or office of somebody who may speak, in characters of the clean text."""

    start: int
    end: int
    name: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody's words beside a cue, and whom they stand for."""

    name: str
    at: Range | None
    sort: Sort = "words"


@dataclass(frozen=True, slots=True)
class Subject:
    """A clause's subject seen on the way through the text."""

    start: int
    name: str
    sort: Sort
    main: bool  # of the sentence's main clause


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody named in the article, and the subjects of its clauses in order."""

    text: str
    places: tuple[Place, ...]
    subjects: Sequence[Subject]
    sender: str | None  # author of the message that the article is about


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
    cast = Cast(text, places, subjects, sender_of(bare))
    for sentence in parsed.sentences:
        subjects += sorted(_subjects(cast, sentence, cues), key=lambda s: s.start)
    return Cast(text, places, tuple(subjects), cast.sender)


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


def named(cast: Cast, start: int, end: int) -> Place | None:
    """The name at these characters: a person's before an outlet's before an office."""
    near = [p for p in cast.places if p.start < end and start < p.end]
    order = {"person": 0, "outlet": 1, "office": 2}
    return min(near, key=lambda p: order[p.sort], default=None)


# ---------------------------------------------------------------- noun phrases


def phrase(sentence: Sentence, head: "Token") -> Range:
    """The characters of a noun phrase up to its first relative clause or comment."""
    low, high = head.i, head.i
    doc = head.doc
    if head.dep_ == "compound" and head.head.i == head.i + 1:  # before a misread verb
        low = min([head.i, *(c.left_edge.i for c in head.head.lefts)])
    for child in head.children:
        if child.i < head.i and child.dep_ in NP_PARTS and child.dep_ != "punct":
            low = min(low, child.left_edge.i)
        elif (
            child.i > head.i
            and child.dep_ in ("prep", "case", "nummod", "compound")
            and (child.i == high + 1)
        ):
            high = _closed_edge(child)
    while low < head.i and (
        doc[low].is_punct
        or doc[low].dep_ in ("cc", "preconj")
        or doc[low].lower_ in ("both", "also", "meanwhile")
    ):
        low += 1
    return sentence.start + doc[low].idx, sentence.start + doc[high].idx + len(doc[high])


def _closed_edge(token: "Token") -> int:
    """Last word of a prepositional phrase before a relative clause or comment in it."""
    edge = token.right_edge.i
    for inner in token.subtree:
        if inner.dep_ in ("relcl", "acl", "advcl", "appos", "ccomp") and inner.i > token.i:
            edge = min(edge, inner.left_edge.i - 1)
    while edge > token.i and (token.doc[edge].is_punct or token.doc[edge].dep_ == "cc"):
        edge -= 1
    return int(edge)


def source_of(
    cast: Cast, sentence: Sentence, head: "Token", cues: Cues, *, strict: bool = False
) -> Source | None:
    """Whom a subject stands for; None when it is nobody who speaks.

    `strict` leaves only people, media, states and bodies: facts do not hope.
    """
    if head.pos_ == "NOUN" and head.tag_ == "NNS" and any(c.dep_ == "conj" for c in head.children):
        return _group(cast, sentence, head, cues, strict=strict)
    heads = [
        head,
        *(
            c
            for c in head.conjuncts
            if c.i > head.i and c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON")
        ),
    ]
    sources = [s for h in heads if (s := _one(cast, sentence, h, cues, strict=strict))]
    if not sources:
        return None
    if len(sources) == 1 or head.pos_ == "PRON":
        return sources[0]
    names = list(dict.fromkeys(s.name for s in sources))
    ranges = [s.at for s in sources if s.at]
    return Source("; ".join(names), (min(r[0] for r in ranges), max(r[1] for r in ranges)))


def _group(
    cast: Cast, sentence: Sentence, head: "Token", cues: Cues, *, strict: bool
) -> Source | None:
    """Nameless people side by side are one group: `all the officers and men`."""
    first = _one(cast, sentence, head, cues, strict=strict)
    if first is None or first.sort != "words" or first.at is None:
        return first
    last = max((c for c in head.conjuncts), key=lambda c: c.i)
    end = max(phrase(sentence, last)[1], first.at[1])
    return Source(_words(cast, (first.at[0], end)), (first.at[0], end))


def _one(
    cast: Cast, sentence: Sentence, head: "Token", cues: Cues, *, strict: bool
) -> Source | None:
    at = phrase(sentence, head)
    start, end = sentence.at(head)
    word = head.lower_
    if word in OWN or head.tag_ in ("WP", "WDT", "EX"):
        return None
    if head.pos_ == "PRON":
        return pronoun(cast, word, start, end)
    place = named(cast, start, end)
    if place:
        return Source(place.name, (min(at[0], place.start), max(at[1], place.end)), place.sort)
    noun = singular(word)
    if doc_of_this(head) and noun in cues.documents:
        return None
    if noun in cues.documents:
        return _document(cast, sentence, head, noun, at)
    if noun in cues.outlet_nouns:
        outlet = _latest(cast, start, ("outlet",))
        if outlet:
            return Source(outlet.name, at, "outlet")
    if (
        head.pos_ == "NOUN"
        and noun not in cues.agents | cues.outlet_nouns
        and word not in cues.agents
        and (strict or not _personal(word))
    ):
        return None
    earlier = _described(cast, noun, start) if head.tag_ == "NN" else None
    if earlier:
        return Source(earlier, at, "person")
    if noun in PAIRED:
        pair = _pair(cast, head, start)
        if pair:
            return Source(pair, at, "person")
    words = _words(cast, at)
    return Source(_full_state(words, cues), at)


def _words(cast: Cast, at: Range) -> str:
    return " ".join(cast.text[at[0] : at[1]].split())


def doc_of_this(head: "Token") -> bool:
    """`this statement` is what the author has just told, not somebody who speaks."""
    return any(c.lower_ in ("this", "that", "these", "those") and c.dep_ == "det"
               for c in head.children)


def _full_state(words: str, cues: Cues) -> str:
    """`The North` is North Korea."""
    for line in cues.short_states:
        short, _, full = line.partition(" = ")
        if words.lower() == short.lower():
            return full
    return words


def singular(word: str) -> str:
    """A noun without its plural ending, roughly: `messages` message, `agencies` agency."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _personal(word: str) -> bool:
    return bool(
        re.search(r"(?:er|or|ist|ian|man|men|ant|ee|ese|ers|ors|ists|ians|ants|ees)$", word)
    )


def _document(cast: Cast, sentence: Sentence, head: "Token", noun: str, at: Range) -> Source:
    """The author of a letter or report: its owner, its sender, the outlet last named."""
    for token in head.subtree:
        if (
            token.i != head.i
            and token.dep_ in ("poss", "pobj")
            and (token.dep_ == "poss" or token.head.lower_ in ("of", "by", "from"))
        ):
            place = named(cast, *sentence.at(token))
            if place:
                return Source(place.name, at, place.sort)
    if noun in LETTERS and cast.sender:
        return Source(cast.sender, at, "person")
    medium = _medium(cast, at[0]) if noun not in LETTERS else None
    return Source(medium, at, "outlet") if medium else Source(_words(cast, at), at)


def _medium(cast: Cast, before: int) -> str | None:
    """The outlet last named, a heading of its own or the subject of a clause first."""
    subject = _latest(cast, before, ("outlet",))
    lines = [p for p in cast.places if p.sort == "outlet" and p.end <= before]
    if subject is None or (lines and lines[-1].start > subject.start):
        return lines[-1].name if lines else None
    return subject.name


def _pair(cast: Cast, head: "Token", start: int) -> str | None:
    """`the two leaders` are the two people last named."""
    if not any(c.lower_ in ("two", "both") for c in head.children):
        return None
    names = list(dict.fromkeys(p.name for p in reversed(cast.places)
                               if p.sort == "person" and start - 3000 < p.start < start))
    return "; ".join(names[:2]) if len(names) > 1 else None


def _described(cast: Cast, noun: str, start: int) -> str | None:
    """Somebody introduced before by a longer phrase with this noun: `the diplomat`."""
    names = {
        p.name
        for p in cast.places
        if p.sort == "office"
        and p.end <= start
        and re.search(rf"\b{re.escape(noun)}\b", cast.text[p.start : p.end], re.I)
    }
    return names.pop() if len(names) == 1 else None


# ---------------------------------------------------------------- pronouns and memory


def pronoun(cast: Cast, word: str, start: int, end: int) -> Source | None:
    """Whom a pronoun stands for: the last main subject of its kind before it."""
    low = word.lower()
    if low in HE:
        found = _latest(cast, start, ("person", "office", "letter")) or _topic(cast, start)
    elif low in IT:
        found = _latest(cast, start, ("outlet", "words", "text", "letter"))
    elif low in THEY:
        found = _latest(cast, start, ("words",))
        if cast.sender and ";" in cast.sender:
            return Source(cast.sender, (start, end), "person")
    else:
        return None
    if found is None and low in IT:
        return None
    return Source(found.name, (start, end), found.sort) if found else Source(word, (start, end))


def _latest(cast: Cast, before: int, sorts: tuple[Sort, ...]) -> Subject | None:
    near = [
        s for s in cast.subjects if s.start < before and s.sort in sorts and before - s.start < 1500
    ]
    main = [s for s in near if s.main]
    if main:
        return main[-1]
    return near[-1] if near else None


def _topic(cast: Cast, before: int) -> Subject | None:
    """The only person named so far, else whom the paragraph began with."""
    start = cast.text.rfind("\n", 0, before) + 1
    people = [p for p in cast.places if p.sort == "person" and p.start < before]
    here = [p for p in people if p.start >= start]
    if len({p.name for p in people}) != 1 and not here:
        return None
    place = (here or people)[0]
    return Subject(place.start, place.name, "person", main=False)


def _subjects(cast: Cast, sentence: Sentence, cues: Cues) -> Iterator[Subject]:
    """The named subjects of a sentence; of one without a tree, the name it begins with."""
    if sentence.role in ("title", "heading", "caption", "chrome"):
        return
    if sentence.doc is None:
        yield from _first_name(cast, sentence)
        return
    for token in sentence.doc:
        noun_root = token.dep_ == "ROOT" and token.pos_ == "PROPN" and any(
            c.dep_ == "appos" for c in token.children)
        if token.dep_ not in ("nsubj", "nsubjpass") and not noun_root:
            continue
        if token.pos_ == "PRON":
            told = pronoun(cast, token.lower_, *sentence.at(token))
            if told and token.lower_ in HE:
                yield Subject(sentence.start + token.idx, told.name, told.sort, _main(token.head))
            continue
        place = named(cast, *sentence.at(token))
        main = _main(token.head)
        if place:
            yield Subject(sentence.start + token.idx, place.name, place.sort, main)
        elif token.pos_ == "PROPN" or singular(token.lower_) in cues.agents:
            source = _one(cast, sentence, token, cues, strict=True)
            if source:
                yield Subject(sentence.start + token.idx, source.name, source.sort, main)
        elif singular(token.lower_) in cues.documents:
            source = _document(
                cast, sentence, token, singular(token.lower_), phrase(sentence, token)
            )
            sort: Sort = "letter" if source.sort == "person" else "text"
            yield Subject(sentence.start + token.idx, source.name, sort, main)


def _main(verb: "Token") -> bool:
    while verb.dep_ == "conj":
        verb = verb.head
    return bool(verb.dep_ in ("ROOT", "parataxis", "advcl"))


def _first_name(cast: Cast, sentence: Sentence) -> Iterator[Subject]:
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
            name = _described(cast, noun, sentence.start) if noun.isalpha() else None
            if name:
                yield Subject(sentence.start, name, "office", main=True)
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
            names = [p.name for p in cast.places if line <= p.start < m.start()
                     and p.sort == "person"][:1]
        if names:
            return "; ".join(names)
    return None


def _side_by_side(text: str, places: list[Place]) -> list[str]:
    """The first person's name, and of those joined to it by `and`."""
    people = [p for p in places if p.sort == "person"]
    names: list[str] = []
    for person, before in zip(people, [None, *people], strict=False):
        if before and not re.match(r"(?:,[^.]{0,160})? and (?:[\w-]+ ){0,4}$",
                                   text[before.end : person.start]):
            break
        if person.name not in names:
            names.append(person.name)
    return names
