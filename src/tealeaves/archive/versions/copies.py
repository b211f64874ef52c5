"""Near copies: the same text under other outlets' names, datelines and headlines.

Two texts are near copies when the shorter one is nearly all in the longer one and nothing that
matters was put in the place of something else: another name or number in the same sentence makes
another text (a greeting to somebody else, next year's anniversary). Which texts are worth a look
is found by a sketch: the lowest hashes of all runs of words.
"""

import hashlib
import re
import struct
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from difflib import SequenceMatcher

from tealeaves.archive.versions import polarity
from tealeaves.archive.versions.align import align
from tealeaves.archive.versions.headlines import WORD, fold, headline_of, same_headline

SHINGLE = 5  # words of a run
PERMUTATIONS = 64  # hashes kept of a text: the lowest of its runs
BANDS = 16  # of these, how many are looked up
COVERED = 0.8  # least share of the shorter text that the longer one has
OWN = 0.9  # the same between two texts of one outlet
WHOLE = 0.6  # least length of the shorter text, as a share, where an outlet says it again later
LEAST = 0.25  # the same anywhere else
SLOT = 15  # words at most of something put in the place of something else
FEW = 6  # words of a change that may turn a statement into its denial
SHORT = 25  # words; shorter texts say the same again another day
FRESH = 7  # days within which a short text is a copy
ROOM = 300  # words for each name or number that may differ

# hit: SEOUL, Aug. 6 (Agency) --   SEOUL (Agency) - The     miss: The envoy - a stranger - left
DATELINE = re.compile(
    r"\s{0,8}(?=[^a-z\n]{0,3}[^\W\d_a-z])(?:[^\n(]{0,60}\([^()\n]{1,60}\)\s{0,3}(?:--|[—–:=-])"
    r"|[^\n/]{0,60}/[^/\n]{1,30}/(?:\.|\s?(?:--|[—–-]))"
    r"|(?:[^\W\da-z_][\w.'’-]{0,20}[,\s]\s?|\d{1,4}[.,]?\s){1,8}(?:--|[—–])"
    r"|(?=[^\n:.]{0,40}\d)[^\n:.]{1,40}:|[A-Z]{3}[A-Z ,]{0,40} -)\s"
)
# hit: (서울=통신) 홍길동 기자 =    【평양 8월 5일발 통신】
BRACKETED = re.compile(r"\s{0,8}[\[(【〔][^\])】〕\n]{2,50}[\])】〕](?:[^=\n.]{0,30}=)?\s?")
OPENING = re.compile(r"[.!?:\n\"“'‘]")
HEAD = 4  # lines that may hold the dateline


@dataclass(frozen=True, slots=True)
class Story:
    """What decides whether two documents are copies."""

    text: str
    title: str | None = None
    outlet: str | None = None
    date: str | None = None  # YYYY-MM-DD, or coarser


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words of a text and where they stand in it."""

    text: str
    spans: tuple[tuple[int, int], ...]
    folded: tuple[str, ...]

    def telling(self, start: int, end: int, every: bool) -> list[str]:
        """Names and numbers among words `start` to `end`, as far as writing tells; or all."""
        words = self.folded[start:end]
        if every:
            return list(words)
        return polarity.in_digits([w for i, w in enumerate(words, start) if self._marked(i)])

    def _marked(self, i: int) -> bool:
        """A number, or a capital that does not only begin a sentence; any word without capitals."""
        start, end = self.spans[i]
        word, before = self.text[start:end], self.text[self.spans[i - 1][1] if i else 0 : start]
        if any(c.isdigit() for c in word) or polarity.telling(self.folded[i]):
            return True
        if not (word[0].isupper() or word[0].islower()):
            return True  # a script without capitals does not tell
        return word[0].isupper() and before != "" and not OPENING.search(before)


def minhash_of(text: str) -> bytes | None:
    """The lowest PERMUTATIONS hashes of the runs of words after the dateline, 4 bytes each, rising.

    None where there are fewer than SHINGLE words.
    """
    words = fold(body_of(text, None))
    runs = {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    if not runs:
        return None
    lowest = sorted({_hash(run) for run in runs})[:PERMUTATIONS]
    return struct.pack(f">{len(lowest)}I", *lowest)


def bands_of(minhash: bytes | None, title: str | None, text: str) -> tuple[int, ...]:
    """The numbers that two near copies share at least one of; a headline alone has one."""
    headline = headline_of(title, text)
    if headline is not None:
        return (-1 - _hash("headline " + headline.core),) if headline.core else ()
    if minhash is None:
        return ()
    return values(minhash)[:BANDS]


def values(minhash: bytes) -> tuple[int, ...]:
    """The hashes of a sketch, rising."""
    return struct.unpack(f">{len(minhash) // 4}I", minhash)


def likeness(one: bytes | None, other: bytes | None, least: float = 0.0) -> float:
    """About how much of all runs of two sketched texts both have, 0 to 1; 0 for under `least`."""
    a, b = frozenset(values(one or b"")), frozenset(values(other or b""))
    common = a & b
    # of the lowest hashes there are as many as the longer sketch has
    if not common or len(common) < least * min(max(len(a), len(b)), PERMUTATIONS):
        return 0.0
    lowest = sorted(a | b)[:PERMUTATIONS]
    return sum(value <= lowest[-1] for value in common) / len(lowest)


def alike(one: Story, other: Story) -> bool:
    """Whether two documents are near copies."""
    return closeness(one, other) > 0


def closeness(one: Story, other: Story) -> float:
    """How much of the longer of two near copies the other one has, up to 1; 0: no copies."""
    heads = headline_of(one.title, one.text), headline_of(other.title, other.text)
    apart = days_apart(one.date, other.date)
    if heads[0] is not None and heads[1] is not None:
        return float(same_headline(heads[0], heads[1], (one.outlet, other.outlet), apart))
    if heads[0] is not None or heads[1] is not None:
        return 0.0
    return _same_text(one, other, apart)


def days_apart(one: str | None, other: str | None) -> int | None:
    """Days between two dates; None where one is not known to the day."""
    try:
        return abs((Date.fromisoformat(one or "") - Date.fromisoformat(other or "")).days)
    except ValueError:
        return None


def _same_text(one: Story, other: Story, apart: int | None) -> float:
    a, b = words_of(one), words_of(other)
    shorter, longer = sorted((len(a.folded), len(b.folded)))
    elsewhere = bool(one.outlet and other.outlet and one.outlet != other.outlet)
    again = not elsewhere and bool(apart)  # the same outlet on another day: a series, or a reprint
    if not shorter or shorter < (WHOLE if again else LEAST) * longer:
        return 0.0
    late = (apart or 0) > FRESH
    if shorter < SHORT and (again or late):
        return 0.0
    ops = align(a.folded, b.folded)
    kept = sum(i2 - i1 for tag, i1, i2, _, _ in ops if tag == "equal")
    if kept < (COVERED if elsewhere else OWN) * shorter:
        return 0.0
    slots = [(a, i1, i2, b, j1, j2) for tag, i1, i2, j1, j2 in ops if tag == "replace"]
    names = frozenset(fold(f"{one.outlet or ''} {other.outlet or ''}"))
    every = again or shorter < SHORT
    differing = sum(_differs(*slot, names, every) for slot in slots)
    differing += sum(
        _denied(a.folded[i1:i2], b.folded[j1:j2]) for tag, i1, i2, j1, j2 in ops if tag != "equal"
    )
    room = 0 if again or late else kept // ROOM
    return kept / longer if differing <= room else 0.0


def _differs(
    a: Words, i1: int, i2: int, b: Words, j1: int, j2: int, names: frozenset[str], any_word: bool
) -> bool:
    """Whether a slot holds one name or number here and another one there."""
    if i2 - i1 > SLOT or j2 - j1 > SLOT:
        return False  # a passage for another passage
    here, there = a.folded[i1:i2], b.folded[j1:j2]
    if "".join(here) == "".join(there):
        return False
    one, two = a.telling(i1, i2, any_word), b.telling(j1, j2, any_word)
    left = [w for w in one if w not in names and not any(_misspelt(w, x) for x in two)]
    right = [w for w in two if w not in names and not any(_misspelt(w, x) for x in one)]
    return bool(left and right)


def _denied(here: Sequence[str], there: Sequence[str]) -> bool:
    """Whether a few words say no here or there alone: a denial beside the statement."""
    few = FEW if here and there else FEW // 2
    return max(len(here), len(there)) <= few and polarity.denies(here) != polarity.denies(there)


def _misspelt(word: str, other: str) -> bool:
    """Whether two words are one, perhaps misspelt."""
    if word == other:
        return True
    if any(c.isdigit() for c in word + other) or min(len(word), len(other)) < 3:
        return False
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= 0.7


def words_of(story: Story) -> Words:
    """The words of a story without its headline and dateline."""
    text = body_of(story.text, story.title)
    spans = tuple(m.span() for m in WORD.finditer(text))
    return Words(text, spans, tuple(text[start:end].casefold() for start, end in spans))


def body_of(text: str, title: str | None) -> str:
    """The text without its headline and the dateline of its first lines."""
    text = unicodedata.normalize("NFC", text).lstrip()
    if title and text.startswith(title):
        text = text[len(title) :].lstrip()
    return "\n".join(_lines(text))


def _lines(text: str) -> Iterator[str]:
    open_ = True
    for n, line in enumerate(text.split("\n")):
        m = (DATELINE.match(line) or BRACKETED.match(line)) if open_ and n < 2 * HEAD else None
        open_ = open_ and m is None
        yield line[m.end() :] if m else line


def _hash(run: str) -> int:
    digest = hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big")
