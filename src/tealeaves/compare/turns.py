"""What the words that differ amount to: another voice, other numbers, names, titles, order."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from tealeaves.archive.versions.changes import Changed, Range
from tealeaves.archive.versions.headlines import fold
from tealeaves.compare.left_out import place_of
from tealeaves.compare.subject import Subject

Turn = dict[str, Any]

# Grammar of English: who speaks, and who is spoken of.
FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
THIRD = frozenset("he him his himself she her hers herself they them their theirs".split())
FEW = 2  # words of the first person below which a text does not speak in it
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SHOWN = 3  # quotations of a turn


def turns(one: Subject, other: Subject, parts: Sequence[Changed]) -> tuple[Turn, ...]:
    """The changes that have a name, each with its first quotations on both sides."""
    return tuple(
        turn
        for turn in (
            _voice(one, other, parts),
            _numbers(one, other, parts),
            *_names(one, other, parts),
            _order(one, other, parts),
        )
        if turn
    )


def _turn(kind: str, says: str, n: int, quotes: Sequence[tuple[Any, Any]]) -> Turn:
    shown = [{"a": a, "b": b} for a, b in quotes[:SHOWN]]
    return {"kind": kind, "statement": says, "n": n, "quotes": shown}


def _places(quotes: Sequence[object]) -> str:
    return "1 place" if len(quotes) == 1 else f"{len(quotes)} places"


def _voice(one: Subject, other: Subject, parts: Sequence[Changed]) -> Turn | None:
    """First person on one side, reported speech on the other: in the sentences that differ."""
    if one.facts.language != "en" or other.facts.language != "en":
        return None
    speaks, told = _persons(one, parts, old=True), _persons(other, parts, old=False)
    for (i, he), (i2, he2), says in (
        (speaks, told, "first person turned into reported speech"),
        (told, speaks, "reported speech turned into first person"),
    ):
        if i >= FEW and 2 * i2 <= i and he2 > he:
            quotes = [
                (place_of(one, part.old), place_of(other, part.new))
                for part in parts
                if part.kind != "kept" and _shifts(one, other, part, away=speaks[0] > told[0])
            ]
            said = f"{says}: {speaks[0]} words of the first person there, {told[0]} here"
            return _turn("voice", said, i, quotes)
    return None


def _persons(subject: Subject, parts: Sequence[Changed], *, old: bool) -> tuple[int, int]:
    """How many words of the first and third person stand in what is not the same."""
    words: list[str] = []
    for part in parts:
        place = part.old if old else part.new
        if part.kind != "kept" and place:
            words += fold(subject.text[slice(*place)])
    return sum(w in FIRST for w in words), sum(w in THIRD for w in words)


def _shifts(one: Subject, other: Subject, part: Changed, *, away: bool) -> bool:
    """Whether a sentence loses (or wins) words of the first person."""
    here = sum(w in FIRST for w in fold(one.text[slice(*part.old)])) if part.old else 0
    there = sum(w in FIRST for w in fold(other.text[slice(*part.new)])) if part.new else 0
    return here > there if away else there > here


def _numbers(one: Subject, other: Subject, parts: Sequence[Changed]) -> Turn | None:
    """Figures put in the place of other figures."""
    quotes = [
        (place_of(one, run.old), place_of(other, run.new))
        for part in parts
        for run in part.runs
        if NUMBER.findall(run.before) and NUMBER.findall(run.after)
        and NUMBER.findall(run.before) != NUMBER.findall(run.after)
    ]  # fmt: skip
    return (
        _turn("figures", f"figures differ in {_places(quotes)}", len(quotes), quotes)
        if quotes
        else None
    )


def _names(one: Subject, other: Subject, parts: Sequence[Changed]) -> Iterator[Turn]:
    """Words that name a country or give a title, put otherwise."""
    pages = _spans(one), _spans(other)
    for kind, says in (("naming", "countries are named otherwise"), ("title", "titles differ")):
        quotes = []
        for part in parts:
            for run in part.runs:
                a, b = place_of(one, run.old), place_of(other, run.new)
                if (a and _meets(a, pages[0][kind])) or (b and _meets(b, pages[1][kind])):
                    quotes.append((a, b))
        if quotes:
            yield _turn(kind, f"{says} in {_places(quotes)}", len(quotes), quotes)


def _spans(subject: Subject) -> dict[str, list[Range]]:
    """Where a text names countries and gives titles, by characters of its page."""
    reading = subject.source.reading
    countries = [
        (span["start"], span["end"])
        for section in ("actors", "blocs")
        for spans in (reading.get(section) or {}).values()
        for span in spans
    ]
    titles = [
        (title["start"], title["end"])
        for person in reading.get("people") or ()
        for title in person["title_spans"]
    ]
    return {"naming": sorted(countries), "title": sorted(titles)}


def _meets(place: dict[str, Any], spans: Sequence[Range]) -> bool:
    return any(start < place["end"] and place["start"] < end for start, end in spans)


def _order(one: Subject, other: Subject, parts: Sequence[Changed]) -> Turn | None:
    quotes = [
        (place_of(one, part.old), place_of(other, part.new))
        for part in parts
        if part.kind == "moved"
    ]
    return (
        _turn("order", f"sentences stand elsewhere: {len(quotes)}", len(quotes), quotes)
        if quotes
        else None
    )
