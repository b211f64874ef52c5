"""Directories of TOML files -> one Pack. The only door through which knowledge comes in.

Later packs override earlier ones by id, entry by entry.
"""

import hashlib
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from tealeaves.errors import PackError
from tealeaves.knowledge import Pack
from tealeaves.packs.entries import KINDS, Entry, about, scan, toml_files
from tealeaves.packs.expand import expand

BUILT_IN = ("core", "dprk", "prc", "rus")


def load(dirs: Sequence[Path] = ()) -> Pack:
    """The built-in packs, then the given directories, as one Pack.

    Raises PackError with file, line and remedy for the first fault.
    """
    folders = pack_folders(dirs)
    entries: list[Entry] = []
    for found in (found for folder in folders for found in scan(folder)):
        if isinstance(found, PackError):
            raise found
        entries.append(found)
    return assemble(entries, tuple(map(stamp, folders)))


def assemble(entries: Iterable[Entry], stamps: tuple[tuple[str, str], ...] = ()) -> Pack:
    """The entries as one Pack, later over earlier, templates written out."""
    found: dict[str, dict[str, Any]] = {name: {} for _, name in KINDS.values()}
    for entry in entries:
        found[KINDS[entry.kind][1]][entry.key] = entry.value
    expand(found["offices"], found["bodies"], found["countries"])
    tenures = tuple(found.pop("tenures").values())
    return Pack(stamps=stamps, tenures=tenures, **found)


def pack_folders(dirs: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The folders of the built-in packs in their order, then the given ones."""
    data = Path(str(files("tealeaves.packs") / "data"))
    for folder in dirs:
        if not folder.is_dir():
            raise PackError(f"{folder}: there is no such directory; give one with a pack.toml")
    return (*(data / name for name in BUILT_IN), *dirs)


def stamp(folder: Path) -> tuple[str, str]:
    """A pack's id, and the sha256 over its files' relative names and bytes in sorted order."""
    sha = hashlib.sha256()
    for file in toml_files(folder):
        name = file.relative_to(folder).as_posix().encode()
        raw = file.read_bytes()
        sha.update(b"%d %s %d\n" % (len(name), name, len(raw)))
        sha.update(raw)
    return about(folder).id, sha.hexdigest()
