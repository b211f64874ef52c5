"""Signals that a report states: one sentence of each kind, and near misses."""

import pytest

from tealeaves.evidence import words

LEAD = "The Two Accounts\n\nThe state media of North Korea reported on the dinner in Oslo. "

STATED = [
    ("title_withheld", "The account did not print his title, minister of Fisheries."),
    ("title_withheld", "Berg is named in the text but not his office, premier."),
    ("title_withheld", "Berg's party post, general secretary, was left out."),
    ("title_choice", "The agency referred to him only as “the visitor.”"),
    ("name_withheld", "It spoke of a hostile neighbour without naming Norway."),
    ("name_withheld", "The speech did not mention Norway by name."),
    ("name_withheld", "No country was named."),
    ("disclosure", "The ministry has neither confirmed nor denied the sale."),
    ("disclosure", "The agency did not say when the ship had sailed."),
    ("disclosure", "The report gave no details of the cargo."),
    ("disclosure", "The embassy in Oslo made no comment on the visit."),
    ("disclosure", "Whom he met has not been made public."),
    ("absence", "Neither account mentions the price of fish."),
    ("absence", "Norway does not occur in the speech."),
    ("absence", "The party newspaper left this out."),
    ("absence", "The harbour is missing from the statement."),
    ("shift", "There was no hint in the speech of any change in the line toward Norway."),
    ("shift", "Nor is there any change in its position on fish."),
    ("shift", "Nothing in the text suggests a softening of its stance."),
    ("courtesy", "Berg is introduced in full as chairman of the Council of Norway."),
    ("formula_dropped", "The phrase “sea of peace” was dropped."),
    ("response_delay", "Oslo answered five days later."),
    ("priority", "The list was read out with Norway first and Sweden second."),
    ("measure", "The Norwegian text ran to 300 words."),
]


@pytest.mark.parametrize(("kind", "sentence"), STATED, ids=[s for _, s in STATED])
def test_a_signal_is_stated(reading_of, kind, sentence):
    reading = reading_of(LEAD + sentence + "\n", date="2024-05-03")
    found = [s for s in reading.signals if s.kind == kind]
    assert found, [s.kind for s in reading.signals]
    shown = words(reading.article, found[0].evidence[0])
    assert shown.split()[-1].strip("”.") in sentence
    assert len(reading.signals) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The cook did not give up his ladle.",
        "The ship was repaired in full swing.",
        "The harbour was given this name in spring.",
        "The list of guests, with Berg and his wife, was long.",
    ],
)
def test_everyday_words_state_nothing(reading_of, sentence):
    assert reading_of(LEAD + sentence + "\n", date="2024-05-03").signals == ()


def test_what_is_left_out_is_told_in_whole_words(reading_of):
    reading = reading_of(
        LEAD + "Neither the king nor his son appeared in the film.\n", date="2024-05-03"
    )
    told = "Left out: Neither the king nor his son appeared in the film."
    assert reading.signals[0].statement == told
