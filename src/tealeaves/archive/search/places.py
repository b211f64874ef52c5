"""Where the clean text lies in its page, packed small: kept with a reading.

A place is a run of characters: how many, how far its origin begins from the end of the one
before, and how wide the origin of each is (1: they follow one another; else all have the same).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tealeaves.errors import ArchiveError
from tealeaves.spans import View

Run = tuple[int, int, int, int]  # first character, how many, origin's start, origin's width


def packed(view: View) -> bytes:
    """The view's way back to the page as bytes; about two a break in the text."""
    found = bytearray()
    last = 0
    for _, count, start, width in _runs(view.starts, view.ends):
        found += _number(count)
        away = start - last
        found += _number(away << 1 if away >= 0 else (-away << 1) - 1)
        found += _number(width)
        last = start + (count if width == 1 else width)
    return bytes(found)


def _runs(starts: array[int], ends: array[int]) -> Iterator[Run]:
    """Cut where the next character neither follows this one nor shares its wide origin."""
    import numpy as np

    if not starts:
        return
    start = np.frombuffer(starts, dtype=f"u{starts.itemsize}").astype(np.int64)
    width = np.frombuffer(ends, dtype=f"u{ends.itemsize}").astype(np.int64) - start
    narrow = width == 1
    step = np.diff(start)
    goes_on = (width[1:] == width[:-1]) & (step == narrow[1:])
    firsts = np.concatenate(([0], np.flatnonzero(~goes_on) + 1))
    counts = np.diff(np.append(firsts, len(start)))
    for at, count in zip(firsts.tolist(), counts.tolist(), strict=True):
        yield at, count, int(start[at]), int(width[at])


def _number(value: int) -> bytes:
    """Seven bits a byte, the last one without the eighth."""
    put = bytearray()
    while value > 127:
        put.append(value & 127 | 128)
        value >>= 7
    put.append(value)
    return bytes(put)


@dataclass(frozen=True, slots=True)
class Places:
    """The runs of a clean text, in order."""

    runs: tuple[Run, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the page that the clean text `start..end` came from."""
        return self._at(start)[0], self._at(end - 1)[1]

    def _at(self, place: int) -> tuple[int, int]:
        index = bisect_right(self.runs, place, key=lambda run: run[0]) - 1
        if index < 0 or place >= self.runs[index][0] + self.runs[index][1]:
            raise ArchiveError(f"character {place} lies outside the kept text; run archive reread")
        first, _, start, width = self.runs[index]
        if width == 1:
            start += place - first
        return start, start + width


def unpacked(raw: bytes) -> Places:
    """What `packed` packed. Raises ArchiveError where the bytes are cut short."""
    numbers: list[int] = []
    value = shift = 0
    for byte in raw:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(value)
            value = shift = 0
    if shift or len(numbers) % 3:
        raise ArchiveError("the places of a text are damaged; run archive reread")
    runs: list[Run] = []
    at = last = 0
    for count, away, width in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
        start = last + (away >> 1 if away & 1 == 0 else -((away + 1) >> 1))
        runs.append((at, count, start, width))
        at += count
        last = start + (count if width == 1 else width)
    return Places(tuple(runs))
