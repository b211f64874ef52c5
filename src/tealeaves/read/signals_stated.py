"""Signals that a report states in words: "made no mention of", "without disclosing", "no shift"."""

from collections.abc import Iterator

from tealeaves.read.scene import Scene, signal
from tealeaves.types import Signal

# kind, most of it in one text, what our sentence says before the report's own words
SAID = (
    ("priority", 2, "The report says who is put first"),
    ("absence", 3, "The report says what is left out"),
    ("disclosure", 2, "The report says how much was made public"),
    ("title_withheld", 1, "The report says that a title is missing"),
    ("title_choice", 1, "The report says which title is used"),
    ("shift", 1, "The report says whether the line has changed"),
    ("courtesy", 1, "The report says with which honours somebody was met"),
    ("measure", 2, "The report gives a figure for length or place"),
    ("name_withheld", 1, "The report says that a name is held back"),
    ("rank_order", 1, "The report says in which order people stood"),
    ("authority_level", 1, "The report says at which level it was said"),
    ("formula_dropped", 1, "The report says that a phrase is gone"),
    ("formula_new", 1, "The report says that a phrase is new"),
    ("naming", 1, "The report says by which name somebody is called"),
    ("endorsement", 1, "The report says who is backed"),
    ("response_delay", 1, "The report says how long an answer took"),
    ("publication_delay", 1, "The report says when it was printed"),
    ("threat_level", 1, "The report says what is threatened"),
    ("blame", 1, "The report says who is blamed"),
    ("tone", 1, "The report says what the tone is"),
    ("linkage", 1, "The report says that two matters are tied together"),
)


def find_stated(scene: Scene) -> Iterator[Signal]:
    """At most a few of each kind, the kinds in the order above."""
    for kind, most, lead in SAID:
        places = scene.matches(f"signal-said-{kind}")
        if kind in ("priority", "title_withheld"):
            yield from _one(scene, kind, lead, places)
            continue
        for low, high in places[:most]:
            words = scene.words(scene.tidy(low, high))
            spans = [scene.tidy(low, high)]
            yield from signal(kind, f"{lead}: “{words}”", spans, basis="stated")


def _one(scene: Scene, kind: str, lead: str, places: list[tuple[int, int]]) -> Iterator[Signal]:
    """All that is said of one matter as one signal."""
    spans = [scene.tidy(low, high) for low, high in places[:3]]
    if spans:
        yield from signal(kind, f"{lead}: “{scene.words(spans[0])}”", spans, basis="stated")
