"""How many planted changes of a share tracks find, how near, and whether the range holds them.

    python bench/track_planted.py [ROUNDS]

Texts come by the day, about six of them, for 200 days; on one day the share of those that have a
key becomes another one. Shares of single days vary more than draws would (beta, `spread`). Prints
a line a change, and last one line of JSON.
"""

import json
import sys

import numpy as np

from tealeaves.track.places import Scale, places_of
from tealeaves.track.segments import SHARE
from tealeaves.track.standing import standing

DAYS, TEXTS = 200, 6.0
CHANGES = ((0.1, 0.1), (0.1, 0.15), (0.1, 0.2), (0.1, 0.3), (0.3, 0.1), (0.05, 0.0), (0.02, 0.1))
SPREADS = (1000.0, 20.0)  # of the beta: nearly none, and days that differ


def main(rounds: str = "300") -> None:
    """Print the figures."""
    body = []
    for spread in SPREADS:
        for before, after in CHANGES:
            figures = measured(before, after, spread, int(rounds))
            body.append({"before": before, "after": after, "spread": spread, **figures})
            print(body[-1])
    print(json.dumps(body))


def measured(before: float, after: float, spread: float, rounds: int) -> dict[str, float]:
    """Shares of rounds in which a change was found, the right one; days off; range right."""
    dice = np.random.default_rng(3)
    found, off, inside, more = 0, [], 0, 0
    for _ in range(rounds):
        day = int(dice.integers(40, DAYS - 40))
        share = np.where(np.arange(DAYS) < day, before, after)
        m = dice.poisson(TEXTS, DAYS)
        k = dice.binomial(
            m, np.where(share > 0, dice.beta(share * spread + 1e-9, (1 - share) * spread), 0)
        )
        stood = standing(k[None], k[None], m)
        cuts = stood.cuts.get(0, [])
        places = places_of(k, m, np.arange(DAYS), cuts, Scale(stood.spread.get(0, 1.0), SHARE))
        if places:
            nearest = min(places, key=lambda place: abs(place.first - day))
            found += 1
            more += len(places) > 1
            off.append(abs(nearest.first - day))
            inside += nearest.low <= day <= nearest.high
    return {
        "found": round(found / rounds, 3),
        "more_than_one": round(more / rounds, 3),
        "days_off": float(np.median(off)) if off else 0.0,
        "in_range": round(inside / max(1, found), 3),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
