"""Traits: how countries are treated, at what level greetings are printed, uncut stock phrases."""

import pytest

from tealeaves.evidence import shown
from tealeaves.read.traits.find import find_traits


@pytest.fixture(scope="module")
def traits(reading_of, lookup):
    def make(title, body, **more):
        given = {"date": "2024-05-03", "outlet": "KCNA"} | more
        reading = reading_of(f"{title}\n\nPyongyang, May 3 (KCNA) -- {body} -0-\n", **given)
        return reading, find_traits(reading, lookup)

    return make


def of(found, kind):
    return {t.key: t.value or t.amount for t in found[1] if t.kind == kind}


CARDS = (
    "Kim Jong Un sent New Year cards to the president of China, the president of Vietnam, the "
    "president of Laos and the king of Cambodia."
)


def test_a_country_in_a_list_of_friends_is_one_of_a_group(traits):
    found = traits("Kim Jong Un Sends New Year Cards", CARDS)
    assert of(found, "treatment") == dict.fromkeys(("CHN", "VNM", "LAO", "KHM"), "group")
    china = next(t for t in found[1] if t.kind == "treatment" and t.key == "CHN")
    assert "China" in shown(found[0].article.page, china.span)


def test_a_sentence_to_itself_is_an_item_of_its_own(traits):
    found = traits("Kim Jong Un Sends New Year Cards", CARDS + " He thanked Russia for its ships.")
    assert of(found, "treatment")["RUS"] == "own"
    assert of(found, "treatment")["LAO"] == "group"


def test_two_countries_in_a_sentence_are_neither(traits):
    found = traits("New Bridge", "The bridge was built with engineers from China and Russia.")
    assert of(found, "treatment") == {}


def test_a_card_in_a_list_is_listed_by_office_only(traits):
    assert of(traits("Kim Jong Un Sends New Year Cards", CARDS), "greeting")["CHN"] == 2


def test_a_name_in_the_list_is_one_level_more(traits):
    body = CARDS.replace("the president of China", "Xi Jinping, president of China")
    assert of(traits("Kim Jong Un Sends New Year Cards", body), "greeting")["CHN"] == 3


def test_a_message_in_the_first_person_is_printed_in_full(traits):
    body = (
        "Kim Jong Un sent a message to Xi Jinping, president of China, on Thursday.\n\n"
        "The message said:\n\nI thank you for your letter. I wish you and your people all the "
        "best in the year to come. I hope that our two parties meet as often as they did."
    )
    assert of(traits("Kim Jong Un Sends Message to Xi Jinping", body), "greeting") == {"CHN": 6}


def test_a_summary_is_less_than_the_words_themselves(traits):
    body = (
        "Kim Jong Un sent a message to Xi Jinping, president of China, on Thursday.\n\n"
        "He said in the message that the two parties would meet as often as they did before."
    )
    assert of(traits("Kim Jong Un Sends Message to Xi Jinping", body), "greeting") == {"CHN": 5}


def test_a_bare_mention_has_no_content(traits):
    body = "Kim Jong Un sent a message to Xi Jinping, president of China, on Thursday."
    assert of(traits("Kim Jong Un Sends Message to Xi Jinping", body), "greeting") == {"CHN": 4}


def test_a_report_of_something_else_has_no_greeting(traits):
    assert of(traits("New Bridge", "The bridge was built with Chinese steel."), "greeting") == {}


def test_stock_phrases_are_not_cut_short(traits):
    body = " ".join(
        f"In year {n} they hailed the {phrase}."
        for n, phrase in enumerate(
            (
                "strategic relations with Russia",
                "friendship sealed in blood",
                "traditional friendship",
                "strategic and tactical collaboration",
            )
        )
    )
    found = traits("On Ties", body)
    words = [t.value for t in found[1] if t.kind == "phrase"]
    assert {"strategic relations", "traditional friendship"} <= set(words)
    grade = next(t for t in found[1] if (t.kind, t.key) == ("grade", "rus-friendship-grade"))
    assert (grade.value, grade.amount) == ("strategic relations", 5)


def test_days_between_act_and_report_are_a_delay(traits):
    body = "Kim Jong Un sent a message to Xi Jinping, president of China, on April 24."
    assert of(traits("Kim Jong Un Sends Message to Xi Jinping", body), "delay") == {
        "publication_delay": "event and publication"
    }


def test_a_text_in_a_language_that_is_not_read_has_none_of_them(traits):
    found = traits("다리 준공", "다리가 준공되였다. 중국의 대표단이 모임에 참가하였다.")
    assert of(found, "treatment") == {}


def test_a_phrase_of_one_country_is_none_where_it_is_not_named(traits):
    about = "They hailed the strategic relations with {}."
    families = [
        {t.key for t in traits("On Ties", about.format(who))[1] if t.kind == "phrase"}
        for who in ("Russia", "Cuba")
    ]
    assert "rus-friendship-grade" in families[0]
    assert "rus-friendship-grade" not in families[1]
