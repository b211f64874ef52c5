"""The day of issue as printed, and datelines."""

import pytest

from tests.page.pages import read

BODY = "<p>The ferry left the port on time, the harbour office said in a short statement.</p>"


def published(source: str, **options: str) -> str | None:
    dated = read(source, **options).published
    return dated.value if dated else None


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("<p class=meta>Posted 14 March 2024</p>", "2024-03-14"),
        ("<p>By the desk. 25 April 2024</p>", "2024-04-25"),
        ("<time datetime='2024-05-01T00:10:00+09:00'>1 hour ago</time>", "2024-05-01"),
        ("<meta property='article:published_time' content='2024-05-02'>", "2024-05-02"),
        ("<p>입력 2024.10.17 10:42 | 수정 2024.10.18 14:05</p>", "2024-10-17"),
    ],
)
def test_printed_day(head: str, day: str) -> None:
    assert published(f"<article><h1>A Ferry</h1>{head}{BODY}</article>") == day


@pytest.mark.parametrize(
    "foot",
    [
        "<script>var banner={'expires':'2027-01-31'};</script>",
        "<p>Resolution 2270 (2016) and file 18/2309866 apply. Call 02-2019-1203.</p>",
        "<meta property='article:modified_time' content='2026-01-02'>",
    ],
)
def test_other_days_are_none(foot: str) -> None:
    assert published(f"<article><h1>A Ferry</h1>{BODY}{foot}</article>") is None


def test_ambiguous_day_is_flagged() -> None:
    article = read(f"<article><h1>A Ferry</h1><p>Date: 04/03/2024</p>{BODY}</article>")
    assert article.published is not None
    assert (article.published.value, article.published.latest) == ("2024-03-04", "2024-04-03")
    assert "ambiguous_date" in [flag.flag for flag in article.flags]


def test_weekday_in_the_text_settles_the_order() -> None:
    story = "<p>On Monday the paper printed the list of ports that will be dredged.</p>"
    assert published(f"<article><p>5/1/2026</p>{story}</article>") == "2026-01-05"


def test_given_day_comes_first() -> None:
    article = read(
        "Envoy Met\nPort Amity, March 4 (PAN) -- The envoy came to the port and left it again.",
        date="2024-03-04",
    )
    assert article.published is not None
    assert article.published.basis == "given"
    place = article.published.evidence[0]
    assert article.page.text[place.start : place.end] == "March 4"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Port Amity, March 4 (PAN) -- The envoy came.", ("Port Amity", "2024-03-04", "PAN")),
        ("SEOUL, March 3 (Port News) -- The envoy came.", ("Seoul", "2024-03-03", "Port News")),
        ("MOSCOW, 3 March /TASS/. The envoy came.", ("Moscow", "2024-03-03", "TASS")),
        ("MADRID (AP) — The envoy came.", ("Madrid", None, "AP")),
        ("(평양 3월 3일발 조선중앙통신)", ("평양", "2024-03-03", "조선중앙통신")),
    ],
)
def test_datelines(line: str, expected: tuple[str, str | None, str]) -> None:
    dateline = read(f"Envoy Met\n{line}\nHe left again.", date="2024-03-04").dateline
    assert dateline is not None
    assert (dateline.place, dateline.date, dateline.agency) == expected


def test_year_of_a_dateline_turns_with_the_year() -> None:
    dateline = read(
        "Envoy Met\nPort Amity, December 31 (PAN) -- The envoy came.", date="2024-01-01"
    ).dateline
    assert dateline is not None
    assert dateline.date == "2023-12-31"


def test_no_dateline_in_a_sentence() -> None:
    assert read("Envoy Met\nIn Port Amity, March 4 was a holiday.").dateline is None


@pytest.mark.parametrize(
    ("trail", "section"),
    [
        ("Home > Ports > Article", "Ports"),
        ("You are here: Home >> Ports", "Ports"),
        ("홈 > 정치 > 항구", "항구"),
    ],
)
def test_section_of_the_trail(trail: str, section: str) -> None:
    story = "The harbour office said that the ferry to the island would sail again on Monday."
    assert read(f"{trail}\n\nA Ferry Sails Again\n\n{story}\n\nShare\n").section == section


def test_a_dateline_needs_no_agency() -> None:
    page = "Aide Speaks\n\nOSLO, 5 June 2024 – The premier said that the ferry would sail.\n"
    article = read(page)
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.date) == ("Oslo", "2024-06-05")
    assert article.dateline.agency is None
    assert article.published is not None
    assert article.published.value == "2024-06-05"


def test_a_day_in_a_sentence_is_no_dateline() -> None:
    page = "Aide Speaks\n\nIn Oslo, 5 June 2024 was a holiday, and the ferry office was closed.\n"
    assert read(page).dateline is None


def test_a_script_left_in_a_dump_states_the_day() -> None:
    state = 'window.state={"id":7,"published_time":"2023-06-30T07:15:02+00:00","locale":"en"}'
    body = "The ferry left the port on time, the harbour office said in a short statement."
    assert published(f"{state}\n\nA Ferry Sails\n\n{body}\n\n{body}\n") == "2023-06-30"
    changed = state.replace("published_time", "modified_time")
    assert published(f"{changed}\n\nA Ferry Sails\n\n{body}\n\n{body}\n") is None
