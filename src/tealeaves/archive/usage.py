"""What a text's own usage adds to its terms: titles and names in use, calendar, rung, gaps.

These are counted like any other term, so that a track of them reads the same small tables.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from tealeaves.words import squash

JOIN = "\t"  # between whom or what, and the title or name; stands in no key
TO = "/"  # between the ends of a range of rungs
QUOTES = frozenset("\"“”„'‘’«»《》〈〉「」")
JUCHE = re.compile(r"\bjuche\b|주체", re.IGNORECASE)
JUCHE_YEAR = ("dating", "juche", "Juche year")
SECTIONS = (
    "people", "outlets", "actors", "blocs", "places", "statements", "dates", "events", "stance",
    "epithets", "formulas", "forecasts",
)  # fmt: skip

Term = tuple[str, str, str]  # kind, key, label


def usage(body: dict[str, Any], page: str, keys: Sequence[str]) -> Iterator[Term]:
    """One term a use. `keys`: those of the body's people, in their order."""
    for key, person in zip(keys, body["people"] or (), strict=True):
        for span in person["title_spans"]:
            title = span["canonical"]
            yield "titled", f"{key}{JOIN}{title}", title
    for code, spans in (body["actors"] or {}).items():
        for span in spans:
            form = name_in_use(span, page)
            yield "naming", f"{code}{JOIN}{form}", form
    for date in body["dates"] or ():
        if JUCHE.search(date["text"]):
            yield JUCHE_YEAR
    if body["authority"]["rung"]:
        yield rung_of(body["authority"]["rung"])
    for section in SECTIONS:
        if body[section] is None:
            yield "not_read", section, section


def name_in_use(span: dict[str, Any], page: str) -> str:
    """A name as it is printed, case kept; with “” around where the page has quotation marks."""
    form = squash(span.get("clean", span["text"]))
    before, after = page[span["start"] - 1 : span["start"]], page[span["end"] : span["end"] + 1]
    return f"“{form}”" if before in QUOTES and after in QUOTES else form


def rung_of(rung: str | list[str]) -> Term:
    """A rung, or the range that is known, highest first, as a term of its own."""
    ends = [rung] if isinstance(rung, str) else rung
    return "rung", TO.join(ends), " to ".join(end.replace("_", " ") for end in ends)
