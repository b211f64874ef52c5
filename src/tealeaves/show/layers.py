"""Marks on words as nested elements: one inside the other, cut only where two cross."""

from tealeaves.show.marks import KINDS, Mark, Row
from tealeaves.show.markup import Html, tag, text

# A whole text as one link could not be read or copied; a quiet finding has no line to point at.
UNLINKED = ("at", "body", "quiet")


def layered(row: Row) -> Html:
    """The words of a row, verbatim, with its marks."""
    layers = _Layers()
    opening: dict[int, list[Mark]] = {}
    for mark in sorted(row.marks, key=lambda m: (-m.end, KINDS.index(m.kind))):
        opening.setdefault(mark.start, []).append(mark)
    edges = sorted({0, len(row.words), *opening, *(mark.end for mark in row.marks)})
    for at, to in zip(edges, [*edges[1:], edges[-1]], strict=True):
        layers.close(at)
        for mark in opening.get(at, ()):
            layers.open(mark, begins=True)
        if at < to:
            layers.run(row.words[at:to])
    return layers.html()


class _Layers:
    """The elements written so far, and those still open: mark and place of its opening tag."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.stack: list[tuple[Mark, int]] = []

    def open(self, mark: Mark, begins: bool) -> None:
        self.stack.append((mark, len(self.out)))
        self.out.append(_opened(mark, begins, ends=True))

    def close(self, at: int) -> None:
        """Close what ends here; what lies inside it and goes on is closed and opened again."""
        ended = [n for n, (mark, _) in enumerate(self.stack) if mark.end <= at]
        if not ended:
            return
        cut = self.stack[ended[0] :]
        del self.stack[ended[0] :]
        self.out += ["</span>"] * len(cut)
        for mark, place in cut:
            if mark.end > at:
                begins = "id=" in self.out[place] or " first" in self.out[place]
                self.out[place] = _opened(mark, begins, ends=False)
                self.open(mark, begins=False)

    def run(self, words: str) -> None:
        """Words under the innermost finding that has a line, as a link to it."""
        lined = [mark for mark, _ in self.stack if mark.kind not in UNLINKED]
        if not lined or words.isspace():  # a link of blanks has no name
            self.out.append(text(words))
            return
        inner = lined[-1]
        link = tag("a", words, class_=f"h-{inner.id}", href=f"#{inner.id}", tabindex=-1)
        self.out.append(link)

    def html(self) -> Html:
        return Html("".join(self.out) + "</span>" * len(self.stack))


def _opened(mark: Mark, begins: bool, ends: bool) -> str:
    """The opening tag; a statement's corners stand only where it begins and ends."""
    classes = f"f {mark.kind} f-{mark.id}"
    if mark.kind in ("statement", "body"):
        classes += " first" if mark.first and begins else ""
        classes += " last" if mark.last and ends else ""
    anchor = mark.anchor if begins else None
    return tag("span", class_=classes, id=anchor).removesuffix("</span>")
