"""The record as a whole: who was right, by forecaster, outlet, topic and word."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from tealeaves.ledger.entry import Entry
from tealeaves.ledger.scores import ENOUGH, Scored, bands, score_of, summary

GROUPS = ("forecaster", "affiliation", "outlet", "topic", "word", "kind")


def counted(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that are one each: without merged and rejected ones."""
    return [e for e in entries if not e.merged_into and e.status != "rejected"]


def report(entries: Iterable[Entry]) -> dict[str, Any]:
    """The JSON of `tealeaves ledger score`. Chances are 0 to 1, edges of bands percent."""
    all_ = counted(entries)
    pairs = [(e, s) for e in all_ if (s := score_of(e)) is not None]
    scored = [s for _, s in pairs]
    return {
        "format": "tealeaves.scores/1",
        "entries": len(all_),
        "by_status": dict(Counter(e.status for e in all_)),
        "not_scorable": _unscorable(all_),
        **asdict(summary(scored)),
        "enough": ENOUGH,
        "bands": [asdict(b) for b in bands(scored)],
        "by": {name: _by(name, pairs) for name in GROUPS},
        "words": _words(all_),
        "forecasts": [
            {
                "id": s.id,
                "forecaster": e.forecaster,
                "claim": e.claim,
                "word": e.word,
                "mean": s.mean,
                "outcome": s.outcome,
                "brier": s.brier,
            }
            for e, s in pairs
        ],
    }


def _unscorable(all_: list[Entry]) -> dict[str, Any]:
    reasons = Counter(e.lacks for e in all_ if e.lacks)
    n = sum(reasons.values())
    share = n / len(all_) if all_ else None
    return {"n": n, "share": share, "reasons": dict(sorted(reasons.items()))}


def _by(name: str, pairs: list[tuple[Entry, Scored]]) -> list[dict[str, Any]]:
    groups: dict[str | None, list[Scored]] = {}
    for entry, scored in pairs:
        groups.setdefault(getattr(entry, name), []).append(scored)
    rows = [{"key": key, **asdict(summary(found))} for key, found in groups.items()]
    return sorted(rows, key=lambda row: (-row["n"], row["key"] or ""))


def _words(all_: list[Entry]) -> list[dict[str, Any]]:
    """Each word of chance and how often what it was said of came true, numbered or not."""
    groups: dict[str, list[Entry]] = {}
    for entry in all_:
        if entry.word and entry.status in ("yes", "no"):
            groups.setdefault(" ".join(entry.word.lower().split()), []).append(entry)
    rows = []
    for word, found in groups.items():
        true = sum(e.status == "yes" for e in found)
        bands_ = {(e.scale, e.low, e.high) for e in found}
        scale, low, high = bands_.pop() if len(bands_) == 1 else (None, None, None)
        rows.append(
            {
                "word": word,
                "scale": scale,
                "low": low,
                "high": high,
                "n": len(found),
                "true": true,
                "share": true / len(found) if len(found) >= ENOUGH else None,
            }
        )
    return sorted(rows, key=lambda row: (-int(row["n"] or 0), str(row["word"])))
