"""Words of report by their base forms: which verb can bring whose words.

The lists come from the packs; the inflection of English verbs is here, so that nothing depends
on the parser's lemmas.
"""

import re
from dataclasses import dataclass, fields
from functools import lru_cache

from tealeaves.knowledge import Pack

IRREGULAR = {
    "said": "say",
    "told": "tell",
    "wrote": "write",
    "written": "write",
    "swore": "swear",
    "sworn": "swear",
    "thought": "think",
    "felt": "feel",
    "held": "hold",
    "made": "make",
    "gave": "give",
    "given": "give",
    "went": "go",
    "gone": "go",
    "sent": "send",
    "paid": "pay",
    "cast": "cast",
    "read": "read",
    "spoke": "speak",
    "began": "begin",
    "foresaw": "foresee",
    "understood": "understand",
    "learnt": "learn",
    "put": "put",
    "saw": "see",
    "seen": "see",
    "set": "set",
    "found": "find",
    "saying": "say",
    "does": "do",
    "did": "do",
    "says": "say",
    "took": "take",
    "taken": "take",
    "ran": "run",
    "knew": "know",
    "known": "know",
}
KINDS = ("clause", "thought", "infinitive", "object", "noun", "need", "naming", "blame", "manner")


@dataclass(frozen=True, slots=True)
class Cues:
    """Base forms of reporting verbs by what they take, and nouns that go with them."""

    clause: frozenset[str]
    thought: frozenset[str]
    infinitive: frozenset[str]
    object: frozenset[str]
    noun: frozenset[str]
    need: frozenset[str]
    naming: frozenset[str]
    blame: frozenset[str]
    manner: frozenset[str]
    speech_nouns: frozenset[str]
    need_nouns: frozenset[str]
    documents: frozenset[str]
    outlet_nouns: frozenset[str]
    agents: frozenset[str]
    title_nouns: frozenset[str]
    going_on: frozenset[str]
    author_verbs: frozenset[str]
    short_states: frozenset[str]
    things: frozenset[str]
    letters: frozenset[str]
    paired: frozenset[str]
    known: frozenset[str]  # every verb above

    def base(self, word: str) -> str:
        """The verb's base form, by preference one that a list knows."""
        forms = bases(word)
        return next((form for form in forms if form in self.known), forms[0])


@lru_cache(maxsize=4)
def cues_of(pack: Pack) -> Cues:
    """The lists of the packs in force; a list that no pack has is empty."""
    names = [f"report-{kind}-verbs" for kind in KINDS]
    names += [
        "report-speech-nouns",
        "report-need-nouns",
        "report-documents",
        "report-outlet-nouns",
        "report-agents",
        "report-title-nouns",
        "report-going-on-verbs",
        "report-author-verbs",
        "report-short-states",
        "report-things",
        "report-letters",
        "report-paired",
    ]
    return _cues(tuple(pack.words[name].forms if name in pack.words else () for name in names))


@lru_cache(maxsize=8)
def _cues(lists: tuple[tuple[str, ...], ...]) -> Cues:
    sets = [frozenset(forms) for forms in lists]
    known = frozenset(form for forms in lists[: len(KINDS)] for form in forms)
    names = [field.name for field in fields(Cues)]
    return Cues(**dict(zip(names, [*sets, known], strict=True)))


@lru_cache(maxsize=65536)
def bases(word: str) -> tuple[str, ...]:
    """Possible base forms of an inflected verb, the likeliest first: `noted` note, not, noted."""
    low = word.lower()
    if low in IRREGULAR:
        return (IRREGULAR[low],)
    if low.endswith("ies") and len(low) > 4:
        return (low[:-3] + "y", low)
    if re.search(r"(?:ss|sh|ch|x|zz)es$", low):
        return (low[:-2], low[:-1])
    if low.endswith("s") and not low.endswith("ss"):
        return (low[:-1], low)
    for ending in ("ed", "ing"):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return _stems(low[: -len(ending)], low)
    return (low,)


def _stems(stem: str, whole: str) -> tuple[str, ...]:
    """Base forms of a verb whose ending was cut: `declar` is declare, `snapp` is snap."""
    if stem.endswith("i"):
        return (stem[:-1] + "y", whole)
    if re.search(r"([bdgmnprt])\1$", stem):
        return (stem[:-1], stem, whole)
    if re.search(r"[cvuzgs]$|[^aeiou][lr]$|[aiou][rt]$", stem) and not re.search(r"ss$", stem):
        return (stem + "e", stem, whole)
    return (stem, stem + "e", whole)


def singular(word: str) -> str:
    """A noun without its plural ending, roughly: `messages` message, `agencies` agency."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
