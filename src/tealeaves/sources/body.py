"""The body of an answer, unpacked within a limit: a small file that unpacks to a huge one stops."""

import zlib
from collections.abc import Iterable, Iterator

PIECE = 64 * 1024  # bytes unpacked at a time
MOST_MEMBERS = 64  # gzip members in one answer; each more costs a copy of the rest


class TooLarge(Exception):
    """The unpacked body exceeds the limit."""


class Broken(Exception):
    """The body cannot be unpacked; the text says why."""


def read_body(pieces: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """The body unpacked by its Content-Encoding. Raises TooLarge above `limit` bytes, Broken."""
    body = bytearray()
    for piece in unpacked(pieces, encoding):
        if len(body) + len(piece) > limit:
            raise TooLarge
        body += piece
    return bytes(body)


def read_head(pieces: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """The first `limit` bytes of the body, unpacked; the rest is not read. Raises Broken."""
    body = bytearray()
    for piece in unpacked(pieces, encoding):
        body += piece
        if len(body) >= limit:
            break
    return bytes(body[:limit])


def unpacked(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Pieces of at most 64 KiB or as they came. Raises Broken for other encodings than asked."""
    match encoding.strip().lower():
        case "" | "identity":
            yield from pieces
        case "gzip" | "x-gzip" | "deflate":
            yield from _inflated(pieces)
        case other:
            raise Broken(f"the answer is packed as {other[:40]!r}, which was not asked for")


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    packed = None
    members = 0
    for piece in pieces:
        rest = piece
        while rest:
            if packed is None or packed.eof:
                if members and not rest.startswith(b"\x1f"):
                    return  # what follows the data is padding, as browsers take it
                if members == MOST_MEMBERS:
                    raise Broken(f"the answer is packed in more than {MOST_MEMBERS} parts")
                packed, members = zlib.decompressobj(_window(rest)), members + 1
            yield from _steps(packed, rest)
            rest = packed.unused_data
    if packed is not None and not packed.eof:
        raise Broken("the packed answer breaks off")


def _steps(packed: "zlib._Decompress", rest: bytes) -> Iterator[bytes]:
    """What these bytes unpack to, never more than a piece at a time."""
    full = True
    while full or rest:
        try:
            out = packed.decompress(rest, PIECE)
        except zlib.error as error:
            raise Broken("the packed answer is damaged") from error
        rest, full = packed.unconsumed_tail, len(out) == PIECE
        if out:
            yield out


def _window(head: bytes) -> int:
    """Some servers send "deflate" without the zlib head that the standard wants."""
    gzip = head.startswith(b"\x1f")
    zlib_head = head[0] & 0x0F == 8 and (len(head) < 2 or (head[0] * 256 + head[1]) % 31 == 0)
    return 47 if gzip or zlib_head else -15
