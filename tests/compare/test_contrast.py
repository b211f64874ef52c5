"""The comparison: what stands out, what does not, and when nothing may be called a signal."""

import pytest

from tealeaves.compare.contrast import contrast
from tealeaves.compare.cut import find_cut
from tealeaves.compare.signals import statement_of
from tests.compare.made import letter

USUAL = (("RUR", 5), ("CHN", 3), ("RUS", 2), "LAO")
PAST = [letter(n, USUAL, words=290 + n) for n in range(1, 13)]


def told(result, kind, *parts):
    return next(
        (s for s in result.scored if (s.feature.kind, s.feature.parts) == (kind, parts)), None
    )


def test_without_precedents_nothing_is_scored_and_nothing_listed():
    result = contrast(letter(20, USUAL), [])
    assert (result.scored, result.listed, result.cut) == ((), (), None)


def test_a_text_like_its_precedents_lists_nothing():
    assert contrast(letter(20, USUAL, words=296), PAST).listed == ()


def test_a_country_left_out_stands_out_with_its_denominator():
    result = contrast(letter(20, (("RUR", 5), ("RUS", 2), "LAO")), PAST)
    missing = told(result, "country", "CHN")
    assert (missing.n, missing.k, missing.here) == (12, 12, False)
    assert missing in result.listed
    assert statement_of(missing) == "CHN is not named; 12 of 12 earlier texts named it"


def test_a_country_named_for_the_first_time_stands_out():
    result = contrast(letter(20, (*USUAL, "CUB")), PAST)
    new = told(result, "country", "CUB")
    assert (new.n, new.k, new.here) == (12, 0, True)
    assert new in result.listed


def test_a_change_of_order_is_found_though_the_same_countries_are_named():
    result = contrast(letter(20, (("RUR", 5), ("RUS", 2), ("CHN", 3), "LAO")), PAST)
    fact = next(f for f in result.facts if f[0].feature.group == ("order",))
    assert told(result, "order", "CHN", "RUS") in fact
    assert told(result, "first", "RUS") in fact
    assert told(result, "country", "CHN") not in result.listed


def test_a_title_is_missed_only_where_its_holder_is_named():
    titled = [("rudolf", "President"), ("rudolf", "Supreme Commander")]
    past = [letter(n, USUAL, titles=titled) for n in range(1, 13)]
    here = contrast(letter(20, USUAL, titles=titled[:1]), past)
    assert told(here, "title", "rudolf", "Supreme Commander") in here.listed
    absent = contrast(letter(20, USUAL), past)
    assert told(absent, "title", "rudolf", "Supreme Commander") is None
    assert told(absent, "person", "rudolf") in absent.listed


def test_an_excerpt_claims_no_absence():
    result = contrast(letter(20, (("RUR", 5), ("RUS", 2), "LAO"), complete=False), PAST)
    assert told(result, "country", "CHN").bits == 0


def test_a_place_in_a_list_is_compared_with_earlier_places():
    names = ("Ann", "Ben", "Cid", "Dan", "Eve")
    past = [letter(n, USUAL, listed=names) for n in range(1, 13)]
    result = contrast(letter(20, USUAL, listed=("Eve", "Ann", "Ben", "Cid", "Dan")), past)
    assert told(result, "place", "Eve").usual == 5
    assert told(result, "place", "Eve") in result.listed


def test_what_varies_from_text_to_text_is_no_signal():
    """Every text names a country of its own: a new one is what a precedent shows as well."""
    codes = ["CUB", "VNM", "MNG", "SYR", "IRN", "BLR", "NIC", "VEN", "ZAF", "EGY", "DZA", "MLI"]
    past = [letter(n, (*USUAL, codes[n - 1])) for n in range(1, 13)]
    assert contrast(letter(20, (*USUAL, "IND")), past).listed == ()


def test_words_no_pack_knows_that_stand_once_are_not_tried():
    result = contrast(letter(20, USUAL, terms=[("outlet", "~iron gazette")]), PAST)
    assert told(result, "outlet", "~iron gazette") is None
    known = contrast(letter(20, USUAL, terms=[("epithet", "~iron duke")]), PAST)
    assert told(known, "epithet", "iron duke") in known.listed


def test_fewer_than_three_precedents_are_called_thin():
    result = contrast(letter(20, ("RUR",)), PAST[:2])
    assert statement_of(told(result, "country", "CHN")).endswith("(thin)")


@pytest.mark.parametrize(
    ("shown", "other", "listed"), [(20, 2, True), (10, 2, False), (0, 0, False)]
)
def test_the_cut_lets_a_precedent_show_a_tenth_at_most(shown, other, listed):
    import numpy as np

    every = np.zeros((4, 30))
    every[0, :shown] = 2.1
    every[1:, :other] = 2.1
    found = find_cut(every)
    assert (found.cut is not None) == listed
    assert found.left_out.mean == other


def test_the_cut_is_never_under_two_bits():
    import numpy as np

    every = np.zeros((3, 5))
    every[0] = 1.9
    assert find_cut(every).cut is None
