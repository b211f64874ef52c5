"""Who praises, blames or keeps away from whom in a report, by the grammar of its sentences.

"Kyiv accused Mongolia", "his support for Putin", "ties between the two have soured": the state
of the subject takes a side towards the state of the object; bystanders get nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tealeaves.knowledge import Pack
from tealeaves.read.attitudes.clauses import (
    agent_of,
    based,
    is_denied,
    is_unreal,
    objects_of,
    pobj_of,
    reachable,
    subject_of,
    verb_above,
)
from tealeaves.read.attitudes.leanings import Leaning, Sign
from tealeaves.read.attitudes.named import Place
from tealeaves.read.attitudes.parties import Parties
from tealeaves.read.attitudes.ties import ties_in
from tealeaves.read.attitudes.wordlists import Lists, lists_of
from tealeaves.read.parse import Parsed, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

DEFINITE = frozenset("the this that".split())
GRAMMAR = 2.0  # weight of a relation that the grammar shows


@dataclass(frozen=True, slots=True)
class Side:
    """A word that says a side is taken, the phrases of who takes it and towards whom."""

    sign: Sign
    word: "Token"
    holders: tuple[Place, ...]
    targets: tuple[Place, ...]
    impersonal: bool = False  # "its tone hardened toward": the state that the report is about


def relations(parsed: Parsed, parties: Parties, main: str, pack: Pack) -> Iterator[Leaning]:
    """Every side that a sentence of the running text says a state takes."""
    lists = lists_of(pack)
    for sentence in parsed.sentences:
        if sentence.doc is None or sentence.role not in ("paragraph", "list"):
            continue
        for side in _sides(sentence, parties, lists):
            yield from _leanings(sentence, _with_deed(sentence, side, lists, main), main)


def _sides(sentence: Sentence, parties: Parties, lists: Lists) -> Iterator[Side]:
    assert sentence.doc is not None
    for token in sentence.doc:
        found = [side for find in FINDERS for side in find(sentence, token, parties, lists)]
        found += [Side(*tie) for tie in ties_in(sentence, token, parties, lists)]
        if found and not is_unreal(token, lists.unwise):
            yield from found


def _with_deed(sentence: Sentence, side: Side, lists: Lists, main: str) -> Side:
    """Where another state judges "the law" or "the launch", whose it is goes without saying: it
    is that of the state which the report is about."""
    if side.targets or not side.holders or any(code == main for _, _, code in side.holders):
        return side
    after = [t for t in side.word.subtree if t.i > side.word.i and t.lower_ in lists.deeds]
    deed = next((t for t in after if any(c.lower_ in DEFINITE for c in t.lefts)), None)
    if deed is None or deed.head.i not in (side.word.i, *(t.i for t in side.word.children)):
        return side
    low, high = sentence.at(deed)
    return replace(side, targets=((low, high, main),))


def _leanings(sentence: Sentence, side: Side, main: str) -> Iterator[Leaning]:
    low, high = sentence.at(side.word)
    holders = [holder for _, _, holder in side.holders[:3]]
    if not holders and side.impersonal:
        holders = [main]
    for holder in holders:
        for start, end, target in side.targets[:5]:
            if holder and target and holder != target:
                begin, stop = min(low, start), max(high, end)
                begin = max(begin, sentence.start)
                yield Leaning(holder, target, side.sign, begin, min(stop, sentence.end), GRAMMAR)


# ---------------------------------------------------------------- verbs and their objects


def _by_verb(sentence: Sentence, verb: "Token", parties: Parties, lists: Lists) -> Iterator[Side]:
    """Kyiv accused Mongolia; Belarus has been shunned by Poland."""
    if verb.pos_ not in ("VERB", "AUX"):
        return
    sign: Sign | None = "-" if based(verb, lists.blames) else None
    if sign is None and based(verb, lists.praises):
        sign = "+"
    if sign is None:
        return
    sign = _settled(verb, sign, lists)
    if sign is None:
        return
    passive = [t for t in verb.lefts if t.dep_ == "nsubjpass"]
    if passive or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        sufferers = passive or [verb.head]
        agent = agent_of(verb)
        if agent is not None:
            yield Side(
                sign, verb, parties.of(sentence, agent), _targets(sentence, sufferers, parties)
            )
        return
    holders = _holders(sentence, verb, parties)
    nouns = _blameable(objects_of(verb), sign, lists)
    yield Side(sign, verb, holders, _done_to(sentence, nouns, parties, holders))


def _blameable(nouns: Sequence["Token"], sign: Sign, lists: Lists) -> Sequence["Token"]:
    """Without the nouns of harm whose sufferer follows: the killing of, the attack on."""
    if sign == "+":
        return nouns
    return [
        t
        for t in nouns
        if t.lower_ not in lists.harms
        or any(c.dep_ in ("poss", "amod", "compound") for c in t.lefts)
    ]


def _settled(verb: "Token", sign: Sign, lists: Lists) -> Sign | None:
    """The sign with what denies it: no blame is a neutral place, no praise says nothing."""
    if is_denied(verb, lists.refuses):
        return "0" if sign == "-" else None
    return sign


def _holders(sentence: Sentence, verb: "Token", parties: Parties) -> tuple[Place, ...]:
    subject = subject_of(verb)
    return parties.of(sentence, subject) if subject is not None else ()


def _targets(sentence: Sentence, nouns: Sequence["Token"], parties: Parties) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(p for noun in nouns for p in parties.of(sentence, noun)))


def _done_to(
    sentence: Sentence, nouns: Sequence["Token"], parties: Parties, holders: tuple[Place, ...]
) -> tuple[Place, ...]:
    """The states that nouns stand for, never the holders: "thanked him" is not oneself."""
    own = frozenset(code for _, _, code in holders)
    found: list[Place] = []
    for noun in nouns:
        if noun.pos_ == "PRON":
            found += parties.pronoun(noun.lower_, sentence.start + noun.idx, own)
        else:
            found += parties.of(sentence, noun)
    return _other(tuple(dict.fromkeys(found)), holders)


def _other(found: tuple[Place, ...], holders: tuple[Place, ...]) -> tuple[Place, ...]:
    """Without the holders."""
    own = {code for _, _, code in holders}
    return tuple(p for p in found if p[2] not in own)


# ---------------------------------------------------------------- verbs with their prepositions


def _by_phrase(sentence: Sentence, verb: "Token", parties: Parties, lists: Lists) -> Iterator[Side]:
    """Hungary sided with Moscow; he lashed out at Ukraine; Minsk drew closer to Beijing."""
    if verb.pos_ not in ("VERB", "AUX"):
        return
    for sign, (_, middle, preposition) in lists.phrases_of(verb.lower_):
        near = reachable(verb)
        if middle and not all(any(t.lower_ == m for t in near) for m in middle):
            continue
        nouns = [
            noun
            for t in near
            if t.lower_ == preposition and t.dep_ in ("prep", "agent", "dative", "prt", "advmod")
            for noun in pobj_of(t)
        ]
        settled = _settled(verb, sign, lists)
        if nouns and settled is not None:
            holders = _holders(sentence, verb, parties)
            targets = _done_to(sentence, nouns, parties, holders)
            thing = not holders and preposition in ("toward", "towards")
            yield Side(settled, verb, holders, targets, thing)


# ---------------------------------------------------------------- nouns and adjectives


def _by_noun(sentence: Sentence, noun: "Token", parties: Parties, lists: Lists) -> Iterator[Side]:
    """The North's hostile line toward Japan; full support for Putin; anger at Warsaw."""
    if noun.pos_ != "NOUN":
        return
    sign = _sign_of_noun(noun, lists)
    if sign is None:
        return
    verb = verb_above(noun)
    if verb is not None and is_denied(verb, lists.refuses):
        return
    nouns = [
        p
        for t in (*noun.rights, *(verb.rights if verb is not None else ()))
        if t.dep_ in ("prep", "dative") and t.lower_ in lists.towards(noun.lower_)
        for p in pobj_of(t)
    ]
    if not nouns:
        return
    targets = _targets(sentence, nouns[:1], parties)
    owner = next((t for t in noun.lefts if t.dep_ == "poss"), None)
    if owner is not None:
        holders = parties.of(sentence, owner)
    else:
        holders = _holders(sentence, verb, parties) if verb is not None else ()
        lefts = [t for t in noun.lefts if t.dep_ in ("amod", "compound", "nmod")]
        holders = holders or _targets(sentence, lefts, parties)
    yield Side(sign, noun, holders, _other(targets, holders))


def _sign_of_noun(noun: "Token", lists: Lists) -> Sign | None:
    word = noun.lower_
    if word in lists.goodwill:
        return "+"
    if word in lists.illwill:
        return "-"
    if word in lists.manner:
        before = {t.lower_ for t in noun.lefts}
        if before & lists.cold:
            return "-"
        if before & lists.warm:
            return "+"
    return None


def _by_adjective(
    sentence: Sentence, word: "Token", parties: Parties, lists: Lists
) -> Iterator[Side]:
    """Minsk is wary of the Kremlin; the South is a reliable friend of Mongolia."""
    sign: Sign | None = None
    if word.dep_ in ("acomp", "oprd", "conj", "amod", "advcl"):
        sign = lists.adjective(word.lower_)
    preps: Sequence[str] = ("of", "to", "toward", "towards", "with", "at", "on")
    if sign is None and word.dep_ in ("attr", "oprd") and word.pos_ == "NOUN":
        sign = lists.friend_or_foe(word.lower_)
        preps = ("of", "to", "for", "with")
    if sign is None:
        return
    verb = word.head.head if word.dep_ == "conj" else word.head
    if not based(verb, lists.being) or is_denied(verb, lists.refuses):
        return
    nouns = [p for t in word.rights if t.dep_ == "prep" and t.lower_ in preps for p in pobj_of(t)]
    holders = _holders(sentence, verb, parties)
    owner = [t for t in word.lefts if t.dep_ == "poss"]
    if owner and not nouns:
        # of "Russia is Iran's friend" it is Iran that has a friend
        owners = _targets(sentence, owner, parties)
        yield Side(sign, word, owners, _other(holders, owners))
        return
    yield Side(sign, word, holders, _other(_targets(sentence, nouns, parties), holders))


# ---------------------------------------------------------------- what somebody is called


def _by_naming(sentence: Sentence, verb: "Token", parties: Parties, lists: Lists) -> Iterator[Side]:
    """Xi described Putin as an old friend; Warsaw was called a puppet."""
    if verb.pos_ != "VERB" or not based(verb, lists.names) or is_denied(verb, lists.refuses):
        return
    rest = [t for t in verb.subtree if t.i > verb.i]
    sign = lists.named_sign("".join(t.text_with_ws for t in rest))
    if sign is None:
        return
    passive = [t for t in verb.lefts if t.dep_ == "nsubjpass"]
    if passive:
        agent = agent_of(verb)
        place = sentence.start + verb.idx
        holders = parties.of(sentence, agent) if agent is not None else parties.context(place)
        named = _targets(sentence, passive, parties)
    else:
        holders = _holders(sentence, verb, parties)
        named = _targets(sentence, _named_nouns(verb), parties)
    yield Side(sign, verb, holders, _other(named, holders))


def _named_nouns(verb: "Token") -> Sequence["Token"]:
    """The object of a naming verb, or the subject of the small clause that the parser makes."""
    found = objects_of(verb)
    if found:
        return found
    return [
        t
        for child in verb.rights
        if child.dep_ in ("ccomp", "oprd", "xcomp")
        for t in child.lefts
        if t.dep_ in ("nsubj", "poss")
    ]


FINDERS = (_by_verb, _by_phrase, _by_noun, _by_adjective, _by_naming)
