"""What a reporting verb brings: the extent of reported speech in a sentence's tree.

Works on words and grammar alone; who speaks is found in speakers.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tealeaves.read.cues import Cues
from tealeaves.read.speakers import singular

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})
TALKED_TO = frozenset(
    {"tell", "assure", "remind", "inform", "notify", "warn", "advise", "ask", "urge", "promise"}
)
TIMES = re.compile(
    r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day|^(?:today|yesterday|tomorrow)$|^(?:january|"
    r"february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|"
    r"aug|sept?|oct|nov|dec)\.?$|^(?:19|20)\d\d$|^(?:week|month|year|morning|evening|afternoon|"
    r"night)$",
    re.I,
)
OCCASIONS = frozenset(
    {
        "statement",
        "interview",
        "speech",
        "message",
        "letter",
        "talk",
        "talks",
        "address",
        "briefing",
        "conference",
        "article",
        "report",
        "tweet",
        "post",
        "meeting",
        "call",
        "telegram",
        "behalf",
        "communique",
        "commentary",
    }
)
ASIDES = frozenset({"believe", "think", "suggest", "estimate", "reckon", "hope", "fear", "agree"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting verb with what it brings, as token indices; pieces are half open."""

    verb: int
    cue: tuple[int, int]
    pieces: tuple[tuple[int, int], ...]
    strict: bool  # only a person, medium, state or body can be its subject
    subject: int | None
    heard: tuple[int, int] | None = None  # whom it was said to
    clause: bool = False  # what it brings has a subject and verb of its own


def clauses(doc: Doc, cues: Cues) -> Iterator[Clause]:
    """Every reporting verb of a sentence with its content, in order of the verbs."""
    for token in doc:
        base = cues.base(token.text)
        if base not in cues.known or (token.tag_ == "VBG" and base in cues.author_verbs):
            continue
        if token.tag_ in FINITE or _continued(token):
            wanted = not _idle(token) or (token.tag_ == "VBN" and misread(token, base, cues))
        else:
            wanted = misread(token, base, cues)
        if wanted:
            found = _clause(token, base, cues)
            if found:
                yield found


def _idle(verb: Token) -> bool:
    """True for verbs that report nothing: denied, doubted, passive, part of a noun phrase."""
    kinds = {child.dep_ for child in verb.children}
    if "neg" in kinds or verb.dep_ in ("amod", "compound", "aux", "auxpass", "nsubj", "pobj"):
        return True
    if "auxpass" in kinds or any(
        c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless") for c in verb.children
    ):
        return True
    if verb.tag_ == "VBN":
        auxes = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        head = verb.head if verb.dep_ == "conj" else None
        shared = {c.lower_ for c in head.children if c.dep_ == "aux"} if head is not None else set()
        have = {"have", "has", "had", "having", "'ve", "’ve", "'s", "'d", "’d"}
        return not (auxes | shared) & have and not (
            verb.dep_ in ("ROOT", "conj") and "nsubj" in kinds
        )
    return verb.dep_ == "pcomp" and verb.head.lower_ not in ("by", "while", "after", "in", "with")


def misread(token: Token, base: str, cues: Cues) -> bool:
    """A verb of report that the tagger takes for a noun or participle: `the Ministry notifies`."""
    if base not in cues.clause or token.i == 0 or token.lower_ == base:
        return False
    if token.tag_ == "VBN":
        return token.dep_ == "acl" and token.sent.root.pos_ in ("NOUN", "PROPN", "ADP") and (
            token.doc[token.i - 1].text in (",", ")"))
    if not token.tag_.startswith("NN") or not re.search(r"(?:s|ed)$|^said$|^told$", token.text):
        return False
    after = token.doc[token.i + 1 : token.i + 4]
    return any(t.lower_ == "that" for t in after) or (
        len(after) > 1 and after[0].text in ",:" and after[1].is_quote)


def _continued(verb: Token) -> bool:
    """`went on to say`, `continued to stress`."""
    return (
        verb.tag_ == "VB"
        and verb.dep_ == "xcomp"
        and verb.head.lower_ in ("went", "goes", "continued", "continues")
    )


def _clause(verb: Token, base: str, cues: Cues) -> Clause | None:
    subject = subject_of(speaking_verb(verb, cues))
    speech = base in cues.clause
    for make in (_that, _after_comma, _infinitive, _need, _named, _blamed, _object):
        found = make(verb, base, cues)
        if found:
            cue, pieces, strict = found
            pieces = tuple(p for p in (_tidy(verb.doc, *piece) for piece in pieces) if p)
            if not pieces:
                return None
            return Clause(
                verb.i,
                cue,
                pieces,
                strict or not speech,
                subject.i if subject is not None else None,
                _heard(verb, base),
                not strict,
            )
    return None


Found = tuple[tuple[int, int], tuple[tuple[int, int], ...], bool]


def _cue(verb: Token) -> tuple[int, int]:
    """The verb with its particle: `pointed out`."""
    last = verb.i
    for child in verb.children:
        if child.dep_ == "prt" and child.i == verb.i + 1:
            last = child.i
    if _continued(verb):
        return verb.head.i, last + 1
    return verb.i, last + 1


def _that(verb: Token, base: str, cues: Cues) -> Found | None:
    """`said that the ship sails`, `said the ship sails`."""
    if base not in cues.clause | cues.thought:
        return None
    for child in verb.children:
        if child.dep_ in ("ccomp", "advcl") and child.i > verb.i:
            that = next(
                (c for c in child.children if c.dep_ == "mark" and c.lower_ == "that"), None
            )
            if child.dep_ == "advcl" and (that is None or that.i - verb.i > 12):
                continue
            if that is None and not _finite(child):
                continue
            start = that.i + 1 if that is not None else child.left_edge.i
            if start <= verb.i or verb.doc[start - 1].lower_ in ("whether", "if"):
                continue
            if verb.doc[start].lower_ == "that" and verb.doc[start].tag_ == "IN":
                start += 1
            return _cue(verb), ((start, _end(child, verb, cues)),), False
    that = _loose_that(verb)
    if that is not None:
        return _cue(verb), ((that + 1, _sentence_end(verb, that + 1, cues)),), False
    return None


def _loose_that(verb: Token) -> int | None:
    """A `that` right after the verb (or after `to somebody`) that the tree hangs elsewhere."""
    for token in verb.doc[verb.i + 1 : verb.i + 7]:
        if token.lower_ == "that" and token.tag_ in ("IN", "WDT", "DT"):
            after = verb.doc[token.i + 1 : token.i + 2]
            near = token.i == verb.i + 1
            return (
                token.i
                if after
                and (token.tag_ == "IN" or near)
                and (near or token.dep_ == "mark" and token.head.head == verb)
                else None
            )
        if token.is_punct and token.text != ",":
            return None
    return None


def _finite(verb: Token) -> bool:
    if verb.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in verb.children)
    return any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("MD", "VBD", "VBZ", "VBP")
        for c in verb.children
    ) and any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in verb.children)


def _end(child: Token, verb: Token, cues: Cues) -> int:
    """Where a reported clause ends: with its own words, before the next verb of report."""
    last = max(
        [child.right_edge.i]
        + [c.right_edge.i for c in verb.children if c.dep_ == "ccomp" and c.i > child.i]
    )
    return _cut(verb, child.left_edge.i, last + 1, cues)


def _sentence_end(verb: Token, start: int, cues: Cues) -> int:
    return _cut(verb, start, len(verb.doc), cues)


def _cut(verb: Token, start: int, end: int, cues: Cues) -> int:
    """The end moved before a following `, adding that` or `and stressed that` of the speaker."""
    doc = verb.doc
    for token in doc[start + 1 : end]:
        if token.tag_ not in ("VBG", "VBD", "VBZ") or cues.base(token.text) not in (
            cues.clause | cues.noun | cues.object
        ):
            continue
        before = doc[token.i - 1]
        participle = token.tag_ == "VBG" and before.text == ","
        if participle and _goes_on(verb, token, cues):
            return token.i - 1
        bare = token.tag_ == verb.tag_ and before.lower_ == "and" and _brings(token)
        if bare and not any(c.dep_ == "nsubj" for c in token.children):
            return int(before.i)
    return end


def _goes_on(verb: Token, participle: Token, cues: Cues) -> bool:
    """True for `..., adding that`: the speaker of the first verb goes on."""
    kinds = {child.dep_ for child in participle.children}
    if not kinds & {"dobj", "ccomp", "dative"} and not _brings(participle):
        return False
    return cues.base(participle.text) in cues.going_on or participle.head == verb


def _brings(verb: Token) -> bool:
    """True when a that-clause or an object with `his` follows."""
    after = verb.doc[verb.i + 1 : verb.i + 3]
    return any(
        t.lower_ in ("that", "the", "his", "her", "its", "their", "full", "support") for t in after
    )


def _after_comma(verb: Token, base: str, cues: Cues) -> Found | None:
    """`The ship sails, he said` and `The ship, he said, sails`."""
    if base not in cues.clause | ASIDES or verb.tag_ == "VBG":
        return None
    doc = verb.doc
    left, right = _aside(verb)
    if left <= 0 or doc[left - 1].text not in (",", "”", '"', "’", "—", "–", "--"):
        return None
    tail, first = doc[right:], _first(doc)
    if all(t.is_punct or t.is_space for t in tail):
        return (_cue(verb), ((first, left - 1),), False) if _says(doc[first : left - 1]) else None
    if doc[right].text != "," or any(c.dep_ in ("dobj", "ccomp") and c.i > verb.i and c.i < right
                                     for c in verb.children):
        return None
    if cues.base(doc[right + 1].text) in cues.known and doc[right + 1].tag_ == "VBG":
        return _cue(verb), ((first, left - 1),), False  # `..., he said, adding that`
    if _says(doc[first : left - 1]) or (left - 1 - first < 12 and _says(doc[right + 1 :])):
        return _cue(verb), ((first, left - 1), (right + 1, len(doc))), False
    return None


def _says(words: Span) -> bool:
    """True when the words hold a clause: a subject and its verb."""
    return any(t.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") and t.tag_ not in ("WDT", "WP")
               and t.head in words for t in words)


def _aside(verb: Token) -> tuple[int, int]:
    """The tokens of `he said`, `said the envoy on Monday` that interrupt or end a sentence."""
    doc = verb.doc
    mine = [verb.i]
    for child in verb.children:
        if child.dep_ in ("nsubj", "aux", "advmod", "prep", "npadvmod", "dobj", "dative", "tmod"):
            if child.dep_ == "nsubj" or child.i > verb.i or verb.i - child.i < 3:
                mine += [t.i for t in child.subtree]
    left, right = verb.i, verb.i + 1
    own = set(mine)
    while left - 1 in own or (left > 1 and doc[left - 1].text == "," and left - 2 in own):
        left -= 1
    while right in own:
        right += 1
    return left, right


def _first(doc: Doc) -> int:
    """First word after a bullet or a connecting word."""
    for token in doc:
        if not token.is_space and not (token.is_punct and token.text not in "“\"‘'(«《"):
            return token.i
    return 0


def _infinitive(verb: Token, base: str, cues: Cues) -> Found | None:
    """`asked him to come`, `pledged to stay`, `called for calm`, `urged restraint`."""
    if base not in cues.infinitive:
        return None
    if base in ("call", "appeal"):
        return _called(verb, base)
    for child in () if verb.dep_ == "relcl" else verb.children:
        if (
            child.i > verb.i
            and child.dep_ in ("xcomp", "ccomp", "advcl")
            and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
        ):
            start = verb.i + 1
            while start < child.i and verb.doc[start].dep_ in ("advmod", "punct"):
                start += 1
            return _cue(verb), ((start, _end(child, verb, cues)),), True
    return None


def _called(verb: Token, base: str) -> Found | None:
    """`called for calm`, `called on Seoul to stop`."""
    for child in verb.children:
        if (
            child.dep_ in ("prep", "prt")
            and child.i == verb.i + 1
            and child.lower_ in ("for", "on", "upon", "to")
        ):
            if base == "appeal" and child.lower_ != "for" and child.lower_ != "to":
                continue
            end = max(
                [child.right_edge.i]
                + [
                    c.right_edge.i
                    for c in verb.children
                    if c.dep_ in ("xcomp", "advcl", "ccomp") and c.i > child.i and c.tag_ == "VB"
                ]
            )
            return (verb.i, child.i + 1), ((child.i + 1, end + 1),), True
    return None


def _need(verb: Token, base: str, cues: Cues) -> Found | None:
    """`stressed the need to build`: the noun belongs to the cue."""
    if base not in cues.need:
        return None
    for child in verb.children:
        if (
            child.dep_ in ("dobj", "nsubj", "ccomp")
            and child.i > verb.i
            and (child.lower_ in cues.need_nouns)
        ):
            end = max(child.right_edge.i, child.i)
            if child.i + 1 > end:
                return None
            return (verb.i, child.i + 1), ((child.i + 1, end + 1),), True
    return None


def _named(verb: Token, base: str, cues: Cues) -> Found | None:
    """`called the plan reckless`, `described it as a threat`."""
    if base not in cues.naming:
        return None
    naming = [
        c
        for c in verb.children
        if c.i > verb.i
        and (
            c.dep_ in ("oprd", "xcomp")
            and not any(g.lower_ == "to" for g in c.children)
            or c.dep_ == "ccomp"
            and not _finite(c)
            and c.tag_ not in ("VB", "VBG", "VBN")
            or c.dep_ == "prep"
            and c.lower_ == "as"
        )
    ]
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubj", "ccomp") and c.i > verb.i]
    if base == "declare" and things and not naming:
        naming = [c for c in verb.children if c.dep_ == "npadvmod" and c.i == things[0].i + 2]
    if (
        base in ("call", "dub", "brand", "label", "term", "deem", "declare")
        and not naming
        and (things and len(list(things[0].subtree)) > 2 and verb.dep_ != "relcl")
    ):
        # small clauses that the tree takes for one noun phrase: `called it a lie`
        if base in ("declare", "call") and things[0].tag_ in ("NN", "NNS", "NNP"):
            return None
        naming = things
    if not naming and things and base not in ("call", "address", "declare"):
        naming = [c for c in things if any(t.lower_ == "as" and t.dep_ == "prep" for t in c.subtree)]
    if not naming or not things and naming[0].dep_ != "ccomp":
        return None
    first = min(c.left_edge.i for c in [*things, *naming])
    if base == "address":
        first = naming[0].i + 1
    if first <= verb.i:
        return None
    return _cue(verb), ((first, max(c.right_edge.i for c in naming) + 1),), True


def _blamed(verb: Token, base: str, cues: Cues) -> Found | None:
    """`accused Seoul of lying`, `blamed the flood on the dam`."""
    if base not in cues.blame:
        return None
    things = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    why = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("of", "for", "on", "with")]
    inner = [
        g for c in things for g in c.children if g.dep_ == "prep" and g.lower_ in ("of", "for")
    ]
    if not things or not (why or inner):
        return None
    end = max(c.right_edge.i for c in [*things, *why])
    return _cue(verb), ((things[0].left_edge.i, end + 1),), True


def _object(verb: Token, base: str, cues: Cues) -> Found | None:
    """`condemned the drill`, `expressed thanks to the hosts`, `wished him good health`."""
    any_object = base in cues.object
    if not any_object and base not in cues.noun:
        return None
    things = [
        c
        for c in verb.children
        if c.dep_ in ("dobj", "dative", "oprd") and c.i > verb.i and c.tag_ not in ("WP", "WDT")
    ]
    if not things:
        return None
    thing = next((c for c in things if c.dep_ == "dobj"), things[0])
    if thing.pos_ == "PRON" and base != "wish":
        return None
    nouns = {thing.lower_, singular(thing.lower_), *(c.lower_ for c in thing.conjuncts)}
    if not any_object and not nouns & cues.speech_nouns:
        return None
    first = min(c.left_edge.i for c in things)
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > thing.i), None)
    end = _object_end(verb, thing, clause)
    inner = next(
        (
            c
            for c in thing.children
            if c.dep_ in ("acl", "ccomp", "relcl")
            and any(g.dep_ == "mark" and g.lower_ == "that" for g in c.children)
        ),
        None,
    )
    if inner is not None and base in cues.noun:
        that = next(g.i for g in inner.children if g.dep_ == "mark" and g.lower_ == "that")
        return (verb.i, thing.i + 1), ((that + 1, _cut(verb, that + 1, end, cues)),), False
    return _cue(verb), ((first, _cut(verb, first, end, cues)),), True


def _object_end(verb: Token, thing: Token, clause: Token | None) -> int:
    """Last word of an object with its recipient: up to a time, an occasion or the next verb."""
    end = thing.right_edge.i
    if clause is not None:
        end = max(end, clause.right_edge.i)
    for child in verb.children:
        if child.i <= thing.i or child.dep_ not in ("prep", "dative", "advcl", "xcomp"):
            continue
        if child.dep_ in ("advcl", "xcomp") and child.tag_ != "VB":
            continue
        if child.left_edge.i > end + 1 or _circumstance(child):
            break
        end = max(end, child.right_edge.i)
    return end + 1


def _circumstance(prep: Token) -> bool:
    """`on Monday`, `in a statement`, `during the talks`: when and where, not what."""
    if prep.dep_ not in ("prep",):
        return False
    nouns = [c for c in prep.children if c.dep_ == "pobj"]
    return any(
        TIMES.match(n.text)
        or n.lower_ in OCCASIONS
        and prep.lower_ in ("in", "at", "during", "on", "through", "via")
        for n in nouns
    )


def _heard(verb: Token, base: str) -> tuple[int, int] | None:
    """The listener: `told reporters`, `expressed thanks to the hosts`."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if (
            child.dep_ == "dative"
            and child.lower_ != "to"
            or (child.dep_ == "dobj" and base in TALKED_TO)
        ):
            return child.left_edge.i, child.i + 1
        if child.dep_ in ("prep", "dative") and child.lower_ == "to":
            for noun in child.children:
                if noun.dep_ == "pobj":
                    return noun.left_edge.i, noun.i + 1
    return None


def _tidy(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Token range without commas, stops and connecting words at its ends."""
    while start < end and (
        doc[start].is_space
        or doc[start].text in ",;:—–--."
        or (doc[start].dep_ == "cc" and doc[start].lower_ == "but")
    ):
        start += 1
    while end > start and (
        doc[end - 1].is_space or doc[end - 1].text in ",;:—–--" or (doc[end - 1].dep_ == "cc")
    ):
        end -= 1
    return (start, end) if start < end else None


def speaking_verb(verb: Token, cues: Cues) -> Token:
    """The verb whose subject speaks: of `..., adding` it is the verb of report before it."""
    if verb.tag_ != "VBG" or verb.i == 0 or verb.doc[verb.i - 1].text != "," or (
            cues.base(verb.text) not in cues.going_on):
        return verb
    head = verb
    while head.dep_ != "ROOT" and head.head.i < verb.i:
        head = head.head
        if cues.base(head.text) in cues.clause and head.tag_ in FINITE and head.i < verb.i and any(
                c.dep_ in ("nsubj", "ccomp") for c in head.children):
            outer = head
            while outer.dep_ in ("conj", "advcl") and outer.head.i < outer.i:
                outer = outer.head
            return head if head.tag_ != "VBG" else outer
    return verb


def subject_of(verb: Token) -> Token | None:
    """Who does what the verb says: its own subject, or that of the verb it hangs on."""
    if verb.tag_.startswith("NN"):
        return _misread_subject(verb)
    seen = 0
    while seen < 12:
        seen += 1
        own = next(
            (
                c
                for c in verb.children
                if c.dep_ == "nsubj" and (c.i < verb.i or verb.tag_ != "VBG")
            ),
            None,
        )
        if own is not None:
            if own.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
                return verb.head
            return own
        if verb.dep_ in ("acl", "relcl"):
            noun = verb.head
            while noun.dep_ == "appos" and verb.tag_ == "VBN":
                noun = noun.head
            return noun
        if verb.dep_ in ("conj", "advcl", "xcomp", "pcomp", "prep", "parataxis", "ccomp", "dep"):
            climbed = verb.head
            if verb.dep_ == "advcl" and climbed.dep_ == "xcomp":
                climbed = climbed.head  # `asked him to come, wishing him luck`: the asker wishes
            passive = next((c for c in climbed.children if c.dep_ == "nsubjpass"), None)
            if passive is not None and verb.dep_ != "ccomp":
                return passive
            verb = climbed
            continue
        return None
    return None


def _misread_subject(verb: Token) -> Token | None:
    """The noun before a verb that the tagger takes for a noun."""
    top = verb
    while top.dep_ in ("pobj", "prep", "poss", "compound") and top.head.i < top.i:
        top = top.head
    if top is not verb and top.pos_ in ("NOUN", "PROPN"):
        return top
    before = verb.doc[verb.i - 1]
    return before if before.pos_ in ("NOUN", "PROPN", "PRON") else None
