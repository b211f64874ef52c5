"""A zip's members as they come, from its directory at the end; the directory is never held whole.

The standard library's reader holds an object for every member and trusts what the file says of
itself; ten million empty members would take gigabytes before the first one is seen.
"""

import os
import stat
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from tealeaves.errors import SourceError
from tealeaves.sources.limits import MEMBERS_CAP
from tealeaves.sources.member import EMPTY, Member, is_hidden, shown, why_unsafe
from tealeaves.sources.streams import Stream, unpacked

END, END_64, LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
ENTRY, LOCAL = b"PK\x01\x02", b"PK\x03\x04"
STORED, DEFLATED = 0, 8
DAMAGED = "damaged: the zip's directory is not whole; get the file once more"


@dataclass(frozen=True, slots=True)
class Listing:
    """What the directory says of one member."""

    name: str
    method: int
    encrypted: bool
    link: bool
    crc: int
    packed: int
    start: int


def zip_members(file: BinaryIO, name: str) -> Iterator[Member]:
    """The files of a zip; SourceError where it is damaged, overlaps itself, or has too many."""
    size = os.fstat(file.fileno()).st_size
    at, end, count, shift = _directory(file, size)
    if count > MEMBERS_CAP:
        raise SourceError(f"{count:,} members are more than the {MEMBERS_CAP:,} taken; split it")
    seen = total = 0
    while at < end:
        entry, at = _entry(file, at, shift)
        seen, total = seen + 1, total + entry.packed
        if seen > MEMBERS_CAP:
            raise SourceError(f"more than {MEMBERS_CAP:,} members; split it")
        if total > size:
            raise SourceError("its members overlap, as in a bomb; the rest is not read")
        if _is_wanted(entry.name, name):
            yield _member(file, entry, min(size, entry.start + entry.packed))


def _is_wanted(member: str, name: str) -> bool:
    if member.endswith("/") or (is_hidden(member) and why_unsafe(member) is None):
        return False
    # a web archive collection holds indexes and lists beside its records
    return not name.lower().endswith(".wacz") or member.startswith("archive/")


def _member(file: BinaryIO, entry: Listing, used: int) -> Member:
    why = why_unsafe(entry.name)
    if entry.link:
        why = "is a link; pack the file itself"
    elif entry.encrypted:
        why = "is encrypted; unpack it with its password first"
    elif not entry.packed:
        why = why or EMPTY
    elif entry.method not in (STORED, DEFLATED):
        why = why or f"is packed by method {entry.method}; pack it again with deflate"
    if why is not None:
        return Member(shown(entry.name), used, None, why)
    packed = Stream(_Bytes(file, entry).read)
    plain = packed if entry.method == STORED else unpacked(packed, "deflate")
    return Member(shown(entry.name), used, Stream(_Checked(plain, entry.crc).read, lambda: used))


def _read_at(file: BinaryIO, at: int, size: int) -> bytes:
    file.seek(at)
    raw = file.read(size)
    if len(raw) < size:
        raise SourceError(DAMAGED)
    return raw


def _directory(file: BinaryIO, size: int) -> tuple[int, int, int, int]:
    """(start, end, number of entries, bytes that were put in front of the zip)."""
    back = min(size, 22 + 65_535)
    tail = _read_at(file, size - back, back)
    found = tail.rfind(END)
    if found < 0 or len(tail) - found < 22:
        raise SourceError("truncated: the zip has lost its end; get the file once more")
    where = size - back + found
    count, length, start = struct.unpack("<10xHLL2x", tail[found : found + 22])
    if where >= 20 and _read_at(file, where - 20, 4) == LOCATOR_64:
        (where,) = struct.unpack("<8xQ4x", _read_at(file, where - 20, 20))
        if where > size - 56:
            raise SourceError(DAMAGED)
        record = _read_at(file, where, 56)
        if not record.startswith(END_64):
            raise SourceError(DAMAGED)
        count, length, start = struct.unpack("<32xQQQ", record)
    shift = where - length - start
    if shift < 0:
        raise SourceError(DAMAGED)
    return start + shift, where, count, shift


def _entry(file: BinaryIO, at: int, shift: int) -> tuple[Listing, int]:
    head = _read_at(file, at, 46)
    if not head.startswith(ENTRY):
        raise SourceError(DAMAGED)
    flags, method, crc, packed, size, named, more, said, outside, start = struct.unpack(
        "<8xHH4xLLLHHH4xLL", head
    )
    raw = _read_at(file, at + 46, named + more)
    packed, start = _wide(raw[named:], size, packed, start)
    entry = Listing(
        _name(raw[:named], flags),
        method,
        bool(flags & 1),
        stat.S_ISLNK(outside >> 16),
        crc,
        packed,
        start + shift,
    )
    return entry, at + 46 + named + more + said


def _wide(extra: bytes, size: int, packed: int, start: int) -> tuple[int, int]:
    """Packed size and place of a member, from the extra field where 32 bits do not hold them."""
    while len(extra) >= 4:
        tag, length = struct.unpack("<HH", extra[:4])
        if tag == 1:
            body = extra[4 : 4 + length]
            numbers = iter(struct.unpack(f"<{len(body) // 8}Q", body[: len(body) // 8 * 8]))
            if size == 0xFFFFFFFF:
                next(numbers, 0)
            packed = next(numbers, packed) if packed == 0xFFFFFFFF else packed
            start = next(numbers, start) if start == 0xFFFFFFFF else start
        extra = extra[4 + length :]
    return packed, start


def _name(raw: bytes, flags: int) -> str:
    for encoding in ("utf-8",) if flags & 0x800 else ("utf-8", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")


class _Bytes:
    """The packed bytes of one member, found through its own header."""

    def __init__(self, file: BinaryIO, entry: Listing) -> None:
        self.file, self.left = file, entry.packed
        self.at: int | None = None
        self.entry = entry

    def read(self, size: int) -> bytes:
        if self.at is None:
            head = _read_at(self.file, self.entry.start, 30)
            if not head.startswith(LOCAL):
                raise SourceError(DAMAGED)
            named, more = struct.unpack("<26xHH", head)
            self.at = self.entry.start + 30 + named + more
        self.file.seek(self.at)
        piece = self.file.read(min(size, self.left))
        if self.left and not piece:
            raise SourceError("truncated: the zip breaks off; get the file once more")
        self.at += len(piece)
        self.left -= len(piece)
        return piece


class _Checked:
    """Bytes whose checksum is looked at once they end."""

    def __init__(self, plain: Stream, crc: int) -> None:
        self.plain, self.crc, self.sum = plain, crc, 0

    def read(self, size: int) -> bytes:
        piece = self.plain.some(size)
        self.sum = zlib.crc32(piece, self.sum)
        if not piece and self.sum != self.crc:
            raise SourceError("damaged: the member's checksum is wrong; get the file once more")
        return piece
