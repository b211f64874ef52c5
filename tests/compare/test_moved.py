"""A stock phrase that moves up or down the ladder."""

import pytest

from tealeaves.compare.facts import Mark
from tealeaves.compare.moved import moved
from tests.compare.made import letter


def at(**places):
    return letter(1, marks=tuple(Mark("ladder", key, "x", float(n)) for key, n in places.items()))


@pytest.mark.parametrize(
    ("here", "met", "move"),
    [
        ({"tall": 1, "short": 1}, {"report": {"tall": 9}, "answer": {"tall": 5, "short": 3}}, "up"),
        ({"tall": 9}, {"speech": {"tall": 1}, "answer": {"tall": 5}}, "down"),
        ({"tall": 5}, {"speech": {"tall": 1}, "report": {"tall": 9}}, None),
        ({"tall": 1, "odd": 4}, {"answer": {"tall": 5, "odd": 2}}, "depends"),
        ({"tall": 1}, {"answer": {"odd": 2}}, None),
        ({"tall": 1}, {}, None),
    ],
)
def test_a_move_must_hold_on_every_ladder(here, met, move):
    assert moved(at(**here), met) == move
