"""No figure on the shared gold may fall below its floor in floors.toml."""

import tomllib
from pathlib import Path

import pytest

from tests.shared import SHARED, needs_shared

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))["all"]


@pytest.fixture(scope="module")
def figures(lookup):
    from tealeaves.eval.fresh import read_now
    from tealeaves.eval.gold import load_gold
    from tealeaves.eval.run import score_all

    golds = load_gold([SHARED / "seed" / "gold.json", SHARED / "gold", SHARED / "gold" / "pages"])
    return score_all(golds, read_now(golds, [], lookup)).figures


@needs_shared
@pytest.mark.parametrize("row", FLOORS)
def test_no_figure_falls_below_its_floor(figures, row):
    lead = figures.get(row, {}).get("lead")
    assert lead is not None, f"{row} is not scored any more"
    assert lead >= FLOORS[row] - 1e-9, f"{row} fell to {lead:.3f}, its floor is {FLOORS[row]}"


def print_floors():
    """Today's figures less two points, as the text of floors.toml."""
    from tealeaves.eval.fresh import read_now
    from tealeaves.eval.gold import load_gold
    from tealeaves.eval.run import score_all

    golds = load_gold([SHARED / "seed" / "gold.json", SHARED / "gold", SHARED / "gold" / "pages"])
    for row, found in score_all(golds, read_now(golds, [])).figures.items():
        floor = found["lead"] if row == "contract" else max(0.0, found["lead"] - 0.02)
        print(f'"{row}" = {int(floor * 1000) / 1000}')


if __name__ == "__main__":
    print_floors()
