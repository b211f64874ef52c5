"""A member of a packed file, and why one is not taken."""

import re
from dataclasses import dataclass

from tealeaves.sources.streams import Stream

EMPTY = "is empty; nothing to read in it"
DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Member:
    """A named stream, or why it is refused; `used` counts bytes of the packed file."""

    name: str
    used: int
    stream: Stream | None
    why: str | None = None


def why_unsafe(name: str) -> str | None:
    """Why a member of this name is refused; None: its name stays within the packed file."""
    path = name.replace("\\", "/")
    if path.startswith("/") or DRIVE.match(path):
        return "its name is an absolute path; pack it again with plain names"
    if ".." in path.split("/"):
        return "its name leads out of the packed file; pack it again with plain names"
    if any(ord(c) < 32 for c in name) or not name:
        return "its name is no file name; pack it again with plain names"
    return None


def is_hidden(name: str) -> bool:
    """Whether a file is housekeeping: a name with a dot in front, a Mac's shadow file."""
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith(".") and part.strip(".") for part in parts) or "__MACOSX" in parts


def shown(name: str) -> str:
    """A member's name fit for one line: no control characters, not endless."""
    plain = "".join(c if c.isprintable() else "�" for c in name)
    return plain if len(plain) <= 200 else plain[:199] + "…"
