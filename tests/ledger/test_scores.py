"""Scores against figures worked out by hand, in print, and by another library."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tealeaves.errors import LedgerError
from tealeaves.ledger.entry import Revision
from tealeaves.ledger.report import report
from tealeaves.ledger.scores import Scored, bands, score_of, summary
from tealeaves.show.calibration_chart import to_vega
from tealeaves.show.picture import to_png, to_svg
from tests.ledger.made import decided

CLOSE = pytest.approx


def exactly(value):
    return pytest.approx(value, abs=1e-9)


def sixty():
    """20 at 10 % (2 true), 20 at 50 % (10 true), 20 at 80 % (18 true); bands 5 points wide."""
    groups = ((10, 2), (50, 10), (80, 18))
    return [
        decided(
            f"{percent}-{i}",
            percent,
            i < true,
            low=percent - 5,
            high=percent + 5,
            forecaster="Keller" if percent == 10 else "Rassendyll",
            word="likely" if percent == 80 else "even odds",
            kind="forecast",
        )
        for percent, true in groups
        for i in range(20)
    ]


def plain(points, outcomes):
    return [
        Scored(str(i), (p,), (p,), (p,), (1.0,), o)
        for i, (p, o) in enumerate(zip(points, outcomes, strict=True))
    ]


def test_sixty_forecasts_equal_the_figures_worked_out_by_hand():
    s = summary([score_of(e) for e in sixty()])
    assert s.n == 60
    assert s.base_rate == exactly(0.5)
    assert s.brier == exactly(8.8 / 60)
    assert s.brier_low == exactly(9.15 / 60)
    assert s.brier_high == exactly(8.75 / 60)
    assert s.reliability == exactly(0.2 / 60)
    assert s.resolution == exactly(6.4 / 60)
    assert s.uncertainty == exactly(0.25)
    assert s.skill == exactly(1 - (8.8 / 60) / 0.25)
    log = 2 * math.log(0.1) + 18 * math.log(0.9) + 20 * math.log(0.5)
    assert s.log_score == exactly(-(log + 18 * math.log(0.8) + 2 * math.log(0.2)) / 60)


def test_the_report_divides_them_and_shows_a_share_only_where_there_are_enough():
    body = report([*sixty(), decided("x", 97, True, word="almost certainly")])
    assert [(r["key"], r["n"]) for r in body["by"]["forecaster"]] == [
        ("Rassendyll", 40),
        ("Keller", 20),
        (None, 1),
    ]
    by_name = {b["name"]: b for b in body["bands"]}
    assert by_name["very likely"]["n"] == 20  # 80 lies on an edge: it belongs to the upper band
    assert by_name["very likely"]["share"] == exactly(0.9)
    assert by_name["almost certain"]["n"] == 1
    assert by_name["almost certain"]["share"] is None
    words = {w["word"]: w for w in body["words"]}
    assert words["likely"]["share"] == exactly(0.9)
    assert words["almost certainly"] | {"share": None} == words["almost certainly"]


def test_briers_own_ten_forecasts_of_rain():
    """Brier 1950, table 1: his score counts both classes, so it is twice ours: 0.19."""
    rain = [0.7, 0.9, 0.8, 0.4, 0.2, 0.0, 0.0, 0.0, 0.0, 0.1]
    fell = [0, 1, 1, 1, 0, 0, 0, 0, 0, 0]
    assert 2 * summary(plain(rain, fell)).brier == exactly(0.19)


@pytest.mark.parametrize(
    ("percent", "true", "brier"),
    [(67.5, True, 0.106), (67.5, False, 0.456), (97, True, 0.001), (97, False, 0.941)],
)
def test_words_of_icd_203_as_worked_in_print(percent, true, brier):
    assert score_of(decided(1, percent, true)).brier == pytest.approx(brier, abs=5e-4)


chances = st.lists(st.tuples(st.floats(0.01, 0.99), st.integers(0, 1)), min_size=2, max_size=60)


@settings(deadline=None)  # the other library takes its time at the first call
@given(chances)
def test_scikit_learn_says_the_same(rows):
    metrics = pytest.importorskip("sklearn.metrics")
    points, outcomes = zip(*rows, strict=True)
    s = summary(plain(points, outcomes))
    assert s.brier == CLOSE(metrics.brier_score_loss(outcomes, points), abs=1e-9)
    assert s.log_score == CLOSE(metrics.log_loss(outcomes, points, labels=[0, 1]), abs=1e-9)


@given(chances)
def test_the_parts_make_up_the_whole_and_bands_lose_nobody(rows):
    scored = plain(*zip(*rows, strict=True))
    s = summary(scored)
    assert s.reliability - s.resolution + s.uncertainty == CLOSE(s.brier, abs=1e-9)
    assert sum(b.n for b in bands(scored)) == CLOSE(len(rows))
    assert 0 <= s.brier <= 1


@given(st.lists(st.integers(0, 1), min_size=2, max_size=40))
def test_perfect_even_and_reversed_forecasters(outcomes):
    perfect = summary(plain([float(o) for o in outcomes], outcomes))
    coin = summary(plain([0.5] * len(outcomes), outcomes))
    reversed_ = summary(plain([1.0 - o for o in outcomes], outcomes))
    assert perfect.brier == 0
    assert coin.brier == exactly(0.25)
    assert coin.log_score == exactly(math.log(2))
    assert reversed_.brier == 1
    assert reversed_.log_score is None  # certain and wrong
    if 0 < sum(outcomes) < len(outcomes):
        assert perfect.skill == exactly(1)
        assert coin.resolution == exactly(0)
        assert reversed_.skill < 0
    else:
        assert perfect.skill is None  # without variety there is no skill to be had


def test_a_chance_counts_for_the_time_it_was_held():
    steps = [(0.2, "2026-01-01"), (0.9, "2026-03-31"), (0.95, "2026-03-31T06:00+09:00")]
    steps += [(0.97, "2026-03-31T12:00+09:00"), (0.99, "2026-03-31T18:00+09:00")]
    entry = replace(
        decided(1, 20, True, outcome={"on": "2026-03-31", "evidence": {}}),
        history=tuple(
            Revision(i, on, "A", "edit", {"point": p * 100}, "", on)
            for i, (p, on) in enumerate(steps)
        ),
    )
    scored = score_of(entry)
    assert scored.mean == pytest.approx(0.21, abs=0.005)
    assert np.mean([p for p, _ in steps]) == pytest.approx(0.802)
    assert scored.brier == pytest.approx(0.64, abs=0.01)


def test_a_chance_first_held_after_the_outcome_cannot_be_scored():
    entry = decided(1, 50, True, made_on="2026-05-01")
    with pytest.raises(LedgerError, match="held after it closed"):
        score_of(entry)


def test_what_has_no_number_or_no_outcome_has_no_score():
    assert score_of(decided(1, None, True, point=None, history=())) is None
    assert score_of(decided(1, 50, True, status="partial")) is None
    assert score_of(decided(1, 50, True, merged_into="h-2")) is None
    assert summary([]).brier is None


def test_the_picture_shows_bands_with_enough_and_only_counts_the_others():
    body = report([*sixty(), decided("x", 97, True)])
    layers = to_vega(body)["layer"]
    points = {row["words"]: row for row in layers[2]["data"]["values"]}
    assert points["very likely: 18 of 20"]["came"] == exactly(90)
    low, high = (points["very likely: 18 of 20"][edge] for edge in ("low", "high"))
    assert low == pytest.approx(73.83, abs=0.01)  # Wilson's interval by hand
    assert high == pytest.approx(96.63, abs=0.01)
    assert not any("almost certain" in words for words in points)
    assert "almost certain: 1 of 1" in {row["words"] for row in layers[3]["data"]["values"]}


def test_the_picture_can_be_drawn():
    pytest.importorskip("vl_convert")
    chart = to_vega(report(sixty()))
    assert to_svg(chart).lstrip().startswith("<svg")
    assert to_png(chart).startswith(b"\x89PNG")
