"""What Lookup finds and what it leaves alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tealeaves.packs import forms
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup

PACK = load()
LOOKUP = Lookup(PACK)


def found(text, *kinds):
    """Kind, words and keys of all mentions of these kinds."""
    return [(m.kind, text[m.start : m.end], m.keys) for m in LOOKUP.find(text, kinds=kinds or None)]


def words(text, *kinds):
    return [text[m.start : m.end] for m in LOOKUP.find(text, kinds=kinds or None)]


@pytest.mark.parametrize(
    "name", ["Kim Jong Un", "Kim Jong-un", "Kim Jong-Un", "KIM JONG UN", "KIM Jong Un"]
)
def test_a_korean_name_in_all_its_spellings(name):
    assert found(f"Yesterday {name} spoke.", "person") == [("person", name, ("kim-jong-un",))]


def test_another_name_that_begins_alike_is_another_person():
    assert found("Kim Jong Unsal spoke.", "person") == []
    assert [keys for _, _, keys in found("Kim Jong Il died in 2011.", "person")] == [
        ("kim-jong-il",)
    ]


def test_a_name_that_two_people_bear_gives_both():
    [(_, _, keys)] = found("Ri Yong Ho was there.", "person")
    assert keys == ("ri-yong-ho-fm", "ri-yong-ho-vmar")


def test_a_name_needs_its_capitals():
    assert words("He played his trump card.", "person") == []
    assert words("They told us that it was so.", "country") == []
    assert words("They told the US that it was so.", "country") == ["US"]
    assert words("They told the U.S. that it was so.", "country") == ["U.S."]


def test_prefixed_and_paired_countries_are_found():
    assert words("anti-U.S. and DPRK-Russia ties", "country") == ["U.S.", "DPRK", "Russia"]


def test_a_name_inside_a_word_is_not_found():
    assert words("Iranology and Malian gold", "country") == []
    assert words("Malian gold", "demonym") == ["Malian"]


def test_one_word_for_two_states_gives_both():
    assert found("Korea is one.", "country") == [("country", "Korea", ("PRK", "KOR"))]


def test_the_south_is_a_state_and_the_south_china_sea_is_none():
    assert words("He warned the South.", "country") == ["the South"]
    assert "the South" not in words("Ships met in the South China Sea.", "country")
    assert words("They sailed the West Sea.", "bloc") == []
    assert words("They blamed the West.", "bloc") == ["the West"]


@pytest.mark.parametrize(
    "office",
    [
        "vice department director of the Central Committee of the Workers' Party of Korea",
        "vice-department director of the Central Committee of the Workers’ Party of Korea",
        "Vice Department Director of C.C., WPK",
        "VICE DEPARTMENT DIRECTOR OF THE WPK CENTRAL COMMITTEE",
    ],
)
def test_an_office_in_any_case_hyphen_quote_and_article(office):
    assert ("office", office, ("wpk-vice-director",)) in found(f"She is {office}.", "office")


def test_a_lower_rank_is_another_office():
    [(_, text, keys)] = found("first vice department director of the C.C., WPK", "office")
    assert (text, keys) == (
        "first vice department director of the C.C., WPK",
        ("wpk-first-vice-director",),
    )
    assert words("vice-secretary of the Security Council of the Russian Federation", "office") == []


def test_an_office_and_its_country_are_both_found():
    text = "Vladimir Putin, president of the Russian Federation"
    assert found(text, "office", "country") == [
        ("office", "president of the Russian Federation", ("rus-president",)),
        ("country", "Russian Federation", ("RUS",)),
    ]


def test_offices_of_a_country_that_no_pack_writes_out():
    assert found("Norway's president spoke.", "office") == [
        ("office", "Norway's president", ("nor-president",))
    ]


def test_a_rank_keeps_its_capital():
    assert words("On an admiral ship sat Admiral Pak.", "office") == ["Admiral"]


def test_korean_particles_may_follow():
    text = "김정은은 미국과 중국을 언급했다"
    assert words(text, "person", "country") == ["김정은", "미국", "중국"]
    assert words("조미국경", "country") == []


def test_the_longest_wins_within_a_kind():
    assert words("Equatorial Guinea and Guinea", "country") == ["Equatorial Guinea", "Guinea"]


def test_a_range_keeps_offsets_of_the_text_and_looks_over_its_edges():
    text = "Norway, Norwayland, Sweden"
    assert [(m.start, m.end) for m in LOOKUP.find(text, 8, 14, {"country"})] == []
    [sweden] = LOOKUP.find(text, 12, len(text), {"country"})
    assert text[sweden.start : sweden.end] == "Sweden"
    assert LOOKUP.find(text, 0, 3) == ()


@pytest.mark.parametrize("text", ["", " ", "\0", "İİİ of the DPRK", "a" * 100_000, "\ud7ff" * 9])
def test_odd_texts_do_no_harm(text):
    for mention in LOOKUP.find(text):
        assert text[mention.start : mention.end]


ALL = [(kind, key, form) for kind, key, form in forms.written(PACK) if kind != "formula"]
SPACES = st.sampled_from([" ", "\u00a0", "\n", "\u3000"])
QUOTES = st.sampled_from(["'", "’", "‘"])


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=20), st.sampled_from(ALL), SPACES, QUOTES, st.text(max_size=20))
def test_offsets_cut_the_form_from_any_text(before, entry, space, quote, after):
    kind, key, form = entry
    printed = form.replace(" ", space).replace("'", quote)
    text = f"{before}. {printed} ,{after}"
    start = len(before) + 2
    hits = [m for m in LOOKUP.find(text, kinds={kind}) if m.start <= start < m.end]
    assert hits, f"{form!r} is not found in {text!r}"
    if (hits[0].start, hits[0].end) == (start, start + len(printed)):
        assert key in hits[0].keys
    for mention in LOOKUP.find(text):
        assert 0 <= mention.start < mention.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_folding_keeps_every_place(text):
    assert len(forms.fold(text)) == len(text) == len(forms.fold_phrase(text))
    spans = [(m.kind, m.start, m.end) for m in LOOKUP.find(text)]
    assert spans == [(m.kind, m.start, m.end) for m in LOOKUP.find(forms.fold(text))]
