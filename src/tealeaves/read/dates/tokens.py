"""A piece of text as words with one-letter codes, on which the rules of the dates are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tealeaves.read.dates.calendar import Calendar, fold
from tealeaves.read.dates.words import CAPITAL_CODES, CODE_OF_MARK, CODES

Lists = tuple[list[str], list[int], list[int]]  # codes, starts, ends

MARGIN = 70  # characters on either side of a word of time that may matter to it
LONGEST = 20_000  # characters read at once, so that one endless line costs no memory

TOKEN = re.compile(
    r"""
    (?P<plain>[^\W\d_AaBCFfJjLlMmoPp][^\W\d_]*)(?!\w)  # most words: none of the forms below
    | (?P<more>[Mm]ore\ than|[Ll]ess\ than|[Aa]t\ least|[Aa]t\ most|[Ff]ewer\ than)(?!\w)
    | (?P<juche>[Jj]uche\ ?\d{2,3}\.\d{1,2}\.\d{1,2})(?!\d)
    | (?P<oclock>o[’']clock)(?!\w)
    | (?P<half>[AaPp]\.[Mm]\.|[AaPp][Mm](?!\w))
    | (?P<era>B\.C\.(?:E\.)?|A\.D\.|C\.E\.|(?:BCE?|AD|CE)(?!\w)|B\.C(?!\w))
    | (?P<numeric>\d{4}(?P<sep>[-./])\d{1,2}(?P=sep)\d{1,2}|\d{1,2}(?P<bar>[-./])\d{1,2}(?P=bar)
        (?:\d{4}|\d{2})|(?:19|20)\d\d-(?:0[1-9]|1[0-2]))(?![\w/]|[-.,]\d)
    | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?P<offset>[+]\d\d:\d\d|-\d\d:00|Z)?
        (?=[AaPp][Mm]\b|(?!\w|:\d))
    | (?P<hour>\d{1,2})(?=[AaPp]\.?[Mm]\b)
    | (?P<decade>(?:\d{3}0s|[’']\d0s))(?!\w)
    | (?P<ordinal>\d{1,3}(?:st|nd|rd|th))(?!\w)
    | (?P<number>\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+\.\d+|\d+)(?!\w|,\d|\.\d)
    | (?P<short>[’']\d\d)(?!\w)
    | (?P<own>[’']s?)(?!\w)
    | (?P<word>[^\W\d_]+)(?!\w)
    | (?P<odd>[\w][\w.,]*)
    | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words of a piece; `codes` has one letter a word, places are those of the whole text."""

    text: str
    codes: str
    starts: list[int]
    ends: list[int]

    def word(self, at: int) -> str:
        """The word itself, as printed."""
        return self.text[self.starts[at] : self.ends[at]]

    def words(self, start: int, end: int, codes: str) -> list[str]:
        """The words among `start..end` whose code is one of `codes`."""
        return [self.word(i) for i in range(start, end) if self.codes[i] in codes]


def read_tokens(text: str, start: int, end: int, words: Calendar) -> Tokens:
    """The words and marks of `text[start:end]` with their codes, around the words of time only.

    What lies farther than `MARGIN` from such a word stands as one mark of no meaning.
    """
    into: Lists = ([], [], [])
    for low, high in _windows(text, start, end, words.triggers):
        if into[0]:
            _put(into, ";", low, low)
        at = low
        for phrase in words.phrases.finditer(text, low, high):
            _read(text, (at, phrase.start()), words, into)
            named = "G" if phrase.group()[0].isupper() else "_"
            code = "R" if fold(phrase.group()) in words.vague else named
            _put(into, code, phrase.start(), phrase.end())
            at = phrase.end()
        _read(text, (at, high), words, into)
    return Tokens(text, "".join(into[0]), into[1], into[2])


def _windows(
    text: str, start: int, end: int, triggers: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """The parts of the text around words of time, cut at white space."""
    low = high = -1
    for m in triggers.finditer(text, start, end):
        left = max(start, m.start() - MARGIN)
        if left > start:
            left = text.find(" ", left, m.start()) + 1 or left
        if high >= 0 and left > high:
            yield low, high
            low = left
        low = left if high < 0 else low
        right = text.find(" ", m.end() + MARGIN, m.end() + 2 * MARGIN)
        high = min(end, right if right >= 0 else m.end() + 2 * MARGIN)
    if high >= 0:
        yield low, high


def _put(into: Lists, code: str, start: int, end: int) -> None:
    into[0].append(code)
    into[1].append(start)
    into[2].append(end)


def _read(text: str, place: tuple[int, int], words: Calendar, into: Lists) -> None:
    codes, starts, ends = into
    for m in TOKEN.finditer(text, *place):
        kind = m.lastgroup
        word = m.group()
        if kind in ("plain", "word"):
            lower = word.lower()
            code = CODES.get(lower) or words.codes.get(lower, ("", ""))[0]
            if not code or (code in CAPITAL_CODES and word[0] == lower[0]):
                code = "=" if word[0].isupper() else "_"
        else:
            code = _code(kind or "", word)
        codes.append(code)
        starts.append(m.start())
        ends.append(m.end())


SIMPLE = {
    "more": "~",
    "juche": "#",
    "oclock": "k",
    "half": "k",
    "era": "C",
    "clock": "c",
    "offset": "c",
    "hour": "N",
    "decade": "K",
    "short": "y",
    "own": "'",
    "odd": ";",
}


def _code(kind: str, word: str) -> str:
    if kind in SIMPLE:
        return SIMPLE[kind]
    if kind == "mark":
        return CODE_OF_MARK.get(word, ";")
    if kind in ("numeric", "sep", "bar"):
        return "#"
    if kind == "ordinal":
        return "d" if int(word[:-2]) <= 31 else "u"
    if not word.isdecimal() or not word.isascii():
        return "N"
    if len(word) == 4 and 1000 <= int(word) <= 2199:
        return "Y"
    return "D" if len(word) <= 2 and 1 <= int(word) <= 31 else "N"


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range cut into pieces that can be read at once, at white space where there is any."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = start + LONGEST if cut < 0 else cut
        yield start, cut
        start = cut
    yield start, end
