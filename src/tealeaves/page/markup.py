"""HTML source to pieces (first version: to come)."""

from dataclasses import dataclass

from tealeaves.page.piece import Piece
from tealeaves.page.repair import Damage


@dataclass(frozen=True, slots=True)
class Markup:
    pieces: tuple[Piece, ...]


def read_markup(text: str, damage: Damage) -> Markup:
    """Pieces of an HTML page."""
    return Markup(())
