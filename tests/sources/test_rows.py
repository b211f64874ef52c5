"""Rows of tables become pages: the field map, the guess, dates, and formats."""

import csv
import gzip
import json

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from tealeaves.errors import SourceError
from tealeaves.sources.cells import free, safe
from tealeaves.sources.days import day, moment
from tealeaves.sources.fields import Fields, Given, guess
from tealeaves.sources.record import Incoming, Where
from tealeaves.sources.rows import page_of
from tealeaves.sources.streams import Stream
from tealeaves.sources.tables import delimited
from tests.shared import SHARED, needs_shared
from tests.sources.made import lines, pages, refused, taken

MAP = Fields.parse("title=headline,date=date,text=body.main,url=url,topics=topics,seen=seen")
ROW = {
    "headline": "Varna opens a  lock",
    "date": "2024-07-16",
    "body": {"main": "Varna, July 16 (VNA) -- A lock was opened.\nBarges passed it."},
    "url": "https://vna.example/1",
    "topics": ["Canals", "Works"],
    "seen": "2024-07-17T09:00:00+09:00",
}


def one(row, fields=MAP, given=Given()):  # noqa: B008 - a frozen value
    return page_of(row, fields, Where("t.jsonl", "rows"), given)


def test_a_row_becomes_headline_line_break_text():
    page = one(ROW)
    assert page.raw == (
        b"Varna opens a lock\nVarna, July 16 (VNA) -- A lock was opened.\nBarges passed it."
    )
    assert (page.url, page.date, page.topics) == (ROW["url"], "2024-07-16", ("Canals", "Works"))
    assert page.seen == "2024-07-17T00:00:00.000000Z"


def test_a_row_without_text_keeps_the_headline_alone():
    assert one({**ROW, "body": {"main": ""}}).raw == b"Varna opens a lock"


def test_a_headline_that_the_text_begins_with_is_not_said_twice():
    assert one({"headline": "Varna  wins", "body": {"main": "Varna wins\nIt did."}}).raw == (
        b"Varna wins\nIt did."
    )


def test_a_row_with_neither_is_refused_with_its_line(tmp_path):
    (tmp_path / "t.jsonl").write_bytes(lines(ROW, {"headline": " ", "date": "2024"}, ROW))
    found = taken(tmp_path / "t.jsonl", fields=MAP)
    assert len(pages(found)) == 2
    assert refused(found)[0].where.place == "line 2"
    assert "neither title nor text" in refused(found)[0].why


def test_mapped_html_stays_as_it_is():
    page = one({"h": "<p>Café</p>", "t": "Tea"}, Fields.parse("html=h,title=t"))
    assert (page.raw, page.media_type, page.title) == ("<p>Café</p>".encode(), "text/html", "Tea")


def test_what_the_row_says_goes_before_what_the_user_gave():
    given = Given(date="2020-01-01", outlet="VNA", url="https://vna.example/")
    assert one(ROW, given=given).date == "2024-07-16"
    page = one({"headline": "Tea"}, given=given)
    assert (page.date, page.outlet, page.url) == ("2020-01-01", "VNA", "https://vna.example/")


def test_an_unreadable_date_leaves_the_page_undated_and_says_so():
    page = one({**ROW, "date": "some day in May"}, given=Given(date="2020-01-01"))
    assert (page.date, page.flags) == (None, ("bad_date",))


def test_a_date_after_today_is_flagged_when_today_is_told():
    assert one(ROW, given=Given(today="2024-07-15")).flags == ("future_date",)
    assert one(ROW, given=Given(today="2024-07-16")).flags == ()


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("2024-07-16", "2024-07-16"),
        ("2024-07-16T23:59:00+09:00", "2024-07-16"),
        ("2024.7.6.", "2024-07-06"),
        (20240716, "2024-07-16"),
        (1721088000000, "2024-07-16"),
        (1721088000, "2024-07-16"),
        ("1721088000", "2024-07-16"),
        ("Tue, 16 Jul 2024 23:30:00 +0900", "2024-07-16"),
        ("07/08/2024", None),
        ("2024-02-30", None),
        ("2024", None),
        (0, None),
        (True, None),
        ("9999-01-01", None),
        ([], None),
        ("99999999999999999", None),
    ],
)
def test_dates_of_records(told, read):
    assert day(told) == read


def test_the_moment_of_capture_is_in_utc():
    assert moment("2024-07-16T08:00:00+09:00") == "2024-07-15T23:00:00.000000Z"
    assert moment("2024-07-16") == "2024-07-16"
    assert moment("soon") is None


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ("headline=title", "no target 'headline'"),
        ("title", "write target=column"),
        ("title=a,title=b", "twice"),
        ("date=d", "name the column"),
    ],
)
def test_a_faulty_map_is_explained(spec, words):
    with pytest.raises(SourceError, match=words):
        Fields.parse(spec)


def test_a_missing_column_names_those_there_are(tmp_path):
    (tmp_path / "t.jsonl").write_bytes(lines(ROW, ROW))
    [item] = taken(tmp_path / "t.jsonl", fields=Fields.parse("title=name"))
    assert "no column 'name'" in item.why
    assert "headline, date, body, body.main" in item.why


def test_a_column_that_only_later_rows_have_is_no_fault(tmp_path):
    (tmp_path / "t.jsonl").write_bytes(lines({"headline": "A"}, ROW))
    assert len(pages(taken(tmp_path / "t.jsonl", fields=MAP))) == 2


def test_common_columns_are_guessed_and_said(tmp_path):
    (tmp_path / "t.csv").write_bytes(b"Headline,Body,Published,Link\nTea,Drink it.,2024-01-02,u\n")
    heard = []
    [page] = taken(tmp_path / "t.csv", say=heard.append)
    assert (page.raw, page.date, page.url) == (b"Tea\nDrink it.", "2024-01-02", "u")
    assert "title=Headline,text=Body,date=Published,url=Link" in heard[0]
    assert guess(["a", "b"]) is None


def test_columns_without_common_names_are_asked_for(tmp_path):
    (tmp_path / "t.csv").write_bytes(b"a,b\n1,2\n")
    [item] = taken(tmp_path / "t.csv")
    assert "its columns are a, b" in item.why
    assert "--fields" in item.why


@pytest.mark.parametrize("name", ["t.jsonl", "t.jsonl.gz", "t.ndjson", "t.dat"])
def test_json_lines_by_any_name(tmp_path, name):
    raw = lines(ROW, ROW, ROW)
    (tmp_path / name).write_bytes(gzip.compress(raw) if name.endswith("gz") else raw)
    found = taken(tmp_path / name, fields=MAP)
    assert [item.where.place for item in found] == ["line 1", "line 2", "line 3"]
    assert found[-1].where.offset == (tmp_path / name).stat().st_size > found[0].where.offset


def test_one_broken_line_does_not_cost_the_others(tmp_path):
    deep = b"[" * 100_000
    raw = lines(ROW) + b'{"headline": \n' + b"7\n\n" + deep + b"\n\xff\xfe\n" + lines(ROW)
    (tmp_path / "t.jsonl").write_bytes(raw)
    found = taken(tmp_path / "t.jsonl", fields=MAP)
    assert len(pages(found)) == 2
    assert [item.where.place for item in refused(found)] == ["line 2", "line 3", "line 5", "line 6"]


def test_half_a_surrogate_pair_does_not_stop_the_row(tmp_path):
    (tmp_path / "t.jsonl").write_bytes(b'{"title": "Tea \\ud83d time", "url": "\\udc00"}\n')
    [page] = taken(tmp_path / "t.jsonl")
    assert page.raw.decode("utf-8") == "Tea � time"


@pytest.mark.parametrize("indent", [None, 2])
def test_a_json_array_streams(tmp_path, indent):
    rows = [{**ROW, "headline": f"Tea {n} ]}},{{"} for n in range(300)]
    (tmp_path / "t.json").write_text(json.dumps(rows, indent=indent), "utf-8")
    found = taken(tmp_path / "t.json", fields=MAP)
    assert [page.title for page in pages(found)] == [row["headline"] for row in rows]
    assert found[0].where.place == "row 1"


def test_a_broken_json_array_keeps_what_came_before(tmp_path):
    (tmp_path / "t.json").write_text('[{"title": "A"}, {"title": "B"}, {"title": ', "utf-8")
    found = taken(tmp_path / "t.json")
    assert [page.title for page in pages(found)] == ["A", "B"]
    assert "row 3" in refused(found)[0].why


def test_one_json_object_is_one_row(tmp_path):
    (tmp_path / "t.json").write_text('{\n  "title": "A",\n  "text": "B"\n}', "utf-8")
    assert [page.raw for page in taken(tmp_path / "t.json")] == [b"A\nB"]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_csv_with_any_delimiter_quotes_and_line_breaks(tmp_path, mark):
    text = f'headline{mark}text\r\n"Tea{mark} hot"{mark}"Said ""now"".\nAnd then."\r\nB{mark}C\r\n'
    (tmp_path / "t.csv").write_text(text, "utf-8", newline="")
    found = taken(tmp_path / "t.csv")
    heading = " ".join(f"Tea{mark} hot".split())
    assert found[0].raw.decode() == f'{heading}\nSaid "now".\nAnd then.'
    assert [item.where.place for item in found] == ["line 2", "line 4"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_csv_in_any_encoding(tmp_path, encoding):
    rows = "title,text\n로동신문 사설,새해의 로동신문이 나왔다고 한다\n신문,둘째 줄의 글이다\n"
    (tmp_path / "t.csv").write_bytes(rows.encode(encoding))
    assert [page.title for page in taken(tmp_path / "t.csv")] == ["로동신문 사설", "신문"]


def test_a_csv_for_spreadsheets_comes_back_as_it_was(tmp_path):
    (tmp_path / "t.csv").write_bytes(
        '\ufefftitle,text\r\n"\'=HYPERLINK(""https://e.example/"")",\'-4 degrees\r\n'.encode()
    )
    [page] = taken(tmp_path / "t.csv")
    assert page.raw == b'=HYPERLINK("https://e.example/")\n-4 degrees'


def test_only_the_quote_that_an_export_adds_is_taken_off():
    assert free("'=A1") == "=A1"
    assert free("''=A1") == "'=A1"
    assert free("'Tis tea") == "'Tis tea"
    assert free("-4") == "-4"


@drawn(st.lists(st.tuples(st.text(min_size=1), st.text()), min_size=1, max_size=5))
def test_our_own_export_of_any_words_comes_back(tmp_path_factory, rows):
    words = [tuple(w.encode("utf-8", "replace").decode() for w in row) for row in rows]
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerows([("id", "text"), *((safe(i), safe(t)) for i, t in words)])
    with path.open("rb") as file:
        found = [entry.row for entry in delimited(Stream(file.read))]
    assert found == [{"id": i, "text": t} for i, t in words]


def test_a_cell_larger_than_the_usual_limit_of_csv(tmp_path):
    (tmp_path / "t.csv").write_bytes(b"title,text\nTea," + b"leaf " * 100_000 + b"\n")
    assert len(taken(tmp_path / "t.csv")[0].raw) > 400_000


def test_a_quotation_mark_left_open_is_refused_and_the_rest_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr("tealeaves.sources.tables.PAGE_CAP", 1000)
    rows = b"title,text\n" + b'A,"open\n' + b"B,C\n" * 900
    (tmp_path / "t.csv").write_bytes(rows)
    found = taken(tmp_path / "t.csv")
    assert "quotation mark" in refused(found)[0].why
    assert pages(found)[-1].title == "B"


def test_html_by_the_name_of_a_table_is_a_page(tmp_path):
    (tmp_path / "t.csv").write_bytes(b"<!doctype html><p>Sorry, no file</p>")
    assert len(pages(taken(tmp_path / "t.csv"))) == 1


@drawn(
    st.dictionaries(
        st.text(max_size=8),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner),
            max_leaves=6,
        ),
        max_size=6,
    ),
    st.data(),
)
def test_any_row_is_taken_or_refused(row, data):
    column = st.sampled_from(sorted(row)) if row else st.just("x")
    told = {target: data.draw(column) for target in ("title", "text", "date", "url", "topics")}
    item = page_of(row, Fields(**told), Where("t", "rows"), Given())
    if isinstance(item, Incoming):
        assert item.raw.decode("utf-8").strip()
        assert item.date is None or day(item.date) == item.date
    else:
        assert item.why


@needs_shared
def test_the_shared_archive_row_by_row():
    spec = "title=headline,date=date,text=text,url=url,topics=topics"
    found = taken(SHARED / "data" / "kcna-2024.jsonl.gz", fields=Fields.parse(spec))
    assert len(pages(found)) == len(found) == 1153
    assert sum(page.raw == page.title.encode() for page in found) == 115
    assert all(page.date and page.url and not page.flags for page in found)
    golds = [json.loads(path.read_text("utf-8")) for path in SHARED.glob("gold/**/*.json")]
    texts = {g["text"].encode() for g in golds if "gold" in g and g.get("headline_prepended")}
    assert texts & {page.raw for page in found}
