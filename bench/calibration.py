"""Calibration: does surprise mean what it says, and is no more listed than the report promises?

    uv run python bench/calibration.py [--archive FILE] [--demo FILE] [--draws N] [--size N]
                                       [--picture FILE.svg]

A baseline is a set of texts of one kind. Again and again so many of them are drawn at random; one
of these is put in the place of the text under test, the others in that of its precedents; the same
functions as in `tealeaves compare` give each feature its bits and what is listed. Nothing sets that
text apart, so at b bits or more there may stand 2^-b of all features, and each listed signal is a
false one. Told beside it is what the reports themselves promise: in how many of the precedents
anything would be listed if they were read in the text's place. The last line is JSON.
"""

import argparse
import json
import os
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from tealeaves.archive.store import Archive
from tealeaves.compare.contrast import contrast
from tealeaves.compare.facts import facts_of
from tealeaves.demo.build import Folder, build, lay_out
from tealeaves.demo.press import press

BITS = (1, 2, 3, 4, 5)
ALLOWED = 1.1  # times 2^-b
NOW = "2026-01-01T00:00:00.000000Z"

STATEMENTS = (
    "fm_statement", "fm_spokesperson_statement", "spokesperson_answer", "press_statement",
    "government_statement", "named_press_statement",
)  # fmt: skip
MESSAGES = ("leader_message", "message_received_report", "official_message_report")
# Name of a baseline -> kinds of text; within one draw all are of one group.
BASELINES = {
    "messages": (MESSAGES, "all"),
    "statements": (STATEMENTS, "all"),
    "reports by month": (("news_report", "agency_report"), "month"),
    "visits of the leader": (("leader_inspection_report", "visit_report"), "all"),
}


@dataclass(slots=True)
class Drawn:
    """What the draws from one baseline gave; each entry is one draw."""

    texts: int
    bits: list = field(default_factory=list)  # of the features tried
    phrase_bits: list = field(default_factory=list)  # of the phrases that no pack knows
    listed: list = field(default_factory=list)
    kinds: Counter = field(default_factory=Counter)  # of what leads a listed fact
    promised: list = field(default_factory=list)  # share of precedents that would list anything


def groups_of(archive, kinds, by):
    """The facts of a baseline's texts, by group: all of them, or those of one month."""
    marks = ", ".join("?" * len(kinds))
    rows = archive.connection.execute(
        "SELECT document.id, date FROM document JOIN reading ON reading.version = document.version "
        f"WHERE copy_of IS NULL AND date IS NOT NULL AND genre IN ({marks}) ORDER BY date, 1",
        kinds,
    ).fetchall()
    found = defaultdict(list)
    for document, date in rows:
        found[date[:7] if by == "month" else "all"].append(document)
    return [facts_of(archive.connection, ids) for ids in found.values()]


def draw(groups, draws, size, seed):
    """So many comparisons of a text with others of its group, all chosen at random."""
    dice = Random(seed)
    able = [group for group in groups if len(group) > 10]
    drawn = Drawn(sum(map(len, able)))
    weights = [len(group) for group in able]
    for _ in range(draws if able else 0):
        (group,) = dice.choices(able, weights)
        text, *precedents = dice.sample(group, min(len(group), size + 1))
        result = contrast(text, precedents)
        drawn.bits.append([s.bits for s in result.scored if s.part != "phrases"])
        drawn.phrase_bits.append([s.bits for s in result.scored if s.part == "phrases"])
        drawn.listed.append(len(result.facts))
        drawn.promised.append(result.listing / len(precedents))
        drawn.kinds.update(fact[0].feature.kind for fact in result.facts)
    return drawn


def curve(bits):
    """Share of features at b bits or more, for each b; None where the precedents are too few."""
    every = np.array([b for one in bits for b in one])
    if not len(every):
        return [None] * len(BITS)
    return [float((every >= b - 0.005).mean()) if every.max() >= b else None for b in BITS]


def figures_of(drawn):
    """The figures of one baseline."""
    listed = np.array(drawn.listed)
    features = curve(drawn.bits)
    phrases = curve(drawn.phrase_bits)
    shares = [
        s * 2**b for found in (features, phrases) for s, b in zip(found, BITS, strict=True) if s
    ]
    return {
        "texts": drawn.texts,
        "draws": len(listed),
        "features": round(float(np.mean([len(one) for one in drawn.bits])), 1),
        "share": features,
        "phrase_share": phrases,
        "worst": round(max(shares, default=0.0), 3),
        "any_listed": round(float((listed > 0).mean()), 4),
        "listed_mean": round(float(listed.mean()), 4),
        "any_promised": round(float(np.mean(drawn.promised)), 4),
        "listed_kinds": dict(drawn.kinds.most_common(5)),
    }


def show(name, found):
    """One baseline for people to read."""
    print(f"\n{name}: {found['texts']} texts, {found['draws']} draws, {found['features']} features")
    print("  bits                   " + "".join(f"{b:>8}" for b in BITS))
    print("  2^-b                   " + "".join(f"{2.0**-b:8.4f}" for b in BITS))
    for words, key in (("share of features", "share"), ("share of phrases", "phrase_share")):
        cells = "".join(" " * 7 + "–" if s is None else f"{s:8.4f}" for s in found[key])
        print(f"  {words:23}{cells}")
    print(f"  the largest share is {found['worst']:.3f} times 2^-b; {ALLOWED} are allowed")
    print(
        f"  listed: something in {found['any_listed']:.1%} of the draws, the reports promise "
        f"{found['any_promised']:.1%}; {found['listed_mean']:.3f} facts a draw"
    )


def picture(results, path):
    """The curves as a picture: share of features by bits, both axes by powers of two."""
    import math

    left, top, wide, high = 60, 20, 460, 300

    def at(bits, share):
        y = top + high * min(1.0, -math.log2(share) / 10)
        return f"{left + wide * bits / 5.5:.1f},{y:.1f}"

    colours = ("#0b6e99", "#c1440e", "#5b7f2b", "#7a4b94", "#8a6d1a")
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {left + wide + 20} {top + high + 50}" '
        'font-family="sans-serif" font-size="12" role="img">',
        "<title>Share of features at so many bits of surprise or more, by baseline</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        '<polyline fill="none" stroke="#666" stroke-dasharray="5 4" '
        f'points="{at(0, 1)} {at(5.5, 2**-5.5)}"/>',
    ]
    for b in range(6):
        x = left + wide * b / 5.5
        lines.append(f'<text x="{x:.0f}" y="{top + high + 18}" text-anchor="middle">{b}</text>')
    for e in range(0, 11, 2):
        y = top + high * e / 10
        lines.append(f'<text x="{left - 8}" y="{y + 4:.0f}" text-anchor="end">1/{2**e}</text>')
    for i, (name, found) in enumerate(results.items()):
        points = [at(b, s) for b, s in zip(BITS, found["share"], strict=True) if s]
        colour = colours[i % len(colours)]
        lines.append(
            f'<polyline fill="none" stroke="{colour}" stroke-width="2" '
            f'points="{" ".join(points)}"/>'
        )
        y = top + high - 14 * (len(results) - i)
        lines.append(f'<text x="{left + 8}" y="{y}" fill="{colour}">{name}</text>')
    lines.append(
        f'<text x="{left + wide / 2}" y="{top + high + 38}" text-anchor="middle">bits of surprise '
        "(dashed: 2^-b)</text></svg>"
    )
    path.write_text("\n".join(lines) + "\n", "utf-8")


def demo_archive(folder, texts):
    """The demo's archive, made anew."""
    place = Folder(folder)
    lay_out(place, press(texts=texts))
    build(place, NOW, os.cpu_count() or 1)
    return place.archive


def main(arguments=None):
    """Draw from all baselines; return the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--archive", type=Path, help="an archive of real texts")
    parser.add_argument("--demo", type=Path, help="a demo archive; made anew when left out")
    parser.add_argument("--only", choices=("demo", "archive"), help="draw from one of the two")
    parser.add_argument("--texts", type=int, default=400, help="texts of a demo made anew")
    parser.add_argument("--draws", type=int, default=2000)
    parser.add_argument("--size", type=int, default=30, help="precedents of a draw")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--picture", type=Path, help="where to write the curves as SVG")
    told = parser.parse_args(arguments)
    results = {}
    with tempfile.TemporaryDirectory() as scratch:
        demo = told.demo
        if demo is None and told.only != "archive":
            demo = demo_archive(Path(scratch) / "demo", told.texts)
        for label, path in (("demo", demo), ("archive", told.archive)):
            if path is None or told.only not in (None, label):
                continue
            with Archive.open(path, readonly=True) as archive:
                for name, (kinds, by) in BASELINES.items():
                    drawn = draw(groups_of(archive, kinds, by), told.draws, told.size, told.seed)
                    if drawn.bits:
                        results[f"{label}: {name}"] = found = figures_of(drawn)
                        show(f"{label}: {name}", found)
    if told.picture:
        picture(results, told.picture)
    print(json.dumps(results))
    return results


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
