"""Fit the line model on the shared dumps, and say what pages left out get.

  python bench/fit_lines.py [--write] [--folds N]

Each page is left out once; the figures are of those pages. With --write the nets fitted on all
pages replace src/tealeaves/page/line_weights.json.
"""

import argparse
import collections
import gzip
import json
import os
import re
import sys
from pathlib import Path

import numpy as np

from tealeaves.packs.load import load
from tealeaves.page.furniture import line_kinds
from tealeaves.page.line_features import features
from tealeaves.page.lines import pieces_of
from tealeaves.page.repair import find_damage
from tealeaves.page.weigh import Net, second_features, voted

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TEALEAVES_SHARED", ROOT.parent / "shared"))
UNITS, EPOCHS, SEEDS, DROPPED, DECAY = 16, 30, 2, 0.15, 1e-3
SEGMENT_WEIGHT = 0.35  # few lines of those pages are labelled, and loosely


def rows_of(name):
    with gzip.open(SHARED / "data" / name, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def squash(text):
    return " ".join(text.split())


def labelled(row, chrome):
    """Features, labels (1, 0, -1 unknown), weights and texts of a page's lines."""
    text = row["dump"]
    pieces = pieces_of(text, find_damage(text))
    texts = [p.text for p in pieces]
    labels = _body_labels(row, pieces) if "body_lines" in row else _segment_labels(row, texts)
    weights = np.sqrt(1.0 + np.array([len(t.split()) for t in texts]))
    weights *= 1.0 if "body_lines" in row else SEGMENT_WEIGHT
    return (
        features(pieces, line_kinds(texts, [p.gap for p in pieces], chrome)),
        labels,
        weights,
        texts,
    )


def _body_labels(row, pieces):
    body, starts, at = set(row["body_lines"]), [], 0
    for line in row["dump"].split("\n"):
        starts.append(at)
        at += len(line) + 1
    lines = [int(np.searchsorted(starts, p.span.start, side="right")) - 1 for p in pieces]
    return np.array([float(line in body) for line in lines])


def _segment_labels(row, texts):
    labels = np.full(len(texts), -1.0)
    flat = [squash(t) for t in texts]
    for label, segments in ((1.0, row["with"]), (0.0, row["without"])):
        for segment in map(squash, segments):
            hits = [i for i, t in enumerate(flat) if segment in t]
            if hits:
                labels[hits if label == 0.0 else hits[-1:]] = label
    return labels


def fit(x, y, w, seed):
    """A net of one hidden layer, by Adam, with features dropped at random."""
    rng = np.random.default_rng(seed)
    mean, spread = x.mean(0), x.std(0)
    spread[spread < 1e-6] = 1.0
    x, w = (x - mean) / spread, w / w.mean()
    n, d = x.shape
    values = [
        rng.normal(0, d**-0.5, (d, UNITS)),
        np.zeros(UNITS),
        rng.normal(0, UNITS**-0.5, UNITS),
        np.zeros(1),
    ]
    moving, square, step = [0.0 * v for v in values], [0.0 * v for v in values], 0
    for epoch in range(EPOCHS):
        order = rng.permutation(n)
        rate = 3e-3 * (1 - epoch / EPOCHS) + 1e-4
        for at in range(0, n, 256):
            pick = order[at : at + 256]
            batch = x[pick] * (rng.random((len(pick), d)) > DROPPED)
            inner = batch @ values[0] + values[1]
            hidden = np.maximum(inner, 0)
            out = 1 / (1 + np.exp(-np.clip(hidden @ values[2] + values[3], -30, 30)))
            error = (out - y[pick]) * w[pick] / len(pick)
            back = np.outer(error, values[2]) * (inner > 0)
            slopes = [
                batch.T @ back + DECAY * values[0],
                back.sum(0),
                hidden.T @ error,
                np.array([error.sum()]),
            ]
            step += 1
            for k, slope in enumerate(slopes):
                moving[k] = 0.9 * moving[k] + 0.1 * slope
                square[k] = 0.999 * square[k] + 0.001 * slope**2
                values[k] = values[k] - rate * (moving[k] / (1 - 0.9**step)) / (
                    np.sqrt(square[k] / (1 - 0.999**step)) + 1e-8
                )
    inner = values[0] / spread[:, None]
    return Net(inner, values[1] - mean @ inner, values[2], float(values[3][0]))


def train(pages):
    """The nets of both layers from labelled pages."""
    known = [p[1] >= 0 for p in pages]
    y, w = (np.concatenate([p[k][m] for p, m in zip(pages, known, strict=True)]) for k in (1, 2))
    x = np.vstack([p[0][m] for p, m in zip(pages, known, strict=True)])
    first = [fit(x, y, w, seed) for seed in range(SEEDS)]
    x = np.vstack(
        [second_features(p[0], voted(first, p[0]))[m] for p, m in zip(pages, known, strict=True)]
    )
    return first, [fit(x, y, w, seed) for seed in range(SEEDS)]


def shingles(text):
    words = re.findall(r"\w+", text or "")
    return collections.Counter(
        tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)) if words
    )


def report(rows, data, found, cut):
    """Figures as the public benchmarks count them."""
    ps, rs, hits = [], [], collections.Counter()
    for row, (_, _, _, texts), chance in zip(rows, data, found, strict=True):
        kept = "\n".join(t for t, c in zip(texts, chance, strict=True) if c > cut)
        if "gold" in row:
            a, b = shingles(row["gold"]), shingles(kept)
            same = sum((a & b).values())
            rs.append(same / (sum(a.values()) or 1))
            ps += [same / sum(b.values())] if b else []
        else:
            flat = squash(kept)
            hits.update(("with", squash(s) in flat) for s in row["with"])
            hits.update(("without", squash(s) in flat) for s in row["without"])
    p, r = float(np.mean(ps)), float(np.mean(rs))
    good, bad, lost = hits["with", True], hits["without", True], hits["with", False]
    return {
        "dump_p": p,
        "dump_r": r,
        "dump_f1": 2 * p * r / (p + r),
        "segments_f1": 2 * good / (2 * good + bad + lost),
    }


def left_out(data, folds):
    """The chances of each page's lines by nets that did not see the page."""
    order = np.random.default_rng(1).permutation(len(data))
    found = [None] * len(data)
    for fold in range(folds):
        out = set(order[fold::folds].tolist())
        first, second = train([p for i, p in enumerate(data) if i not in out])
        for i in out:
            found[i] = voted(second, second_features(data[i][0], voted(first, data[i][0])))
    return found


def written(net):
    return {
        "inner": np.round(net.inner, 3).tolist(),
        "shift": np.round(net.shift, 3).tolist(),
        "outer": np.round(net.outer, 3).tolist(),
        "base": [round(net.base, 3)],
    }


def main():
    ap = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ap.add_argument("--write", action="store_true")
    ap.add_argument("--folds", type=int, default=5)
    ap.add_argument("--cut", type=float, default=0.4)
    a = ap.parse_args()
    chrome = load().chrome
    rows = rows_of("dump-cleaning-dev.jsonl.gz") + rows_of("dump-segments-dev.jsonl.gz")
    data = [labelled(row, chrome) for row in rows]
    figures = {}
    if a.folds > 1:
        found = left_out(data, a.folds)
        for cut in (0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
            print(
                cut,
                {k: round(v, 4) for k, v in report(rows, data, found, cut).items()},
                file=sys.stderr,
            )
        figures = report(rows, data, found, a.cut)
    if a.write:
        first, second = train(data)
        out = {
            "cut": a.cut,
            "first": [written(n) for n in first],
            "second": [written(n) for n in second],
        }
        path = ROOT / "src/tealeaves/page/line_weights.json"
        path.write_text(json.dumps(out, separators=(",", ":")) + "\n", encoding="utf-8")
    print(json.dumps({"cut": a.cut, **{k: round(v, 4) for k, v in figures.items()}}))


if __name__ == "__main__":
    main()
