"""Headings that foretell: `Envoy Expected in May`. They have no tree worth reading."""

import re
from collections.abc import Iterator

from tealeaves import evidence
from tealeaves.knowledge import Pack
from tealeaves.read.forecasts.weighing import horizon_of, probability_of
from tealeaves.read.sides import Sides
from tealeaves.read.tree import Range
from tealeaves.types import Article, Forecast, Timex

FORETOLD = re.compile(
    r"\b((?:(?:is|are)\s+)?(?:expected|likely|unlikely|set|poised|due|bound)"
    r"(?:\s+to\b)?|will(?:\s+not)?|may(?:\s+not)?|might|could)\b(?=\s+\w)",
    re.I,
)
STOP = re.compile(r"[,;:…]|\s[-–—]\s|\.\s")


def find_in_heading(
    article: Article, sides: Sides, dates: tuple[Timex, ...], pack: Pack, heading: Range
) -> Iterator[tuple[Range, Forecast]]:
    """The forecast of a heading with its place, or nothing; questions foretell nothing."""
    text, (low, high) = article.view.text, heading
    if text[low:high].rstrip().endswith("?"):
        return
    for m in FORETOLD.finditer(text, low, high):
        stops = [s.span() for s in STOP.finditer(text, low, high)]
        start = max([end for _, end in stops if end <= m.start()], default=low)
        end = min([begin for begin, _ in stops if begin >= m.end()], default=high)
        subject = text[start : m.start()].strip()
        certainty = m.group(1)
        if not subject or not _is_modal(certainty, text[m.end() : end]):
            continue
        codes = sides.codes_in(start, m.start())
        yield (
            (start, end),
            Forecast(
                by="heading",
                kind="forecast",
                certainty=certainty,
                claim=evidence.span(article, start, end),
                subject=codes[0] if codes else subject,
                horizon=horizon_of(article, dates, (start, end), (start, end), None),
                negated=certainty.lower().endswith("not"),
                probability=probability_of(certainty, pack),
            ),
        )
        return


def _is_modal(certainty: str, rest: str) -> bool:
    """`Set to Meet`, `Due in May`; not `Set Sail`, `May Day`, `Due Respect`."""
    low, words = certainty.lower(), rest.split()
    if low.startswith("may") and (words[0] == "Day" or words[0].strip(",").isdigit()):
        return False
    if low.split()[-1] == "to" or low.startswith(("will", "may", "might", "could")):
        return True
    return words[0].lower() in ("in", "on", "by", "at", "for", "this", "next", "soon", "to")
