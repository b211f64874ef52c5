"""The day of issue as the page prints it: in its metadata, its date line, byline or address.

Never an expiry, a change or a date of the story; where the figures allow two days, both are kept.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tealeaves.page.days import Printed, printed_days, weekday
from tealeaves.spans import Span
from tealeaves.types import Block, Dated

LONGEST = 220  # characters of a line that may be a date line
DIGIT = re.compile(r"\d")
LABEL = re.compile(
    r"\b(?:published|posted|issued|released|first published|publication date|date"
    r"|veröffentlicht|erstellt|publié|publicado|pubblicato)\b|입력|등록|승인|송고|게재",
    re.I,
)
# hit: {"published_time":"2023-06-30T   left by a script     miss: "modified_time":"2023-06-30
STATED = re.compile(
    r"""["'](?:\w+:)?(?:date_?published|published_?(?:time|at|on|date)|pub_?date)["']\s?[:=]\s?["']$""",
    re.I,
)
CHANGED = re.compile(
    r"\b(?:updated|modified|revised|edited|changed|aktualisiert|geändert)\b|수정|최종", re.I
)
OTHER_DAY = re.compile(
    r"\b(?:expires?|until|valid|deadline|closes|due|since|born|copyright|archived?|retrieved|accessed|event|starts)\b|©|ⓒ",
    re.I,
)
URL_DAY = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-]|\D|$)"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that markup states: `kind` published, modified or other."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Candidate:
    rank: int  # 0 is best
    days: tuple[str, ...]
    span: Span | None


def find_published(
    blocks: Sequence[Block],
    stamps: Sequence[Stamp],
    url: str | None,
    language_tag: str | None = None,
) -> tuple[Dated | None, bool]:
    """The printed day of issue, and whether it is ambiguous."""
    found = sorted(_candidates(blocks, stamps, url), key=lambda c: c.rank)
    if not found:
        return None, False
    best = found[0]
    days = _settled(best.days, blocks, found, language_tag)
    spans = [c.span for c in found if c.span is not None and set(days) & set(c.days)]
    evidence = tuple(dict.fromkeys(spans))[:2]
    if len(days) == 1:
        return Dated(days[0], "day", "printed", evidence), False
    low, high = min(days), max(days)
    return Dated(
        low, "day", "printed", evidence, latest=high, why="day and month may be swapped"
    ), True


def agreeing(blocks: Sequence[Block], day: str) -> tuple[Span, ...]:
    """Printed dates in the date lines of a page that can mean a given day."""
    spans = (c.span for c in _candidates(blocks, (), None) if day in c.days)
    return tuple(dict.fromkeys(s for s in spans if s is not None))[:2]


def _candidates(
    blocks: Sequence[Block], stamps: Sequence[Stamp], url: str | None
) -> Iterator[Candidate]:
    for stamp in stamps:
        first = next(printed_days(stamp.value), None)
        if first is not None and stamp.kind in ("published", "time"):
            yield Candidate(0 if stamp.kind == "published" else 2, first.days, None)
    title = next((i for i, b in enumerate(blocks) if b.role == "title"), None)
    body = [i for i, b in enumerate(blocks) if b.role in ("paragraph", "list")]
    first_body = next((i for i in body if not _only_date(blocks[i])), len(blocks))
    last_body = body[-1] if body else -1
    for i, block in enumerate(blocks):
        text = block.view.text
        if len(text) > LONGEST or DIGIT.search(text) is None:
            continue
        near = (title or 0) <= i < first_body
        inside = i <= last_body or near
        for date in printed_days(text):
            rank = _rank(text, date, block, near, inside)
            if rank is not None:
                yield Candidate(rank, date.days, block.view.span(date.start, date.end))
    if url and (m := URL_DAY.search(url)):
        yield Candidate(8, (f"{m[1]}-{m[2]}-{m[3]}",), None)


def _only_date(block: Block) -> bool:
    text = block.view.text
    if len(text) > LONGEST or DIGIT.search(text) is None:
        return False
    date = next(printed_days(text), None)
    return (
        date is not None and len(text) - (date.end - date.start) < 30 and not text.endswith("다.")
    )


def _rank(text: str, date: Printed, block: Block, near: bool, inside: bool) -> int | None:
    """How good a printed date is as the day of issue; None for a date of something else."""
    before = text[max(0, date.start - 40) : date.start]
    label = _last(before)
    alone = len(text) - (date.end - date.start) < 30
    if STATED.search(before):
        return 1
    if label == "other":
        return None
    if label == "changed":
        return 7 if near or inside else None
    if label == "published" and (alone or near):
        return 1
    if block.role == "byline":
        return 3
    if alone and near:
        return 4
    if near and block.role in ("chrome", "dateline"):
        return 5
    if alone and inside and block.role == "dateline":
        return 5
    if alone and inside:
        return 6
    return None


def _last(before: str) -> str | None:
    """Which label stands nearest before a date."""
    found = [
        (m.start(), name)
        for name, pattern in (("published", LABEL), ("changed", CHANGED), ("other", OTHER_DAY))
        for m in pattern.finditer(before)
    ]
    if not found:
        return None
    names = {name for _, name in found}
    return (
        "changed"
        if names == {"published", "changed"} and "date" in before.lower()
        else max(found)[1]
    )


def _settled(
    days: tuple[str, ...],
    blocks: Sequence[Block],
    found: Sequence[Candidate],
    language_tag: str | None,
) -> tuple[str, ...]:
    """One reading of a numeric date where the page settles it; `days`: day first, month first."""
    if len(days) < 2:
        return days
    sure = {c.days[0] for c in found if len(c.days) == 1}
    if hit := [day for day in days if day in sure]:
        return (hit[0],)
    named = _weekdays(blocks)
    fitting = [day for day in days if weekday(day) in named]
    if len(fitting) == 1:
        return (fitting[0],)
    order = _order(blocks)
    if order is None and language_tag:
        tag = language_tag.lower()
        order = {"en-us": 1, "en-gb": 0, "en-au": 0, "en-nz": 0, "en-ie": 0, "en-in": 0}.get(tag)
    return days if order is None else (days[order],)


def _weekdays(blocks: Sequence[Block]) -> set[str]:
    kept = " ".join(b.view.text[:2000] for b in blocks if b.role != "chrome")[:20_000].lower()
    return {
        day
        for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
        if day in kept
    }


def _order(blocks: Sequence[Block]) -> int | None:
    """0 when the page's other numeric dates put the day first, 1 for the month, else None."""
    firsts = set()
    for block in blocks:
        if len(block.view.text) > LONGEST:
            continue
        for date in printed_days(block.view.text):
            if date.numeric and len(date.days) == 1:
                head = re.match(r"\d+", block.view.text[date.start :])
                if head is not None and "." not in block.view.text[date.start : date.end]:
                    firsts.add(0 if int(head.group()) > 12 else 1)
    return firsts.pop() if len(firsts) == 1 else None
