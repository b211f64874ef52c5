"""What each line of a dump looks like and stands among, as one row of numbers a line."""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tealeaves.page.furniture import letters
from tealeaves.page.piece import Piece
from tealeaves.page.shape import credit_of, ends_sentence, is_byline, is_date_line, word_count

Matrix = NDArray[np.float64]

KINDS = (
    "comments",
    "comments-part",
    "share",
    "cookies",
    "newsletter",
    "gate",
    "related",
    "related-line",
    "menu",
    "footer",
)
ALIASES = {"copyright": "footer", "note": "footer", "row": "menu", "stub": "related-line"}
KIND_ROWS = {name: tuple(float(name == other) for other in KINDS) for name in KINDS}
NO_KIND = (0.0,) * len(KINDS)
DIGIT = re.compile(r"\d")
ROW_SIGN = re.compile("[|»›•→]")
QUOTES = "\"“„«'‘「『"
NAMES = (
    "words",
    "words-5",
    "words-12",
    "words-25",
    "words-60",
    "sentence",
    "sentence-12",
    "colon",
    "lower-start",
    "lower-share",
    "commas",
    "digits",
    "capitals",
    "bar",
    "address",
    "cut",
    "question",
    "quote",
    "byline",
    "day",
    "credit",
    "names",
    "repeated",
    "alone",
    "kind",
    *KINDS,
    "isolated",
    "block-lines",
    "block-words",
    "cluster-share",
    "cluster-best",
    "cluster-away",
    "kind-short",
    "kind-long",
    "mass-2",
    "mass-8",
    "mass-after-2",
    "mass-after-8",
    "prose-before",
    "prose-after",
    "share-before",
    "opened",
    "kinds-near",
    "place",
    "short-near",
    "between",
)


def features(pieces: Sequence[Piece], kinds: Sequence[str | None]) -> Matrix:
    """One row a line, one column for each of NAMES."""
    own = np.array(
        [_shape(piece, kind) for piece, kind in zip(pieces, kinds, strict=True)], dtype=float
    )
    keys = [letters(piece.text)[:120] for piece in pieces]
    count = Counter(keys)
    repeated = np.array([float(count[key] > 1) for key in keys])
    words, sentence, kind = own[:, 0], own[:, 5], own[:, -len(KINDS) - 1]
    number = np.expm1(words)
    prose = number * ((sentence > 0) & (number >= 8) | (number >= 25)) * (kind == 0)
    total = float(prose.sum()) or 1.0
    before = np.cumsum(prose) - prose
    opened = np.cumsum((own[:, -len(KINDS)] + own[:, -4]) * (before > 0.5 * total))
    short = (number < 6).astype(float)
    reach = (
        np.log1p(np.minimum(_distance(prose > 0), 50)),
        np.log1p(np.minimum(_distance((prose > 0)[::-1])[::-1], 50)),
    )
    mass = [np.log1p(smooth(prose, k)) for k in (0.5, 0.88)]
    mass_after = [np.log1p(smooth(prose[::-1], k)[::-1]) for k in (0.5, 0.88)]
    around = smooth(kind, 0.7) + smooth(kind[::-1], 0.7)[::-1]
    shorts = smooth(short, 0.7) + smooth(short[::-1], 0.7)[::-1]
    place = np.arange(len(pieces)) / len(pieces)
    between = np.minimum(mass[0], mass_after[0])
    gap = own[:, 22]
    nxt = np.append(gap[1:], 1.0)
    isolated = gap * nxt
    block_lines, block_words = _blocks(gap, number)
    share, best, away = _clusters(prose, total)
    return np.column_stack(
        [
            own[:, :22],
            repeated,
            own[:, 22:],
            isolated,
            block_lines,
            block_words,
            share,
            best,
            away,
            kind * (number < 12),
            kind * (number >= 25),
            *mass,
            *mass_after,
            *reach,
            before / total,
            np.minimum(opened, 1.0),
            around,
            place,
            shorts,
            between,
        ]
    )


def _blocks(gap: Matrix, number: Matrix) -> tuple[Matrix, Matrix]:
    """Of the lines that no blank line parts: how many, and their mean words; both as logarithms."""
    block = np.cumsum(gap).astype(int)
    block -= block[0]
    count = np.bincount(block).astype(float)
    words = np.bincount(block, weights=number) / np.maximum(count, 1)
    return np.log1p(count[block]), np.log1p(words[block])


def _clusters(prose: Matrix, total: float) -> tuple[Matrix, Matrix, Matrix]:
    """Of a line's stretch of prose: share of all, is it the largest, how far is that one."""
    n = len(prose)
    label = np.zeros(n, dtype=int)
    at, idle = 0, 0
    for i, p in enumerate((prose > 0).tolist()):
        idle = 0 if p else idle + 1
        if idle == 5:
            at += 1
        label[i] = at
    mass = np.bincount(label, weights=prose)
    top = int(mass.argmax())
    inside = np.flatnonzero((label == top) & (prose > 0))
    low, high = (inside[0], inside[-1]) if len(inside) else (0, n)
    index = np.arange(n)
    away = np.maximum(np.maximum(low - index, index - high), 0)
    return mass[label] / total, (label == top).astype(float), np.log1p(np.minimum(away, 60))


def _shape(piece: Piece, kind: str | None) -> tuple[float, ...]:
    text = piece.text
    parts = text.split()
    words = word_count(text, len(parts))
    named = ALIASES.get(kind or "", kind)
    sentence = ends_sentence(text)
    heads = [part[0] for part in parts]
    lower = sum(map(str.islower, heads))
    short = words < 40
    digits = len(DIGIT.findall(text)) if short else 0
    return (
        math.log1p(words),
        words >= 5,
        words >= 12,
        words >= 25,
        words >= 60,
        sentence,
        sentence and words >= 12,
        text.endswith(":"),
        text[:1].islower(),
        lower / (len(parts) or 1),
        min(text.count(",") + text.count("，"), 8) / 4,
        digits / (len(text) or 1),
        short and text.isupper(),
        ROW_SIGN.search(text) is not None,
        "@" in text or "www." in text or "http:" in text or "https:" in text,
        text.endswith(("...", "…", "[…]")),
        text.endswith("?"),
        text[:1] in QUOTES,
        short and is_byline(text),
        digits > 0 and is_date_line(text),
        credit_of(text) is not None,
        _names(heads),
        piece.gap > 1,
        kind is not None,
        *KIND_ROWS.get(named or "", NO_KIND),
    )


def _names(heads: Sequence[str]) -> float:
    """The share of words with a capital, given the words' first letters, where there are some
    words but no paragraph."""
    if not 4 <= len(heads) < 40:
        return 0.5
    return sum(map(str.isupper, heads)) / len(heads)


def smooth(values: Matrix, keep: float) -> Matrix:
    """What comes before each line, each line before it counting `keep` times as much."""
    out = np.empty(len(values))
    at = 0.0
    for i, value in enumerate(values.tolist()):
        out[i] = at
        at = keep * (at + value)
    return out


def _distance(hits: NDArray[np.bool_]) -> Matrix:
    """How many lines ago the last hit was; 1,000 where there was none."""
    out = np.empty(len(hits))
    at = 1000
    for i, hit in enumerate(hits.tolist()):
        out[i] = at
        at = 1 if hit else min(at + 1, 1000)
    return out
