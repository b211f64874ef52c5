"""How many change points tracks of an archive show when its days are shuffled: false alarms.

    python bench/track_shuffled.py ARCHIVE [ROUNDS]

Days keep their counts and lose their order, so nothing changes any more. Prints a line a track, and
last one line of JSON.
"""

import json
import sys

import numpy as np

from tealeaves.archive.store import Archive
from tealeaves.track.ask import ask_of
from tealeaves.track.series import track, whole_days
from tealeaves.track.standing import standing

TRACKS = ("countries", "titles", "formulas", "rungs", "people", "topics", "epithets")
ROUNDS = 100


def main(path: str, rounds: str = str(ROUNDS)) -> None:
    """Print the figures of an archive."""
    sums = {"real": 0, "shuffled": 0.0, "tried": 0, "rounds_with_any": 0.0}
    with Archive.open(path, readonly=True) as archive:
        for name in TRACKS:
            found = track(archive, ask_of(name))
            whole, _, _ = whole_days(found)
            of, texts = found.of[whole], np.minimum(found.texts[:, whole], found.of[whole])
            real = standing(texts, texts, of)
            dice = np.random.default_rng(1)
            orders = [dice.permutation(len(of)) for _ in range(int(rounds))]
            keys = [
                len(standing(texts[:, order], texts[:, order], of[order]).cuts) for order in orders
            ]
            print(
                f"{name:10} {len(real.spread):4} keys tried, {len(real.cuts):3} change; shuffled: "
                f"{np.mean(keys):.2f} keys, in {np.mean(np.array(keys) > 0):.0%} of rounds any"
            )
            sums["real"] += len(real.cuts)
            sums["tried"] += len(real.spread)
            sums["shuffled"] += round(float(np.mean(keys)), 3)
            sums["rounds_with_any"] += round(float(np.mean(np.array(keys) > 0)) / len(TRACKS), 3)
    print(json.dumps(sums))


if __name__ == "__main__":
    main(*sys.argv[1:])
