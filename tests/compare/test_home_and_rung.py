"""The medium's own country is told by the medium; a rung is had or not."""

from dataclasses import replace

from tealeaves.compare.contrast import contrast
from tealeaves.compare.countries import home_of
from tealeaves.compare.facts import Mark
from tealeaves.compare.saying import statement_of
from tests.compare.made import letter

HOME = (Mark("home", "RUR"),)


def test_the_country_that_is_named_most_is_not_home_where_the_medium_says_so():
    texts = [letter(n, (("KOR", 9), ("RUR", 1)), marks=HOME) for n in range(1, 4)]
    assert home_of(texts) == "RUR"


def test_without_a_known_medium_the_country_named_most_stands_for_it():
    texts = [letter(n, (("KOR", 9), ("RUR", 1))) for n in range(1, 4)]
    assert home_of(texts) == "KOR"


def test_a_first_text_on_a_higher_rung_stands_out_as_one_fact():
    past = [replace(letter(n, words=300 + n % 3), rung="spokesperson_answer") for n in range(1, 12)]
    result = contrast(replace(letter(20, words=301), rung="government_statement"), past)
    (fact,) = result.facts
    assert statement_of(fact[0]) == "it is a government statement; 0 of 11 earlier texts were"


def test_the_usual_rung_does_not_stand_out():
    past = [replace(letter(n, words=300 + n % 3), rung="spokesperson_answer") for n in range(1, 12)]
    result = contrast(replace(letter(20, words=301), rung="spokesperson_answer"), past)
    assert not result.facts
