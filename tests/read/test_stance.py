"""Who takes which side: the voice of the text, and states that are quoted in it."""

import pytest

DATELINE = "Pyongyang, May 3 (KCNA) -- "


@pytest.fixture(scope="module")
def sides(reading_of):
    """A function: body of an agency item to its set of (from, to, sign)."""

    def make(body, title="On the New Dam"):
        reading = reading_of(f"{title}\n\n{DATELINE}{body} -0-\n", date="2024-05-03", outlet="KCNA")
        return {(s.holder, s.target, s.sign) for s in reading.stance}

    return make


def test_the_doer_of_a_blamed_deed(sides):
    assert sides("Japan is staging a reckless war drill near the islands.") == {("PRK", "JPN", "-")}


def test_a_country_merely_named_gets_nothing(sides):
    assert sides("The delegation flew from Japan by way of Mongolia on Monday.") == set()


def test_a_partner_of_the_blamed_is_not_blamed(sides):
    found = sides("Japan is staging a reckless war drill together with Norway.")
    assert ("PRK", "NOR", "-") not in found
    assert ("PRK", "JPN", "-") in found


def test_the_victim_of_a_deed_is_not_blamed(sides):
    found = sides("The U.S. is trampling upon the sovereignty of Cuba.")
    assert found == {("PRK", "USA", "-")}


def test_a_verb_of_blame_takes_its_object(sides):
    assert sides("The Foreign Ministry strongly denounces Norway.") == {("PRK", "NOR", "-")}


def test_a_message_received_is_the_sender_s_warmth(sides):
    found = sides(
        "Kim Jong Un received a message of greeting from the president of Mongolia on May 2.\n\n"
        "In the message the president extended sincere congratulations to Kim Jong Un and wished "
        "the Korean people happiness.",
        title="Respected Comrade Kim Jong Un Receives Greetings from Mongolian President",
    )
    assert found == {("MNG", "PRK", "+")}


def test_support_to_stop_somebody_is_no_support_for_him(sides):
    found = sides(
        "The Russian president expressed full support for the measures taken by the "
        "DPRK to deter the aggressive policy of the U.S."
    )
    assert ("RUS", "USA", "+") not in found


def test_foes_without_a_name_count_only_alone(sides):
    assert sides("The hostile forces are getting ready for war.") == {("PRK", "unnamed", "-")}
    assert ("PRK", "unnamed", "-") not in sides(
        "The hostile forces are getting ready. Japan is staging a reckless war drill."
    )


def test_a_report_tells_the_state_s_attitude(reading_of):
    reading = reading_of(
        "North Korea and Its Neighbours\n\n"
        "North Korea again praised its close ties with Russia on Friday, KCNA reported. "
        "North Korea gave less attention to China. "
        "It kept to the hostile stance of North Korea toward Japan.\n",
        date="2024-05-03",
    )
    found = {(s.holder, s.target, s.sign) for s in reading.stance}
    assert ("PRK", "RUS", "+") in found
    assert ("PRK", "CHN", "0") in found
    assert ("PRK", "JPN", "-") in found
