"""One pack's TOML files -> entries, each with its place; a fault is told, not raised.

`pack.toml` says what the pack is; every other `*.toml` of the directory holds arrays of tables
named by kind (`[[person]]`, `[[office]]` ...).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_type_hints

from tealeaves.errors import PackError
from tealeaves.knowledge import (
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
    PersonEntry,
    PlaceEntry,
    Tenure,
    WordList,
)
from tealeaves.packs.lines import key_line
from tealeaves.packs.toml import parse

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

# what an entry may say beside the fields of its class; packs.check looks at it
PROOF = ("source", "sure", "note", "examples", "not_examples")

_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*([\w-]+)[ \t]*\]\]", re.MULTILINE)
_WANTED = {
    str: 'text in quotes, like "one"',
    int: "a whole number, like 2, without quotes",
    float: "a number",
    tuple: 'a list of texts, like ["one", "two"]',
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a pack file, with where it stands and what proves it."""

    kind: str
    value: Any  # of the class that KINDS names
    at: str  # "dprk/offices.toml:41", the line of its [[header]]
    pack: str
    proof: Mapping[str, Any]  # source, sure, note, examples, not_examples

    @property
    def key(self) -> str:
        """What a later entry of the same kind must share to override this one."""
        value = self.value
        if isinstance(value, Tenure):
            return f"{value.person} {value.office} {value.since}"
        return str(value.id)


@dataclass(frozen=True, slots=True)
class About:
    """What pack.toml says of its pack."""

    id: str
    version: str
    name: str
    description: str


def about(folder: Path) -> About:
    """What the pack in this folder is. Raises PackError where it does not say so."""
    file = folder / "pack.toml"
    if not file.is_file():
        raise PackError(
            f"{folder.name}/pack.toml:1: there is no such file; write one with id, version, "
            "name and description"
        )
    table = parse(file)
    for name in ("id", "version", "name", "description"):
        if not isinstance(table.get(name), str):
            raise PackError(f"{folder.name}/pack.toml:1: {name!r} is missing; give {_WANTED[str]}")
    return About(**{name: table[name] for name in ("id", "version", "name", "description")})


def toml_files(folder: Path) -> list[Path]:
    """The pack's TOML files in sorted order."""
    return sorted(folder.rglob("*.toml"))


def scan(folder: Path) -> Iterator[Entry | PackError]:
    """Every entry of one pack as written (templates too), or what is wrong with it."""
    try:
        pack = about(folder).id
    except PackError as error:
        yield error
        return
    for file in toml_files(folder):
        if file.name != "pack.toml":
            name = f"{folder.name}/{file.relative_to(folder).as_posix()}"
            yield from _scan_file(file, name, pack)


def _scan_file(file: Path, name: str, pack: str) -> Iterator[Entry | PackError]:
    try:
        tables = parse(file, name)
    except PackError as error:
        yield error
        return
    text = file.read_text(encoding="utf-8")
    lines = _header_lines(text)
    for kind, group in tables.items():
        at = lines.get(kind, [])
        if kind not in KINDS:
            known = ", ".join(KINDS)
            yield PackError(
                f"{name}:{at[0] if at else 1}: there is no kind {kind!r}; use one of {known}"
            )
        elif not isinstance(group, list) or len(group) != len(at):
            yield PackError(
                f"{name}:{at[0] if at else 1}: write each {kind} under a header of its own, "
                f"[[{kind}]] at the beginning of a line"
            )
        else:
            for table, line in zip(group, at, strict=True):
                entry = _entry(kind, table, f"{name}:{line}", pack)
                if isinstance(entry, Entry):
                    yield entry
                    continue
                written = text.split("\n")
                for key, words in entry:
                    yield PackError(f"{name}:{key_line(written, line, key)}: {words}")


def _header_lines(text: str) -> dict[str, list[int]]:
    """The lines of each kind's [[headers]], counted from 1."""
    lines: dict[str, list[int]] = {}
    line, at = 1, 0
    for header in _HEADER.finditer(text):
        line += text.count("\n", at, header.start(1))
        at = header.start(1)
        lines.setdefault(header[1], []).append(line)
    return lines


def _entry(
    kind: str, table: Mapping[str, Any], at: str, pack: str
) -> Entry | list[tuple[str, str]]:
    """The entry, every field of the right type, or its faults: each with its key."""
    known = _schema(kind)
    values: dict[str, Any] = {}
    proof: dict[str, Any] = {}
    faults: list[tuple[str, str]] = []
    for name, given in table.items():
        if name in known:
            value = _typed(given, known[name][0])
            if value is None:
                faults.append((name, f"{name!r} is not {_WANTED[known[name][0]]}"))
            values[name] = value
        elif name in PROOF:
            proof[name] = given
        else:
            names = ", ".join((*known, *PROOF))
            faults.append((name, f"nobody knows {name!r}; use one of {names}"))
    for name, (wanted, need) in known.items():
        if name not in values and need == "must":
            faults.append((name, f"{name!r} is missing; give {_WANTED[wanted]}"))
        if name not in values and need == "none":
            values[name] = None
    if faults:
        return faults
    return Entry(kind, KINDS[kind][0](**values), at, pack, proof)


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
        default = field.default is not MISSING or field.default_factory is not MISSING
        schema[field.name] = (wanted, "may" if default else "none" if optional else "must")
    return schema


def _typed(given: Any, wanted: type) -> Any:
    """The value as its field wants it, or None when it is of another type."""
    if wanted is tuple:
        fine = isinstance(given, list) and all(isinstance(text, str) for text in given)
        return tuple(given) if fine else None
    if isinstance(given, bool):
        return None
    if wanted is float:
        return float(given) if isinstance(given, (int, float)) else None
    return given if isinstance(given, wanted) else None
