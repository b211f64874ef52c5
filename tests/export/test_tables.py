"""The tables: whole, placed, near copies once, zeros with their denominators."""

import hashlib

import pytest

from tealeaves.archive.kept import Scope, kept, one, scope_of
from tealeaves.archive.tables.counts import Counting, counts
from tealeaves.archive.tables.table import NAMES, table
from tealeaves.contract import to_json
from tealeaves.errors import ArchiveError

FOUND = [
    name for name in NAMES if name not in ("documents", "texts", "versions", "counts", "records")
]


def dicts(archive, name, *more):
    return list(table(archive.connection, name, *more).dicts())


def test_every_row_has_a_value_for_every_column_and_keys_are_unique(archive):
    for name in NAMES:
        made = table(archive.connection, name)
        rows = list(made.dicts())
        assert len({tuple(row[key] for key in made.key) for row in rows}) == len(rows), name
        assert all(len(row) == len(made.columns) for row in made.rows()), name


@pytest.mark.parametrize("name", FOUND)
def test_a_quote_is_what_the_page_says_at_its_place(archive, name):
    pages = {each.document.id: each for each in kept(archive.connection)}
    for row in dicts(archive, name):
        page = pages[row["document"]]
        assert row["sha256"] == hashlib.sha256(page.page.encode("utf-8")).hexdigest()
        if row["start"] is not None:
            assert row["quote"] == page.words(row["start"], row["end"])
            if page.media_type == "text/plain":
                assert row["quote"] == page.page[row["start"] : row["end"]]


def test_most_tables_have_rows_here_so_that_the_tests_above_say_something(archive):
    filled = {name for name in FOUND if dicts(archive, name)}
    assert {"mentions", "people", "titles", "statements", "dates", "forecasts"} <= filled


def test_a_near_copy_is_listed_with_the_documents_and_has_no_findings(archive):
    copies = [row for row in dicts(archive, "documents") if row["copy_of"] is not None]
    assert [row["url"] for row in copies] == ["https://example.org/b"]
    without = {row["document"] for row in dicts(archive, "mentions", Scope(copies=False))}
    assert copies[0]["id"] not in without
    assert copies[0]["id"] in {row["document"] for row in dicts(archive, "mentions")}


def test_counts_have_zeros_gaps_and_denominators(archive):
    china = {r["period"]: r for r in dicts(archive, "counts") if r["key"] == "CHN"}
    # October has no text at all; the undated text is in no month
    assert list(china) == ["2024-07", "2024-08", "2024-09", "2024-10", "2024-11", None]
    numbers = {
        period: (row["texts"], row["all_texts"], row["mentions"]) for period, row in china.items()
    }
    assert numbers["2024-07"] == (1, 1, 2)  # its near copy of the next day is not counted
    assert numbers["2024-09"] == (0, 1, 0)  # looked for, not named
    assert numbers["2024-10"] == (0, 0, 0)
    assert numbers[None] == (0, 1, 0)


def test_a_language_without_finders_is_in_no_denominator(archive):
    korean = [r for r in dicts(archive, "documents") if r["language"] == "ko"]
    assert len(korean) == 1
    november = next(r for r in dicts(archive, "counts") if r["period"] == "2024-11")
    assert november["all_texts"] == (1 if "actors" in korean[0]["not_read"] else 2)


def test_counts_agree_with_the_mentions(archive):
    scope = Scope(copies=False)
    for row in dicts(archive, "counts"):
        mentions = [
            m
            for m in dicts(archive, "mentions", scope)
            if (m["kind"], m["key"]) == (row["kind"], row["key"])
            and (m["date"] or "")[:7] == (row["period"] or "")
        ]
        assert row["mentions"] == len(mentions)
        assert row["texts"] == len({m["document"] for m in mentions})


def test_counts_by_outlet_and_year_and_of_people(archive):
    made = counts(archive.connection, Counting(("person",), "year", "outlet"))
    rows = [row for row in made if row[2] == "Han Ryong Chol"]
    assert [(row[3], row[4], row[6]) for row in rows if row[3]] == [
        ("2024", "KCNA", 1),
        ("2024", "Rodong Sinmun", 1),
        ("2024", None, 0),
    ]


def test_a_range_takes_whole_days_months_and_years(archive):
    def urls(**scope):
        rows = dicts(archive, "documents", scope_of(**scope))
        return "".join(row["url"][-1] for row in rows)

    assert urls(since="2024-09", until="2024-11") == "cdf"
    assert urls(until="2024-07-30") == "a"
    assert urls(since="2024", until="2024") == "abcdf"
    assert urls() == "eabcdf"
    with pytest.raises(ArchiveError, match="not a date"):
        scope_of("last week")


def test_a_reading_comes_back_as_it_was_printed(archive, reading_of):
    for each in kept(archive.connection):
        document = each.document
        given = {"date": document.date, "outlet": document.outlet, "url": document.url}
        printed = to_json(reading_of(each.page, **given))
        kept_one = archive.reading(document.id)
        del printed["source"]["uri"], kept_one["source"]["uri"]
        assert list(kept_one) == list(printed)
        assert kept_one == printed


def test_an_unknown_document_or_table_is_told(archive):
    with pytest.raises(ArchiveError, match="document 99: there is none"):
        one(archive.connection, 99)
    with pytest.raises(ArchiveError, match="there are documents, texts"):
        table(archive.connection, "mention")
