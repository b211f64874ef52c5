"""Directories of TOML files -> one Pack. The only door through which knowledge comes in.

A pack is a directory with a `pack.toml` (id, version, name, description); every other `*.toml`
in it holds arrays of tables named by kind (`[[person]]`, `[[office]]` ...). Later packs
override earlier ones by id, entry by entry.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_type_hints

from tealeaves.errors import PackError
from tealeaves.packs.expand import expand
from tealeaves.packs.toml import parse
from tealeaves.types import (
    BlocEntry,
    BodyEntry,
    ChromeEntry,
    CountryEntry,
    CueEntry,
    EpithetEntry,
    FormulaEntry,
    GenreEntry,
    LadderEntry,
    OccasionEntry,
    OfficeEntry,
    OutletEntry,
    Pack,
    PersonEntry,
    PlaceEntry,
    Tenure,
    WordList,
)

BUILT_IN = ("core", "dprk", "prc", "rus")

# kind of entry: its class, and the field of Pack that holds it
KINDS: dict[str, tuple[type, str]] = {
    "person": (PersonEntry, "people"),
    "office": (OfficeEntry, "offices"),
    "tenure": (Tenure, "tenures"),
    "body": (BodyEntry, "bodies"),
    "outlet": (OutletEntry, "outlets"),
    "country": (CountryEntry, "countries"),
    "place": (PlaceEntry, "places"),
    "bloc": (BlocEntry, "blocs"),
    "ladder": (LadderEntry, "ladders"),
    "genre": (GenreEntry, "genres"),
    "formula": (FormulaEntry, "formulas"),
    "epithet": (EpithetEntry, "epithets"),
    "cue": (CueEntry, "cues"),
    "occasion": (OccasionEntry, "occasions"),
    "chrome": (ChromeEntry, "chrome"),
    "words": (WordList, "words"),
}

# what every entry may say beside the fields of its class
PROOF = ("source", "sure", "note", "examples", "not_examples")

_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*([\w-]+)[ \t]*\]\]", re.MULTILINE)
_WANTED = {
    str: "text in quotes",
    int: "a whole number",
    float: "a number",
    tuple: 'a list of texts, like ["one", "two"]',
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a pack file, with where it stands and what proves it."""

    kind: str
    value: Any  # of the class that KINDS names
    file: Path
    line: int  # of its [[header]]
    pack: str
    proof: Mapping[str, Any]  # source, sure, note, examples, not_examples

    @property
    def at(self) -> str:
        """Where the entry stands, as every complaint begins."""
        return f"{self.file.name}:{self.line}"

    @property
    def key(self) -> str:
        """What a later entry of the same kind must share to override this one."""
        value = self.value
        if isinstance(value, Tenure):
            return f"{value.person} {value.office} {value.since}"
        return str(value.id)


def load(dirs: Sequence[Path] = ()) -> Pack:
    """The built-in packs, then the given directories, as one Pack.

    Raises PackError with file, line and remedy for the first fault.
    """
    folders = pack_folders(dirs)
    found: dict[str, dict[str, Any]] = {name: {} for _, name in KINDS.values()}
    for entry in (entry for folder in folders for entry in entries(folder)):
        found[KINDS[entry.kind][1]][entry.key] = entry.value
    expand(found["offices"], found["bodies"], found["countries"])
    tenures = tuple(found.pop("tenures").values())
    return Pack(stamps=tuple(map(stamp, folders)), tenures=tenures, **found)


def pack_folders(dirs: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The folders of the built-in packs in their order, then the given ones."""
    data = Path(str(files("tealeaves.packs") / "data"))
    return (*(data / name for name in BUILT_IN), *map(Path, dirs))


def stamp(folder: Path) -> tuple[str, str]:
    """A pack's id, and the sha256 over its files' relative names and bytes in sorted order."""
    sha = hashlib.sha256()
    for file in _toml_files(folder):
        name = file.relative_to(folder).as_posix().encode()
        raw = file.read_bytes()
        sha.update(b"%d %s %d\n" % (len(name), name, len(raw)))
        sha.update(raw)
    return pack_id(folder), sha.hexdigest()


def pack_id(folder: Path) -> str:
    """The `id` of the folder's pack.toml."""
    about = folder / "pack.toml"
    if not about.is_file():
        raise PackError(
            f"{folder.name}: there is no pack.toml; write one with id, version, name, description"
        )
    table = parse(about)
    for name in ("id", "version", "name", "description"):
        if not isinstance(table.get(name), str):
            raise PackError(f"pack.toml:1: {name!r} is missing; give text in quotes")
    return str(table["id"])


def entries(folder: Path) -> Iterator[Entry]:
    """Every entry of one pack, file by file in sorted order, as written (templates too)."""
    pack = pack_id(folder)
    for file in _toml_files(folder):
        if file.name != "pack.toml":
            yield from _file_entries(file, pack)


def _toml_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.toml"))


def _file_entries(file: Path, pack: str) -> Iterator[Entry]:
    tables = parse(file)
    lines = _header_lines(file)
    for kind, group in tables.items():
        if kind not in KINDS:
            line = lines.get(kind, [1])[0]
            raise PackError(
                f"{file.name}:{line}: nothing is called {kind!r}; use one of {', '.join(KINDS)}"
            )
        if not isinstance(group, list):
            raise PackError(f"{file.name}:1: write [[{kind}]] with two brackets on each side")
        for table, line in zip(group, lines[kind], strict=True):
            value, proof = _build(kind, table, f"{file.name}:{line}")
            yield Entry(kind, value, file, line, pack, proof)


def _header_lines(file: Path) -> dict[str, list[int]]:
    """The lines of each kind's [[headers]], counted from 1."""
    text = file.read_text(encoding="utf-8")
    lines: dict[str, list[int]] = {}
    line, at = 1, 0
    for header in _HEADER.finditer(text):
        line += text.count("\n", at, header.start(1))
        at = header.start(1)
        lines.setdefault(header[1], []).append(line)
    return lines


def _build(kind: str, table: Mapping[str, Any], at: str) -> tuple[Any, Mapping[str, Any]]:
    """The entry's value and its proof, every field of the right type."""
    known = _schema(kind)
    values: dict[str, Any] = {}
    proof: dict[str, Any] = {}
    for name, given in table.items():
        if name in known:
            values[name] = _checked(name, given, known[name][0], at)
        elif name in PROOF:
            proof[name] = given  # packs.check looks at it; a reading does not need it
        else:
            raise PackError(f"{at}: nobody knows {name!r}; use one of {', '.join(known)}")
    for name, (wanted, need) in known.items():
        if name not in values:
            if need == "must":
                raise PackError(f"{at}: {name!r} is missing; give {_WANTED[wanted]}")
            if need == "none":
                values[name] = None
    return KINDS[kind][0](**values), proof


@cache
def _schema(kind: str) -> dict[str, tuple[type, str]]:
    """Each field's type, and whether it must be given, is None when absent, or has a default."""
    cls = KINDS[kind][0]
    hints = get_type_hints(cls)
    schema: dict[str, tuple[type, str]] = {}
    for field in fields(cls):
        hint = hints[field.name]
        optional = isinstance(hint, UnionType)
        wanted = next(t for t in get_args(hint) if t is not type(None)) if optional else hint
        wanted = tuple if getattr(wanted, "__origin__", None) is tuple else wanted
        has_default = field.default is not MISSING or field.default_factory is not MISSING
        need = "may" if has_default else "none" if optional else "must"
        schema[field.name] = (wanted, need)
    return schema


def _checked(name: str, given: Any, wanted: type, at: str) -> Any:
    if wanted is tuple:
        fine = isinstance(given, list) and all(isinstance(text, str) for text in given)
        given = tuple(given) if fine else given
    elif wanted is float:
        fine = isinstance(given, (int, float)) and not isinstance(given, bool)
        given = float(given) if fine else given
    else:
        fine = isinstance(given, wanted) and not isinstance(given, bool)
    if not fine:
        raise PackError(f"{at}: {name!r} is not {_WANTED[wanted]}")
    return given
