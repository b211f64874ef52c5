"""What a text presents as having happened or coming, and what it does not."""

import pytest

from tealeaves import evidence


@pytest.fixture
def events_of(reading_of):
    """A function: text to its events as (type, start, tense, evidence)."""

    def tell(text, **options):
        options.setdefault("date", "2024-09-18")
        reading = reading_of(text, **options)
        return [
            (e.type, e.start, e.tense, evidence.words(reading.article, e.evidence[0]))
            for e in reading.events
        ]

    return tell


@pytest.fixture
def happened(reading_of):
    """A function: text to its events."""
    return lambda text, date="2024-09-18": reading_of(text, date=date).events


WIRE = "Pyongyang, September 18 (KCNA) -- "


def test_a_dated_act_is_an_event(events_of):
    assert events_of("The premier visited a mill on September 12.") == [
        ("visit", "2024-09-12", "past", "The premier visited a mill on September 12")
    ]


def test_what_an_official_says_on_a_day_is_an_event(events_of):
    assert events_of("The premier said on September 12 that the mill was old.") == [
        ("statement", "2024-09-12", "past", "The premier said on September 12")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The newspaper said on September 12 that the mill was old.",
        "The mill seemed old on September 12.",
        "The premier said in 2023 that the mill was old.",
    ],
)
def test_a_report_a_state_or_a_remark_without_a_day_is_none(events_of, text):
    assert events_of(text) == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("He had last been to Norland in January 2019.", "2019-01"),
        ("Norland took down its masts, starting on September 4.", "2024-09-04"),
        ("The pact was praised when it ran out in May 2024.", "2024-05"),
        ("Norland is to lower its tariff by two points on November 10.", "2024-11-10"),
        ("In a talk on Monday, he said that the mill was old.", "2024-09-16"),
    ],
)
def test_dated_background_is_an_event(events_of, text, start):
    assert start in [event[1] for event in events_of(text)]


def test_what_is_held_unlikely_is_no_event(events_of):
    assert events_of("Harl is unlikely to meet Berg in October.") == []
    assert events_of("An analyst doubts that a pact will be signed in October.") == []


def test_leaving_something_so_is_no_journey(events_of):
    assert [e for e in events_of("Harl spoke twice and left it smaller.") if e[0] == "visit"] == []


def test_an_act_that_did_not_happen_is_none(events_of):
    assert events_of("No reception had been held by September 12.") == []
    assert events_of("The premier did not visit the mill on September 12.") == []


def test_what_is_to_come_is_future(events_of):
    assert events_of("The Assembly is due to meet on September 26.")[0][:3] == (
        "talks",
        "2024-09-26",
        "future",
    )


def test_event_nouns_with_a_date(events_of):
    text = "Nothing was said about the election on November 5, 2024."
    assert [e[:3] for e in events_of(text)] == [("decision", "2024-11-05", "future")]


def test_event_nouns_without_a_date_are_background(events_of):
    assert events_of("Nothing was said about the election.") == []


def test_upcoming_meetings_need_no_date(events_of):
    assert events_of("Little is known about the upcoming 12th Party Congress.") == [
        ("session", None, "future", "the upcoming 12th Party Congress")
    ]


def test_a_century_is_too_vague(events_of):
    assert events_of("The empire waged war in the last century.") == []


def test_a_report_is_about_its_first_act(events_of):
    text = WIRE + "Kang Pom Su, minister of Ports, inspected two harbours. He praised the crews."
    assert [e[:3] for e in events_of(text)] == [("inspection", None, "past")]


def test_talk_and_greetings_of_one_meeting_are_one_event(happened):
    text = (
        WIRE + "Kang Pom Su, minister of Ports, met Somsak Keo, ambassador of Laos, on September "
        "17. He had a talk with the guest on September 17."
    )
    assert len(happened(text)) == 1


def test_a_second_meeting_is_another_event(happened):
    text = (
        WIRE + "Kang Pom Su, minister of Ports, met Somsak Keo, ambassador of Laos, on September "
        "17. On September 17 Kang Pom Su met Somsak Keo again."
    )
    assert len(happened(text)) == 2


def test_decisions_take_the_day_of_the_meeting(events_of):
    text = (
        WIRE + "A meeting of the harbour committee took place on Monday. The committee adopted a "
        "law on quays."
    )
    assert [e[:2] for e in events_of(text)] == [
        ("talks", "2024-09-16"),
        ("decision", "2024-09-16"),
    ]


def test_a_letter_answers_a_message_of_unknown_day(happened):
    text = (
        "Ri Hak Song Sends Message\n" + WIRE + "Ri Hak Song, premier of the DPRK, sent a message "
        "to Pham Minh Chinh, prime minister of Vietnam, on September 17.\nThe message said:\n"
        "I thank you for your warm greetings on the 76th birthday of the DPRK. -0-"
    )
    answered = happened(text)[1]
    assert (answered.type, answered.start) == ("message", None)
    assert answered.occasion == "76th birthday of the DPRK"


def test_the_day_after_when_dates_the_clause(events_of):
    text = "The test comes on September 26, when the north marks the founding of its army."
    assert [e[1:3] for e in events_of(text)] == [("2024-09-26", "future")]


def test_the_date_of_an_occasion_is_not_the_act_s(events_of):
    text = WIRE + "Meetings took place in Algeria on the occasion of the July 27 month of struggle."
    assert [e[1] for e in events_of(text)] == [None]


def test_a_meeting_held_every_year_recurs(happened):
    (event,) = happened("The two armies hold a drill in the bay every year.")
    assert (event.recurring, event.start) == (True, None)


def test_a_report_goes_on_to_another_gathering(events_of):
    text = (
        WIRE + "Meetings took place in Algeria. Speeches were made at the meetings. Meanwhile, a "
        "protest was staged in front of the embassy."
    )
    assert [e[0] for e in events_of(text)] == ["talks", "rally"]


def test_a_statement_is_issued_on_the_day_it_is_printed(events_of):
    text = WIRE + "The following is the press statement of Kang Pom Su, minister of Ports."
    assert [e[:2] for e in events_of(text)] == [("statement", "2024-09-18")]


def test_who_and_where_are_named(happened):
    (event,) = happened("The minister Kang Pom Su opened a ceremony at the Harbour Hall on Sunday.")
    assert "Harbour Hall" in (event.where or "")


def test_what_is_short(happened):
    (event,) = happened(
        "On September 12 the premier visited a mill that had been built before the war by a rich "
        "man from a far country and that had stood idle for more than thirty long years."
    )
    assert event.what.startswith("the premier visited a mill")
    assert len(event.what) <= 100


def test_an_agency_goes_on_without_a_date_to_what_was_decided(happened):
    events = happened(
        "Pyongyang, May 4 (KCNA) -- A session of the council opened on May 3. The session adopted "
        "a law on harbours. The speakers praised the crews."
    )
    assert [(event.type, event.start and event.start[5:]) for event in events] == [
        ("session", "05-03"),
        ("decision", "05-03"),
    ]


@pytest.mark.parametrize(
    ("sentence", "happened"),
    [
        ("The envoy was not reported to have sent a letter to Laos on Monday.", False),
        ("The envoy did not agree to meet the premier of Laos on Monday.", False),
        ("The envoy was reported to have sent a letter to Laos on Monday.", True),
        ("The envoy did not hesitate to meet the premier of Laos on Monday.", True),
    ],
)
def test_what_is_said_not_to_have_been_done_is_no_event(reading_of, sentence, happened):
    found = reading_of(f"The Envoy of Laos\n\n{sentence}\n", date="2026-03-04").events
    assert bool(found) == happened
