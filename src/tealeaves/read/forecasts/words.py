"""Words of foresight by what they do in a sentence; the lists come from the packs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tealeaves.knowledge import Pack

LISTS = (
    "sure-adverbs",
    "sure-phrases",
    "performatives",
    "beliefs",
    "wishes",
    "doubted-nouns",
    "doubting-verbs",
    "minding",
    "likely-words",
    "chance-adjectives",
    "odds-nouns",
    "ready-words",
    "duty-adjectives",
    "expecting-verbs",
    "requiring-verbs",
    "pointing-verbs",
    "change-nouns",
    "seeming-verbs",
    "threat-words",
    "penalty-words",
    "praise-words",
    "greeting-words",
    "own-nouns",
    "courtesy-verbs",
)


@dataclass(frozen=True, slots=True)
class ForecastWords:
    """Base forms, or beginnings of words where the pack's note says so."""

    adverbs: frozenset[str]
    phrases: tuple[str, ...]
    performatives: frozenset[str]
    beliefs: frozenset[str]
    wishes: frozenset[str]
    doubted: frozenset[str]
    doubting: frozenset[str]
    minding: frozenset[str]
    likely: frozenset[str]
    chance: frozenset[str]
    odds: frozenset[str]
    ready: frozenset[str]
    duties: frozenset[str]
    expecting: frozenset[str]
    requiring: frozenset[str]
    pointing: frozenset[str]
    changes: frozenset[str]
    seeming: frozenset[str]
    threats: tuple[str, ...]
    penalties: tuple[str, ...]
    praise: tuple[str, ...]
    greetings: tuple[str, ...]
    own: frozenset[str]
    courtesy: frozenset[str]


@lru_cache(maxsize=4)
def forecast_words(pack: Pack) -> ForecastWords:
    """The lists of the packs in force; a list that no pack has is empty."""
    names = [f"forecast-{name}" for name in LISTS]
    return _forecast_words(
        tuple(pack.words[name].forms if name in pack.words else () for name in names)
    )


@lru_cache(maxsize=8)
def _forecast_words(lists: tuple[tuple[str, ...], ...]) -> ForecastWords:
    known = dict(zip(LISTS, lists, strict=True))

    def forms(name: str) -> frozenset[str]:
        return frozenset(known[name])

    return ForecastWords(
        adverbs=forms("sure-adverbs"),
        phrases=known["sure-phrases"],
        performatives=forms("performatives"),
        beliefs=forms("beliefs"),
        wishes=forms("wishes"),
        doubted=forms("doubted-nouns"),
        doubting=forms("doubting-verbs"),
        minding=forms("minding"),
        likely=forms("likely-words"),
        chance=forms("chance-adjectives"),
        odds=forms("odds-nouns"),
        ready=forms("ready-words"),
        duties=forms("duty-adjectives"),
        expecting=forms("expecting-verbs"),
        requiring=forms("requiring-verbs"),
        pointing=forms("pointing-verbs"),
        changes=forms("change-nouns"),
        seeming=forms("seeming-verbs"),
        threats=known["threat-words"],
        penalties=known["penalty-words"],
        praise=known["praise-words"],
        greetings=known["greeting-words"],
        own=forms("own-nouns"),
        courtesy=forms("courtesy-verbs"),
    )
