"""Web archives: pages, missing pages, and files that break off."""

import gzip
import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.sources.made import gone, kinds, pages, record, refused, taken, warc_gz

TEA = b"<html><title>Tea</title><p>The kettle was put on at noon."
NAMES = ("https://w.example/a", "https://w.example/b", "https://w.example/c")
THREE = tuple(record(url, TEA + url.encode()) for url in NAMES)


def written(tmp_path, raw, name="x.warc.gz"):
    path = tmp_path / name
    path.write_bytes(raw)
    return path


def test_a_response_is_a_page_with_its_address_and_moment(tmp_path):
    [page, *_] = taken(written(tmp_path, warc_gz(*THREE)))
    assert page.raw == TEA + NAMES[0].encode()
    assert (page.url, page.seen) == (NAMES[0], "2024-03-05T06:07:08.000000Z")
    assert page.media_type == "text/html"
    assert page.where.place == "record 1"
    assert page.date is None


def test_a_cut_off_file_keeps_the_records_before_the_cut_and_says_so(tmp_path):
    import os

    # incompressible bodies, so that 200 bytes less cut into the third record alone
    three = [record(url, TEA + os.urandom(400).hex().encode()) for url in NAMES]
    found = taken(written(tmp_path, warc_gz(*three)[:-200]))
    assert [page.url for page in pages(found)] == list(NAMES[:2])
    [item] = refused(found)
    assert "truncated" in item.why
    assert "record 3" in item.why


@pytest.mark.parametrize("packed", [True, False])
def test_wherever_it_is_cut_the_whole_records_are_kept_and_the_cut_is_told(tmp_path, packed):
    parts = [gzip.compress(one) if packed else one for one in THREE]
    whole = b"".join(parts)
    ends = [sum(map(len, parts[: n + 1])) for n in range(3)]
    for size in range(30, len(whole), 7):
        found = taken(written(tmp_path, whole[:size], "x.warc.gz" if packed else "x.warc"))
        complete = sum(end - (0 if packed else 4) <= size for end in ends)
        # the end of a gzip member may be missing when its page is whole already
        assert complete <= len(pages(found)) <= complete + packed
        assert all(page.raw == TEA + page.url.encode() for page in pages(found))
        if not any(end - 4 * (not packed) <= size <= end for end in ends):
            assert refused(found), f"cut at {size} passed over in silence"


def test_six_hundred_gzip_members(tmp_path):
    many = [record(f"https://w.example/{n}", b"<p>Tea %d" % n) for n in range(600)]
    found = taken(written(tmp_path, warc_gz(*many)))
    assert len(pages(found)) == len(found) == 600
    assert len({item.where.offset for item in found}) > 9


def test_a_file_repacked_as_one_gzip_member_reads_the_same(tmp_path):
    good = taken(written(tmp_path, warc_gz(*THREE)))
    again = taken(written(tmp_path, gzip.compress(b"".join(THREE))))
    assert [page.raw for page in again] == [page.raw for page in good]


def test_a_missing_page_with_an_empty_body_is_recorded(tmp_path):
    raw = warc_gz(record("https://w.example/report.pdf", b"", status="404 Not Found"), THREE[0])
    found = taken(written(tmp_path, raw))
    [item] = gone(found)
    assert (item.url, item.status, item.outcome) == (
        "https://w.example/report.pdf",
        404,
        "missing",
    )
    assert item.seen == "2024-03-05T06:07:08.000000Z"
    assert len(pages(found)) == 1


@pytest.mark.parametrize(
    ("status", "outcome"),
    [("410 Gone", "missing"), ("503 Busy", "failed"), ("403 Forbidden", "not_allowed")],
)
def test_other_answers_without_a_page(tmp_path, status, outcome):
    found = taken(written(tmp_path, warc_gz(record(NAMES[0], TEA, status=status))))
    assert [item.outcome for item in gone(found)] == [outcome]


def test_a_step_to_another_spelling_is_nothing_and_to_another_page_is_told(tmp_path):
    moved = [
        record("http://w.example/a", b"", status="301 Moved", headers=f"Location: {to}\r\n")
        for to in ("https://www.w.example/a/", "/sorry")
    ]
    [item] = taken(written(tmp_path, warc_gz(*moved)))
    assert (item.status, item.why) == (301, "sent on to http://w.example/sorry")


def test_records_that_hold_no_page_are_passed_over(tmp_path):
    others = [record(NAMES[0], b"x", kind=k) for k in ("request", "metadata", "revisit")]
    picture = record("https://w.example/p", b"\x89PNG").replace(b"text/html", b"image/png")
    found = taken(written(tmp_path, warc_gz(*others, picture, THREE[1])))
    assert [item.url for item in found] == [NAMES[1]]


def test_a_document_in_a_web_archive_is_refused_with_a_remedy(tmp_path):
    pdf = record("https://w.example/p", b"%PDF-1.7").replace(
        b"text/html; charset=utf-8", b"application/pdf; charset"
    )
    [item] = taken(written(tmp_path, warc_gz(pdf)))
    assert "https://w.example/p: this is a PDF file; save its text" in item.why


def test_an_archive_by_the_usual_writer_with_packed_and_chunked_bodies(tmp_path):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    body = gzip.compress(TEA)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    headers = StatusAndHeaders(
        "200 OK",
        [("Content-Type", "text/html"), ("Content-Encoding", "gzip"),
         ("Transfer-Encoding", "chunked")],
        protocol="HTTP/1.1",
    )  # fmt: skip
    writer.write_record(writer.create_warcinfo_record("x.warc.gz", {"software": "tea"}))
    writer.write_record(
        writer.create_warc_record(
            NAMES[0], "response", payload=io.BytesIO(chunked), http_headers=headers
        )
    )
    found = taken(written(tmp_path, out.getvalue()))
    assert [page.raw for page in found] == [TEA]


def test_a_packing_that_is_not_read_is_refused(tmp_path):
    [item] = taken(
        written(
            tmp_path, warc_gz(record(NAMES[0], b"\x0b\x02", headers="Content-Encoding: br\r\n"))
        )
    )
    assert "'br'" in item.why


def test_a_body_that_the_crawler_unpacked_already_is_taken_as_it_is(tmp_path):
    told = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    [page] = taken(written(tmp_path, warc_gz(record(NAMES[0], TEA, headers=told))))
    assert page.raw == TEA


def test_a_bomb_within_a_response_stays_small(tmp_path):
    import tracemalloc

    body = gzip.compress(bytes(200 << 20))
    bomb = record(NAMES[0], body, headers="Content-Encoding: gzip\r\n")
    path = written(tmp_path, warc_gz(bomb, THREE[1]))
    tracemalloc.start()
    found = taken(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert kinds(found) == {"Refused": 1, "Incoming": 1}
    assert peak < 80 << 20


def test_a_record_of_wrong_length_is_no_page(tmp_path, capfd):
    short = THREE[0].replace(b"at noon", b"at noon, more or less")
    assert short != THREE[0]
    found = taken(written(tmp_path, warc_gz(short, THREE[1])))
    assert [page.url for page in pages(found)] == [NAMES[1]]
    assert "wrong Content-Length" in refused(found)[0].why
    assert capfd.readouterr().err == ""


def test_a_header_without_end_is_given_up(tmp_path):
    raw = b"WARC/1.0\r\nWARC-Type: " + b"x" * (40 << 20)
    [item] = taken(written(tmp_path, raw, "x.warc"))
    assert "1,048,576 bytes" in item.why


def test_a_collection_gives_only_its_records(tmp_path):
    from tests.sources.made import zipped

    members = {
        "archive/x.warc.gz": warc_gz(*THREE),
        "pages/pages.jsonl": b'{"title": "x"}\n',
        "datapackage.json": b"{}",
    }
    found = taken(written(tmp_path, zipped(members), "x.wacz"))
    assert [page.url for page in found] == list(NAMES)
