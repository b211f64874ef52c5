"""An editor's hand: findings pinned, dropped, moved and annotated, kept as records."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from tealeaves.archive.records.log import append, standing
from tealeaves.archive.store import Archive
from tealeaves.brief.value import Brief, Item, Note, Section
from tealeaves.errors import ArchiveError

KIND = "brief"  # of the records
STEPS = ("pin", "unpin", "drop", "restore", "move", "note")


@dataclass(frozen=True, slots=True)
class Hand:
    """What an editor did with one finding. `place`: from 1 in its section; None: as it comes."""

    pinned: bool = False
    dropped: bool = False
    place: int | None = None
    notes: tuple[Note, ...] = ()


def edit(
    archive: Archive, who: str, at: str, item: str, step: str, value: str | int | None = None
) -> int:
    """Record one step with a finding of a brief; the record's number."""
    if step not in STEPS:
        raise ArchiveError(f"{step}: no such step; there are {', '.join(STEPS)}")
    if step == "note" and not str(value or "").strip():
        raise ArchiveError("an empty note; write what there is to say")
    if step == "move" and (not isinstance(value, int) or value < 1):
        raise ArchiveError("move: give a place from 1")
    body: dict[str, Any] = {"step": step} | ({} if value is None else {"value": value})
    return append(archive, who, at, KIND, f"brief:{item}", body)


def hands(archive: Archive) -> dict[str, Hand]:
    """By finding what was done with it, later steps over earlier ones."""
    found: dict[str, Hand] = {}
    for record in standing(archive, KIND):
        item = record.about.removeprefix("brief:")
        hand, value = found.get(item, Hand()), record.body.get("value")
        match record.body["step"]:
            case "pin" | "unpin" as step:
                hand = replace(hand, pinned=step == "pin")
            case "drop" | "restore" as step:
                hand = replace(hand, dropped=step == "drop")
            case "move":
                hand = replace(hand, place=value)
            case "note":
                note = Note(record.who, record.at, str(value))
                hand = replace(hand, notes=(*hand.notes, note))
        found[item] = hand
    return found


def edited(brief: Brief, done: dict[str, Hand]) -> Brief:
    """The brief as the editor wants it: pinned first, then by place, then as it came."""
    sections = tuple(_section(section, done) for section in brief.sections)
    before = sum(len(section.items) for section in brief.sections)
    after = sum(len(section.items) for section in sections)
    return replace(brief, sections=sections, dropped=before - after)


def _section(section: Section, done: dict[str, Hand]) -> Section:
    kept = [
        replace(item, notes=hand.notes, pinned=hand.pinned)
        for item in section.items
        if not (hand := done.get(item.id, Hand())).dropped
    ]
    kept.sort(key=lambda item: not item.pinned)
    return replace(section, items=tuple(_placed(kept, done)))


def _placed(items: Iterable[Item], done: dict[str, Hand]) -> list[Item]:
    found = list(items)
    moved = [(done[item.id].place, item) for item in found if done.get(item.id, Hand()).place]
    for place, item in sorted(moved, key=lambda pair: pair[0] or 0):
        found.remove(item)
        found.insert((place or 1) - 1, item)
    return found
