"""Which lines of a plain dump belong to the article: a small fitted model over the lines.

A first net of one hidden layer gives each line, from its features, a chance to be the article's
own; a second one sees the chances of its neighbours as well. The weights are data
(`line_weights.json`), fitted on public dumps by `bench/fit_lines.py`.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np

from tealeaves.page.furniture import letters
from tealeaves.page.line_features import Matrix, features, smooth
from tealeaves.page.piece import Piece
from tealeaves.page.shape import (
    MARK,
    credit_of,
    ends_sentence,
    is_byline,
    is_date_line,
    word_count,
)

FEW = 30  # lines; a dump that short without a phrase of furniture holds none
PITCHES = frozenset(("newsletter", "gate", "cookies", "copyright", "row", "stub", "note"))
LABEL = 32  # characters within which `Read also:` has its colon
REACH = 2  # lines to either side that decide about one between them
SHARED = 3  # longer words that a paragraph behind a box has in common with the text
SENTENCE_END = re.compile(r"[a-z\d\"”’)][.!?][\"”’)]{0,2}(?:\s|$)")
FAR = 8  # lines to either side, captions and furniture passed over


@dataclass(frozen=True, slots=True)
class Net:
    """One hidden layer: features times `inner`, what is above zero of it times `outer`."""

    inner: Matrix  # features by units
    shift: Matrix
    outer: Matrix
    base: float


def article_pieces(pieces: Sequence[Piece], kinds: Sequence[str | None]) -> list[bool]:
    """For each piece of a dump whether it is the article's own text."""
    if len(pieces) <= FEW and not any(kinds):
        return [True] * len(pieces)
    found = chances(features(pieces, kinds)) > _weights()[2]
    keep = [
        bool(kept) and not _is_pitch(piece, kind)
        for kept, piece, kind in zip(found, pieces, kinds, strict=True)
    ]
    keep = _sandwiched(keep, pieces, kinds)
    return _rejoined(keep, pieces, kinds)


def _is_pitch(piece: Piece, kind: str | None) -> bool:
    """A newsletter's or gate's own words, or `Read also: ...`, though sentences among sentences."""
    if kind == "related-line" and ":" not in piece.text[:LABEL]:
        return False
    return (kind == "related-line" or kind in PITCHES) and word_count(piece.text) < 60


def _sandwiched(
    keep: list[bool], pieces: Sequence[Piece], kinds: Sequence[str | None]
) -> list[bool]:
    """Sentences and headings right between kept prose belong to it."""
    out = list(keep)
    passed = [
        kind is not None or _is_credited(p.text) for p, kind in zip(pieces, kinds, strict=True)
    ]
    prose = [kept and word_count(p.text) >= 12 for kept, p in zip(keep, pieces, strict=True)]
    for i in range(1, len(keep) - 1):
        if keep[i] or kinds[i] is not None:
            continue
        text = pieces[i].text
        if _goes_on(i, pieces, passed, keep):
            out[i] = True
            continue
        if MARK.match(text) or (word_count(text) >= 8 and ends_sentence(text)):
            near = keep
        elif _like_heading(text) and (
            (pieces[i].gap > 1 and pieces[i + 1].gap > 1) or _last(i, prose, passed)
        ):
            near = prose
            if not near[i + 1]:
                continue
        else:
            continue
        before = [j for j in range(max(0, i - FAR), i) if not passed[j]][-REACH:]
        after = [j for j in range(i + 1, min(len(keep), i + 1 + FAR)) if not passed[j]][:REACH]
        if any(near[j] for j in before) and any(near[j] for j in after):
            out[i] = True
    return out


def _rejoined(keep: list[bool], pieces: Sequence[Piece], kinds: Sequence[str | None]) -> list[bool]:
    """A paragraph behind a box below the text belongs to it when it has the text's own words."""
    last = max((i for i, kept in enumerate(keep) if kept), default=-1)
    if last < 0 or not any(kinds[last + 1 : last + FAR]):
        return keep
    own = {w for p, kept in zip(pieces, keep, strict=True) if kept for w in _long_words(p.text)}
    out = list(keep)
    for i in range(last + 1, min(len(keep), last + 1 + FAR)):
        text = pieces[i].text
        if kinds[i] is not None or pieces[i].gap < 2 or word_count(text) < 20:
            continue
        whole = ends_sentence(text) and len(SENTENCE_END.findall(text)) >= 2
        if whole and len(_long_words(text) & own) >= SHARED:
            out[i] = True
    return out


def _long_words(text: str) -> set[str]:
    return {word for word in letters(text[:2000]).split() if len(word) >= 6}


def _last(i: int, prose: Sequence[bool], passed: Sequence[bool]) -> bool:
    """Whether the line before, furniture passed over, is prose."""
    before = next((j for j in range(i - 1, max(-1, i - FAR), -1) if not passed[j]), None)
    return before is not None and prose[before]


def _goes_on(i: int, pieces: Sequence[Piece], passed: Sequence[bool], keep: Sequence[bool]) -> bool:
    """A sentence broken off by furniture whose rest, in small letters, is kept below it."""
    text = pieces[i].text
    if passed[i] or ends_sentence(text) or not text[-1:].isalnum() or word_count(text) < 4:
        return False
    if not passed[i + 1]:
        return False
    rest = next((j for j in range(i + 1, min(len(keep), i + 1 + FAR)) if not passed[j]), None)
    return rest is not None and keep[rest] and pieces[rest].text[:1].islower()


def _is_credited(text: str) -> bool:
    return len(text) < 400 and credit_of(text) is not None


def _like_heading(text: str) -> bool:
    """Some words, a capital first, no full stop, no date, link or picture credit."""
    words = word_count(text)
    if not 1 <= words <= 20 or len(text) < 6 or not (text[0].isupper() or text[0] in "“‘\"'«「『"):
        return False
    if text[-1] in ".,;:…" or is_byline(text) or is_date_line(text) or credit_of(text):
        return False
    return not any(sign in text for sign in ("|", "@", "http", "©", "/", "»", "→"))


def chances(lines: Matrix) -> Matrix:
    """For each line, given its features, the chance that it is the article's own."""
    first, second, _ = _weights()
    return voted(second, second_features(lines, voted(first, lines)))


def voted(nets: Sequence[Net], lines: Matrix) -> Matrix:
    """The mean chance that some nets give each line."""
    found = [np.maximum(lines @ net.inner + net.shift, 0.0) @ net.outer + net.base for net in nets]
    mean: Matrix = np.mean([1.0 / (1.0 + np.exp(-np.clip(x, -30.0, 30.0))) for x in found], axis=0)
    return mean


def second_features(lines: Matrix, first: Matrix) -> Matrix:
    """The features with the first model's chances of the neighbours beside them."""
    shifted = [first, *(_shift(first, step) for step in (1, 2, 3, -1, -2, -3))]
    columns = [
        *shifted,
        first * shifted[1],
        first * shifted[4],
        shifted[1] * shifted[4],
        smooth(first, 0.8),
        smooth(first[::-1], 0.8)[::-1],
        smooth(first, 0.95),
        smooth(first[::-1], 0.95)[::-1],
    ]
    return np.column_stack([lines, *columns])


def _shift(values: Matrix, step: int) -> Matrix:
    """The values of the line `step` before (after, where negative); 0 past the ends."""
    out = np.zeros_like(values)
    if abs(step) >= len(values):
        return out
    if step > 0:
        out[step:] = values[:-step]
    else:
        out[:step] = values[-step:]
    return out


@lru_cache(maxsize=1)
def _weights() -> tuple[tuple[Net, ...], tuple[Net, ...], float]:
    """The fitted nets and the cut; read once, since they are part of the program."""
    raw = json.loads((files("tealeaves.page") / "line_weights.json").read_text(encoding="utf-8"))
    first, second = (tuple(_net(net) for net in raw[name]) for name in ("first", "second"))
    return first, second, float(raw["cut"])


def _net(raw: dict[str, list[float]]) -> Net:
    return Net(
        np.array(raw["inner"]),
        np.array(raw["shift"]),
        np.array(raw["outer"]),
        float(raw["base"][0]),
    )
