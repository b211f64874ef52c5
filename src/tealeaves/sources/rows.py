"""A row of a table to a page: the headline, a line break, the text. Knows no file format."""

from collections.abc import Mapping

from tealeaves.sources.days import day, moment
from tealeaves.sources.fields import Fields, Given, columns_of, value_at
from tealeaves.sources.limits import PAGE_CAP
from tealeaves.sources.record import Incoming, Refused, Where

Row = Mapping[str, object]


def page_of(row: Row, fields: Fields, where: Where, given: Given) -> Incoming | Refused:
    """The page that a row holds; a row without title, text and html is refused."""
    title = _one(row, fields.title) or ""
    html = _words(row, fields.html)
    text = html if html.strip() else written(title, _words(row, fields.text))
    if not text:
        return Refused(where, f"neither title nor text in this row; {_there(row)}")
    raw = as_bytes(text)
    if len(raw) > PAGE_CAP:
        return Refused(where, f"a text of {len(raw):,} bytes; split it below {PAGE_CAP:,}")
    told = value_at(row, fields.date) if fields.date else None
    date = day(told)
    return Incoming(
        raw,
        where,
        url=_one(row, fields.url) or given.url,
        id=_one(row, fields.id),
        date=date or (None if _is_there(told) else given.date),
        outlet=_one(row, fields.outlet) or given.outlet,
        title=title or None,
        topics=_topics(value_at(row, fields.topics) if fields.topics else None),
        media_type="text/html" if html.strip() else None,
        language=_one(row, fields.language),
        seen=moment(value_at(row, fields.seen)) if fields.seen else None,
        flags=date_flags(told, date, given),
    )


def written(title: str, text: str) -> str:
    """Headline and text as one page; a headline that the text begins with is not said twice."""
    if not text.strip():
        return title
    first = text.lstrip().partition("\n")[0]
    if not title or " ".join(first.split()) == title:
        return text
    return f"{title}\n{text}"


def as_bytes(text: str) -> bytes:
    """UTF-8; a half of a broken pair, which JSON can spell, becomes U+FFFD."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")


def date_flags(told: object, date: str | None, given: Given) -> tuple[str, ...]:
    """`bad_date` for a date that cannot be read, `future_date` for one after today."""
    if date is None:
        return ("bad_date",) if _is_there(told) else ()
    return ("future_date",) if given.today is not None and date > given.today else ()


def _is_there(told: object) -> bool:
    return told is not None and str(told).strip() != ""


def _words(row: Row, column: str | None) -> str:
    value = value_at(row, column) if column else None
    if isinstance(value, list):
        return "\n".join(str(part) for part in value if isinstance(part, str | int | float))
    return "" if value is None or isinstance(value, dict | bool) else str(value)


def _one(row: Row, column: str | None) -> str | None:
    return as_bytes(" ".join(_words(row, column).split())).decode("utf-8") or None


def _topics(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        mark = next((mark for mark in ";|," if mark in value), ";")
        value = value.split(mark)
    if not isinstance(value, list):
        return ()
    named = (part.strip() for part in value if isinstance(part, str))
    return tuple(dict.fromkeys(as_bytes(part).decode("utf-8") for part in named if part))


def _there(row: Row) -> str:
    names = ", ".join(columns_of(row)[:12])
    return f"it has {names[:200]}" if names else "it is empty"
