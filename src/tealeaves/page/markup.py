"""HTML source to pieces (first version: to come)."""

from dataclasses import dataclass

from tealeaves.page.piece import Piece
from tealeaves.page.printed import Stamp
from tealeaves.page.repair import Damage


@dataclass(frozen=True, slots=True)
class Markup:
    """What an HTML page holds; of a plain one only the pieces."""

    pieces: tuple[Piece, ...]
    stamps: tuple[Stamp, ...] = ()
    outlet: str | None = None
    section: str | None = None
    author: str | None = None
    language: str | None = None


def read_markup(text: str, damage: Damage) -> Markup:
    """Pieces of an HTML page."""
    return Markup(())
