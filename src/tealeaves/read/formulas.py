"""Stock phrases that a watcher tracks from text to text.

Phrases of fixed wording come as mentions; phrases with a filler are the patterns of the packs'
formula entries. In a second-hand text a short quoted phrase is a formula too: the reporter
quotes it because its wording matters.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tealeaves import evidence
from tealeaves.read.genre import house
from tealeaves.types import Article, Formula, FormulaEntry, Mention, Pack

# A watcher's list, not a concordance: a long text yields no more than this many.
MOST = 12
WORD = re.compile(r"[A-Za-z][\w’'-]*")
SMALL = frozenset(
    (
        "a an the of to in on and for with by at from is are was be its it this that their his "
        "her our your my i we you they as or will would has have had which who not no"
    ).split()
)
TRAILING = SMALL - {"you", "us", "them", "him"}
LAST = re.compile(r"\s*([\w’'.-]+)[ ,]*$")
QUOTED = re.compile("[“\"]([^“”\"\n]{4,90})[”\"]")
BODY = ("paragraph", "list", "heading")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase in the clean text, with what speaks for it."""

    start: int
    end: int
    entry: FormulaEntry | None
    weight: float


def find_formulas(
    article: Article, mentions: Sequence[Mention], pack: Pack
) -> tuple[Formula, ...]:
    """The weightiest stock phrases, at most MOST, by place; none overlaps another.

    Weight is the number of words that are not small grammar words; a fixed phrase of one such
    word is none.
    """
    found = [
        *_fixed(article, mentions, pack),
        *_filled(article, pack),
        *_quoted(article, pack),
    ]
    chosen: list[Candidate] = []
    for one in sorted(found, key=lambda c: (-c.weight, c.start)):
        if len(chosen) == MOST:
            break
        if all(one.end <= other.start or other.end <= one.start for other in chosen):
            chosen.append(one)
    return tuple(
        Formula(
            evidence.span(article, c.start, c.end),
            c.entry.family if c.entry else None,
            c.entry.note if c.entry else "quoted wording",
        )
        for c in sorted(chosen, key=lambda c: c.start)
    )


def weight(text: str) -> int:
    """How many words of the text are no small grammar words."""
    return sum(word.lower() not in SMALL for word in WORD.findall(text))


def _fixed(article: Article, mentions: Sequence[Mention], pack: Pack) -> Iterator[Candidate]:
    text = article.view.text
    for m in mentions:
        if m.kind == "formula":
            words = text[m.start : m.end]
            if weight(words) > 1 and _in_body(article, m.start):
                yield Candidate(m.start, m.end, pack.formulas.get(m.keys[0]), weight(words))


def _filled(article: Article, pack: Pack) -> Iterator[Candidate]:
    text = article.view.text
    entries = [entry for entry in pack.formulas.values() if entry.patterns]
    for passage in article.passages:
        if passage.role not in BODY:
            continue
        for entry in entries:
            for pattern in entry.patterns:
                for m in _compiled(pattern).finditer(text, passage.start, passage.end):
                    end = _whole(text, m.start(), m.end())
                    if end > m.start():
                        words = weight(text[m.start() : end])
                        yield Candidate(m.start(), end, entry, words + 0.5)


def _whole(text: str, start: int, end: int) -> int:
    """The end cut back to a whole word that is no small grammar word."""
    while end > start:
        base = max(start, end - 40)
        word = LAST.search(text[base:end])
        if word is None:
            return end
        cut = text[end : end + 1].isalpha() and text[end - 1 : end].isalpha()
        if not cut and word.group(1).lower() not in TRAILING:
            return base + word.end(1)
        end = base + word.start()
    return end


def _quoted(article: Article, pack: Pack) -> Iterator[Candidate]:
    home = house(article, pack)
    if home is not None and home.country in ("PRK", "CHN", "RUS"):
        return
    text = article.view.text
    for passage in article.passages:
        if passage.role not in BODY:
            continue
        for m in QUOTED.finditer(text, passage.start, passage.end):
            words = m.group(1).rstrip(".,;")
            if 2 <= len(words.split()) <= 9 and words[:1].islower():
                yield Candidate(m.start(1), m.start(1) + len(words), None, weight(words) + 3)


def _in_body(article: Article, at: int) -> bool:
    return any(p.start <= at < p.end and p.role in BODY for p in article.passages)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
