"""How far a reported clause runs: `said that ...`, `..., he said`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tealeaves.read import tree
from tealeaves.read.cues import Cues
from tealeaves.read.statements.occasions import OCCASIONS, TIMES
from tealeaves.read.statements.verbs import cue_of, finite

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

TOLD = frozenset(
    {"told", "tells", "telling", "assured", "reminded", "informed", "warned", "notified"}
)
SOME = frozenset({"some", "others", "most", "many", "few"})  # nobody in particular
ASIDE_PARTS = frozenset({"nsubj", "aux", "advmod", "prep", "npadvmod", "dobj", "dative", "tmod"})
ASIDES = frozenset({"believe", "think", "suggest", "estimate", "reckon", "hope", "fear", "agree"})
Found = tuple[tuple[int, int], tuple[tuple[int, int], ...], bool]


def that_clause(verb: Token, base: str, cues: Cues) -> Found | None:
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
            if that is None and not finite(child):
                continue
            start = that.i + 1 if that is not None else child.left_edge.i
            if start <= verb.i or verb.doc[start - 1].lower_ in ("whether", "if"):
                continue
            start += _that_at(verb.doc, start)
            return cue_of(verb), ((start, clause_end(child, verb, cues)),), False
    loose = _loose_that(verb)
    if loose is None and base in cues.clause and _colon_brings(verb):
        loose = verb.i + 1  # `and continued: In order to ...`
    if loose is not None:
        return cue_of(verb), ((loose + 1, _sentence_end(verb, loose + 1, cues)),), False
    return None


def _that_at(doc: Doc, start: int) -> int:
    """1 where a clause begins with the word `that` and not with `that is`, else 0."""
    if doc[start].lower_ != "that" or start + 1 >= len(doc):
        return 0
    return 0 if doc[start + 1].tag_ in ("VBD", "VBZ", "VBP", "MD", "RB") else 1


def _loose_that(verb: Token) -> int | None:
    """A `that` after the verb, or after whom and where it was said, that hangs elsewhere."""
    doc = verb.doc
    for token in doc[verb.i + 1 : verb.i + 15]:
        if token.lower_ == "that" and token.i + 1 < len(doc):
            near = token.i == verb.i + 1
            hung = token.dep_ == "mark" and token.head.head == verb
            told = verb.lower_ in TOLD and token.tag_ in ("IN", "WDT")
            return token.i if near or hung or told or _comes_late(verb, token) else None
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") or (token.is_punct and token.text != ","):
            return None
    return None


def _colon_brings(verb: Token) -> bool:
    """True for `continued: We must`: a colon and a sentence without marks after it."""
    after = verb.doc[verb.i + 1 :]
    if len(after) < 4 or after[0].text != ":" or after[1].is_quote:
        return False
    return after[1].is_title and any(t.tag_ in ("MD", "VBD", "VBZ", "VBP") for t in after)


def _comes_late(verb: Token, that: Token) -> bool:
    """`confirmed in a statement that`, `reported the same day that`: hung on when and where."""
    inner = that.head
    noun = inner.head
    if inner.dep_ not in ("acl", "relcl") or that.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return False
    if not any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c.i > that.i for c in inner.children):
        return False
    top = noun.head if noun.dep_ == "pobj" else noun
    while top.dep_ == "prep" and top.head != verb:
        top = top.head.head if top.head.dep_ == "pobj" else top.head
    if top.head != verb or top.dep_ not in ("prep", "npadvmod"):
        return False
    return noun.dep_ == "npadvmod" or noun.lower_ in OCCASIONS or TIMES.match(noun.text) is not None


def clause_end(child: Token, verb: Token, cues: Cues) -> int:
    """Where a reported clause ends: with its own words, before the next verb of report."""
    last = max(
        [child.right_edge.i]
        + [c.right_edge.i for c in verb.children if c.dep_ == "ccomp" and c.i > child.i]
    )
    doc = verb.doc
    rest = doc[last + 1 :]
    if (
        rest
        and rest[0].text == ","
        and not any(t.pos_ in ("VERB", "AUX") or t.lower_ in ("according", "as") for t in rest)
    ):
        last = len(doc) - 1  # a comment on the last noun that the tree hangs elsewhere
    own = tree.before_past(child, last + 1) if verb.tag_ == "VBD" else last + 1
    return cut(verb, child.left_edge.i, own, cues)


def _sentence_end(verb: Token, start: int, cues: Cues) -> int:
    return cut(verb, start, len(verb.doc), cues)


def cut(verb: Token, start: int, end: int, cues: Cues) -> int:
    """The end moved before a following `, adding that` or `and stressed that` of the speaker."""
    doc = verb.doc
    going = cues.clause | cues.noun | cues.object | cues.thought | cues.infinitive
    for token in doc[start + 1 : end]:
        if token.tag_ not in ("VBG", "VBD", "VBZ", "VBP"):
            continue
        other = _another_speaks(token)
        if other is not None and other > start + 1:
            return other
        if cues.base(token.text) not in going:
            continue
        before = doc[token.i - 1]
        lead = doc[token.i - 2] if before.tag_ == "RB" or before.lower_ == "and" else before
        participle = token.tag_ == "VBG" and lead.text == ","
        if participle and _goes_on(verb, token, cues):
            return int(lead.i)
        colon = doc[token.i + 1 : token.i + 2].text == ":"
        bare = token.tag_ == verb.tag_ and before.lower_ == "and" and (colon or _brings(token))
        if bare and not any(c.dep_ == "nsubj" for c in token.children):
            return int(before.i)
    return end


def _another_speaks(verb: Token) -> int | None:
    """Where `, and most doubt that` begins: another speaker's clause beside this one."""
    after = verb.doc[verb.i + 1 : verb.i + 2]
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None and verb.i > 0 and verb.doc[verb.i - 1].lower_ in SOME:
        subject = verb.doc[verb.i - 1]  # `and most doubt that`
    if subject is None or not after or after[0].lower_ != "that":
        return None
    left = subject.left_edge.i
    if left > 1 and verb.doc[left - 1].lower_ in ("and", "but") and verb.doc[left - 2].text == ",":
        return left - 2
    return None


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
        t.lower_ in ("that", "the", "on", "for", "his", "her", "its", "their", "full", "support")
        for t in after
    )


def aside(verb: Token, base: str, cues: Cues) -> Found | None:
    """`The ship sails, he said` and `The ship, he said, sails`."""
    if base not in cues.clause | ASIDES or verb.tag_ == "VBG":
        return None
    doc = verb.doc
    left, right = _aside_words(verb)
    if left <= 0 or doc[left - 1].text not in (",", "”", '"', "’", "—", "–", "--"):
        return None
    tail, first = doc[right:], _first(doc)
    if all(t.is_punct or t.is_space for t in tail):
        first = _after_semicolon(doc, first, left - 1)
        return (cue_of(verb), ((first, left - 1),), False) if _says(doc[first : left - 1]) else None
    if (
        right + 1 >= len(doc)
        or doc[right].text != ","
        or any(c.dep_ in ("dobj", "ccomp") and c.i > verb.i and c.i < right for c in verb.children)
    ):
        return None
    goes_on = doc[right + 1].tag_ == "VBG" or doc[right + 1].lower_ == "and"
    if goes_on and _says(doc[first : left - 1]):
        return cue_of(verb), ((first, left - 1),), False  # `..., he said, adding that`
    if _says(doc[first : left - 1]):
        return cue_of(verb), ((first, left - 1), (right + 1, len(doc))), False
    if left - 1 - first < 12 and any(
        t.tag_ in ("MD", "VBD", "VBZ", "VBP") for t in doc[right + 1 :]
    ):
        when = (
            doc[first].tag_ in ("IN", "RB") and doc[first].lower_ != "that"
        )  # `On Monday, he said, the ship ...`
        pieces = ((right + 1, len(doc)),) if when else ((first, left - 1), (right + 1, len(doc)))
        return cue_of(verb), pieces, False
    return None


def _after_semicolon(doc: Doc, first: int, end: int) -> int:
    """`Nobody came; nobody was asked, he said`: his words are those after the semicolon."""
    stops = [t.i for t in doc[first:end] if t.text == ";"]
    if not stops or not _says(doc[first : stops[-1]]) or not _says(doc[stops[-1] + 1 : end]):
        return first
    return stops[-1] + 1


def _says(words: Span) -> bool:
    """True when the words hold a clause: a subject and its verb, or `if`."""
    if len(words) > 1 and words[-1].tag_ == "MD":
        return True  # `The premier might, he added`
    if len(words) > 2 and words[0].lower_ in ("if", "unless", "when", "although", "because"):
        return True
    return any(
        t.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")
        and t.tag_ not in ("WDT", "WP")
        and t.head in words
        for t in words
    )


def _aside_words(verb: Token) -> tuple[int, int]:
    """The tokens of `he said`, `said the envoy on Monday` that interrupt or end a sentence."""
    doc = verb.doc
    mine = [verb.i]
    for child in verb.children:
        near = child.dep_ == "nsubj" or child.i > verb.i or verb.i - child.i < 3
        if near and child.dep_ in ASIDE_PARTS:
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
