"""Fit the weights of the line model on the shared dumps, and say what pages left out get.

  python bench/fit_lines.py [--write]

Each page is left out once (10 folds by page); the figures are of those pages. With --write the
weights fitted on all pages replace src/tealeaves/page/line_weights.json.
"""

import argparse
import gzip
import json
import os
import sys
from pathlib import Path

import numpy as np

from tealeaves.packs.load import load
from tealeaves.page import weigh
from tealeaves.page.furniture import chrome_kinds
from tealeaves.page.lines import pieces_of
from tealeaves.page.repair import find_damage

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TEALEAVES_SHARED", ROOT.parent / "shared"))
FOLDS = 10


def rows_of(name):
    with gzip.open(SHARED / "data" / name, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def squash(text):
    return " ".join(text.split())


def labelled(row, chrome):
    """Features, labels (1, 0, -1 unknown) and sizes of a page's lines."""
    text = row["dump"]
    pieces = pieces_of(text, find_damage(text))
    kinds = chrome_kinds([p.text for p in pieces], chrome)
    sizes = np.array([len(p.text.split()) for p in pieces], dtype=float)
    labels = np.full(len(pieces), -1.0)
    if "body_lines" in row:
        body, starts, at = set(row["body_lines"]), [], 0
        for line in text.split("\n"):
            starts.append(at)
            at += len(line) + 1
        for i, piece in enumerate(pieces):
            line = int(np.searchsorted(starts, piece.span.start, side="right")) - 1
            labels[i] = float(line in body)
    else:
        texts = [squash(p.text) for p in pieces]
        for label, segments in ((1.0, row["with"]), (0.0, row["without"])):
            for segment in map(squash, segments):
                hits = [i for i, t in enumerate(texts) if segment in t]
                if hits:
                    labels[hits if label == 0.0 else hits[-1:]] = label
    return weigh.features(pieces, kinds), labels, sizes, [p.text for p in pieces]


def fit(x, y, w, penalty):
    """Weights of a logistic model by Newton's method."""
    beta = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        grad = x.T @ (w * (p - y)) + penalty * beta
        hess = (x * (w * p * (1 - p))[:, None]).T @ x + penalty * np.eye(x.shape[1])
        step = np.linalg.solve(hess, grad)
        beta -= step
        if np.abs(step).max() < 1e-6:
            break
    return beta


def train(pages, penalty):
    """Both models from labelled pages: (features, labels, weights)."""
    x = np.vstack([p[0][p[1] >= 0] for p in pages])
    y = np.concatenate([p[1][p[1] >= 0] for p in pages])
    w = np.concatenate([p[2][p[1] >= 0] for p in pages])
    first = fit(x, y, w, penalty)
    second = []
    for features, labels, _ in pages:
        chance = weigh._logistic(features @ first)
        second.append(weigh.second_features(features, chance)[labels >= 0])
    return first, fit(np.vstack(second), y, w, penalty)


def apply(features, first, second):
    return weigh._logistic(weigh.second_features(features, weigh._logistic(features @ first)) @ second)


def weights_of(sizes, labels, segments):
    """Long lines weigh more; a page of the segment set weighs less, few of its lines are known."""
    return np.sqrt(1 + sizes) * (0.35 if segments else 1.0) * np.where(labels > 0, 1.0, 1.0)


def shingle_f1(gold, text):
    import collections
    import re

    def grams(s):
        t = re.findall(r"\w+", s or "")
        return collections.Counter(tuple(t[i : i + 4]) for i in range(max(1, len(t) - 3)) if t)

    a, b = grams(gold), grams(text)
    tp = sum((a & b).values())
    return tp / (sum(b.values()) or 1), tp / (sum(a.values()) or 1), bool(b)


def report(rows, data, found, cut):
    ps, rs = [], []
    tp = fp = fn = tn = 0
    for row, (_, _, _, texts), chance in zip(rows, data, found, strict=True):
        kept = "\n".join(t for t, c in zip(texts, chance, strict=True) if c > cut)
        if "gold" in row:
            p, r, some = shingle_f1(row["gold"], kept)
            rs.append(r)
            if some:
                ps.append(p)
        else:
            flat = squash(kept)
            for s in row["with"]:
                tp, fn = (tp + 1, fn) if squash(s) in flat else (tp, fn + 1)
            for s in row["without"]:
                fp, tn = (fp + 1, tn) if squash(s) in flat else (fp, tn + 1)
    p, r = np.mean(ps), np.mean(rs)
    sp, sr = tp / (tp + fp), tp / (tp + fn)
    return {"dump_p": p, "dump_r": r, "dump_f1": 2 * p * r / (p + r), "seg_p": sp, "seg_r": sr, "seg_f1": 2 * sp * sr / (sp + sr)}


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--write", action="store_true")
    ap.add_argument("--penalty", type=float, default=3.0)
    a = ap.parse_args()
    chrome = load().chrome
    rows = rows_of("dump-cleaning-dev.jsonl.gz") + rows_of("dump-segments-dev.jsonl.gz")
    data = [labelled(row, chrome) for row in rows]
    pages = [(x, y, weights_of(s, y, "with" in row)) for row, (x, y, s, _) in zip(rows, data, strict=True)]
    order = np.random.default_rng(1).permutation(len(rows))
    found = [None] * len(rows)
    for fold in range(FOLDS):
        out = set(order[fold::FOLDS].tolist())
        first, second = train([p for i, p in enumerate(pages) if i not in out], a.penalty)
        for i in out:
            found[i] = apply(pages[i][0], first, second)
    best = None
    for cut in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        figures = report(rows, data, found, cut)
        print(cut, {k: round(float(v), 4) for k, v in figures.items()}, file=sys.stderr)
        score = figures["dump_f1"] + figures["seg_f1"]
        if best is None or score > best[0]:
            best = score, cut, figures
    first, second = train(pages, a.penalty)
    if a.write:
        extra = [f"neighbour-{i}" for i in range(len(second) - len(first))]
        out = {"first": [[n, round(float(w), 4)] for n, w in zip(weigh.NAMES, first, strict=True)],
               "second": [[n, round(float(w), 4)] for n, w in zip((*weigh.NAMES, *extra), second, strict=True)],
               "cut": [["cut", best[1]]]}
        path = ROOT / "src/tealeaves/page/line_weights.json"
        path.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({"cut": best[1], **{k: round(float(v), 4) for k, v in best[2].items()}}))


if __name__ == "__main__":
    main()
