"""Two writers at once, a full disk, a file that may not be written: told, and nothing is lost."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time

import pytest

from tealeaves.archive.records.log import append, records
from tealeaves.archive.store import Archive
from tealeaves.errors import ArchiveError
from tealeaves.keep.add import Reader, add
from tests.keep.made import NOW, korean


def adding(path, first, count):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.keep.adding", str(path), str(first), str(count)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_adds_at_once_both_succeed(tmp_path):
    path = tmp_path / "a.tea"
    both = [adding(path, 1, 300), adding(path, 201, 300)]
    for one in both:
        one.communicate(timeout=300)
    assert [one.returncode for one in both] == [0, 0]
    with Archive.open(path) as archive:
        one = archive.connection.execute
        assert one("SELECT count(*) FROM document").fetchone()[0] == 500
        assert one("SELECT count(*) FROM version").fetchone()[0] == 500


def test_notes_are_written_while_an_add_runs(tmp_path):
    path = tmp_path / "a.tea"
    Archive.open(path, create=True).close()
    other = adding(path, 1, 800)
    written = 0
    with Archive.open(path) as archive:
        while other.poll() is None:
            append(archive, "Ann", NOW, "note", "document:1", {"text": f"note {written}"})
            written += 1
            time.sleep(0.05)
        assert other.returncode == 0
        assert len(list(records(archive))) == written > 3
        assert archive.connection.execute("SELECT count(*) FROM document").fetchone()[0] == 800


def test_a_writer_that_waits_too_long_is_told_who_holds_the_archive(tmp_path):
    path = tmp_path / "a.tea"
    with Archive.open(path, create=True) as holder, Archive.open(path) as other:
        other.connection.execute("PRAGMA busy_timeout = 50")
        with (
            holder.writing(),
            pytest.raises(ArchiveError, match="another program is writing"),
            other.writing(),
        ):
            pass


def test_a_full_file_is_told_and_what_was_there_stays(tmp_path, lookup):
    path = tmp_path / "a.tea"
    with Archive.open(path, create=True) as archive:
        add(archive, [korean(n) for n in range(1, 65)], Reader(lookup), NOW)
        before = list(archive.connection.execute("SELECT * FROM version"))
        pages = archive.connection.execute("PRAGMA page_count").fetchone()[0]
        archive.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(ArchiveError, match="disk is full"):
            add(archive, [korean(n) for n in range(65, 800)], Reader(lookup), NOW)
        assert list(archive.connection.execute("SELECT * FROM version"))[: len(before)] == before
        archive.connection.execute("PRAGMA max_page_count = 1000000")
        add(archive, [korean(n) for n in range(65, 200)], Reader(lookup), NOW)
        assert archive.connection.execute("SELECT count(*) FROM document").fetchone()[0] == 199
        assert archive.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 2 MB; only root may mount one."""
    place = tmp_path / "small"
    place.mkdir()
    mount = shutil.which("mount")
    if not mount or os.geteuid() != 0:
        pytest.skip("a small file system can only be mounted by root")
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], capture_output=True
    )
    if made.returncode != 0:
        pytest.skip("this machine lets nobody mount a small file system")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_told_and_what_was_acknowledged_stays(small_disk, lookup, tmp_path):
    path = small_disk / "a.tea"
    kept = set()

    def told(written, tally):
        kept.update(piece.filing.where.place for piece in written)

    with Archive.open(path, create=True) as archive, pytest.raises(ArchiveError, match="full"):
        add(archive, (korean(n) for n in range(1, 5000)), Reader(lookup), NOW, told)
    moved = tmp_path / "moved.tea"
    for file in small_disk.iterdir():
        shutil.copy(file, tmp_path / file.name.replace("a.tea", "moved.tea"))
    with Archive.open(moved) as archive:
        assert archive.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert archive.connection.execute("SELECT count(*) FROM version").fetchone()[0] == len(kept)
        assert kept


def test_a_file_that_may_not_be_written_is_told(tmp_path):
    path = tmp_path / "a.tea"
    with Archive.open(path, create=True):
        pass
    with Archive.open(path, readonly=True) as archive:
        with pytest.raises(ArchiveError, match="read-only"), archive.writing() as connection:
            connection.execute("INSERT INTO polled (url, at) VALUES ('u', 'now')")
        assert archive.connection.execute("SELECT count(*) FROM polled").fetchone()[0] == 0


def test_a_damaged_file_is_told(tmp_path):
    path = tmp_path / "a.tea"
    with Archive.open(path, create=True):
        pass
    raw = bytearray(path.read_bytes())
    raw[4096 : 4096 * 12] = os.urandom(4096 * 11)
    path.write_bytes(bytes(raw))
    with pytest.raises((ArchiveError, sqlite3.DatabaseError)):
        _use(path)


def _use(path):
    with Archive.open(path) as archive, archive.writing() as connection:
        connection.execute("INSERT INTO term (kind, key, label) SELECT kind, key, 'z' FROM term")
        connection.execute("SELECT count(*) FROM reading, version, document, page").fetchone()
