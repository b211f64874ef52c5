"""Which states a noun phrase of a report stands for: "the Kremlin's spokesman", "Kim", "he"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tealeaves import evidence
from tealeaves.knowledge import Pack
from tealeaves.read.attitudes.named import Named, Place
from tealeaves.read.attitudes.voices import holder_at, stands_for_state
from tealeaves.read.found import Found
from tealeaves.read.genre import voices_of_media
from tealeaves.read.parse import Sentence
from tealeaves.types import Article, Person, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass")
BEFORE_NOUN = ("compound", "amod", "poss", "nmod", "nummod", "det")
PERSONAL = frozenset("he she him her his".split())
PLURAL = frozenset("they them their".split())
IMPERSONAL = frozenset("it its they them their".split())
MAIN = ("ROOT", "conj", "ccomp")
HEAD = 12  # characters of a sentence without a tree in which its subject may stand
OWN = frozenset("we us our ours i my me".split())
FAR = 700  # characters back to what a pronoun stands for


@dataclass(frozen=True, slots=True)
class Subject:
    """A state that acts in a clause, to which a later pronoun may point."""

    place: int
    code: str  # empty for what is no state
    human: bool
    main: bool = True  # of a main clause, to which a later sentence points back
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Parties:
    """States of a report by place, and what its pronouns may point to."""

    named: Named
    humans: frozenset[int]  # where a person's name begins
    private: frozenset[str]
    organs: frozenset[str]
    quoted: tuple[Place, ...]
    starts: tuple[int, ...] = ()  # of sentences
    subjects: tuple[Subject, ...] = ()

    def of(self, sentence: Sentence, noun: "Token") -> tuple[Place, ...]:
        """The states that a noun and those joined to it stand for, each with its place."""
        found: list[Place] = []
        for one in (noun, *(t for t in noun.conjuncts if t.i > noun.i)):
            found += self._one(sentence, one)
        return tuple(dict.fromkeys(found))

    def _one(self, sentence: Sentence, noun: "Token") -> Sequence[Place]:
        if noun.lower_ in self.private:
            return ()
        place = sentence.start + noun.idx
        own = self._covering(place)
        if own:
            return own
        if noun.lower_ == "both":
            return self._last_pair(place)
        if noun.pos_ == "PRON" or noun.dep_ == "poss":
            return self.pronoun(noun.lower_, place)
        inner = self._before(sentence, noun)
        if inner or noun.pos_ not in ("NOUN", "PROPN"):
            return inner
        after = self._after(sentence, noun)
        if after or not self.is_organ(noun):
            return after
        return self.context(place)

    def is_organ(self, noun: "Token") -> bool:
        """A ministry, or a name with an office before it: ministry spokesman Ivan Petrov."""
        if noun.lower_ in self.organs:
            return True
        return noun.pos_ == "PROPN" and any(
            t.lower_ in self.organs for left in noun.lefts for t in left.subtree
        )

    def _covering(self, place: int) -> tuple[Place, ...]:
        return tuple(p for p in self.named.before(place + 1) if p[0] <= place < p[1])[:1]

    def _before(self, sentence: Sentence, noun: "Token") -> Sequence[Place]:
        """States named before a noun: its owner alone where it has one."""
        owner = next((t for t in noun.lefts if t.dep_ == "poss"), None)
        if owner is not None:
            return self._one(sentence, owner)
        lefts = [t for t in noun.lefts if t.dep_ in BEFORE_NOUN]
        words = [t for left in lefts for t in left.subtree]
        if any(t.lower_ in self.private or t.lower_ == "former" for t in words):
            return ()
        found = [p for t in words for p in self._covering(sentence.start + t.idx)]
        return tuple(dict.fromkeys(found))

    def _after(self, sentence: Sentence, noun: "Token") -> Sequence[Place]:
        """States after "of": the government of Japan, the unity of NATO."""
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                return [p for t in child.children if t.dep_ == "pobj" for p in self.of(sentence, t)]
        return ()

    def pronoun(
        self, word: str, place: int, avoid: frozenset[str] = frozenset()
    ) -> tuple[Place, ...]:
        """What he, it or we stands for at a place; none of the codes to `avoid`."""
        if word in OWN:
            code = holder_at(place, self.quoted, "")
            return ((place, place + len(word), code),) if code else ()
        if word not in PERSONAL and word not in IMPERSONAL:
            return ()
        human = word in PERSONAL
        found = self._antecedent(place, human, word in PLURAL, avoid)
        return ((place, place + len(word), found),) if found else ()

    def _antecedent(
        self, place: int, human: bool, plural: bool, avoid: frozenset[str] = frozenset()
    ) -> str:
        """Who acted last: in this sentence at all, in earlier ones in a main clause."""
        begin = max((s for s in self.starts if s <= place), default=0)
        for subject in reversed(self.subjects):
            if subject.place > place:
                continue
            if subject.place == place:
                return "" if subject.code in avoid else subject.code
            if place - subject.place > FAR:
                return ""
            if subject.place < begin and not subject.main:
                continue
            if (human and not subject.human) or subject.code in avoid:
                continue
            if plural and not subject.code:
                continue
            return subject.code
        return ""

    def quoted_at(self, place: int) -> tuple[Place, ...]:
        """The state whose words stand at a place, and the other one named last before it."""
        code = holder_at(place, self.quoted, "")
        if not code:
            return ()
        other = next((c for _, _, c in self.named.before(place) if c != code), None)
        return ((place, place, code), (place, place, other)) if other else ()

    def _last_pair(self, place: int) -> tuple[Place, ...]:
        """Whom "both" stands for: the two that acted last."""
        codes = [
            s.code for s in self.subjects if s.main and s.code and place - FAR < s.place < place
        ]
        pair = tuple(dict.fromkeys(reversed(codes)))[:2]
        return tuple((place, place + 4, code) for code in pair) if len(pair) == 2 else ()

    def context(self, place: int) -> tuple[Place, ...]:
        """For "the ministry": the state that acted last."""
        code = self._antecedent(place, human=False, plural=True)
        return ((place, place + 1, code),) if code else ()


def find_parties(found: Found) -> Parties:
    """The states of a report: named, or standing behind a person, a capital or a state medium."""
    article, pack = found.article, found.pack
    persons = list(_persons(article, found.people, pack))
    bare = Parties(
        Named.of([*_states(found), *persons]),
        frozenset(start for start, _, _ in persons),
        frozenset(_forms(pack, "relation-private")),
        frozenset(_forms(pack, "relation-organs")),
        _quoted(article, found.people, found.statements, pack),
        tuple(sentence.start for sentence in found.parsed.sentences),
    )
    return replace(bare, subjects=_subjects(found, bare))


def _states(found: Found) -> Iterator[Place]:
    """States and blocs by their names, capitals, and media that speak for a state."""
    article, pack = found.article, found.pack
    capitals = {entry.capital for entry in pack.countries.values()}
    seats = set(_forms(pack, "relation-seats-of-others"))
    capitals -= seats
    for actor in (*found.actors, *found.blocs):
        if evidence.words(article, actor.span) not in seats:
            yield (*article.view.within(actor.span), actor.code)
    for spot in found.places:
        if spot.country and (
            spot.level == "country" or evidence.words(article, spot.span) in capitals
        ):
            yield (*article.view.within(spot.span), spot.country)
    speaking = voices_of_media(pack)
    for outlet in found.outlets:
        if code := speaking.get(outlet.name):
            for span in outlet.spans:
                yield (*article.view.within(span), code)


def _forms(pack: Pack, name: str) -> tuple[str, ...]:
    return pack.words[name].forms if name in pack.words else ()


def _persons(article: Article, people: Sequence[Person], pack: Pack) -> Iterator[Place]:
    """Named officers stand for the state that they serve."""
    for person in people:
        if person.country in pack.countries and stands_for_state(person, pack):
            for span in (*person.mentions, *(t.span for t in person.title_spans)):
                yield (*article.view.within(span), str(person.country))


def _quoted(
    article: Article, people: Sequence[Person], statements: Sequence[Statement], pack: Pack
) -> tuple[Place, ...]:
    """Where a state speaks: in the words of its officers, its media, or by its own name."""
    states = _speakers(people, pack)
    return tuple(
        (*article.view.within(span), code)
        for statement in statements
        if (code := states.get(statement.speaker or "") or states.get(statement.via or ""))
        for span in (statement.content, *statement.also_content)
    )


def _speakers(people: Sequence[Person], pack: Pack) -> dict[str, str]:
    states = dict(voices_of_media(pack))
    for person in people:
        name = person.name or person.label
        if name and person.country and stands_for_state(person, pack):
            states[name] = person.country
    return states


def _subjects(found: Found, bare: Parties) -> tuple[Subject, ...]:
    """Who acts, in order of place; speakers are among them, "he" as well."""
    acting: list[Subject] = []
    speakers = _speakers(found.people, found.pack)
    human = {p.name or p.label for p in found.people}
    for statement in found.statements:
        if statement.speaker_span is None:
            continue
        low, _ = found.article.view.within(statement.speaker_span)
        code = speakers.get(statement.speaker or "", "")
        if code or statement.speaker in human:
            acting.append(Subject(low, code, statement.speaker in human, True))
    for sentence in found.parsed.sentences:
        acting += _acting(sentence, bare)
    return tuple(sorted(acting, key=lambda s: s.place))


def _acting(sentence: Sentence, bare: Parties) -> Iterable[Subject]:
    if sentence.doc is None:
        first = bare.named.within(sentence.start, sentence.start + HEAD)[:1]
        return [Subject(start, code, start in bare.humans, True) for start, _, code in first]
    found = []
    for token in sentence.doc:
        if token.dep_ not in SUBJECTS or token.pos_ == "PRON":
            continue
        main = token.head.dep_ in MAIN
        place = sentence.start + token.idx
        states = bare.of(sentence, token)
        for start, _, code in states:
            human = start in bare.humans or (token.pos_ == "PROPN" and start != place)
            found.append(Subject(place, code, human, main, token.dep_ == "nsubjpass"))
        if not states and main and not bare.is_organ(token):
            # whatever it is, "it" and "its" after it stand for no state
            found.append(Subject(place, "", False, True))
    return found
