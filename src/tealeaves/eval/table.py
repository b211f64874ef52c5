"""Figures as a table for people and as JSON for programs."""

import json
from collections.abc import Iterator
from typing import Any

from tealeaves.eval.run import Scores

HEAD = (
    f"{'section':<16}{'gold':>5}{'ours':>6}   {'exact':<21}{'overlap':<21}{'lead':>6}  what leads\n"
    f"{'':<30}{'P      R      F1':<21}{'P      R      F1':<21}{'':>6}  shares beside it"
)


def as_table(scores: Scores) -> str:
    """A line for each section, then what is missing and what breaks the contract."""
    return "\n".join((HEAD, *_rows(scores), *_remarks(scores)))


def as_json(scores: Scores) -> str:
    """The same figures in full as one JSON object."""
    whole = {
        "figures": scores.figures,
        "missing": list(scores.missing),
        "complaints": list(scores.complaints),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _rows(scores: Scores) -> Iterator[str]:
    for section, figures in scores.figures.items():
        yield (
            f"{section:<16}{figures['gold']:>5}{figures['pred']:>6}   "
            f"{_three(figures.get('exact')):<21}{_three(figures.get('overlap')):<21}"
            f"{_number(figures['lead']):>6}  {_beside(figures)}"
        )


def _three(rates: dict[str, float] | None) -> str:
    return "-" if rates is None else "  ".join(_number(rates[which]) for which in "prf")


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _beside(figures: dict[str, Any]) -> str:
    shares = (
        f"{name.replace('_', ' ')} {_number(value)}"
        for name, value in figures.get("also", {}).items()
    )
    return "; ".join((figures["lead_metric"], *shares))


def _remarks(scores: Scores) -> Iterator[str]:
    if scores.missing:
        yield f"without a reading ({len(scores.missing)}): {', '.join(scores.missing)}"
    yield from (f"contract: {complaint}" for complaint in scores.complaints)
