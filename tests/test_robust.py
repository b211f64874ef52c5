"""No reading fails or hangs, whatever the bytes; bad input gets one line, the rest is read."""

import gzip
import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from tealeaves.cli.app import app
from tealeaves.contract import to_json
from tealeaves.errors import PageError
from tests.contract_faults import faults
from tests.shared import SHARED, needs_shared

PIECES = st.lists(
    st.sampled_from(
        [
            "The premier of Varna said that ",
            "“We will come,” ",
            "Kim Jong Un ",
            "on Thursday ",
            "2026 ",
            "\n",
            "\n\n",
            "<p>",
            "</p>",
            "<script>",
            "&amp;",
            "&#8217;",
            "\\'",
            "’",
            "â€œ",
            "SHARE THIS\n",
            "Pyongyang, March 4 (KCNA) -- ",
            "\ufeff",
            "\u202e",
            "\x00",
            "조선중앙통신",
            "🙂",
            "U.S.",
            "\t",
            "If the river floods, the date could slip. ",
            "(",
            ")",
            "-0-",
            "﻿",
            "\r\n",
            "\u2028",
            "§",
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(PIECES, st.text(max_size=300)))
def test_any_text_keeps_the_contract(reading_of, text):
    try:
        reading = reading_of(text)
    except PageError:
        return
    assert not faults(to_json(reading))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_one_line(reading_of, raw):
    try:
        reading = reading_of(raw)
    except PageError as refused:
        complaint = str(refused)
    else:
        complaint = ""
        assert not faults(to_json(reading))
    assert "\n" not in complaint


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "x",
        "SHARE THIS\nLEAVE A REPLY\nName\nEmail\n",
        "<html></html>",
        "<",
        "&",
        "“" * 5000,
        "( " * 5000,
        "Kim Jong Un " * 2000,
        "<div>" * 20000,
        "a\n" * 20000,
        "said " * 5000,
        "2026 " * 5000,
        "the first vice-" * 3000,
        "U.S.-" * 5000,
        "if " * 5000,
        "'" * 5000,
    ],
)
def test_odd_pages_are_read(reading_of, text):
    start = time.monotonic()
    assert not faults(to_json(reading_of(text)))
    assert time.monotonic() - start < 60  # a hang, not a speed test


@pytest.mark.parametrize(
    "unit", ["x", "The envoy said that the ship would sail on Monday. ", "é<b>"]
)
def test_ten_megabytes_of_one_line_are_read(reading_of, unit):
    text = unit * (10_000_000 // len(unit))
    assert not faults({**to_json(reading_of(text))})


def test_same_bytes_same_reading(reading_of):
    page = "Envoy Met\nPyongyang, March 4 (KCNA) -- Ri Chol, vice-minister of Culture, spoke."
    assert to_json(reading_of(page, date="2024-03-04")) == to_json(
        reading_of(page, date="2024-03-04")
    )


def test_a_bad_file_is_named_and_the_others_are_read(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text("The minister said that the port would reopen.")
    bad = tmp_path / "bad.bin"
    bad.write_bytes(bytes(range(256)) * 40)
    result = CliRunner().invoke(
        app, ["read", str(bad), str(tmp_path / "none.txt"), str(good), "--json"]
    )
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert [json.loads(line)["source"]["uri"] for line in lines] == [str(good)]
    complaints = result.stderr.splitlines()
    assert len(complaints) == 2
    assert "bad.bin" in complaints[0]
    assert "none.txt" in complaints[1]


def test_a_day_that_is_none_is_refused(tmp_path):
    result = CliRunner().invoke(app, ["read", str(tmp_path), "--date", "2024-02-30"])
    assert result.exit_code == 1
    assert "--date 2024-02-30" in result.stderr


def rows(name):
    with gzip.open(SHARED / "data" / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@needs_shared
def test_every_agency_text_is_read(reading_of):
    for row in rows("kcna-2024.jsonl.gz"):
        if row.get("text"):
            page = to_json(
                reading_of(
                    f"{row['headline']}\n{row['text']}", date=row["date"][:10], outlet="KCNA"
                )
            )
            assert not faults(page), row["id"]


@needs_shared
def test_korean_addresses_say_what_was_not_read(reading_of):
    for row in rows("new-year-addresses-ko.jsonl.gz"):
        page = to_json(reading_of(row["text"]))
        assert page["source"]["language"] == "ko", row["id"]
        assert not faults(page), row["id"]
        assert page["statements"] is None
        assert {"statements", "people"} <= {each["section"] for each in page["not_read"]}


def test_a_fault_in_one_page_does_not_cost_the_others(tmp_path, monkeypatch):
    import tealeaves.read.reading as module

    real = module.read

    def faulty(article, lookup):
        if "kraken" in article.view.text:
            raise RuntimeError("tentacles")
        return real(article, lookup)

    monkeypatch.setattr(module, "read", faulty)
    for name, text in (("a.txt", "A kraken rose."), ("b.txt", "The envoy left on Monday.")):
        (tmp_path / name).write_text(text)
    result = CliRunner().invoke(
        app, ["read", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--json"]
    )
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "a.txt" in result.stderr
    assert "please report" in result.stderr


@pytest.mark.parametrize("line", ["(평양 5월 14일발 조선중앙통신)", "(서울=연합뉴스) 김 기자 = "])
def test_a_korean_dateline_is_read(reading_of, line):
    page = to_json(
        reading_of(f"제목이 있는 보도\n{line} 국가대표단이 도착하였다.\n", date="2024-05-15")
    )
    assert page["article"]["dateline"]["place"]
    assert not faults(page)
