"""Verbs of report in a sentence's tree: which report at all, and whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tealeaves.read.cues import Cues

if TYPE_CHECKING:
    from spacy.tokens import Token

TIME_WORD = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|\d+$|today$|yesterday$", re.I)
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})


def idle(verb: Token) -> bool:
    """True for verbs that report nothing: denied, doubted, passive, part of a noun phrase."""
    kinds = {child.dep_ for child in verb.children}
    if "preconj" in kinds and any(c.lower_ == "neither" for c in verb.children):
        return True
    if verb.i and verb.doc[verb.i - 1].lower_ in ("nor", "neither"):
        return True
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
        return (
            token.dep_ == "acl"
            and token.sent.root.pos_ in ("NOUN", "PROPN", "ADP")
            and (token.doc[token.i - 1].text in (",", ")"))
        )
    if not token.tag_.startswith("NN") or not re.search(r"(?:s|ed)$|^said$|^told$", token.text):
        return False
    after = token.doc[token.i + 1 : token.i + 4]
    return any(t.lower_ == "that" for t in after) or (
        len(after) > 1 and after[0].text in ",:" and after[1].is_quote
    )


def continued(verb: Token) -> bool:
    """`went on to say`, `continued to stress`."""
    return (
        verb.tag_ == "VB"
        and verb.dep_ == "xcomp"
        and verb.head.lower_ in ("went", "goes", "continued", "continues")
    )


def made_to(verb: Token) -> bool:
    """`the report lets Kim promise that`: the one who is let or made speaks."""
    return (
        verb.tag_ == "VB"
        and verb.dep_ == "ccomp"
        and verb.head.lower_ in ("let", "lets", "made", "makes", "has")
        and verb.head.i < verb.i
        and any(c.dep_ == "nsubj" for c in verb.children)
        and not any(c.dep_ in ("aux", "mark") for c in verb.children)
    )


def cue_of(verb: Token) -> tuple[int, int]:
    """The verb with its particle: `pointed out`."""
    last = verb.i
    for child in verb.children:
        if child.dep_ == "prt" and child.i == verb.i + 1:
            last = child.i
    if continued(verb):
        return verb.head.i, last + 1
    return verb.i, last + 1


def finite(verb: Token) -> bool:
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "MD") and not any(
        c.tag_ in ("MD", "VBD", "VBZ", "VBP") for c in helpers
    ):
        return False
    near = [*verb.children, *(c for helper in helpers for c in helper.children)]
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in near)


def speaking_verb(verb: Token, cues: Cues) -> Token:
    """The verb whose subject speaks: of `..., adding` it is the verb of report before it."""
    if (
        verb.dep_ == "conj"
        and verb.head.dep_ == "ccomp"
        and verb.i > 0
        and (verb.doc[verb.i - 1].lower_ == "and")
    ):
        report, own = verb.head.head, any(c.dep_ == "nsubj" for c in verb.children)
        same = report.tag_ == verb.tag_ and cues.base(report.text) in cues.clause
        return report if same and not own else verb  # `said it was late and called on them`
    if (
        verb.tag_ != "VBG"
        or verb.i == 0
        or verb.doc[verb.i - 1].text != ","
        or (cues.base(verb.text) not in cues.going_on)
    ):
        return verb
    head = verb
    while head.dep_ != "ROOT" and head.head.i < verb.i:
        head = head.head
        if (
            cues.base(head.text) in cues.clause
            and head.tag_ in FINITE
            and head.i < verb.i
            and any(c.dep_ in ("nsubj", "ccomp") for c in head.children)
        ):
            outer = head
            while outer.dep_ in ("conj", "advcl") and outer.head.i < outer.i:
                outer = outer.head
            return head if head.tag_ != "VBG" else outer
    for token in reversed(verb.doc[: verb.i]):
        if (
            token.tag_ in ("VBD", "VBZ", "VBP")
            and cues.base(token.text) in cues.clause
            and any(c.dep_ == "nsubj" for c in token.children)
        ):
            return token
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
        lost = lost_subject(verb)
        if lost is not None:
            return lost
        if verb.dep_ in ("acl", "relcl"):
            noun = verb.head
            if verb.tag_ == "VBG" and noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
                return subject_of(noun.head) or noun  # `issued a statement saying`
            if verb.tag_ == "VBG" and noun.dep_ == "pobj" and noun.pos_ == "PROPN":
                top = noun.head
                while top.dep_ == "prep":
                    top = top.head
                if top.pos_ == "VERB":
                    return subject_of(top) or noun  # `wrote on the board accusing`
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


def lost_subject(verb: Token) -> Token | None:
    """The subject that the tree hangs elsewhere: `On Saturday Lavrov said`, `As for Kim, an aide`.

    Only of a verb that stands on its own and right behind a noun.
    """
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i == 0:
        return None
    if any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in verb.children):
        return None
    doc = verb.doc
    found = doc[verb.i - 1]
    comma = max((t.i for t in doc[: verb.i] if t.text == ","), default=-1)
    while found.pos_ in ("NOUN", "PROPN") and not any(
        TIME_WORD.match(c.text) for c in found.lefts if c.dep_ in ("compound", "nmod")
    ):
        up = found.head
        if up.pos_ == "ADP" and up.dep_ == "prep":
            up = up.head
        if not (comma < up.i < found.i and up.pos_ in ("NOUN", "PROPN")):
            break
        found = up
    fits = found.pos_ in ("NOUN", "PROPN") and not TIME_WORD.match(found.text)
    return found if fits else None


def _misread_subject(verb: Token) -> Token | None:
    """The noun before a verb that the tagger takes for a noun."""
    top = verb
    while top.dep_ in ("pobj", "prep", "poss", "compound") and top.head.i < top.i:
        top = top.head
    if top is not verb and top.pos_ in ("NOUN", "PROPN"):
        return top
    before = verb.doc[verb.i - 1]
    return before if before.pos_ in ("NOUN", "PROPN", "PRON") else None
