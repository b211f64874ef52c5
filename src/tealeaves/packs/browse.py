"""What packs there are and what an entry says: for people who look things up."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tealeaves.errors import PackError
from tealeaves.packs.entries import KINDS, Entry, about, scan
from tealeaves.packs.load import load, pack_folders, stamp


@dataclass(frozen=True, slots=True)
class Listed:
    """A pack in force."""

    id: str
    version: str
    name: str
    description: str
    sha256: str
    entries: Mapping[str, int]  # by kind


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as a pack has it; `at` is None for one written out from a template."""

    kind: str
    id: str
    pack: str | None
    at: str | None
    fields: Mapping[str, Any]  # of its class; what is not given is left out
    proof: Mapping[str, Any]  # source, sure, note, examples, not_examples


def packs(dirs: Sequence[Path] = ()) -> tuple[Listed, ...]:
    """The packs in force, in the order in which they override each other."""
    return tuple(_listed(folder) for folder in pack_folders(dirs))


def entry(key: str, dirs: Sequence[Path] = ()) -> tuple[Shown, ...]:
    """Every entry with this id, of any kind; of one that is overridden, all versions in order.

    A person's tenures come along. Raises PackError when no pack knows the id.
    """
    found = [one for folder in pack_folders(dirs) for one in _entries(folder) if _is(one, key)]
    shown = [
        Shown(one.kind, one.key, one.pack, one.at, _given(one.value), one.proof) for one in found
    ]
    if not any(one.kind != "tenure" for one in found):
        shown += _written_out(key, dirs)
    if not shown:
        raise PackError(f"{key}: no pack knows this id; `tealeaves packs list` shows the packs")
    return tuple(shown)


def _listed(folder: Path) -> Listed:
    what = about(folder)
    counts = Counter(one.kind for one in _entries(folder))
    return Listed(
        what.id, what.version, what.name, what.description, stamp(folder)[1], dict(counts)
    )


def _entries(folder: Path) -> Iterator[Entry]:
    for found in scan(folder):
        if isinstance(found, PackError):
            raise found
        yield found


def _is(one: Entry, key: str) -> bool:
    return one.key == key or (one.kind == "tenure" and key in (one.value.person, one.value.office))


def _written_out(key: str, dirs: Sequence[Path]) -> list[Shown]:
    """Entries that only a template makes: offices and bodies of every country or party."""
    pack = load(dirs)
    return [
        Shown(kind, key, None, None, _given(group[key]), {})
        for kind, (_, name) in KINDS.items()
        if name != "tenures" and key in (group := getattr(pack, name))
    ]


def _given(value: Any) -> dict[str, Any]:
    return {name: field for name, field in asdict(value).items() if field not in (None, ())}
