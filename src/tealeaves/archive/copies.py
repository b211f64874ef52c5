"""Near copies: syndicated and reprinted texts, found by minhash and checked on their words."""

import hashlib
import re
import struct
from collections.abc import Iterator

WORD = re.compile(r"\w+")
SHINGLE = 4  # words
PERMUTATIONS = 64
BAND = 4  # values: 16 bands catch a likeness of .7 in 99 of 100 cases
LIKE = 0.75  # share of shingles two near copies have in common
FEWEST = 25  # words; shorter texts are compared whole


def shingles(text: str) -> frozenset[str]:
    """The runs of SHINGLE words, folded."""
    words = [word.casefold() for word in WORD.findall(text)]
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def minhash_of(text: str) -> bytes | None:
    """PERMUTATIONS 32-bit values; None where the text is too short."""
    if len(WORD.findall(text)) < FEWEST:
        return None
    from datasketch import MinHash

    mark = MinHash(num_perm=PERMUTATIONS, seed=1)
    mark.update_batch([shingle.encode("utf-8", "replace") for shingle in shingles(text)])
    return mark.hashvalues.astype(">u4").tobytes()


def bands_of(minhash: bytes | None, title: str | None, text: str) -> tuple[int, ...]:
    """What two near copies have in common at least once, as signed 64-bit numbers."""
    if minhash is None:
        words = " ".join(word.casefold() for word in WORD.findall(text))
        return (_number(b"whole", words.encode("utf-8", "replace")),) if words else ()
    size = BAND * 4
    pieces = (minhash[i : i + size] for i in range(0, len(minhash), size))
    return tuple(_number(b"%d" % i, piece) for i, piece in enumerate(pieces))


def _number(*parts: bytes) -> int:
    digest = hashlib.blake2b(b"\0".join(parts), digest_size=8).digest()
    number: int = struct.unpack(">q", digest)[0]
    return number


def alike(one: str, other: str) -> bool:
    """Whether two texts are near copies."""
    a, b = shingles(one), shingles(other)
    if not a or not b:
        return list(_words(one)) == list(_words(other))
    return len(a & b) >= LIKE * len(a | b)


def _words(text: str) -> Iterator[str]:
    return (word.casefold() for word in WORD.findall(text))
