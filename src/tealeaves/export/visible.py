"""A page as annotation tools see it: text without markup, and where each place lies in it."""

import html
import re
from dataclasses import dataclass

from tealeaves.evidence import INLINE
from tealeaves.spans import Span, View, join
from tealeaves.tags import tags_of

REFERENCE = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{0,40});?")


@dataclass(frozen=True, slots=True)
class Words:
    """The text that selectors count, and the way to it from the page's characters."""

    text: str
    view: View | None  # None: the page is its own text

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The characters of `text` that stand at a place of the page."""
        return (start, end) if self.view is None else self.view.within(Span(start, end))


def words_of(page: str, media_type: str) -> Words:
    """A plain page is its own text; of HTML it is what a reader sees, white space folded.

    W3C's Web Annotation model counts characters so: tags off, references decoded.
    """
    if media_type != "text/html":
        return Words(page, None)
    view = _unmarked(View.of(page)).sub(REFERENCE, _decoded)
    view = view.sub("\u00ad", lambda m: "").sub(r"\s+", lambda m: " ").strip()
    return Words(view.text, view)


def _unmarked(source: View) -> View:
    """The view without tags: a block-level one parts words, an inline one does not."""
    pieces: list[View] = []
    at = 0
    for tag in tags_of(source.text):
        pieces.append(source.cut(at, tag.start))
        if tag.name not in INLINE:
            gap = source.cut(tag.start, tag.start + 1)
            pieces.append(View(" ", gap.starts, gap.ends))
        at = tag.end
    pieces.append(source.cut(at, len(source.text)))
    return join(pieces, "")


def _decoded(m: re.Match[str]) -> str:
    return html.unescape(m.group())
