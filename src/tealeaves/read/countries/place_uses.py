"""Whether a country or capital is only where something happens or goes."""

from tealeaves.read.countries.passage import Ground
from tealeaves.read.people.name_words import CALENDAR, FUNCTION_WORDS

WHERE = frozenset(
    "in around near across throughout inside outside within off into onto beyond "
    "via through".split()
)
TRUST = frozenset("confidence trust interest faith belief believe believes involved".split())
PARTS = frozenset(
    "area areas part parts region regions city cities waters coast corner corners village villages "
    "town towns map sky skies interior district districts shores province provinces county "
    "counties municipality island islands islet border".split()
)
TO_PLACE = frozenset({"to", "for", "from", "toward", "towards"})
SENT = frozenset(
    "message messages letter letters letters greetings greeting reply telegram warning "
    "threat threats support ambassador call appeal signal aid help assistance gift "
    "demand request pressure response proposal offer".split()
)
GOVERNING = frozenset(
    "government regime authorities administration officials leadership side "
    "relations ties summit-level policy military army troops forces's "
    "diplomats".split()
)
NOUNLESS = frozenset(
    "and or but is are was were has have had will would can could may might as by "
    "for from in on at to of with when where which who that while after before "
    "if than then also soon again alone together ahead amid twice where "
    "because so too up out down back without within along like who upon "
    "not s during against under over through".split()
)


def is_located(here: Ground, first: int, last: int, located: list[tuple[int, int]]) -> bool:
    """True for a country in or around which something is, or to which somebody travels."""
    if _qualifies(here, last):
        return False
    i = _before(here, first)
    word = here.word(i).lower()
    if word in WHERE:
        return here.word(i - 1).lower() not in TRUST
    if word in here.words.visits:
        return not word.startswith(("leav", "left")) or not _word_follows(here, last)
    if word == "of" and here.word(i - 1).lower() in PARTS:
        return True
    if word in TO_PLACE and _journey(here, i):
        return True
    return bool(word in ("and", ",", "or") and located and _adjoins(here, i, located[-1]))


def _word_follows(here: Ground, last: int) -> bool:
    """`leaves Ukraine unnamed`: a word that is said of the name comes after it."""
    after = here.word(last)
    return after[:1].isalpha() and after.lower() not in NOUNLESS | FUNCTION_WORDS


def _before(here: Ground, first: int) -> int:
    i = first - 1
    while i > 0 and here.tokens[i].low in ("the", "whole", "entire", "all"):
        i -= 1
    return i


def _adjoins(here: Ground, i: int, place: tuple[int, int]) -> bool:
    """A list of places goes on: `in Laos and Vietnam`."""
    while i >= 0 and here.tokens[i].low in ("and", ",", "or", "the"):
        i -= 1
    return i >= 0 and here.tokens[i].end == place[1]


def _journey(here: Ground, i: int) -> bool:
    """A word of going within the few before a preposition."""
    words = [here.tokens[k].low for k in range(max(0, i - 5), i)]
    for word in reversed(words):
        if word in SENT:
            return False
        if word in here.words.journeys:
            return True
    return False


def _qualifies(here: Ground, last: int) -> bool:
    """True where the name goes on to what is the country's: `Japan's waters`, `DPRK delegation`."""
    after = here.word(last)
    if after.lower() in ("'s", "’s", "'", "’", "-", "–"):
        return True
    return (
        bool(after[:1].isalpha())
        and after.lower() not in NOUNLESS | FUNCTION_WORDS
        and after.lower() not in CALENDAR
        and not after.endswith(("ed", "ly", "ing"))
    )


def capital_is_place(here: Ground, first: int, last: int) -> bool:
    """True for a capital that is a city here and not its government."""
    after = here.word(last)
    if after == "," and here.word(last + 1).lower() in CALENDAR:
        return True
    if after in ("-", "–"):
        return False
    if after.lower() in ("'s", "’s") and not here.word(last + 1)[:1].isupper():
        return False
    i = _before(here, first)
    word = here.word(i).lower()
    if (
        word in WHERE
        or word in ("at", "downtown", "central", "visit", "leave", "left")
        or word in here.words.visits
    ):
        return True
    if word in ("to", "for", "from") and here.home is None:
        return here.headline or _journey(
            here, i
        )  # outsiders mean the government: "an opening to Washington"
    if word in ("to", "for", "from"):
        return not any(here.tokens[k].low in SENT for k in range(max(0, i - 4), i))
    if word == "of" and here.word(i - 1).lower() in (
        "city",
        "capital",
        "streets",
        "outskirts",
        "citizens",
        "north",
        "south",
        "east",
        "west",
        "part",
        "suburbs",
        "centre",
        "center",
        "mayor",
        "map",
    ):
        return True
    if after.lower() in ("'s", "’s"):
        return here.word(last + 1)[:1].isupper()
    if after.lower() in GOVERNING:
        return False
    return _compound(here, last)


def _compound(here: Ground, last: int) -> bool:
    """A noun follows that the city qualifies: `Pyongyang summit`, `Seoul university`."""
    after = here.word(last)
    if not after[:1].isalpha() or after.lower() in NOUNLESS:
        return False
    if after[:1].isupper():
        return not here.headline
    return after.lower() in _NOUNS or after.endswith(("tion", "ment", "ity", "ist", "sity"))


_NOUNS = frozenset(
    "summit meeting talks institute research university think newspaper papers paper street "
    "streets air "
    "subway metro citizens residents citizen people theatre theater zoo airport "
    "station bureau office exhibition fair festival hotel restaurant stage declaration "
    "joint conference times correspondent embassy city area region suburb school "
    "schools stadium circus tower bridge court stock markets sky".split()
)
