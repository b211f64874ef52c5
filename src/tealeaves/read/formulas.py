"""Stock phrases that a watcher tracks from text to text.

Phrases of fixed wording come as mentions; phrases with a filler are the patterns of the packs'
formula entries. In a second-hand text a short quoted phrase is a formula too: the reporter
quotes it because its wording matters.
"""

import heapq
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tealeaves import evidence
from tealeaves.knowledge import FormulaEntry, Pack
from tealeaves.read.genre import house, speaks_for
from tealeaves.read.patterns import patterns
from tealeaves.read.wording import stems, undotted
from tealeaves.types import Article, Formula, Mention

# A watcher's list, not a concordance: a long text yields no more than this many.
MOST = 12
LEAST = 6  # a short text may have so many
ROOM = 170  # characters of text for each phrase beyond that
LIKENESS = 0.75  # what a phrase loses for each one chosen that the same pattern found
IDIOM = 2.0  # what a figure of speech has over a phrase of plain words
IDIOMS = ("agitation", "borrowed-slogan", "people-first", "ridicule", "relationship-common")
COMPARED = 300  # candidates at most, so that a long text takes no longer to choose from
FEW = 3  # in a text with no more phrases than these, a repeat counts
WORD = re.compile(r"[A-Za-z][\w’'-]*")
SMALL = frozenset(
    (
        "a an the of to in on and for with by at from is are was be its it this that their his "
        "her our your my i we you they as or will would has have had which who not no"
    ).split()
)
TRAILING = SMALL - {"you", "us", "them", "him"}
LAST = re.compile(r"\s*([\w’'.-]+)[ ,]*$")
QUOTED = re.compile('[“"]([^“”"\n]{4,90})[”"]')
# a quoted clause is what somebody said, not a phrase
FINITE = re.compile(r"\b(?:will|would|may|might|can|could|should|shall|is|are|was|were|has|have)\b")
CALLED = re.compile(
    r"\b(?:what (?:it|he|she|they) (?:calls?|called|termed)|"
    r"(?:described|portrayed|denounced|branded)[^.\n]{0,60}? as(?: that of)?|"
    r"to (?:punish|defeat|fight))\s+"
    r"(?:the |a |an )?((?:[a-z][\w’-]*,? ){1,7}[a-z][\w’-]*)"
)
# what a phrase does not begin with: a participle or adverb of the clause before it
LEADING = re.compile(
    r"(?:(?:[a-z]{2,20}ing|[a-z]{2,20}ly|now|all|still|even|more|thus|also|very|most|former) )*"
)
# whose it is: "right of the people"
OWNER = re.compile(
    r" of (?:the |our |its |their )?(?!(?:all|which|this|any|those)\b)"
    r"(?:[A-Z]?[a-z][\w’-]{1,20})(?: people)?"
)
BODY = ("paragraph", "list", "heading")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase in the clean text, with what speaks for it."""

    start: int
    end: int
    entry: FormulaEntry | None
    weight: float
    kind: str  # what found it: a second find of one kind weighs less


def find_formulas(article: Article, mentions: Sequence[Mention], pack: Pack) -> tuple[Formula, ...]:
    """The weightiest stock phrases, at most MOST, by place; none overlaps another.

    Weight is the number of words that are not small grammar words; a fixed phrase of one such
    word is none.
    """
    text = undotted(article.view.text)
    found = [
        *_fixed(article, mentions, pack),
        *_filled(article, text, pack),
        *_quoted(article, pack),
        *_loaded(article, text, pack),
    ]
    chosen = _chosen(article.view.text, found)
    return tuple(
        Formula(
            evidence.span(article, c.start, c.end),
            c.entry.family if c.entry else None,
            c.entry.note if c.entry else None,
        )
        for c in sorted(chosen, key=lambda c: c.start)
    )


def _chosen(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The weightiest, one after another; one that is like those chosen before weighs less."""
    most = min(MOST, max(LEAST, len(text) // ROOM))
    chosen: list[Candidate] = []
    seen: set[str] = set()
    kinds: Counter[str] = Counter()
    left = _weighty(text, found)
    while left and len(chosen) < most:
        best = max(left, key=lambda c: (c.weight - LIKENESS * kinds[c.kind], -c.start))
        words = text[best.start : best.end].lower()
        left = [c for c in left if c.end <= best.start or best.end <= c.start]
        if words in seen and len(chosen) >= FEW:
            continue
        chosen.append(best)
        seen.add(words)
        kinds[best.kind] += 1
    return chosen


def _weighty(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates worth comparing: few of one wording, the heaviest of all."""
    wordings: Counter[str] = Counter()
    kept = []
    for one in found:
        words = text[one.start : one.end].lower()
        wordings[words] += 1
        if wordings[words] <= FEW:
            kept.append(one)
    return heapq.nlargest(COMPARED, kept, key=lambda c: (c.weight, -c.start))


def weight(text: str) -> int:
    """How many words of the text are no small grammar words."""
    return sum(word.lower() not in SMALL for word in WORD.findall(text))


def _fixed(article: Article, mentions: Sequence[Mention], pack: Pack) -> Iterator[Candidate]:
    text = article.view.text
    for m in mentions:
        if m.kind == "epithet":
            words = text[m.start : m.end]
            if weight(words) > 2 and _in_body(article, m.start):
                yield Candidate(m.start, m.end, None, weight(words), "epithet")
        if m.kind == "formula":
            words = text[m.start : m.end]
            if weight(words) > 1 and _in_body(article, m.start):
                entry = pack.formulas.get(m.keys[0])
                yield Candidate(m.start, m.end, entry, weight(words), m.keys[0])


def _filled(article: Article, text: str, pack: Pack) -> Iterator[Candidate]:
    pairs = [(form, entry) for entry in pack.formulas.values() for form in entry.patterns]
    ready = patterns(tuple(form for form, _ in pairs))
    for number, m in ready.matches(text, _body(article)):
        form, entry = pairs[number]
        end = _whole(text, m.start(), m.end())
        if end > m.start():
            words = weight(text[m.start() : end])
            idiom = IDIOM if entry.family in IDIOMS else 0.5
            if words > 1:
                yield Candidate(m.start(), end, entry, words + idiom, form)


def _body(article: Article) -> list[tuple[int, int]]:
    return [(p.start, p.end) for p in article.passages if p.role in BODY]


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
    if speaks_for(house(article, pack)) is not None:
        return
    text = article.view.text
    for passage in article.passages:
        if passage.role not in BODY:
            continue
        for m in CALLED.finditer(text, passage.start, passage.end):
            words = m.group(1)
            if weight(words) > 1:
                yield Candidate(m.start(1), m.end(1), None, weight(words) + 2, "")
        for m in QUOTED.finditer(text, passage.start, passage.end):
            words = m.group(1).rstrip(".,;")
            if 2 <= len(words.split()) <= 9 and words[:1].islower() and not FINITE.search(words):
                yield Candidate(m.start(1), m.start(1) + len(words), None, weight(words) + 3, "")


def _loaded(article: Article, text: str, pack: Pack) -> Iterator[Candidate]:
    """Runs of words with praise or blame in them, in a state's own text: they fill what is left.

    Two loaded words in one run weigh more than any number of plain ones.
    """
    if speaks_for(house(article, pack)) is None:
        return
    ending = _listed(pack, "formula-verbs")
    run, offices = _run(ending), frozenset(_listed(pack, "office-heads"))
    loaded = stems(pack, "stance-blame", "stance-praise", "formula-loaded")
    for passage in article.passages:
        if passage.role not in BODY:
            continue
        for m in run.finditer(text, passage.start, passage.end):
            start = m.start() + len(LEADING.match(m.group()).group())  # type: ignore[union-attr]
            words = text[start : m.end()]
            marks = len(loaded.findall(words))
            if marks and weight(words) > 1 and offices.isdisjoint(words.lower().split()):
                end = OWNER.match(text, m.end(), passage.end)
                yield Candidate(
                    start, end.end() if end else m.end(), None, marks / 2 + weight(words) / 20, ""
                )


def _listed(pack: Pack, name: str) -> tuple[str, ...]:
    return pack.words[name].forms if name in pack.words else ()


@lru_cache(maxsize=64)
def _run(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """Words in a row, without small ones and the verbs given."""
    stop = "|".join(sorted(SMALL.union(verbs)))
    word = rf"(?!(?:{stop})\b)[a-z][\w’'-]{{1,30}}"
    return re.compile(rf"\b{word}(?: {word}){{1,4}}")


def _in_body(article: Article, at: int) -> bool:
    return any(p.start <= at < p.end and p.role in BODY for p in article.passages)
