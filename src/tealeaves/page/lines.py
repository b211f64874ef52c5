"""A plain dump cut into pieces: its lines, or its paragraphs where the lines are hard-wrapped."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tealeaves.page.piece import Piece
from tealeaves.page.repair import Damage, repair
from tealeaves.spans import Span, View

LINE = re.compile(r"[^\n\r\f\u2028\u2029]+")
ENDED = re.compile(r"[.!?…。:;”\"’')\]》」]$")
BULLET = re.compile(r"\s*(?:[*+o•·◦▪■□◆◇▶▷○●-]\s|\(?\d{1,3}[.)]\s|\(BUTTON\))")
LINK_NUMBER = re.compile(r"\[\d{1,4}\](?=\S)")
ALONE = re.compile(r"\[(?:IMG|INLINE|IMAGE|LINK|EMBED|USEMAP)\b[^\]]{0,300}\]|_{5,}|-{5,}|={5,}")
BREAK = re.compile("(\u00ad?)[ \t\u00a0]*(?:\r\n|[\n\r\f\u2028\u2029])\\s*")
WIDEST = 110  # characters; a dump with longer lines is not wrapped


class Line(NamedTuple):
    """A line that holds something: its place and indent, and the line ends before it."""

    start: int
    end: int
    indent: int
    gap: int
    text: str


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, in order."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    at = 0
    for m in LINE.finditer(text):
        raw = m.group()
        body = raw.strip()
        if not body:
            continue
        indent = len(raw) - len(raw.lstrip())
        gap = text.count("\n", at, m.start()) or text.count("\r", at, m.start()) or int(at > 0)
        start = m.start() + indent
        yield Line(start, start + len(body), indent, gap, body)
        at = m.end()


def pieces_of(text: str, damage: Damage) -> tuple[Piece, ...]:
    """The pieces of a plain dump, wrapped lines joined, damage undone."""
    lines = lines_of(text)
    width = wrap_width(lines)
    runs = _paragraphs(lines, width) if width else ((line,) for line in lines)
    numbered = width is not None and sum(len(LINK_NUMBER.findall(x.text)) for x in lines) >= 3
    return tuple(_piece(text, run, damage, numbered) for run in runs)


def _piece(text: str, run: tuple[Line, ...], damage: Damage, numbered: bool) -> Piece:
    start, end = run[0].start, run[-1].end
    view = View.of(text[start:end], start)
    if len(run) > 1:
        view = view.sub(BREAK, _joined)
    linked = 0.0
    if numbered and LINK_NUMBER.search(view.text):
        linked = 1.0 if LINK_NUMBER.match(view.text) else 0.3
        view = view.sub(LINK_NUMBER, lambda m: "")
    return Piece(repair(view, damage).strip(), Span(start, end), run[0].gap, linked=linked)


def _joined(m: re.Match[str]) -> str:
    """What a line end in a paragraph becomes: nothing after a hyphen in a word, else a space."""
    if m[1]:
        return ""
    text = m.string
    before = text[max(0, m.start() - 2) : m.start()]
    after = text[m.end() : m.end() + 1]
    if len(before) == 2 and before[1] in "-‐" and before[0].isalnum() and after.isalnum():
        return ""
    return " "


def wrap_width(lines: tuple[Line, ...]) -> int | None:
    """The column at which the lines are hard-wrapped, or None where each line stands alone."""
    if len(lines) < 2:
        return None
    long = [line for line in lines if line.indent + len(line.text) > WIDEST]
    if len(long) > len(lines) // 50:
        return None
    near = [(a, b) for a, b in pairwise(lines) if b.gap == 1]
    # a menu line or an address may be wider than the prose: only lines that go on tell the width
    full = sorted(a.indent + len(a.text) for a, b in near if _goes_on(a, b))
    soft = any(a.text.endswith("\u00ad") for a in lines)
    if soft or (len(full) >= 2 and len(full) >= 0.25 * len(near)) or len(full) == len(near) == 1:
        return max(full[int(0.98 * (len(full) - 1))] if full else 0, 20)
    return None


def _goes_on(a: Line, b: Line) -> bool:
    """True when the sentence of a line plainly runs over into the next one."""
    if a.text[-1] in "\u00ad" or (a.text[-1] == "-" and len(a.text) > 20 and b.text[0].isalnum()):
        return True
    if ENDED.search(a.text) or len(a.text) < 35:
        return False
    return b.text[0].islower()


def _paragraphs(lines: tuple[Line, ...], width: int) -> Iterator[tuple[Line, ...]]:
    run: list[Line] = []
    for line in lines:
        if run and not _continues(run[-1], line, width):
            yield tuple(run)
            run = []
        run.append(line)
    if run:
        yield tuple(run)


def _continues(a: Line, b: Line, width: int) -> bool:
    """True when b belongs to the paragraph of a: no blank line, and a was full when it broke."""
    if b.gap > 1 or BULLET.match(b.text) or ALONE.match(a.text) or ALONE.match(b.text):
        return False
    if a.text.endswith("\u00ad") or _goes_on(a, b):
        return True
    if b.indent > a.indent + 1 and not BULLET.match(a.text):
        return False
    # the next word would not have fitted on the line
    word = len(b.text.split(None, 1)[0])
    return a.indent + len(a.text) + 1 + word > width - 3
