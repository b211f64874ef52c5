"""No figure on the gold may fall below its floor in floors.toml: the shared gold, and our own."""

import tomllib
from pathlib import Path

import pytest

from tests.shared import SHARED

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
GOLD = {
    "shared": [SHARED / "seed" / "gold.json", SHARED / "gold", SHARED / "gold" / "pages"],
    "own": [HERE / "gold"],
}


def measured(name, lookup=None):
    """The figures of one gold set, read anew: name of a row to its figures."""
    from tealeaves.eval.fresh import read_now
    from tealeaves.eval.gold import load_gold
    from tealeaves.eval.run import score_all

    golds = load_gold(GOLD[name])
    return score_all(golds, read_now(golds, [], lookup)).figures


@pytest.fixture(scope="module")
def figures(lookup):
    """Figures by set; a set whose texts are not here has none."""
    return {name: measured(name, lookup) for name, paths in GOLD.items() if paths[0].exists()}


@pytest.mark.parametrize(
    ("name", "row"), [(name, row) for name, rows in FLOORS.items() for row in rows]
)
def test_no_figure_falls_below_its_floor(figures, name, row):
    if name not in figures:
        pytest.skip("the shared texts are not here; set TEALEAVES_SHARED to their folder")
    lead = figures[name].get(row, {}).get("lead")
    assert lead is not None, f"{row} is not scored any more"
    floor = FLOORS[name][row]
    assert lead >= floor - 1e-9, f"{name} gold: {row} fell to {lead:.3f}, its floor is {floor}"


def print_floors():
    """Today's figures less two points, as the text of floors.toml."""
    for name in GOLD:
        print(f"\n[{name}]")
        for row, found in measured(name).items():
            floor = found["lead"] if row == "contract" else max(0.0, found["lead"] - 0.02)
            print(f'"{row}" = {int(floor * 1000) / 1000}')


if __name__ == "__main__":
    print_floors()
