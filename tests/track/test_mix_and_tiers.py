"""What another mix of texts explains, and formulas in tiers."""

import numpy as np
import pytest

from tealeaves.archive.store import Archive
from tealeaves.track.ask import ask_of, cut_of
from tealeaves.track.changes import changes
from tealeaves.track.mix import explains, mix_alone
from tealeaves.track.series import track
from tealeaves.track.tiers import QUANTILES, tiers
from tests.track.conftest import CORVANIA
from tests.track.made import Text, archive_of, days


def texts_of_two_outlets(first, count, *, dailies, papers, had):
    """Each day so many texts of an agency without Corvania, and of a paper that has it."""
    for day in days(first, count):
        yield from (Text(day, {}, outlet="RNA") for _ in range(dailies))
        for number in range(papers):
            yield Text(day, CORVANIA if number % had == 0 else {}, outlet="Unity Daily")


def only_change(path):
    with Archive.open(path, readonly=True) as archive:
        found = track(archive, ask_of("countries"))
        (change,) = changes(archive, found).found
        return change, mix_alone(archive, found, change)


def test_more_of_an_outlet_that_always_had_it_is_told_as_the_mix(tmp_path):
    texts = [
        *texts_of_two_outlets("2031-01-01", 60, dailies=5, papers=1, had=1),
        *texts_of_two_outlets("2031-03-02", 60, dailies=1, papers=5, had=1),
    ]
    change, alone = only_change(archive_of(tmp_path / "mix.tea", texts))
    assert (change.before.share, change.after.share) == pytest.approx((1 / 6, 5 / 6))
    assert alone == pytest.approx(5 / 6, abs=0.08)
    assert explains(change, alone)


def test_a_change_within_an_outlet_is_not(tmp_path):
    texts = [
        *texts_of_two_outlets("2031-01-01", 60, dailies=2, papers=4, had=4),
        *texts_of_two_outlets("2031-03-02", 60, dailies=2, papers=4, had=1),
    ]
    change, alone = only_change(archive_of(tmp_path / "within.tea", texts))
    assert alone == pytest.approx(change.before.share, abs=0.02)
    assert not explains(change, alone)


@pytest.fixture(scope="module")
def stocked(tmp_path_factory):
    """Twenty formulas: the n-th in n texts, over 200 days of a year and 20 of the next."""
    texts = [Text(day, {"formula": {}}) for day in days("2031-06-15", 220)]
    for number in range(1, 21):
        for text in texts[:number]:
            text.terms["formula"][f"f{number:02}"] = 1
    texts[0].terms["formula"]["~of no pack"] = 1
    path = archive_of(tmp_path_factory.mktemp("tiers") / "stocked.tea", texts)
    with Archive.open(path, readonly=True) as archive:
        yield archive


def test_tiers_begin_at_the_quantiles_of_all_formulas_that_packs_know(stocked):
    found = tiers(stocked, track(stocked, ask_of("formulas", "year")))
    years = 220 / 365.25
    assert found.formulas == 20
    assert found.years == pytest.approx(years)
    assert found.cuts == pytest.approx(np.quantile(np.arange(1, 21) / years, QUANTILES))


def test_a_part_year_is_scaled_and_a_small_part_has_no_tier(stocked):
    found = tiers(stocked, track(stocked, ask_of("formulas", "year")))
    cells = {(cell.key, cell.year): cell for cell in found.cells}
    top = cells["f20", "2031"]
    assert (top.articles, top.days, top.tier) == (20, 200, 1)
    assert top.scaled == pytest.approx(20 * 365.25 / 200)
    assert cells["f01", "2031"].tier == 6
    later = cells["f20", "2032"]
    assert (later.days, later.scaled, later.tier) == (20, None, None)


def test_a_part_of_the_archive_has_no_tiers(stocked):
    for cut in (cut_of("2031-07"), cut_of(outlet="RNA")):
        assert tiers(stocked, track(stocked, ask_of("formulas", cut=cut))) is None
