"""Names that only the words around them show: beside an office, before a verb, in a list."""

import re
from collections.abc import Iterable, Iterator

from tealeaves.read.people.name_words import CALENDAR, FUNCTION_WORDS, NameWords
from tealeaves.read.people.names import KOREAN_WORD, Named, named
from tealeaves.read.people.office_words import ARTICLES, NAME_KINDS, Line, OfficePhrase, is_head
from tealeaves.read.tokens import Token

WESTERN = re.compile(r"[A-ZÀ-Þ](?:\.|[a-zß-ÿ'’A-ZÀ-Þ-]{1,25})\Z")
PARTICLES = frozenset("al el bin ibn de da di del der den van von dos la le ben abu y".split())
JOINING = frozenset({"of", "for", "and", "the", "in", ",", "&"})


def run_at(line: Line, i: int, words: NameWords) -> int:
    """End of the run of name words that begins at token i; i itself where there is none."""
    tokens, k = line.tokens, i
    while k < len(tokens) and k - i < 5:
        token = tokens[k]
        if line.named[k] or (k > i and tokens[k].start - tokens[k - 1].end > 1):
            break
        particle = (
            k > i and token.text in PARTICLES and k + 1 < len(tokens) and tokens[k + 1].capital
        )
        unsure = k == i and _unsure_family(line, k, words)
        unsure = unsure or (k == i + 2 and _unsure_family(line, i, words) and _syllable(token))
        if not particle and not unsure and not _name_word(line, k, words):
            break
        k += 1
    while k > i and tokens[k - 1].text in PARTICLES:
        k -= 1
    return k


def _syllable(token: Token) -> bool:
    """A capitalised syllable of a Korean given name, whatever else it may mean."""
    return token.capital and bool(KOREAN_WORD.match(token.text))


def _unsure_family(line: Line, k: int, words: NameWords) -> bool:
    """A family name that is also a common word, with Korean given names after it: `An Sun Ae`."""
    tokens = line.tokens
    return (
        tokens[k].text in words.korean_unsure
        and k + 1 < len(tokens)
        and tokens[k + 1].capital
        and bool(KOREAN_WORD.match(tokens[k + 1].text))
        and tokens[k + 1].low not in FUNCTION_WORDS
    )


def _name_word(line: Line, k: int, words: NameWords) -> bool:
    token = line.tokens[k]
    if not WESTERN.match(token.text) or token.low in FUNCTION_WORDS or token.low in CALENDAR:
        return False
    if token.text.isupper() and len(token.text) > 2:
        return False
    if line.over.at(k, *NAME_KINDS, "occasion") is not None or is_head(token, words):
        return False
    if token.low in words.organs or token.text in words.things or token.low in words.honorifics:
        return False
    return not (line.headline and token.low in words.headline_verbs)


def shown_names(
    line: Line, number: int, offices: Iterable[OfficePhrase], words: NameWords, short: bool
) -> Iterator[Named]:
    """Names that the words around them show: after an office, before one, before a verb."""
    tokens = line.tokens
    ends = {phrase.last: phrase for phrase in offices}
    starts = {phrase.first for phrase in offices}
    listed = _listed(line, ends.values(), words)
    taken = {k for phrase in ends.values() for k in range(phrase.first, phrase.last)}
    i = 0
    while i < len(tokens) and not line.headline:
        last = run_at(line, i, words) if tokens[i].capital and i not in taken else i
        if last == i:
            i += 1
            continue
        in_list = i in listed and last - i > 1
        if in_list or _shown(line, i, last, ends, starts, words, short):
            yield named(tokens, number, i, last, None, words)
        i = last


def known_again(
    line: Line, number: int, known: frozenset[tuple[str, ...]], words: NameWords
) -> Iterator[Named]:
    """In a headline, the names that the text below shows: there every word has a capital."""
    sizes = sorted({len(name) for name in known if len(name) > 1}, reverse=True)
    longest = sizes[0] if sizes else 0
    i = 0
    while i < len(line.tokens):
        texts = tuple(token.text for token in line.tokens[i : i + longest])
        fit = (n for n in sizes if n <= len(texts) and texts[:n] in known)
        size = 0 if line.named[i] else next(fit, 0)
        if size:
            yield named(line.tokens, number, i, i + size, None, words)
        i += size or 1


def _listed(line: Line, offices: Iterable[OfficePhrase], words: NameWords) -> set[int]:
    """First tokens of names that stand in a list before or after an office in the plural."""
    tokens = line.tokens
    found: set[int] = set()
    taken = {i for phrase in offices for i in range(phrase.first, phrase.last)}
    for phrase in offices:
        if not phrase.plural or line.headline:
            continue
        if phrase.last - phrase.first < 2 and tokens[phrase.first - 1].text == ",":
            continue
        k = phrase.last
        if k < len(tokens) and tokens[k].text == "," and phrase.last - phrase.first > 1:
            k += 1
        while k < len(tokens):
            last = _whole(line, k, words)
            if last - k < 2:
                break
            found.add(k)
            k = last
            while k < len(tokens) and tokens[k].low in (",", "and"):
                k += 1
            if k == last:
                break
        found |= _listed_before(line, phrase, words, taken)
    return found


def _whole(line: Line, k: int, words: NameWords) -> int:
    """End of the name, known or not, that begins at token k."""
    if not line.named[k]:
        return run_at(line, k, words)
    while k < len(line.tokens) and line.named[k]:
        k += 1
    return k


def _listed_before(line: Line, phrase: OfficePhrase, words: NameWords, taken: set[int]) -> set[int]:
    tokens = line.tokens
    found: set[int] = set()
    k = phrase.first
    while k > 0 and tokens[k - 1].low in (",", "and", "the"):
        end = k - 1
        while end > 0 and tokens[end - 1].low in (",", "and"):
            end -= 1
        start = end
        while (
            start > 0
            and end - start < 4
            and start - 1 not in taken
            and (line.named[start - 1] or _name_word(line, start - 1, words))
        ):
            start -= 1
        if end - start < 2:
            break
        found.add(start)
        k = start
    return found


def _shown(
    line: Line,
    i: int,
    last: int,
    ends: dict[int, OfficePhrase],
    starts: set[int],
    words: NameWords,
    short: bool,
) -> bool:
    tokens, size = line.tokens, last - i
    before = _before(tokens, i, words)
    if last < len(tokens) and (tokens[last].text in words.things or tokens[last].text == "-"):
        return False
    if before in ends and _ship(tokens, ends[before].first, words):
        return False
    if before in ends and not (ends[before].plural and (size < 2 or line.headline)):
        return size <= 4 and (size > 1 or _one_word(line, last, ends[before], words))
    if i and _rank(tokens, i, words):
        return size <= 4
    if i and (tokens[i - 1].low in ARTICLES or _within_body(tokens, i, words)):
        return False
    if (
        i - 1 in ends
        and tokens[i - 1].text == ","
        and tokens[last : last + 1]
        and tokens[last].text in ",.;"
        and _definite(tokens, ends[i - 1])
    ):
        return 2 <= size <= 4
    if tokens[i].text in words.given and 2 <= size <= 4 and not line.headline:
        return True
    if last + 1 < len(tokens) and tokens[last].text == "," and 2 <= size <= 4:
        n = last + 1 + (tokens[last + 1].low in ("a", "an", "the", "one", "former"))
        if (n in starts or last + 1 in starts) and not line.headline:
            return True
    follows = tokens[last + 1].low if last + 1 < len(tokens) else ""
    if last < len(tokens) and tokens[last].low in words.verbs and follows != "place":
        return 2 <= size <= 4 or (short and size == 1)
    if i and tokens[i - 1].low in ("said", "says", "told") and 2 <= size <= 4:
        return not line.headline
    if (
        i > 1
        and tokens[i - 1].low in ("to", "from")
        and 2 <= size <= 4
        and not line.headline
        and any(token.low in words.messages for token in tokens[max(0, i - 6) : i - 1])
    ):
        return True
    if i > 1 and (tokens[i - 2].low, tokens[i - 1].low) == ("according", "to") and 2 <= size <= 4:
        return True
    return short and size == 1 and i > 0 and tokens[i - 1].low in words.verbs


def _definite(tokens: tuple[Token, ...], phrase: OfficePhrase) -> bool:
    """An office with an article or an owner: `the Russian ambassador`, `China's envoy`."""
    owned = any(token.low == "'s" for token in tokens[max(0, phrase.first - 1) : phrase.head])
    return owned or phrase.plural or phrase.article in ("a", "an", "the")


def _within_body(tokens: tuple[Token, ...], i: int, words: NameWords) -> bool:
    """The capitals before run back to a body: `Ministry of Land and Rural Development`."""
    k = i
    while k > 0 and i - k < 12 and (tokens[k - 1].capital or tokens[k - 1].low in JOINING):
        k -= 1
        if tokens[k].capital and tokens[k].low in words.organs:
            return tokens[i - 1].low not in ("to", "from", ",") or tokens[i - 2].low in words.organs
    return False


def _ship(tokens: tuple[Token, ...], first: int, words: NameWords) -> bool:
    """A ship is named after somebody: `the frigate Marshal Shaposhnikov`."""
    return first > 0 and tokens[first - 1].low in words.ships


def _before(tokens: tuple[Token, ...], i: int, words: NameWords) -> int:
    """The index before which an office would end: honorifics in between are passed over."""
    k = i
    while k > 0 and (
        tokens[k - 1].low in words.honorifics
        or (tokens[k - 1].text == "." and k > 1 and tokens[k - 2].low + "." in words.titles)
    ):
        k -= 1
    return k


def _one_word(line: Line, last: int, phrase: OfficePhrase, words: NameWords) -> bool:
    """A lone word after an office is a name where a verb, a mark or the possessive follows."""
    if not phrase.strong or line.headline or last >= len(line.tokens):
        return phrase.strong and not line.headline
    after = line.tokens[last]
    return (
        after.low in words.verbs
        or after.low in ("'s", "and", "was", "is", "has", "had")
        or not after.text[0].isalnum()
    )


def _rank(tokens: tuple[Token, ...], i: int, words: NameWords) -> bool:
    """True when a rank or courtesy that never stands without a name comes before."""
    low = tokens[i - 1].low
    if low == "." and i > 1:
        low = tokens[i - 2].low
    return low in words.titles or low in (
        "mr",
        "mrs",
        "ms",
        "comrade",
        "excellency",
        "madam",
        "sir",
    )
