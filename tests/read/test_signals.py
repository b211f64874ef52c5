"""What a text states or what can be counted in it alone."""

import pytest

from tealeaves.evidence import words

LIST = ("disclosure", "title_withheld", "publication_delay", "response_delay", "rank_order")


@pytest.fixture(scope="module")
def signals(reading_of):
    """A function: title and body of an agency item to its signals by kind."""

    def make(title, body, day="May 3"):
        reading = reading_of(
            f"{title}\n\nPyongyang, {day} (KCNA) -- {body} -0-\n", date="2024-05-03", outlet="KCNA"
        )
        return {s.kind: s for s in reading.signals}, reading

    return make


VISIT = "Respected Comrade Kim Jong Un Inspects New Port"


def test_days_from_the_act_to_the_page(signals):
    found, _ = signals(
        "Respected Comrade Kim Jong Un Receives Delegation of Laos",
        "Kim Jong Un met the delegation of Laos on May 1.",
    )
    assert dict(found["publication_delay"].details)["days"] == 2


def test_an_answer_counts_from_what_it_answers(signals):
    found, reading = signals(
        "Press Statement of Spokesman for DPRK Foreign Ministry",
        "A spokesman for the Foreign Ministry of the DPRK released the following press statement "
        "on May 3:\nNorway announced a reckless war drill on April 29, the fifth.\n"
        "The Foreign Ministry strongly denounces Norway.",
    )
    answer = found["response_delay"]
    assert dict(answer.details)["days"] == 4
    assert "April 29" in [words(reading.article, span) for span in answer.evidence]


def test_a_visit_without_a_day(signals):
    found, _ = signals(VISIT, "Kim Jong Un inspected a new port and looked at two cranes.")
    assert dict(found["disclosure"].details)["level"] == "date withheld"


def test_a_visit_with_a_day_withholds_none(signals):
    found, _ = signals(VISIT, "Kim Jong Un inspected a new port on May 2.")
    assert "disclosure" not in found


def test_a_leader_without_any_office(signals):
    found, _ = signals(
        "Respected Comrade Kim Jong Un Makes Speech at Port",
        "The respected Comrade Kim Jong Un made a speech at the port on May 2.\n\n"
        "The full text of the speech is as follows:\n\nI thank you for the port.",
    )
    assert found["title_withheld"].about is None
    assert dict(found["title_withheld"].details)["person"] == "Kim Jong Un"
    assert dict(found["disclosure"].details)["level"] == "full text"


def test_a_leader_with_his_office_lacks_none(signals):
    found, _ = signals(
        VISIT,
        "Kim Jong Un, president of the State Affairs of the Democratic People's Republic of "
        "Korea, inspected a new port on May 2.",
    )
    assert "title_withheld" not in found


def test_every_signal_has_evidence_and_a_short_sentence(signals):
    _, reading = signals(
        "Press Statement of Spokesman for DPRK Foreign Ministry",
        "A spokesman for the Foreign Ministry of the DPRK released the following press statement "
        "on May 3:\n\nJapan is staging a reckless war drill near the islands.\n\n"
        "The hostile forces will pay a dear price for this.",
    )
    assert 3 <= len(reading.signals) <= 7
    for one in reading.signals:
        assert one.evidence
        assert len(one.statement) <= 110


def test_what_a_report_says_in_words(reading_of):
    reading = reading_of(
        "North Korea's Leader Opens Port\n\n"
        "Kim Jong Un made no mention of China in the speech, KCNA reported on Friday. "
        "State media mentioned a letter from Laos without disclosing its contents. "
        "There was no sign of a change in the line of North Korea.\n",
        date="2024-05-03",
    )
    kinds = {s.kind: s for s in reading.signals}
    assert {"absence", "disclosure", "shift"} <= set(kinds)
    assert all(s.basis == "stated" for s in reading.signals)


def test_a_report_s_ranking_names_first_and_over(reading_of):
    reading = reading_of(
        "A Letter from Pyongyang\n\n"
        "North Korea listed Laos ahead of Cuba in the greetings, KCNA reported on Friday. "
        "North Korea gave less attention to Mongolia.\n",
        date="2024-05-03",
    )
    first = next(s for s in reading.signals if s.kind == "priority")
    assert first.about == "LAO"
    assert dict(first.details)["over"] == ("MNG", "CUB")
    assert first.statement == "Laos is put first, over Mongolia and Cuba."


def test_a_report_without_such_words_states_nothing(reading_of):
    reading = reading_of(
        "A New Bridge\n\nThe bridge in Laos is open to lorries from today, the office of roads "
        "reported on Friday. It is ninety metres long.\n",
        date="2024-05-03",
    )
    assert reading.signals == ()


def test_the_same_day_is_no_delay(signals):
    found, _ = signals(VISIT, "Kim Jong Un inspected a new port on May 3.")
    assert "publication_delay" not in found


def test_a_short_text_that_names_one_state_leaves_out_none(signals):
    found, _ = signals("Laos Opens Bridge", "Laos opened a bridge on May 2.")
    assert "absence" not in found


def test_two_offices_are_no_rank(signals):
    found, _ = signals(
        "Port Opens", "Premier Kim Tok Hun met Ri Chol Nam and Pak Song at the port."
    )
    assert "rank_order" not in found


def test_what_a_signal_is_about_stands_in_its_words(reading_of):
    reading = reading_of(
        "Seats\n\nThe state media of North Korea reported on the dinner. Li Qiang, premier of "
        "China, and Dmitry Medvedev, deputy chairman of the Security Council of Russia, stood "
        "next to the table. The speech did not mention Norway. It printed the toast in full.\n",
        date="2024-05-03",
        outlet="The Fjord",
    )
    found = {s.kind: s for s in reading.signals}
    assert found["absence"].about == "NOR"
    assert found["rank_order"].about is None
    assert "Li Qiang, Dmitry Medvedev" in found["rank_order"].statement
    assert "Li Qiang" in words(reading.article, found["rank_order"].evidence[0])
    assert found["disclosure"].about is None


def test_a_choice_of_titles_shows_only_that_person_s_own(reading_of):
    reading = reading_of(
        "Foreign Minister of DPRK Sends Greetings to Foreign Minister of Laos\n\n"
        "Pyongyang, May 3 (KCNA) -- Choe Son Hui, minister of Foreign Affairs of the DPRK, sent "
        "a message of greeting to Thongsavan Phomvihane, minister of Foreign Affairs of Laos, "
        "on May 2. -0-\n",
        date="2024-05-03",
        outlet="KCNA",
    )
    own = {p.name: {t.span for t in p.title_spans} for p in reading.people}
    chosen = [s for s in reading.signals if s.kind == "title_choice"]
    assert chosen
    for one in chosen:
        assert set(one.evidence) <= own[dict(one.details)["person"]]


def test_a_state_s_secretary_holds_no_party_office(reading_of):
    reading = reading_of(
        "Kim Jong Un Meets Sergei Shoigu\n\nPyongyang, May 3 (KCNA) -- Kim Jong Un met Sergei "
        "Shoigu, secretary of the Security Council of the Russian Federation, on May 2. -0-\n",
        date="2024-05-03",
        outlet="KCNA",
    )
    said = [s.statement for s in reading.signals if s.kind == "title_choice"]
    assert any(one.startswith("Sergei Shoigu is given state offices only") for one in said)


def test_an_answer_of_the_same_day_counts_hours(signals):
    found, _ = signals(
        "Press Statement of Spokesman for DPRK Foreign Ministry",
        "A spokesman for the Foreign Ministry of the DPRK released the following press statement "
        "on May 3:\n\nNorway began a reckless war drill at 10:00 on May 3.\n\n"
        "The Foreign Ministry strongly denounces Norway.",
    )
    assert dict(found["response_delay"].details)["days"] == 0


def test_who_came_along_without_a_name(signals):
    found, _ = signals(
        "Respected Comrade Kim Jong Un Inspects New Port",
        "Kim Jong Un inspected a new port on May 2. He was accompanied by secretaries of the "
        "Central Committee of the Workers' Party of Korea.",
    )
    assert "secretaries of the Central Committee" in found["name_withheld"].statement


@pytest.mark.parametrize(
    ("title", "body", "chosen"),
    [
        (
            "Choe Son Hui Meets Ambassador of Laos",
            "Choe Son Hui, minister of Foreign Affairs, met the ambassador of Laos on May 3.",
            True,
        ),
        (
            "Jong Mun Sok Meets Delegation of Laos",
            "Jong Mun Sok, minister of Fisheries, met the delegation of Laos on May 3.",
            False,
        ),
        (
            "Delegation of Laos Lays Flowers",
            "The delegation of Laos laid flowers before the statue of President Kim Il Sung.",
            False,
        ),
    ],
)
def test_one_title_is_a_choice_only_for_who_holds_another_office(signals, title, body, chosen):
    found, reading = signals(title, body)
    assert any(person.title_spans for person in reading.people)
    assert ("title_choice" in found) is chosen
