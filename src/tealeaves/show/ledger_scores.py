"""Scores at the terminal: the whole, the calibration table, and who was right."""

from typing import Any

from rich.console import Console
from rich.text import Text

from tealeaves.show.plain import plain

NONE = "–"
BAR = 20  # characters of 100 %


def show_scores(body: dict[str, Any], console: Console) -> None:
    """The report of the ledger. A band under `enough` forecasts shows its counts alone."""
    _whole(body, console)
    if not body["n"]:
        return
    table = plain("band", "percent", "n", "came true", "said", "share")
    for band in body["bands"]:
        share = "" if band["share"] is None else _bar(band["share"])
        table.add_row(
            band["name"],
            f"{band['low']}–{band['high']}",
            f"{band['n']:g}",
            f"{band['true']:g}",
            _percent(band["mean"]),
            Text(f"{_percent(band['share'])} {share}" if share else "too few"),
        )
    console.print(table)
    for name in ("forecaster", "outlet", "topic", "word"):
        _group(name, body["by"][name], console)


def _whole(body: dict[str, Any], console: Console) -> None:
    missing = body["not_scorable"]
    console.print(f"{body['entries']} entries: {_counts(body['by_status'])}")
    if missing["n"]:
        why = _counts(missing["reasons"])
        console.print(f"{missing['n']} cannot be scored ({missing['share']:.0%}): {why}")
    if not body["n"]:
        console.print("nothing with a number is decided yet")
        return
    console.print(
        Text.assemble(
            (f"Brier {body['brier']:.3f}", "bold"),
            f" over n = {body['n']} (0 best, 0.25 always even)",
            f"; at the low ends {body['brier_low']:.3f}, at the high ends {body['brier_high']:.3f}",
        )
    )
    console.print(
        f"base rate {body['base_rate']:.0%}, skill against it {_figure(body['skill'])}; "
        f"reliability {body['reliability']:.3f} - resolution {body['resolution']:.3f} "
        f"+ uncertainty {body['uncertainty']:.3f}; log score {_figure(body['log_score'])}"
    )


def _group(name: str, rows: list[dict[str, Any]], console: Console) -> None:
    if not any(row["key"] for row in rows):
        return
    table = plain(name, "n", "Brier", "base rate", "skill")
    for row in rows:
        key = Text(row["key"] or NONE)
        figures = (_figure(row["brier"]), _percent(row["base_rate"]), _figure(row["skill"]))
        table.add_row(key, str(row["n"]), *figures)
    console.print(table)


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{n} {name}" for name, n in counts.items())


def _percent(share: float | None) -> str:
    return NONE if share is None else f"{share:.0%}"


def _figure(value: float | None) -> str:
    return NONE if value is None else f"{value:.3f}"


def _bar(share: float) -> str:
    return "█" * round(share * BAR)
