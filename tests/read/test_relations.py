"""Who takes which side in a report, told by the grammar of its sentences."""

import pytest


@pytest.fixture(scope="module")
def told(reading_of):
    """A function: paragraphs of a report to its set of (from, to, sign)."""

    def make(*paragraphs):
        page = "\n\n".join(("Neighbors at Odds", *paragraphs)) + "\n"
        reading = reading_of(page, date="2024-05-03")
        return {(s.holder, s.target, s.sign) for s in reading.stance}

    return make


def test_the_subject_takes_the_side_and_the_object_gets_it(told):
    assert told("Norway condemned Peru on Monday.") == {("NOR", "PER", "-")}


def test_a_bystander_gets_nothing(told):
    assert told("Norway thanked Peru at a meeting in Kenya attended by Mongolia.") == {
        ("NOR", "PER", "+")
    }


def test_persons_stand_for_their_states(told):
    assert told("Kim Jong Un praised Vladimir Putin in a long speech.") == {("PRK", "RUS", "+")}


def test_a_tourist_does_not_speak_for_his_country(told):
    assert told("Norwegian tourists praised Peru.") == set()


def test_what_belongs_to_a_state_stands_for_it(told):
    found = told("Norway denounced Peru's launches and welcomed the courage of Kenya.")
    assert found == {("NOR", "PER", "-"), ("NOR", "KEN", "+")}


def test_the_sufferer_of_a_deed_is_not_the_one_condemned(told):
    assert told("Norway condemned the bombing of Kenya.") == set()


def test_in_the_passive_the_agent_takes_the_side(told):
    assert told("Peru has been shunned by Norway since the election.") == {("NOR", "PER", "-")}


def test_a_pronoun_points_to_who_acted_last(told):
    found = told(
        "Norwegian Prime Minister Ola Nordmann arrived in Lima on Monday. "
        "He accused Kenya of spying."
    )
    assert found == {("NOR", "KEN", "-")}


def test_it_after_a_thing_is_no_state(told):
    assert told("Norway is silent. The statement is out. It condemns Peru.") == set()


def test_him_is_not_the_one_who_greets(told):
    found = told("Vladimir Putin flew to Pyongyang. Kim Jong Un thanked him for coming.")
    assert found == {("PRK", "RUS", "+")}


def test_a_verb_with_its_preposition(told):
    assert told("Norway sided with Peru.") == {("NOR", "PER", "+")}
    assert told("Norway lashed out at Peru.") == {("NOR", "PER", "-")}
    assert told("Norway sat with Peru on the committee.") == set()


def test_ties_that_sour_sour_for_both(told):
    found = told("Ties between Norway and Peru have soured since June.")
    assert found == {("NOR", "PER", "-"), ("PER", "NOR", "-")}
    assert told("Ties between Norway and Peru were discussed in June.") == set()


def test_support_goes_to_whom_it_is_for(told):
    assert told("Norway expressed full support for Peru.") == {("NOR", "PER", "+")}


def test_blame_refused_is_a_neutral_place(told):
    assert told("Norway refused to condemn Peru.") == {("NOR", "PER", "0")}


def test_what_it_would_be_wrong_to_do_is_not_done(told):
    assert told("Norway said that it was wrong to shun Peru.") == set()
    assert told("If Norway condemned Peru, nobody would listen.") == set()


def test_the_words_of_an_officer_are_his_state_s(told):
    found = told(
        'Norwegian Foreign Minister Ola Nordmann said that the government was "grateful to Peru".'
    )
    assert found == {("NOR", "PER", "+")}


def test_the_friend_that_a_state_has(told):
    assert told("Norway is a reliable friend of Peru.") == {("NOR", "PER", "+")}
    assert told("Norway is a large exporter of fish to Peru.") == set()
