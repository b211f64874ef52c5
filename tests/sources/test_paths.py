"""Paths: pages, folders, patterns, standard input, and what must not be opened."""

import gzip
import io
import os
import socket
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from tealeaves.sources.fields import Fields, Given
from tealeaves.sources.paths import items, total
from tealeaves.sources.record import Listed
from tests.sources.made import kinds, lines, pages, refused, taken, zipped

TEA = b"<!doctype html><p>The kettle was put on.</p>"


def test_a_page_comes_as_its_bytes_with_what_the_user_gave(tmp_path):
    raw = "로동신문\r\n새해".encode("cp949")
    (tmp_path / "p.txt").write_bytes(raw)
    [page] = taken(tmp_path / "p.txt", given=Given("2024-01-01", "VNA", "https://v.example/"))
    assert page.raw == raw
    assert (page.date, page.outlet, page.url) == ("2024-01-01", "VNA", "https://v.example/")
    assert page.where.kind == "file"


def test_a_packed_page_is_unpacked(tmp_path):
    (tmp_path / "p.html.gz").write_bytes(gzip.compress(TEA))
    assert taken(tmp_path / "p.html.gz")[0].raw == TEA


def test_a_folder_is_walked_in_order_and_then_listed(tmp_path):
    for name in ("b.html", "a/z.txt", "a/rows.jsonl", ".hidden", ".git/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(TEA)
    (tmp_path / "a" / "rows.jsonl").write_bytes(lines({"title": "A"}, {"title": "B"}))
    found = taken(tmp_path)
    assert [item.where.place for item in found] == [
        "a/rows.jsonl, line 1",
        "a/rows.jsonl, line 2",
        "a/z.txt",
        "b.html",
        "",
    ]
    assert {item.where.source for item in found} == {str(tmp_path)}
    assert isinstance(found[-1], Listed)
    offsets = [item.where.offset for item in found]
    assert offsets == sorted(offsets)
    assert offsets[-1] == offsets[-2] == total([str(tmp_path)])


def test_folders_that_lead_into_themselves_are_walked_once(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "p.html").write_bytes(TEA)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    found = taken(tmp_path)
    assert [item.where.place for item in pages(found)] == ["a/p.html"]
    assert [item.where.place for item in refused(found)] == ["a/self"]


def test_a_feed_in_a_folder_does_not_say_what_is_gone(tmp_path):
    (tmp_path / "f.xml").write_bytes(b"<rss><channel><item><title>A</title></item></channel></rss>")
    assert kinds(taken(tmp_path)) == {"Incoming": 1, "Listed": 1}
    assert kinds(taken(tmp_path / "f.xml")) == {"Incoming": 1, "Listed": 1}


def test_pipes_devices_and_sockets_are_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as bound:
        try:
            bound.bind(str(tmp_path / "s"))
        except OSError:
            pytest.skip("the folder's name is too long for a socket")
        (tmp_path / "p.html").write_bytes(TEA)
        began = time.monotonic()
        found = taken(tmp_path, "/dev/zero", "/dev/null", tmp_path / "pipe")
    assert time.monotonic() - began < 3
    assert kinds(found) == {"Refused": 5, "Incoming": 1, "Listed": 1}
    assert all("standard input" in item.why for item in refused(found))


def test_what_is_not_there_or_closed_is_said(tmp_path):
    found = taken(tmp_path / "none.html", tmp_path / "none*.html", "https://w.example/a", "a\0b")
    assert kinds(found) == {"Refused": 4}
    assert "no such file" in found[0].why
    assert "pattern" in found[1].why
    assert "--url" in found[2].why


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path):
    (tmp_path / "p.html").write_bytes(TEA)
    (tmp_path / "p.html").chmod(0)
    assert "permission" in taken(tmp_path / "p.html")[0].why


def test_a_pattern_that_no_shell_expanded(tmp_path):
    for name in ("b.html", "a.html", "c.txt", "[x].html"):
        (tmp_path / name).write_bytes(TEA)
    found = taken(tmp_path / "*.html")
    assert [os.path.basename(item.where.source) for item in found] == [
        "[x].html",
        "a.html",
        "b.html",
    ]
    assert len(taken(tmp_path / "[x].html")) == 1
    assert total([str(tmp_path / "*.html")]) == 3 * len(TEA)


@pytest.mark.parametrize(
    "raw", [TEA, gzip.compress(lines({"title": "A"}), mtime=0)], ids=["page", "packed rows"]
)
def test_standard_input(monkeypatch, raw):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    [page] = taken("-")
    assert page.where.kind in ("stdin", "rows")
    assert total(["-"]) == 0


def test_a_table_through_standard_input_is_known_by_its_map(monkeypatch):
    raw = b"head;words\nTea;Hot.\n"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    [page] = taken("-", fields=Fields.parse("title=head,text=words"))
    assert page.raw == b"Tea\nHot."


def test_prose_that_mentions_the_columns_is_no_table(tmp_path):
    (tmp_path / "p.txt").write_bytes(b"The head spoke, and the words were these.\nTea is hot.")
    [page] = taken(tmp_path / "p.txt", fields=Fields.parse("title=head,text=words"))
    assert page.raw.startswith(b"The head")


def test_a_zip_through_standard_input_asks_for_a_file(monkeypatch):
    raw = zipped({"a.html": TEA})
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    assert "save it as a file" in taken("-")[0].why


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.4 x", "PDF"),
        (b"\xd0\xcf\x11\xe0 x", "office document"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"\0\0\0\x18ftypmp42", "film"),
        (b"RIFF\0\0\0\0WEBP", "picture"),
        (b"{\\rtf1 x}", "rich text"),
    ],
)
def test_what_is_no_page_is_refused_with_a_remedy(tmp_path, raw, words):
    (tmp_path / "p").write_bytes(raw)
    [item] = taken(tmp_path / "p")
    assert words in item.why
    assert ";" in item.why


@pytest.mark.parametrize(
    "raw", [b"BM is short for something.", b"{curly} prose", b"[1] A note.", b"PKO Bank said"]
)
def test_prose_that_begins_oddly_is_a_page(tmp_path, raw):
    (tmp_path / "p.txt").write_bytes(raw)
    assert taken(tmp_path / "p.txt")[0].raw == raw


def test_styles_and_scripts_of_a_saved_page_are_refused(tmp_path):
    (tmp_path / "a.css").write_bytes(b"p { color: red }")
    (tmp_path / "b.js").write_bytes(b"<!doctype html><p>Not what it is called</p>")
    assert kinds(taken(tmp_path)) == {"Refused": 1, "Incoming": 1, "Listed": 1}


ROWS = """
import json, resource, sys
from tealeaves.sources.paths import items
n = sum(len(item.raw) > 0 for item in items([sys.argv[1]]))
print(n, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.parametrize("ending", ["jsonl", "csv", "json", "jsonl.gz"])
def test_memory_stays_flat_over_many_rows(tmp_path, ending):
    text = "The kettle was put on at noon and came to the boil. " * 20

    def cost(rows):
        path = tmp_path / f"{rows}.{ending}"
        with gzip.open(path, "wb") if ending.endswith("gz") else path.open("wb") as out:
            if ending == "csv":
                out.write(b"title,text\n")
                out.writelines(f'Tea {n},"{n} {text}"\n'.encode() for n in range(rows))
            elif ending == "json":
                out.write(b"[")
                row = lines({"title": "Tea", "text": text})[:-1] + b",\n"
                out.writelines(row for n in range(rows))
                out.write(b'{"title": "last"}]')
            else:
                out.writelines(lines({"title": f"{n}", "text": f"{n} {text}"}) for n in range(rows))
        told = subprocess.run(
            [sys.executable, "-c", ROWS, str(path)], capture_output=True, text=True, check=True
        )
        count, peak = map(int, told.stdout.split())
        assert count == rows + (ending == "json")
        return peak

    assert cost(20_000) - cost(1000) < 8 * 1024


def test_a_line_without_end_does_not_fill_the_memory(tmp_path):
    path = tmp_path / "t.jsonl"
    with path.open("wb") as out:
        out.write(lines({"title": "A"}) + b'{"title": "')
        for _ in range(120):
            out.write(b"x" * (1 << 20))
        out.write(b'"}\n' + lines({"title": "B"}))
    import tracemalloc

    tracemalloc.start()
    found = list(items([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [page.title for page in pages(found)] == ["A", "B"]
    assert "33,554,432 bytes" in refused(found)[0].why
    assert peak < 110 << 20
