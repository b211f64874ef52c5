"""The day that "today" means inside a quoted speech or letter, when the text gives it."""

import re
from dataclasses import replace
from datetime import date

from tealeaves.read.dates.scene import Scene

# A line that hands over to a speech or letter: "The full text of the speech follows:".
HANDOVER = re.compile(
    r"\b(?:full text|message|letter|speech|address|statement|greetings?|reply|telegram|work|"
    r"lecture|talk|article|said|says|reads?|follow(?:s|ing)|as follows)\b",
    re.IGNORECASE,
)


def handed_over(text: str, start: int, end: int, scene: Scene) -> Scene:
    """The scene after a passage that hands over to a speech or letter: its day is "today"."""
    if scene.narrative or scene.day is None or not text[max(start, end - 4) : end].rstrip():
        return scene
    if text[max(start, end - 3) : end].rstrip()[-1:] != ":":
        return scene
    if HANDOVER.search(text, max(start, end - 500), end) is None:
        return scene
    return replace(scene, given=scene.day)


def given_day(text: str, place: int, bounds: tuple[int, int], scene: Scene) -> date | None:
    """The day on which the speech or letter around a place was given or sent, None outside one."""
    if scene.day is None or scene.narrative:
        return None
    if _in_quotes(text, place, bounds[0]):
        return scene.day
    return scene.given


HAD = re.compile(r"\b[Hh]ad\b")


def is_background(text: str, place: int, known: tuple[int, int]) -> bool:
    """True for a day told in the past perfect after another day of the same sentence.

    `known`: where that other day stood (-1: nowhere), and where the passage begins.
    """
    day_at, low = known
    return (
        day_at >= low
        and place - day_at <= 160
        and HAD.search(text, day_at, place) is not None
        and re.search(r"[a-z]\.\s", text[day_at:place]) is None
    )


def _in_quotes(text: str, place: int, low: int) -> bool:
    opened = text.rfind("“", low, place)
    if opened >= 0 and text.find("”", opened, place) < 0:
        return True
    return text.count('"', low, place) % 2 == 1
