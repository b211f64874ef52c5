"""A round of watching in the terminal: what is new, changed or gone, and what could not be had."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tealeaves.show.inert import clipped, inert

if TYPE_CHECKING:
    from rich.console import Console

SIGNALS = 3  # lines under a page
COMPLAINTS = 3  # lines under a source
WIDTH = 200  # characters of a line that come from a page
BECAME = {"added": "new", "copy": "copy", "replaced": "changed"}


def to_terminal(body: dict[str, Any], console: "Console") -> None:
    """Print a round, given as its JSON."""
    for line in lines(body):
        console.print(line, soft_wrap=True)  # one line each, also in a file


def lines(body: dict[str, Any]) -> Iterator[str]:
    """The round line by line."""
    yield f"{body['at'][:16].replace('T', ' ')} UTC  {_counted(body)}"
    for page in body["pages"]:
        yield _head(BECAME[page["became"]], page)
        for signal in page["signals"][:SIGNALS]:
            yield f"         · {signal_line(signal)}"
        if (more := page["signals_in_all"] - SIGNALS) > 0:
            yield f"         · and {more} more"
    if (more := sum(body["counts"].get(key, 0) for key in BECAME) - len(body["pages"])) > 0:
        yield f"and {more:,} more pages; tealeaves search finds them"
    for page in body["gone"]:
        yield _head("gone", page)
    for source in body["sources"]:
        for why in source["why"][:COMPLAINTS]:
            yield f"! {_clean(why)}"
        if (more := len(source["why"]) - COMPLAINTS) > 0:
            yield f"! {_clean(source['source'])}: and {more} more like these"


def signal_line(signal: dict[str, Any]) -> str:
    """A signal in one line: how it is known, what it says, how surprising it is."""
    base = signal.get("baseline")
    bits = f" [{base['bits']:.1f} bits]" if signal["basis"] == "compared" and base else ""
    return f"{signal['basis']}: {_clean(signal['statement'])}{bits}"


def _counted(body: dict[str, Any]) -> str:
    counts = body["counts"]
    said = [
        f"{counts[key]:,} {word}"
        for key, word in (*BECAME.items(), ("gone", "gone"), ("refused", "refused"))
        if counts.get(key)
    ]
    number = len(body["sources"])
    return f"{number} source{'' if number == 1 else 's'}: {', '.join(said) or 'nothing new'}"


def _head(word: str, page: dict[str, Any]) -> str:
    where = " ".join(filter(None, (page["date"] or "undated", page["outlet"])))
    return f"{word:8} {page['id']:>6}  {_clean(where)}  {_clean(page['title'] or '(no title)')}"


def _clean(text: str) -> str:
    return clipped(inert(text), WIDTH)
