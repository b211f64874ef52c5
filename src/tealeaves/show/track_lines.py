"""The keys of a track as small pictures on one scale, their changes marked."""

from collections.abc import Sequence
from typing import Any

from tealeaves.show.markup import Html, tag
from tealeaves.show.track import values

WIDTH, HEIGHT = 160, 44
FOOT = 42  # where zero is drawn
STEPS = 52  # points of a line; neighbours are taken together where there are more

Rows = Sequence[dict[str, Any]]


def top_of(lines: Sequence[Rows], measure: str) -> float:
    """The end of the scale that all of them share."""
    known = [v for rows in lines for v in values(rows, measure, STEPS) if v is not None]
    return max(known, default=0.0) or 1.0


def line(
    rows: Rows, measure: str, top: float, periods: Sequence[str], changes: Rows, said: str
) -> Html:
    """One key: a line with gaps where nothing is known, its changes with their ranges."""
    points = values(rows, measure, STEPS)
    step = (WIDTH - 8) / max(1, len(points) - 1)
    spots = [(2 + n * step, _y(v, top)) if v is not None else None for n, v in enumerate(points)]
    last = next((spot for spot in reversed(spots) if spot), None)
    return tag(
        "svg",
        tag("title", said),
        tag("path", d=f"M0 {FOOT - 0.5}H{WIDTH}", class_="c-hair"),
        [_change(change, periods) for change in changes],
        tag("path", d=_path(spots), class_="c-line"),
        tag("circle", cx=round(last[0], 1), cy=round(last[1], 1), r=2.5, class_="c-now")
        if last
        else None,
        width=WIDTH, height=HEIGHT, viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", aria_label=said,
    )  # fmt: skip


def _y(value: float, top: float) -> float:
    return FOOT - 1 - value / top * (FOOT - 4)


def _path(spots: Sequence[tuple[float, float] | None]) -> str:
    """The line; a point between two gaps is a short stroke."""
    found, pen = [], False
    for n, spot in enumerate(spots):
        if spot is None:
            pen = False
            continue
        found.append(f"{'L' if pen else 'M'}{spot[0]:.1f} {spot[1]:.1f}")
        if not pen and (n + 1 == len(spots) or spots[n + 1] is None):
            found.append("h1")
        pen = True
    return "".join(found)


def _change(change: dict[str, Any], periods: Sequence[str]) -> Html:
    """A line at the best day, tinted ground over its range."""
    low, day, high = (_x(change[name], periods) for name in ("low", "date", "high"))
    return tag(
        "g",
        tag("rect", x=round(low, 1), y=0, width=round(max(2.0, high - low), 1), height=FOOT,
            class_="c-cpband"),
        tag("path", d=f"M{day:.1f} 0V{FOOT}", class_="c-cp"),
    )  # fmt: skip


def _x(day: str, days: Sequence[str]) -> float:
    """Where a day lies among the first days of the periods."""
    at = sum(first <= day for first in days) - 1
    return 2 + max(0, at) * (WIDTH - 8) / max(1, len(days) - 1)
