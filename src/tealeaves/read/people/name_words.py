"""The closed word lists that tell names, offices and countries apart, as sets."""

from dataclasses import dataclass
from functools import lru_cache

from tealeaves.knowledge import Pack

FUNCTION_WORDS = frozenset(
    "a an the this that these those he she it they we you i his her its their our your my in on at "
    "by for from to of with without about after before during since until when while where who "
    "whom which what why how if as because although though but and or nor so yet not no yes all "
    "both each every some any many most more other another such only also even just still then "
    "there here now today tomorrow yesterday however meanwhile moreover furthermore earlier later "
    "recently first second third last next asked according despite following among between through "
    "under over against into is was are were be been has have had do did does will would can could "
    "may might shall should must let one two three four five six seven eight nine ten once again "
    "never always instead thus hence neither either perhaps dear present attending".split()
)
CALENDAR = frozenset(
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday "
    "saturday sunday juche".split()
)


@dataclass(frozen=True, slots=True)
class NameWords:
    """Word lists of the packs by which names are known; lower case except names themselves."""

    heads: frozenset[str]
    weak: frozenset[str]
    nouns: frozenset[str]  # both, in the singular and plural
    modifiers: frozenset[str]
    headline_verbs: frozenset[str]
    verbs: frozenset[str]
    things: frozenset[str]
    ships: frozenset[str]
    titles: frozenset[str]
    honorifics: frozenset[str]
    korean: frozenset[str]
    korean_unsure: frozenset[str]
    chinese: frozenset[str]
    own_names: frozenset[str]
    given: frozenset[str]
    fields: frozenset[str]
    organs: frozenset[str]  # words of bodies, businesses and events, never of a name
    messages: frozenset[str]
    experts: frozenset[str]
    accredited: frozenset[str]  # offices that are held "to" somebody
    northern: frozenset[str]  # spellings of family names
    southern: frozenset[str]


def forms(pack: Pack, key: str) -> tuple[str, ...]:
    """The forms of a word list; none when no pack has it."""
    found = pack.words.get(key)
    return found.forms if found else ()


def plurals(word: str) -> tuple[str, ...]:
    """The plural forms of a noun of office."""
    if word.endswith("man"):
        return (word[:-3] + "men",)
    if word.endswith("y"):
        return (word[:-1] + "ies",)
    return (word + "s",)


@lru_cache(maxsize=4)
def name_words(pack: Pack) -> NameWords:
    """The lists as sets, ready for the finders of one text."""
    low = {
        key: frozenset(word.lower() for word in forms(pack, key))
        for key in (
            "office-heads",
            "office-heads-weak",
            "office-modifiers",
            "headline-verbs",
            "person-verbs",
            "ship-nouns",
            "name-honorifics",
            "name-titles",
            "field-nouns",
            "organ-nouns",
            "message-nouns",
            "expert-nouns",
            "offices-to",
        )
    }
    kept = {
        key: frozenset(forms(pack, key))
        for key in (
            "thing-nouns",
            "korean-surnames",
            "korean-surnames-unsure",
            "chinese-surnames",
            "own-name-bodies",
            "korean-surnames-north",
            "korean-surnames-south",
        )
    }
    return NameWords(
        heads=low["office-heads"],
        weak=low["office-heads-weak"],
        nouns=frozenset(
            form
            for word in low["office-heads"] | low["office-heads-weak"]
            for form in (word, *plurals(word))
        ),
        modifiers=low["office-modifiers"],
        headline_verbs=low["headline-verbs"],
        verbs=low["person-verbs"],
        things=kept["thing-nouns"],
        ships=low["ship-nouns"],
        titles=low["name-titles"],
        honorifics=low["name-honorifics"],
        korean=kept["korean-surnames"],
        korean_unsure=kept["korean-surnames-unsure"],
        chinese=kept["chinese-surnames"],
        own_names=kept["own-name-bodies"],
        given=frozenset(forms(pack, "given-names")),
        fields=low["field-nouns"],
        organs=low["organ-nouns"],
        messages=low["message-nouns"],
        experts=low["expert-nouns"],
        accredited=low["offices-to"],
        northern=kept["korean-surnames-north"],
        southern=kept["korean-surnames-south"],
    )
