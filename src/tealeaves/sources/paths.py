"""Paths as the user gave them to items: files, folders, patterns, standard input."""

import glob
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tealeaves.sources.contents import contents
from tealeaves.sources.fields import Fields, Given
from tealeaves.sources.limits import FOLDER_DEPTH
from tealeaves.sources.record import Item, Listed, Refused, Where
from tealeaves.sources.streams import Stream
from tealeaves.sources.told import Spot, Told

STDIN = "-"


def items(
    paths: Sequence[str],
    *,
    fields: Fields | None = None,
    given: Given = Given(),  # noqa: B008 - a frozen value
    say: Callable[[str], None] = lambda remark: None,
) -> Iterator[Item]:
    """What the paths hold, one item after another; nothing is raised for what cannot be taken.

    `Where.offset` counts the bytes used up of the path (each of `paths`, or each file that a
    pattern names); `say` hears remarks for the user, such as which columns were taken for what.
    """
    told = Told(fields, given, say)
    for path in paths:
        for name in _expanded(path):
            yield from _path(name, told)


def total(paths: Sequence[str]) -> int:
    """Bytes that `items` of these paths will go through; standard input counts nothing."""
    return sum(_size(name) for path in paths for name in _expanded(path))


def _expanded(path: str) -> list[str]:
    """The path, or what it names as a pattern that no shell has expanded."""
    if path != STDIN and glob.has_magic(path) and not os.path.lexists(path):
        return sorted(glob.glob(path, recursive=True)) or [path]
    return [path]


def _path(name: str, told: Told) -> Iterator[Item]:
    if name == STDIN:
        spot = Spot(Where(name, "stdin"), "")
        yield from contents(Stream(sys.stdin.buffer.read), spot, told)
    elif os.path.isdir(name):
        yield from _folder(name, told)
    else:
        yield from _file(name, Where(name, "file"), told)


def _file(name: str, where: Where, told: Told) -> Iterator[Item]:
    """The items of one file; the last of them is at its end, and none before."""
    size = _size(name)
    held: Item | None = None
    for item in _opened(name, where, told):
        if held is not None:
            yield _moved(held, min(held.where.offset, max(0, size - 1)))
        held = item
    if held is not None:
        yield _moved(held, size)


def _moved(item: Item, offset: int) -> Item:
    if item.where.offset == offset:
        return item
    return replace(item, where=replace(item.where, offset=offset))


def _opened(name: str, where: Where, told: Told) -> Iterator[Item]:
    if "://" in name and not os.path.lexists(name):
        yield Refused(where, "an address; give it with --url")
        return
    if glob.has_magic(name) and not os.path.lexists(name):
        yield Refused(where, "no file fits this pattern; check it")
        return
    try:
        # a pipe or device that took the file's place must not hang or act
        number = os.open(name, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except (OSError, ValueError) as error:
        yield Refused(where, _why_closed(name, error))
        return
    with open(number, "rb") as file:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            yield Refused(where, "a pipe, socket or device; hand its bytes to standard input (-)")
            return
        try:
            yield from contents(Stream(file.read), Spot(where, name), told, file)
        except OSError as error:
            yield Refused(where, f"{_reason(error)} while reading; check the disk and try again")


def _why_closed(name: str, error: OSError | ValueError) -> str:
    try:
        kind = os.stat(name).st_mode
    except (OSError, ValueError):
        kind = stat.S_IFREG
    if not stat.S_ISREG(kind):
        return "a pipe, socket or device; hand its bytes to standard input (-)"
    return f"{_reason(error)}; check the path and its permissions"


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _folder(folder: str, told: Told) -> Iterator[Item]:
    base = 0
    for name in _files(folder):
        if isinstance(name, Refused):
            yield name
            continue
        place = os.path.relpath(name, folder)
        for item in _file(name, Where(folder, "folder", place), told):
            yield _moved(item, base + item.where.offset)
        base += _size(name)
    yield Listed(Where(folder, "folder", "", base))


def _files(folder: str) -> Iterator[str | Refused]:
    """Files of a folder and those below it, sorted, hidden ones left out, no folder twice."""
    yield from _walk(folder, folder, set(), 0)


def _walk(top: str, folder: str, seen: set[tuple[int, int]], depth: int) -> Iterator[str | Refused]:
    place = "" if folder == top else os.path.relpath(folder, top)
    try:
        here = os.stat(folder)
        if (here.st_dev, here.st_ino) in seen:
            return
        seen.add((here.st_dev, here.st_ino))
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield Refused(Where(top, "folder", place), f"{_reason(error)}; check its permissions")
        return
    if depth > FOLDER_DEPTH:
        yield Refused(Where(top, "folder", place), f"more than {FOLDER_DEPTH} folders deep")
        return
    for name in names:
        path = os.path.join(folder, name)
        if name.startswith("."):
            continue
        if os.path.isdir(path):
            yield from _walk(top, path, seen, depth + 1)
        else:
            yield path


def _size(name: str) -> int:
    if name != STDIN and os.path.isdir(name):
        return sum(_size(file) for file in _files(name) if isinstance(file, str))
    try:
        found = os.stat(name)
    except (OSError, ValueError):
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0
