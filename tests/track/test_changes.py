"""Change points: a planted one is found at its place, a steady share and thin data give none."""

import numpy as np
import pytest

from tealeaves.archive.store import Archive
from tealeaves.track import segments
from tealeaves.track.ask import ask_of, cut_of
from tealeaves.track.changes import changes
from tealeaves.track.places import Scale, places_of
from tealeaves.track.series import track
from tealeaves.track.standing import standing
from tests.track.conftest import CHANGED, CORVANIA
from tests.track.made import Text, archive_of, steady


def found(archive, what="countries", **more):
    return changes(archive, track(archive, ask_of(what, **more)))


def test_a_planted_change_is_found_on_its_day_and_a_steady_share_is_not(planted):
    told = found(planted)
    (change,) = told.found
    assert (change.key.key, change.date) == ("CRV", CHANGED)
    assert change.low <= CHANGED <= change.high
    assert told.tried == 2


def test_a_change_has_its_texts_and_shares_on_both_sides(planted):
    (change,) = found(planted).found
    assert (change.before.texts, change.before.of) == (35, 345)
    assert (change.after.texts, change.after.of) == (150, 300)
    assert change.before.until < CHANGED == change.after.since
    days = [text.date for text in change.before.examples]
    assert days == sorted(days)
    assert days[-1] < CHANGED
    assert change.after.examples[0].date == CHANGED
    assert len(change.before.examples) == len(change.after.examples) == 3
    assert change.bits == pytest.approx(-np.log2(change.p))
    assert change.p <= segments.CUT


@pytest.mark.parametrize("by", ["day", "week", "month", "year"])
def test_the_step_of_the_rows_does_not_move_a_change(planted, by):
    assert [change.date for change in found(planted, by=by).found] == [CHANGED]


def test_the_same_question_has_the_same_answer(planted):
    assert found(planted) == found(planted)


def test_a_range_before_the_change_has_none(planted):
    assert found(planted, cut=cut_of("2031-01-01", "2031-03-10")).found == ()


def test_nothing_is_claimed_on_thin_data(tmp_path):
    few = steady("2031-01-01", 5, 2, 0, CORVANIA) + steady("2031-01-06", 5, 2, 1, CORVANIA)
    path = archive_of(tmp_path / "few.tea", few)
    with Archive.open(path, readonly=True) as archive:
        told = found(archive)
    assert told.found == ()
    assert [key.key for key in told.thin] == ["CRV"]


def test_a_key_of_few_texts_is_thin_in_a_large_archive(tmp_path):
    texts = steady("2031-01-01", 100, 3, 0, {})
    texts[250:254] = [Text(text.date, CORVANIA) for text in texts[250:254]]
    path = archive_of(tmp_path / "rare.tea", texts)
    with Archive.open(path, readonly=True) as archive:
        told = found(archive)
    assert (told.found, told.tried) == ((), 0)
    assert [key.key for key in told.thin] == ["CRV"]


def test_a_stretch_that_ends_again_gives_two_changes(tmp_path):
    texts = (
        steady("2031-01-01", 50, 4, 20, CORVANIA)
        + steady("2031-02-20", 20, 4, 2, CORVANIA)
        + steady("2031-03-12", 50, 4, 20, CORVANIA)
    )
    path = archive_of(tmp_path / "stretch.tea", texts)
    with Archive.open(path, readonly=True) as archive:
        told = found(archive).found
    assert [change.before.share < change.after.share for change in told] == [True, False]
    assert told[0].low <= "2031-02-20" <= told[0].high
    assert told[1].low <= "2031-03-12" <= told[1].high


def test_another_pace_of_the_archive_is_said(tmp_path):
    texts = steady("2031-01-01", 60, 1, 10, CORVANIA) + steady("2031-03-02", 60, 8, 2, CORVANIA)
    path = archive_of(tmp_path / "pace.tea", texts)
    with Archive.open(path, readonly=True) as archive:
        (change,) = found(archive).found
    assert change.other_pace
    assert (change.before.pace, change.after.pace) == (pytest.approx(1, 0.1), pytest.approx(8, 0.1))


def test_chance_alone_seldom_gives_a_change():
    dice = np.random.default_rng(5)
    m = np.full(80, 12)
    k = dice.binomial(12, 0.2, (200, 80))
    listed = sum(
        bool(segments.checked(row, m, cuts, segments.SHARE))
        for row, cuts in zip(k, segments.cuts(k, m, segments.SHARE), strict=True)
    )
    assert listed <= 200 * segments.CUT * 2


def test_bins_hold_whole_days_and_all_texts():
    of = np.array([0, 3, 9, 0, 1, 1, 2, 40, 4])
    starts = segments.bins(of)
    sums = np.add.reduceat(of, starts)
    assert starts[0] == 0
    assert sums.sum() == of.sum()
    assert (sums >= segments.LEAST).all()


def test_more_room_in_as_many_texts_is_a_change_of_mentions_alone(tmp_path):
    louder = {"country": {"CRV": 9}}
    texts = steady("2031-01-01", 60, 4, 4, CORVANIA) + steady("2031-03-02", 60, 4, 4, louder)
    path = archive_of(tmp_path / "room.tea", texts)
    with Archive.open(path, readonly=True) as archive:
        assert found(archive).found == ()
        (change,) = found(archive, mentions=True).found
    assert change.low <= "2031-03-02" <= change.high
    assert (change.before.rate, change.after.rate) == pytest.approx((0.5, 2.25), rel=0.05)
    assert change.before.share == pytest.approx(change.after.share, rel=0.05)


def test_bursts_of_mentions_seldom_give_a_change():
    dice = np.random.default_rng(7)
    m = np.full(80, 12)
    k = dice.negative_binomial(0.5, 0.05, (200, 80))
    listed = sum(
        bool(segments.checked(row, m, cuts, segments.RATE))
        for row, cuts in zip(k, segments.cuts(k, m, segments.RATE), strict=True)
    )
    assert listed <= 200 * segments.CUT * 4


def test_the_range_holds_the_day_of_the_change():
    dice = np.random.default_rng(2)
    found = inside = 0
    for _ in range(60):
        day = int(dice.integers(40, 160))
        m = dice.poisson(6, 200)
        k = dice.binomial(m, np.where(np.arange(200) < day, 0.1, 0.3))
        stood = standing(k[None], k[None], m)
        if cuts := stood.cuts.get(0):
            scale = Scale(stood.spread[0], segments.SHARE)
            places = places_of(k, m, np.arange(200), cuts, scale)
            found += 1
            inside += any(place.low <= day <= place.high for place in places)
            assert all(place.low <= place.first <= place.high for place in places)
    assert found >= 57
    assert inside >= 0.9 * found
