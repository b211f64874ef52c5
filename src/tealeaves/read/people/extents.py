"""Where the words of an office begin before its head noun, and end after it."""

import re

from tealeaves.read.people.name_words import CALENDAR, FUNCTION_WORDS, NameWords
from tealeaves.read.people.office_words import (
    ARTICLES,
    FOLLOWERS,
    NAME_KINDS,
    Line,
    bare,
    is_head,
    singular,
)
from tealeaves.read.tokens import index_at

PREPOSITIONS = frozenset({"of", "for", "to", "at", "in"})
STATE_POSTS = frozenset({"State", "Defense", "Defence", "War", "state"})
VERBAL = re.compile(r"[a-z]+(?:ed|ing)$")
LOWEST = frozenset(
    "who whom which that said told warned was were is are has had have will would "
    "may did does also then when while after before as by with from on".split()
)


def office_start(line: Line, h: int, words: NameWords) -> int:
    """Index of the first token that belongs to the office before its head."""
    tokens, i = line.tokens, h
    while i > 0:
        before = tokens[i - 1]
        if line.named[i - 1]:
            break
        over = line.over.at(i - 1, *NAME_KINDS)
        if over is not None and over.start < tokens[i].start and not _subject_before(line, i - 1):
            i = index_at(tokens, over.start)
        elif (
            before.low in words.modifiers
            or before.low.endswith(("-ranking", "-serving"))
            or before.low.removeprefix("ex-") in words.modifiers
            or (before.low == "'s" and i > 1 and _possessor(line, i - 2, words))
            or (before.text in "’'" and i > 1 and line.over.at(i - 2, "body") is not None)
            or (_part_of_name(line, i - 1, words) and not _of_a_land(line, i, h))
        ):
            i -= 1
        else:
            break
    while i < h and tokens[i].low in ("'s", "'", "then"):
        i += 1
    return _to_article(line, h, i, words)


def _to_article(line: Line, h: int, i: int, words: NameWords) -> int:
    """A calling takes all that stands after `a`: `a tour operator`, `a trade economist`."""
    tokens, k = line.tokens, i
    if tokens[h].low not in words.weak or tokens[h].low in words.heads:
        return i
    while k > 0 and i - k < 3 and _plain_word(tokens[k - 1].text):
        k -= 1
    land = line.over.at(k - 1, "demonym") if 0 < k < i else None
    if land is not None:
        k = index_at(tokens, land.start)
    return k if k < i and k > 0 and tokens[k - 1].low in ("a", "an") else i


def _plain_word(text: str) -> bool:
    """A word in small letters that no closed class has."""
    return text.islower() and text[0].isalpha() and text not in FUNCTION_WORDS


def _of_a_land(line: Line, i: int, h: int) -> bool:
    """The phrase has its country in front: `On Labour Day | Norwegian President ...`."""
    return i < h and line.over.at(i, "country", "demonym") is not None


def _subject_before(line: Line, i: int) -> bool:
    """A name at the head of a headline's or list's sentence: `Seoul: President ...`."""
    return line.tokens[i].text in ",:;"


def _possessor(line: Line, i: int, words: NameWords) -> bool:
    if line.over.at(i, *NAME_KINDS) is not None:
        return True
    return line.tokens[i].low in (
        "party",
        "army",
        "ministry",
        "government",
        "parliament",
        "city",
        "agency",
        "union",
        "league",
        "country",
    )


def _part_of_name(line: Line, i: int, words: NameWords) -> bool:
    """A capitalised word before the head in running text: `Kremlin spokesman`."""
    token = line.tokens[i]
    if line.headline or not token.capital or not token.text[0].isalpha() or i == 0:
        return False
    before = line.tokens[i - 1].text
    if before in '.!?:;“"(-–—' or token.low in FUNCTION_WORDS or token.low in CALENDAR:
        return False
    return token.low not in words.honorifics and token.low + "." not in words.titles


def office_end(line: Line, h: int, words: NameWords) -> int:
    """Index after the last token that belongs to the office."""
    tokens, j = line.tokens, h + 1
    if j < len(tokens) and tokens[j].low in FOLLOWERS:
        j += 1
    if tokens[h].low == "charge" and j < len(tokens) and tokens[j].low.startswith("d'aff"):
        j += 3 if j + 2 < len(tokens) and tokens[j + 1].low == "ad" else 1
    if (
        j + 1 < len(tokens)
        and tokens[h].low == "secretary"
        and tokens[j].low == "of"
        and tokens[j + 1].text in STATE_POSTS
    ):
        j += 2
    expert = singular(bare(tokens[h].low)) in words.experts
    while j + 1 < len(tokens) and (
        tokens[j].low in PREPOSITIONS or (tokens[j].low == "on" and expert)
    ):
        if tokens[j].low in ("at", "in") and _place_of_action(line, h, j, words):
            break
        if tokens[j].low == "to" and singular(bare(tokens[h].low)) not in words.accredited:
            break
        if tokens[j].low == "in" and singular(bare(tokens[h].low)) in words.heads:
            break
        end = _body(line, j + 1, words)
        if end is None or (tokens[j].low == "in" and tokens[j + 1].low in ("their", "its", "his")):
            break
        for_office = tokens[j].low == "for" and line.over.at(end - 1, "bloc", "country") is not None
        j = _after_bracket(line, _second_office(line, end, words) if for_office else end)
    return j


def _after_bracket(line: Line, j: int) -> int:
    """Past a bracketed abbreviation where the name goes on: `Committee (NCC) of the DPRK`."""
    tokens = line.tokens
    if (
        j + 3 < len(tokens)
        and tokens[j].text == "("
        and tokens[j + 2].text == ")"
        and tokens[j + 1].text.isupper()
        and tokens[j + 3].low in ("of", "for")
    ):
        return j + 3
    return j


def _place_of_action(line: Line, h: int, j: int, words: NameWords) -> bool:
    """`at the plaza`, `in Oslo` after a proper office is where something happens."""
    strong = bare(line.tokens[h].low) in words.heads
    n = j + 1 + (line.tokens[j + 1].low in ARTICLES)
    return strong and n < len(line.tokens) and not line.tokens[n].capital


def _second_office(line: Line, k: int, words: NameWords) -> int:
    """`spokesman for the UN secretary general`: the office for which somebody speaks."""
    tokens = line.tokens
    while (
        k < len(tokens)
        and (is_head(tokens[k], words) or tokens[k].low in FOLLOWERS)
        and not line.named[k]
    ):
        k += 1
    return k


def _body(line: Line, start: int, words: NameWords) -> int | None:
    """Index after the organisation, country or place that begins at a token, or None."""
    tokens, k = line.tokens, start
    article = tokens[k].low in ARTICLES
    k += article
    begin = k
    while k < len(tokens):
        step = _step(line, k, begin, words)
        if step is None:
            break
        k = step
    while k > begin and tokens[k - 1].low in ("of", "for", "and", "the", "&", ",", "on", "'s", "-"):
        k -= 1
    k = _field(line, k, words)
    if k == begin:
        return _plain_noun(line, begin, words) if article else None
    if (
        article
        and k - begin == 1
        and line.over.at(k - 1, "capital", "place", "demonym") is not None
    ):
        return _plain_noun(line, k, words) or k  # a Seoul think tank
    return k


def _field(line: Line, k: int, words: NameWords) -> int:
    """Past the words of a field of study: `Korean | studies`, `international | relations`."""
    tokens, n = line.tokens, k
    while n < len(tokens) and n - k < 3 and _plain_word(tokens[n].text):
        n += 1
        if tokens[n - 1].low in words.fields:
            return n
    return k


def _step(line: Line, k: int, begin: int, words: NameWords) -> int | None:
    """Where the name of a body goes on after token k, or None where it ends before it."""
    tokens, token = line.tokens, line.tokens[k]
    if line.named[k]:
        return None
    over = line.over.at(k, *NAME_KINDS)
    whole = over is not None and over.end >= token.end
    if over is not None and whole and (token.start == over.start or k == begin):
        end = index_at(tokens, over.end - 1) + 1
        if not any(line.named[k:end]):
            return end
    if line.headline and token.low in words.headline_verbs:
        return None
    if token.capital and token.low not in CALENDAR and token.low not in words.honorifics:
        if token.low in FUNCTION_WORDS and token.low not in ("second", "first", "third"):
            return None
        if k > begin and _ended(line, k, words):
            return None
        return k + 1
    if token.low in words.modifiers and not VERBAL.match(token.low):
        return k + 1
    if token.text in "'’" and k > begin and _goes_on(line, k + 1, words):
        return k + 1
    if token.low == "'s" and k > begin:
        return k + 1 if k + 1 < len(tokens) and _goes_on(line, k + 1, words) else None
    if token.text == "," and tokens[k - 1].text in ("C.C.", "CC"):
        n = k + 1 + (k + 1 < len(tokens) and tokens[k + 1].low == "the")
        return n if _goes_on(line, n, words) else None
    if token.text == "." and tokens[k - 1].text in ("Co", "Ltd", "Inc") and k + 1 < len(tokens):
        return k + 1 if tokens[k + 1].text in ("Ltd", "Inc") else None
    if token.low == "in" and k > begin and _abroad(line, k):
        return k + 1
    if token.low in ("of", "for", "and", "&", "on", "to", "-") and k > begin:
        return _linked(line, k, words)
    if k > begin and token.text[0].isdigit():
        return None
    if token.text[:1].isdigit() and token.text[-1:].isalpha():
        return k + 1
    return None


def _abroad(line: Line, k: int) -> bool:
    """`Koreans in China`, `Economic Workers in China`: the members' country belongs to the name."""
    before = line.tokens[k - 1]
    return (
        before.capital and before.text.endswith("s") and line.over.at(k + 1, "country") is not None
    )


def _ended(line: Line, k: int, words: NameWords) -> bool:
    """A complete country or body ends a phrase: what follows with a capital is somebody's name.

    Not so where the capitals run on to a noun of organisation: `Laos Friendship Society`.
    """
    before = line.over.at(k - 1, "country", "bloc", "body", "capital")
    if before is None or before.end != line.tokens[k - 1].end:
        return False
    if line.tokens[k].text.isupper() and line.tokens[k].text.isalpha() and not line.headline:
        return False
    if line.tokens[k].text.isupper() and len(line.tokens[k].text) in (2, 3, 4):
        return False
    i = k
    while i < len(line.tokens) and i < k + 6 and not line.named[i]:
        token = line.tokens[i]
        if token.low in words.modifiers or token.text in words.things | words.own_names:
            return False
        if not token.capital and token.low not in ("and", "of", "for", "the"):
            break
        i += 1
    return True


def _linked(line: Line, k: int, words: NameWords) -> int | None:
    """After `of`, `for`, `and`, `on` inside a body's name: on only where a name goes on."""
    tokens = line.tokens
    n = k + 1
    if n < len(tokens) and tokens[n].low in ("the", "its"):
        n += 1
    if n >= len(tokens) or line.named[n] or not _goes_on(line, n, words):
        return None
    link = tokens[k].low
    if link in ("and", "&") and n + 1 < len(tokens) and tokens[n + 1].low == "'s":
        return None  # ... and Kim's sister
    if link == "to" and line.over.at(n, "country", "bloc") is None:
        return None
    if link in ("and", "&"):
        if n != k + 1 or _office_follows(line, n, words):
            return None
        if line.over.at(k - 1, "country", "bloc") is not None:
            return None
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        if after is not None and after.low in words.verbs:
            return None
    if link == "on" and tokens[n].low in CALENDAR:
        return None
    return n


def _goes_on(line: Line, n: int, words: NameWords) -> bool:
    if n >= len(line.tokens) or line.named[n]:
        return False
    token = line.tokens[n]
    if line.headline and token.low in words.headline_verbs:
        return False
    known = line.over.at(n, *NAME_KINDS) is not None or token.low in words.modifiers
    return known or (
        token.capital and token.low not in CALENDAR and token.low not in FUNCTION_WORDS
    )


def _office_follows(line: Line, n: int, words: NameWords) -> bool:
    """True when another office begins at the token: `X and president of Y`."""
    i = n
    while i < len(line.tokens) and i < n + 5:
        if is_head(line.tokens[i], words):
            return True
        if line.tokens[i].low not in words.modifiers and line.over.at(i, *NAME_KINDS) is None:
            return False
        i += 1
    return False


def _plain_noun(line: Line, begin: int, words: NameWords) -> int | None:
    """Index after a lower-case body: `a state-funded institute`, `the fisheries board`."""
    k = begin
    while k < len(line.tokens) and k < begin + 4:
        token = line.tokens[k]
        low = token.low
        if not token.text[0].isalpha() or low in LOWEST or low in FUNCTION_WORDS:
            break
        if k > begin and (low in words.verbs or VERBAL.match(low)):
            break
        k += 1
    if k == begin:
        return None
    if k + 1 < len(line.tokens) and line.tokens[k].low == "of":
        further = _body(line, k + 1, words)
        return further or k
    return k
