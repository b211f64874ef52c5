"""Where a finding stands, as people say it: the paragraph, and the character of the page."""

from bisect import bisect_right

from tealeaves.evidence import words
from tealeaves.show.inert import clipped, inert
from tealeaves.spans import Span
from tealeaves.types import Article

LONGEST = 1200  # characters of a quote that are repeated; the text itself has them all
NUMBERED = ("paragraph", "list")


class Places:
    """Paragraph numbers of an article; chrome and copies have none."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.starts = [block.span.start for block in article.blocks]
        self.numbers: dict[int, int] = {}
        for passage in article.passages:
            if passage.role in NUMBERED:
                self.numbers[passage.block] = len(self.numbers) + 1

    def block(self, place: Span) -> int:
        """Index of the block a span begins in."""
        return max(0, bisect_right(self.starts, place.start) - 1)

    def name(self, place: Span) -> str:
        """`¶7`, or the role of a block that is no paragraph."""
        if not self.article.blocks:
            return "page"
        at = self.block(place)
        return self.block_name(at)

    def block_name(self, at: int) -> str:
        """The paragraph number or the role of a block."""
        block = self.article.blocks[at]
        number = self.number(at)
        return f"¶{number}" if number else block.role

    def number(self, at: int) -> int | None:
        """The paragraph number of a block; a part has that of the block it continues."""
        block = self.article.blocks[at]
        if block.part_of is not None and block.part_of != at:
            return self.numbers.get(block.part_of)
        return self.numbers.get(at)

    def full(self, place: Span) -> str:
        """`¶7 @2514`: paragraph and code point."""
        return f"{self.name(place)} @{place.start}"

    def words(self, place: Span) -> str:
        """The clean words of a span, harmless to show; the end of a very long one left off."""
        return inert(clipped(words(self.article, place), LONGEST))

    def length(self, place: Span) -> int:
        """How many words a span holds."""
        return len(words(self.article, place).split())
