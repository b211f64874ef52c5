"""A day in the terminal: its figures beside the ordinary ones, then the texts by surprise."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

QUIET = 12  # texts without a signal that are named
FIGURES = (
    ("texts", "texts"),
    ("with_signals", "with something that stands out"),
    ("signals", "signals"),
    ("bits", "bits of the strongest"),
)


def to_terminal(body: dict[str, Any], console: "Console") -> None:
    """Print a day, given as its JSON."""
    for line in lines(body):
        console.print(line)


def lines(body: dict[str, Any]) -> Iterator[str]:
    """The report line by line."""
    by = "day of issue" if body["by"] == "date" else f"arrival, {body['zone']}"
    yield f"{body['date']}, by {by}: {', '.join(body['outlets']) or 'no medium'}"
    yield ""
    yield from _figures(body)
    for line in body["cut"]:
        yield f"  {line}"
    for number, text in enumerate(body["ranked"], 1):
        yield ""
        yield from _text(number, text)
    yield from _quiet(body["nothing"])
    yield from _waiting(body["waiting"])
    yield from _others(body)


def _figures(body: dict[str, Any]) -> Iterator[str]:
    usual = body["ordinary"]
    days = len(usual["days"])
    if not body["texts"]:
        yield "nothing first-hand came in that is dated to the day"
    for key, name in FIGURES if body["texts"] else ():
        line = f"  {body[key]:>6g}  {name}"
        if days:
            u = usual[key]
            line += f"; ordinarily {u['mean']:g} ({u['min']:g} to {u['max']:g})"
        yield line
    if body["texts"]:
        of = "of the same weekday" if usual["same_weekday"] else "of any weekday"
        what = f"the last {days} days {of}, read the same way" if days else "no earlier day"
        yield f"  ordinary: {what}"
    if body["copies"]:
        yield f"  {body['copies']:>6}  near copies, not counted"


def _text(number: int, text: dict[str, Any]) -> Iterator[str]:
    yield f"{number}. {text['bits']:.2f} bits  {text['title'] or '(no title)'}"
    about = (f"document {text['id']}", text["outlet"], text["genre"])
    yield "    " + " · ".join(filter(None, about))
    left = text["leave_one_out"]
    usual = f"; a precedent gives {left['mean']:g}" if left else ""
    yield (
        f"    {text['listed']} of {text['features_tried']} features stand out against "
        f"{text['precedents']} precedents{usual}"
    )
    for signal in text["signals"]:
        yield f"    {signal['baseline']['bits']:.2f}  {signal['statement']}"
        for span in signal["evidence"][:1]:
            words = " ".join(span.get("clean", span["text"]).split())
            page = f"  page {span['page'][:8]}" if "page" in span else ""
            yield f"          “{words}”{page} @{span['start']}"


def _quiet(texts: list[dict[str, Any]]) -> Iterator[str]:
    if not texts:
        return
    yield ""
    yield f"nothing stands out in {len(texts)}"
    for text in texts[:QUIET]:
        yield f"    {text['id']:>7}  {text['title'] or '(no title)'}"
        yield from (f"             {statement}" for statement in text["counted"][:1])
    if len(texts) > QUIET:
        yield f"             and {len(texts) - QUIET} more"


def _waiting(rows: list[dict[str, Any]]) -> Iterator[str]:
    for heading, states in (
        ("settled", ("appeared", "stayed_absent")),
        ("pending", ("pending",)),
    ):
        found = [row for row in rows if row["status"] in states]
        if found:
            yield ""
            yield f"{heading}: missing in earlier texts of an occasion"
        for row in found:
            text = row["text"]
            yield f"    {row['bits']:.2f}  {row['statement']}"
            yield f"          {text['date']}, document {text['id']}: {row['why']}"


def _others(body: dict[str, Any]) -> Iterator[str]:
    for key, what in (("second_hand", "second-hand"), ("undated", "added without a day of issue")):
        found = body[key]
        if found:
            yield ""
            yield f"{what}: {len(found)}"
            yield from (
                f"    {one['id']:>7}  {one['title'] or '(no title)'}" for one in found[:QUIET]
            )
