"""Days between an act and what answers it, and between an act and its being printed."""

from collections.abc import Iterator
from datetime import date

from tealeaves.read.signals.scene import Scene, signal
from tealeaves.spans import Span
from tealeaves.types import Signal, Timex

FAR = 60  # days: an older date is background, not what is answered
LEAST = 1  # days: what is printed the same day is no delay
ANSWERS = (
    "press_statement",
    "spokesperson_answer",
    "agency_commentary",
    "analyst_article",
    "joint_press_statement",
    "military_report",
)


def find_delays(scene: Scene) -> Iterator[Signal]:
    """`response_delay` and `publication_delay`, each once at most."""
    issued = _issued(scene)
    if issued is None:
        return
    printed, shown = issued
    acted = _lead_day(scene, printed)
    if scene.genre in ANSWERS:
        yield from _response(scene, acted or (printed, shown))
        return
    if acted is None:
        return
    days = (printed - acted[0]).days
    if days < LEAST:
        if scene.genre == "weapon_test_report":
            yield from _same_day(scene, (printed, shown))
        return
    if scene.genre == "weapon_test_report":
        yield from signal(
            "response_delay",
            f"The act is announced {_after(days)}.",
            [acted[1], shown],
            ("days", days),
            ("between", "test and publication"),
        )
    if "message" in scene.genre and "reply" in scene.text[:600].lower():
        yield from signal(
            "response_delay",
            f"The reply is dated {_day(acted[0])} and printed {_after(days)}.",
            [acted[1], shown],
            ("days", days),
            ("between", "message date and publication"),
        )
    yield from signal(
        "publication_delay",
        f"The act is of {_day(acted[0])}; it is reported {_after(days)}.",
        [acted[1], shown],
        ("days", days),
        ("between", "event and publication"),
    )


def _issued(scene: Scene) -> tuple[date, Span] | None:
    """The day of issue with the words that print it."""
    published = scene.found.published
    if published is None or published.precision != "day":
        return None
    day = date.fromisoformat(published.value)
    line = next((t.span for t in scene.found.dates if t.function == "dateline"), None)
    dateline = scene.found.article.dateline
    span = line or (dateline.span if dateline else None) or next(iter(published.evidence), None)
    return (day, span) if span else None


def _days_named(scene: Scene) -> list[tuple[int, date, Timex]]:
    found = []
    for timex in scene.found.dates:
        day = _exact(timex)
        if day and timex.function != "dateline" and scene.in_body(timex.span):
            found.append((scene.at(timex.span), day, timex))
    return sorted(found, key=lambda one: one[0])


def _exact(timex: Timex) -> date | None:
    try:
        return date.fromisoformat(timex.value[:10]) if len(timex.value) >= 10 else None
    except ValueError:
        return None


def _lead_day(scene: Scene, printed: date) -> tuple[date, Span] | None:
    """The first day that the first paragraph names, not after the day of issue."""
    lead = next(iter(scene.body()), None)
    if lead is None:
        return None
    for place, day, timex in _days_named(scene):
        if lead[0] <= place < lead[1] and 0 <= (printed - day).days <= FAR:
            return day, timex.span
    return None


def _response(scene: Scene, acted: tuple[date, Span]) -> Iterator[Signal]:
    """From the latest matter named to the statement; without a day, the words for how recent."""
    lead = next(iter(scene.body()))
    days = [
        (day, timex.span)
        for place, day, timex in _days_named(scene)
        if place >= lead[1]
        and 0 <= (acted[0] - day).days <= FAR
        and scene.words(timex.span).lower() not in ("today", "now")
    ]
    if days:
        latest = max(days, key=lambda one: one[0])
        gap = (acted[0] - latest[0]).days
        if gap < LEAST:
            yield from _same_day(scene, acted)
            return
        yield from signal(
            "response_delay",
            f"{_days(gap)} between what is answered ({_day(latest[0])}) and the text.",
            list(dict.fromkeys([latest[1], days[0][1], acted[1]])),
            ("days", gap),
            ("between", "trigger and statement"),
        )
        return
    vague = next(
        (t.span for t in scene.found.dates if t.value == "PAST_REF" and scene.in_body(t.span)), None
    )
    if vague:
        yield from signal(
            "response_delay",
            f"What is answered is dated only “{scene.words(vague)}”.",
            [vague, acted[1]],
            ("between", "trigger and statement"),
        )


def _same_day(scene: Scene, issued: tuple[date, Span]) -> Iterator[Signal]:
    """Hours count where the text tells the time of day of what it speaks of."""
    hours = [t.span for _, day, t in _days_named(scene) if "T" in t.value and day == issued[0]]
    if hours:
        yield from signal(
            "response_delay",
            f"The text is of the same day as what it speaks of ({_day(issued[0])}).",
            [*hours[:2], issued[1]],
            ("days", 0),
            ("between", "trigger and statement"),
        )


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _days(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"


def _after(days: int) -> str:
    return "the next day" if days == 1 else f"{days} days later"
