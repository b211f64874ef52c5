"""An office phrase and the line it stands in, and the words that show one."""

from dataclasses import dataclass

from tealeaves.read.mentions import Cover
from tealeaves.read.people.name_words import NameWords
from tealeaves.read.tokens import Token

PREFIXES = ("vice-", "deputy-", "ex-", "co-", "under-", "first-", "sub-", "then-", "arch")
FOLLOWERS = frozenset({"general", "in-chief", "emeritus", "designate", "plenipotentiary", "elect"})
ARTICLES = frozenset({"a", "an", "the", "one", "another", "its", "his", "their", "her", "our"})
PLACE_KINDS = ("country", "demonym", "capital", "place", "bloc")
NAME_KINDS = (*PLACE_KINDS, "body", "outlet")


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """An office as printed, without article. Token indexes `first` to `last` (exclusive)."""

    start: int
    end: int
    first: int
    last: int
    head: int  # index of the head noun's token
    plural: bool
    strong: bool  # an office, not only a calling
    article: str  # a, the, its ... or ""
    keys: tuple[str, ...]  # pack ids of the offices printed so


@dataclass(frozen=True, slots=True)
class Line:
    """One passage as the finders of names see it."""

    tokens: tuple[Token, ...]
    over: Cover
    named: tuple[bool, ...]  # tokens that belong to somebody's name
    headline: bool


def singular(word: str) -> str:
    """An office noun in the singular: chairmen, secretaries, directors."""
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def bare(word: str) -> str:
    """The head without a prefix: vice-chairman is a chairman."""
    if "-" not in word and not word.startswith("arch"):
        return word
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word[len(prefix) :]
    return word


def is_head(token: Token, words: NameWords) -> bool:
    """True for a noun of office or calling, in the singular or plural."""
    low = token.low
    return low in words.nouns or bare(low) in words.nouns
