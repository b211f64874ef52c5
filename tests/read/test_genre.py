"""What kind of text a page is, at which rung, for whom."""

import pytest

from tealeaves.read.genre import fits


def item(title, body, day="May 3"):
    return f"{title}\n\nPyongyang, {day} (KCNA) -- {body} -0-\n"


@pytest.fixture(scope="module")
def kind(reading_of):
    """A function: title and body of an agency item to (genre, rung)."""

    def make(title, body):
        reading = reading_of(item(title, body), date="2024-05-03", outlet="KCNA")
        return reading.genre, reading.authority.rung

    return make


def test_a_letter_printed_in_full_is_a_leader_letter(kind):
    assert kind(
        "Respected Comrade Kim Jong Un Sends Greetings to President of Laos",
        "Kim Jong Un sent a message of greeting to the president of Laos on May 2.\n\n"
        "The message said:\n\nI congratulate you on the new bridge.",
    ) == ("leader_message", "leader_letter")


def test_a_letter_retold_is_an_agency_report(kind):
    assert kind(
        "Respected Comrade Kim Jong Un Sends Greetings to President of Laos",
        "Kim Jong Un sent a message of greeting to the president of Laos on May 2.\n\n"
        "In the message he congratulated the president on the new bridge.",
    ) == ("leader_message", "agency_report")


def test_receiving_a_guest_is_no_receiving_of_a_letter(kind):
    assert kind(
        "Respected Comrade Kim Jong Un Receives Delegation of Laos",
        "Kim Jong Un met the delegation of Laos on May 2.",
    ) == ("leader_meeting_report", "agency_report")


def test_a_nameless_spokesman_and_a_named_minister_stand_on_two_rungs(kind):
    assert kind(
        "Press Statement of Spokesman for DPRK Foreign Ministry",
        "A spokesman for the Foreign Ministry of the DPRK released the following press statement "
        "on May 2:\n\nThe dam must be opened.",
    ) == ("press_statement", "fm_spokesperson_statement")
    assert kind(
        "Press Statement of DPRK Foreign Minister",
        "Choe Son Hui, foreign minister of the DPRK, released the following press statement "
        "on May 2:\n\nThe dam must be opened.",
    ) == ("press_statement", "named_press_statement")


def test_a_spokesman_said_in_a_test_report_is_the_agency_speaking(kind):
    assert kind(
        "Missile Test-fire Conducted",
        "A spokesman for the Ministry of National Defence said in a statement that a test-fire "
        "of a missile took place.",
    ) == ("weapon_test_report", "agency_report")


def test_an_article_in_the_party_paper_is_no_editorial(kind):
    assert kind(
        "Rodong Sinmun Calls for Effort",
        "Rodong Sinmun Friday says in an editorial that all should plant trees.",
    ) == ("editorial", "party_editorial")
    assert kind(
        "Rodong Sinmun Calls for Effort",
        "Rodong Sinmun Friday says in an article that all should plant trees.",
    ) == ("newspaper_article", "agency_report")


def test_a_private_paper_on_a_letter_gives_a_range_of_rungs(reading_of):
    reading = reading_of(
        "Kim Jong Un Sends Greetings to Laos\n\nNorth Korean leader Kim Jong Un sent a message to "
        "the president of Laos, KCNA reported on Friday. The text was short, analysts said.\n",
        date="2024-05-03",
    )
    assert reading.genre == "news_analysis"
    assert reading.authority.layer == "second_hand"
    assert reading.authority.rung == ("leader_letter", "agency_report")
    assert reading.audience.value is None


def test_every_entry_of_the_packs_fits_its_examples(lookup):
    from tealeaves.packs.entries import Entry, scan
    from tealeaves.packs.load import pack_folders

    for folder in pack_folders():
        for entry in scan(folder):
            if not isinstance(entry, Entry) or entry.kind != "genre":
                continue
            for text in entry.proof.get("examples", ()):
                title, _, lead = text.partition("\n")
                assert fits(entry.value, title, lead), (entry.value.id, text)
            for text in entry.proof.get("not_examples", ()):
                title, _, lead = text.partition("\n")
                assert not fits(entry.value, title, lead), (entry.value.id, text)


def test_a_named_statement_under_any_headline(kind):
    body = "Kim Yo Jong, vice department director of the Central Committee, {} on May 2:\n\nNo."
    assert kind("On the Dam", body.format("released the following press statement")) == (
        "press_statement",
        "named_press_statement",
    )
    assert kind("On the Dam", body.format("read a statement of the guests"))[0] != "press_statement"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("We will likely sign a joint statement with Laos, the minister of Norway told us.", False),
        ("The minister of Norway did not issue a joint statement with Laos.", False),
        ("Norway and Laos issued a joint statement on the bridge.", True),
        ("In a joint statement Norway and Laos praised the bridge.", True),
    ],
)
def test_a_statement_to_come_is_on_no_rung(reading_of, words, named):
    reading = reading_of(f"A Bridge\n\n{words}\n", date="2024-05-03", outlet="The Fjord")
    assert (reading.authority.rung is not None) is named


def test_a_page_about_no_state_or_medium_is_of_no_kind(reading_of):
    assert reading_of("The garden needs water in summer. Roses are cut at dawn.\n").genre is None
    assert reading_of("Home | Menu | Search\nShare on Facebook\nTerms | Privacy\n").genre is None
