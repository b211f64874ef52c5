"""Words of foresight in a sentence's tree: who is said to do what, how surely, on which condition.

Grammar only; who says it and what it amounts to is found in outlook.py and forecasts.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from tealeaves.read.cues import bases
from tealeaves.types import Pack

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Force = Literal["will", "would", "may", "should", "likely", "expect", "ready", "need", "seem"]

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
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
CONDITIONS = ("if", "unless", "in case", "as long as", "so long as", "provided", "even if")
REASONS = frozenset({"as", "because", "since", "so", "that", "when", "while", "until", "before"})
LOOSE = frozenset({"while", "whereas", "although", "though"})
OPENERS = "“\"‘'«《(["


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of words of foresight."""

    adverbs: frozenset[str]
    phrases: tuple[str, ...]
    performatives: frozenset[str]
    beliefs: frozenset[str]
    wishes: frozenset[str]
    minding: frozenset[str]
    likely: frozenset[str]
    chance: frozenset[str]
    ready: frozenset[str]
    expecting: frozenset[str]
    requiring: frozenset[str]
    pointing: frozenset[str]
    changes: frozenset[str]
    seeming: frozenset[str]


NAMES = (
    "sure-adverbs",
    "sure-phrases",
    "performatives",
    "beliefs",
    "wishes",
    "minding",
    "likely-words",
    "chance-adjectives",
    "ready-words",
    "expecting-verbs",
    "requiring-verbs",
    "pointing-verbs",
    "change-nouns",
    "seeming-verbs",
)


def lexicon(pack: Pack) -> Lexicon:
    """The lists of the packs in force; a list that no pack has is empty."""
    return _lexicon(
        tuple(
            pack.words[f"forecast-{name}"].forms if f"forecast-{name}" in pack.words else ()
            for name in NAMES
        )
    )


@lru_cache(maxsize=8)
def _lexicon(lists: tuple[tuple[str, ...], ...]) -> Lexicon:
    sets = [frozenset(forms) for forms in lists]
    return Lexicon(sets[0], lists[1], *sets[2:])


@dataclass(frozen=True, slots=True)
class Foresight:
    """A claim about what comes, as token indices; ranges are half open."""

    verb: int
    force: Force
    certainty: tuple[str, ...]  # pieces as printed
    claim: tuple[int, int]
    subject: tuple[int, int] | None
    head: int | None  # the subject's head word
    condition: tuple[int, int] | None
    negated: bool
    performative: str | None  # base form of the verb or noun that brings the clause


def foresights(doc: Doc, words: Lexicon) -> Iterator[Foresight]:
    """Every claim of a sentence about what comes, in order of its verbs."""
    if doc.text.rstrip(" ”\"'’").endswith("?"):
        return
    for token in doc:
        found = (
            _modal(token, words)
            or _excluded(token)
            or _likely(token, words)
            or _chance(token, words)
            or _expected(token, words)
            or _ready(token, words)
            or _required(token, words)
            or _pointing(token, words)
            or _seeming(token, words)
        )
        if found:
            yield found


# ---------------------------------------------------------------- kinds of foresight


def _modal(token: Token, words: Lexicon) -> Foresight | None:
    """`will come`, `may not come`, `should come`."""
    if token.tag_ != "MD" or token.dep_ != "aux" or token.lower_ not in MODALS:
        return None
    verb = token.head
    force = MODALS[token.lower_]
    if _perfect(verb) or not stands(verb, words):
        return None
    if force == "should" and _base(verb) in words.minding:
        return None
    low = high = token.i
    while high + 1 < verb.i and verb.doc[high + 1].lower_ in words.adverbs:
        high += 1
    while low - 1 > 0 and verb.doc[low - 1].lower_ in words.adverbs - {"not", "no", "most"}:
        low -= 1
    if force == "should" and _adjective(verb, frozenset({"ready", "prepared"})):
        high = _adjective(verb, frozenset({"ready", "prepared"})).i  # type: ignore[union-attr]
    return _make(verb, force, _printed(verb.doc, low, high + 1), words)


def _excluded(token: Token) -> Foresight | None:
    """`cannot be excluded`, `cannot be ruled out`."""
    if token.tag_ != "MD" or token.lower_ not in ("can", "could") or token.dep_ != "aux":
        return None
    verb = token.head
    if _base(verb) not in ("exclude", "rule") or not any(c.dep_ == "neg" for c in verb.children):
        return None
    end = verb.i + 2 if verb.lower_ == "ruled" else verb.i + 1
    return _make(verb, "may", _printed(verb.doc, token.i, end), None, end)


def _likely(token: Token, words: Lexicon) -> Foresight | None:
    """`is expected to come`, `are unlikely to come`."""
    if token.lower_ not in words.likely:
        return None
    inner = next(
        (
            c
            for c in token.children
            if c.dep_ in ("xcomp", "ccomp", "advcl") and c.i > token.i and _to(c) is not None
        ),
        None,
    )
    be = token if token.tag_ == "VBN" else token.head
    first = next(
        (c.i for c in token.children if c.dep_ in ("auxpass", "aux") and c.i < token.i), None
    )
    if inner is None or (first is None and not _is_be(be)):
        return None
    if any(c.tag_ == "MD" for c in be.children) or not stands(be, words):
        return None
    start = first if first is not None else be.i
    to = _to(inner)
    return _make(be, "likely", _printed(token.doc, start, (to or inner.i) + 1), words)


def _chance(token: Token, words: Lexicon) -> Foresight | None:
    """`a summit was unlikely`."""
    if token.lower_ not in words.chance or token.dep_ != "acomp" or not _is_be(token.head):
        return None
    be = token.head
    if any(c.dep_ in ("xcomp", "ccomp", "advcl") and _to(c) for c in token.children):
        return None
    subject = _subject(be)
    if subject is None or subject.dep_ == "expl" or subject.lower_ in ("it", "this", "that"):
        return None
    if any(c.tag_ == "MD" for c in be.children) or not stands(be, words):
        return None
    low = high = token.i
    while low - 1 > be.i and be.doc[low - 1].lower_ in words.adverbs | {"more", "less"}:
        low -= 1
    hedge = be.doc[token.i + 1 : token.i + 5]
    if len(hedge) > 3 and hedge[0].text == "," and hedge[1].lower_ in ("though", "if", "but"):
        high = token.i + (4 if hedge[2].lower_ == "not" else 3)
    return _make(be, "likely", _printed(be.doc, low, high + 1), words)


def _expected(token: Token, words: Lexicon) -> Foresight | None:
    """`analysts expect trade to grow`: the claim is what follows the verb."""
    if token.tag_ not in ("VBP", "VBZ", "VBD", "VBG") or _base(token) not in words.expecting:
        return None
    inner = next(
        (c for c in token.children if c.dep_ in ("ccomp", "xcomp") and _to(c) is not None), None
    )
    if inner is None:
        return None
    subject = _subject(inner)
    if subject is None:
        subject = next((c for c in token.children if c.dep_ == "dobj"), None)
    if subject is None or subject.i < token.i:
        return None
    claim = subject.left_edge.i, claim_end(inner)
    return Foresight(
        token.i, "expect", (token.text,), claim, _phrase(subject), subject.i, None, False, None
    )


def _ready(token: Token, words: Lexicon) -> Foresight | None:
    """`we are ready to go`, `I am willing to help`."""
    if token.lower_ not in words.ready or token.dep_ not in ("acomp", "ROOT", "ccomp", "conj"):
        return None
    be = token.head if token.dep_ == "acomp" else token
    inner = next((c for c in token.children if c.dep_ == "xcomp" and _to(c) is not None), None)
    if inner is None or any(c.tag_ == "MD" for c in be.children) or not stands(be, words):
        return None
    found = _make(be, "ready", (token.text,), words)
    if found is None or found.head is None:
        return None
    if be.doc[found.head].lower_ != "i":
        return found
    alone = (_to(inner) or inner.i), found.claim[1]
    return Foresight(
        found.verb, "ready", found.certainty, alone, found.subject, found.head, None, False, None
    )


def _required(token: Token, words: Lexicon) -> Foresight | None:
    """`the situation demands that we arm`: what circumstances require."""
    if token.tag_ not in ("VBZ", "VBP", "VBD") or _base(token) not in words.requiring:
        return None
    subject = _subject(token)
    if subject is None or subject.pos_ in ("PRON", "PROPN"):
        return None
    inner = next(
        (
            c
            for c in token.children
            if c.dep_ in ("ccomp", "xcomp", "advcl") and c.i > token.i and c.tag_ == "VB"
        ),
        None,
    )
    if inner is None or _subject(inner) is None:
        return None
    low = token.i
    while low - 1 > subject.i and token.doc[low - 1].tag_ == "RB":
        low -= 1
    return Foresight(
        token.i,
        "need",
        _printed(token.doc, low, token.i + 1),
        (subject.left_edge.i, claim_end(inner)),
        _phrase(_subject(inner)),  # type: ignore[arg-type]
        _subject(inner).i,  # type: ignore[union-attr]
        None,
        False,
        None,
    )


def _pointing(token: Token, words: Lexicon) -> Foresight | None:
    """`this suggests no major shifts in the line`: the claim is the noun phrase."""
    if token.tag_ not in ("VBZ", "VBP", "VBD") or _base(token) not in words.pointing:
        return None
    thing = next((c for c in token.children if c.dep_ == "dobj"), None)
    if thing is None or _singular(thing.lower_) not in words.changes:
        return None
    claim = thing.left_edge.i, _cut(thing, thing.right_edge.i + 1)
    negated = any(c.lower_ == "no" for c in thing.children)
    return Foresight(token.i, "seem", (token.text,), claim, claim, thing.i, None, negated, None)


def _seeming(token: Token, words: Lexicon) -> Foresight | None:
    """`it seems that a storm is coming`."""
    if token.tag_ not in ("VBZ", "VBP") or _base(token) not in words.seeming:
        return None
    inner = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i), None)
    if inner is None or inner.lower_ not in ("coming", "approaching", "looming", "going"):
        return None
    return _make(inner, "seem", (token.text,), None)


# ---------------------------------------------------------------- the parts of a claim


def _make(
    verb: Token, force: Force, printed: tuple[str, ...], words: Lexicon | None, end: int = 0
) -> Foresight | None:
    subject = _subject(verb)
    if subject is None or subject.tag_ in ("WDT", "WP") or subject.lower_ == "there":
        return None
    own = subject.head == verb or subject.i > verb.i
    start = _claim_start(verb, subject) if own else _first_aux(verb)
    end = max(end, claim_end(verb))
    certainty = printed
    performative = None
    if words is not None:
        performative = _brought_by(verb, words)
        if performative and force in ("will", "would", "ready"):
            certainty = _with_performative(verb, printed, force, words)
        certainty = (*certainty, *_far_phrases(verb.doc, start, end, words))
    return Foresight(
        verb.i,
        force,
        certainty,
        (start, end),
        _phrase(subject),
        subject.i,
        condition(verb),
        any(c.dep_ == "neg" for c in verb.children) or "never" in printed,
        performative,
    )


def stands(verb: Token, words: Lexicon) -> bool:
    """True where a clause says something itself: no relative, purpose or doubted clause."""
    kind = verb.dep_
    if kind == "conj":
        return (
            verb.head.i != verb.i
            and (verb.head.pos_ not in ("NOUN", "PROPN"))
            and stands(verb.head, words)
        )
    if kind == "relcl":
        return any(c.lower_ == "where" for c in verb.children) and _subject(verb) is not None
    if any(c.lower_ in ("whether", "if") and c.dep_ == "mark" for c in verb.children):
        return False
    if any(c.tag_ in ("WRB", "WP", "WDT") for c in verb.children):
        return False
    if kind == "advcl":
        return any(c.dep_ == "mark" and c.lower_ in LOOSE for c in verb.children)
    if kind == "acl":
        return _base(verb.head) in words.beliefs | {"statement", "prospect", "view", "prediction"}
    if kind == "ccomp":
        head = verb.head
        if head.i > verb.i:
            return True
        polite = words.wishes - words.performatives
        return _base(head) not in polite and not (
            head.tag_ == "VB" and _base(head) in ("ensure", "make", "see", "let")
        )
    return kind in ("ROOT", "parataxis", "dep", "appos")


def condition(verb: Token) -> tuple[int, int] | None:
    """The if-clause that a claim hangs on, with its `if`."""
    heads = {verb.i}
    climb = verb
    while climb.dep_ in ("ccomp", "conj", "parataxis") and climb.head.i != climb.i:
        climb = climb.head
        heads.add(climb.i)
    for token in verb.doc:
        if token.dep_ in ("advcl", "prep", "ccomp") and token.head.i in heads and token.i != verb.i:
            low, high = token.left_edge.i, token.right_edge.i + 1
            while low < high and verb.doc[low].is_punct:
                low += 1
            piece = verb.doc[low:high]
            if piece.text.lower().startswith(CONDITIONS) and not low <= verb.i < high:
                return _trim(verb.doc, low, high)
    return None


def claim_end(verb: Token) -> int:
    """Where the core of a clause ends: before comments, reasons and the next clause."""
    return _cut(verb, verb.right_edge.i + 1)


def _cut(head: Token, end: int) -> int:
    doc = head.doc
    for token in doc[head.i + 1 : end]:
        left = token.left_edge.i
        if not head.i < left < end:
            continue
        marks = {c.lower_ for c in token.children if c.dep_ == "mark"}
        comma = doc[left - 1].text in (",", ";", "–", "—", "--") or (
            doc[left - 1].dep_ in ("cc", "mark") and doc[left - 2].text == ","
        )
        if (
            (token.dep_ in ("advcl", "relcl", "acl", "parataxis", "appos") and comma)
            or (token.dep_ == "advcl" and marks & REASONS and head.is_ancestor(token))
            or (token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and _apart(token))
        ):
            end = min(end, left)
    return _trim(doc, head.left_edge.i, end)[1]


def _apart(verb: Token) -> bool:
    """True for a joined verb with its own subject or modal verb."""
    return any(c.dep_ in SUBJECTS or c.tag_ == "MD" for c in verb.children if c.i < verb.i)


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while end > start + 1 and (
        (doc[end - 1].is_punct and doc[end - 1].text not in (")", "]"))
        or doc[end - 1].is_space
        or doc[end - 1].dep_ in ("cc", "mark")
    ):
        end -= 1
    while start < end - 1 and (doc[start].is_space or doc[start].text in (",", "-", "–", "—")):
        start += 1
    return start, end


def _claim_start(verb: Token, subject: Token) -> int:
    doc, start = verb.doc, subject.left_edge.i
    while start < subject.i and (doc[start].dep_ in ("cc", "mark") or doc[start].text in OPENERS):
        start += 1
    before = doc[start - 1] if start else None
    if before is not None and before.dep_ == "advmod" and before.head == verb and before.i == 0:
        return before.i
    return start


def _first_aux(verb: Token) -> int:
    return min([c.i for c in verb.children if c.dep_ in ("aux", "auxpass")] + [verb.i])


def _subject(verb: Token) -> Token | None:
    """The verb's own subject, or that of the verb it is joined to."""
    for _ in range(6):
        own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if own is not None:
            return own
        if verb.dep_ != "conj":
            return None
        verb = verb.head
    return None


def _phrase(head: Token) -> tuple[int, int]:
    return _trim(head.doc, head.left_edge.i, _cut(head, head.right_edge.i + 1))


def _brought_by(verb: Token, words: Lexicon) -> str | None:
    """Base form of the pledging or believing word that a clause hangs on."""
    while verb.dep_ == "conj" and not any(
        c.dep_ == "mark" and c.lower_ == "that" for c in verb.children
    ):
        verb = verb.head
    if verb.dep_ not in ("ccomp", "acl", "advcl") or verb.head.i > verb.i:
        return None
    base = _base(verb.head)
    return base if base in words.performatives | words.beliefs else None


def _with_performative(
    verb: Token, printed: tuple[str, ...], force: Force, words: Lexicon
) -> tuple[str, ...]:
    while verb.dep_ == "conj":
        verb = verb.head
    head = verb.head
    if force == "ready":
        return (head.text,)
    if head.pos_ == "NOUN":
        first = next((c.i for c in head.children if c.dep_ == "amod"), head.i)
        return (head.doc[first : head.i + 1].text, *printed)
    return (head.text, *printed) if _base(head) in words.performatives else printed


def _far_phrases(doc: Doc, start: int, end: int, words: Lexicon) -> Iterator[str]:
    low = doc[start:end].text.lower()
    for phrase in words.phrases:
        if low.endswith(phrase):
            yield phrase


def _printed(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    return (doc[start:end].text,)


def _perfect(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(
        c.dep_ == "aux" and c.lower_ in ("have", "'ve", "’ve") for c in verb.children
    )


def _adjective(verb: Token, adjectives: frozenset[str]) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in adjectives), None)


def _to(verb: Token) -> int | None:
    return next((c.i for c in verb.children if c.dep_ == "aux" and c.lower_ == "to"), None)


def _is_be(token: Token) -> bool:
    return token.lower_ in ("is", "are", "was", "were", "be", "been", "'s", "’s", "am", "'re")


def _base(token: Token) -> str:
    return bases(token.text)[0]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
