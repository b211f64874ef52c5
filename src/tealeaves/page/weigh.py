"""Which lines of a plain dump belong to the article: a small linear model over the lines.

Each line is described by its shape, the furniture it names and the prose around it; a first
model gives it a chance, a second one looks at the chances of its neighbours. The weights are
data (`line_weights.json`), fitted on public dumps by `bench/fit_lines.py`.
"""

import json
import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from tealeaves.page.furniture import letters
from tealeaves.page.piece import Piece
from tealeaves.page.shape import MARK, ends_sentence, is_byline, is_date_line, word_count

FEW = 30  # lines; a dump that short without a phrase of furniture holds none
REACH = 2  # lines to either side
Matrix = NDArray[np.float64]

KINDS = ("comments", "comments-part", "share", "cookies", "newsletter", "gate", "related",
         "related-line", "menu", "footer")
NAMES = (
    "one", "words", "words-5", "words-12", "words-25", "words-60", "sentence", "sentence-12", "colon", "lower-start",
    "lower-share", "commas", "digits", "capitals", "bar", "address", "cut", "question", "quote", "byline",
    "day", "repeated", "alone", "kind", *KINDS,
    "mass-2", "mass-8", "mass-after-2", "mass-after-8", "prose-before", "prose-after", "share-before",
    "opened", "kinds-near", "place", "short-near", "between",
)


def article_pieces(pieces: Sequence[Piece], kinds: Sequence[str | None]) -> list[bool]:
    """For each piece of a dump whether it is the article's own text."""
    if len(pieces) <= FEW and not any(kinds):
        return [True] * len(pieces)
    found = chances(features(pieces, kinds)) > cut_off()
    return _sandwiched(found.tolist(), pieces, kinds)


def _sandwiched(keep: list[bool], pieces: Sequence[Piece], kinds: Sequence[str | None]) -> list[bool]:
    """Sentences and marked headings right between kept lines belong to them."""
    out = list(keep)
    for i in range(1, len(keep) - 1):
        if keep[i] or kinds[i] is not None:
            continue
        text = pieces[i].text
        if not (MARK.match(text) or (word_count(text) >= 8 and ends_sentence(text))):
            continue
        if any(keep[max(0, i - REACH) : i]) and any(keep[i + 1 : i + 1 + REACH]):
            out[i] = True
    return out


def cut_off() -> float:
    """The chance above which a line is kept."""
    return float(_weights()["cut"][0])


def chances(lines: Matrix) -> Matrix:
    """For each line, given its features, the chance that it is the article's own."""
    weights = _weights()
    first = _logistic(lines @ weights["first"])
    return _logistic(second_features(lines, first) @ weights["second"])


def second_features(lines: Matrix, first: Matrix) -> Matrix:
    """The features with the first model's chances of the neighbours beside them."""
    shifted = [first, *(_shift(first, step) for step in (1, 2, 3, -1, -2, -3))]
    columns = [*shifted, first * shifted[1], first * shifted[4], shifted[1] * shifted[4],
               _smooth(first, 0.8), _smooth(first[::-1], 0.8)[::-1], _smooth(first, 0.95),
               _smooth(first[::-1], 0.95)[::-1]]
    return np.column_stack([lines, *columns])


def features(pieces: Sequence[Piece], kinds: Sequence[str | None]) -> Matrix:
    """One row a line, one column for each of NAMES."""
    own = np.array([_shape(piece, kind) for piece, kind in zip(pieces, kinds, strict=True)], dtype=float)
    keys = [letters(piece.text)[:120] for piece in pieces]
    count = Counter(keys)
    repeated = np.array([float(count[key] > 1) for key in keys])
    words, sentence, kind = own[:, 1], own[:, 6], own[:, -len(KINDS) - 1]
    number = np.expm1(words)
    prose = number * ((sentence > 0) & (number >= 8) | (number >= 25)) * (kind == 0)
    total = float(prose.sum()) or 1.0
    before = np.cumsum(prose) - prose
    opened = np.cumsum((own[:, -len(KINDS)] + own[:, -4]) * (before > 0.5 * total))
    short = (number < 6).astype(float)
    reach = np.log1p(np.minimum(_distance(prose > 0), 50)), np.log1p(np.minimum(_distance((prose > 0)[::-1])[::-1], 50))
    mass = [np.log1p(_smooth(prose, k)) for k in (0.5, 0.88)]
    mass_after = [np.log1p(_smooth(prose[::-1], k)[::-1]) for k in (0.5, 0.88)]
    around = _smooth(kind, 0.7) + _smooth(kind[::-1], 0.7)[::-1]
    shorts = _smooth(short, 0.7) + _smooth(short[::-1], 0.7)[::-1]
    place = np.arange(len(pieces)) / len(pieces)
    between = np.minimum(mass[0], mass_after[0])
    return np.column_stack([
        own[:, : 21], repeated, own[:, 21:], *mass, *mass_after, *reach, before / total,
        np.minimum(opened, 1.0), around, place, shorts, between,
    ])


def _shape(piece: Piece, kind: str | None) -> list[float]:
    text = piece.text
    words = word_count(text)
    parts = text.split()
    size = len(text) or 1
    sentence = ends_sentence(text)
    lower = sum(part[0].islower() for part in parts)
    short = words < 40
    return [
        1.0, math.log1p(words), float(words >= 5), float(words >= 12), float(words >= 25), float(words >= 60),
        float(sentence), float(sentence and words >= 12), float(text.endswith(":")), float(text[:1].islower()),
        lower / (len(parts) or 1), min(text.count(",") + text.count("，"), 8) / 4,
        sum(map(text.count, "0123456789")) / size if short else 0.0,
        float(short and text.isupper()), float("|" in text or "»" in text or "›" in text or "•" in text or "→" in text),
        float("http" in text or "www." in text or "@" in text), float(text.endswith(("...", "…", "[…]"))),
        float(text.endswith("?")), float(text[:1] in "\"“„«'‘「『"), float(short and is_byline(text)),
        float(short and is_date_line(text)), float(piece.gap > 1), float(kind is not None),
        *(float(kind == name) for name in KINDS),
    ]


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


def _smooth(values: Matrix, keep: float) -> Matrix:
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


def _logistic(values: Matrix) -> Matrix:
    clipped: Matrix = np.clip(values, -30, 30)
    return 1.0 / (1.0 + np.exp(-clipped))


@lru_cache(maxsize=1)
def _weights() -> dict[str, Matrix]:
    """The fitted weights; read once, since they are part of the program."""
    raw = json.loads((files("tealeaves.page") / "line_weights.json").read_text(encoding="utf-8"))
    return {name: np.array([w for _, w in pairs]) for name, pairs in raw.items()}
