"""Sentences and foldings of a text. Knows writing, not politics.

All places are characters of the text that is passed in.
"""

import re
from collections.abc import Iterator

CLOSING = "”’»》〉」』)]\"'"

# A full stop after one of these does not end a sentence.
ABBREVIATIONS = frozenset(
    (
        "mr mrs ms dr prof gen col lt maj capt sgt cpl adm cmdr brig gov sen rep rev hon st jr "
        "sr vs etc no nos vol fig dept univ assn ave jan feb mar apr jun jul aug sep sept oct "
        "nov dec mt ft approx inc ltd co corp cf al pp"
    ).split()
)

END = re.compile(r"[.!?…。]{1,8}[”’»》」』)\]\"']{0,3}(?=\s|[“‘«《「『]|$)|\n")
LAST_WORD = re.compile(r"([\w'’.-]{1,20})$")
NEXT = re.compile(r"\s{0,20}([^\s])")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Ranges of the sentences of `text[start:end]`, in order, white space trimmed.

    A full stop after an abbreviation, an initial or inside `U.S.` ends none unless the next word
    can only begin one; a line end always does.
    """
    end = len(text) if end is None else end
    at = start
    for m in END.finditer(text, start, end):
        if m.group() != "\n" and not _ends_sentence(text, m, end):
            continue
        yield from _trimmed(text, at, m.end())
        at = m.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    if piece.strip():
        yield start + lead, start + len(piece.rstrip())


def _ends_sentence(text: str, m: re.Match[str], end: int) -> bool:
    follows = NEXT.match(text, m.end(), end)
    if follows is None:
        return True
    head = follows.group(1)
    stop = m.group()
    if stop[0] in "!?…。" or len(stop.rstrip(CLOSING)) > 1:
        return not (head.islower() and stop[0] != "。")
    before = LAST_WORD.search(text, max(0, m.start() - 20), m.start())
    word = before.group(1) if before else ""
    if head.islower() or head in ",;:)":
        return False
    if stop == ".":
        if word.lower() in ABBREVIATIONS:
            return False
        if re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", word):
            # "U.S." or an initial: a sentence ends only before a word that cannot be part of a name
            return (
                bool(
                    re.match(
                        r"\s+(?:The|It|In|He|She|They|This|That|But|And|We|On|At|As|For)\b",
                        text[m.end() : m.end() + 12],
                    )
                )
                and len(word) > 1
            )
    return True


QUOTES = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‛": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "«": '"',
        "»": '"',
        "\u00a0": " ",
    }
)


def folded(text: str) -> str:
    """The text with all quotation marks straight and no-break spaces plain: same length."""
    return text.translate(QUOTES)


def squash(text: str) -> str:
    """White space made one space, trimmed."""
    return " ".join(text.split())
