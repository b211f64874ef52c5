"""A pair in the terminal: what changed by name, what each left out, sentences that differ."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tealeaves.show.inert import clipped, inert
from tealeaves.show.pair_words import COUNTED, SORTS, counted, named
from tealeaves.show.side_by_side import SIGNS

if TYPE_CHECKING:
    from rich.console import Console

LONGEST = 160  # characters of a quotation
SHOWN = 8  # things of a sort


def to_terminal(body: dict[str, Any], console: "Console") -> None:
    """Print a pair, given as its JSON."""
    for line in lines(body):
        console.print(line)


def lines(body: dict[str, Any]) -> Iterator[str]:
    """The report line by line."""
    for name, account in (("A", body["a"]), ("B", body["b"])):
        facts = (account["date"] or "undated", account["outlet"], f"{account['words']} words")
        yield f"{name}  {_short(account['title'] or 'untitled')}"
        yield "   " + " · ".join(filter(None, facts))
    said = ", ".join(f"{n} {COUNTED[kind]}" for kind, n in counted(body))
    yield f"sentences: {said}" if body["aligned"] else "two languages: sentences are not aligned"
    for turn in body["changes"]:
        yield f"  {turn['statement']}"
        for quote in turn["quotes"][:2]:
            yield f"      {_quoted(quote['a'])} → {_quoted(quote['b'])}"
    for side, has in (("b", "A"), ("a", "B")):
        yield ""
        yield f"── only in {has}"
        yield from _missing(body[f"left_out_by_{side}"])
    yield from _sentences(body)


def _missing(found: dict[str, Any]) -> Iterator[str]:
    for sort, name in SORTS.items():
        if sort == "sentences" or not found[sort]:
            continue
        yield f"  {name} {len(found[sort])}"
        for one in found[sort][:SHOWN]:
            said, quote = named(sort, one)
            yield f"      {said} {_quoted(quote)}" if quote else f"      {said}"
    if not any(found[sort] for sort in SORTS if sort != "sentences"):
        yield "  0 things"


def _sentences(body: dict[str, Any]) -> Iterator[str]:
    if body["parts"]:
        yield ""
        yield "── sentences that differ"
    for part in body["parts"]:
        if part["kind"] == "kept":
            continue
        sign = SIGNS[part["kind"]][0]
        if part["kind"] in ("changed", "moved"):
            yield f"  {sign} {_marked(part['pieces_a'], '[-', '-]')}"
            yield f"    {_marked(part['pieces_b'], '{+', '+}')}"
        else:
            yield f"  {sign} {inert((part['a'] or part['b'])['text'])}"


def _marked(pieces: list[tuple[str, bool]], opened: str, closed: str) -> str:
    return inert("".join(f"{opened}{words}{closed}" if new else words for words, new in pieces))


def _quoted(place: dict[str, Any] | None) -> str:
    return f"“{_short(place['text'])}” @{place['start']}" if place else "nothing"


def _short(words: str) -> str:
    return inert(clipped(" ".join(words.split()), LONGEST))
