"""A folder that an export fills: whole files only, and nobody else's folder.

Files are written in a staging folder beside their place and renamed at the end; the description
`datapackage.json`, which also says that the folder is ours, comes last.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tealeaves.errors import ArchiveError

PACKAGE = "datapackage.json"
STAGING = ".tealeaves-"  # and the number of the process


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Faults of the file system as one line that names the folder and the remedy."""
    try:
        yield
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ArchiveError(
            f"{folder}: {why}; nothing half-written was left, choose a folder with room"
        ) from error


def take(folder: Path, to: str, force: bool) -> dict[str, Any]:
    """Make the folder, or see that it holds an export of this kind: its old description.

    Raises ArchiveError for a folder with anything else in it, unless `force`.
    """
    if folder.exists() and not folder.is_dir():
        raise ArchiveError(f"{folder}: is a file; name a folder to write into")
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        others = [path for path in folder.iterdir() if not path.name.startswith(STAGING)]
    old = _described(folder)
    made = old.get("tealeaves", {}).get("export")
    if others and made != to and not force:
        what = f"holds an export to {made}" if made else "holds files of something else"
        raise ArchiveError(f"{folder}: {what}; choose another folder, or --force to write into it")
    return old if made else {}


def _described(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / PACKAGE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and isinstance(found.get("tealeaves"), dict) else {}


def _sweep(folder: Path) -> None:
    """Remove what a process that is no more left behind."""
    for path in folder.glob(f"{STAGING}*"):
        number = path.name.removeprefix(STAGING)
        if number.isdecimal() and not _runs(int(number)):
            shutil.rmtree(path, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return process != os.getpid()


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A staging folder; whatever lies in it at the end is moved into place, else removed."""
    staging = folder / f"{STAGING}{os.getpid()}"
    with told(folder):
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        try:
            yield staging
            put(staging, folder)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def put(staging: Path, folder: Path) -> None:
    """Move every file of a staging folder to its place, the description last."""
    files = [path for path in staging.rglob("*") if path.is_file()]
    for path in sorted(files, key=lambda path: (path.name == PACKAGE, path)):
        place = folder / path.relative_to(staging)
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(path, place)


def drop(folder: Path, old: dict[str, Any], kept: Iterable[str]) -> int:
    """Remove the files of an earlier export that this one has not; how many."""
    keep = set(kept)
    gone = 0
    for name in {path for each in old.get("resources", ()) for path in paths_of(each)} - keep:
        path = folder / name
        inside = path.resolve().is_relative_to(folder.resolve())
        if inside and ".." not in path.parts and path.is_file():
            path.unlink()
            gone += 1
    return gone


def paths_of(resource: dict[str, Any]) -> list[str]:
    """The files of a resource of a description."""
    path = resource.get("path", [])
    return [path] if isinstance(path, str) else [each for each in path if isinstance(each, str)]


def write_json(path: Path, value: Any) -> None:
    """One JSON value, for people to read as well."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
