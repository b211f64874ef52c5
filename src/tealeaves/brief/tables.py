"""Figures of a brief: what came in, and what was not read."""

from collections import Counter
from collections.abc import Sequence

from tealeaves.archive.kept import Document
from tealeaves.brief.texts import Shelf
from tealeaves.brief.value import Figures

MOST = 200  # rows
NONE = "–"


def came_in(texts: Sequence[Document]) -> Figures:
    """The texts by outlet, kind and level."""
    counts = Counter(
        (t.outlet or "unknown", t.layer, t.genre or "unknown", t.rung or "a range") for t in texts
    )
    rows = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    columns = ("outlet", "hand", "kind", "level", "texts")
    return Figures(
        "came-in", "What came in", columns, tuple((*key, str(n)) for key, n in rows[:MOST])
    )


def not_read(shelf: Shelf, texts: Sequence[Document]) -> Figures:
    """What was not looked for or could not be: sections, excerpts, missing days."""
    gaps: Counter[tuple[str, str]] = Counter()
    for text in texts:
        for section in shelf.take(text.id).reading.get("not_read", ()):
            gaps[f"{section} in {text.language}", "not looked for"] += 1
        if not text.complete:
            gaps["texts", "only the beginning or the headline is there"] += 1
        if text.precision != "day":
            gaps["texts", f"dated to the {text.precision} alone"] += 1
        if text.printed:
            gaps["texts", "the day given differs from the day printed"] += 1
    rows = sorted(gaps.items(), key=lambda pair: (-pair[1], pair[0]))
    found = tuple((what, why, f"{n} of {len(texts)}") for (what, why), n in rows)
    return Figures("not-read", "What was not read", ("what", "why", "texts"), found)
