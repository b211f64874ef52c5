"""The parser's middle layers in a few numpy calls each: what is learnt of a word is told to its
neighbours, four times over."""

from typing import Any, NamedTuple

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float32]]


class Layer(NamedTuple):
    """The weights of one layer; `pieces` of each output stand apart, so that the largest is found
    by comparing three whole blocks."""

    weights: Floats  # (3 * width, pieces * width)
    bias: Floats
    scale: Floats
    shift: Floats
    pieces: int


def encoded(encode: Any) -> Any:
    """A layer that gives what spaCy's `encode` gives (lists of arrays), to the last bits."""
    from thinc.api import Model

    layers = tuple(_layer(residual) for residual in encode.layers[0].layers)
    pad = encode.attrs["pad"]

    def forward(model: Any, texts: Any, is_train: bool) -> tuple[Any, Any]:
        lengths = np.array([len(text) for text in texts], dtype=np.intp)
        starts = pad + np.cumsum(lengths + pad) - lengths - pad
        rows = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        spread = np.zeros((lengths.sum() + pad * (len(texts) + 1), _width(layers)), np.float32)
        spread[rows] = np.concatenate(texts)
        for layer in layers:
            spread += _told(spread, layer)
        return np.split(spread[rows], np.cumsum(lengths)[:-1]), None

    return Model("encoded", forward, dims={"nO": encode.get_dim("nO")})


def _width(layers: tuple[Layer, ...]) -> int:
    return len(layers[0].scale)


def _layer(residual: Any) -> Layer:
    """The weights of `residual(expand_window >> maxout >> layernorm >> dropout)`."""
    maxout = next(node for node in residual.walk() if node.name == "maxout")
    norm = next(node for node in residual.walk() if node.name == "layernorm")
    weights = maxout.get_param("W").transpose(1, 0, 2)
    pieces, width, seen = weights.shape
    return Layer(
        np.ascontiguousarray(weights.reshape(pieces * width, seen)).T,
        np.ascontiguousarray(maxout.get_param("b").T).reshape(pieces * width),
        norm.get_param("G"),
        norm.get_param("b"),
        pieces,
    )


def _told(rows: Floats, layer: Layer) -> Floats:
    """What each row hears from itself and its two neighbours."""
    width = rows.shape[1]
    window = np.zeros((len(rows), 3 * width), np.float32)
    window[1:, :width] = rows[:-1]
    window[:, width : 2 * width] = rows
    window[:-1, 2 * width :] = rows[1:]
    all_pieces = window @ layer.weights
    all_pieces += layer.bias
    best = all_pieces[:, :width]
    for n in range(1, layer.pieces):
        best = np.maximum(best, all_pieces[:, n * width : (n + 1) * width])
    return _normal(best, layer)


def _normal(rows: Floats, layer: Layer) -> Floats:
    """The rows with mean 0 and variance 1, then scaled and shifted."""
    width = np.float32(rows.shape[1])
    away: Any = rows - np.add.reduce(rows, axis=1, keepdims=True) / width
    spread = np.add.reduce(away * away, axis=1, keepdims=True) / width + np.float32(1e-8)
    away *= spread ** np.float32(-0.5)
    away *= layer.scale
    away += layer.shift
    return away  # type: ignore[no-any-return]
