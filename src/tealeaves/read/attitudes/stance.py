"""Who takes which side towards whom: the text's own voice, and others where they are quoted.

A state that is merely named gets no entry: a word of praise or blame has to hang on it by
grammar, or a message has to go to it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tealeaves import evidence
from tealeaves.knowledge import Pack
from tealeaves.read.attitudes import greetings, reported
from tealeaves.read.attitudes.leanings import Leaning, Sign
from tealeaves.read.attitudes.named import Named
from tealeaves.read.attitudes.voices import Quoted, holder_at, quoted_states, text_voice
from tealeaves.read.found import Found
from tealeaves.read.genre import house, speaks_for
from tealeaves.read.parse import Parsed, Sentence
from tealeaves.read.wording import phrases, stems
from tealeaves.spans import Span
from tealeaves.types import Actor, Article, Epithet, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

INSIDE = frozenset("compound amod poss nmod appos nummod case".split())
TOWARDS = frozenset("against on upon over to toward towards at into".split())
SAYING = re.compile(
    r"(?:said|says?|saying|stat|announc|report|not|stress|tell|told|declar|claim|assert)", re.I
)
MOST = 3  # pieces of evidence for one (holder, target, sign)


def find_stance(found: Found) -> tuple[Stance, ...]:
    """One entry per (holder, target, sign), with its best evidence first, by first place.

    Of two opposite signs between the same two the weaker is left out.
    """
    article, pack, people = found.article, found.pack, found.people
    state = speaks_for(house(article, pack))
    if state is None:
        return _merged(article, reported.leanings(found))
    named = [*found.actors, *found.blocs]
    voice = text_voice(people, found.statements, state)
    quoted = quoted_states(article, people, found.statements, pack)
    sides = [
        *_blamed(article, found.parsed, named, quoted, voice, pack),
        *_called(article, found.epithets, voice),
        *greetings.leanings(article, named, people, quoted, voice, pack),
    ]
    sides += _unnamed(article, sides, voice, pack)
    return _merged(article, sides)


# ---------------------------------------------------------------- blame by grammar


def _blamed(
    article: Article,
    parsed: Parsed,
    named: Sequence[Actor],
    quoted: Sequence[Quoted],
    voice: str,
    pack: Pack,
) -> Iterator[Leaning]:
    places = Named.of((*article.view.within(a.span), a.code) for a in named)
    for sentence in parsed.sentences:
        if sentence.role not in ("paragraph", "list", "title"):
            continue
        here = places.within(sentence.start, sentence.end)
        if here and sentence.doc is not None:
            yield from _in_sentence(sentence, here, quoted, voice, pack)


def _in_sentence(
    sentence: Sentence,
    here: Sequence[tuple[int, int, str]],
    quoted: Sequence[Quoted],
    voice: str,
    pack: Pack,
) -> Iterator[Leaning]:
    assert sentence.doc is not None
    blame = stems(pack, "stance-blame")
    verbs = stems(pack, "stance-blame-verbs")
    victims = stems(pack, "stance-victim-nouns")
    text = sentence.doc.text
    bad = {m.start() for m in blame.finditer(text)}
    for start, end, code in here:
        holder = holder_at(start, quoted, voice)
        token = _head(sentence, start, end)
        if token is None or code == holder:
            continue
        weight, low, high = _weight(token, bad, verbs, victims)
        if weight > 0:
            begin = min(sentence.start + low, start)
            yield Leaning(holder, code, "-", begin, max(sentence.start + high, end), weight)


def _head(sentence: Sentence, start: int, end: int) -> "Token | None":
    """The word of a mention on which the others hang."""
    assert sentence.doc is not None
    tokens = [t for t in sentence.doc if start <= sentence.start + t.idx < end]
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), None)


def _weight(
    token: "Token", bad: set[int], verbs: re.Pattern[str], victims: re.Pattern[str]
) -> tuple[float, int, int]:
    """How strongly blame hangs on a word, and the range of the words that carry it."""
    noun = token
    while noun.dep_ in INSIDE or (noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN")):
        if noun.dep_ == "conj" and noun.i < noun.head.i:
            break
        noun = noun.head
        if noun.i == noun.head.i:
            break
    own = [t for t in _phrase(noun) if t.idx in bad]
    low, high = _range(noun, own or [noun])
    if noun.dep_ in ("pobj", "pcomp"):
        return _after_preposition(noun, own, bad, verbs, victims)
    if own and not _hit(victims, noun):
        return 1.0, low, high
    if noun.dep_ in ("nsubj", "nsubjpass"):
        deeds = [t for t in _clause(noun.head) if t.idx in bad]
        if noun.dep_ == "nsubjpass" and not any(t.lower_ in ("responsible",) for t in deeds):
            deeds = [t for t in deeds if t.dep_ in ("attr", "acomp", "oprd", "xcomp")]
        if deeds:
            return (1.0, *_range(noun, deeds))
    if noun.dep_ in ("dobj", "obj") and _hit(verbs, noun.head):
        return (1.0, *_range(noun, [noun.head]))
    return 0.0, 0, 0


def _after_preposition(
    noun: "Token",
    own: Sequence["Token"],
    bad: set[int],
    verbs: re.Pattern[str],
    victims: re.Pattern[str],
) -> tuple[float, int, int]:
    preposition = noun.head
    word = preposition.lower_
    if word in TOWARDS:
        return 0.0, 0, 0
    over = preposition.head
    if own and word in ("by", "of", "between", "from") and not _hit(victims, noun):
        return (1.0, *_range(noun, own))
    if word == "by":
        deeds = [t for t in (over, *over.children) if t.idx in bad]
        up = over.head if over.dep_ in ("acl", "relcl") else over
        deeds += [t for t in _phrase(up) if t.idx in bad]
        if deeds:
            return (1.0, *_range(noun, deeds))
    if word in ("of", "from") and not _hit(victims, over):
        deeds = [t for t in (over, *over.lefts) if t.idx in bad]
        if deeds:
            return (1.0, *_range(noun, deeds))
    return 0.0, 0, 0


def _hit(pattern: re.Pattern[str], token: "Token") -> bool:
    return bool(pattern.match(token.text + " "))


def _phrase(noun: "Token") -> Iterator["Token"]:
    """A noun with what stands before it; not the clauses after it."""
    for left in noun.lefts:
        yield from left.subtree
    yield noun


def _clause(verb: "Token") -> Iterator["Token"]:
    """A verb with what follows it, and the verbs joined to it; not their own subjects' clauses."""
    pending = [verb]
    while pending:
        at = pending.pop()
        yield at
        for child in at.children:
            if child.dep_ in ("nsubj", "nsubjpass", "advcl", "parataxis") and child.i != verb.i:
                if child.dep_ == "advcl" and child.i > verb.i:
                    pending.append(child)
                continue
            if child.dep_ == "ccomp" and SAYING.match(at.lower_):
                continue
            if child.dep_ == "conj" and any(c.dep_.startswith("nsubj") for c in child.children):
                continue
            pending.append(child)


def _range(noun: "Token", words: Iterable["Token"]) -> tuple[int, int]:
    every = [noun, *words]
    return min(t.idx for t in every), max(t.idx + len(t) for t in every)


# ---------------------------------------------------------------- names called, foes unnamed


def _called(article: Article, epithets: Sequence[Epithet], voice: str) -> Iterator[Leaning]:
    for e in epithets:
        if e.target not in (voice, "unnamed") and not e.target.startswith("allies"):
            start, end = article.view.within(e.span)
            yield Leaning(voice, e.target, e.sign, start, end, 1.5)


def _unnamed(
    article: Article, found: Sequence[Leaning], voice: str, pack: Pack
) -> Iterator[Leaning]:
    """Foes without a name count where no foe has one."""
    if any(one.sign == "-" and one.target != "unnamed" for one in found):
        return
    for passage in article.passages:
        if passage.role == "paragraph":
            for m in phrases(pack, "stance-unnamed").finditer(
                article.view.text, passage.start, passage.end
            ):
                yield Leaning(voice, "unnamed", "-", m.start(), m.end(), 1.0)


# ---------------------------------------------------------------- one entry each


def _merged(article: Article, found: Iterable[Leaning]) -> tuple[Stance, ...]:
    groups: dict[tuple[str, str], dict[Sign, list[Leaning]]] = {}
    for one in found:
        if one.holder != one.target and (one.target.isupper() or one.target in KEPT):
            pair = groups.setdefault((one.holder, one.target), {})
            pair.setdefault(one.sign, []).append(one)
    entries: list[tuple[int, Stance]] = []
    for (holder, target), signs in groups.items():
        sign = max(signs, key=lambda s: (sum(one.weight for one in signs[s]), s))
        best = sorted(signs[sign], key=lambda one: (-one.weight, one.start))[:MOST]
        spans = tuple(
            dict.fromkeys(_cut(article, one) for one in sorted(best, key=lambda one: one.start))
        )
        entries.append((best[0].start, Stance(holder, target, sign, spans)))
    return tuple(stance for _, stance in sorted(entries, key=lambda pair: pair[0]))


KEPT = frozenset(("unnamed", "UN Command", "West"))


def _cut(article: Article, one: Leaning) -> Span:
    """Evidence within one passage."""
    passage = next(p for p in article.passages if p.start <= one.start < p.end)
    return evidence.span(article, one.start, min(one.end, passage.end))
