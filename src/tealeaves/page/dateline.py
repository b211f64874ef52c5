"""The agency line that opens a report: `Pyongyang, July 16 (KCNA) --`, or its Korean form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

from tealeaves.page.days import MONTH, month_number, real_day
from tealeaves.spans import Span
from tealeaves.types import Block, Dateline

LOOKED_AT = 4  # kept blocks after the title in which a dateline may open
HEAD = 160  # characters of a block

# hit: Pyongyang, July 16 (KCNA) -- The     SEOUL, March 3, 2024 (Yonhap) --
#      OSLO, 5 June 2024 – The
# miss: In Pyongyang, July 16 was a holiday
DATED = re.compile(
    rf"""[“"(\[]?(?P<place>[A-Z][\w.'’-]{{1,30}}(?:[\s,]\s?[A-Z][\w.'’-]{{1,30}}){{0,3}}),\s
        (?P<words>(?:(?P<month>{MONTH})\.?\s(?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}})\s(?P<month2>{MONTH})\.?)
        (?:,?\s(?P<year>\d{{4}}))?)\.?\s?
        (?:\((?P<agency>[A-Z][\w .&'’-]{{1,40}})\)|/(?P<agency2>[A-Z][\w .-]{{1,30}})/
           |(?=(?:--?|[–—])\s))""",
    re.X,
)
# hit: MADRID (AP) — Thousands     Beijing (Xinhua) --      miss: The ministry (MFA) said
UNDATED = re.compile(
    r"""(?P<place>[A-Z][\w.'’-]{1,30}(?:[\s,]\s?[A-Z][\w.'’-]{1,30}){0,3})\s
        \((?P<agency>[A-Z][\w .&'’-]{1,40})\)\s?(?:--?|[–—])\s?""",
    re.X,
)
# hit: (평양 7월 20일발 조선중앙통신)   【평양 1월 1일발 조선중앙통신】
KOREAN = re.compile(
    r"""[(\[【〔]\s?(?P<span>(?P<place>[가-힣]{2,8})\s?(?P<words>(?:(?P<year>\d{4})년\s?)?(?P<month>\d{1,2})월\s?(?P<day>\d{1,2})일)
        \s?발?\s(?P<agency>[가-힣]{2,14}))\s?[)\]】〕]""",
    re.X,
)
# hit: (서울=새벽통신) 박 기자 =
SEOUL_STYLE = re.compile(
    r"[(\[]\s?(?P<span>(?P<place>[가-힣]{2,8})\s?[=·]\s?(?P<agency>[가-힣A-Z]{2,14}))\s?[)\]]"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline as printed, with the words of its date."""

    place: str
    agency: str
    span: Span
    words: Span | None
    year: int | None
    month: int | None
    day: int | None


def find_opening(blocks: Sequence[Block]) -> Opening | None:
    """The dateline at the head of one of the first kept blocks."""
    kept = [b for b in blocks if b.copy_of is None and b.role in ("paragraph", "dateline", "list")]
    for block in kept[:LOOKED_AT]:
        head = block.view.text[:HEAD]
        for pattern in (DATED, UNDATED, KOREAN, SEOUL_STYLE):
            if m := pattern.match(head):
                return _opening(m, block)
    return None


def has_dateline(text: str) -> bool:
    """True for a text that an agency's dateline opens."""
    head = text[:HEAD]
    return any(pattern.match(head) for pattern in (DATED, UNDATED, KOREAN, SEOUL_STYLE))


def _opening(m: re.Match[str], block: Block) -> Opening:
    parts = m.groupdict()
    agency = parts["agency"] or parts.get("agency2") or ""
    start, end = m.span("span") if "span" in parts else (m.start("place"), m.end())
    if "span" not in parts:
        end = start + len(m.string[start:end].rstrip(" -–—"))
    month = parts.get("month") or parts.get("month2")
    day = parts.get("day") or parts.get("day2")
    return Opening(
        place=_place(parts["place"]),
        agency=agency,
        span=block.view.span(start, end),
        words=block.view.span(*m.span("words")) if month else None,
        year=int(parts["year"]) if parts.get("year") else None,
        month=month_number(month) if month else None,
        day=int(day) if day else None,
    )


def _place(words: str) -> str:
    """`SEOUL` as `Seoul`; other spellings stay."""
    return words.title() if words.isupper() and len(words) > 3 else words


def dateline_of(opening: Opening, reference: str | None) -> Dateline:
    """The dateline with its year: printed, else the one that brings it nearest to the reference."""
    return Dateline(opening.place, day_of(opening, reference), opening.agency or None, opening.span)


def day_of(opening: Opening, reference: str | None) -> str | None:
    if opening.month is None or opening.day is None:
        return None
    if opening.year is not None:
        return real_day(opening.year, opening.month, opening.day)
    if reference is None:
        return None
    near = Date.fromisoformat(reference)
    days = [real_day(near.year + step, opening.month, opening.day) for step in (0, -1, 1)]
    return min(
        (d for d in days if d), key=lambda d: abs((Date.fromisoformat(d) - near).days), default=None
    )
