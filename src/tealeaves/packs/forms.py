"""How a form may be spelled in a text, and where it may stand.

Folding keeps the number of characters, so that an offset in the folded text is one in the text.
"""

import re
from collections.abc import Iterator
from itertools import chain

from tealeaves.knowledge import Pack
from tealeaves.types import Mention

PHRASES = frozenset({"office", "formula", "epithet"})  # found in any case

_ALIKE = (
    ("'", "‘’‛ʼ`´′"),
    ('"', "“”„‟«»″"),
    ("-", "‐‑‒–−"),
    (" ", "\u00a0\u2002\u2003\u2009\u200a\u202f\u3000\t\n\r"),
)

# A name of three syllables, "Kim Jong Un" or "Kim Jong-un".
_KOREAN = re.compile(r"([A-Z][a-z]{0,5}) ([A-Z][a-z]{0,5})[ -]([A-Za-z][a-z]{0,6})")

# Ranks before an office that make it another one: "first vice department director".
_LOWER_RANKS = ("vice", "deputy", "assistant", "first", "under", "alternate", "eternal")


def fold(text: str) -> str:
    """Quotes, hyphens and spaces of all shapes as one each; as many characters as before."""
    for plain, shapes in _ALIKE:
        for shape in shapes:
            if shape in text:  # most are absent: five times faster than str.translate
                text = text.replace(shape, plain)
    return text


def fold_phrase(text: str) -> str:
    """The folded text in lower case, hyphens as spaces: "Vice-Chairman" is "vice chairman"."""
    low = text.lower()
    if len(low) != len(text):  # a few letters grow, the Turkish dotted I for one
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return fold(low).replace("-", " ")


def written(pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Every form of a pack that Lookup finds: kind of mention, id, form."""
    for kind, group in (
        ("person", pack.people),
        ("office", pack.offices),
        ("body", pack.bodies),
        ("outlet", pack.outlets),
        ("country", pack.countries),
        ("place", pack.places),
        ("bloc", pack.blocs),
        ("formula", pack.formulas),
        ("epithet", pack.epithets),
        ("occasion", pack.occasions),
    ):
        for entry in group.values():
            for form in chain(entry.forms, entry.forms_ko, getattr(entry, "forms_orig", ())):
                yield kind, entry.id, form
    for country in pack.countries.values():
        for form in country.demonyms:
            yield "demonym", country.id, form
        if country.capital:
            yield "capital", country.id, country.capital
    for place in pack.places.values():
        if place.level == "capital" and place.country:
            for form in chain(place.forms, place.forms_ko):
                yield "capital", place.country, form


def any_case(kind: str, form: str) -> bool:
    """Whether a form is a phrase, found in any case, or a name that keeps its capitals.

    A single word keeps them ("General" is a rank, "general" is not). Names of organs are phrases
    when they are of several words ("foreign ministry"), occasions when they are longer.
    """
    words = form.count(" ") + form.count("-") + 1
    if kind in PHRASES:
        return words > 1
    if kind == "body":
        return words > 1 and not form.isupper()
    return kind == "occasion" and words > 2


def phrase_variants(form: str) -> Iterator[str]:
    """The form, and with its articles left out, as headlines do."""
    yield form
    before, the, after = form.rpartition(" the ")
    if the:
        yield f"{before} {after}"
        if " the " in before:
            yield form.replace(" the ", " ")


def name_variants(kind: str, form: str) -> Iterator[str]:
    """The form, as headlines print it, and a Korean given name's three spellings."""
    yield form
    if len(form) > 4:
        yield form.upper()
    if kind == "person" and (name := _KOREAN.fullmatch(form)):
        family, first, second = name.groups()
        for given in (
            f"{first} {second.capitalize()}",
            f"{first}-{second.lower()}",
            f"{first}-{second.capitalize()}",
        ):
            yield f"{family} {given}"
            yield f"{family} {given}".upper()
            yield f"{family.upper()} {given}"
    if kind in PHRASES and form.islower():
        yield form.capitalize()
    if kind in ("country", "bloc") and form.startswith("the "):
        yield f"The {form[4:]}"  # at the head of a sentence


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is not a part of a longer word.

    Korean particles follow a name without a space, so more may follow a Hangul form.
    """
    if start and _joins(text[start]) and _joins(text[start - 1]):
        return False
    last = text[end - 1]
    goes_on = end < len(text) and _joins(last) and _joins(text[end])
    return not goes_on or "가" <= last <= "힣"


def fits(mention: Mention, text: str) -> bool:
    """Whether the words around leave a mention what it seems; `text` is folded.

    "Vice department director" is no department director, "the South China Sea" not "the South".
    """
    if mention.kind == "office":
        before = text[max(0, mention.start - 12) : mention.start].lower()
        word = before.replace("-", " ").rstrip().rpartition(" ")[2]
        return word not in _LOWER_RANKS
    if mention.kind in ("country", "bloc") and text[mention.start : mention.start + 4] in (
        "the ",
        "The ",
    ):
        return not text[mention.end : mention.end + 2].strip().istitle()
    return True


def _joins(character: str) -> bool:
    """Whether the character would go on a word: letters and digits, but not Chinese signs."""
    return (character.isalnum() and not "一" <= character <= "鿿") or character == "_"
