"""Dates that count from another: issue is Tuesday, 8 October 2024 unless a test says otherwise."""

import pytest

from tests.read.dated import dates


@pytest.fixture(scope="module")
def pack(lookup):
    return lookup.pack


HITS = {
    "weekday gone": ("They met on Monday.", [("Monday", "2024-10-07")]),
    "weekday of issue": ("The paper said Tuesday it was off.", [("Tuesday", "2024-10-08")]),
    "weekday to come": ("The assembly will meet on Monday.", [("Monday", "2024-10-14")]),
    "last weekday": ("It said so last Tuesday.", [("last Tuesday", "2024-10-01")]),
    "weekday of a week": ("They met on Friday last week.", [("Friday last week", "2024-10-04")]),
    "both tenses": (
        "The agency said Monday that talks will be held on Friday.",
        [("Monday", "2024-10-07"), ("Friday", "2024-10-11")],
    ),
    "month gone": ("In December the ship was shown.", [("December", "2023-12")]),
    "month to come": ("A summit is planned in April.", [("April", "2025-04")]),
    "this month": ("He came in October.", [("October", "2024-10")]),
    "last month by name": ("It was agreed last June.", [("last June", "2024-06")]),
    "month of last year": ("It was agreed in April last year.", [("April last year", "2023-04")]),
    "this year": ("This year it rained.", [("This year", "2024")]),
    "next year": ("It will open next year.", [("next year", "2025")]),
    "this week": ("Nothing moved this week.", [("this week", "2024-W41")]),
    "last week": ("Nothing moved last week.", [("last week", "2024-W40")]),
    "earlier": ("Earlier this month he fell ill.", [("Earlier this month", "2024-10", "BEFORE")]),
    "later": ("It may come later this year.", [("later this year", "2024", "AFTER")]),
    "start of the year": (
        "It has risen since the start of the year.",
        [("the start of the year", "2024", "START")],
    ),
    "half of this year": (
        "Events are set for the latter half of this year.",
        [("the latter half of this year", "2024-H2")],
    ),
    "ago": ("It was longer five years ago.", [("five years ago", "2019")]),
    "months ago": ("He took office 30 months ago.", [("30 months ago", "2022-04")]),
    "some days ago": ("They quarrelled some days ago.", [("some days ago", "PAST_REF")]),
    "yesterday": ("It rained yesterday.", [("yesterday", "2024-10-07")]),
    "day of last month": (
        "It took effect on the 1st of last month.",
        [("the 1st of last month", "2024-09-01")],
    ),
    "that evening": (
        "He came on October 3. That evening he sang.",
        [("October 3", "2024-10-03"), ("That evening", "2024-10-03TEV")],
    ),
    "the next day": (
        "He came on October 3 and left the next day.",
        [("October 3", "2024-10-03"), ("the next day", "2024-10-04")],
    ),
    "the day before": (
        "He came on October 3; the guests had come the day before.",
        [("October 3", "2024-10-03"), ("the day before", "2024-10-02")],
    ),
    "days later": (
        "He came on October 3 and left two days later.",
        [("October 3", "2024-10-03"), ("two days later", "2024-10-05")],
    ),
    "the same day": (
        "He came on October 3 and left on the same day.",
        [("October 3", "2024-10-03"), ("the same day", "2024-10-03")],
    ),
    "clock": ("It rose at 10:00 on July 16.", [("10:00 on July 16", "2024-07-16T10:00")]),
    "clock in halves": (
        "At 7:10 p.m. on July 16 it rose.",
        [("7:10 p.m. on July 16", "2024-07-16T19:10")],
    ),
    "part of a day": (
        "It rose in the morning of July 16.",
        [("the morning of July 16", "2024-07-16TMO")],
    ),
    "weekday evening": ("He spoke on Monday evening.", [("Monday evening", "2024-10-07TEV")]),
    "length": ("For 75 years it held.", [("75 years", "P75Y")]),
    "length about": ("It took about three hours.", [("three hours", "PT3H", "APPROX")]),
    "length almost": ("He stayed almost a week.", [("almost a week", "P1W", "LESS_THAN")]),
    "length more": ("It took more than two years.", [("more than two years", "P2Y", "MORE_THAN")]),
    "long": ("A week-long rest ended.", [("week-long", "P1W")]),
    "half a century": ("It lasted half a century.", [("half a century", "P50Y")]),
    "spaced thousands": ("Its 5 000-year history is known.", [("5 000-year", "P5000Y")]),
    "set": ("Drills are held every year.", [("every year", "P1Y")]),
    "vague past": ("He was recently seen.", [("recently", "PAST_REF")]),
    "vague present": ("Now it is calm.", [("Now", "PRESENT_REF")]),
    "vague future": ("It will be so in the future, too.", [("the future", "FUTURE_REF")]),
    "coming": ("Sales will grow in the coming months.", [("the coming months", "FUTURE_REF")]),
}


@pytest.mark.parametrize(("text", "expected"), HITS.values(), ids=HITS)
def test_a_relative_date(pack, text, expected):
    assert dates(pack, text) == expected


MISSES = {
    "adjectives": "The recent, present and current rules.",
    "a vague length": "It lasted for a long time, for years.",
    "present, the verb": "Present at the meeting were guests.",
    "an age": "A 70-year-old guest came.",
    "a plan": "The five-year plan was met.",
    "a rate": "It earns ten coins a day.",
    "the future of": "He spoke of the future of the land.",
    "soon after": "Soon after the battle they left.",
    "as soon as": "Come as soon as possible.",
    "that as a conjunction": "He knows that days are short.",
    "one day": "One day he came.",
    "night in general": "Owls hunt at night.",
    "stroke of midnight": "At the stroke of midnight bells rang.",
    "three quarters": "It holds three quarters of the town.",
}


@pytest.mark.parametrize("text", MISSES.values(), ids=MISSES)
def test_no_relative_date(pack, text):
    assert dates(pack, text) == []


def test_a_date_just_gone_is_not_next_years(pack):
    text = "The team is to rest, having played from July 20 to 27."
    assert dates(pack, text, "2024-08-04") == [("July 20 to 27", "2024-07-20/2024-07-27")]


def test_a_year_beside_governs_a_past_month(pack):
    text = "They met in June 2019 in the north and talked again in November."
    assert dates(pack, text)[1] == ("November", "2019-11")


def test_a_year_a_sentence_back_does_not(pack):
    text = "They met in June 2019. They talked again in September."
    assert dates(pack, text)[1] == ("September", "2024-09")


def test_today_in_a_speech_is_its_day(pack):
    text = (
        "Speech Made\nPyongyang, October 8 (KCNA) -- The chairman spoke on October 5.\n"
        "The full text of the speech follows:\nComrades, today we begin."
    )
    assert dates(pack, text)[-1] == ("today", "2024-10-05")


def test_today_in_a_report_is_the_day_of_issue(pack):
    text = "The chairman spoke on October 5.\nThe town is quiet today."
    assert dates(pack, text)[-1] == ("today", "2024-10-08")


def test_a_day_in_the_past_perfect_is_background(pack):
    text = "It said on October 7 that he had set out on October 4. The next day he spoke."
    assert dates(pack, text)[-1] == ("The next day", "2024-10-08")


HISTORY = (
    "In May 1861 the fort fell. In 1862 the fleet came. On 10 March 1862 it sank. "
    "In April the army met it. In 1863 the siege began and in 1864 it ended. By June 1864 "
    "all was lost; in 1865 peace came. On 3 May the last guns fell silent."
)


def test_a_history_dates_from_its_own_years(pack):
    found = dict(dates(pack, HISTORY)[i][:2] for i in range(len(dates(pack, HISTORY))))
    assert found["April"] == "1862-04"
    assert found["3 May"] == "1865-05-03"


def test_news_with_one_old_year_is_no_history(pack):
    text = "The pact of 1961 holds. On 3 May they met."
    assert dates(pack, text)[1] == ("3 May", "2024-05-03")


def test_army_day_moved(pack):
    text = "Army Day was marked with a wreath."
    assert dates(pack, text, "2017-04-26") == [("Army Day", "2017-04-25")]
    assert dates(pack, text, "2019-02-09") == [("Army Day", "2019-02-08")]


def test_new_years_days(pack):
    text = "He sang on New Year’s Eve and rested on New Year’s Day."
    assert dates(pack, text, "2026-01-02") == [
        ("New Year’s Eve", "2025-12-31"),
        ("New Year’s Day", "2026-01-01"),
    ]


def test_easter_moves(pack):
    assert dates(pack, "A truce was kept at Easter 2025.")[0] == ("Easter 2025", "2025-04-20")
    assert dates(pack, "They sang White Christmas.") == []


def test_a_quoted_title_lends_no_tense(pack):
    text = "The ministry issued a note titled “Rivers should be kept clean” on Sunday."
    assert dates(pack, text) == [("Sunday", "2024-10-06")]


def test_a_relative_clause_lends_no_tense(pack):
    text = "He gave a speech on Wednesday that will be long remembered."
    assert dates(pack, text) == [("Wednesday", "2024-10-02")]


def test_todays_world_is_no_day(pack):
    assert dates(pack, "In today’s world ships are fast.") == [("today", "PRESENT_REF")]
    assert dates(pack, "At today’s meeting ships were named.") == [("today", "2024-10-08")]
