"""Bytes as they flow: looked at before they are taken, unpacked under caps, counted for progress.

Nothing here reads more than it is asked for, and nothing is ever written to disk.
"""

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import Literal

from tealeaves.errors import SourceError
from tealeaves.sources.limits import RATIO_CAP, RATIO_GRACE, XZ_MEMORY

CHUNK = 16_384
PACKED_CHUNK = 4096  # small, so that progress by packed bytes has steps

Packing = Literal["gzip", "bzip2", "xz", "deflate"]


class Stream:
    """A reader that can look ahead; `used` tells how many bytes of the outer file are gone."""

    def __init__(self, read: Callable[[int], bytes], packed_used: Callable[[], int] | None = None):
        self._read, self._packed_used = read, packed_used
        self._ahead = bytearray()
        self._taken = 0
        self._ended = False
        self._broken: SourceError | None = None

    @property
    def used(self) -> int:
        """Bytes of the outermost file that were used up."""
        return self._packed_used() if self._packed_used else self._taken

    def _fill(self, size: int) -> None:
        while len(self._ahead) < size and not self._ended:
            try:
                piece = self._read(max(CHUNK, size - len(self._ahead)))
            except SourceError as error:  # reported once what came before it is used up
                self._broken, piece = error, b""
            self._ended = not piece
            self._ahead += piece

    def _complain(self) -> None:
        if self._broken is not None and self._ended:
            raise self._broken

    def peek(self, size: int) -> bytes:
        """The next bytes, left in place; a break in the source shows only when they are read."""
        self._fill(size)
        if not self._ahead:
            self._complain()
        return bytes(self._ahead[:size])

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; fewer only at the end. Raises SourceError where the source breaks."""
        self._fill(size)
        if len(self._ahead) < size:
            self._complain()
        return self._take(size)

    def some(self, size: int) -> bytes:
        """What is there, up to `size` bytes, before any break is reported."""
        self._fill(1)
        if not self._ahead:
            self._complain()
        return self._take(size)

    def line(self, limit: int) -> bytes:
        """The next line with its end; a longer one comes in pieces of `limit` bytes."""
        seen = 0
        while (at := self._ahead.find(b"\n", seen, limit)) < 0:
            seen = len(self._ahead)
            if seen >= limit or self._ended:
                if seen < limit:
                    self._complain()
                return self._take(min(seen, limit))
            self._fill(min(limit, seen + CHUNK))
        return self._take(at + 1)

    def skip(self, size: int) -> int:
        """How many of the next `size` bytes were there to pass over."""
        left = size
        while left:
            piece = self.read(min(CHUNK, left))
            if not piece:
                break
            left -= len(piece)
        return size - left

    def _take(self, size: int) -> bytes:
        piece = bytes(self._ahead[:size])
        del self._ahead[:size]
        self._taken += len(piece)
        return piece


class _Inflated:
    """zlib with the manners of bz2 and lzma: input it did not get to is kept inside."""

    def __init__(self, bits: int) -> None:
        self._object = zlib.decompressobj(bits)

    @property
    def eof(self) -> bool:
        return self._object.eof

    @property
    def needs_input(self) -> bool:
        return not self._object.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._object.unused_data

    def decompress(self, data: bytes, size: int) -> bytes:
        return self._object.decompress(self._object.unconsumed_tail + data, size)


MAGIC: dict[Packing, bytes] = {"gzip": b"\x1f\x8b", "bzip2": b"BZh", "xz": b"\xfd7zXZ\x00"}


def _opened(packing: Packing) -> "Unpacker":
    if packing == "gzip":
        return _Inflated(31)
    if packing == "deflate":
        return _Inflated(-15)
    if packing == "bzip2":
        return bz2.BZ2Decompressor()
    return lzma.LZMADecompressor(memlimit=XZ_MEMORY)


class _Unpacking:
    """Reads one packed stream, member after member; stops at a bomb, a break or damage."""

    def __init__(self, packed: Stream, packing: Packing) -> None:
        self.packed, self.packing = packed, packing
        self.member: Unpacker = _opened(packing)
        self.taken = self.given = self.members = 0
        self.over = False

    def read(self, size: int) -> bytes:
        while not self.over:
            piece = self._step(size)
            self.given += len(piece)
            if self.given > RATIO_GRACE and self.given > RATIO_CAP * max(1, self.taken):
                self.over = True
                raise SourceError(
                    f"{self.packing} data that unpacks to more than {RATIO_CAP} times its size, "
                    "as a bomb does; unpack it yourself if you trust it"
                )
            if piece:
                return piece
        return b""

    def _step(self, size: int) -> bytes:
        if self.member.eof and not self._next_member():
            self.over = True
            return b""
        data = b""
        if self.member.needs_input:
            data = self.packed.some(PACKED_CHUNK)
            self.taken += len(data)
            if not data:
                self.over = True
                raise SourceError(
                    f"truncated: the {self.packing} data breaks off; get the file once more"
                )
        try:
            return self.member.decompress(data, size)
        except (zlib.error, lzma.LZMAError, OSError, EOFError) as error:
            self.over = True
            raise SourceError(
                f"damaged: the {self.packing} data cannot be unpacked ({error}); "
                "get the file once more"
            ) from None

    def _next_member(self) -> bool:
        """Whether another member follows; what else lies behind the last one is padding."""
        if self.packing == "deflate":
            return False
        left = self.member.unused_data
        while len(left) < 6 and (more := self.packed.some(PACKED_CHUNK)):
            self.taken += len(more)
            left += more
        magic = MAGIC[self.packing]
        if not left or not (left.startswith(magic) or magic.startswith(left)):
            return False
        self.member = _Rest(_opened(self.packing), left)
        return True


class _Rest:
    """A decompressor that was handed the bytes left over from the member before it."""

    def __init__(self, inner: "Unpacker", left: bytes) -> None:
        self._inner, self._left = inner, left

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._left and self._inner.needs_input

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, size: int) -> bytes:
        data, self._left = self._left + data, b""
        return self._inner.decompress(data, size)


Unpacker = _Inflated | _Rest | bz2.BZ2Decompressor | lzma.LZMADecompressor


def unpacked(packed: Stream, packing: Packing) -> Stream:
    """The stream unpacked; reading it raises SourceError at a break, damage or a bomb."""
    return Stream(_Unpacking(packed, packing).read, lambda: packed.used)
