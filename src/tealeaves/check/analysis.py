"""The analysis at hand: its sentences, and what is named in each of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from tealeaves.archive.rows import person_key, said, unknown
from tealeaves.compare.subject import Subject
from tealeaves.evidence import visible
from tealeaves.knowledge import Pack
from tealeaves.packs.lookup import Lookup
from tealeaves.read.wording import undotted
from tealeaves.words import sentences

OUTLET_WEIGHT = 5  # a medium of the state that is named says more than the state's name
Span = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: `start` and `end` are of the page, `text` its clean words, undotted."""

    start: int
    end: int
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something named: kind and key as the archive's terms, and where."""

    kind: str  # country, bloc, person, outlet, formula, date
    key: str
    label: str
    start: int
    end: int
    country: str | None = None  # that a person serves
    also: tuple[tuple[str, str], ...] = ()  # terms that name it as well: a country as a place

    @property
    def terms(self) -> tuple[tuple[str, str], ...]:
        """The archive's terms for it."""
        return ((self.kind, self.key), *self.also)


@dataclass(frozen=True)
class Analysis:
    """A second-hand text with its reading."""

    subject: Subject
    lookup: Lookup

    @property
    def reading(self) -> dict[str, Any]:
        """The contract's object."""
        return self.subject.source.reading

    @property
    def pack(self) -> Pack:
        """The packs in force."""
        return self.lookup.pack

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its sentences in order."""
        return tuple(_lines(self.subject))

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """All that is named, by place."""
        return tuple(sorted(_named(self.reading), key=lambda n: (n.start, -n.end)))

    def state(self, code: str) -> Named:
        """A country by its code; as a place it goes by its names."""
        entry = self.pack.countries.get(code)
        forms = entry.forms if entry else (code,)
        return Named(
            "country", code, forms[0], 0, 0, None, tuple(("place", unknown(f)) for f in forms)
        )

    @cached_property
    def home(self) -> str | None:
        """The state that the analysis is about: the one it names most, its people and media
        counted with it."""
        count: Counter[str] = Counter()
        for one in self.named:
            if one.kind == "country":
                count[one.key] += 1
            elif one.kind == "person" and one.country in self.pack.countries:
                count[str(one.country)] += 1
            elif one.kind == "outlet" and one.key in self.pack.outlets:
                count[str(self.pack.outlets[one.key].country)] += OUTLET_WEIGHT
        return count.most_common(1)[0][0] if count else None

    def within(self, start: int, end: int, *kinds: str) -> tuple[Named, ...]:
        """What is named from one character of the page to another."""
        inside = (n for n in self.named if start <= n.start and n.end <= end)
        return tuple(n for n in inside if not kinds or n.kind in kinds)

    def line_at(self, place: int) -> Line | None:
        """The sentence that holds a character of the page, or the last one before it."""
        before = [line for line in self.lines if line.start <= place]
        return before[-1] if before else None

    def before(self, line: Line) -> tuple[Line, ...]:
        """The earlier sentences of its paragraph, the nearest first."""
        same = [one for one in self.lines if one.paragraph == line.paragraph]
        return tuple(reversed([one for one in same if one.start < line.start]))

    def span(self, line: Line) -> Span:
        """A sentence as the contract writes it."""
        piece = self.subject.source.page[line.start : line.end]
        html = self.reading["source"]["media_type"] == "text/html"
        shown = visible(piece) if html else piece
        return {"text": shown, "start": line.start, "end": line.end}


def _lines(subject: Subject) -> Iterator[Line]:
    text = subject.text
    plain = undotted(text)
    breaks = [0, *(i for i, c in enumerate(text) if c == "\n"), len(text)]
    for paragraph, (low, high) in enumerate(pairwise(breaks)):
        for start, end in sentences(text, low, high):
            place = subject.places.span(start, end)
            yield Line(*place, plain[start:end], paragraph)


def _named(reading: dict[str, Any]) -> Iterator[Named]:
    for kind, section in (("country", "actors"), ("bloc", "blocs")):
        for code, spans in (reading[section] or {}).items():
            yield from (Named(kind, code, said(s), s["start"], s["end"]) for s in spans)
    for person in reading["people"] or ():
        key, label = person_key(person)
        spans = person["mentions"] or person["title_spans"]
        for s in spans:
            yield Named("person", key, label, s["start"], s["end"], person["country"])
    for outlet in reading["outlets"] or ():
        key = outlet.get("key") or outlet["name"]
        yield from (
            Named("outlet", key, outlet["name"], s["start"], s["end"]) for s in outlet["spans"]
        )
    for formula in reading["formulas"] or ():
        if formula.get("family"):
            span = formula["span"]
            yield Named("formula", formula["family"], said(span), span["start"], span["end"])
    for date in _days(reading["dates"] or ()):
        yield Named("date", date["value"], date.get("mod") or "", date["start"], date["end"])


def _days(dates: Sequence[Span]) -> Iterator[Span]:
    """Dates that name a day, month or year of the calendar."""
    for date in dates:
        if date["type"] == "DATE" and date["value"][:4].isdigit() and "W" not in date["value"]:
            yield date
