"""What a verb of report says with an infinitive or object: `condemned the drill`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tealeaves.read.cues import Cues, singular
from tealeaves.read.statements.occasions import OCCASIONS, TIMES
from tealeaves.read.statements.that_clauses import Found, clause_end, cut
from tealeaves.read.statements.verbs import cue_of, finite

if TYPE_CHECKING:
    from spacy.tokens import Token


IF = frozenset({"whether", "if"})


def infinitive(verb: Token, base: str, cues: Cues) -> Found | None:
    """`asked him to come`, `pledged to stay`, `called for calm`, `urged restraint`."""
    if base not in cues.infinitive:
        return None
    if base in ("call", "appeal") or (base == "ask" and _asks_for(verb)):
        return _called(verb, base, cues)
    for child in () if verb.dep_ == "relcl" else verb.children:
        if (
            child.i > verb.i
            and child.dep_ in ("xcomp", "ccomp", "advcl")
            and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
        ):
            start = verb.i + 1
            while start < child.i and verb.doc[start].dep_ in ("advmod", "punct"):
                start += 1
            return cue_of(verb), ((start, clause_end(child, verb, cues)),), True
    return None


def _asks_for(verb: Token) -> bool:
    return any(c.dep_ == "prep" and c.i == verb.i + 1 and c.lower_ == "for" for c in verb.children)


def _called(verb: Token, base: str, cues: Cues) -> Found | None:
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
            if base == "ask":
                beside = next((c for c in verb.children if c.left_edge.i == end + 1), None)
                if beside is not None and beside.dep_ == "prep" and not _circumstance(beside):
                    end = beside.right_edge.i  # `asked for help with the harvest`
            rest = verb.doc[end + 1 :]
            if len(rest) > 2 and rest[0].lower_ == "to":  # `on officials to boldly go`
                end = cut(verb, child.i + 1, len(verb.doc), cues) - 1
            return (verb.i, child.i + 1), ((child.i + 1, end + 1),), True
    return None


def need(verb: Token, base: str, cues: Cues) -> Found | None:
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


def naming(verb: Token, base: str, cues: Cues) -> Found | None:
    """`called the plan reckless`, `described it as a threat`."""
    if base not in cues.naming:
        return None
    naming = [
        c
        for c in verb.children
        if c.i > verb.i
        and (
            (c.dep_ in ("oprd", "xcomp") and not any(g.dep_ == "aux" for g in c.children))
            or (c.dep_ == "ccomp" and not finite(c) and c.tag_ not in ("VB", "VBG", "VBN"))
            or (c.dep_ == "prep" and c.lower_ == "as")
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
    if base == "consider" and not naming and things:
        return _considered(verb, things[0])
    if not naming and things and base not in ("call", "address", "declare"):
        naming = [
            c for c in things if any(t.lower_ == "as" and t.dep_ == "prep" for t in c.subtree)
        ]
    if not naming or (not things and naming[0].dep_ != "ccomp"):
        return None
    first = min(c.left_edge.i for c in [*things, *naming])
    if base == "address":
        first = naming[0].i + 1
    if first <= verb.i:
        return None
    return cue_of(verb), ((first, max(c.right_edge.i for c in naming) + 1),), True


def _considered(verb: Token, thing: Token) -> Found | None:
    """`considers a meeting with them possible by May`: what follows the noun is said of it."""
    if not any(t.dep_ == "amod" and t.i > t.head.i for t in thing.subtree):
        return None
    end = thing.right_edge.i
    for child in verb.children:
        if child.i == end + 1 and child.dep_ == "prep":
            end = child.right_edge.i
    return cue_of(verb), ((thing.left_edge.i, end + 1),), True


def asked(verb: Token, base: str, cues: Cues) -> Found | None:
    """`asked why it should`, `asked whether it would`: the question with its first word."""
    if base not in ("ask", "inquire") or base not in cues.known:
        return None
    for child in verb.children:
        if child.dep_ in ("ccomp", "advcl") and child.i > verb.i:
            first = child.left_edge
            if first.i > verb.i and (first.tag_ in ("WRB", "WP", "WDT") or first.lower_ in IF):
                return cue_of(verb), ((first.i, clause_end(child, verb, cues)),), False
    return None


def blame(verb: Token, base: str, cues: Cues) -> Found | None:
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
    return cue_of(verb), ((things[0].left_edge.i, end + 1),), True


def spoken_object(verb: Token, base: str, cues: Cues) -> Found | None:
    """`condemned the drill`, `expressed thanks to the hosts`, `wished him good health`."""
    any_object = base in cues.object
    if not any_object and base not in cues.noun:
        return None
    if base == "report" and verb.tag_ == "VBG":
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
        return (verb.i, thing.i + 1), ((that + 1, cut(verb, that + 1, end, cues)),), False
    return cue_of(verb), ((first, cut(verb, first, end, cues)),), True


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
        or (n.lower_ in OCCASIONS and prep.lower_ in ("in", "at", "during", "on", "through", "via"))
        for n in nouns
    )
