"""The English words of time and their one-letter codes: grammar, not lists of the world.

A text is read as a string of codes, one for each word or mark, and the rules of the dates are
regular expressions over that string. Words that a user may extend (parts of the day, seasons,
vague words) come from the packs and share these codes.
"""

MONTHS = (
    "january february march april may june july august september october november december"
).split()
MONTH = {name: n for n, name in enumerate(MONTHS, 1)}
SHORT_MONTH = {name[:3]: n for name, n in MONTH.items() if name != "may"} | {"sept": 9}
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAY = {name: n for n, name in enumerate(WEEKDAYS, 1)}
SHORT_WEEKDAY = {name[:3]: n for name, n in WEEKDAY.items()} | {"tues": 2, "thur": 4, "thurs": 4}

# Month names that are also words or given names: alone they need a word of time before them.
DOUBTFUL_MONTHS = frozenset("march april may june august".split())

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER = (
    {word: n for n, word in enumerate(ONES)}
    | {word: 10 * n for n, word in enumerate(TENS, 2)}
    | {"hundred": 100, "thousand": 1000, "dozen": 12}
)
ORDINAL = {
    word: n
    for n, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        1,
    )
}

# TIMEX3 letters of a length; those after T count parts of a day.
UNIT = {
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "F",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "hour": "TH",
    "minute": "TM",
    "seconds": "TS",
}
PLURAL = {"centuries": "CE"} | {
    word + "s": letter for word, letter in UNIT.items() if not word.endswith("s")
}

# One code a word. Marks: see CODE_OF_MARK.
CODES: dict[str, str] = {
    **dict.fromkeys(MONTH, "M"),
    **dict.fromkeys(SHORT_MONTH, "m"),
    **dict.fromkeys(WEEKDAY, "W"),
    **dict.fromkeys(SHORT_WEEKDAY, "w"),
    **{name + "s": "V" for name in WEEKDAY},
    **dict.fromkeys(NUMBER, "n"),
    **dict.fromkeys(ORDINAL, "o"),
    **dict.fromkeys(UNIT, "U"),
    **dict.fromkeys(PLURAL, "U"),
    **dict.fromkeys("today yesterday tomorrow tonight overnight".split(), "T"),
    **dict.fromkeys("a an".split(), "a"),
    **dict.fromkeys("few several couple many some various".split(), "q"),
    "juche": "J",
    "the": "h",
    "this": "x",
    "these": "x",
    "that": "X",
    "those": "X",
    "last": "l",
    "past": "p",
    **dict.fromkeys("previous preceding prior".split(), "v"),
    "next": "e",
    **dict.fromkeys("coming upcoming forthcoming".split(), "g"),
    "following": "f",
    "same": "s",
    **dict.fromkeys("every each".split(), "E"),
    "latter": "L",
    "half": "H",
    "early": "1",
    "late": "2",
    **dict.fromkeys("mid middle".split(), "3"),
    **dict.fromkeys("beginning start outset onset".split(), "4"),
    **dict.fromkeys("end close".split(), "5"),
    **dict.fromkeys("later afterwards afterward".split(), "r"),
    **dict.fromkeys("earlier previously beforehand".split(), "b"),
    "ago": "Z",
    "back": "_",
    **dict.fromkeys("almost nearly over under".split(), "~"),
    **dict.fromkeys("about around approximately roughly circa".split(), "%"),
    "of": "O",
    **dict.fromkeys("during since by before after within for throughout into".split(), "i"),
    "on": "I",
    "in": "j",
    "at": "@",
    "from": "F",
    **dict.fromkeys("to till until through".split(), "t"),
    "between": "B",
    "and": "&",
    "or": "&",
    "gmt": "z",
    "utc": "z",
    "kst": "z",
    "est": "z",
    "edt": "z",
    "pst": "z",
    "cet": "z",
    "jst": "z",
}
CODE_OF_MARK = {
    ",": ",",
    ".": "!",
    "-": "-",
    "–": "-",
    "—": "-",
    "~": "-",
    "(": "<",
    ")": ">",
    ":": ":",
    "/": "/",
}

# A name only with a capital: "march", "may", "sat", "sun" are other words.
CAPITAL_CODES = frozenset("MmWwVJz")

ZONE = {
    "gmt": "Z",
    "utc": "Z",
    "kst": "+09",
    "jst": "+09",
    "est": "-05",
    "edt": "-04",
    "pst": "-08",
    "cet": "+01",
}


def unit(word: str) -> str:
    """The TIMEX3 letter of a unit word; those of hours, minutes and seconds begin with T."""
    word = word.lower()
    return UNIT.get(word) or PLURAL[word]


def number(words: list[str]) -> float | None:
    """What number words or digits say: "seventy", "nine" is 79; None when they say none."""
    total, current, seen = 0.0, 0.0, False
    for raw in words:
        word = raw.lower().replace(",", "").replace(" ", "")
        if word in ("a", "an"):
            current, seen = current or 1, True
        elif word == "hundred":
            current, seen = (current or 1) * 100, True
        elif word in ("thousand", "dozen"):
            total, current, seen = total + (current or 1) * NUMBER[word], 0, True
        elif word in NUMBER:
            current, seen = current + NUMBER[word], True
        elif word in ORDINAL:
            current, seen = current + ORDINAL[word], True
        elif word[:-2].isdecimal() and word[-2:] in ("st", "nd", "rd", "th"):
            current, seen = current + int(word[:-2]), True
        elif word.replace(".", "", 1).isdecimal() and word.isascii():
            current, seen = current + float(word), True
    return total + current if seen and total + current < 1e12 else None


def month(word: str) -> int:
    """The number of a month's name, short or long."""
    word = word.lower()
    return MONTH.get(word) or SHORT_MONTH[word]


def weekday(word: str) -> int:
    """The ISO number of a weekday's name, short, long or plural."""
    word = word.lower()
    return WEEKDAY.get(word) or SHORT_WEEKDAY.get(word) or WEEKDAY[word.removesuffix("s")]
