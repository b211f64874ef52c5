"""The calendar as a table, for spreadsheets and data frames."""

from collections.abc import Iterable, Iterator
from typing import Any

from tealeaves.archive.tables.columns import Column, Row, several, text, whole

COLUMNS: tuple[Column, ...] = (
    text("id", "of the entry; stays the same"),
    text("kind", "event or occasion"),
    text("title", "short, in our words"),
    text("from", "first day, YYYY-MM-DD"),
    text("to", "last day"),
    text("precision", "how exactly it is known: day, range, month, year"),
    whole("days", "from the day asked; negative: ago"),
    text("type", "of an event"),
    text("tense", "of the text that tells it first"),
    several("who", "names or codes"),
    text("where", "null: not stated"),
    text("occasion", "pack id; null: none"),
    whole("texts", "that tell the event, or were issued on the occasion before"),
    whole("document", "the first of them; null: none"),
    text("quote", "its words; null: an occasion"),
    whole("start", "first character of those words in its page"),
    whole("end", "one past the last"),
)


def rows(entries: Iterable[dict[str, Any]]) -> Iterator[Row]:
    """One row an entry of `calendar`, in the order of COLUMNS."""
    for entry in entries:
        texts = entry.get("sources") or entry.get("precedents") or []
        quote = texts[0].get("quote") if texts else None
        found = {
            "texts": entry.get("texts", len(texts)),
            "document": texts[0]["document"] if texts else None,
            "quote": quote and quote["text"],
            "start": quote and quote["start"],
            "end": quote and quote["end"],
        }
        yield tuple(
            found[c.name] if c.name in found else entry.get(c.name, [] if c.name == "who" else None)
            for c in COLUMNS
        )
