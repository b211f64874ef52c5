"""Past or future: a light test of the tense of the words around a date."""

import re
from typing import Literal

Tense = Literal["past", "future"]

REACH = 240  # characters on either side that are looked at

# A sentence ends here; not after "Sept." or "Gen.", whose last word is short and begins with a
# capital letter.
STOP = re.compile(r"(?:(?<![A-Z][a-z])(?<![A-Z][a-z]{2})(?<![A-Z][a-z]{3})(?<!\b[A-Z])\.|[!?;\n])")

CUE = re.compile(
    r"""
    (?P<future>
        \b(?:will|shall|would|[’']ll|won[’']t|could|should|must|ought|might|may|can)\b
            (?:\s[a-z]+){0,3}
      | \b(?:is|are|was|were|be|been|being)\s(?:not\s)?to\s(?:be\s)?[a-z]+
      | \b(?:is|are|be|remain|remains)\s(?:now\s|also\s|being\s)?
            (?:due|set|scheduled|slated|expected|planned|planning|going|likely|supposed|
               poised|preparing|looming|ahead)\b (?:\sto(?:\sbe)?\s[a-z]+)?
      | \b(?:scheduled|slated|due|expected|planned|ready|set)\s(?:to\s(?:be\s)?[a-z]+|for\b)
      | \b(?:plans?|planning|intends?|hopes?|wants?|aims?|agreed|decided|promised|vowed|invited|
           pledged|prepar(?:es?|ing)|going|expects?|threaten(?:s|ed))\sto\s[a-z]+
      | \b(?:upcoming|forthcoming|ahead\sof|planned|expected|scheduled|awaits?)\b
      | \bto\s(?:be\s)?(?:visit|meet|hold|held|convene|open|attend|launch|begin|start|take\splace|
           travel|arrive|host)\b
      | \b(?:comes|opens|begins|starts|runs|ends|expires|falls|meets|leaves|arrives|takes\splace)\b
    )
    | (?P<past>
        \b(?:was|were|had|did|said|told|took|made|sent|met|held|went|came|gave|got|saw|spoke|
           wrote|began|left|led|put|set|fell|won|lost|paid|stood|ran|rose|flew|fired|kept|read|
           has|have|since|became|found|brought|known|broke|sank|drove|fought|grew|built)\b
      | \b[A-Za-z]{2,20}ed\b
      | \b[Ss]ince\b
    )
    """,
    re.VERBOSE,
)
CLAUSE = re.compile(r"\b(?:that|which|who|when|as|while)\b")
QUOTED = re.compile(r"“[^”\n]{1,400}”|\"[^\"\n]{1,400}\"")
HEADING_CUE = re.compile(r"\b[Tt]o\s[A-Z][a-z]+|\b(?:Expected|Due|Planned|Scheduled|Upcoming)\b")


def tense(text: str, start: int, end: int, bounds: tuple[int, int], heading: bool) -> Tense | None:
    """The tense of the verb nearest to `text[start:end]` in its sentence, or None."""
    low, high = _sentence(text, start, end, bounds)
    quoted = [q.span() for q in QUOTED.finditer(text, low, high) if not q.start() < start < q.end()]
    best: tuple[int, Tense] | None = None
    for m in CUE.finditer(text, low, high):
        if m.start() < end and start < m.end() and m.start() >= start:
            continue
        if any(a <= m.start() < b for a, b in quoted):
            continue  # a title or a quotation has a tense of its own
        kind: Tense = "future" if m.lastgroup == "future" else "past"
        far = _distance(text, m, start, end)
        if best is None or far < best[0]:
            best = far, kind
    if heading and HEADING_CUE.search(text, low, high):
        return "future"
    return best[1] if best else None


def looks_ahead(text: str, start: int, end: int, bounds: tuple[int, int]) -> bool:
    """True when the sentence has a verb of the future, or none of the past."""
    low, high = _sentence(text, start, end, bounds)
    kinds = [m.lastgroup for m in CUE.finditer(text, low, high)]
    return "future" in kinds or "past" not in kinds


def _sentence(text: str, start: int, end: int, bounds: tuple[int, int]) -> tuple[int, int]:
    low = max(bounds[0], start - REACH)
    high = min(bounds[1], end + REACH)
    for stop in STOP.finditer(text, low, start):
        low = stop.end()
    after = STOP.search(text, end, high)
    return low, after.start() if after else high


def _distance(text: str, m: re.Match[str], start: int, end: int) -> int:
    """Characters between a verb and the date; more when a comma parts them or it comes after."""
    if m.start() >= end:
        other = 40 if CLAUSE.search(text, end, m.start()) else 0
        return m.start() - end + 12 + 30 * text.count(", ", end, m.start()) + other
    gap = max(0, start - m.end())
    return gap + 30 * text.count(", ", m.end(), max(m.end(), start))
