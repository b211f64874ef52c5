"""Where an office begins and ends, whose it is, and what it is called."""

import pytest

from tests.read.scenes import article_of, people_in, titles_in


@pytest.mark.parametrize(
    ("text", "title", "canonical"),
    [
        (
            "Ola Berg, the minister of Fisheries of Norway, sang.",
            "minister of Fisheries of Norway",
            "Minister of Fisheries",
        ),
        (
            "Norwegian Foreign Minister Ola Berg sang.",
            "Norwegian Foreign Minister",
            "Minister of Foreign Affairs",
        ),
        (
            "Ola Berg, secretary of the Security Council of Norway, sang.",
            "secretary of the Security Council of Norway",
            "Secretary, Security Council",
        ),
        ("Former premier Pak Pong Ju sang.", "Former premier", "Former premier"),
        (
            "Ola Berg, head of the grain office of the Baltic Council, sang.",
            "head of the grain office of the Baltic Council",
            "Head of the Grain Office, Baltic Council",
        ),
        (
            "Ola Berg, chairman of the Norway-Korea Friendship Association, sang.",
            "chairman of the Norway-Korea Friendship Association",
            "Chairman, Norway-Korea Friendship Association",
        ),
    ],
)
def test_extent_and_standard_wording(lookup, text, title, canonical):
    (found,) = titles_in(lookup, text)
    assert found[1:] == (title, canonical)


def test_two_offices_of_one_person_are_two_spans(lookup):
    text = (
        "Kim Jong Un, general secretary of the Workers' Party of Korea and president of the "
        "State Affairs of the Democratic People's Republic of Korea, came."
    )
    assert [title[1] for title in titles_in(lookup, text)] == [
        "general secretary of the Workers' Party of Korea",
        "president of the State Affairs of the Democratic People's Republic of Korea",
    ]


def test_a_headline_prints_the_office_before_the_name(lookup):
    text = (
        "Press Statement of Vice Department Director of WPK Central Committee Kim Yo Jong\n"
        "Pyongyang, May 2 (KCNA) -- The statement is short and was printed on Friday."
    )
    assert titles_in(lookup, text, "KCNA")[0] == (
        "Kim Yo Jong",
        "Vice Department Director of WPK Central Committee",
        "Vice Department Director, WPK Central Committee",
    )


def test_a_shared_title_is_marked_for_each(lookup):
    text = "Present were vice-chairmen Kang Yun Sok and Kim Ho Chol."
    assert [(who, title) for who, title, _ in titles_in(lookup, text)] == [
        ("Kang Yun Sok", "vice-chairmen"),
        ("Kim Ho Chol", "vice-chairmen"),
    ]


def test_an_office_in_a_list_belongs_to_the_name_before_it(lookup):
    text = (
        "Jo Yong Won and Ri Il Hwan, secretaries of the Central Committee of the WPK, Pak Jong "
        "Gun, vice-premier of the Cabinet, and others were there."
    )
    assert [(who, title) for who, title, _ in titles_in(lookup, text)] == [
        ("Jo Yong Won", "secretaries of the Central Committee of the WPK"),
        ("Ri Il Hwan", "secretaries of the Central Committee of the WPK"),
        ("Pak Jong Gun", "vice-premier of the Cabinet"),
    ]


def test_a_bare_office_stands_for_somebody_named(lookup):
    text = (
        "Vladimir Putin, president of the Russian Federation, wrote. The Russian president "
        "asked for tea."
    )
    assert [title[:2] for title in titles_in(lookup, text)] == [
        ("Vladimir Putin", "president of the Russian Federation"),
        ("Vladimir Putin", "Russian president"),
    ]


def test_the_leader_of_a_country_is_a_description(lookup):
    text = "Kim Jong Un smiled at the guest. The DPRK leader then left."
    assert titles_in(lookup, text)[-1] == ("Kim Jong Un", "DPRK leader", "Leader (descriptive)")


def test_an_office_after_as_is_no_person(lookup):
    text = "He does not deserve to act as a spokesman for the U.S. Department of State."
    assert people_in(lookup, text) == ()


def test_a_rank_of_common_sound_is_no_title(lookup):
    text = "Ri Song Chol, chairman of the choir, major farms and officials sent greetings."
    assert [title[1] for title in titles_in(lookup, text)] == ["chairman of the choir"]


def test_courtesies_are_no_titles(lookup):
    (person,) = people_in(lookup, "The respected Comrade Kim Jong Un sent flowers to the school.")
    assert person.title_spans == ()
    assert len(person.honorifics) == 1


def test_a_title_that_the_text_says_is_missing(lookup):
    text = (
        "Kim Jong Un signed. The note was not signed with his military title Supreme "
        "Commander of the Armed Forces."
    )
    (person,) = people_in(lookup, text)
    assert person.title_spans == ()
    assert person.title_withheld is not None
    article = article_of(lookup, text)
    span = person.title_withheld.span
    assert article.page.text[span.start : span.end] == (
        "The note was not signed with his military title Supreme Commander of the Armed Forces"
    )


def test_the_owner_of_a_missing_office_is_named_beside_it(lookup):
    text = (
        "Two guests came. The bulletin did not print Pak's office, director of the salt board, "
        "although Pak Yong Hui and Ri Song Chol were there."
    )
    held = {person.name: person.title_withheld for person in people_in(lookup, text)}
    assert held["Ri Song Chol"] is None
    assert held["Pak Yong Hui"].item == "The bulletin"
    assert held["Pak Yong Hui"].title.startswith("Director")


def test_an_office_left_out_is_missing(lookup):
    text = "Ri Song Chol spoke. Ri's second office, chairman of the choir, was left out this time."
    (person,) = people_in(lookup, text)
    article = article_of(lookup, text)
    span = person.title_withheld.span
    assert article.page.text[span.start : span.end] == (
        "Ri's second office, chairman of the choir, was left out"
    )


def test_an_office_that_is_there_is_not_missing(lookup):
    text = "Ri Song Chol spoke. Ri's second office, chairman of the choir, was printed in full."
    assert all(person.title_withheld is None for person in people_in(lookup, text))


def test_an_expert_takes_the_words_from_the_article_to_the_field(lookup):
    text = (
        "A harbour safety consultant believes it. A lecturer in Korean studies said no. "
        '"Perhaps," said a professor of international relations.'
    )
    assert [(words, wording) for _, words, wording in titles_in(lookup, text)] == [
        ("harbour safety consultant", "Harbour Safety Consultant"),
        ("lecturer in Korean studies", "Lecturer, Korean studies"),
        ("professor of international relations", "Professor, International Relations"),
    ]


def test_an_expert_who_says_nothing_is_nobody(lookup):
    assert titles_in(lookup, "A consultant was hired. The lecturer in Korean studies left.") == []


def test_a_holiday_before_a_country_is_no_part_of_the_office(lookup):
    text = "On Harvest Day Norwegian Prime Minister Erik Dahl planted a tree."
    assert [words for _, words, _ in titles_in(lookup, text)] == ["Norwegian Prime Minister"]


def test_whom_a_verb_follows_is_no_apposition(lookup):
    text = "As for Ri Song Chol, a professor said that he would stay."
    assert [(name, words) for name, words, _ in titles_in(lookup, text)] == []
    text = "As for Ri Song Chol, a history professor said that he would stay."
    assert [(name, words) for name, words, _ in titles_in(lookup, text)] == [
        (None, "history professor")
    ]
    text = "Ri Song Chol, a history professor, said that he would stay."
    assert [(name, words) for name, words, _ in titles_in(lookup, text)] == [
        ("Ri Song Chol", "history professor")
    ]


def test_a_leader_of_a_kind_is_nobody(lookup):
    text = "It was the first visit by a Norwegian leader in ten years."
    assert titles_in(lookup, text) == []


def test_his_adviser_is_named_between_commas(lookup):
    text = "The mayor sat down. His harbour adviser, Wi Sang-ho, said that they would row."
    assert [(name, words) for name, words, _ in titles_in(lookup, text)] == [
        ("Wi Sang-ho", "harbour adviser")
    ]


def test_the_office_of_somebody_elses_chief_of_staff(lookup):
    text = "Ola Berg, Mayor Erik Dahl's chief of staff, came. Ada Lund, Erik Dahl's sister, sang."
    assert titles_in(lookup, text) == [
        ("Ola Berg", "chief of staff", "Chief of Staff"),
        ("Erik Dahl", "Mayor", "Mayor"),
    ]


def test_an_office_after_and_that_speaks_is_somebody_elses(lookup):
    text = "Ola Berg, chairman of the choir, and a Norwegian official said no."
    assert [(name, words) for name, words, _ in titles_in(lookup, text)] == [
        ("Ola Berg", "chairman of the choir"),
        (None, "Norwegian official"),
    ]
    text = "Ola Berg, chairman of the choir and a director of the mill, said no."
    assert {name for name, _, _ in titles_in(lookup, text)} == {"Ola Berg"}


def test_members_after_one_name_are_others(lookup):
    text = "The guests were Ola Berg, members of the choir and two boys."
    assert titles_in(lookup, text) == []


def test_a_body_before_an_office_in_small_letters(lookup):
    text = (
        "Ola Berg, Norway's Harbour Council secretary, sang. Ada Lund, Norwegian choir secretary."
    )
    wordings = [wording for _, _, wording in titles_in(lookup, text)]
    assert wordings[:1] == ["Secretary, Harbour Council"]


def test_a_former_office_glued_to_then(lookup):
    text = "Ola Berg met then-President Erik Dahl."
    assert titles_in(lookup, text) == [("Erik Dahl", "then-President", "President")]
