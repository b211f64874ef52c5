"""A Hangul word as North and South write it: what a query for one spelling also looks for.

The initial-sound law is a rule (ㄹ and ㄴ before i and y fall, other ㄹ become ㄴ, at the head of a
Sino-Korean word); words that no rule ties together stand in the pack file named SPELLINGS.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import islice, product

import rtoml

SPELLINGS = ("packs", "data", "dprk", "spellings.toml")
MOST = 12  # spellings of one word that are looked for

# Readings of Chinese characters that the law changes, as the North writes them.
FALLING = "랴략량려력련렬렴렵령례료룡류륙륜률륭리린림립녀년념녕뇨뉴닉"  # ㅇ in the South
NASAL = "라락란람랍랑래랭로록론롱뢰루륵릉"  # ㄴ in the South
# Native words often end in these, so that another spelling of a short word would be found in them.
NATIVE = frozenset("리이림임립입린인라나락낙란난람남랍납랑낭래내랭냉루누")
# After a vowel or ㄴ the South writes 율 and 열 also within a word.
WITHIN = {"률": "율", "렬": "열", "율": "률", "열": "렬"}
PARTICLES = frozenset("가는은를을도의에와과만")

_BASE, _ONSET, _CODA = 0xAC00, 588, 28
_N, _R, _NG = 2, 5, 11  # numbers of the onsets ㄴ, ㄹ, ㅇ


def _with_onset(syllable: str, onset: int) -> str:
    return chr(_BASE + onset * _ONSET + (ord(syllable) - _BASE) % _ONSET)


SOUTH = {s: _with_onset(s, _NG) for s in FALLING} | {s: _with_onset(s, _N) for s in NASAL}
NORTH: dict[str, tuple[str, ...]] = {}
for _north, _south in SOUTH.items():
    NORTH[_south] = (*NORTH.get(_south, ()), _north)


def spellings(word: str) -> tuple[str, ...]:
    """The run itself first, then its other spellings, MOST at the most.

    A spelling may hold spaces, where one side writes a name in two words.
    """
    known = tuple(_known(word))
    if word in _lists()[0]:
        return (word, *known)[:MOST]
    found = dict.fromkeys(
        spelling for each in (word, *known) for spelling in islice(_by_law(each), MOST)
    )
    return tuple(dict.fromkeys((word, *known, *found)))[:MOST]


def _by_law(word: str) -> Iterator[str]:
    """The word and its spellings by the initial-sound law."""
    if len(word) < 2 or " " in word or (word[0] in "로노" and word[1:] in PARTICLES):
        return
    choices = [tuple(_choices(word, i)) for i in range(len(word))]
    yield from ("".join(syllables) for syllables in product(*choices))


def _choices(word: str, i: int) -> Iterator[str]:
    syllable = word[i]
    yield syllable
    if i and syllable in WITHIN and _open(word[i - 1]):
        yield WITHIN[syllable]
        return
    if len(word) == 2 and (i or (syllable in NATIVE and not _listed(word))):
        return
    if syllable in SOUTH:
        yield SOUTH[syllable]
    yield from NORTH.get(syllable, ())


def _open(syllable: str) -> bool:
    """Whether a syllable ends in a vowel or ㄴ."""
    return "가" <= syllable <= "힣" and (ord(syllable) - _BASE) % _CODA in (0, 4)


def _listed(word: str) -> bool:
    heads = (word[0], *NORTH.get(word[0], ()))
    return any(head + word[1:] in _lists()[1] for head in heads)


def _known(word: str) -> Iterator[str]:
    """The word with a spelling that the pack knows put in the place of another."""
    groups, _ = _lists()
    for size in range(len(word), 1, -1):
        for start in range(len(word) - size + 1 if size > 2 else 1):
            group = groups.get(word[start : start + size])
            if group:
                yield from (word[:start] + other + word[start + size :] for other in group)
                return


@cache
def _lists() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Form -> all forms of its word; and the words whose head is like a native ending."""
    file = files("tealeaves").joinpath(*SPELLINGS)
    tables = rtoml.loads(file.read_text(encoding="utf-8"))["words"]
    lists = {table["id"]: table["forms"] for table in tables}
    groups: dict[str, tuple[str, ...]] = {}
    for line in lists["korean-spellings"]:
        forms = tuple(form.strip() for form in line.split("="))
        for form in forms:
            groups[form] = (*groups.get(form, ()), *(f for f in forms if f != form))
    return groups, frozenset(lists["korean-initial-sounds"])
