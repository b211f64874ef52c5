"""What people said of a document's findings, and the buttons with which they say it.

A finding is named as on the page: s1 is the first signal shown, q2 the second statement.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from tealeaves.archive.kept import Kept
from tealeaves.archive.records.corrections import WORDS_AT, Correction
from tealeaves.errors import ArchiveError
from tealeaves.show import outline
from tealeaves.show.marks import without
from tealeaves.show.markup import Html, tag, together
from tealeaves.show.panel import Desk
from tealeaves.types import Reading

LETTERS = {
    "s": "signals", "q": "statements", "m": "formulas", "x": "epithets", "f": "forecasts",
    "d": "dates", "p": "people", "a": "attendance_list", "o": "outlets", "e": "events",
    "y": "stance",
}  # fmt: skip
LETTER = {section: letter for letter, section in LETTERS.items()}
Words = Callable[..., str]  # words of the interface


def place_of(reading: Reading, id_: str) -> tuple[str, int]:
    """Section and item of a finding on the page. Raises ArchiveError for what is none."""
    section, number = LETTERS.get(id_[:1]), id_[1:]
    if section is None or not (number.isascii() and number.isdecimal() and len(number) < 7):
        raise ArchiveError(f"{id_[:20]}: no finding that can be corrected")
    item = int(number) - 1
    if section == "signals":
        signals = reading.signals or ()
        shown = outline.signals_shown(signals)
        if 0 <= item < len(shown):
            return section, next(n for n, one in enumerate(signals) if one is shown[item])
    return section, item


def name_of(reading: Reading, section: str, item: int) -> str | None:
    """How a finding is named on the page; None where it has no line there."""
    if section not in LETTER:
        return None
    if section == "signals":
        signal = (reading.signals or ())[item]
        shown = outline.signals_shown(reading.signals or ())
        item = next(n for n, one in enumerate(shown) if one is signal)
    return f"{LETTER[section]}{item + 1}"


@dataclass(frozen=True, slots=True)
class Said:
    """A standing correction with the name of its finding; None: added, or no longer found."""

    correction: Correction
    finding: str | None


def said_of(reading: Reading, found: Iterable[Correction]) -> tuple[Said, ...]:
    """The corrections with their findings, in the order they were made."""
    return tuple(
        Said(one, None if one.item is None else name_of(reading, one.section, one.item))
        for one in found
    )


def corrected(desk: Desk, kept: Kept, said: tuple[Said, ...], t: Words, *, readonly: bool) -> Desk:
    """The document as it is shown: rejected findings unmarked and struck, the rest with who."""
    last = {one.finding: one.correction.verdict for one in said if one.finding}
    struck = frozenset(id_ for id_, verdict in last.items() if verdict == "reject")

    def under(id_: str) -> Html:
        mine = [one for one in said if one.finding == id_]
        lines = [_line(desk, kept, one, t, readonly) for one in mine]
        return together(lines, _buttons(kept.document.id, id_, t, readonly))

    return replace(desk, shown=without(desk.shown, struck), under=under, struck=struck)


def _line(desk: Desk, kept: Kept, said: Said, t: Words, readonly: bool) -> Html:
    """Who said what of a finding, and when; edited values beside the machine's."""
    record = said.correction.record
    return tag(
        "p",
        tag("b", t(f"said-{said.correction.verdict}")),
        " ",
        t("by-whom", who=record.who, at=record.at[:16].replace("T", " ")),
        f": {record.body['why']}" if record.body.get("why") else None,
        None if readonly else together(" ", _undo(record.id, t)),
        [tag("span", line, class_="value") for line in values_of(desk.reading, kept, said, t)],
        class_="said",
    )


def values_of(reading: Reading, kept: Kept, said: Said, t: Words) -> Iterator[Html]:
    """Each value a person gave, with the machine's own beside it."""
    one = said.correction
    found = kept.reading[one.section] or []
    machine: dict[str, Any] = found[one.item] if one.item is not None else {}
    for key, value in (one.record.body.get("values") or {}).items():
        was = tag("small", t("machine-says", value=plain(machine[key]))) if key in machine else None
        yield together(f"{key}: ", tag("b", plain(value)), " ", was)


def plain(value: object) -> str:
    """A value as a person writes it."""
    return "" if value is None else str(value)


def _undo(record: int, t: Words) -> Html:
    return tag("button", t("undo"), form="verdict", name="undo", value=record, class_="plain")


def _buttons(document: int, id_: str, t: Words, readonly: bool) -> Html:
    """Confirm, reject, edit, and the permanent link of a finding."""
    link = tag("a", t("link-here"), href=f"/text/{document}#{id_}", class_="perma")
    if readonly:
        return tag("span", link, class_="act")
    return tag(
        "span",
        tag("button", t("confirm"), form="verdict", name="confirm", value=id_),
        tag("button", t("reject"), form="verdict", name="reject", value=id_),
        tag("a", t("edit"), href=f"/text/{document}/edit/{id_}", class_="edit"),
        link,
        class_="act",
    )


def fields_of(finding: dict[str, Any]) -> dict[str, Any]:
    """The values of a finding that a form can edit: words, numbers, yes or no, nothing."""
    return {
        key: value
        for key, value in finding.items()
        if (value is None or isinstance(value, str | int | float)) and key not in UNTOUCHED
    }


UNTOUCHED = frozenset(("text", "start", "end", "clean", "parent", "rank", "order"))
SECTIONS = tuple(WORDS_AT)
