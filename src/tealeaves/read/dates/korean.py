"""Korean dates in full, and the formal day words; the rest of Korean date grammar comes later."""

import re
from datetime import date, timedelta

from tealeaves import evidence
from tealeaves.types import Article, Dated, Timex

FULL = re.compile(
    r"""
    (?:(?P<year>\d{4})년\s?)?(?P<month>\d{1,2})월\s?(?P<day>\d{1,2})일
    (?:\s(?P<half>오전|오후)\s?(?P<hour>\d{1,2})시(?:\s?(?P<minute>\d{1,2})분)?)?
    | (?P<month_year>\d{4})년\s?(?P<only_month>\d{1,2})월
    | (?P<only_year>\d{4})년(?!대|간|도)
    """,
    re.VERBOSE,
)
DAY_WORD = re.compile(
    r"(?<![가-힣])(작일|금일|명일|어제|오늘|래일|내일)(?=\s|[은을이에의,.]|부터|까지)"
)
STEP = {"작일": -1, "어제": -1, "금일": 0, "오늘": 0, "명일": 1, "래일": 1, "내일": 1}


def find_dates_ko(article: Article, published: Dated | None) -> tuple[Timex, ...]:
    """Full dates, months and years, and today, yesterday, tomorrow; in order."""
    issue = _issue(published)
    text = article.view.text
    found: list[tuple[int, int, str]] = []
    for passage in article.passages:
        for m in FULL.finditer(text, passage.start, passage.end):
            value = _value(m, issue)
            if value is not None:
                found.append((m.start(), m.end(), value))
        if issue is not None:
            for m in DAY_WORD.finditer(text, passage.start, passage.end):
                day = issue + timedelta(days=STEP[m[1]])
                found.append((m.start(), m.end(), day.isoformat()))
    return tuple(
        Timex(evidence.span(article, start, end), "TIME" if "T" in value else "DATE", value)
        for start, end, value in sorted(found)
    )


def _issue(published: Dated | None) -> date | None:
    if published is None or published.precision != "day":
        return None
    return date.fromisoformat(published.value[:10])


def _value(m: re.Match[str], issue: date | None) -> str | None:
    if m["only_year"]:
        return m["only_year"]
    if m["month_year"]:
        month = int(m["only_month"])
        return f"{m['month_year']}-{month:02d}" if 1 <= month <= 12 else None
    month, day = int(m["month"]), int(m["day"])
    if m["year"] is None and issue is None:
        return f"XXXX-{month:02d}-{day:02d}" if month <= 12 and day <= 31 else None
    year = int(m["year"]) if m["year"] else issue.year if issue else 0
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return None
    if m["hour"] is None:
        return value
    hour = int(m["hour"]) % 12 + (12 if m["half"] == "오후" else 0)
    return f"{value}T{hour:02d}:{int(m['minute'] or 0):02d}"
