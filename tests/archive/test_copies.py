import pytest

from tealeaves.archive.versions.copies import (
    Story,
    alike,
    bands_of,
    days_apart,
    likeness,
    minhash_of,
)
from tests.archive.copies_sample import WIRE, korean_wire, wire
from tests.archive.lookalikes import lookalikes
from tests.archive.plant import plant
from tests.archive.shelf import Shelf

TEXT = (
    "Lago, Aug. 6 (Northern Wire) -- Petra Sand, minister of rail, opened the new bridge over "
    "the Tarn on Tuesday.\nShe said that the crews had worked through nine nights and that the "
    "pumps from Ruritania came late. Nobody from Tessaly was named.\nThe paper printed 14 "
    "photographs and put the one of the bridge on page two, under a poem by a ferryman."
)
ONE = Story(TEXT, "Minister Opens Bridge", WIRE, "2031-08-06")
BODY = TEXT.split("-- ")[1]


@pytest.mark.parametrize(
    "text",
    [
        "PORT ANSEL (Agency) - " + BODY,
        BODY,
        BODY.split("\nThe paper")[0],
        BODY + "\nThe ministry did not answer a request for comment by the evening.",
        BODY.upper(),
        BODY.replace("photographs", "photografs").replace("Tuesday", "Tusday"),
        BODY + "\n© Northern Wire 2031",
    ],
    ids=["dateline", "none", "truncated", "added", "case", "misspelt", "credit"],
)
def test_a_text_under_another_outlets_name_is_a_copy(text):
    assert alike(ONE, Story(text, "Bridge open at last - The Gazette", "Gulf Post", "2031-08-07"))


@pytest.mark.parametrize(
    ("old", "new"),
    [("Petra Sand", "Ulm Hart"), ("nine nights", "9 nights and 10 days"), ("Tessaly", "Mirova")],
)
def test_the_same_outlet_another_day_with_another_word_is_no_copy(old, new):
    assert not alike(ONE, Story(TEXT.replace(old, new), ONE.title, WIRE, "2032-08-06"))


def test_a_letter_to_somebody_else_is_no_copy_even_elsewhere():
    letter = TEXT.replace("Petra Sand", "Ulm Hart").replace("Ruritania", "Orm")
    assert not alike(ONE, Story(letter, None, "Gulf Post", "2031-08-06"))


def test_the_same_text_again_by_the_same_outlet_is_a_copy():
    assert alike(ONE, Story(TEXT, "Bridge", WIRE, "2031-08-09"))


def test_a_short_item_of_every_day_is_no_copy():
    fine = "It will be fine across the country tomorrow, says the weather office."
    one, other = (Story(fine, "Weather", WIRE, f"2031-08-0{n}") for n in (6, 7))
    assert not alike(one, other)
    assert alike(one, Story(fine, "Weather", "Gulf Post", "2031-08-06"))


def test_agency_copy_of_one_sentence():
    one, two = (
        Story("SEAPORT (Agency) - The ferry sank two boats on Friday.", None, outlet)
        for outlet in ("Harbor Times", "Hill Courier")
    )
    three = Story("Our reporter saw two boats go down off the pier on Friday.", None, "Gulf Post")
    assert alike(one, two)
    assert not alike(one, three)


HEADS = ("Opinion | Why a ferryman sings - The Gazette", "Guest essay: Why a ferryman sings")


def test_headlines_alone_are_compared_by_their_core():
    one, other = (Story(head, head) for head in HEADS)
    assert alike(one, other)
    assert bands_of(None, HEADS[0], HEADS[0]) == bands_of(minhash_of(HEADS[1]), None, HEADS[1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Story("Press Review", "Press Review"), Story("Press Review", "Press Review")),
        (
            Story("Oratorical Meeting Held in Lago", None, WIRE, "2031-08-06"),
            Story("Oratorical Meeting Held in Lago", None, WIRE, "2031-08-07"),
        ),
        (
            Story("Why a ferryman sings - Part 1"),
            Story("Why a ferryman sings - Part 2"),
        ),
        (
            Story("Petra Sand: the bridge will be ready in May"),
            Story("Ulm Hart: the bridge will be ready in May"),
        ),
        (ONE, Story("Minister Opens Bridge", "Minister Opens Bridge", "Gulf Post", "2031-08-06")),
    ],
    ids=["column", "another day", "parts", "speakers", "a text and a headline"],
)
def test_headlines_alone_that_are_no_copies(one, other):
    assert not alike(one, other)


def test_a_text_in_korean():
    one = Story(
        "(북항=통신) 홍길동 기자 = 강위원회는 새 다리를 화요일에 열었다. 다리는 아홉 밤 만에 "
        "완성되였으며 배사공들은 시를 읊었다. 신문은 사진 열네 장을 실었다."
    )
    other = "【남항 8월 6일발 통신】강위원회는 새 다리를 화요일에 열었다. 다리는 아홉 밤 만에 "
    again = other + "완성되었으며 배사공들은 시를 읊었다. 신문은 사진 열네 장을 실었다."
    elsewhere = again.replace("강위원회는", "철도성은").replace("화요일에", "수요일에")
    assert alike(one, Story(again, None, "남항신문"))
    assert not alike(one, Story(elsewhere, None, "남항신문"))


def test_days_apart_needs_days():
    assert days_apart("2031-08-06", "2031-09-06") == 31
    assert days_apart("2031-08", "2031-09-06") is None


def test_sketches_tell_about_how_much_two_texts_share():
    half = TEXT[: len(TEXT) // 2]
    assert likeness(minhash_of(TEXT), minhash_of(TEXT)) == 1
    assert 0.3 < likeness(minhash_of(TEXT), minhash_of(half)) < 0.65
    assert minhash_of("four words are few") is None


@pytest.mark.parametrize(("wire_of", "many"), [(wire, 200), (korean_wire, 100)])
def test_planted_copies_are_found_and_no_others_linked(wire_of, many):
    stories = wire_of(seed=1)
    shelf = Shelf()
    for number, story in enumerate(stories):
        linked = shelf.original(story)
        assert linked is None, (story, shelf.stories[linked])
        shelf.put(number, story)
    texts = [story for story in stories if story.text != story.title]
    copies = list(plant(texts, seed=2))
    found = [shelf.original(copy) == stories.index(texts[n]) for n, _, copy in copies]
    assert len(copies) > many
    assert sum(found) >= 0.95 * len(found)


def test_lookalikes_are_not_linked():
    stories = wire(seed=1)
    shelf = Shelf()
    for number, story in enumerate(stories):
        shelf.put(number, story)
    alikes = [made for _, _, made in lookalikes(stories, seed=3)]
    linked = [made for made in alikes if shelf.original(made) is not None]
    assert len(alikes) > 1000
    assert len(linked) < 0.01 * len(alikes)


AGENCY = "SEAPORT (Agency) - The ferry sank two boats off the north pier on Friday."


@pytest.mark.parametrize(
    "text",
    [
        "SEAPORT, Aug. 6 (Agency) — The ferry sank two boats off the north pier on Friday.",
        "By Our Staff\n" + AGENCY,
        AGENCY + "\n\nCopyright 2031 Agency. All rights reserved.",
        "(Agency) The ferry sank two boats off the north pier on Friday.",
    ],
)
def test_one_sentence_of_an_agency_elsewhere_is_a_copy(text):
    assert alike(Story(AGENCY, None, "Harbor Times"), Story(text, None, "Hill Courier"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("two", "three"),
        ("north", "south"),
        ("sank", "did not sink"),
        ("Friday", "Sunday"),
        ("sank", "never sank"),
    ],
)
def test_one_sentence_that_says_another_thing_is_no_copy(old, new):
    other = Story(AGENCY.replace(old, new), None, "Hill Courier")
    assert not alike(Story(AGENCY, None, "Harbor Times"), other)


def test_a_denial_of_a_longer_statement_is_no_copy():
    denial = BODY.replace("had worked", "had not worked")
    assert not alike(ONE, Story(denial, None, "Gulf Post", "2031-08-06"))
    assert alike(ONE, Story(BODY.replace("14", "fourteen"), None, "Gulf Post", "2031-08-06"))
    assert alike(ONE, Story(BODY.replace("nine", "9"), None, "Gulf Post", "2031-08-06"))


HEAD = "Why a ferryman sings"


@pytest.mark.parametrize(
    "dressed",
    [
        "OPINION: {0}", "{0} | Harbor Times", "{0} – gazette.example", "[Opinion] {0}",
        "Column | {0} | Hill Courier", "EXCLUSIVE | {0}", "{0} : The Gazette", "{0} « The Gazette",
        "Letters to the editor: {0}", "{0} (opinion)", "{0} [VIDEO]", "UPDATE 1-{0}", "“{0}”",
        "World news - {0} - Gazette", "[사설] {0}", "Analysis | Perspective | {0}",
    ],
)  # fmt: skip
def test_a_headline_dressed_up_is_the_same(dressed):
    other = dressed.format(HEAD)
    for head in (HEAD, *HEADS):
        assert alike(Story(head, head), Story(other, other))


@pytest.mark.parametrize(
    "other",
    ["Why a ferryman swears", "Why no ferryman sings", "Sand: Why a ferryman sings", HEAD + " 2"],
)
def test_another_headline_is_not(other):
    assert not alike(Story(HEAD, HEAD), Story(other, other))
