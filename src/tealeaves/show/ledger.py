"""The ledger at the terminal: proposals, entries, what is due, one entry with its history."""

from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tealeaves.show.plain import plain
from tealeaves.words import squash

NONE = "–"
SHOWN = (
    "claim forecaster affiliation outlet made_on about condition horizon since until "
    "deadline_basis closes zone criterion resolver word scale confidence topic lacks"
).split()


def show_proposals(body: dict[str, Any], console: Console) -> None:
    """What pages foresee, one row each; what could not be scored as it stands, and why."""
    for p in body["proposals"]:
        state = f" ({p['in_ledger']})" if p["in_ledger"] else ""
        window = p["until"] or p["horizon"] or "no date"
        facts = (p["kind"], p["word"], window, chance(p["probability"] or {}))
        console.print(Text.assemble((p["id"], "bold"), f"{state}  {p['by']}: {' · '.join(facts)}"))
        console.print(Padding(Text(f"“{squash(p['claim']['text'])}”"), (0, 0, 0, 4)))
        console.print(Padding(Text(_lacking(p), style="dim"), (0, 0, 0, 4)))
    if not body["proposals"]:
        console.print("nothing is foreseen")
        return
    n = len(body["proposals"])
    console.print(f"{n} proposed, {body['not_scorable']} of them not scorable as they stand")


def _lacking(p: dict[str, Any]) -> str:
    if p["suggested_until"]:
        return f"{p['reason']}; a year on would be {p['suggested_until']}"
    return p["reason"] or "can be scored as it stands"


def show_entries(rows: list[dict[str, Any]], console: Console) -> None:
    """The entries of the ledger, one row each."""
    shown = plain("id", "who", "made on", "until", "chance", "state", "claim")
    for e in rows:
        shown.add_row(
            e["id"],
            e["forecaster"] or NONE,
            e["made_on"] or NONE,
            e["until"] or NONE,
            chance(e),
            e["status"] + (f" ({e['lacks']})" if e["lacks"] and e["status"] == "open" else ""),
            Text(squash(e["claim"])),
        )
    console.print(shown if rows else "the ledger is empty; `tealeaves ledger propose` fills it")


def show_due(body: dict[str, Any], console: Console) -> None:
    """What has to be decided, each with the texts that may decide it."""
    if not body["due"]:
        console.print(f"nothing is due by {body['date']}")
    for d in body["due"]:
        late = "today" if d["days"] == 0 else f"{d['days']} days ago"
        console.print(Text(f"{d['id']}  {d['forecaster'] or NONE}: {d['claim']}", style="bold"))
        console.print(Text(f"  ended {d['until']} ({d['zone']}), {late}; {chance(d)}"))
        if d["criterion"]:
            console.print(Text(f"  counts as true if: {d['criterion']}"))
        if d["condition"]:
            console.print(Text(f"  only if: {d['condition']}"))
        for c in d["candidates"]:
            head = f"  {c['id']:>6}  {c['date'] or NONE}  {c['title'] or NONE}"
            console.print(Text(head), no_wrap=True, overflow="ellipsis")
            console.print(_marked(c["snippet"], c["marks"]))
        if not d["candidates"]:
            console.print("  no text of the archive has its words", style="dim")


def show_one(e: dict[str, Any], console: Console) -> None:
    """One entry: what was said where, how it counts, and who did what when."""
    console.print(Text(f"{e['id']}  {e['status']}", style="bold"))
    for name in SHOWN:
        if e[name]:
            console.print(Text(f"  {name.replace('_', ' '):<15} {e[name]}"))
    console.print(Text(f"  {'chance':<15} {chance(e)}"))
    if e["quote"]:
        q = e["quote"]
        console.print(
            Text(f"  {'said':<15} “{squash(q['text'])}” [{q['start']}–{q['end']}] ")
            + Text(f"document {e['document']}", style="dim")
        )
    if e["outcome"]:
        console.print(Text(f"  {'outcome':<15} {outcome(e['outcome'])}"))
    for step in e["history"]:
        changed = ", ".join(f"{k}={v}" for k, v in step["changed"].items() if k != "quote")
        line = f"  record {step['record']}  {step['at'][:16]}  {step['who']}  {step['step']}"
        console.print(Text(f"{line}  {step['why']}  {changed if step['step'] == 'edit' else ''}"))


def chance(e: dict[str, Any]) -> str:
    """A chance with its band: "68 % (55–80)"; a dash for none."""
    if e.get("point") is None:
        return NONE
    band = "" if e.get("low") is None else f" ({e['low']:g}–{e['high']:g})"
    return f"{e['point']:g} %{band}"


def outcome(decided: dict[str, Any]) -> str:
    """An outcome's day and evidence in one line."""
    shown = decided["evidence"]
    if "text" in shown:
        place = f"document {shown['document']}, {shown['date']}, {shown['start']}–{shown['end']}"
        return f"{decided['on']}: “{squash(shown['text'])}” ({place})"
    if "searched" in shown:
        found = f"{shown['answers']} of {shown['texts']} texts"
        window = f"{shown['from']} to {shown['to']}"
        return f"{decided['on']}: {shown['searched']!r} found in {found}, {window}"
    return str(decided["on"])


def _marked(snippet: str, marks: list[list[int]]) -> Text:
    text = Text(f"          {snippet}", style="dim")
    for start, end in marks:
        text.stylize("bold", start + 10, end + 10)
    return text
