"""The calendar at the terminal: what lies behind, what comes next, what to watch for."""

from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tealeaves.words import squash

SOURCES = 2  # texts shown of an event
PRECEDENTS = 3
VAGUE = {"month": "some day this month", "year": "some day this year"}


def show(rows: list[dict[str, Any]], asked: str, console: Console) -> None:
    """The entries by day, the past first, then the countdown, last what has no day."""
    vague = [row for row in rows if row["precision"] in VAGUE]
    exact = [row for row in rows if row["precision"] not in VAGUE]
    parts = (
        (f"Before {asked}", [row for row in exact if row["to"] < asked]),
        (f"From {asked} on", [row for row in exact if row["to"] >= asked]),
        ("Without a day", vague),
    )
    for title, found in parts:
        console.print(Text(f"{title}: {len(found) or 'nothing'}", style="bold"))
        for row in found:
            _entry(row, console)


def _entry(row: dict[str, Any], console: Console) -> None:
    days = row["from"] if row["from"] == row["to"] else f"{row['from']} to {row['to']}"
    if row["precision"] in VAGUE:
        days += f" ({VAGUE[row['precision']]})"
    mark = "◆" if row["kind"] == "occasion" else "·"
    away = "" if row["precision"] in VAGUE else f"  {countdown(row['days'])}"
    console.print(Text.assemble(f"  {mark} {days}  ", (squash(row["title"]), "bold"), away))
    lines = _occasion(row) if row["kind"] == "occasion" else _event(row)
    for line in lines:
        console.print(Padding(Text(line, style="dim"), (0, 0, 0, 6)))


def countdown(days: int) -> str:
    """ "in 12 days", "today", "3 days ago"."""
    if days == 0:
        return "today"
    n = abs(days)
    unit = "day" if n == 1 else "days"
    return f"in {n} {unit}" if days > 0 else f"{n} {unit} ago"


def _occasion(row: dict[str, Any]) -> list[str]:
    lines = []
    if row["anniversary"]:
        lines.append(f"{row['anniversary']} years{', a round one' if row['round'] else ''}")
    for text in row["precedents"][:PRECEDENTS]:
        lines.append(f"{text['date']}  {text['title'] or 'untitled'}  [{text['document']}]")
    more = len(row["precedents"]) - PRECEDENTS
    if more > 0:
        lines.append(f"and {more} earlier texts")
    kinds: dict[str, list[str]] = {}
    for w in row["watch"]:
        kinds.setdefault(w["kind"], []).append(f"{w['label']} {w['k']} of {w['n']}")
    lines += [f"usual {kind}: {', '.join(found)}" for kind, found in kinds.items()]
    return lines or ["no earlier text in the archive"]


def _event(row: dict[str, Any]) -> list[str]:
    lines = []
    for source in row["sources"][:SOURCES]:
        quote = source["quote"]
        lines.append(
            f"“{squash(quote['text'])}”  {source['outlet'] or 'unknown outlet'}, "
            f"{source['date'] or 'undated'} [{source['document']}, "
            f"{quote['start']}–{quote['end']}]"
        )
    more = row["texts"] - SOURCES
    return [*lines, f"and in {more} more"] if more > 0 else lines
