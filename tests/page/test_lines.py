"""Hard-wrapped dumps are joined, others are left line by line."""

from tealeaves.page.lines import pieces_of
from tealeaves.page.repair import find_damage


def pieces(text: str) -> list[str]:
    return [piece.text for piece in pieces_of(text, find_damage(text))]


def test_wrapped_paragraphs_are_joined() -> None:
    text = (
        "The harbour office said that the ferry would sail again and that\n"
        "its crews had been thanked by the mayor for the work they did at\n"
        "night.\n\nFares stay.\n"
    )
    assert pieces(text) == [
        "The harbour office said that the ferry would sail again and that its crews had been "
        "thanked by the mayor for the work they did at night.",
        "Fares stay.",
    ]


def test_soft_hyphen_at_a_line_end_goes_and_a_real_one_stays() -> None:
    assert pieces("The har\u00ad\nbour was dredged.") == ["The harbour was dredged."]
    assert pieces("It was the second three-\nyear plan of the port.") == [
        "It was the second three-year plan of the port."
    ]


def test_separate_lines_stay_separate() -> None:
    text = "A ferry sails again.\nThe mayor was there.\nFares stay as they are."
    assert pieces(text) == text.split("\n")


def test_numbers_of_links_are_left_out_of_the_words() -> None:
    text = (
        "[1]Home | [2]Ports | [3]Ferries\n\n"
        "The office named [4]three ports that would be dredged before the\n"
        "winter and said nothing of the fourth one at all.\n"
    )
    assert pieces(text)[0] == "Home | Ports | Ferries"
    assert "named three ports" in pieces(text)[1]
