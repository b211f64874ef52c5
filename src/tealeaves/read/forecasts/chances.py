"""Predicates of chance and expectation: what is likely, expected, only a matter of time.

Grammar and word lists only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tealeaves.read import tree
from tealeaves.read.forecasts.claims import Foresight, claim_of, stands
from tealeaves.read.forecasts.words import ForecastWords

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

HOLDING = frozenset({"consider", "call", "think", "deem", "find", "judge", "rate"})
TIMES = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar(?:ch|\.|$)|apr|may$|june?$|july?$|aug|"
    r"sep|oct|nov|dec|spring|summer|autumn|winter|week|month|year|(?:19|20)\d\d$",
    re.I,
)
COPULAS = frozenset({"look", "seem", "appear", "remain", "stay"})
NEARING = frozenset({"coming", "approaching", "looming", "going", "nearing"})
PAST = ("VBP", "VBZ", "VBD")


def chance(token: Token, words: ForecastWords) -> Foresight | None:
    """The claim that a word of chance, expectation or appearance brings, or None."""
    for find in (
        _likely,
        _that,
        _predicate,
        _held,
        _noun,
        _matter_of_time,
        _expected,
        _awaited,
        _pointing,
        _seeming,
    ):
        found = find(token, words)
        if found:
            return found
    return None


def _copula(word: Token) -> Token | None:
    """The `is`, `looks`, `seems` of a predicate."""
    verb = word.head
    if word.dep_ not in ("acomp", "oprd", "attr", "xcomp", "advmod"):
        return None
    return verb if tree.is_be(verb) or tree.is_one(verb, COPULAS) else None


def _likely(token: Token, words: ForecastWords) -> Foresight | None:
    """`is expected to come`, `are unlikely to come`, `looks set to come`."""
    inner = tree.infinitive(token) if token.lower_ in words.likely else None
    if inner is None:
        return None
    first = next((c.i for c in token.children if c.dep_ == "auxpass" and c.i < token.i), None)
    verb = token if first is not None else _copula(token)
    if verb is None or any(c.tag_ == "MD" for c in verb.children) or not stands(verb, words):
        return None
    start = first if first is not None else verb.i
    return claim_of(verb, "likely", (start, inner[1] + 1), words)


def _that(token: Token, words: ForecastWords) -> Foresight | None:
    """`it is unlikely that they meet`: the claim is the clause."""
    be = _copula(token) if token.lower_ in words.chance else None
    if be is None or not stands(be, words):
        return None
    it = tree.subject(be)
    clause = next(
        (
            c
            for holder in (token, be)
            for c in holder.children
            if c.dep_ in ("ccomp", "csubj", "advcl") and c.i > token.i and tree.to(c) is None
        ),
        None,
    )
    if it is None or it.lower_ != "it" or clause is None:
        return None
    subject = tree.subject(clause)
    if subject is None or subject.i < token.i:
        return None
    claim = subject.left_edge.i, tree.clause_end(clause)
    modal = next((c for c in clause.children if c.tag_ == "MD"), None)
    said = _degree(token, words).text
    return Foresight(
        clause.i,
        "likely",
        (said, modal.text) if modal is not None else (said,),
        claim,
        tree.phrase(subject),
        subject.i,
        None,
        any(c.dep_ == "neg" for c in (*clause.children, *be.children)),
        None,
    )


def _predicate(token: Token, words: ForecastWords) -> Foresight | None:
    """`a summit was unlikely`, `a deal remains improbable`."""
    be = _copula(token) if token.lower_ in words.chance else None
    if be is None:
        return None
    subject = tree.subject(be)
    if subject is None or subject.dep_ == "expl":
        return None
    timed = any(c.dep_ == "prep" and c.i > token.i for h in (be, token) for c in h.children)
    clause = any(c.dep_ in ("ccomp", "csubj", "advcl") for h in (be, token) for c in h.children)
    if subject.lower_ in ("it", "this", "that") and (clause or not timed):
        return None
    if tree.infinitive(token) or any(c.tag_ == "MD" for c in be.children) or not stands(be, words):
        return None
    span = _degree(token, words)
    low, high = span.start, span.end
    hedge = [t.lower_ for t in be.doc[high : high + 4]]
    if len(hedge) > 3 and hedge[0] == "," and hedge[1] in ("though", "if", "but"):
        high += 4 if hedge[2] == "not" else 3
    return claim_of(be, "likely", (low, high), words, high)


def _degree(token: Token, words: ForecastWords) -> Span:
    """A word of chance with what grades it: `very unlikely`, `more likely`."""
    low = token.i
    while low > 0 and token.doc[low - 1].lower_ in words.adverbs | {"more", "less"}:
        low -= 1
    return token.doc[low : token.i + 1]


def _noun(token: Token, words: ForecastWords) -> Foresight | None:
    """`there is little chance that they will meet`."""
    if token.lower_ not in words.odds:
        return None
    clause = next((c for c in token.children if c.dep_ in ("acl", "ccomp", "relcl")), None)
    grade = next((c for c in token.children if c.dep_ in ("amod", "det") and c.i < token.i), None)
    subject = tree.subject(clause) if clause is not None else None
    if clause is None or grade is None or subject is None or subject.tag_ in ("WDT", "WP"):
        return None
    said = token.doc[token.left_edge.i : token.i + 1].text
    claim = subject.left_edge.i, tree.clause_end(clause)
    negated = grade.lower_ in ("no", "little", "slim", "scant")
    phrase = tree.phrase(subject)
    return Foresight(clause.i, "likely", (said,), claim, phrase, subject.i, None, negated, None)


def _matter_of_time(token: Token, words: ForecastWords) -> Foresight | None:
    """`a test is only a matter of time`."""
    if token.lower_ != "matter":
        return None
    after = token.doc[token.i + 1 : token.i + 3]
    if len(after) < 2 or after.text.lower() != "of time":
        return None
    be = token.head
    if not tree.is_be(be) or not stands(be, words):
        return None
    low = be.i + 1
    return claim_of(be, "likely", (low, token.i + 3), words)


def _expected(token: Token, words: ForecastWords) -> Foresight | None:
    """`analysts expect trade to grow`, `they expect a launch`: what follows the verb."""
    if token.pos_ != "VERB" or not tree.is_one(token, words.expecting):
        return None
    finite = token.tag_ in (*PAST, "VBG") or any(c.dep_ == "aux" for c in token.children)
    passive = any(c.dep_ == "auxpass" for c in token.children) or token.dep_ in ("acl", "amod")
    if (
        not finite
        or passive
        or token.dep_ == "pcomp"
        or any(c.tag_ == "MD" for c in token.children)
    ):
        return None
    found = tree.infinitive(token)
    thing = next((c for c in token.children if c.dep_ == "dobj" and c.i > token.i), None)
    if found is not None:
        subject = tree.subject(token.doc[found[0]]) or thing
        end = tree.clause_end(token.doc[found[0]])
    elif thing is not None and (tree.is_one(thing, words.changes) or _timed(token, thing)):
        subject, end = thing, tree.cut(thing, thing.right_edge.i + 1)
    else:
        return None
    if subject is None or subject.i < token.i:
        return None
    negated = any(c.dep_ == "neg" for c in token.children)
    low = min([c.i for c in token.children if c.dep_ == "aux" and negated] + [token.i])
    said = (token.doc[low : token.i + 1].text,)
    claim = subject.left_edge.i, end
    phrase = tree.phrase(subject)
    return Foresight(token.i, "expect", said, claim, phrase, subject.i, None, negated, None)


def _timed(verb: Token, thing: Token) -> bool:
    """`expect the next envoys in August`."""
    return any(
        g.dep_ == "pobj" and TIMES.match(g.text)
        for holder in (verb, thing)
        for c in holder.children
        if c.dep_ == "prep" and c.i > verb.i and c.lower_ in ("in", "on", "by", "before")
        for g in c.children
    )


def _held(token: Token, words: ForecastWords) -> Foresight | None:
    """`considers a meeting possible but unlikely`: object and what it is held to be."""
    low = token.lower_
    if low not in words.chance or token.i == 0:
        return None
    verb = next(
        (t for t in (token.head, *token.ancestors) if t.pos_ == "VERB" and t.i < token.i), None
    )
    if verb is None or not tree.is_one(verb, HOLDING) or verb.tag_ not in PAST:
        return None
    thing = next(
        (c for c in verb.children if c.dep_ in ("dobj", "nsubj", "ccomp") and c.i > verb.i), None
    )
    before = token.doc[token.i - 1]
    if thing is None or thing.i >= token.i or before.dep_ in ("cc", "det"):
        return None
    end = token.i + 1
    if (
        any(c.dep_ == "amod" and c.i == token.i for c in token.head.children)
        and token.head.i > token.i
    ):
        return None
    joined = next(
        (c for c in token.children if c.dep_ == "conj" and c.lower_ in words.chance), None
    )
    end = joined.i + 1 if joined is not None else end
    said = _degree(token, words).start
    return Foresight(
        verb.i,
        "likely",
        (token.doc[said:end].text,),
        (thing.left_edge.i, end),
        (thing.left_edge.i, said),
        thing.i,
        None,
        negated=False,
        performative=None,
    )


def _awaited(token: Token, words: ForecastWords) -> Foresight | None:
    """`the meeting is expected in June`."""
    if token.lower_ != "expected":
        return None
    be = next((c for c in token.children if c.dep_ == "auxpass" and c.tag_ in PAST), None)
    when = any(c.dep_ in ("prep", "npadvmod") and c.i > token.i for c in token.children)
    if be is None or not when or not stands(token, words):
        return None
    return None if tree.infinitive(token) else claim_of(token, "likely", (be.i, token.i + 1), words)


def _pointing(token: Token, words: ForecastWords) -> Foresight | None:
    """`this suggests no major shifts in the line`: the claim is the noun phrase."""
    if token.tag_ not in PAST or not tree.is_one(token, words.pointing):
        return None
    thing = next((c for c in token.children if c.dep_ == "dobj"), None)
    if thing is None or not tree.is_one(thing, words.changes):
        return None
    claim = thing.left_edge.i, tree.cut(thing, thing.right_edge.i + 1)
    negated = any(c.lower_ == "no" for c in thing.children)
    return Foresight(token.i, "seem", (token.text,), claim, claim, thing.i, None, negated, None)


def _seeming(token: Token, words: ForecastWords) -> Foresight | None:
    """`it seems that a storm is coming`."""
    if token.tag_ not in ("VBZ", "VBP") or not tree.is_one(token, words.seeming):
        return None
    inner = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i), None)
    if inner is None or inner.lower_ not in NEARING:
        return None
    return claim_of(inner, "seem", (token.i, token.i + 1), words)
