"""Which mentions of a country stand for the state, and which are only places or names."""

import pytest

from tests.read.scenes import actors_in, blocs_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Norwegian people greeted the guests.", [("NOR", "Norwegian")]),
        ("The treaty binds Norway-Laos trade.", [("NOR", "Norway"), ("LAO", "Laos")]),
        ("An anti-U.S. mood spread among them.", [("USA", "U.S.")]),
        ("They defended our Republic with pride.", [("PRK", "Republic")]),
        ("They remember Korea's liberation well.", [("PRK", "Korea")]),
        ("The puppet ROK flew more drones.", [("KOR", "puppet ROK")]),
        ("The Japanese reactionaries met again.", [("JPN", "Japanese reactionaries")]),
        ("Norway's plan failed at once.", [("NOR", "Norway")]),
        ("He is president of the Russian Federation.", [("RUS", "Russian Federation")]),
        ("The Kremlin kept silent about it.", [("RUS", "Kremlin")]),
    ],
)
def test_a_state_is_counted(lookup, text, expected):
    assert actors_in(lookup, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Workers' Party of Korea met yesterday.",
        "The Korean War ended long ago.",
        "He leads the Denmark-DPRK Friendship Association.",
        "The Korean peninsula is hilly.",
        "Rain fell in the DPRK.",
        "He came here on a visit to Norway.",
        "The guests left for Russia.",
        "Wreaths lay in the park of the Soviet Army.",
        "The blast shook the Russia Quay at night.",
        "He spoke in Chinese.",
        "They saw flowers in Tonga, Fiji and Samoa.",
        "They walked through some hilly areas of the DPRK.",
        "They adopted the Law of the DPRK on Beekeeping.",
    ],
)
def test_a_place_or_name_is_not_counted(lookup, text):
    assert actors_in(lookup, text) == []


def test_a_capital_acts_or_is_a_place(lookup):
    text = "Pyongyang scolded Seoul over the noise. Rain then fell in Pyongyang."
    assert actors_in(lookup, text, None) == [("PRK", "Pyongyang"), ("KOR", "Seoul")]


def test_a_capital_before_a_noun_is_a_place(lookup):
    assert actors_in(lookup, "A professor at a Seoul university laughed.", None) == []


def test_korea_is_nobody_in_particular_in_foreign_words(lookup):
    assert actors_in(lookup, "It will be a great year for Korea, he wrote.", "Harbour Post") == []


def test_an_insult_stands_for_the_country_it_was_tied_to(lookup):
    text = "The scum in the ROK flew balloons. We warn the scum once more."
    assert actors_in(lookup, text) == [("KOR", "scum in the ROK"), ("KOR", "scum")]


def test_an_insult_alone_is_nobody(lookup):
    assert actors_in(lookup, "We warn the scum once more.") == []


def test_blocs_follow_the_same_rules(lookup):
    text = "NATO and the UN Command met. The UN General Assembly spoke of the UN Charter."
    assert blocs_in(lookup, text) == [("NATO", "NATO"), ("UN Command", "UN Command"), ("UN", "UN")]


def test_the_north_at_the_head_of_a_sentence(lookup):
    text = "It rained. The North complained. The South China Sea froze. The South Pole did too."
    assert actors_in(lookup, text, None) == [("PRK", "North")]
