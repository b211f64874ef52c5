"""One text as the finders of signals see it: its findings, its words, whose medium it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tealeaves import evidence
from tealeaves.read.found import Found
from tealeaves.read.genre import is_body
from tealeaves.read.patterns import patterns
from tealeaves.read.wording import written_out
from tealeaves.spans import Span
from tealeaves.types import Signal

LONGEST = 110  # characters of our sentence


@dataclass(frozen=True, slots=True)
class Scene:
    """The findings of one text and what they stand in."""

    found: Found
    plain: str  # its clean text, undotted
    home: str | None  # the state for which the medium speaks
    watched: str | None  # the state that a report is about

    @property
    def text(self) -> str:
        return self.found.article.view.text

    @property
    def genre(self) -> str:
        return self.found.kind.genre if self.found.kind else ""

    @property
    def second_hand(self) -> bool:
        return self.found.authority.layer == "second_hand"

    def name(self, code: str) -> str:
        """The usual name of a state; a bloc's code is its name."""
        return (
            self.found.pack.countries[code].forms[0] if code in self.found.pack.countries else code
        )

    def names(self, codes: Iterable[str]) -> str:
        """The usual names, joined: "China, Laos and Russia"."""
        *first, last = [self.name(code) for code in codes] or [""]
        return f"{', '.join(first)} and {last}" if first else last

    def body(self) -> Iterator[tuple[int, int]]:
        """The paragraphs' ranges in the clean text."""
        for passage in self.found.article.passages:
            if is_body(self.found.article, passage):
                yield passage.start, passage.end

    def at(self, span: Span) -> int:
        """Where a page span begins in the clean text."""
        return self.found.article.view.within(span)[0]

    def in_body(self, span: Span) -> bool:
        place = self.at(span)
        return any(start <= place < end for start, end in self.body())

    def cut(self, start: int, end: int) -> Span:
        return evidence.span(self.found.article, start, end)

    def words(self, span: Span) -> str:
        return evidence.words(self.found.article, span)

    def matters(self, name: str) -> list[tuple[int, int, str]]:
        """Where the patterns of a list fit in the body, in order, none over another, each with
        what its group `what` holds."""
        forms = written_out(self.found.pack, name, "signal-part-")
        found = sorted(
            (
                (m.end() - len(m.group().lstrip(" ”’")), m.end(), m.groupdict().get("what") or "")
                for _, m in patterns(forms).matches(self.plain, list(self.body()))
            ),
            key=lambda s: (s[0], -s[1]),
        )
        kept: list[tuple[int, int, str]] = []
        for low, high, what in found:
            if not kept or low >= kept[-1][1]:
                kept.append((low, high, what))
        return kept

    def matches(self, name: str) -> list[tuple[int, int]]:
        """Where the patterns of a list fit in the body, in order, none over another."""
        return [(low, high) for low, high, _ in self.matters(name)]

    def tidy(self, low: int, high: int) -> Span:
        """The page span of a match, cut back to whole words."""
        text = self.text
        while high > low + 1 and text[high - 1].isalnum() and text[high : high + 1].isalnum():
            high -= 1
        while low < high - 1 and text[low].isalnum() and low and text[low - 1].isalnum():
            low += 1
        piece = text[low:high]
        high = low + len(piece.rstrip(" ,;:-–—"))
        return self.cut(low, max(high, low + 1))


Detail = tuple[str, str | int | tuple[str, ...]]


def signal(
    kind: str,
    statement: str,
    spans: Sequence[Span],
    *details: Detail,
    basis: str = "counted",
    about: str | None = None,
    label: str | None = None,
) -> Iterator[Signal]:
    """The signal, if any evidence is there; its sentence is cut at LONGEST."""
    shown = tuple(dict.fromkeys(spans))
    if shown:
        sentence = statement
        if len(statement) > LONGEST:
            sentence = statement[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:“”") + "…"
        yield Signal(
            kind=kind,
            basis="stated" if basis == "stated" else "counted",
            statement=sentence,
            evidence=shown,
            label=label,
            about=about,
            details=details,
        )
