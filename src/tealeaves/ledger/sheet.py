"""The ledger as a table, for spreadsheets and data frames."""

import json
from collections.abc import Iterable, Iterator

from tealeaves.archive.tables.columns import Column, Row, Value, number, text, whole
from tealeaves.ledger.entry import Entry
from tealeaves.ledger.scores import score_of

COLUMNS: tuple[Column, ...] = (
    text("id", "of the entry; stays the same"),
    text("status", "open, yes, no, partial, void, unresolvable, rejected"),
    text("kind", "forecast, commitment, threat, demand"),
    text("forecaster", "who foresees it"),
    text("affiliation", "where the forecaster works; null: not stated"),
    text("outlet", "where it was said; null: not stated"),
    text("made_on", "the day it was said, YYYY-MM-DD; null: not known to the day"),
    text("about", "code of the country it is about, several by ;"),
    text("topic", "an editor's"),
    text("claim", "what is foreseen, in the page's words"),
    text("condition", "what it depends on; null: nothing"),
    text("since", "first day of its window"),
    text("until", "last day of its window; null: none"),
    text("deadline_basis", "stated or ours"),
    text("zone", "whose days are meant"),
    text("criterion", "what has to be seen; null: none yet"),
    text("word", "the word of chance, as printed"),
    text("scale", "ICD203 or Kent; null: a word that carries no number"),
    number("low", "percent"),
    number("point", "percent, as held last; null: no number"),
    number("high", "percent"),
    text("confidence", "low, moderate, high: of the grounds, not the chance"),
    text("outcome_on", "day or moment of the outcome"),
    text("outcome_evidence", "the words that decide it, or the search made, JSON"),
    number("mean", "chance held on average over time, 0 to 1; null: not scored"),
    number("brier", "0 to 1, weighted by time; null: not scored"),
    text("lacks", "why it cannot be scored; null: it can"),
    text("merged_into", "the entry it is one with; null: none"),
    whole("document", "where it was found; null: entered by hand"),
    whole("start", "first character of the claim in that page"),
    whole("end", "one past its last character"),
)


def rows(entries: Iterable[Entry]) -> Iterator[Row]:
    """One row an entry, in the order of COLUMNS."""
    for e in entries:
        scored = score_of(e)
        outcome, quote = e.outcome or {}, e.quote or {}
        evidence = outcome.get("evidence")
        found: dict[str, Value] = {
            "outcome_on": outcome.get("on"),
            "outcome_evidence": json.dumps(evidence, ensure_ascii=False) if evidence else None,
            "mean": None if scored is None else scored.mean,
            "brier": None if scored is None else scored.brier,
            "start": quote.get("start"),
            "end": quote.get("end"),
        }
        yield tuple(found[c.name] if c.name in found else getattr(e, c.name) for c in COLUMNS)
