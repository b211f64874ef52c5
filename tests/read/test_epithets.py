"""Loaded names, whom they mean, and words that are none."""

import pytest

from tealeaves.evidence import words


@pytest.fixture(scope="module")
def names(reading_of):
    """A function: body of an agency item to (words, target, sign) of each epithet."""

    def make(body):
        reading = reading_of(
            f"On the New Dam\n\nPyongyang, May 3 (KCNA) -- {body} -0-\n",
            date="2024-05-03",
            outlet="KCNA",
        )
        return [(words(reading.article, e.span), e.target, e.sign) for e in reading.epithets]

    return make


def test_an_insult_beside_a_name_is_one_span(names):
    assert names("Leaflets came from the ROK scum on Monday.") == [("ROK scum", "KOR", "-")]


def test_an_insult_alone_means_who_was_insulted_before(names):
    found = names("Leaflets came from the ROK scum on Monday. The scum will send more.")
    assert [target for _, target, _ in found] == ["KOR", "KOR"]


def test_a_noun_said_of_a_bloc(names):
    assert names("NATO is an aggressive tool of war.") == [
        ("an aggressive tool of war", "NATO", "-")
    ]


def test_a_plain_noun_said_of_a_state_is_none(names):
    assert names("Mongolia is a country of wide plains.") == []


def test_followers_without_a_name(names):
    assert ("its vassal forces", "allies of USA", "-") in names(
        "The U.S. and its vassal forces held a drill."
    )


def test_a_warm_name_for_a_people(names):
    assert names("We greet the fraternal Mongolian people.") == [
        ("the fraternal Mongolian people", "MNG", "+")
    ]


def test_enemies_mean_nobody_in_particular(names):
    assert names("The soldiers will beat the enemies.") == [("the enemies", "unnamed", "-")]


def test_a_word_for_a_deed_is_no_epithet(names):
    assert names("Japan committed a criminal act on Monday.") == []


def test_distance_is_kept(reading_of):
    reading = reading_of('The so-called "Council of the Lower Valley" sent a note.\n')
    shown = [words(reading.article, e.span) for e in reading.epithets]
    assert any("so-called" in text for text in shown)
