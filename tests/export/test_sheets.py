"""CSV that a spreadsheet may open: no formula runs, numbers stay numbers, and all comes back."""

import csv
import json

from hypothesis import given
from hypothesis import strategies as st

from tealeaves.archive.tables.columns import text, whole
from tealeaves.export.run import export
from tealeaves.export.sinks import CsvSink
from tealeaves.export.wish import Wish
from tealeaves.sources.cells import free, safe
from tealeaves.sources.streams import Stream
from tealeaves.sources.tables import delimited
from tests.export.conftest import cells

FORMULAS = (
    '=HYPERLINK("https://e.example/","read")', "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1",
    "＝1", "＋1", "－1", "＠A1", "  =1", "\u00a0=1", "\u200b=1", '"=1', "'=1", "“=1", "''=1",
    "\u202e=1", "\u00ad=1", "\ufeff=1", "\u3164=1", "\x00=1", "\x0b=1", "\U000e0041=1",
    "﹦1", "−1+1", "=cmd|' /C calc'!A0", "\u2062\u034f@A1",
)  # fmt: skip
PLAIN = ("a=1", "1-2", "— a dash", "'tis", "'quoted'", "", "로동신문", "a\n=1")


def test_a_cell_that_begins_a_formula_is_neutralised():
    for cell in FORMULAS:
        assert safe(cell) == "'" + cell
    for cell in PLAIN:
        assert safe(cell) == cell


@given(st.text(alphabet="=+-@'\"“ \t\r\n＝\u200baé1,;"))
def test_every_cell_comes_back_as_it_was(cell):
    assert free(safe(cell)) == cell
    assert not safe(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))


def test_text_is_neutralised_and_a_number_is_not(tmp_path):
    path = tmp_path / "table.csv"
    sink = CsvSink(path, [text("headline", ""), whole("score", "")], mark=False)
    sink.write(('=HYPERLINK("https://e.example/","read")', -4))
    sink.close()
    assert path.read_bytes() == (
        b'headline,score\r\n"\'=HYPERLINK(""https://e.example/"",""read"")",-4\r\n'
    )


def test_korean_with_a_mark_opens_by_double_click_and_comes_back(tmp_path):
    path = tmp_path / "table.csv"
    sink = CsvSink(path, [text("title", ""), whole("count", "")], mark=True)
    sink.write(("로동신문", 3))
    sink.close()
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows_read_by_add(path) == [{"title": "로동신문", "count": "3"}]


def rows_read_by_add(path):
    with path.open("rb") as file:
        return [entry.row for entry in delimited(Stream(file.read))]


def test_formulas_come_back_from_a_file_as_they_were(tmp_path):
    path = tmp_path / "table.csv"
    sink = CsvSink(path, [text("title", "")], mark=True)
    for cell in FORMULAS:
        sink.write((cell,))
    sink.close()
    assert [row["title"] for row in rows_read_by_add(path)] == list(FORMULAS)


def test_lines_and_quotes_inside_a_cell_are_quoted(tmp_path):
    path = tmp_path / "table.csv"
    words = ('She said "no",\r\nthen left', "a;b", None, True, ["x", 'y"'])
    sink = CsvSink(path, [text(name, "") for name in "abcde"], mark=False)
    sink.write(words)
    sink.close()
    with path.open(encoding="utf-8", newline="") as file:
        row = list(csv.reader(file))[1]
    assert row[:4] == [words[0], "a;b", "", "true"]
    assert json.loads(row[4]) == ["x", 'y"']


def test_an_exported_headline_is_harmless_and_the_same_after_free(archive, tmp_path):
    export(archive, tmp_path / "out", Wish("csv", ("documents", "stance")))
    (title,) = (
        r["title"] for r in cells(tmp_path / "out" / "documents.csv") if "cmd" in r["title"]
    )
    assert title == "'=cmd() Is No Headline"
    assert free(title) == "=cmd() Is No Headline"
    for row in cells(tmp_path / "out" / "stance.csv"):
        assert row["sign"] in ("1", "-1", "0")
