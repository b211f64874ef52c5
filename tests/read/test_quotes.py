"""Quotation marks of all shapes, and whose words stand between them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tealeaves.page.article import read_article
from tealeaves.page.decode import read_page
from tealeaves.read.statements.find import find_quote_flags
from tealeaves.read.statements.quotes import find_quotes
from tealeaves.types import Passage

SEVERAL = ["“”", "‘’", "«»", "»«", "《》", "„“", '""', "''"]


def quoted(text):
    """The words between marks, pieces joined by a bar; the text is one paragraph a line."""
    passages, at = [], 0
    for line in text.split("\n"):
        if line:
            passages.append(Passage(at, at + len(line), "paragraph", 0))
        at += len(line) + 1
    return [
        " | ".join(text[low:high] for low, high in quote.pieces)
        for quote in find_quotes(text, tuple(passages))
    ]


@pytest.mark.parametrize("marks", SEVERAL)
def test_every_shape_of_marks(marks):
    text = f"She said {marks[0]}the boats are late again{marks[1]} and left."
    assert quoted(text) == ["the boats are late again"]


@pytest.mark.parametrize(
    "text",
    [
        "The bakers' ovens and the millers' carts were sold in '87.",
        "It isn't a 9' plank, it's Tom's.",
        "The crew’s rest wasn‘t long.",
    ],
)
def test_apostrophes_quote_nothing(text):
    assert quoted(text) == []


def test_a_mark_inside_marks_makes_no_quotation_of_its_own():
    assert quoted("“He called it ‘a gate’ and smiled,” she said.") == [
        "He called it ‘a gate’ and smiled,"
    ]


def test_speech_over_paragraphs_repeats_its_opening_mark():
    assert quoted("“The first is in.\n“The second is late.\n“The third is lost.”") == [
        "The first is in. | The second is late. | The third is lost."
    ]


def test_each_paragraph_with_both_marks_is_a_quotation():
    assert quoted("“One.”\n“Two.”") == ["One.", "Two."]


def flags(lookup, text):
    article = read_article(read_page(text.encode()), lookup.pack)
    return [flag.flag for flag in find_quote_flags(article)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("“The boats are late,” she said.", 0),
        ("The boats are late,” she said.", 1),
        ('"Late," he said, "are they not?', 1),
        ("The sailors' hats were lost.", 0),
    ],
)
def test_missing_partner_is_flagged(lookup, text, number):
    assert flags(lookup, text) == ["unbalanced_quote"] * number


def spoken(statements_in, text):
    return [(s.speaker, s.cue, words) for s, words in statements_in(text) if s.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“The boats are late again,” boasted Kwon.", "Kwon", "boasted"),
        ("“The boats are late again,” the cook said.", "the cook", "said"),
        ("The cook said: “The boats are late again.”", "The cook", "said"),
        ("The cook told the crew, “The boats are late again.”", "The cook", "told"),
        (
            "“The boats are late again,” snapped the harbour master.",
            "the harbour master",
            "snapped",
        ),
    ],
)
def test_cue_before_after_or_none(statements_in, text, speaker, cue):
    ((who, verb, words),) = spoken(
        statements_in, text + "\n\nThe sea was calm and the wind was low."
    )
    assert (who, verb) == (speaker, cue)
    assert words[0].rstrip(".") == "The boats are late again"


def test_dash_and_name_after_the_marks(statements_in):
    words = "The ferry came twice that day, and nobody on the long quay knew why."
    text = f"“{words}” — Mun, ticket seller."
    assert spoken(statements_in, text) == [("Mun", None, [words])]


def test_full_stop_stays_and_comma_goes(statements_in):
    text = "The cook said: “The boats are late.” “They sank,” the mate said."
    assert [words for _, _, words in spoken(statements_in, text)] == [
        ["The boats are late."],
        ["They sank"],
    ]


def test_broken_quotation_has_its_pieces_together(statements_in):
    text = "“The boats,” the cook said, “are late again.”"
    assert spoken(statements_in, text) == [("the cook", "said", ["The boats", "are late again."])]


def test_speech_that_goes_on_has_the_same_speaker(statements_in):
    text = "“The boats are late,” the cook said. “They will come tonight.”"
    assert [who for who, _, _ in spoken(statements_in, text)] == ["the cook", "the cook"]


@pytest.mark.parametrize(
    "text",
    [
        "The crowd raised cheers of “Hurrah!” and went home to the hills.",
        "They passed a law “On the Use of Boats” in May.",
        "The so-called “harbour of peace” is a swamp.",
    ],
)
def test_titles_cheers_and_scare_quotes_are_nobodys_speech(statements_in, text):
    assert spoken(statements_in, text) == []


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="“”‘’«»《》\"' \nabAB.,:—-I", max_size=200))
def test_no_marks_break_the_finder(lookup, text):
    article = read_article(read_page(text.encode()), lookup.pack)
    for quote in find_quotes(article.view.text, article.passages):
        assert quote.low < quote.high <= len(article.view.text)
        assert all(quote.low <= low <= high <= quote.high for low, high in quote.pieces)
    find_quote_flags(article)


def test_long_runs_of_marks_are_read_in_no_time(lookup):
    text = "She said ‘" * 20_000 + "' \"“" * 20_000
    assert find_quotes(text, (Passage(0, len(text), "paragraph", 0),)) is not None
