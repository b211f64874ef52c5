"""What goes along with every source: what the user told, and where we are."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tealeaves.sources.fields import Fields, Given
from tealeaves.sources.record import Kind, Where


@dataclass(frozen=True, slots=True)
class Told:
    """The field map and defaults of the user, and the ear for remarks."""

    fields: Fields | None
    given: Given
    say: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place while it is read: its name, and whether it lies within a packed file already."""

    where: Where
    name: str
    packed: bool = False
    layers: int = 0  # of gzip and its like, already taken off

    def at(self, place: str, used: int, kind: Kind | None = None) -> Where:
        """A place within this one, `used` bytes into the file."""
        full = ", ".join(part for part in (self.where.place, place) if part)
        return replace(self.where, place=full, kind=kind or self.where.kind, offset=used)

    def within(self, member: str) -> "Spot":
        """A member of this packed file."""
        where = self.at(member, 0, "packed")
        return replace(self, where=where, name=member, packed=True)
