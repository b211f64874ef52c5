"""The parser's first layer, remembered by word: texts repeat their words, and the layer looks at
one word at a time."""

from typing import Any

import numpy as np

MOST = 40_000  # different words remembered, in 15 MB; then it begins anew
BLOCK = 64  # rows computed together, always so many: a row is then the same in any company


def remembered(embed: Any) -> Any:
    """A layer that gives what spaCy's `embed` gives (documents to one array each), to the last bit
    or two, but computes a word once."""
    from thinc.api import Model

    extract, _, vectors, mixed, _ = embed.layers
    rows: dict[bytes, int] = {}
    table = np.empty((MOST, embed.get_dim("nO")), dtype=np.float32)

    def compute(features: Any) -> Any:
        padded = np.zeros((-(-len(features) // BLOCK) * BLOCK, features.shape[1]), features.dtype)
        padded[: len(features)] = features
        parts = [
            mixed.predict(vectors.predict(part)) for part in np.split(padded, len(padded) // BLOCK)
        ]
        return np.concatenate(parts)[: len(features)]

    def forward(model: Any, docs: Any, is_train: bool) -> tuple[Any, Any]:
        features = np.ascontiguousarray(np.concatenate(extract.predict(docs)))
        width, data = features.itemsize * features.shape[1], features.tobytes()
        keys = [data[at : at + width] for at in range(0, len(data), width)]
        new = {key: n for n, key in enumerate(keys) if key not in rows}
        if len(rows) + len(new) > MOST:
            rows.clear()
            new = {key: n for n, key in enumerate(keys)}
        if len(new) > MOST:
            return embed(docs, is_train)  # type: ignore[no-any-return]
        if new:
            low = len(rows)
            table[low : low + len(new)] = compute(features[list(new.values())])
            rows.update(zip(new, range(low, low + len(new)), strict=True))
        whole = table[[rows[key] for key in keys]]
        return np.split(whole, np.cumsum([len(doc) for doc in docs])[:-1]), None

    return Model("remembered", forward, dims={"nO": embed.get_dim("nO")})
