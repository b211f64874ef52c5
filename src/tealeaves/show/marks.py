"""Where each finding is marked in the text, and the text of a block with its marks nested."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tealeaves.show import outline
from tealeaves.spans import Span
from tealeaves.types import Article, Block, Reading

# In the order in which marks of one extent are nested, outermost first.
KINDS = (
    "at",
    "body",
    "signal",
    "statement",
    "title",
    "formula",
    "forecast",
    "date",
    "country",
    "person",
    "quiet",
)
Target = tuple[str, str, tuple[Span, ...]]  # kind, id of the finding, its spans


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a finding's span within the shown text of one row."""

    kind: str
    id: str
    start: int
    end: int
    anchor: str | None = None  # of the piece that begins a span
    first: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A block as it is shown, with the parts that continue it."""

    block: int
    words: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """The rows of a page, and the anchors that its findings have in them."""

    rows: dict[int, Row]  # by index of the first block
    anchors: frozenset[str]
    ids: tuple[str, ...]  # of all findings that are marked

    def link(self, id_: str, nth: int = 1) -> str | None:
        """Where the nth span of a finding stands, None where it is not in the text shown."""
        anchor = anchor_of(id_, nth)
        return f"#{anchor}" if anchor in self.anchors else None


def anchor_of(id_: str, nth: int) -> str:
    """The name of a finding's nth place in the text."""
    return f"t-{id_}" if nth == 1 else f"t-{id_}-{nth}"


def targets(reading: Reading) -> Iterator[Target]:
    """Every finding that is marked, with the id it has in the panel."""
    for n, signal in enumerate(outline.signals_shown(reading.signals or ()), 1):
        yield "signal", f"s{n}", signal.evidence
    for n, said in enumerate(reading.statements or (), 1):
        kind = "body" if said.kind == "body" else "statement"
        yield kind, f"q{n}", tuple(sorted((said.content, *said.also_content)))
    for n, _, title in outline.titles(reading.people or ()):
        yield "title", f"t{n}", (title.span,)
    for n, formula in enumerate(reading.formulas or (), 1):
        yield "formula", f"m{n}", (formula.span,)
    for n, epithet in enumerate(reading.epithets or (), 1):
        yield "formula", f"x{n}", (epithet.span,)
    for n, forecast in enumerate(reading.forecasts or (), 1):
        yield "forecast", f"f{n}", (forecast.claim,)
    for n, date in enumerate(reading.dates or (), 1):
        yield "date", f"d{n}", (date.span,)
    yield from _named(reading)
    yield from _quiet(reading)


def _named(reading: Reading) -> Iterator[Target]:
    codes: dict[str, list[Span]] = {}
    for actor in sorted((*(reading.actors or ()), *(reading.blocs or ())), key=lambda a: a.span):
        codes.setdefault(actor.code, []).append(actor.span)
    for code, spans in codes.items():
        yield "country", code_id(code), tuple(spans)
    for n, person in enumerate(reading.people or (), 1):
        yield "person", f"p{n}", person.mentions


def _quiet(reading: Reading) -> Iterator[Target]:
    """Findings without a line of their own: they light up when pointed at."""
    for n, event in enumerate(reading.events or (), 1):
        yield "quiet", f"e{n}", event.evidence
    for n, stance in enumerate(reading.stance or (), 1):
        yield "quiet", f"y{n}", stance.evidence
    for n, outlet in enumerate(reading.outlets or (), 1):
        yield "quiet", f"o{n}", (*outlet.spans, *outlet.described_as)
    for n, present in enumerate(reading.attendance or (), 1):
        yield "quiet", f"a{n}", (present.span,)
    for n, place in enumerate(reading.places or (), 1):
        yield "quiet", f"l{n}", (place.span,)
    rest = (
        *(reading.published.evidence if reading.published else ()),
        *reading.authority.evidence,
        *reading.audience.evidence,
    )
    yield "quiet", "i1", rest
    for n, flag in enumerate(reading.flags, 1):
        yield "quiet", f"w{n}", flag.evidence


def code_id(code: str) -> str:
    """A country's id in the page: letters and digits only."""
    return "c" + "".join(c for c in code if c.isascii() and c.isalnum())


def marked(reading: Reading) -> Marked:
    """All rows of the article with their marks."""
    article = reading.article
    segments = _segments(article)
    pieces: dict[int, list[str]] = {}
    for n, (row, _) in segments.items():
        pieces.setdefault(row, []).append(article.blocks[n].view.text)
    starts = [block.span.start for block in article.blocks]
    found: dict[int, list[Mark]] = {row: [] for row, _ in segments.values()}
    anchors, ids = set(), []
    for kind, id_, spans in targets(reading):
        for nth, span in enumerate(spans, 1):
            anchor = anchor_of(id_, nth)
            for row, mark in _placed(article, segments, starts, (kind, id_, span, anchor)):
                begins, ends = mark.first and nth == 1, mark.last and nth == len(spans)
                found[row].append(replace(mark, first=begins, last=ends))
                anchors.add(anchor)
                ids.append(id_)
    rows = {row: Row(row, " ".join(pieces[row]), tuple(marks)) for row, marks in found.items()}
    return Marked(rows, frozenset(anchors), tuple(dict.fromkeys(ids)))


def without(shown: Marked, ids: frozenset[str]) -> Marked:
    """The same without the marks of some findings."""
    if not ids:
        return shown
    gone = {m.anchor for row in shown.rows.values() for m in row.marks if m.id in ids}
    rows = {
        n: replace(row, marks=tuple(mark for mark in row.marks if mark.id not in ids))
        for n, row in shown.rows.items()
    }
    left = tuple(id_ for id_ in shown.ids if id_ not in ids)
    return Marked(rows, shown.anchors - gone, left)


def pointed_at(article: Article, shown: Marked, place: Span) -> Marked | None:
    """The same with one place marked as `at`; None where it is not in the text shown."""
    segments = _segments(article)
    starts = [block.span.start for block in article.blocks]
    rows = dict(shown.rows)
    found = list(_placed(article, segments, starts, ("at", "at", place, "at")))
    for n, (row, mark) in enumerate(found):
        one = replace(mark, anchor="at" if n == 0 else None)
        rows[row] = replace(rows[row], marks=(*rows[row].marks, one))
    return Marked(rows, shown.anchors, shown.ids) if found else None


def place_in_row(article: Article, row: int, start: int, end: int) -> Span | None:
    """The characters of the page that `row.words[start:end]` came from; None: no such words."""
    spans = []
    for n, (onto, at) in _segments(article).items():
        view = article.blocks[n].view
        low, high = max(0, start - at), min(len(view.text), end - at)
        if onto == row and low < high:
            spans.append(view.span(low, high))
    return Span(spans[0].start, spans[-1].end) if spans else None


def _segments(article: Article) -> dict[int, tuple[int, int]]:
    """For each block of the article: its row, and where its words begin in the row."""
    found: dict[int, tuple[int, int]] = {}
    ends: dict[int, int] = {}
    for n, block in enumerate(article.blocks):
        if not is_kept(block):
            continue
        onto = found.get(block.part_of) if block.part_of is not None else None
        row = onto[0] if onto else n
        at = ends[row] + 1 if row in ends else 0
        found[n] = row, at
        ends[row] = at + len(block.view.text)
    return found


def is_kept(block: Block) -> bool:
    """True for a block of the article: no chrome, no copy."""
    return block.role != "chrome" and block.copy_of is None


def _placed(
    article: Article,
    segments: dict[int, tuple[int, int]],
    starts: list[int],
    target: tuple[str, str, Span, str],
) -> Iterator[tuple[int, Mark]]:
    """The pieces of one span, row by row."""
    kind, id_, span, anchor = target
    places: list[tuple[int, int, int]] = []
    n = max(0, bisect_right(starts, span.start) - 1)
    while n < len(article.blocks) and article.blocks[n].span.start < span.end:
        if n in segments:
            row, at = segments[n]
            low, high = _trimmed(article.blocks[n].view.text, *article.blocks[n].view.within(span))
            if low < high:
                places.append((row, at + low, at + high))
        n += 1
    for k, (row, low, high) in enumerate(places):
        yield (
            row,
            Mark(kind, id_, low, high, anchor if k == 0 else None, k == 0, k == len(places) - 1),
        )


def _trimmed(words: str, low: int, high: int) -> tuple[int, int]:
    while low < high and words[low].isspace():
        low += 1
    while high > low and words[high - 1].isspace():
        high -= 1
    return low, high
