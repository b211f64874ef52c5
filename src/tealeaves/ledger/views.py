"""Entries as JSON, for commands, exports and the desk."""

from dataclasses import asdict
from typing import Any

from tealeaves.archive.search.hits import Hit
from tealeaves.ledger.due import Due
from tealeaves.ledger.entry import Entry
from tealeaves.ledger.scores import score_of


def entry_json(entry: Entry) -> dict[str, Any]:
    """All fields, what it lacks, its score once decided, and its history."""
    body = asdict(entry)
    scored = score_of(entry)
    history = body.pop("history")
    return {
        **body,
        "lacks": entry.lacks,
        "scorable": entry.lacks is None,
        "mean": scored and scored.mean,
        "brier": scored and scored.brier,
        "held": [asdict(h) for h in entry.held],
        "history": history,
    }


def due_json(due: Due) -> dict[str, Any]:
    """An entry that is due, with the texts that may decide it."""
    return {
        **entry_json(due.entry),
        "status": "due",
        "days": due.days,
        "candidates": [_hit(hit) for hit in due.candidates],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "date": hit.date,
        "title": hit.title,
        "outlet": hit.outlet,
        "snippet": hit.snippet,
        "marks": [list(mark) for mark in hit.marks],
        "spans": [list(span) for span in hit.spans],
        "score": hit.score,
    }
