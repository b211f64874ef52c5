"""How a form may be spelled in a text, and where it may stand.

Folding keeps the number of characters, so that an offset in the folded text is one in the text.
"""

from collections.abc import Iterator
from itertools import chain

from tealeaves.types import Pack

PHRASES = frozenset({"office", "formula", "epithet"})  # found in any case

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‛ʼ`´′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–−", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2009\u200a\u202f\u3000\t\n\r", " "),
    }
)

# Ranks before an office that make it another one: "first vice department director".
_LOWER_RANKS = ("vice", "deputy", "assistant", "first", "under", "alternate", "eternal")


def fold(text: str) -> str:
    """Quotes, hyphens and spaces of all shapes as one each; as many characters as before."""
    return text.translate(_ALIKE)


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

    Names of organs are phrases when they are of several words: "foreign ministry", "WPK Central
    Committee"; occasions when they hold an ordinary word: "founding anniversary of the DPRK".
    """
    if kind in PHRASES:
        return True
    words = form.split()
    if kind == "body":
        return len(words) > 1 and not form.isupper()
    return kind == "occasion" and len(words) > 2


def phrase_variants(kind: str, form: str) -> Iterator[str]:
    """The form, and with its articles left out, as headlines do."""
    yield form
    if " the " in form:
        yield form.replace(" the ", " ")
    if kind == "office" and "C.C., " in form:
        yield form.replace("C.C., ", "C.C. of the ")


def name_variants(kind: str, form: str) -> Iterator[str]:
    """The form, as headlines print it, and a Korean given name's three spellings."""
    yield form
    if len(form) > 4 and form.upper() != form:
        yield form.upper()
    words = form.split(" ")
    if kind == "person" and len(words) == 3 and all(len(word) < 7 for word in words):
        family, first, second = words
        for given in (f"{first}-{second.lower()}", f"{first}-{second}"):
            yield f"{family} {given}"
            yield f"{family} {given}".upper()
        yield f"{family.upper()} {first} {second}"


def edges(pattern: str) -> tuple[bool, bool]:
    """Whether a pattern must begin a word, and whether it must end one.

    Korean particles follow a name without a space, so a Hangul pattern may be followed by more.
    """
    return _joins(pattern[0]), _joins(pattern[-1]) and not is_hangul(pattern[-1])


def stands_alone(text: str, start: int, end: int, edge: tuple[bool, bool]) -> bool:
    """Whether a hit is a word of its own at the edges that ask for it."""
    left, right = edge
    if left and start and _joins(text[start - 1]):
        return False
    return not (right and end < len(text) and _joins(text[end]))


def after_lower_rank(text: str, start: int) -> bool:
    """Whether the word before makes another office of the one that begins here."""
    before = text[max(0, start - 12) : start].rstrip(" -").rpartition(" ")[2]
    return before in _LOWER_RANKS


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether "the South" and the like are only the beginning of a longer name."""
    return text.startswith("the ", start) and text[end : end + 2].strip().istitle()


def is_hangul(character: str) -> bool:
    """Whether the character is a Hangul syllable."""
    return "가" <= character <= "힣"


def _joins(character: str) -> bool:
    """Whether the character would go on a word: letters and digits, but not Chinese signs."""
    return (character.isalnum() and not "一" <= character <= "鿿") or character == "_"
