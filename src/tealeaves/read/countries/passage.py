"""One passage as the finders of countries and places see it: tokens, mentions, word lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tealeaves.knowledge import Pack
from tealeaves.read.genre import speaks_for
from tealeaves.read.mentions import Cover, by_passage, cover
from tealeaves.read.people.name_words import forms
from tealeaves.read.tokens import Token, index_at, tokens
from tealeaves.types import Article, Mention


@dataclass(frozen=True, slots=True)
class LandWords:
    """Word lists by which a country that acts is told from one that is only a place."""

    own_names: frozenset[str]
    things: frozenset[str]
    loaded: frozenset[str]
    loaded_adjectives: frozenset[str]
    culture: frozenset[str]
    visits: frozenset[str]
    journeys: frozenset[str]
    sole: tuple[tuple[str, str], ...]  # wording, code


@dataclass(frozen=True, slots=True)
class Ground:
    """A passage's tokens with the mentions over them."""

    tokens: tuple[Token, ...]
    over: Cover
    mentions: tuple[Mention, ...]
    pack: Pack
    words: LandWords
    dateline: tuple[int, int] | None
    text: str
    headline: bool
    home: str | None  # the country in whose voice the article speaks

    def of(self, kind: str) -> Iterator[Mention]:
        """The mentions of one kind, in order."""
        return (mention for mention in self.mentions if mention.kind == kind)

    def range(self, mention: Mention) -> tuple[int, int]:
        """Token indexes of a mention, end exclusive."""
        return index_at(self.tokens, mention.start), index_at(self.tokens, mention.end - 1) + 1

    def word(self, index: int) -> str:
        """The token's text, or nothing beyond the passage's ends."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def in_dateline(self, place: tuple[int, int]) -> bool:
        """True within the line that says where and when the text was sent."""
        return self.dateline is not None and self.dateline[0] <= place[0] < self.dateline[1]


@lru_cache(maxsize=4)
def land_words(pack: Pack) -> LandWords:
    """The lists of the packs."""
    sole = tuple(
        (form, key.removeprefix("sole-epithets-").upper())
        for key, entry in pack.words.items()
        if key.startswith("sole-epithets-")
        for form in entry.forms
    )
    kept = frozenset(forms(pack, "own-name-bodies")), frozenset(forms(pack, "thing-nouns"))
    low = [
        frozenset(word.lower() for word in forms(pack, key))
        for key in (
            "loaded-nouns",
            "loaded-adjectives",
            "culture-nouns",
            "visit-verbs",
            "journey-words",
        )
    ]
    return LandWords(kept[0], kept[1], low[0], low[1], low[2], low[3], low[4], sole)


def grounds(article: Article, mentions: tuple[Mention, ...], pack: Pack) -> tuple[Ground, ...]:
    """Every passage with what is seen in it, in order."""
    words = land_words(pack)
    home = home_country(article, pack)
    line = article.dateline.span if article.dateline else None
    dateline = article.view.within(line) if line else None
    text = article.view.text
    found = []
    for passage, inside in zip(article.passages, by_passage(article, mentions), strict=True):
        marks = tokens(text, passage.start, passage.end)
        headline = passage.role in ("title", "heading")
        seen = cover(marks, inside)
        found.append(Ground(marks, seen, inside, pack, words, dateline, text, headline, home))
    return tuple(found)


@lru_cache(maxsize=4)
def _state_media(pack: Pack) -> tuple[tuple[frozenset[str], str | None], ...]:
    """What each medium that speaks for a state is called, in lower case, and its country."""
    return tuple(
        (frozenset((entry.id, *(form.lower() for form in entry.forms))), entry.country)
        for entry in pack.outlets.values()
        if speaks_for(entry)
    )


def home_country(article: Article, pack: Pack) -> str | None:
    """The country in whose voice the article speaks: that of its outlet, if it is a state's."""
    names = {article.outlet, article.dateline.agency if article.dateline else None} - {None}
    low = {str(name).lower() for name in names}
    for called, country in _state_media(pack):
        if not called.isdisjoint(low):
            return country
    return None
