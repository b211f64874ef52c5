"""The day of issue worked out from hints; near misses must not invent one."""

import pytest

from tealeaves import evidence
from tealeaves.read.dates.published import infer_published
from tests.read.dated import plain


@pytest.fixture(scope="module")
def infer(lookup):
    return lambda text, language="en": infer_published(plain(text, language), lookup.pack)


NEW_YEAR = (
    "On New Year's Day the chairman visited the port. The paper reported on Thursday that "
    "2026 would be a year of ships."
)


def test_a_named_day_a_year_and_a_weekday_agree(infer):
    found = infer(NEW_YEAR)
    assert (found.value, found.latest, found.precision, found.basis) == (
        "2026-01-01",
        "2026-01-04",
        "day",
        "inferred",
    )


def test_the_evidence_is_the_words_that_agree(infer):
    article = plain(NEW_YEAR)
    words = [evidence.shown(article.page, s) for s in infer(NEW_YEAR).evidence]
    assert words == ["New Year's Day", "Thursday", "2026"]


def test_a_weekday_that_does_not_agree_gives_nothing(infer):
    assert infer(NEW_YEAR.replace("Thursday", "Tuesday")) is None


def test_a_report_two_days_after_is_dated_by_its_weekday(infer):
    assert infer(NEW_YEAR.replace("Thursday", "Saturday")).value == "2026-01-03"


def test_a_greeted_year(infer):
    text = "At midnight the guests welcomed 2026. The radio said on Thursday that they danced."
    assert infer(text).value == "2026-01-01"


def test_without_a_weekday_only_the_month_is_claimed(infer):
    found = infer("On New Year's Day the port opened; 2026 would be good.")
    assert (found.value, found.precision) == ("2026-01", "month")


def test_a_date_with_its_weekday_and_a_year(infer):
    text = "On Monday, September 16 the assembly met. Trade of 2024 was weak."
    assert infer(text).value == "2024-09-16"


def test_a_date_whose_weekday_fits_no_named_year_gives_nothing(infer):
    assert infer("On Tuesday, September 16 the assembly met. Trade of 2024 was weak.") is None


@pytest.mark.parametrize(
    "text",
    [
        "The paper said on Thursday that the guests stayed.",
        "In 1950, on New Year's Day, troops crossed the river. The museum opened on Thursday.",
        "They met in 2019 and in 2020. On New Year's Day shops are closed.",
        "On New Year's Day 2020 they met. The radio spoke on Wednesday. 2026 would be hard.",
        "",
    ],
)
def test_hints_that_prove_nothing(infer, text):
    assert infer(text) is None


def test_other_languages_are_not_tried(infer):
    assert infer("2026년 새해 목요일", "ko") is None
