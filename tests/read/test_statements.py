"""Who is made to say what: reported speech, demands, greetings, names and blame."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tealeaves import evidence

STORY = "Kang Pom Su, minister of Ports, opened the harbour on Monday before a crowd of guests.\n\n"


def test_that_clause_leaves_out_that_and_full_stop(told):
    assert told(STORY + "The minister said that the quay was ready.") == [
        ("Kang Pom Su", "said", "the quay was ready")
    ]


def test_no_that_and_a_past_perfect(told):
    assert told("The harbour master has said it will open in June.") == [
        ("The harbour master", "said", "it will open in June")
    ]


def test_cue_after_the_words(told):
    assert told("The nets hung dry for a month, the harbour master said.") == [
        ("the harbour master", "said", "The nets hung dry for a month")
    ]


def test_cue_amid_the_words(told):
    assert told("The army, the general said, will hold the hill.") == [
        ("the general", "said", "The army ... will hold the hill")
    ]


def test_he_is_the_last_main_subject(told):
    assert told(STORY + "He stressed that the cranes must not stop.") == [
        ("Kang Pom Su", "stressed", "the cranes must not stop")
    ]


def test_participle_before_the_main_verb(told):
    assert told("Noting that the wind had dropped, the captain ordered the crew to sail.") == [
        ("the captain", "Noting", "the wind had dropped"),
        ("the captain", "ordered", "the crew to sail"),
    ]


def test_speaker_goes_on_with_a_participle(told):
    assert told("The captain said that the wind had dropped, adding that the crew was rested.") == [
        ("The captain", "said", "the wind had dropped"),
        ("The captain", "adding", "the crew was rested"),
    ]


def test_thanks_and_greetings_keep_their_recipient(told):
    text = STORY + "Kang Pom Su expressed his thanks for it and conveyed greetings to the builders."
    assert told(text) == [
        ("Kang Pom Su", "expressed", "his thanks for it"),
        ("Kang Pom Su", "conveyed", "greetings to the builders"),
    ]


def test_expressing_an_opinion_needs_a_noun_of_speech(told):
    assert told(STORY + "Kang Pom Su extended the quay to the east.") == []


def test_need_belongs_to_the_cue(told):
    assert told(STORY + "He stressed the need to mend the cranes before winter.") == [
        ("Kang Pom Su", "stressed the need", "to mend the cranes before winter")
    ]


def test_naming(told):
    assert told("The envoy described the treaty as a fence without a gate.") == [
        ("The envoy", "described", "the treaty as a fence without a gate")
    ]


def test_according_to(told):
    assert told("Trade fell by half last year, according to a researcher at the institute.") == [
        ("a researcher at the institute", "according to", "Trade fell by half last year")
    ]


def test_according_to_a_medium_is_how_a_statement_is_known(statements_in):
    ((said, words),) = statements_in(
        "According to the Korean Central News Agency, the minister said that the quay was ready."
    )
    assert (said.speaker, said.via, words) == ("the minister", "KCNA", ["the quay was ready"])


def test_medium_that_reports_a_statement_is_no_second_speaker(statements_in):
    ((said, words),) = statements_in(
        "KCNA reported that the minister had said that the quay was ready."
    )
    assert (said.speaker, said.via, words) == ("the minister", "KCNA", ["the quay was ready"])


def test_several_speakers(told):
    assert told("Paris and Rome have both voiced concern that the strait will be closed.") == [
        ("Paris; Rome", "voiced concern", "the strait will be closed")
    ]


def test_so_does_another(told):
    assert told("Paris hopes that the strait will stay open, and so does Rome.") == [
        ("Paris; Rome", "hopes", "the strait will stay open")
    ]


def test_comment_of_the_author_is_left_out(told):
    assert told(
        "The minister announced that the port joined the Eastern League, a club of harbour towns."
    ) == [("The minister", "announced", "the port joined the Eastern League")]


def test_partly_quoted(statements_in):
    ((said, words),) = statements_in("The minister called the harbour “a gate to the world”.")
    assert said.kind == "indirect"
    assert said.partly_quoted
    assert words == ["the harbour “a gate to the world”"]


@pytest.mark.parametrize(
    "text",
    [
        "This step suggests that the port will close.",
        "The fact shows that the quay is old.",
        "The storm demands that the port be closed.",
        "He did not say that the quay was ready.",
        "We strongly condemn the raid on the port.",
        "The guests heard a report on the building of the quay.",
        "The ministers exchanged views on the quay.",
        "It is said that the quay is haunted.",
        "If the minister says that the quay is ready, the ships will come.",
        'The so-called "Free Harbour" sent a note.',
    ],
)
def test_nobody_says(told, text):
    assert told(STORY + text) == []


def test_words_of_another_inside_a_statement_have_it_as_parent(statements_in):
    found = statements_in(
        "The general said that the enemy had claimed that the hill was lost, and that he "
        "had smiled."
    )
    assert [(s.speaker, s.parent) for s, _ in found] == [("The general", None), ("the enemy", 0)]


WORDS = st.sampled_from(
    [
        *"The minister envoy he it they Kang Pom said says told that adding stressed the".split(),
        *"need to condemned called on for peace , . : ; “ ” \" ' according to as released".split(),
        *"by KCNA who which ships sail -0- statement message following press if and but".split(),
        *"not expressed thanks wished".split(),
        "\n\n",
        "Pyongyang, May 3 (KCNA) --",
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(WORDS, max_size=60))
def test_any_words_are_read_and_spans_say_what_they_say(article_of, words):
    article, statements = article_of(" ".join(words))
    assert list(evidence.faults(article, statements)) == []
    for number, said in enumerate(statements):
        assert said.parent is None or said.parent != number
