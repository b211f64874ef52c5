"""Words of foresight in a sentence's tree: modal verbs, and what does their work.

Grammar and word lists only; who says it and what it amounts to is found in outlook.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tealeaves.read import tree
from tealeaves.read.forecasts.chances import chance
from tealeaves.read.forecasts.claims import Force, Foresight, claim_of, stands
from tealeaves.read.forecasts.words import ForecastWords

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MODALS: dict[str, Force] = {
    "will": "will",
    "wo": "will",
    "shall": "will",
    "'ll": "will",
    "’ll": "will",
    "would": "would",
    "'d": "would",
    "’d": "would",
    "may": "may",
    "might": "may",
    "could": "may",
    "should": "should",
    "must": "should",
    "ought": "should",
}
PLEDGED = frozenset({"pledged", "vowed", "promised", "threatened", "pledges", "vows", "promises"})
READY = frozenset({"ready", "prepared"})


def foresights(doc: Doc, words: ForecastWords) -> Iterator[Foresight]:
    """Every claim of a sentence about what comes, in order of its words; none in a question."""
    if doc.text.rstrip(" ”\"'’").endswith("?"):
        return
    for token in doc:
        finders = MODAL if token.tag_ == "MD" else OTHERS if token.pos_ in WORDS else ()
        for find in finders:
            found = find(token, words)
            if found:
                yield found
                break


def _modal(token: Token, words: ForecastWords) -> Foresight | None:
    """`will come`, `may not come`, `should come`."""
    if token.tag_ != "MD" or token.dep_ != "aux" or token.lower_ not in MODALS:
        return None
    verb, force = token.head, MODALS[token.lower_]
    if force == "may" and verb.i < token.i:
        return None  # the noun: `its dignity and might`
    if _perfect(verb) or not stands(verb, words):
        return None
    if any(c.lower_ == "where" for c in verb.children):
        return None
    if force == "should" and tree.is_one(verb, words.minding):
        return None
    if force == "should" and tree.is_one(verb, words.expecting):
        force = "likely"
    if force == "would" and (tree.is_one(verb, frozenset({"like"})) or _judges(verb)):
        return None
    low = high = token.i
    while high + 1 < verb.i and verb.doc[high + 1].lower_ in words.adverbs:
        high += 1
    while low - 1 > 0 and verb.doc[low - 1].lower_ in words.adverbs - {"not", "no", "most"}:
        low -= 1
    ready = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in READY), None)
    if force == "should" and ready is not None:
        high = ready.i
    elif force == "should" and verb.lower_ == "be" and not _duty(verb, words):
        return None
    return claim_of(verb, force, (low, high + 1), words)


def _duty(verb: Token, words: ForecastWords) -> bool:
    """`must be held responsible`, `must be subject to pains`."""
    return any(c.dep_ in ("acomp", "oprd") and c.lower_ in words.duties for c in verb.children)


def _judges(verb: Token) -> bool:
    """`it would be wise`: an opinion, nothing that comes."""
    subject = tree.subject(verb)
    it = subject is not None and subject.lower_ in ("it", "this", "that")
    return it and verb.lower_ == "be" and any(c.dep_ in ("acomp", "attr") for c in verb.children)


def _excluded(token: Token, words: ForecastWords) -> Foresight | None:
    """`cannot be excluded`, `cannot be ruled out`."""
    if token.tag_ != "MD" or token.lower_ not in ("can", "could") or token.dep_ != "aux":
        return None
    verb = token.head
    known = tree.is_one(verb, frozenset({"exclude", "rule"}))
    if not known or not any(c.dep_ == "neg" for c in verb.children):
        return None
    end = verb.i + 2 if verb.lower_ == "ruled" else verb.i + 1
    return claim_of(verb, "may", (token.i, end), words, end)


def _going(token: Token, words: ForecastWords) -> Foresight | None:
    """`is going to come`, unless denied."""
    inner = tree.infinitive(token) if token.lower_ == "going" else None
    if inner is None or not stands(token, words):
        return None
    be = next((c for c in token.children if c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP")), None)
    if be is None or any(c.dep_ == "neg" for c in token.children):
        return None
    return claim_of(token, "will", (be.i, inner[1] + 1), words)


def _due(token: Token, words: ForecastWords) -> Foresight | None:
    """`is to cut its tariff`, `plans to cut it`: what is laid down for later."""
    plans = token.lower_ in ("plan", "plans") and token.pos_ == "VERB"
    if token.tag_ not in ("VBZ", "VBP") or not (plans or token.lower_ in ("is", "are")):
        return None
    inner, subject = tree.infinitive(token), tree.subject(token)
    if inner is None or subject is None or subject.pos_ == "PRON" or not stands(token, words):
        return None
    if inner[1] != token.i + 1 or any(c.dep_ in ("neg", "attr", "acomp") for c in token.children):
        return None
    if not plans and subject.pos_ != "PROPN" and token.doc[inner[0]].lower_ != "be":
        return None  # `the aim is to cut it`
    return claim_of(token, "will", (token.i, inner[1] + 1), words)


def _pledged(token: Token, words: ForecastWords) -> Foresight | None:
    """`pledged to rebuild it`, `threatened to leave`: the claim is the infinitive."""
    if token.tag_ not in ("VBD", "VBZ", "VBN") or token.lower_ not in PLEDGED:
        return None
    inner, subject = tree.infinitive(token), tree.subject(token)
    perfect = token.tag_ != "VBN" or any(c.lower_ in ("has", "had") for c in token.children)
    if inner is None or subject is None or subject.tag_ in ("WP", "WDT") or not perfect:
        return None
    if any(c.dep_ in ("auxpass", "neg") for c in token.children) or token.dep_ == "relcl":
        return None
    verb = token.doc[inner[0]]
    claim = inner[1], max(tree.clause_end(verb), verb.i + 1)
    phrase = tree.phrase(subject)
    negated = any(c.dep_ == "neg" for c in verb.children)
    return Foresight(
        verb.i, "ready", (token.text,), claim, phrase, subject.i, None, negated, token.lower_
    )


def _ready(token: Token, words: ForecastWords) -> Foresight | None:
    """`we are ready to go`, `I am willing to help`; of an `I` only what follows."""
    if token.lower_ not in words.ready or token.dep_ not in ("acomp", "ROOT", "ccomp", "conj"):
        return None
    be, inner = (token.head if token.dep_ == "acomp" else token), tree.infinitive(token)
    if inner is None or any(c.tag_ == "MD" for c in be.children) or not stands(be, words):
        return None
    if any(c.dep_ == "neg" for c in (*be.children, *token.children)):
        return None
    found = claim_of(be, "ready", (token.i, token.i + 1), words)
    if found is None or found.head is None or be.doc[found.head].lower_ != "i":
        return found
    return Foresight(
        found.verb,
        "ready",
        found.certainty,
        (inner[1], found.claim[1]),
        found.subject,
        found.head,
        None,
        found.negated,
        None,
    )


def _required(token: Token, words: ForecastWords) -> Foresight | None:
    """`the situation demands that we arm`: what circumstances require."""
    if token.tag_ not in ("VBZ", "VBP", "VBD") or not tree.is_one(token, words.requiring):
        return None
    subject = tree.subject(token)
    if subject is None or subject.pos_ in ("PRON", "PROPN"):
        return None
    kinds = ("ccomp", "xcomp", "advcl")
    inner = next(
        (c for c in token.children if c.dep_ in kinds and c.i > token.i and c.tag_ == "VB"), None
    )
    side = tree.subject(inner) if inner is not None else None
    if side is None:
        side = next((c for c in token.children if c.dep_ == "dobj" and c.i < token.i + 6), None)
    if inner is None or side is None:
        return None
    low = token.i
    while low - 1 > subject.i and token.doc[low - 1].tag_ == "RB":
        low -= 1
    to = tree.to(inner)
    printed = (token.doc[low : (to if to is not None else token.i) + 1].text,)
    claim = subject.left_edge.i, tree.clause_end(inner)
    phrase = tree.phrase(side)
    return Foresight(token.i, "need", printed, claim, phrase, side.i, None, False, None)


def _perfect(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(
        c.dep_ == "aux" and c.lower_ in ("have", "'ve", "’ve") for c in verb.children
    )


MODAL = (_modal, _excluded)
OTHERS = (_going, _due, _pledged, _ready, _required, chance)
WORDS = frozenset({"VERB", "AUX", "ADJ", "NOUN", "ADV"})
