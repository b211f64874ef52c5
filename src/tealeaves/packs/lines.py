"""Where a key stands in a pack file: a fault is told at its own line, not only its entry's."""

import re
from collections.abc import Sequence
from itertools import islice

_QUOTED = re.compile(r"'([^'\n]+)'|\"([^\"\n]+)\"")
_KEY = re.compile(r"[ \t]*\"?([\w-]+)\"?[ \t]*=")


def key_line(lines: Sequence[str], header: int, key: str) -> int:
    """The line of an entry's key, counted from 1; that of its [[header]] where it is not given."""
    return next((n for n, line in _of_entry(lines, header) if _key(line) == key), header)


def told_line(lines: Sequence[str], header: int, words: str) -> int:
    """The line of an entry that a complaint is about: the first key or text that it names.

    The id only where nothing else is named; the header where a key is missing.
    """
    if words.startswith("the id "):
        return key_line(lines, header, "id")
    told = header
    for found in islice(_QUOTED.finditer(words), 3):
        named = found[1] or found[2]
        for n, line in _of_entry(lines, header):
            if _key(line) == named or f'"{named}"' in line or f"'{named}'" in line:
                if _key(line) != "id":
                    return n
                told = n
    return told


def _key(line: str) -> str | None:
    found = _KEY.match(line)
    return found[1] if found else None


def _of_entry(lines: Sequence[str], header: int) -> list[tuple[int, str]]:
    """The lines between an entry's header and the next, with their numbers."""
    found = []
    for n in range(header + 1, len(lines) + 1):
        if lines[n - 1].lstrip().startswith("[["):
            break
        found.append((n, lines[n - 1]))
    return found
