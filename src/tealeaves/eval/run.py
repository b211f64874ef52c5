"""From gold and readings to figures."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from tealeaves.errors import TealeavesError
from tealeaves.eval.cleaning import score_cleaning
from tealeaves.eval.gold import Gold, GoldError
from tealeaves.eval.prediction import faults, prepared
from tealeaves.eval.sections import score_text
from tealeaves.eval.tally import Tally

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of each section, the texts without a reading, and breaches of the contract."""

    figures: dict[str, Json]
    missing: tuple[str, ...]
    complaints: tuple[str, ...]


def ready_readings(golds: Sequence[Gold], folder: Path) -> dict[str, Json]:
    """The readings in a folder, `ID.json` for each gold text that has one."""
    if not folder.is_dir():
        raise GoldError(f"{folder}: not a folder; --pred names one that holds ID.json files")
    found = {}
    for gold in golds:
        path = folder / f"{gold.id}.json"
        if not path.exists():
            continue
        try:
            found[gold.id] = json.loads(path.read_bytes())
        except ValueError as error:
            raise GoldError(
                f"{path}: not JSON ({error}); write it with `tealeaves read --json`"
            ) from None
    return found


def score_all(golds: Sequence[Gold], readings: Mapping[str, Json]) -> Scores:
    """Figures over all texts; a text without a reading counts as an empty one."""
    tally = Tally()
    complaints: list[str] = []
    broken = 0
    for gold in golds:
        reading = readings.get(gold.id)
        bad = faults(reading, gold.text) if reading is not None else []
        broken += bool(bad)
        complaints += [f"{gold.id}: {fault}" for fault in bad[:3]]
        _score(tally, gold, reading)
    missing = tuple(gold.id for gold in golds if gold.id not in readings)
    return Scores(
        _with_totals(tally.figures(), len(golds), len(missing), broken), missing, tuple(complaints)
    )


def _score(tally: Tally, gold: Gold, reading: Json | None) -> None:
    try:
        ours = prepared(reading, gold.text)
        score_text(tally, gold, ours)
        if gold.clean:
            score_cleaning(tally, gold.clean, ours)
    except (KeyError, TypeError, AttributeError) as error:
        raise TealeavesError(
            f"{gold.id}: gold or reading lacks {error}; see the shapes in docs/eval.md"
        ) from None


def _with_totals(
    figures: dict[str, Json], texts: int, missing: int, broken: int
) -> dict[str, Json]:
    clean = [f["lead"] for name, f in figures.items() if name.startswith("clean.")]
    if clean:
        figures["clean"] = {
            "gold": len(clean),
            "pred": len(clean),
            "lead": mean(clean),
            "lead_metric": "mean of clean.*",
        }
    leads = [
        f["lead"]
        for name, f in figures.items()
        if f["lead"] is not None and not name.startswith("clean.")
    ]
    read = texts - missing
    figures["macro"] = {
        "gold": texts,
        "pred": read,
        "lead": mean(leads) if leads else 0.0,
        "lead_metric": "mean of leads",
    }
    figures["contract"] = {
        "gold": texts,
        "pred": read,
        "lead": (read - broken) / texts,
        "lead_metric": "share without complaint",
    }
    return figures
