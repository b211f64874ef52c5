"""Media, places and lists of those present."""

import pytest

from tests.read.scenes import attendance_in, outlets_in, places_in


def test_an_outlet_with_what_is_said_of_it(lookup):
    text = "The party's official newspaper, Rodong Sinmun, reported the rain on Friday."
    assert outlets_in(lookup, text) == [
        ("Rodong Sinmun", ["Rodong Sinmun"], ["The party's official newspaper"])
    ]


def test_the_agency_in_its_own_dateline_is_not_named(lookup):
    text = "Rain in South: KCNA Commentary\nPyongyang, May 2 (KCNA) -- Rain fell in the south."
    assert outlets_in(lookup, text, "KCNA") == []


def test_an_unknown_paper_beside_known_ones(lookup):
    text = "NBC, Reuters, Pinetree Daily News and others reported the rain on Friday."
    assert [name for name, _, _ in outlets_in(lookup, text)] == [
        "NBC",
        "Reuters",
        "Pinetree Daily News",
    ]


def test_a_village_is_no_outlet(lookup):
    assert outlets_in(lookup, "Farmers moved into new houses in Yonhap-ri on Friday.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The crates went from Salem, OR to the coast.", ("Salem, OR", "USA", "city")),
        ("Rain fell in Pyongyang overnight.", ("Pyongyang", "PRK", "city")),
        ("The choir travelled to Laos by train.", ("Laos", "LAO", "country")),
    ],
)
def test_places_with_country_and_level(lookup, text, expected):
    assert expected in places_in(lookup, text)


def test_a_street_is_not_the_country(lookup):
    assert all(
        country != "RUS" for _, country, _ in places_in(lookup, "A bar on Russia Quay burnt.")
    )


def test_those_present_in_printed_order_without_the_leader(lookup):
    text = (
        "Pyongyang, May 2 (KCNA) -- Kim Jong Un toured the salt works. He was accompanied by Jo "
        "Yong Won, Kim Jong Sik, first vice department director of the C.C., WPK, and others."
    )
    assert [(one.rank, one.name) for one in attendance_in(lookup, text)] == [
        (1, "Jo Yong Won"),
        (2, "Kim Jong Sik"),
    ]


def test_the_chair_is_included_with_a_note(lookup):
    text = (
        "Pyongyang, May 2 (KCNA) -- Choe Ryong Hae presided over the meeting. Present at the "
        "meeting were Kang Yun Sok and Kim Ho Chol and others."
    )
    assert [(one.name, one.note) for one in attendance_in(lookup, text)] == [
        ("Choe Ryong Hae", "presides"),
        ("Kang Yun Sok", None),
        ("Kim Ho Chol", None),
    ]


def test_people_who_only_met_are_no_list(lookup):
    text = "Pyongyang, May 2 (KCNA) -- Choe Son Hui met Jo Yong Won at the station on Friday."
    assert attendance_in(lookup, text) == ()


def test_an_unknown_broadcaster_that_is_told_something(lookup):
    text = "The minister told Harbour Business on Monday that he slept."
    assert [name for name, _, _ in outlets_in(lookup, text)] == ["Harbour Business"]


def test_a_shop_that_is_told_nothing_is_no_outlet(lookup):
    assert outlets_in(lookup, "The minister walked past Harbour Business on Monday.") == []
