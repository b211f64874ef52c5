"""How one state of a text differs from another: nothing, a trifle or really; and where.

A trifle is what says nothing: clocks, ages, counts, copyright lines, white space, commas, the
shape of quotation marks. Data are words, their capitals, numbers, brackets, and quotation marks
that come or go.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tealeaves.archive.versions.align import align
from tealeaves.archive.versions.stamps import without_stamps
from tealeaves.archive.versions.twins import twins
from tealeaves.words import folded, sentences, squash

Change = Literal["none", "trivial", "real"]
Kind = Literal["kept", "changed", "added", "dropped", "moved"]
Range = tuple[int, int]  # characters of the text, end excluded

MARKS = re.compile("''|``|[\"“”„‟«»‹›‘’‚‛'`´《》〈〉「」『』]")
DATA = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[\"()\[\]{}【】〔〕?!%$€£₩¥&@#*]"
)
TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
LINK = 3  # letters of a word between two changes that belong together


@dataclass(frozen=True, slots=True)
class Run:
    """Words that became other words. An empty range is the place where words came or went."""

    old: Range
    new: Range
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A sentence (or two that became one) in the old text, the new one, or both."""

    kind: Kind
    old: Range | None
    new: Range | None
    runs: tuple[Run, ...] = ()


def change_of(old: str, new: str, language: str = "und") -> Change:
    """How the clean text `new` differs from `old`; the language decides nothing yet."""
    if old == new:
        return "none"
    return "trivial" if data_of(old) == data_of(new) else "real"


def data_of(text: str) -> list[str]:
    """What of a text is data, in order."""
    plain = unicodedata.normalize("NFKC", MARKS.sub(_mark, without_stamps(text)))
    plain = "".join(c for c in plain if c.isascii() or unicodedata.category(c) != "Cf")
    return [
        token.replace(",", "") if token[0].isdigit() else token for token in DATA.findall(plain)
    ]


def _mark(m: re.Match[str]) -> str:
    """An apostrophe within a word stays; every other mark is a quotation mark."""
    at, text = m.start(), m.string
    if m.group() in "'’`´‘" and 0 < at < len(text) - 1:
        within = text[at - 1].isalnum() and text[at + 1].isalnum()
        return "'" if within else '"'
    return '"'


def difference(old: str, new: str) -> tuple[Changed, ...]:
    """Every sentence of both texts, in the order of the new one, with what became of it."""
    a, b = list(sentences(old)), list(sentences(new))
    one = [squash(folded(old[s:e])) for s, e in a]
    two = [squash(folded(new[s:e])) for s, e in b]
    found: list[Changed] = []
    for tag, i1, i2, j1, j2 in align(*_sure(one, two)):
        if tag == "equal":
            found += (Changed("kept", *pair) for pair in zip(a[i1:i2], b[j1:j2], strict=True))
        else:
            found += _changed(old, new, (a[i1:i2], one[i1:i2]), (b[j1:j2], two[j1:j2]))
    return tuple(_moved(old, new, found))


def _sure(one: Sequence[str], two: Sequence[str]) -> tuple[list[object], list[object]]:
    """Both as keys that are equal only where a sentence stands in both equally often.

    "He went on:" may stand anywhere; what it lies between says which of them is which.
    """
    counts = Counter(one), Counter(two)
    keys: tuple[list[object], list[object]] = [], []
    for side, sentences_ in enumerate((one, two)):
        seen: Counter[str] = Counter()
        for n, sentence in enumerate(sentences_):
            seen[sentence] += 1
            same = counts[0][sentence] == counts[1][sentence]
            keys[side].append((sentence, seen[sentence]) if same else (side, n))
    return keys


Part = tuple[Sequence[Range], Sequence[str]]


def _changed(old: str, new: str, a: Part, b: Part) -> Iterator[Changed]:
    """Sentences that are not the same, paired where one is a rewriting of the other."""
    i = j = 0
    for i1, i2, j1, j2 in (*twins(a[1], b[1]), (len(a[0]), len(a[0]), len(b[0]), len(b[0]))):
        yield from (Changed("dropped", place, None) for place in a[0][i:i1])
        yield from (Changed("added", None, place) for place in b[0][j:j1])
        if i1 < i2:
            here, there = (a[0][i1][0], a[0][i2 - 1][1]), (b[0][j1][0], b[0][j2 - 1][1])
            runs = runs_of(old, new, here, there)
            yield Changed("changed" if runs else "kept", here, there, runs)
        i, j = i2, j2


def _moved(old: str, new: str, found: Sequence[Changed]) -> Iterator[Changed]:
    """A sentence dropped here and added there has moved."""
    dropped: dict[str, list[Changed]] = {}
    for one in found:
        if one.kind == "dropped" and one.old:
            dropped.setdefault(_bare(old, one.old), []).append(one)
    gone: set[Changed] = set()
    out = []
    for one in found:
        twin = dropped.get(_bare(new, one.new)) if one.kind == "added" and one.new else None
        if twin:
            gone.add(twin[-1])
            one = replace(one, kind="moved", old=twin.pop().old)
        out.append(one)
    return (one for one in out if one not in gone)


def _bare(text: str, place: Range) -> str:
    return " ".join(data_of(text[slice(*place)]))


def runs_of(old: str, new: str, here: Range, there: Range) -> tuple[Run, ...]:
    """The words of `old[here]` that became other words in `new[there]`."""
    a = [m.span() for m in TOKEN.finditer(old, *here)]
    b = [m.span() for m in TOKEN.finditer(new, *there)]
    one, two = _slices(old, a, here), _slices(new, b, there)
    ops = [op for op in align(one, two) if op[0] != "equal"]
    runs = []
    for i1, i2, j1, j2 in _joined(one, [(op[1], op[2], op[3], op[4]) for op in ops]):
        before, after = _range(a, i1, i2, here), _range(b, j1, j2, there)
        runs.append(Run(before, after, old[slice(*before)], new[slice(*after)]))
    return tuple(runs)


def _slices(text: str, places: Sequence[Range], within: Range) -> list[str]:
    """The words at places, marks straight: their shape is no change worth showing."""
    start = within[0]
    piece = folded(text[slice(*within)])
    return [piece[s - start : e - start] for s, e in places]


def _joined(
    words: Sequence[str], ops: Sequence[tuple[int, int, int, int]]
) -> Iterator[tuple[int, int, int, int]]:
    """Changes parted by a comma or a little word alone are read as one."""
    held: tuple[int, int, int, int] | None = None
    for op in ops:
        if held and op[0] - held[1] == 1 and _belongs(words[held[1]], held, op):
            held = (held[0], op[1], held[2], op[3])
            continue
        if held:
            yield held
        held = op
    if held:
        yield held


def _belongs(between: str, one: tuple[int, int, int, int], two: tuple[int, int, int, int]) -> bool:
    """Whether two changes round a short word read better as one: both put words for words."""
    both = all(op[0] < op[1] and op[2] < op[3] for op in (one, two))
    return both and len(between) <= LINK


def _range(places: Sequence[Range], start: int, end: int, within: Range) -> Range:
    if start < end:
        return places[start][0], places[end - 1][1]
    at = places[start - 1][1] if start else within[0]
    return at, at
