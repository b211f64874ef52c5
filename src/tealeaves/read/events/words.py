"""Which verbs and nouns name events, by kind; the lists come from the packs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tealeaves.knowledge import Pack
from tealeaves.read.cues import bases

if TYPE_CHECKING:
    from spacy.tokens import Token

# Past forms that the lists hold as they are, since no rule makes them.
PAST = frozenset(
    "met wrote sent went came left flew rode shot struck blew sat laid held took gave paid made "
    "oversaw overseen built rebuilt withdrew spoke brought put began set convening".split()
)
VERBS, NOUNS = "event-verbs-", "event-nouns-"


@dataclass(frozen=True, slots=True)
class EventWords:
    """Base forms to kinds of event, and verbs that need a noun beside them."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    light: frozenset[str]
    conversing: frozenset[str]
    never: frozenset[str]
    empty: frozenset[str]
    stative: frozenset[str]
    media: frozenset[str]
    coming: frozenset[str]
    agents: frozenset[str]
    known: frozenset[str]  # every verb above but those of no act

    def opens(self, word: str) -> bool:
        """True for a past form of a verb of an event, and for a word of what is coming."""
        if word in self.coming or word == "convening":
            return True
        return any(form in self.verbs and (form != word or word in PAST) for form in bases(word))

    def brings(self, word: str) -> bool:
        """True for a past form of a verb that needs an event noun."""
        return any(form in self.light and (form != word or word in PAST) for form in bases(word))

    def knows(self, word: str) -> bool:
        """True for a verb of an event, and for one that may bring an event noun."""
        return any(form in self.known for form in bases(word))

    def kinds(self, word: str) -> Iterator[str]:
        """All kinds of event that a word may name, as verb or noun."""
        forms = bases(word)
        yield from (self.verbs[form] for form in forms if form in self.verbs)
        noun = self.named(word)
        if noun:
            yield noun
        if any(form in self.conversing for form in forms):
            yield "talks"

    def verb(self, word: str) -> str | None:
        """The kind of event that a verb in any form names by itself."""
        return next((self.verbs[form] for form in bases(word) if form in self.verbs), None)

    def noun(self, noun: Token) -> str | None:
        """The kind of event that a noun in any number names, also as part of `test-fire`."""
        low = noun.lower_
        if noun.i > 1 and noun.doc[noun.i - 1].text == "-":
            joined = self.named(f"{noun.doc[noun.i - 2].lower_}-{low}")
            if joined:
                return joined
        return self.named(low)

    def named(self, word: str) -> str | None:
        """The kind of event that a word in small letters names."""
        return self.nouns.get(word) or self.nouns.get(_singular(word))

    def is_light(self, word: str) -> bool:
        """True for a verb that only brings an event noun."""
        return any(form in self.light for form in bases(word))

    def is_agent(self, word: str) -> bool:
        """True for a common noun of those who act."""
        return word.lower() in self.agents or _singular(word.lower()) in self.agents

    def is_never(self, word: str) -> bool:
        """True for a verb that tells of no act."""
        return any(form in self.never for form in bases(word))

    def is_stative(self, word: str) -> bool:
        """True for a verb that tells of a state, which no day makes an act."""
        return any(form in self.stative for form in bases(word))

    def is_media(self, noun: Token) -> bool:
        """True for a common noun or name part of those who only print or send."""
        name = noun.doc[noun.left_edge.i : noun.i + 1].text.lower().removeprefix("the ")
        return any(one in self.media for one in (noun.lower_, _singular(noun.lower_), name))

    def is_empty(self, word: str) -> bool:
        """True for a verb that tells of no act unless a noun does."""
        return any(form in self.empty for form in bases(word))


@lru_cache(maxsize=4)
def event_words(pack: Pack) -> EventWords:
    """The lists of the packs in force."""
    names = sorted({form.lower() for outlet in pack.outlets.values() for form in outlet.forms})
    lists = ((key, words.forms) for key, words in pack.words.items() if key.startswith("event-"))
    return _event_words(tuple(lists), tuple(names))


@lru_cache(maxsize=8)
def _event_words(
    lists: tuple[tuple[str, tuple[str, ...]], ...], outlets: tuple[str, ...]
) -> EventWords:
    plain = dict(lists)
    odd = tuple(VERBS + name for name in ("light", "conversing", "never", "empty", "stative"))

    def by_form(head: str) -> dict[str, str]:
        return {
            form: key.removeprefix(head)
            for key, forms in lists
            if key.startswith(head) and key not in odd
            for form in forms
        }

    verbs = by_form(VERBS)
    light, conversing = (frozenset(plain.get(VERBS + name, ())) for name in ("light", "conversing"))
    return EventWords(
        verbs,
        by_form(NOUNS),
        light,
        conversing,
        frozenset(plain.get("event-verbs-never", ())),
        frozenset(plain.get("event-verbs-empty", ())),
        frozenset(plain.get("event-verbs-stative", ())),
        frozenset((*plain.get("event-media", ()), *outlets)),
        frozenset(plain.get("event-coming-words", ())),
        frozenset(plain.get("event-agents", ())),
        frozenset(verbs) | light | conversing,
    )


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word
