"""Small pictures as inline SVG; their ink comes from the style sheet."""

from collections.abc import Sequence

from tealeaves.show.extent import Extent, Month, apart, extent
from tealeaves.show.markup import Html, tag
from tealeaves.show.naming import MONTHS
from tealeaves.show.outline import Rung
from tealeaves.show.strips import Months
from tealeaves.types import Event, Probability

RUNG = 8  # px of a rung
MONTH = 24  # px of a month


def _svg(width: int, height: int, said: str | None, *children: Html | None) -> Html:
    """A picture; with words it is an image to a screen reader, without them decoration."""
    return tag(
        "svg",
        tag("title", said) if said else None,
        *children,
        width=width,
        height=height,
        viewBox=f"0 0 {width} {height}",
        role="img" if said else None,
        aria_label=said,
        aria_hidden=None if said else "true",
    )


def _rect(x: float, y: float, width: float, height: float, class_: str) -> Html:
    return tag("rect", x=x, y=y, width=width, height=height, class_=class_)


def ladder(rung: Rung | None, of: int, said: str) -> Html:
    """One square a rung, highest left; a rung tall, a range tall ends with grey between."""
    squares = []
    if rung is None:
        return _svg(of * RUNG, 14, said, _rect(0.5, 3.5, of * RUNG - 3, 7, "c-void"))
    for n in range(1, of + 1):
        x = (n - 1) * RUNG
        if n in (rung.high, rung.low):
            squares.append(_rect(x, 1, 6, 12, "c-on"))
        elif rung.high < n < rung.low:
            squares.append(_rect(x, 4, 6, 6, "c-bar"))
        else:
            squares.append(_rect(x + 0.5, 4.5, 5, 5, "c-off"))
    return _svg(of * RUNG, 14, said, *squares)


def bar(number: int, most: int) -> Html:
    """A count as a bar on the scale of the longest."""
    return _svg(70, 10, None, _rect(0, 1, max(1.0, 70 * number / most), 8, "c-bar"))


def bits(value: float, scale: float) -> Html:
    """Bits of surprise on a scale that is named beside it."""
    return _svg(
        60,
        10,
        None,
        _rect(0, 4, 60, 2, "c-band"),
        _rect(0, 1, max(1.0, 60 * min(value, scale) / scale), 8, "c-now"),
    )


def cells(had: Sequence[bool | None] | None, here: bool, most: int) -> Html | None:
    """One cell a precedent, oldest first, filled where it had the feature; this text last."""
    if had is None or len(had) > most:
        return None
    able = [one for one in had if one is not None]
    said = f"{sum(able)} of {len(able)} had it; this text {'has it' if here else 'lacks it'}"
    drawn = [
        _rect(n * 8 + 0.5, 1.5, 6, 9, {True: "c-on", False: "c-off", None: "c-void"}[one])
        for n, one in enumerate(had)
    ]
    now = _rect(len(had) * 8 + 3.5, 0.5, 8, 11, "c-now" if here else "c-nowoff")
    return _svg(len(had) * 8 + 13, 12, said, *drawn, now)


def chance(band: Probability, said: str) -> Html:
    """An axis 0, 50, 100 with the band of a published word scale."""
    axis = tag("path", d="M0 11.5H100M.5 9V14M50 9V14M99.5 9V14", class_="c-axis")
    return _svg(100, 14, said, axis, _rect(band.low, 2, max(1.0, band.high - band.low), 6, "c-fc"))


def month_names(months: Months) -> Html:
    """The head of a column of dates."""
    names = [
        tag("text", MONTHS[month - 1], x=n * MONTH + 2, y=10)
        for n, (_, month) in enumerate(months.months)
    ]
    return _svg(len(months.months) * MONTH, 12, None, *names)


def dates(months: Months, event: Event, said: str) -> Html:
    """One event on the months: dot, bar, outline to come, hatch without a date."""
    width = len(months.months) * MONTH
    lines = [
        tag("path", d=f"M{n * MONTH + 0.5} 1V13", class_="c-hair")
        for n in range(len(months.months) + 1)
    ]
    return _svg(width, 14, said, *lines, *_drawn(months, event, width))


def _drawn(months: Months, event: Event, width: int) -> list[Html]:
    ink = "c-open" if event.tense == "future" else "c-on"
    covered = extent(event.start or event.end, event.mod)
    if covered is None:
        return [_rect(1, 4, width - 2, 6, "c-hatch")] if event.tense == "future" else []
    if covered.last < months.months[0]:
        return [tag("path", d="M7 3L2 7L7 11", class_="c-line")]
    if covered.first > months.months[-1]:
        return [tag("path", d=f"M{width - 7} 3L{width - 2} 7L{width - 7} 11", class_="c-line")]
    x = _x(covered, months.months[0])
    ended = extent(event.end)
    if covered.day and ended and ended.day and ended.first <= months.months[-1]:
        return [_rect(x - 1, 4, max(6.0, _x(ended, months.months[0]) - x + 2), 6, ink)]
    if covered.day:
        return [tag("circle", cx=round(x, 1), cy=7, r=3.5, class_=ink)]
    if covered.third is not None:
        return [_rect(x + covered.third * 8, 4, 6, 6, ink)]
    low, high = (
        max(1.0, x),
        min(width - 1.0, x + MONTH * (apart(covered.last, covered.first) + 1) - 2),
    )
    return [_rect(low, 4, high - low, 6, ink)]


def _x(covered: Extent, first: Month) -> float:
    """Where a date begins on the strip, in px."""
    month = apart(covered.first, first) * MONTH + 1
    return month + ((covered.day - 1) / 31 * (MONTH - 2) if covered.day else 0)
