"""The packs' words for how states stand to one another, ready to be asked about a word."""

import re
from dataclasses import dataclass
from functools import lru_cache

from tealeaves.knowledge import Pack
from tealeaves.read.attitudes.leanings import Sign
from tealeaves.read.cues import bases
from tealeaves.read.wording import stems

Phrase = tuple[str, tuple[str, ...], str]  # verb, what hangs on it, preposition

BEING = frozenset("be is are was were been remain stay become seem feel consider keep grow".split())
TOWARDS = frozenset("for to toward towards with at against over about on".split())
AGAINST_OF = frozenset("of".split())


@dataclass(frozen=True, slots=True)
class Lists:
    """Base forms and nouns by what they say."""

    praises: frozenset[str]
    blames: frozenset[str]
    phrases: dict[str, tuple[tuple[int, Sign, Phrase], ...]]  # by verb, numbered in order
    goodwill: frozenset[str]
    illwill: frozenset[str]
    manner: frozenset[str]
    warm: frozenset[str]
    cold: frozenset[str]
    fond: frozenset[str]
    averse: frozenset[str]
    neutral: frozenset[str]
    friends: frozenset[str]
    foes: frozenset[str]
    ties: frozenset[str]
    warms: frozenset[str]
    sours: frozenset[str]
    lows: frozenset[str]
    names: frozenset[str]
    refuses: frozenset[str]
    harms: frozenset[str]
    unwise: frozenset[str]
    deeds: frozenset[str]
    being: frozenset[str]
    good_names: re.Pattern[str]
    bad_names: re.Pattern[str]

    def phrases_of(self, word: str) -> list[tuple[Sign, Phrase]]:
        """The phrases of a verb, given in any of its forms, in the order of the packs."""
        forms = dict.fromkeys((word, *bases(word)))
        found = sorted(phrase for form in forms for phrase in self.phrases.get(form, ()))
        return [(sign, phrase) for _, sign, phrase in found]

    def towards(self, noun: str) -> frozenset[str]:
        """The prepositions after which a noun has the other state: criticism of, support for."""
        if noun in self.illwill or noun in ("praise", "admiration"):
            return TOWARDS | AGAINST_OF
        return TOWARDS - {"about", "over", "against"} if noun in self.goodwill else TOWARDS

    def adjective(self, word: str) -> Sign | None:
        """The side that an adjective takes which the other state follows."""
        if word in self.averse:
            return "-"
        if word in self.neutral:
            return "0"
        return "+" if word in self.fond else None

    def friend_or_foe(self, word: str) -> Sign | None:
        """The side of a state that is another's friend or foe."""
        return "+" if word in self.friends else "-" if word in self.foes else None

    def named_sign(self, words: str) -> Sign | None:
        """The side of somebody who calls another by these words; None where they say both."""
        good = self.good_names.search(words) is not None
        bad = self.bad_names.search(words) is not None
        return None if good == bad else "+" if good else "-"


@lru_cache(maxsize=4)
def lists_of(pack: Pack) -> Lists:
    """The lists of the packs."""
    wanted = tuple((key, entry.forms) for key, entry in pack.words.items() if key in NAMES)
    return _lists(
        wanted,
        stems(pack, "stance-praise", "relation-friends"),
        stems(pack, "stance-blame", "relation-foes"),
    )


LISTED = (
    "praises blames goodwill illwill manner warm cold fond averse neutral friends foes ties warms "
    "sours lows names refuses harms unwise deeds"
).split()
PHRASED: tuple[tuple[Sign, str], ...] = (
    ("+", "praises-with"),
    ("-", "blames-with"),
    ("0", "cool-with"),
)
NAMES = frozenset(f"relation-{name}" for name in (*LISTED, *(name for _, name in PHRASED)))


@lru_cache(maxsize=8)
def _lists(
    wanted: tuple[tuple[str, tuple[str, ...]], ...],
    good: re.Pattern[str],
    bad: re.Pattern[str],
) -> Lists:
    forms = dict(wanted)
    sets = {name: frozenset(forms.get(f"relation-{name}", ())) for name in LISTED}
    phrases: dict[str, list[tuple[int, Sign, Phrase]]] = {}
    listed = [(s, form) for s, name in PHRASED for form in forms.get(f"relation-{name}", ())]
    for number, (sign, form) in enumerate(listed):
        phrase = _phrase(form)
        phrases.setdefault(phrase[0], []).append((number, sign, phrase))
    by_verb = {verb: tuple(found) for verb, found in phrases.items()}
    return Lists(phrases=by_verb, being=BEING, good_names=good, bad_names=bad, **sets)


def _phrase(form: str) -> Phrase:
    verb, *middle, preposition = form.split()
    return verb, tuple(middle), preposition
