"""Sentences end where a reader would say they end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tealeaves.words import folded, sentences


def cut(text):
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("The U.S. envoy left. Nobody spoke.", ["The U.S. envoy left.", "Nobody spoke."]),
        (
            "It was denied by the U.S. The envoy left.",
            ["It was denied by the U.S.", "The envoy left."],
        ),
        ("Mr. Om and Dr. Han met.", ["Mr. Om and Dr. Han met."]),
        ("On Sept. 13 he met Gen. Pak.", ["On Sept. 13 he met Gen. Pak."]),
        ("It cost 1.5 million. Then it sank.", ["It cost 1.5 million.", "Then it sank."]),
        ("“Go,” he said. “Now!” They went.", ["“Go,” he said.", "“Now!”", "They went."]),
        ("“Are you sure?” asked Om.", ["“Are you sure?” asked Om."]),
        ("A line\nAnother line", ["A line", "Another line"]),
    ],
)
def test_sentences(text, expected):
    assert cut(text) == expected


@given(st.text(max_size=200))
def test_any_text_is_cut_in_order_and_loses_no_word(text):
    places = list(sentences(text))
    assert places == sorted(places)
    assert "".join("".join(text[a:b].split()) for a, b in places) == "".join(text.split())


@given(st.text(max_size=100))
def test_folding_keeps_the_length(text):
    assert len(folded(text)) == len(text)
