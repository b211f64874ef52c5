"""Text folded for search, character by character, so that a place in it is a place in the text.

Case, accents, width and the shape of marks go; letters stay apart from digits and scripts.
"""

import re
import unicodedata
from dataclasses import dataclass

EAST = "\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
LETTER = rf"[^\W\d_{EAST}]"
# An apostrophe with s that ends a word is the possessive, which no index needs.
TOKEN = re.compile(
    rf"(?P<owner>(?<=\w')s(?!\w))|(?P<east>[{EAST}]+)|(?P<digits>\d+)|(?P<word>{LETTER}+)"
)
# A syllable written in its letters, or a character with the marks that stand on it.
CLUSTER = re.compile(
    "[\u1100-\u115f][\u1160-\u11a7]{0,2}[\u11a8-\u11ff]{0,2}|.[\u0300-\u036f\u3099\u309a]{0,9}",
    re.S,
)
SPECIAL = {
    **dict.fromkeys("‘’‛ʼʹ`´′＇", "'"),
    **{"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "ð": "d", "Ð": "d"},
    **{"æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th"},
}


class _Fold(dict[int, str]):
    """Code point -> what it folds to, worked out when first met."""

    def __init__(self) -> None:
        super().__init__()
        self.odd: set[str] = set()  # characters that do not fold to exactly one

    def __missing__(self, point: int) -> str:
        char = chr(point)
        put = SPECIAL.get(char)
        if put is None:
            put = char if "\uac00" <= char <= "\ud7a3" else _plain(char)
        if len(put) != 1:
            self.odd.add(char)
        self[point] = put
        return put


def _plain(char: str) -> str:
    parts = unicodedata.normalize("NFKD", char)
    if "\u3130" <= char <= "\u318f" or "\u3040" <= char <= "\u30ff":
        return char  # letters of their own
    kept = [c for c in parts if unicodedata.category(c) not in ("Mn", "Cf")]
    return "".join(kept).casefold()


FOLD = _Fold()
PARTED = re.compile("[\u0300-\u036f\u1100-\u11ff\u3099\u309a]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `starts` and `ends` say where each character came from, None: same place."""

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the unfolded text that `text[start:end]` came from."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> str:
    """The text as it is searched."""
    return fold_with_places(text).text


def fold_with_places(text: str) -> Folded:
    """The folded text with the way back."""
    put = text.translate(FOLD)
    if FOLD.odd.isdisjoint(text) and not PARTED.search(text):
        return Folded(put)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for m in CLUSTER.finditer(text):
        put = unicodedata.normalize("NFC", m.group()).translate(FOLD)
        pieces.append(put)
        starts += [m.start()] * len(put)
        ends += [m.end()] * len(put)
    return Folded("".join(pieces), tuple(starts), tuple(ends))
