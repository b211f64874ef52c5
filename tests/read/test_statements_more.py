"""Reported speech that the tree or the order of words hides."""

import pytest

STORY = "Kang Pom Su, minister of Ports, opened the harbour on Monday before a crowd of guests.\n\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The general reported the same day that the hill had fallen.",
            ("The general", "reported", "the hill had fallen"),
        ),
        (
            "The council had confirmed in a written statement that ships were sent to the cape.",
            ("The council", "confirmed", "ships were sent to the cape"),
        ),
        (
            "The report let Kang promise that the quay would stay open.",
            ("Kang Pom Su", "promise", "the quay would stay open"),
        ),
        (
            "No ship came; none had been expected, the harbour master said.",
            ("the harbour master", "said", "none had been expected"),
        ),
        (
            "Deputy Mayor Li Tong might, the envoy added.",
            ("the envoy", "added", "Deputy Mayor Li Tong might"),
        ),
        ("The mayor asked why it should pay.", ("The mayor", "asked", "why it should pay")),
        (
            "The mayor asked for help with the harvest.",
            ("The mayor", "asked for", "help with the harvest"),
        ),
        (
            "An analyst considers a meeting between the two mayors possible by May.",
            ("an analyst", "considers", "a meeting between the two mayors possible by May"),
        ),
        (
            "A lecturer doubts that the bridge will open this year.",
            ("a lecturer", "doubts", "the bridge will open this year"),
        ),
        (
            "The ministry announced a first direct flight to the island.",
            ("The ministry", "announced", "a first direct flight to the island"),
        ),
        (
            "As for the bridge, a professor at a coastal university believes that it will close.",
            ("a professor at a coastal university", "believes", "it will close"),
        ),
        (
            'Minister Kang laid it down, when he spoke of "two towns hostile to each other."',
            ("Kang Pom Su", "spoke", "two towns hostile to each other."),
        ),
    ],
)
def test_hidden_words_are_heard(told, text, wanted):
    found = [(who[:1].lower() + who[1:], cue, words) for who, cue, words in told(STORY + text)]
    assert (wanted[0][:1].lower() + wanted[0][1:], *wanted[1:]) in found


@pytest.mark.parametrize(
    "text",
    [
        "All of this repeats what was laid down in May.",
        "The town has neither confirmed nor denied the sale.",
        "The bridge is dear; others doubt that it will open.",
        "The mayor considers a new bridge.",
        "The statement that the town published on Monday was short.",
        "He asked the guests in.",
        "The rain let the wheat grow that the farmers had sown.",
    ],
)
def test_near_misses_are_nobodys_words(told, text):
    assert told(STORY + text) == []


def test_an_office_has_its_owner(told):
    found = told(STORY + "Kang shook hands with the pilots, his office said.")
    assert found == [("Kang Pom Su’s office", "said", "Kang shook hands with the pilots")]


def test_a_text_speaks_for_who_brought_it_in(told):
    text = (
        "Kang Pom Su followed with a fact sheet on Saturday. The day was long.\n\n"
        "The fact sheet is about little else. It says that the town will buy wheat."
    )
    assert ("Kang Pom Su", "says", "the town will buy wheat") in told(STORY + text)


def test_she_is_the_nameless_one_who_spoke_last(told):
    text = (
        "A trade economist in Marn doubts that a treaty will be signed. As for the bridge, "
        "a professor at a coastal university believes that he is unlikely to see it open. "
        "“It is possible in April, when the river is low,” she said."
    )
    assert told(text)[-1][0] == "a professor at a coastal university"


def test_a_cue_that_goes_on_after_and_ends_the_words_before(told):
    found = told(STORY + "He said the quay is good, and continued: We must build more ships.")
    assert found == [
        ("Kang Pom Su", "said", "the quay is good"),
        ("Kang Pom Su", "continued", "We must build more ships"),
    ]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "The envoy of Laos said the two sides would meet again but gave no details.",
            "the two sides would meet again",
        ),
        (
            "The envoy of Laos said the two sides would meet again but did not mention trade.",
            "the two sides would meet again",
        ),
        (
            "The envoy of Laos said the two sides would meet again and sign a treaty.",
            "the two sides would meet again and sign a treaty",
        ),
        (
            "The envoy of Laos said the two sides met in May and signed a treaty.",
            "the two sides met in May and signed a treaty",
        ),
    ],
)
def test_what_a_speaker_left_unsaid_is_no_part_of_what_was_said(reading_of, sentence, words):
    text = f"Envoy Speaks\n\n{sentence}\n"
    (said,) = reading_of(text).statements
    assert text[said.content.start : said.content.end] == words
