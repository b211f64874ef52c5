"""Dates on the calendar: extents and values; a near miss beside every hit."""

import pytest

from tests.read.dated import dates


@pytest.fixture(scope="module")
def pack(lookup):
    return lookup.pack


HITS = {
    "month day": ("The envoy left on July 16.", [("July 16", "2024-07-16")]),
    "short month": ("The envoy left on Sept. 13.", [("Sept. 13", "2024-09-13")]),
    "month day year": ("Signed June 5, 1950.", [("June 5, 1950", "1950-06-05")]),
    "day month year": ("Signed on 5 June 1950.", [("5 June 1950", "1950-06-05")]),
    "ordinal": ("It fell on the 25th of August 1917.", [("the 25th of August 1917", "1917-08-25")]),
    "weekday and date": (
        "They met on Monday, October 7, 2024.",
        [("Monday, October 7, 2024", "2024-10-07")],
    ),
    "month year": ("A tour in June 2019 ended.", [("June 2019", "2019-06")]),
    "early month": (
        "It began in early January 1942.",
        [("early January 1942", "1942-01", "START")],
    ),
    "mid month": ("A plenum met in mid-December 2023.", [("mid-December 2023", "2023-12", "MID")]),
    "end of a year": ("All is due at the end of 2024.", [("the end of 2024", "2024", "END")]),
    "year": ("The pact of 1961 holds.", [("1961", "1961")]),
    "years": ("The war of 1939-1945 ended.", [("1939-1945", "1939/1945")]),
    "decade": ("In the 1960s they built dams.", [("the 1960s", "196")]),
    "century": ("Walls of the 19th century stand.", [("the 19th century", "18")]),
    "last century": ("It should have gone in the last century.", [("the last century", "19")]),
    "era": ("He fled in 490 BC.", [("490 BC", "BC0490")]),
    "half": ("Work begins in the second half of 2025.", [("the second half of 2025", "2025-H2")]),
    "quarter": (
        "Output rose in the third quarter of 2023.",
        [("the third quarter of 2023", "2023-Q3")],
    ),
    "season": ("Trade may grow by the spring of 2025.", [("the spring of 2025", "2025-SP")]),
    "days of one month": ("A forum ran Sept 21-22.", [("Sept 21-22", "2024-09-21/2024-09-22")]),
    "days of two months": (
        "The drill of June 25-July 27 ended.",
        [("June 25-July 27", "2024-06-25/2024-07-27")],
    ),
    "range with its year behind": (
        "Drills were held May 4 to May 20, 2023.",
        [("May 4 to May 20, 2023", "2023-05-04/2023-05-20")],
    ),
    "second day": (
        "They spoke on March 4 and 5.",
        [("March 4", "2024-03-04"), ("5", "2024-03-05")],
    ),
    "month with its year behind": (
        "Losses of August and September 1914 were heavy.",
        [("August", "1914-08"), ("September 1914", "1914-09")],
    ),
    "juche year": ("Founded in Juche 37 (1948), it grew.", [("Juche 37 (1948)", "1948")]),
    "juche day": (
        "Dated January 15, Juche 114 (2025).",
        [("January 15, Juche 114 (2025)", "2025-01-15")],
    ),
    "juche month": ("In July Juche 104 (2015) he came.", [("July Juche 104 (2015)", "2015-07")]),
    "iso day": ("Printed 2026-01-15 in the capital.", [("2026-01-15", "2026-01-15")]),
    "iso month": ("Plan 2026-04 was printed twice.", [("2026-04", "2026-04")]),
    "day first": ("The note of 25/07/18 is void.", [("25/07/18", "2018-07-25")]),
    "month first": ("The guard, born 10/22/44, stood.", [("10/22/44", "1944-10-22")]),
    "day or month first": ("The note of 04/03/2024 is void.", [("04/03/2024", "2024")]),
}


@pytest.mark.parametrize(("text", "expected"), HITS.values(), ids=HITS)
def test_a_calendar_date(pack, text, expected):
    assert dates(pack, text) == expected


MISSES = {
    "may, the verb": "The premier may attend.",
    "May begins a wish": "May the pact last.",
    "march, the verb": "Guards march past the hall.",
    "a given name": "Julian Park and April Ri spoke.",
    "sat, sun, second": "He sat in the sun for a second.",
    "a serial number": "Serial 2692024 was on the hull.",
    "a unit": "Unit 1958 hauled 61 40 kg sacks.",
    "a count": "Some 2000 soldiers marched.",
    "money": "It cost $1999 then.",
    "degrees": "It was 25 degrees along 41° 12’ N.",
    "a named year's event": "He spoke at the 2026 New Year Concert.",
    "a hostel named for a day": "Guests stay at the April 25 Hostel.",
    "a stadium": "It took place at May Day Stadium.",
    "an anniversary": "It marks the 75th anniversary of the pact.",
    "a session": "The 32nd plenary meeting took place.",
    "water": "Water of the spring is cold; a fall hurt him.",
    "no such day": "On February 31 nothing happened.",
    "a version": "Version 1.2.3 of file 10.11 is out.",
}


@pytest.mark.parametrize("text", MISSES.values(), ids=MISSES)
def test_no_date(pack, text):
    found = dates(pack, text)
    assert [f for f in found if f != ("February", "2024-02")] == []


def test_a_dateline_is_marked(pack):
    from tealeaves.read.dates.find import find_dates
    from tests.read.dated import day, plain

    article = plain("Envoy Met\nPyongyang, July 16 (KCNA) -- An envoy came on July 15.")
    found = find_dates(article, day("2024-07-16"), pack)
    assert [(t.value, t.function) for t in found] == [
        ("2024-07-16", "dateline"),
        ("2024-07-15", None),
    ]


def test_without_a_day_of_issue_the_year_stays_unknown(pack):
    assert dates(pack, "They met in December.", issue=None) == [("December", "XXXX-12")]
    assert dates(pack, "They met on Monday.", issue=None) == [("Monday", "XXXX-WXX-1")]
    assert dates(pack, "They met in June 2019.", issue=None) == [("June 2019", "2019-06")]


KOREAN = {
    "full": (
        "연설은 2025년 3월 1일 오후 2시 5분에 끝났다.",
        [("2025년 3월 1일 오후 2시 5분", "2025-03-01T14:05")],
    ),
    "month": ("공사는 2025년 3월에 끝났다.", [("2025년 3월", "2025-03")]),
    "today": ("대표단은 금일 떠났다.", [("금일", "2024-10-08")]),
    "yesterday": ("대표단은 작일 왔다.", [("작일", "2024-10-07")]),
    "no month": ("공사는 13월 1일이라고 하였다.", []),
}


@pytest.mark.parametrize(("text", "expected"), KOREAN.values(), ids=KOREAN)
def test_a_korean_date(pack, text, expected):
    assert dates(pack, text, language="ko") == expected


def test_the_edge_of_a_period(pack):
    assert dates(pack, "In the last week of August 2023 it rained.") == [
        ("the last week of August 2023", "2023-08", "END")
    ]
    assert dates(pack, "The last of the weeks was cold.") == []


def test_a_year_before_christ(pack):
    assert dates(pack, "The revolt of 499-493 BC failed.") == [("499-493 BC", "BC0499/BC0493")]
    assert dates(pack, "He scored 499-493 points.") == []


def test_a_large_number_is_no_clock_time(pack):
    assert dates(pack, "It sold 7 000 am radios.") == []
