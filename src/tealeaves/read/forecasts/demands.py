"""Demands that are reported as such: `strongly demanded the withdrawal of the fleet`."""

import re
from collections.abc import Iterator

from tealeaves.read.sides import Sides
from tealeaves.read.tree import Range
from tealeaves.types import Article, Forecast, Statement

DEMANDED = re.compile(r"\bdemand(?:s|ed|ing)?\b", re.I)
ADVERB = re.compile(r"\b(\w{3,16}ly) $")


def find_demanded(
    article: Article, sides: Sides, statements: tuple[Statement, ...]
) -> Iterator[tuple[Range, Forecast]]:
    """The statements of an agency's report that demand something, as forecasts of that kind.

    Only where an agency reports: a news desk's `demand` is a remark on what was said.
    """
    if article.dateline is None:
        return
    for statement in statements:
        if statement.kind != "indirect" or statement.cue_span is None:
            continue
        if not DEMANDED.search(statement.cue or ""):
            continue
        cue = article.view.within(statement.cue_span)
        claim = article.view.within(statement.content)
        adverb = ADVERB.search(sides.text, max(0, cue[0] - 18), cue[0])
        start = adverb.start(1) if adverb else cue[0]
        codes = sides.codes_in(*claim)
        yield (
            claim,
            Forecast(
                by=statement.speaker or "author",
                kind="demand",
                certainty=sides.text[start : cue[1]],
                claim=statement.content,
                subject=codes[0] if codes else None,
            ),
        )
