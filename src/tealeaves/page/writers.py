"""Lines below an article that say who its writer is, and headings that head nothing."""

import re
from collections.abc import Iterator, Sequence

from tealeaves.page.piece import Piece
from tealeaves.page.shape import byline_name
from tealeaves.types import Role

# hit: A. Writer is a senior fellow at     Ana Diaz, a reporter, covers
ABOUT = re.compile(
    r"(?P<name>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,3})\s(?:is|was|has been)\s(?:an?|the|our)\s"
)
LAST = 3  # paragraphs at the end among which such a line stands
SHORT = 120  # characters of the line that names the writer above the text
BOX = 3  # headings in a row that are entries of a box


def writers_lines(pieces: Sequence[Piece], roles: Sequence[Role]) -> Iterator[int]:
    """Indexes of last paragraphs that tell of the writer named above the text, and of the
    entries of boxes that look like headings."""
    body = [i for i, role in enumerate(roles) if role in ("paragraph", "list")]
    if len(body) > LAST:
        for i in body[-LAST:]:
            m = ABOUT.match(pieces[i].text)
            if m is not None and _is_named_above(m["name"], pieces[: body[0]], roles):
                yield i
    yield from _entries(pieces, roles)


def _is_named_above(name: str, above: Sequence[Piece], roles: Sequence[Role]) -> bool:
    return any(
        len(piece.text) <= SHORT
        and role in ("byline", "chrome")
        and byline_name(piece.text).startswith(name)
        for piece, role in zip(above, roles, strict=False)
    )


def _entries(pieces: Sequence[Piece], roles: Sequence[Role]) -> Iterator[int]:
    """Headings in a row without a word between them; the last of them may head the text."""
    run: list[int] = []
    for i, role in enumerate((*roles, "paragraph")):
        if role == "heading" and pieces[i].tag is None:
            run.append(i)
        elif role not in ("chrome", "caption"):
            if len(run) >= BOX:
                yield from run[:-1]
            run = []
