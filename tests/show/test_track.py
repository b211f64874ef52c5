"""Sparklines: zero is drawn, what is not known is hatched, neighbours are joined by their texts."""

from tealeaves.show.track import sentence, spark, values
from tealeaves.show.track_chart import first_day


def row(texts, of, n=None):
    return {"texts": texts, "n": texts if n is None else n, "all_texts": of}


def test_zero_is_lowest_and_the_unknown_is_hatched():
    assert spark([0.0, None, 0.01, 1.0], 1.0) == "▁░▂█"
    assert spark([0.0, None, 0.01, 1.0], 1.0, rich=False) == "_:.#"


def test_few_texts_show_nothing():
    assert values([row(1, 1), row(2, 10)], "share", 10) == [None, 0.2]


def test_neighbours_are_joined_by_their_texts_not_by_their_shares():
    rows = [row(5, 5), row(0, 45), row(0, 0), row(1, 10)]
    assert values(rows, "share", 2) == [0.1, 0.1]
    assert values(rows, "n", 2) == [2.5, 1.0]


def test_no_rows_are_not_known():
    assert values([], "share", 10) == [None]


def test_a_change_in_words():
    side = {"texts": 1, "all_texts": 10, "share": 0.1}
    change = {
        "date": "2031-03-11",
        "low": "2031-03-10",
        "high": "2031-03-12",
        "label": "Corvania",
        "before": side,
        "after": {"texts": 1500, "all_texts": 3000, "share": 0.5},
    }
    assert sentence(change) == (
        "11 Mar 2031 (10 Mar 2031 – 12 Mar 2031): Corvania up from 10.0 % (1 of 10 texts) "
        "to 50.0 % (1,500 of 3,000 texts)"
    )
    sure = {**change, "low": "2031-03-11", "high": "2031-03-11"}
    assert sentence(sure).startswith("11 Mar 2031: Corvania up")


def test_the_first_day_of_any_period():
    days = {"2031": "2031-01-01", "2031-02": "2031-02-01", "2031-02-03": "2031-02-03"}
    assert {period: first_day(period) for period in days} == days
    assert first_day("2025-W01") == "2024-12-30"
