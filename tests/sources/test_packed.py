"""Zip and tar: what is taken, what is refused, and bombs that stay small."""

import gzip
import io
import os
import resource
import struct
import tarfile
import time
import tracemalloc
import zipfile
import zlib

import pytest

from tealeaves.sources import tar as tar_module
from tealeaves.sources import zip as zip_module
from tests.sources.made import kinds, lines, pages, refused, taken, zipped

TEA = b"<!doctype html><h1>Tea</h1><p>The kettle was put on.</p>"
PDF = (
    b"%PDF-1.7\n1 0 obj<</Filter[/FlateDecode/FlateDecode/FlateDecode]/Length 99>>stream\n"
    + zlib.compress(zlib.compress(zlib.compress(bytes(10_000_000))))
    + b"\nendstream endobj"
)
MIB = 1 << 20


class Bounded:
    """Memory that Python takes and time that passes within the block."""

    def __enter__(self):
        tracemalloc.start()
        self.began = time.monotonic()
        return self

    def __exit__(self, *error):
        self.seconds = time.monotonic() - self.began
        self.peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()


def tarred(*members, mode="w"):
    """A tar of (name, bytes) and of TarInfo that stand for no file."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as packed:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                packed.addfile(member)
            else:
                info = tarfile.TarInfo(member[0])
                info.size = len(member[1])
                packed.addfile(info, io.BytesIO(member[1]))
    return out.getvalue()


def link(name, target, kind=tarfile.SYMTYPE):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def test_members_of_a_zip_in_order_and_the_last_one_ends_it(tmp_path):
    path = tmp_path / "t.zip"
    path.write_bytes(zipped({f"d/{n}.html": TEA + str(n).encode() for n in range(400)}))
    found = taken(path)
    assert [item.where.place for item in found[:2]] == ["d/0.html", "d/1.html"]
    offsets = [item.where.offset for item in found]
    assert offsets == sorted(offsets)
    assert offsets[-2] < offsets[-1] == path.stat().st_size
    assert len(set(offsets)) > 300


@pytest.mark.parametrize("ending", ["", ":gz", ":bz2", ":xz"])
def test_members_of_a_tar_however_packed(tmp_path, ending):
    path = tmp_path / "packed"
    path.write_bytes(tarred(("a.html", TEA), ("d" * 150 + "/b.txt", b"Tea."), mode="w" + ending))
    found = taken(path)
    assert [item.raw for item in pages(found)] == [TEA, b"Tea."]
    assert found[1].where.place == "d" * 150 + "/b.txt"
    assert found[-1].where.offset == path.stat().st_size


def test_tricks_in_the_names_of_a_tar_are_refused_and_nothing_is_written(tmp_path):
    inside = tmp_path / "deep" / "down"
    inside.mkdir(parents=True)
    (inside / "t.tar").write_bytes(
        tarred(("a.html", TEA), ("../../out.html", TEA), ("/abs.html", TEA), link("l", "/etc"))
    )
    found = taken(inside / "t.tar")
    assert [item.where.place for item in pages(found)] == ["a.html"]
    assert len(refused(found)) == 3
    written = [name for _, _, names in os.walk(tmp_path) for name in names]
    assert written == ["t.tar"]


@pytest.mark.parametrize("name", ["../a.html", "/a.html", "C:/a.html", "..\\a.html", "a/../../b"])
def test_tricks_in_the_names_of_a_zip(tmp_path, name):
    (tmp_path / "t.zip").write_bytes(zipped({name: TEA, "b..c.html": TEA}))
    assert kinds(taken(tmp_path / "t.zip")) == {"Refused": 1, "Incoming": 1}


def test_links_devices_and_pipes_of_a_tar_are_refused(tmp_path):
    odd = [link("h", "a.html", tarfile.LNKTYPE), link("c", "", tarfile.CHRTYPE)]
    odd += [link("b", "", tarfile.BLKTYPE), link("f", "", tarfile.FIFOTYPE)]
    (tmp_path / "t.tar").write_bytes(tarred(*odd, ("a.html", TEA)))
    assert kinds(taken(tmp_path / "t.tar")) == {"Refused": 4, "Incoming": 1}


def test_a_link_in_a_zip_is_refused(tmp_path):
    info = zipfile.ZipInfo("l.html")
    info.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(info, "/etc/passwd")
    (tmp_path / "t.zip").write_bytes(out.getvalue())
    assert "link" in taken(tmp_path / "t.zip")[0].why


def test_an_encrypted_member_is_refused_and_the_others_are_taken(tmp_path):
    raw = bytearray(zipped({"a.html": TEA, "b.html": TEA}))
    directory = raw.find(b"PK\x01\x02")
    raw[directory + 8] |= 1
    (tmp_path / "t.zip").write_bytes(raw)
    found = taken(tmp_path / "t.zip")
    assert "encrypted" in refused(found)[0].why
    assert [item.where.place for item in pages(found)] == ["b.html"]


def test_a_damaged_member_costs_no_other(tmp_path):
    raw = bytearray(zipped({"a.html": TEA, "b.html": TEA}))
    raw[36 + 6] ^= 0xFF
    (tmp_path / "t.zip").write_bytes(raw)
    assert kinds(taken(tmp_path / "t.zip")) == {"Refused": 1, "Incoming": 1}


def test_hidden_files_and_folders_of_a_packed_file_are_passed_over(tmp_path):
    members = {"a.html": TEA, "__MACOSX/._a.html": b"x", ".DS_Store": b"x", "d/": b""}
    (tmp_path / "t.zip").write_bytes(zipped(members))
    assert kinds(taken(tmp_path / "t.zip")) == {"Incoming": 1}


def test_tables_within_a_zip_give_their_rows(tmp_path):
    (tmp_path / "t.zip").write_bytes(zipped({"r.jsonl": lines({"title": "A"}, {"title": "B"})}))
    found = taken(tmp_path / "t.zip")
    assert [item.where.place for item in found] == ["r.jsonl, line 1", "r.jsonl, line 2"]


def test_a_packed_file_within_a_packed_file_is_refused(tmp_path):
    inner = zipped({"a.html": TEA})
    (tmp_path / "t.zip").write_bytes(zipped({"i.zip": inner, "i.tar": tarred(("a", TEA))}))
    found = taken(tmp_path / "t.zip")
    assert kinds(found) == {"Refused": 2}
    (tmp_path / "t.gz").write_bytes(gzip.compress(gzip.compress(TEA)))
    assert "twice" in taken(tmp_path / "t.gz")[0].why


@pytest.mark.parametrize("first", ["[Content_Types].xml", "mimetype", "word/document.xml"])
def test_an_office_document_is_not_taken_apart(tmp_path, first):
    (tmp_path / "t.docx").write_bytes(zipped({first: b"<x/>", "a.html": TEA}))
    [item] = taken(tmp_path / "t.docx")
    assert "office document" in item.why


def test_a_pdf_is_never_unpacked_and_the_others_are_taken(tmp_path):
    (tmp_path / "a.pdf").write_bytes(PDF)
    (tmp_path / "b.html").write_bytes(TEA)
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    with Bounded() as cost:
        found = taken(tmp_path)
    assert kinds(found) == {"Refused": 2, "Incoming": 1, "Listed": 1}
    assert "save its text" in refused(found)[0].why
    assert cost.peak < 20 * MIB


@pytest.mark.parametrize("packing", ["gz", "xz", "bz2"])
@pytest.mark.parametrize("name", ["t", "t.jsonl"])
def test_a_bomb_of_zeros_stops_early(tmp_path, packing, name):
    import bz2
    import lzma

    opened = {"gz": gzip.open, "xz": lzma.open, "bz2": bz2.open}[packing]
    size = 120 * MIB
    path = tmp_path / f"{name}.{packing}"
    with opened(path, "wb") as out:
        for _ in range(size // (10 * MIB)):
            out.write(bytes(10 * MIB))
    with Bounded() as cost:
        found = taken(path)
    assert kinds(found) == {"Refused": 1}
    assert "bomb" in found[0].why or "binary" in found[0].why
    assert cost.peak < 60 * MIB
    assert cost.seconds < 5


def test_a_bomb_in_a_zip_costs_only_itself(tmp_path):
    (tmp_path / "t.zip").write_bytes(zipped({"bomb.txt": bytes(200 * MIB), "a.html": TEA}))
    with Bounded() as cost:
        found = taken(tmp_path / "t.zip")
    assert kinds(found) == {"Refused": 1, "Incoming": 1}
    assert cost.peak < 60 * MIB


def test_members_that_overlap_are_given_up(tmp_path):
    one = zipped({"a.txt": os.urandom(5000)})
    start = one.find(b"PK\x01\x02")
    end = one.find(b"PK\x05\x06")
    entry, body = one[start:end], one[:start]
    last = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 500, 500, 500 * len(entry), start, 0)
    (tmp_path / "t.zip").write_bytes(body + entry * 500 + last)
    found = taken(tmp_path / "t.zip")
    assert "overlap" in found[-1].why
    assert len(found) < 20


def test_a_zip_of_millions_of_members_is_refused_in_one_line(tmp_path):
    many = 1_200_000
    entry = zipped({"a": b""})
    start, end = entry.find(b"PK\x01\x02"), entry.find(b"PK\x05\x06")
    record = struct.pack(
        "<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, many, many, many * (end - start), start
    )
    where = start + many * (end - start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, where, 1)
    last = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, 2**32 - 1, 2**32 - 1, 0)
    path = tmp_path / "t.zip"
    path.write_bytes(entry[:start] + entry[start:end] * many + record + locator + last)
    with Bounded() as cost:
        [item] = taken(path)
    assert "1,200,000 members" in item.why
    assert cost.peak < 5 * MIB
    assert cost.seconds < 1


@pytest.mark.parametrize("module", [zip_module, tar_module])
def test_a_count_that_is_not_told_is_noticed_on_the_way(tmp_path, monkeypatch, module):
    monkeypatch.setattr(module, "MEMBERS_CAP", 50)
    members = {f"{n}.txt": b"Tea." for n in range(80)}
    path = tmp_path / "t"
    raw = bytearray(zipped(members)) if module is zip_module else tarred(*members.items())
    if module is zip_module:
        raw[-14:-10] = struct.pack("<HH", 5, 5)
    path.write_bytes(raw)
    found = taken(path)
    assert kinds(found) == {"Incoming": 50, "Refused": 1}
    assert "more than 50 members" in found[-1].why


def test_many_members_take_no_memory(tmp_path):
    path = tmp_path / "t.tar"
    path.write_bytes(tarred(*((f"{n}.txt", b"Tea.") for n in range(5000))))
    with Bounded() as cost:
        from tealeaves.sources.paths import items

        assert sum(1 for _ in items([str(path)])) == 5000
    assert cost.peak < 3 * MIB


@pytest.mark.parametrize("made", [lambda n: link(f"l{n}", "/etc"), lambda n: (f"{n}.txt", b"")])
def test_bad_members_by_the_thousand_end_it(tmp_path, made):
    path = tmp_path / "t.tar"
    path.write_bytes(tarred(*map(made, range(3000))))
    found = taken(path)
    assert len(found) == 1001
    assert "1,000 members that cannot" in found[-1].why


def test_a_header_that_claims_gigabytes_is_not_read(tmp_path):
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 2**32
    (tmp_path / "t.tar").write_bytes(info.tobuf() + bytes(10_000))
    [item] = taken(tmp_path / "t.tar")
    assert "4,294,967,296 bytes" in item.why


@pytest.mark.parametrize("made", ["zip", "tar", "tgz"])
def test_a_packed_file_cut_anywhere_never_raises(tmp_path, made):
    whole = {
        "zip": zipped({"a.html": TEA, "b.html": TEA}),
        "tar": tarred(("a.html", TEA), ("b.html", TEA)),
        "tgz": tarred(("a.html", TEA), ("b.html", TEA), mode="w:gz"),
    }[made]
    path = tmp_path / "t"
    for size in range(1, len(whole), max(1, len(whole) // 150)):
        path.write_bytes(whole[:size])
        for item in taken(path):
            assert kinds([item]).keys() <= {"Incoming", "Refused"}


def test_a_tar_cut_within_a_member_keeps_those_before_and_says_so(tmp_path):
    path = tmp_path / "t"
    path.write_bytes(tarred(("a.html", TEA), ("b.html", TEA))[: 512 * 3 + 10])
    found = taken(path)
    assert [item.where.place for item in pages(found)] == ["a.html"]
    assert "truncated" in refused(found)[0].why


def test_a_page_over_the_cap_is_refused_unread(tmp_path):
    path = tmp_path / "t.txt"
    with path.open("wb") as out:
        out.truncate(400 * MIB)
        out.write(b"Tea.")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    [item] = taken(path)
    assert "16,777,216" in item.why
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024
