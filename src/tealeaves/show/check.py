"""A check in the terminal: each claim, its verdict, why, and the words on either side."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

MARKS = {
    "supported": "✓ supported",
    "contradicted": "✗ contradicted",
    "not_testable": "? not testable",
}
SHOWN = 2  # quotations a side


def to_terminal(body: dict[str, Any], console: "Console") -> None:
    """Print a check, given as its JSON."""
    for line in lines(body):
        console.print(line)


def lines(body: dict[str, Any]) -> Iterator[str]:
    """The report line by line."""
    text, counts = body["text"], body["verdicts"]
    yield text["title"] or "(no title)"
    yield " · ".join(filter(None, (text["date"] or "undated", text["outlet"], text["vehicle"])))
    yield ""
    if body["note"]:
        yield body["note"]
        return
    yield (
        f"{len(body['claims'])} claims: {counts['supported']} supported, "
        f"{counts['contradicted']} contradicted, {counts['not_testable']} not testable"
    )
    for word, mark in MARKS.items():
        for claim in body["claims"]:
            if claim["verdict"] == word:
                yield ""
                yield from _claim(claim, mark)
    if body["untested"]:
        kinds = ", ".join(f"{kind} {n}" for kind, n in body["untested"].items())
        yield ""
        yield f"stated, but not put to the archive: {kinds}"


def _claim(claim: dict[str, Any], mark: str) -> Iterator[str]:
    yield f"{mark}  {claim['statement']}"
    yield f"    {claim['why']}"
    words = " ".join(claim["evidence"][0]["text"].split())
    yield f"    claimed: “{words}” @{claim['evidence'][0]['start']}"
    base = claim["figures"].get("baseline")
    if isinstance(base, dict) and "bits" in base:
        yield f"    {base['bits']:.2f} bits, n = {base['n']}, k = {base['k']}"
    yield from _quotes("for it", claim["supporting"])
    yield from _quotes("against it", claim["contradicting"])


def _quotes(lead: str, found: Sequence[dict[str, Any]]) -> Iterator[str]:
    for quote in found[:SHOWN]:
        around = " ".join(f"{quote['before']}[{quote['text']}]{quote['after']}".split())
        place = f"{quote['date']}, document {quote['document']} @{quote['start']}"
        yield f"    {lead}: “{around}”  {place}"
