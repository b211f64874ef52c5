"""HTML source to pieces: text runs with their offsets, cut at block-level tags."""

import html
import re
from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tealeaves.knowledge import WordList
from tealeaves.page.hints import hint_of, hint_words
from tealeaves.page.piece import Piece
from tealeaves.page.repair import Damage, repair
from tealeaves.spans import Span, View
from tealeaves.tags import Tag, attributes, tags_of

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr o:p "
    "output q rp rt ruby s samp small span strike strong sub sup time tt u var wbr".split()
)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
SPACELESS = frozenset(("wbr", "link", "meta", "source", "track", "param", "area", "base"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
ITEMS = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("tr", "td", "th"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "option": ("option",),
}
REFERENCE = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
WHITE = re.compile(r"[ \t\n\r\f\v\u00a0\u2028\u2029\u2007\u202f]+")
ENDED = re.compile(r"[.!?。][”\"’)]?$")
LONG_HEADING = 2000  # characters in which a heading's end tag is looked for
DEEPEST = 32  # open elements an inline end tag may close across


@dataclass(frozen=True, slots=True)
class Element:
    name: str
    hint: str | None
    number: int


@dataclass(frozen=True, slots=True)
class Run:
    """Text between two tags, and what must be put before it."""

    start: int
    end: int
    gap: str


class Walk:
    """The walk through a source: open elements, and the runs of the piece being gathered."""

    def __init__(self, text: str, damage: Damage, words: Mapping[str, str]) -> None:
        self.text, self.damage, self.words = text, damage, words
        self.stack: list[Element] = []
        self.open: Counter[str] = Counter()
        self.hints: list[tuple[int, str]] = []
        self.pieces: list[tuple[Piece, tuple[tuple[int, str], ...]]] = []
        self.runs: list[Run] = []
        self.linked = self.bold = self.length = self.since = self.numbers = self.breaks = 0
        self.closed = self.opened = self.apart = False
        self.tag: str | None = None
        self.around: tuple[tuple[int, str], ...] = ()
        self.scope = 0
        self.lead: int | None = None  # where white space begins that has no piece before it
        self.scopes: list[int] = [0]
        self.filled: set[int] = set()  # headings with text in them

    def see(self, start: int, end: int) -> None:
        """Text that a reader sees."""
        piece = self.text[start:end]
        if not piece.strip():
            self.apart = self.apart or (bool(piece) and bool(self.runs))
            return
        size = len(piece)
        if not self.runs:
            self.filled |= {e.number for e in self.stack[-3:] if e.name in HEADINGS}
            self.tag, self.around, self.scope = self._tag(), tuple(self.hints[-8:]), self.scopes[-1]
            gap = ""
        else:
            gap = " " if self.apart or (self.opened and self.closed and self._parted(start)) else ""
        self.runs.append(Run(start, end, gap))
        self.length += size
        self.since += size
        self.linked += size * (self.open["a"] > 0)
        self.bold += size * (self.open["b"] + self.open["strong"] > 0)
        self.closed = self.opened = self.apart = False
        self.breaks = 0

    def _parted(self, start: int) -> bool:
        """Neighbouring inline elements hold words of their own, save a drop cap and its word."""
        last = self.text[self.runs[-1].start : self.runs[-1].end]
        if last[-1].isspace() or self.text[start].isspace():
            return False
        if len(last.strip()) == 1 and last.strip().isupper() and self.text[start].islower():
            return False
        return last[-1].isalnum() and self.text[start].isalnum()

    def _tag(self) -> str | None:
        for name in (
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "title",
            "figcaption",
            "caption",
            "li",
            "blockquote",
        ):
            if self.open[name]:
                return name
        return next((e.name for e in reversed(self.stack[-DEEPEST:]) if e.name not in INLINE), None)

    def meet(self, tag: Tag) -> None:
        """A tag: opens or closes an element, or parts the text."""
        name = tag.name
        if not name or tag.whole:
            return
        if name == "br":
            self._break()
        elif tag.closing:
            self._close(name)
        else:
            self._start(tag)

    def _break(self) -> None:
        self.apart = True
        self.breaks += 1
        if self.breaks >= 2 or (
            self.runs
            and self.since > 60
            and ENDED.search(self.text[self.runs[-1].start : self.runs[-1].end].rstrip())
        ):
            self.flush()
        self.since = 0

    def _start(self, tag: Tag) -> None:
        name = tag.name
        if name in INLINE:
            self.opened = True
        elif name in VOID:
            self.apart = self.apart or name not in SPACELESS
            if name == "hr":
                self.flush()
        else:
            self.flush()
            self._imply(name, tag.start)
        source = self.text[tag.start : tag.end]
        if name in VOID or (source.endswith("/>") and name in INLINE):
            return
        hint = None
        if name not in ("p", "b", "i", "em", "strong", "br") or " " in source:
            hint = hint_of(name, attributes(source), self.words)
        if name == "p" and hint == "gate":
            hint = None  # the story's own paragraphs carry the class of what may cover them
        self.numbers += 1
        self.stack.append(Element(name, hint, self.numbers))
        self.open[name] += 1
        if hint:
            self.hints.append((self.numbers, hint))
        if name in ("article", "main") or "articleBody" in source:
            self.scopes.append(self.numbers)

    def _imply(self, name: str, start: int) -> None:
        """End tags that HTML lets authors leave out."""
        if self.stack and self.stack[-1].name == "p":
            self._pop()
        ends = ITEMS.get(name)
        if ends and self.open[ends[0]] + self.open[ends[-1]]:
            for depth, element in enumerate(reversed(self.stack[-DEEPEST:])):
                if element.name in ends:
                    for _ in range(depth + 1):
                        self._pop()
                    break
                if element.name in ("ul", "ol", "dl", "table", "select"):
                    break
        elif name != "p" and self.open["p"] and name not in INLINE:
            self._close_near("p")
        self._end_heading(start)

    def _end_heading(self, start: int) -> None:
        """A heading whose end tag is missing ends where the next block begins."""
        at = next((e for e in self.stack[-3:] if e.name in HEADINGS), None)
        if at is None or at.number not in self.filled:
            return
        if re.compile(rf"</{at.name}\b", re.I).search(self.text, start, start + LONG_HEADING):
            return
        while self.stack[-1].number != at.number:
            self._pop()
        self._pop()

    def _close(self, name: str) -> None:
        if name in INLINE:
            self.closed = True
            self._close_near(name)
            return
        self.flush()
        if not self.open[name]:
            return
        while self.stack:
            if self._pop() == name:
                return

    def _close_near(self, name: str) -> None:
        """Closes an element only if no block-level one would be closed with it."""
        if not self.open[name]:
            return
        for depth, element in enumerate(reversed(self.stack[-DEEPEST:])):
            if element.name == name:
                for _ in range(depth + 1):
                    self._pop()
                return
            if element.name not in INLINE:
                return

    def _pop(self) -> str:
        element = self.stack.pop()
        self.open[element.name] -= 1
        if self.hints and self.hints[-1][0] == element.number:
            self.hints.pop()
        if self.scopes[-1] == element.number:
            self.scopes.pop()
        return element.name

    def flush(self) -> None:
        """The piece gathered so far is finished."""
        if self.runs:
            self._finish()
        self.runs = []
        self.linked = self.bold = self.length = self.since = self.breaks = 0
        self.closed = self.opened = self.apart = False

    def _finish(self) -> None:
        start, end = self.runs[0].start, self.runs[-1].end
        first, last = self.text[start : self.runs[0].end], self.text[self.runs[-1].start : end]
        start += len(first) - len(first.lstrip())
        end -= len(last) - len(last.rstrip())
        view = repair(_view(self.text, self.runs), self.damage).sub(WHITE, lambda m: " ").strip()
        if not view.text.strip(" \u00ad"):
            # a lone no-break space is no block; it belongs to the one before
            if self.pieces:
                piece, around = self.pieces[-1]
                self.pieces[-1] = (replace(piece, span=Span(piece.span.start, end)), around)
            elif self.lead is None:
                self.lead = start
            return
        if self.lead is not None:
            start, self.lead = self.lead, None
        tag = self.tag
        if tag == "p" and self.bold > 0.95 * self.length:
            tag = "strong"
        piece = Piece(view, Span(start, end), 2, tag, None, self.linked / self.length, self.scope)
        self.pieces.append((piece, self.around))


def read_markup(text: str, damage: Damage, words: Mapping[str, WordList]) -> tuple[Piece, ...]:
    """Pieces of an HTML page, in order; every visible character lies in one."""
    walk = Walk(text, damage, hint_words(words))
    at = 0
    for tag in tags_of(text):
        if tag.start > at:
            walk.see(at, tag.start)
        walk.meet(tag)
        at = tag.end
    if at < len(text):
        walk.see(at, len(text))
    walk.flush()
    return _hinted(walk.pieces)


def _view(text: str, runs: list[Run]) -> View:
    """The words of the runs, character references decoded once."""
    parts: list[str] = []
    starts, ends = array("I"), array("I")
    for run in runs:
        if run.gap and ends:
            parts.append(run.gap)
            starts.append(ends[-1] - 1)
            ends.append(ends[-1])
        view = View.of(text[run.start : run.end], run.start)
        if "&" in view.text:
            view = view.sub(REFERENCE, lambda m: html.unescape(m.group()))
        parts.append(view.text)
        starts += view.starts
        ends += view.ends
    return View("".join(parts), starts, ends)


def _hinted(found: list[tuple[Piece, tuple[tuple[int, str], ...]]]) -> tuple[Piece, ...]:
    """Each piece with the furniture it lies in; a hint that would swallow the page is void."""
    prose: Counter[int] = Counter()
    gated = total = 0
    for piece, around in found:
        size = len(piece.text) if len(piece.text) > 40 and piece.linked < 0.5 else 0
        total += size
        for number, _ in around:
            prose[number] += size
        gated += size * any(kind == "gate" for _, kind in around)
    out = []
    for piece, around in found:
        valid = [kind for number, kind in around if _valid(kind, prose[number], gated, total)]
        out.append(replace(piece, hint=_strongest(valid)))
    return tuple(out)


def _valid(kind: str, size: int, gated: int, total: int) -> bool:
    if kind == "head":
        return True
    if kind == "gate":
        return 2 * gated <= total
    limit = 0.95 if kind in ("comments", "menu", "footer", "related") else 0.5
    return size <= limit * total or total < 80


def _strongest(kinds: list[str]) -> str | None:
    """Furniture before captions before the line with author and date; the innermost of each."""
    for kind in reversed(kinds):
        if kind not in ("caption", "meta"):
            return kind
    if "caption" in kinds:
        return "caption"
    return "meta" if kinds else None
