"""A tar's members as they flow by; links, devices and sparse files are refused, nothing is written.

The standard library parses the headers; it is not given the file, since it reads the extra headers
whole, however large they claim to be, and keeps every member it has seen.
"""

import tarfile
from collections.abc import Iterator

from tealeaves.errors import SourceError
from tealeaves.sources.limits import MEMBERS_CAP, NAME_CAP
from tealeaves.sources.member import EMPTY, Member, is_hidden, shown, why_unsafe
from tealeaves.sources.streams import Stream

BLOCK = 512
LONG_NAME, LONG_LINK, PAX, PAX_FOR_ALL = b"L", b"K", b"x", b"g"
REMEDY = "get the file once more"
NOT_FILES = {
    b"1": "is a link",
    b"2": "is a link",
    b"3": "is a device",
    b"4": "is a device",
    b"6": "is a pipe",
    b"S": "is a sparse file",
}


def tar_members(stream: Stream) -> Iterator[Member]:
    """The files of a tar; SourceError where it breaks off, is damaged, or has too many."""
    seen = 0
    told: dict[str, str] = {}
    while (head := stream.read(BLOCK)).strip(b"\0"):
        info = _header(head)
        if info.type in (LONG_NAME, LONG_LINK, PAX, PAX_FOR_ALL):
            told |= _extra(info, stream)
            continue
        name, size = told.get("path", info.name), int(told.get("size", info.size))
        told = {}
        seen += 1
        if seen > MEMBERS_CAP:
            raise SourceError(f"more than {MEMBERS_CAP:,} members; split it")
        body = _Body(stream, size if info.type not in (b"1", b"2", b"3", b"4", b"5", b"6") else 0)
        if info.type != b"5" and not (is_hidden(name) and why_unsafe(name) is None):
            yield _member(name, info, body, stream)
        body.finish()


def _member(name: str, info: tarfile.TarInfo, body: "_Body", stream: Stream) -> Member:
    why = why_unsafe(name)
    if info.type in NOT_FILES:
        why = f"{NOT_FILES[info.type]}; pack the file itself"
    elif not body.left:
        why = why or EMPTY
    if why is not None:
        return Member(shown(name), stream.used, None, why)
    return Member(shown(name), stream.used, Stream(body.read, lambda: stream.used))


def _header(head: bytes) -> tarfile.TarInfo:
    try:
        if len(head) == BLOCK:
            info = tarfile.TarInfo.frombuf(head, "utf-8", "replace")
            if info.size >= 0:
                return info
    except tarfile.HeaderError as error:
        raise SourceError(f"damaged: a header of the tar is {error}; {REMEDY}") from None
    raise SourceError(f"truncated: the tar breaks off; {REMEDY}")


def _extra(info: tarfile.TarInfo, stream: Stream) -> dict[str, str]:
    """What an extra header says of the member after it: its long name, its size."""
    if info.size > NAME_CAP:
        raise SourceError(f"a name or header of {info.size:,} bytes, as in a bomb; {REMEDY}")
    raw = stream.read(info.size)
    if len(raw) < info.size:
        raise SourceError(f"truncated: the tar breaks off; {REMEDY}")
    stream.skip(-info.size % BLOCK)
    if info.type == LONG_NAME:
        return {"path": raw.rstrip(b"\0").decode("utf-8", "replace")}
    return _pax(raw) if info.type == PAX else {}


def _pax(raw: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    while raw:
        length, space, _ = raw.partition(b" ")
        if not space or not length.isdigit() or len(length) > 9 or int(length) <= len(length):
            break
        key, _, value = raw[len(length) + 1 : int(length)].rstrip(b"\n").partition(b"=")
        if key == b"path" or (key == b"size" and value.isdigit() and len(value) < 20):
            found[key.decode()] = value.decode("utf-8", "replace")
        raw = raw[int(length) :]
    return found


class _Body:
    """The bytes of one member and the padding behind them."""

    def __init__(self, stream: Stream, size: int) -> None:
        self.stream, self.left = stream, size
        self.padding = -size % BLOCK

    def read(self, size: int) -> bytes:
        piece = self.stream.some(min(size, self.left)) if self.left else b""
        if self.left and not piece:
            raise SourceError(f"truncated: the tar breaks off; {REMEDY}")
        self.left -= len(piece)
        return piece

    def finish(self) -> None:
        """Pass over what nobody read."""
        if self.stream.skip(self.left) < self.left:
            raise SourceError(f"truncated: the tar breaks off; {REMEDY}")
        self.left = 0
        self.stream.skip(self.padding)
        self.padding = 0
