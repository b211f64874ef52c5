"""The words for a pair: sorts of things left out, and what each is called."""

from collections.abc import Iterator
from typing import Any

SORTS = {
    "countries": "countries", "people": "people", "titles": "titles", "formulas": "formulas",
    "epithets": "epithets", "statements": "statements", "sentences": "sentences",
}  # fmt: skip
COUNTED = {
    "kept": "the same", "changed": "with other words", "moved": "elsewhere",
    "dropped": "only left", "added": "only right",
}  # fmt: skip


def counted(body: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """How many sentences there are of each kind, in one order."""
    return ((kind, body["sentences"][kind]) for kind in COUNTED if kind in body["sentences"])


def named(sort: str, one: dict[str, Any]) -> tuple[str, dict[str, Any] | None]:
    """What is said of a thing left out, and the words that show it."""
    if sort == "sentences":
        return "", one
    if sort == "titles":
        return f"{one['name']}: {one['title']}", None
    quote = next(iter(one["evidence"]), None)
    if sort == "statements":
        return f"{one['speaker'] or 'somebody'}:", quote
    times = f" ({one['n']} times)" if one["n"] > 1 else ""
    alone = quote is None or quote["text"].casefold() == one["label"].casefold()
    return f"{one['label']}{times}", None if alone else quote
