"""What stands out in texts against their precedents, and what is missing from them."""

from collections.abc import Sequence
from typing import Any

from tealeaves.archive.kept import Document
from tealeaves.archive.store import Archive
from tealeaves.brief.texts import Shelf
from tealeaves.brief.value import Item, item_id
from tealeaves.compare.compare import compare
from tealeaves.compare.subject import subject_of

COMPARED = 30  # texts compared with their precedents: those of the highest level first


def compared(
    archive: Archive, shelf: Shelf, texts: Sequence[Document]
) -> tuple[list[Item], list[Item]]:
    """The signals of first-hand texts: what is there, what is missing; by bits, the most first."""
    there: list[Item] = []
    missing: list[Item] = []
    for document in texts[:COMPARED]:
        for signal in compare(archive, subject_of(archive, document.id)).to_json()["signals"]:
            item = _item(shelf, document, signal)
            if item is not None:
                (missing if _is_missing(signal) else there).append(item)
    return sorted(there, key=_surprise), sorted(missing, key=_surprise)


def stated(shelf: Shelf, texts: Sequence[Document], section: str) -> list[Item]:
    """What texts themselves say or show, without precedents: stated and counted signals."""
    found = []
    for document in texts:
        for signal in shelf.take(document.id).reading["signals"] or ():
            quotes = shelf.quotes(document.id, signal["evidence"])
            if quotes:
                name = item_id(section, document.sha256, signal["statement"])
                found.append(Item(name, _sentence(signal["statement"]), quotes, signal["basis"]))
    return found


def _item(shelf: Shelf, document: Document, signal: dict[str, Any]) -> Item | None:
    evidence = [*signal["evidence"], *signal.get("counter_evidence", ())]
    quotes = shelf.quotes(document.id, evidence)
    if not quotes:
        return None
    baseline = signal["baseline"]
    agreed = ", ".join(baseline["same"]) or "nothing but time"
    detail = (
        f"{baseline['k']} of {baseline['n']} earlier texts, {baseline['bits']:.1f} bits; "
        f"same {agreed}"
    )
    tried = [b["name"] for b in signal.get("benign", ()) if b.get("holds")]
    if tried:
        detail += f"; may be due to {', '.join(tried)}"
    name = item_id("signals", document.sha256, signal["statement"])
    text = _sentence(f"{document.title or 'Untitled'}: {signal['statement']}")
    return Item(name, text, quotes, detail, baseline["bits"])


def _is_missing(signal: dict[str, Any]) -> bool:
    """What a text lacks is shown by earlier texts alone."""
    return all("page" in span for span in signal["evidence"])


def _surprise(item: Item) -> tuple[float, str]:
    return -(item.bits or 0), item.id


def _sentence(words: str) -> str:
    words = " ".join(words.split())
    return words[:1].upper() + words[1:]
