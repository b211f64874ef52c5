"""Counts of one section over many texts, and the figures that come of them."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

LEADS = {
    "genre": "accuracy",
    "rung": "accuracy",
    "dateline_place": "accuracy",
    "dateline_date": "accuracy",
    "audience": "accuracy",
    "published": "accuracy",
    "people": "exact F1",
    "title_spans": "overlap F1",
    "attendance_list": "exact F1",
    "outlets": "exact F1",
    "actors": "exact F1",
    "actor_codes": "exact F1",
    "actor_forms": "exact F1",
    "blocs": "exact F1",
    "statements": "overlap F1",
    "bodies": "overlap F1",
    "dates": "exact F1",
    "events": "overlap F1",
    "stance": "exact F1",
    "epithets": "overlap F1",
    "formulas": "overlap recall",
    "forecasts": "overlap F1",
    "signals": "overlap recall",
    "clean.title": "accuracy",
    "clean.headings": "exact F1",
    "clean.captions": "exact F1",
    "clean.paragraphs": "exact F1",
    "clean.checks": "accuracy",
}


@dataclass(slots=True)
class Row:
    """One section: how many there are in gold and in ours, how many agree, and shares beside."""

    lead: str
    gold: int = 0
    pred: int = 0
    right: Counter[str] = field(default_factory=Counter)
    measured: set[str] = field(default_factory=set)
    shares: dict[str, list[int]] = field(default_factory=dict)

    def count(self, gold: int, pred: int, **right: int) -> None:
        """Add one text: findings in gold, in ours, and those that agree in each way."""
        self.gold += gold
        self.pred += pred
        self.right.update(right)
        self.measured.update(right)

    def share(self, name: str, good: int, of: int = 1) -> None:
        """Add to a share that is shown beside the lead."""
        box = self.shares.setdefault(name, [0, 0])
        box[0] += good
        box[1] += of

    def figures(self) -> dict[str, Any]:
        """Counts, precision, recall and F1 of each way, the lead figure and the shares."""
        found: dict[str, Any] = {"gold": self.gold, "pred": self.pred}
        for way in ("exact", "overlap"):
            if way in self.measured:
                found[way] = self._rates(way)
        found["lead"] = self._lead()
        found["lead_metric"] = self.lead
        if self.shares:
            found["also"] = {
                name: good / of if of else None for name, (good, of) in self.shares.items()
            }
        return found

    def _rates(self, way: str) -> dict[str, float]:
        right = self.right[way]
        p = right / self.pred if self.pred else 0.0
        r = right / self.gold if self.gold else 0.0
        return {"p": p, "r": r, "f": 2 * p * r / (p + r) if p + r else 0.0}

    def _lead(self) -> float | None:
        if self.lead == "accuracy":
            return self.right["right"] / self.gold if self.gold else None
        if not self.gold and not self.pred:
            return None
        way, what = self.lead.split()
        return self._rates(way)["r" if what == "recall" else "f"]


class Tally:
    """The rows of all sections, in the order in which they are printed."""

    def __init__(self) -> None:
        self.rows = {name: Row(lead) for name, lead in LEADS.items()}

    def __getitem__(self, section: str) -> Row:
        return self.rows[section]

    def value(self, section: str, gold: Any, ours: Any) -> None:
        """A single value counts where gold has one."""
        if gold is not None:
            self.rows[section].count(1, int(ours is not None), right=int(gold == ours))

    def figures(self) -> dict[str, dict[str, Any]]:
        """Figures of every section that holds something."""
        return {name: row.figures() for name, row in self.rows.items() if row.gold or row.pred}
