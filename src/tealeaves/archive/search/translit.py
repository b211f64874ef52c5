"""Names across scripts: a Cyrillic word and its Latin spellings get one key.

The key forgets what the usual romanisations differ in and the case endings that names take in
Russian. Takes words folded by `fold`; й and ё have become и and е there.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

LETTERS = dict(
    zip(
        "абвгдезиклмнопрстуфхцчшщъыьэюяіґўј",
        "a b v g d e zh_ i k l m n o p r s t u f h ts ch sh sh _ i _ e iu ia i g u i".replace(
            "zh_", "z"
        ).split(),
        strict=True,
    )
) | {"ж": "zh", "є": "e", "ђ": "dj", "љ": "l", "њ": "n", "џ": "dz", "қ": "k", "ғ": "g", "ү": "u"}

# Latin letters as romanisations have them, the longer first.
ALIKE = (
    ("shch", "sh"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("kh", "h"),
    ("tz", "ts"),
    ("yo", "e"),
    ("ye", "e"),
    ("yu", "iu"),
    ("ju", "iu"),
    ("ya", "ia"),
    ("ja", "ia"),
    ("ck", "k"),
    ("ph", "f"),
    ("x", "ks"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("c", "k"),
    ("q", "k"),
)
LATIN_PARTS = re.compile("ch|" + "|".join(old for old, _ in ALIKE))
LATIN = dict(ALIKE)
TWICE = re.compile(r"([a-z])\1+")
# Case endings of Russian names, only after four letters that stay.
ENDING = re.compile(r"(?<=[a-z]{4})(?:ami|imi|ogo|omu|iah|iam|oi|om|im|em|am|ah|iu|ia|[auieo])$")

# A letter in the romanisations in use (BGN, ICAO, GOST, press), the likeliest first.
SPELLED: dict[str, tuple[str, ...]] = {
    "е": ("e", "ye"),
    "ж": ("zh",),
    "и": ("i", "y"),
    "х": ("kh", "h"),
    "ц": ("ts",),
    "ч": ("ch",),
    "ш": ("sh",),
    "щ": ("shch",),
    "ъ": ("",),
    "ы": ("y",),
    "ь": ("",),
    "э": ("e",),
    "ю": ("yu", "iu"),
    "я": ("ya", "ia"),
}
MOST_SPELLINGS = 24


@lru_cache(maxsize=65536)
def name_key(word: str) -> str:
    """The key of a Cyrillic or Latin word; empty where a word of another script has none."""
    if re.fullmatch("[a-z]+", word):
        key = LATIN_PARTS.sub(lambda m: LATIN.get(m.group(), m.group()), word)
    elif re.fullmatch("[\u0400-\u04ff]+", word):
        key = "".join(LETTERS.get(c, "") for c in word).replace("_", "")
    else:
        return ""
    return ENDING.sub("", TWICE.sub(r"\1", key))


def latin_spellings(word: str) -> tuple[str, ...]:
    """Ways in which a folded Cyrillic word is written in Latin letters, the likeliest first."""
    return tuple(dict.fromkeys(islice(_spelled(word), MOST_SPELLINGS)))


def _spelled(word: str) -> Iterator[str]:
    if re.fullmatch("[\u0400-\u04ff]{3,40}", word) is None:
        return
    end: tuple[str, ...] = ("",)
    stem = word
    if word.endswith(("ии", "ыи")):  # Dmitry, Dmitriy, Dmitrii
        stem, end = word[:-2], ("y", "iy", "ii", "i")
    elif word.endswith("и") and len(word) > 3:
        stem, end = word[:-1], ("i", "y")
    choices = [SPELLED.get(c) or (LETTERS.get(c, "").replace("_", ""),) for c in stem]
    # the first choices change slowest last, so that the likeliest whole spellings come first
    for letters in product(end, *reversed(choices)):
        yield "".join(reversed(letters[1:])) + letters[0]
