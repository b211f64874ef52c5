"""Stock phrases that are put out, and everyday words that are not."""

import pytest

from tealeaves.evidence import words
from tealeaves.read.wording import undotted


@pytest.fixture(scope="module")
def phrases(reading_of):
    def make(body):
        reading = reading_of(
            f"On the New Dam\n\nPyongyang, May 3 (KCNA) -- {body} -0-\n",
            date="2024-05-03",
            outlet="KCNA",
        )
        return [words(reading.article, f.span) for f in reading.formulas]

    return make


def test_a_filler_of_any_length(phrases):
    assert "in a friendly, warm and candid atmosphere" in phrases(
        "They had a talk in a friendly, warm and candid atmosphere."
    )


def test_plain_talk_has_none(phrases):
    assert phrases("The dam is ninety metres high and was poured in two summers.") == []


def test_a_threat_is_kept_whole(phrases):
    found = phrases("Norway will be held wholly responsible for the consequences.")
    assert any("wholly responsible for the consequences" in one for one in found)


def test_no_more_than_a_reader_takes_in(phrases):
    line = (
        "They will pay a dear price, strongly denounce the racket and faithfully serve the people. "
    )
    assert len(phrases(line * 60)) <= 12


def test_a_report_s_quoted_wording_is_a_formula(reading_of):
    reading = reading_of(
        "A Letter\n\nThe paper called the two states “bound by blood and snow” on Friday, "
        "and the editor said: “We have a plan and shall carry it out.”\n"
    )
    found = [words(reading.article, f.span) for f in reading.formulas]
    assert "bound by blood and snow" in found
    assert not any("We have a plan" in one for one in found)


def test_the_stops_of_an_abbreviation_end_nothing():
    assert undotted("the U.S. and 3.5 km.") == "the U·S· and 3·5 km."


def test_everyday_words_and_quoted_clauses_are_none(phrases, reading_of):
    assert phrases("A match might take place on independence day.") == []
    assert phrases("They express deep regret over the rain.") == []
    report = reading_of(
        "Boats\n\nThe minister of Norway said the navy “will be fed before long” at sea.\n",
        date="2024-05-03",
        outlet="The Fjord",
    )
    assert report.formulas == ()
