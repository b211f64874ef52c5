"""A piece of a page before its role is known: a line or paragraph of a dump, a run of HTML."""

from dataclasses import dataclass

from tealeaves.spans import Span, View


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together on the page.

    `gap` counts the line ends before it in a dump. The last four are known in HTML only.
    """

    view: View
    span: Span
    gap: int = 1
    tag: str | None = None  # innermost block-level element: p, h2, li, figcaption, ...
    hint: str | None = None  # kind of page furniture that the markup names: nav, comments, ...
    linked: float = 0.0  # share of its characters that lie in links
    group: int = 0  # number of the nearest container element

    @property
    def text(self) -> str:
        return self.view.text
