"""How much of a message, visit or session a text makes public, and at which level it speaks."""

import re
from collections.abc import Iterator

from tealeaves.read.signals.scene import Scene, signal
from tealeaves.types import Signal

FEW = 3
MESSAGE = re.compile(r"[^.\n]{0,20}\b(?:in the|the) (?:\w+ )?(?:message|letter)\b[^.\n]{0,80}")


def find_disclosure(scene: Scene) -> Iterator[Signal]:
    """Full text, topics only, a decision by its title, a visit without its day, figures."""
    full = scene.matches("signal-full-text")
    if full:
        yield from signal(
            "disclosure",
            "The full text is printed.",
            [scene.tidy(*place) for place in full[:2]],
            ("level", "full text"),
        )
    for find in (_topics, _decided, _crowd, _visit, _figures, _retold, _bare_test):
        yield from find(scene)


def _topics(scene: Scene) -> Iterator[Signal]:
    found = scene.matches("signal-topics-only")
    if "meeting" in scene.genre and found:
        yield from signal(
            "disclosure",
            "Topics are named, what was agreed is not.",
            [scene.tidy(*place) for place in found[:FEW]],
            ("level", "topics only"),
        )


def _decided(scene: Scene) -> Iterator[Signal]:
    found = scene.matches("signal-convening")
    if scene.genre in ("session_report", "party_meeting_report") and found:
        yield from signal(
            "disclosure",
            "A decision is reported by its title, without its contents.",
            [scene.tidy(*place) for place in found[:FEW]],
            ("level", "title only"),
        )


def _crowd(scene: Scene) -> Iterator[Signal]:
    found = scene.matches("signal-unnamed-crowd")
    if scene.genre == "foreign_support_digest" and found:
        yield from signal(
            "disclosure",
            "Who took part is given by groups, without names, days or numbers.",
            [scene.tidy(*place) for place in found[:FEW]],
            ("level", "names withheld"),
        )


def _bare_test(scene: Scene) -> Iterator[Signal]:
    """A test without a figure."""
    lead = next(iter(scene.body()), None)
    acts = scene.matches("signal-test-acts")
    if lead and acts and scene.genre == "weapon_test_report" and not _flights(scene):
        yield from signal(
            "disclosure",
            "No figure for range, height or time of flight is given.",
            [scene.tidy(*place) for place in acts[:FEW]],
            ("level", "bare announcement"),
        )


def _flights(scene: Scene) -> bool:
    return len(scene.matches("signal-flight-figures")) > 0


def _visit(scene: Scene) -> Iterator[Signal]:
    """A report of an act whose first paragraph names no day of its own."""
    lead = next(iter(scene.body()), None)
    if lead is None or not scene.genre.endswith("_report"):
        return
    acts = [p for p in scene.matches("signal-visit-verbs") if lead[0] <= p[0] < lead[1]]
    days = [
        t
        for t in scene.found.dates
        if t.function != "dateline" and lead[0] <= scene.at(t.span) < lead[1]
    ]
    if acts and not days:
        yield from signal(
            "disclosure",
            "The day of the act is not given.",
            [scene.tidy(*acts[0])],
            ("level", "date withheld"),
        )


def _figures(scene: Scene) -> Iterator[Signal]:
    found = scene.matches("signal-figures")
    if len(found) > 1:
        yield from signal(
            "disclosure",
            f"Figures are given in {len(found)} places.",
            [scene.tidy(*place) for place in found[:FEW]],
            ("level", "itemised"),
        )


def _retold(scene: Scene) -> Iterator[Signal]:
    if "message" not in scene.genre or scene.matches("signal-full-text"):
        return
    places = [
        m.span() for start, end in scene.body() for m in MESSAGE.finditer(scene.text, start, end)
    ]
    if places:
        yield from signal(
            "disclosure",
            "The message is retold, not printed.",
            [scene.tidy(*place) for place in places[:2]],
            ("level", "retold"),
        )


def find_authority_level(scene: Scene) -> Iterator[Signal]:
    """The rung of the text on the ladder, with the words that show it."""
    rung = scene.found.authority.rung
    ladder = scene.found.pack.reading_ladder
    if not isinstance(rung, str) or rung not in ladder:
        return
    spans = list(scene.found.authority.evidence)
    title = next((p for p in scene.found.article.passages if p.role == "title"), None)
    if title:
        spans.append(scene.cut(title.start, title.end))
    first = next(iter(scene.body()), (0, 0))
    who = [
        t.span
        for p in scene.found.people
        if p.anonymous and p.country == scene.home
        for t in p.title_spans[:1]
        if scene.at(t.span) < first[1]
    ]
    yield from signal(
        "authority_level",
        f"{rung.replace('_', ' ').capitalize()}: rung {ladder.index(rung) + 1} of {len(ladder)}.",
        [*spans, *who[:1]],
        ("level", rung),
    )
