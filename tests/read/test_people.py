"""Who is named, who only holds an office, and which words are nobody's name."""

from tealeaves.evidence import words
from tealeaves.read.mentions import find_mentions
from tealeaves.read.people.find import find_people
from tests.read.scenes import article_of, mentions_in, people_in


def names(lookup, text, outlet=None):
    return [person.name for person in people_in(lookup, text, outlet)]


def test_a_name_of_three_korean_parts_is_a_person(lookup):
    assert names(lookup, "The singer went home. Pak Yong Hui stayed in the hall.") == [
        "Pak Yong Hui"
    ]


def test_a_name_inside_the_name_of_a_square_or_school_is_nobody(lookup):
    text = "Children marched over Kim Il Sung Square to Kim Chaek University of Technology."
    assert names(lookup, text) == []


def test_a_fund_named_after_two_is_nobody(lookup):
    assert names(lookup, "A gift came from the Kim Il Sung-Kim Jong Il Foundation.") == []


def test_the_possessive_is_not_part_of_the_name(lookup):
    text = "Choe Son Hui's letter was read twice. Choe Son Hui had left."
    assert mentions_in(lookup, text) == {"Choe Son Hui": ["Choe Son Hui", "Choe Son Hui"]}


def test_a_lone_family_name_belongs_to_its_only_bearer(lookup):
    text = "Kim Jong Un saw the farm. Kim praised the cooks."
    assert mentions_in(lookup, text) == {"Kim Jong Un": ["Kim Jong Un", "Kim"]}


def test_a_lone_family_name_of_two_people_is_nobody(lookup):
    text = "Kim Jong Un sat beside Kim Tok Hun. Kim clapped."
    found = mentions_in(lookup, text)
    assert found == {"Kim Jong Un": ["Kim Jong Un"], "Kim Tok Hun": ["Kim Tok Hun"]}


def test_one_printed_name_with_two_offices_in_one_sentence_is_two_people(lookup):
    text = "Ri Song Chol, head of the salt board, wrote to Ri Song Chol, a captain of the port."
    assert names(lookup, text) == ["Ri Song Chol", "Ri Song Chol"]


def test_one_person_with_two_offices_stays_one(lookup):
    text = "Ri Song Chol, head of the salt board and chairman of the choir, sang."
    assert names(lookup, text) == ["Ri Song Chol"]


def test_family_name_first_or_last_is_one_person(lookup):
    text = "The reader Mun Ok Hui came in. Ok-hui Mun has read for years."
    assert names(lookup, text) == ["Mun Ok Hui"]


def test_a_patronymic_does_not_make_another_person(lookup):
    text = "Vladimir Vladimirovich Putin called. Vladimir Putin then rang off."
    (person,) = people_in(lookup, text)
    assert person.name == "Vladimir Putin"
    assert person.name_forms == ("Vladimir Vladimirovich Putin",)


def test_a_name_shorter_than_the_standard_stays_as_printed(lookup):
    assert names(lookup, "Dmitry Medvedev came by train.") == ["Dmitry Medvedev"]


def test_a_rank_shows_an_unknown_name(lookup):
    (person,) = people_in(lookup, "Then Sgt. Tor Vang told them to wait by the gate.")
    assert person.name == "Tor Vang"


def test_a_family_name_that_is_a_common_word_needs_a_title(lookup):
    assert names(lookup, "Then Dr. An Sun Ok opened the door.") == ["An Sun Ok"]
    assert names(lookup, "An Autumn Fair opened in town on Monday.") == []


def test_an_office_without_a_name_is_somebody(lookup):
    text = "A professor at a Seoul university said that the talks were dull."
    (person,) = people_in(lookup, text)
    assert (person.name, person.country) == (None, "KOR")
    assert person.label == "a professor at a Seoul university"


def test_a_group_without_a_name_is_nobody(lookup):
    assert people_in(lookup, "Officials of the ministry said that the talks were dull.") == ()


def test_the_same_nameless_office_is_one_person(lookup):
    text = (
        "Statement of Spokesman for DPRK Ministry of Railways\n"
        "Pyongyang, May 2 (KCNA) -- A spokesman for the Ministry of Railways of the Democratic "
        "People's Republic of Korea said that the line is open."
    )
    (person,) = people_in(lookup, text, "KCNA")
    assert person.country == "PRK"
    assert len(person.title_spans) == 2


def test_a_ship_is_nobody(lookup):
    assert names(lookup, "He went on board the frigate Marshal Orlov in the harbour.") == []


def test_the_country_served_comes_from_the_office(lookup):
    text = "Somsak Keo, ambassador of Laos, met Ola Berg, minister of Trade of Norway."
    assert [(p.name, p.country) for p in people_in(lookup, text)] == [
        ("Somsak Keo", "LAO"),
        ("Ola Berg", "NOR"),
    ]


def test_an_international_office_serves_no_country(lookup):
    (person,) = people_in(lookup, "The UN secretary-general said that talks must go on.")
    assert person.country is None


def test_the_head_of_a_delegation_serves_its_country(lookup):
    text = "A Chinese delegation led by Vice Premier Fang Guoan looked on from the platform."
    assert [(p.name, p.country) for p in people_in(lookup, text)] == [("Fang Guoan", "CHN")]


def test_an_office_may_be_explained_by_the_name(lookup):
    text = "A foreign ministry spokeswoman, Tove Lindqvist, said that rain was near."
    assert names(lookup, text) == ["Tove Lindqvist"]


def test_a_lone_kim_is_the_leader_where_no_other_kim_came_last(lookup):
    text = "Kim Jong Un spoke. Kim praised the cooks.\n\nKim Yo Jong stood at the back of the hall."
    assert mentions_in(lookup, text)["Kim Jong Un"] == ["Kim Jong Un", "Kim"]


def test_two_offices_joined_in_print_are_one_nameless_person(lookup):
    text = (
        "Flowers came from the general secretary of the Communist Party of Norway and president "
        "of the Republic of Norway on Monday."
    )
    (person,) = people_in(lookup, text)
    assert len(person.title_spans) == 2


def test_a_possessor_is_not_the_office_of_the_name_before(lookup):
    text = "Kim Yo Jong, the leader's sister and a director of the party bureau, stood there."
    (person,) = people_in(lookup, text)
    assert [title.canonical for title in person.title_spans] == ["Director, Party Bureau"]


def test_capitals_of_a_headline_are_no_name(lookup):
    text = (
        "Foreign Minister Back Home\nPyongyang, May 2 (KCNA) -- A delegation returned home by air."
    )
    assert [n for n in names(lookup, text, "KCNA") if n] == []


def test_a_chinese_name_is_known_by_its_form(lookup):
    text = "The list ended with Xu Guangli, Zhu Wenbao and He Shanfeng."
    found = people_in(lookup, text)
    assert [(person.name, person.country) for person in found] == [
        ("Xu Guangli", "CHN"),
        ("Zhu Wenbao", "CHN"),
        ("He Shanfeng", "CHN"),
    ]


def test_he_before_a_capital_is_no_name(lookup):
    assert names(lookup, "He Monday left. He wrote of Long Range and Song Festival.") == []


def test_no_at_the_head_of_a_line_is_nobody(lookup):
    text = (
        "No Singers, No Songs\n\nNo Kwang Su, a harbour captain, stayed at home. No song was sung."
    )
    (person,) = people_in(lookup, text)
    assert len(person.mentions) == 1


def countries(lookup, text):
    return [person.country for person in people_in(lookup, text)]


def test_an_experts_city_abroad_says_no_country(lookup):
    assert countries(lookup, "A researcher at a Lisbon institute said no.") == [None]
    assert countries(lookup, "A lecturer in Oslo said no.") == [None]


def test_an_experts_korean_city_says_his_country(lookup):
    assert countries(lookup, "A researcher at a Seoul institute said no.") == ["KOR"]
    assert countries(lookup, "A trade economist in Seoul said no.") == ["KOR"]


def test_an_officials_city_says_his_country(lookup):
    assert countries(lookup, "A Beijing diplomat said no.") == ["CHN"]


def test_an_office_of_one_country_alone(lookup):
    text = '"Never," said a former vice unification minister.'
    assert countries(lookup, text) == ["KOR"]
    assert countries(lookup, '"Never," said a former vice fisheries minister.') == [None]


def test_the_head_of_a_known_company(lookup):
    assert countries(lookup, "Rosatom chief Pavel Orlov spoke.") == ["RUS"]


def test_a_broadcaster_that_is_told_is_nobody(lookup):
    assert names(lookup, "The minister told Harbour Business on Monday that he slept.") == []


def test_what_an_expert_studies_is_not_whom_he_serves(lookup):
    assert countries(lookup, "A lecturer in Chinese history said no.") == [None]
    assert countries(lookup, "An expert on North Korea said no.") == [None]
    assert countries(lookup, "A Chinese economist said no.") == ["CHN"]


def test_the_institute_says_the_country(lookup):
    text = "Cho Min-ho, a professor at the University of North Korean Studies, said no."
    assert countries(lookup, text) == ["KOR"]


def test_a_weekday_before_a_name_is_no_part_of_it(lookup):
    text = "The envoy met Xi Jinping in Oslo. On Wednesday Xi left. Early Sunday Putin called him."
    people = {p.name: len(p.mentions) for p in people_in(lookup, text)}
    assert people["Xi Jinping"] == 2
    assert not any("day" in str(name) for name in people)


def terms(lookup, text, outlet=None):
    article = article_of(lookup, text, outlet)
    people = find_people(article, find_mentions(article, lookup), lookup.pack)
    return {p.name: [words(article, s) for s in p.address_terms] for p in people}


def test_a_quoted_form_of_address_is_the_last_named_one_s(lookup):
    text = "Pak Yong Hui wrote to Xi Jinping and called him “respected Comrade General Secretary.”"
    found = terms(lookup, text)
    assert found["Xi Jinping"] == ["respected Comrade General Secretary"]
    assert found["Pak Yong Hui"] == []


def test_a_letter_speaks_to_the_one_it_is_sent_to(lookup):
    text = (
        "Respected Comrade Kim Jong Un Sends Message to Xi Jinping\n\nPyongyang, May 3 (KCNA) -- "
        "Kim Jong Un sent a message to Xi Jinping on May 2.\n\nThe message reads:\n\n"
        "Your Excellency, I wish you good health.\n\nKim Jong Un -0-\n"
    )
    assert terms(lookup, text, "KCNA")["Xi Jinping"] == ["Your Excellency"]


def test_an_honorific_before_a_name_is_no_address(lookup):
    found = terms(lookup, "The respected Comrade Kim Jong Un opened a port.")
    assert found["Kim Jong Un"] == []


def test_a_headline_may_end_in_a_name_that_is_shorter_than_another(lookup):
    text = (
        "Harbour Choir Sings For Anna Bergholt\n\nPort director Anna Bergholt said the boats are "
        "in. Choir leader Maria Luisa Tannwald said the hall was full.\n"
    )
    found = people_in(lookup, text)
    assert [(p.name, len(p.mentions)) for p in found] == [
        ("Anna Bergholt", 2),
        ("Maria Luisa Tannwald", 1),
    ]


def test_a_longer_name_is_never_cut_to_a_shorter_one_that_a_pack_knows(lookup):
    for text in (
        "Ri Chol Nam, vice-minister of Culture, met the envoy. Ri Chol was not there.",
        "The envoy met vice-minister of Culture Ri Chol Nam. Ri Chol was not there.",
    ):
        found = {p.name: p for p in people_in(lookup, text)}
        assert [len(found[name].mentions) for name in ("Ri Chol Nam", "Ri Chol")] == [1, 1]
        assert found["Ri Chol Nam"].key is None
        assert found["Ri Chol"].key is not None
