"""The words that the demo's own pack has for its ids; the generator knows no others."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from tealeaves.knowledge import Pack
from tealeaves.packs.entries import Entry, scan
from tealeaves.packs.load import assemble


def pack_folder() -> Path:
    """Where the demo's pack lies."""
    return Path(str(files("tealeaves.demo") / "pack"))


@dataclass(frozen=True, slots=True)
class Names:
    """The first form of each entry."""

    pack: Pack

    def person(self, key: str) -> str:
        """`ilya-marent` -> `Ilya Marent`."""
        return self.pack.people[key].forms[0]

    def country(self, key: str) -> str:
        """`XTK` -> `Tarkovia`."""
        return self.pack.countries[key].forms[0]

    def capital(self, key: str) -> str:
        """`XTK` -> `Tarkograd`."""
        capital = self.pack.countries[key].capital
        assert capital is not None
        return capital

    def formula(self, key: str) -> str:
        """The wording of a step: `river-line-1`."""
        return self.pack.formulas[key].forms[0]

    def epithet(self, key: str) -> str:
        """The loaded name of that id."""
        return self.pack.epithets[key].forms[0]

    def office(self, key: str) -> str:
        """The printed form of an office."""
        return self.pack.offices[key].forms[0]

    def titled(self, person: str, offices: tuple[str, ...]) -> str:
        """`Ilya Marent, president of …, and commander of …,`; the bare name without offices."""
        name = self.person(person)
        return f"{name}, {listed([self.office(o) for o in offices])}," if offices else name


def listed(words: list[str]) -> str:
    """`a, b and c`."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


@cache
def names() -> Names:
    """The demo pack's names."""
    entries = [entry for entry in scan(pack_folder()) if isinstance(entry, Entry)]
    return Names(assemble(entries))
