"""A statement in characters of the clean text, and where its words end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tealeaves.read.parse import Sentence
from tealeaves.read.statements.cast import Range

END_MARK = re.compile(r"\s*-\s?0\s?-?\s*$")
CREDIT = re.compile(r"\s*/\s*[^/]{1,60}$")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in characters of the clean text, before it is laid beside the others."""

    kind: Literal["body", "direct", "indirect"]
    pieces: tuple[Range, ...]
    speaker: str
    speaker_at: Range | None = None
    cue: Range | None = None
    addressee: str | None = None
    via: str | None = None
    partly: bool = False
    outlet: bool = False  # its speaker is a medium
    clause: bool = False  # its content is a clause with a verb
    weak: bool = False  # brought by a verb of thought or demand, not of speech


def quoted_words(text: str, piece: Range) -> Range:
    """The quoted words without a final comma; a full stop stays."""
    low, high = piece
    while (high > low + 1 and text[high - 1] in ",;") or text[high - 1].isspace():
        high -= 1
    return low, high


def content_end(sentence: Sentence, low: int, high: int) -> int:
    """The end of a token range, a final comment on the last name and a credit cut off."""
    doc = sentence.doc
    if doc is None:
        return sentence.end
    for token in doc[low:high]:
        edge = token.left_edge.i
        if (
            token.dep_ == "appos"
            and token.right_edge.i >= high - 1
            and edge > low + 1
            and (doc[edge].lower_ in ("a", "an") and doc[edge - 1].text == ",")
        ):
            high = edge - 1
            break
    last = doc[high - 1]
    end = sentence.start + last.idx + len(last)
    if sentence.role == "caption":
        credit = CREDIT.search(doc.text, doc[low].idx, end - sentence.start)
        end = sentence.start + credit.start() if credit else end
    return end


def without_stop(text: str, low: int, high: int) -> Range:
    """Reported words without the full stop, unless a closing mark follows it."""
    mark = END_MARK.search(text, max(low, high - 8), high)
    if mark:
        high = mark.start()
    while high > low and (text[high - 1] in ",;:" or text[high - 1].isspace()):
        high -= 1
    if text[high - 1 : high] in (".", "!") and not re.search(r"\b(?:[A-Z]\.)+$", text[low:high]):
        high -= 1
    return low, _closed(text, low, high)


def _closed(text: str, low: int, high: int) -> int:
    """The end moved behind the closing mark of a quotation that began inside."""
    after = text[high : high + 2]
    for opening, closing in ("“”", "‘’", "«»", "《》"):
        if text.count(opening, low, high) > text.count(closing, low, high) and closing in after:
            return high + after.index(closing) + 1
    if text.count('"', low, high) % 2 and '"' in after:
        return high + after.index('"') + 1
    return high
