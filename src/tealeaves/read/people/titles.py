"""Offices as they are printed: where the phrase begins and ends, by the grammar of its head noun.

`vice-minister of Culture`, `the DPRK leader`, `Press Statement of Vice Department Director of WPK
Central Committee Kim Yo Jong`. Packs decide what an office is called; who holds it is not known
here.
"""

from collections.abc import Iterator

from tealeaves.read.people.extents import office_end, office_start
from tealeaves.read.people.name_words import NameWords
from tealeaves.read.people.office_words import (
    ARTICLES,
    FOLLOWERS,
    Line,
    OfficePhrase,
    bare,
    is_head,
    singular,
)
from tealeaves.read.tokens import index_at


def find_offices(line: Line, words: NameWords) -> Iterator[OfficePhrase]:
    """The office phrases of a passage, in order, never overlapping."""
    at = 0
    for h in range(len(line.tokens)):
        if h < at or not _begins_office(line, h, words):
            continue
        phrase = _phrase(line, h, words)
        if phrase.first < at:
            continue
        yield phrase
        at = phrase.last


def _begins_office(line: Line, h: int, words: NameWords) -> bool:
    token = line.tokens[h]
    if line.named[h]:
        return False
    if not is_head(token, words):
        return False
    outlet = line.over.at(h, "outlet", "occasion")
    if outlet is not None and outlet.end - outlet.start > len(token.text):
        return False
    body = line.over.at(h, "body")
    if body is not None and line.over.at(h, "office") is None and body.start < token.start:
        return False
    return not _leads_on(line, h, words)


def _leads_on(line: Line, h: int, words: NameWords) -> bool:
    """True when the noun only modifies a later head: `general` in `general secretary`."""
    i = h + 1
    while i < len(line.tokens) and i < h + 5:
        token = line.tokens[i]
        if token.low in FOLLOWERS and not (
            i + 1 < len(line.tokens) and is_head(line.tokens[i + 1], words)
        ):
            return False
        if not line.named[i] and is_head(token, words):
            return True
        if token.low not in words.modifiers:
            return False
        i += 1
    return False


def _phrase(line: Line, h: int, words: NameWords) -> OfficePhrase:
    tokens = line.tokens
    first, last = office_start(line, h, words), office_end(line, h, words)
    keys: tuple[str, ...] = ()
    office = line.over.at(h, "office")
    if office is not None:
        low, high = index_at(tokens, office.start), index_at(tokens, office.end - 1) + 1
        while low < h and line.named[low]:
            low += 1
        while high > h + 1 and any(line.named[h:high]):
            high -= 1
        if not any(line.named[low:high]):
            if last <= high or _only_country(line, high, last):
                keys = office.keys
            first, last = min(first, low), max(last, high)
    while first < h and tokens[first].low in ARTICLES:
        first += 1
    article = tokens[first - 1].low if first and tokens[first - 1].low in ARTICLES else ""
    low_head = bare(tokens[h].low)
    plural = low_head not in words.heads | words.weak
    strong = (low_head if not plural else singular(low_head)) in words.heads
    return OfficePhrase(
        tokens[first].start, tokens[last - 1].end, first, last, h, plural, strong, article, keys
    )


def _only_country(line: Line, low: int, high: int) -> bool:
    """True when the tokens are only `of the COUNTRY`."""
    return all(
        line.over.at(i, "country", "bloc") is not None or line.tokens[i].low in ("of", "the", "to")
        for i in range(low, high)
    )
