"""Who is named: the runs of words that are somebody's name, by packs, by form and by grammar."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from tealeaves.read.mentions import Cover
from tealeaves.read.people.name_words import CALENDAR, FUNCTION_WORDS, NameWords
from tealeaves.read.people.office_words import NAME_KINDS, Line, is_head
from tealeaves.read.tokens import Token, index_at

# A syllable of a Korean given name in either romanisation.
SYLLABLE = (
    r"(?:kk|tt|pp|ss|jj|ch|kh|th|ph|[bcdghjkmnprstwylr])?[yw]?"
    r"(?:eui|yeo|ae|ai|eo|eu|eoi|oe|ui|oo|ee|ou|ye|[aeiou])(?:ng|lk|[klmnptghbcr])?k?"
)
# Two syllables of a Chinese given name in pinyin, written as one word; marks that Korean lacks.
PINYIN = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang|i?ong|eng|ing|[iu]?an|[iu]?ao?|u?en|"
    r"in|un|uang|u?ai|[eu]i|ou|iu|ie|ue|uo|[aeiou])"
)
PINYIN_PAIR = re.compile(rf"{PINYIN}{PINYIN}(?<![cdglmnrst]e)\Z", re.I)  # no "Change"
PINYIN_MARK = re.compile(r"[qxz]|c(?!h)", re.I)
KOREAN_WORD = re.compile(rf"{SYLLABLE}\Z", re.I)
KOREAN_PAIR = re.compile(rf"{SYLLABLE}[-‐‑]{SYLLABLE}\Z", re.I)
KOREAN_JOINED = re.compile(rf"{SYLLABLE}{SYLLABLE}\Z", re.I)
Who = TypeVar("Who")
STOPS = frozenset('.!?:;,“"(')


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of somebody by name: tokens `first` to `last` (exclusive) of a line."""

    line: int
    first: int
    last: int
    start: int  # in characters of Article.view.text
    end: int
    words: tuple[str, ...]
    key: str | None = None  # pack id
    family_first: bool = False


def sure_names(
    tokens: tuple[Token, ...], over: Cover, number: int, words: NameWords, headline: bool
) -> tuple[Named, ...]:
    """Names known by a pack or by their Korean form, without help from the words around."""
    found: list[Named] = []
    i = 0
    while i < len(tokens):
        last, key = _known(tokens, over, i, words), None
        longer = _korean(tokens, over, i, words, headline)
        person = over.at(i, "person")
        if last is not None and person is not None and not (longer and longer > last):
            key = person.keys[0]
        else:  # "Ri Chol Nam" is not the Ri Chol that a pack knows
            last = longer or (None if headline else _chinese(tokens, over, i, words))
        if last is None or _in_a_name(tokens, over, i, last, words, headline):
            i += 1 if last is None else last - i
            continue
        found.append(named(tokens, number, i, last, key, words))
        i = last
    return tuple(found)


def named(
    tokens: tuple[Token, ...], number: int, first: int, last: int, key: str | None, words: NameWords
) -> Named:
    parts = tuple(token.text for token in tokens[first:last])
    return Named(
        number,
        first,
        last,
        tokens[first].start,
        tokens[last - 1].end,
        parts,
        key,
        family_first(parts, words),
    )


def family_first(parts: tuple[str, ...], words: NameWords) -> bool:
    """True when a name begins with a Korean or Chinese family name."""
    if len(parts) == 2 and parts[1].capitalize() in words.korean and "-" in parts[0]:
        return False
    first = parts[0].capitalize()
    return first in words.korean or first in words.korean_unsure or first in words.chinese


def _known(tokens: tuple[Token, ...], over: Cover, i: int, words: NameWords) -> int | None:
    """End of a pack person's full name that begins at the token."""
    person = over.at(i, "person")
    if person is None or is_head(tokens[i], words) or tokens[i].low in words.honorifics:
        return None  # a form with its office, "President X", is cut to the name
    k = i
    while k > 0 and person.start < tokens[k].start:
        k -= 1
        if not (is_head(tokens[k], words) or tokens[k].low in words.honorifics | words.modifiers):
            return None
    end = index_at(tokens, person.end - 1) + 1
    if tokens[end - 1].end != person.end:
        return None  # the name of a fund or flower made of two names
    if end - i > 1 or "-" in tokens[i].text or not tokens[i].text.isascii():
        return end
    alone = len(person.keys) == 1 and not _beside_name(tokens, over, i)
    return end if alone else None


def _beside_name(tokens: tuple[Token, ...], over: Cover, i: int) -> bool:
    """Another capitalised word makes a lone family name part of somebody else's name."""
    if i + 1 < len(tokens) and tokens[i + 1].capital and tokens[i + 1].start == tokens[i].end + 1:
        return tokens[i + 1].low not in FUNCTION_WORDS and tokens[i + 1].low not in CALENDAR
    before = tokens[i - 1] if i else None
    if before is None or not before.capital or over.at(i - 1, *NAME_KINDS, "office") is not None:
        return False
    if i < 2 or tokens[i - 2].text in '.!?:“"' or before.low in CALENDAR:
        return False
    return before.text[0].isalpha() and before.low not in FUNCTION_WORDS and len(before.text) > 3


def _korean(
    tokens: tuple[Token, ...], over: Cover, i: int, words: NameWords, headline: bool
) -> int | None:
    """End of a Korean name of three parts (or family name and hyphened given name)."""
    first = tokens[i]
    if not first.capital or over.at(i, "body", "outlet", "occasion") is not None:
        return None
    if i + 1 < len(tokens) and KOREAN_PAIR.match(first.text) and tokens[i + 1].text in words.korean:
        return i + 2 if _adjacent(tokens, i, i + 2) else None
    if first.text.capitalize() not in words.korean:
        return None
    if i + 1 < len(tokens) and tokens[i + 1].capital and KOREAN_PAIR.match(tokens[i + 1].text):
        return i + 2 if _adjacent(tokens, i, i + 2) else None
    if i + 2 >= len(tokens) or not _adjacent(tokens, i, i + 3):
        return None
    given = tokens[i + 1 : i + 3]
    if not all(t.capital and KOREAN_WORD.match(t.text) for t in given):
        return None
    if given[0].low in FUNCTION_WORDS or (headline and given[1].low in FUNCTION_WORDS):
        return None
    if any(t.low in CALENDAR or is_head(t, words) for t in given):
        return None
    return i + 3


def _chinese(tokens: tuple[Token, ...], over: Cover, i: int, words: NameWords) -> int | None:
    """End of a Chinese name: family name and a given name of two syllables, `Li Guangyao`."""
    if tokens[i].text not in words.chinese or i + 1 >= len(tokens):
        return None
    given = tokens[i + 1]
    if not given.capital or len(given.text) < 5 or not PINYIN_PAIR.match(given.text):
        return None
    if over.at(i, *NAME_KINDS) is not None or over.at(i + 1, *NAME_KINDS, "occasion") is not None:
        return None
    if given.low in FUNCTION_WORDS or given.low in CALENDAR or is_head(given, words):
        return None
    alone = i + 2 >= len(tokens) or not tokens[i + 2].capital
    return i + 2 if alone and _adjacent(tokens, i, i + 2) else None


def chinese_form(parts: tuple[str, ...], words: NameWords) -> bool:
    """True for a name that can only be Chinese: `Li Guangyao`, `Yang Xiuqin`."""
    if len(parts) != 2 or parts[0] not in words.chinese or not PINYIN_PAIR.match(parts[1]):
        return False
    if len(parts[1]) < 5:
        return False
    return parts[0] not in words.korean or bool(PINYIN_MARK.search(parts[1]))


def _adjacent(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    return all(tokens[k + 1].start - tokens[k].end <= 1 for k in range(first, last - 1))


def _in_a_name(
    tokens: tuple[Token, ...], over: Cover, first: int, last: int, words: NameWords, headline: bool
) -> bool:
    """True when the name is only part of the name of a place, a work, a school or an award."""
    holder = over.at(first, "body", "outlet", "place", "occasion")
    if (
        holder is not None
        and holder.end - holder.start > tokens[last - 1].end - tokens[first].start
    ):
        return True
    if last < len(tokens) and tokens[last].text in words.things:
        return True
    if last + 1 < len(tokens) and tokens[last].capital and tokens[last + 1].text in words.things:
        verb = headline and tokens[last].low in words.headline_verbs
        if not verb and tokens[last].low not in words.verbs:
            return True
    if _county_list(tokens, last):
        return True
    before = tuple(t.low for t in tokens[max(0, first - 2) : first])
    if before[-1:] and before[-1] in words.ships:
        return True
    if first > 1 and tokens[first - 1].low == "marshal" and tokens[first - 2].low in words.ships:
        return True
    return before in (("order", "of"), ("prize", "of"), ("medal", "of"))


def _county_list(tokens: tuple[Token, ...], last: int) -> bool:
    """`Kim Hyong Jik and Kim Jong Suk counties`: counties named after people."""
    i = last
    while (
        i < len(tokens) and i < last + 14 and (tokens[i].capital or tokens[i].low in (",", "and"))
    ):
        i += 1
    return i < len(tokens) and i < last + 14 and tokens[i].low in ("counties", "districts", "farms")


def surname_mentions(
    line: Line, number: int, surnames: Mapping[str, Who], words: NameWords
) -> Iterator[tuple[Named, Who]]:
    """Lone family names of people named in full elsewhere, with that person's key."""
    tokens = line.tokens
    for i, token in enumerate(tokens):
        who = surnames.get(token.text)
        if who is None or line.named[i]:
            continue
        if token.low in FUNCTION_WORDS and (line.headline or not i or tokens[i - 1].text in STOPS):
            continue  # "No" and "He" begin sentences
        if line.over.at(i, "body", "outlet", "place", "occasion") is not None:
            continue
        if i + 1 < len(tokens) and (tokens[i + 1].text in words.things or _leads(line, i)):
            continue
        if i and _follows(line, i, words):
            continue
        yield named(tokens, number, i, i + 1, None, words), who


def _leads(line: Line, i: int) -> bool:
    """Another name word follows: the lone name begins somebody else's."""
    after = line.tokens[i + 1]
    return (
        after.capital
        and not line.headline
        and after.start - line.tokens[i].end == 1
        and after.low not in FUNCTION_WORDS
        and after.low not in CALENDAR
        and line.over.at(i + 1, *NAME_KINDS) is None
    )


def _follows(line: Line, i: int, words: NameWords) -> bool:
    """Another name word stands before: the lone name ends somebody else's."""
    before = line.tokens[i - 1]
    return (
        before.capital
        and before.text[0].isalpha()
        and not line.headline
        and before.low not in FUNCTION_WORDS
        and before.low not in CALENDAR
        and before.low not in words.honorifics
        and not is_head(before, words)
        and before.low + "." not in words.titles
        and line.over.at(i - 1, *NAME_KINDS, "office") is None
        and i > 1
        and line.tokens[i - 2].text not in '.!?:“"'
    )
