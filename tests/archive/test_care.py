"""Care of an archive: its figures, planted damage of every kind, packing, copies, old schemas."""

import json
import sqlite3
import subprocess
import sys
import zlib

import pytest
from typer.testing import CliRunner

from tealeaves.archive.care.checkup import quick_faults, slow_faults
from tealeaves.archive.care.stale import count_stale
from tealeaves.archive.care.steps import STEPS
from tealeaves.archive.care.upkeep import backup, compact, migrate, repair
from tealeaves.archive.schema import VERSION
from tealeaves.archive.store import Archive
from tealeaves.cli.app import app
from tealeaves.errors import ArchiveError
from tealeaves.keep.add import Reader, add
from tests.keep.made import HARBOUR, LATER, NOW, korean, page

TABLES = (
    "page document alias version sighting answer refused reading setting band term feature mention "
    "person title attendee statement timex event stance epithet formula forecast signal tally "
    "volume record"
).split()


@pytest.fixture(scope="module")
def made(tmp_path_factory, lookup):
    """A sound archive: two pages, a near copy, a second version, a record."""
    path = tmp_path_factory.mktemp("care") / "a.tea"
    first = page(HARBOUR, url="https://rna.example/1", date="2026-03-01", outlet="RNA")
    pages = (
        first,
        page(HARBOUR, url="https://hill.example/1", date="2026-03-01", outlet="Hill Courier"),
        korean(1),
    )
    with Archive.open(path, create=True) as archive:
        add(archive, pages, Reader(lookup), NOW)
        changed = HARBOUR.replace("He said that", "He thought that")
        url = "https://rna.example/1"
        add(archive, [page(changed, url=url, date="2026-03-01")], Reader(lookup), LATER)
        archive.connection.execute(
            "INSERT INTO record (at, who, kind, about, body) VALUES (?, 'Ann', 'note', ?, ?)",
            (NOW, "document:1", '{"text": "compare"}'),
        )
    return path


@pytest.fixture
def path(made, tmp_path):
    """A copy of it that a test may spoil."""
    copy = tmp_path / "a.tea"
    with Archive.open(made, readonly=True) as archive:
        backup(archive, copy)
    return copy


def faults(path):
    with Archive.open(path, readonly=True) as archive, archive.snapshot() as connection:
        return [str(f) for f in (*quick_faults(connection), *slow_faults(connection))]


def content(path):
    connection = sqlite3.connect(path)
    found = {t: connection.execute(f"SELECT * FROM {t}").fetchall() for t in TABLES}
    connection.close()
    return found


def run(*words, code=0):
    result = CliRunner().invoke(app, ["archive", *map(str, words)])
    assert result.exit_code == code, result.output
    return result


def test_info_has_the_figures(made):
    figures = json.loads(run("info", "--archive", made, "--json").stdout)
    names = ("pages", "documents", "versions", "real", "near_copies", "refused", "records")
    assert [figures[name] for name in names] == [3, 3, 4, 1, 1, 0, 1]
    assert (figures["from"], figures["to"]) == ("2026-03-01", "2026-03-01")
    assert "3  documents" in run("info", "--archive", made).stdout


def test_a_sound_archive_has_no_fault(made):
    assert faults(made) == []
    assert json.loads(run("verify", "--archive", made, "--json").stdout)["sound"]


def spoil_json(connection, spoil):
    version, packed = connection.execute("SELECT version, json FROM reading").fetchone()
    body = json.loads(zlib.decompress(packed))
    spoil(body)
    connection.execute(
        "UPDATE reading SET json = ? WHERE version = ?",
        (zlib.compress(json.dumps(body).encode()), version),
    )


def moved(body):
    body["article"]["title"]["start"] += 1


def outside(body):
    body["dates"][0]["end"] = 10**6


OTHER = zlib.compress(HARBOUR.replace("China", "Chile").encode())
DAMAGE = {  # SQL, or a function of the connection: what a check says of it
    "other bytes": (("UPDATE page SET raw = ? WHERE id = 1", OTHER), "page 1: its bytes are not"),
    "cut bytes": ("UPDATE page SET raw = substr(raw, 1, 40) WHERE id = 1", "cannot be unpacked"),
    "size": ("UPDATE page SET size = size + 1 WHERE id = 1", "page 1: its bytes are not"),
    "cut reading": ("UPDATE reading SET json = substr(json, 1, 40)", "reading 1: cannot be"),
    "moved span": (lambda c: spoil_json(c, moved), "does not say"),
    "span outside": (lambda c: spoil_json(c, outside), "does not say"),
    "moved mention": ('UPDATE mention SET "end" = "end" + 1 WHERE document = 1', "none of its"),
    "no version": ("UPDATE document SET version = NULL WHERE id = 3", "document 3: has no version"),
    "another's version": ("UPDATE document SET version = 1 WHERE id = 3", "document 3: has no ver"),
    "no reading": ("DELETE FROM reading WHERE document = 3", "current version has no reading"),
    "copy of a copy": ("UPDATE document SET copy_of = 2 WHERE id = 3", "which is a copy itself"),
    "copy of itself": ("UPDATE document SET copy_of = 3 WHERE id = 3", "document 3: is a copy"),
    "copy of nothing": ("UPDATE document SET copy_of = 99 WHERE id = 3", "points to no row of"),
    "band of nothing": ("INSERT INTO band VALUES (5, 99)", "band of document 99: is of no"),
    "mention uncounted": ("UPDATE feature SET n = 0", "mentioned more often than counted"),
    "volume": ("UPDATE volume SET texts = texts + 1", "volume of 2026-03-01"),
    "volume lost": ("DELETE FROM volume", "does not add up"),
    "tally": ("UPDATE tally SET n = n + 1", "does not add up"),
    "tally of none": ("INSERT INTO tally VALUES (9999, '', '', '', '', '', 1, 1)", "tally of term"),
    "not indexed": (
        lambda c: c.execute("INSERT INTO search (search) VALUES ('delete-all')"),
        "document 1: is not in the search index",
    ),
    "indexed without a document": (
        "INSERT INTO search (rowid, title, words, pairs, latin) VALUES (99, 'a', 'a', '', '')",
        "search 99: is of no document",
    ),
    "an index gone": ("DROP INDEX version_page", "index version_page: is missing"),
    "a trigger gone": ("DROP TRIGGER record_kept", "trigger record_kept: is missing"),
    "a table gone": ("DROP TABLE polled", "table polled: is missing"),
}
MENDED = ("volume", "volume lost", "tally", "tally of none", "not indexed")
MENDED += ("indexed without a document",)


def plant(path, damage):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    if callable(damage):
        damage(connection)
    else:
        sql, *values = (damage,) if isinstance(damage, str) else damage
        connection.execute(sql, values)
    connection.close()


@pytest.mark.parametrize("name", DAMAGE)
def test_each_kind_of_damage_is_found_and_told_with_a_remedy(path, name):
    damage, told = DAMAGE[name]
    plant(path, damage)
    found = faults(path)
    assert any(told in fault for fault in found), found
    assert all(fault.count("; ") for fault in found)
    shown = run("verify", "--archive", path, code=1).stdout
    assert told in shown
    assert f"{len(found)} faults" in shown


@pytest.mark.parametrize("name", MENDED)
def test_what_can_be_counted_anew_is_repaired(path, made, name):
    plant(path, DAMAGE[name][0])
    with Archive.open(path) as archive:
        repair(archive)
    assert faults(path) == []
    assert sorted(content(path)["tally"]) == sorted(content(made)["tally"])
    assert "sound" in run("verify", "--repair", "--archive", path).stdout


def test_bytes_overwritten_in_the_file_are_told_in_one_line(path):
    raw = bytearray(path.read_bytes())
    raw[8192:20480] = b"\xa5" * 12288
    path.write_bytes(bytes(raw))
    result = run("verify", "--archive", path, code=1)
    assert "restore a backup" in result.output
    assert "Traceback" not in result.output


def test_packing_gives_room_back_and_changes_nothing(path):
    before = content(path)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE filler AS SELECT randomblob(2000000) AS x")
    connection.execute("DROP TABLE filler")
    connection.commit()
    connection.close()
    with Archive.open(path) as archive:
        was, now = compact(archive)
    assert now < was - 1_500_000
    assert content(path) == before
    assert faults(path) == []


def test_a_backup_overwrites_nothing_and_leaves_no_part(path, tmp_path):
    to = tmp_path / "copy.tea"
    run("backup", to, "--archive", path)
    assert content(to) == content(path)
    again = run("backup", to, "--archive", path, code=1)
    assert "exists" in again.output
    nowhere = run("backup", tmp_path / "none" / "b.tea", "--archive", path, code=1)
    assert "Traceback" not in nowhere.output
    assert sorted(f.name for f in tmp_path.glob("*.part")) == []


def test_a_backup_made_while_pages_are_added_is_one_whole_state(tmp_path):
    path = tmp_path / "a.tea"
    Archive.open(path, create=True).close()
    words = [sys.executable, "-m", "tests.keep.adding", str(path), "1", "300"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as adding:
        sizes = []
        for number in range(1000):
            if adding.poll() is not None:
                break
            to = tmp_path / f"b{number}.tea"
            with Archive.open(path, readonly=True) as archive:
                backup(archive, to)
            assert faults(to) == []
            sizes.append(len(content(to)["document"]))
            to.unlink()
        adding.communicate(timeout=120)
    assert adding.returncode == 0
    assert any(0 < size < 300 for size in sizes), sizes
    assert sizes == sorted(sizes)


OLD = VERSION - 1


def older(path):
    """The archive as an older schema might have had it: a column fewer."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("ALTER TABLE document RENAME COLUMN gone TO left_on")
    connection.execute(f"PRAGMA user_version = {OLD}")
    connection.close()


def renamed(connection):
    connection.execute("ALTER TABLE document RENAME COLUMN left_on TO gone")


def breaks(connection):
    """A step that fails half-way, with much done already."""
    renamed(connection)
    connection.execute("DELETE FROM reading")
    connection.execute("DROP TABLE alias")
    raise ArchiveError("the step broke")


def test_an_older_archive_is_brought_up_after_a_backup(path):
    before = content(path)
    older(path)
    with pytest.raises(ArchiveError, match="run `tealeaves archive migrate"):
        Archive.open(path)
    done = migrate(path, {OLD: renamed}, VERSION)
    assert (done.old, done.new) == (OLD, VERSION)
    assert content(path) == before
    assert faults(path) == []
    assert done.backup.exists()
    assert migrate(path, {OLD: renamed}, VERSION).backup is None


def test_a_step_that_fails_halfway_loses_nothing_and_can_be_tried_again(path):
    older(path)
    before = content(path)
    with pytest.raises(ArchiveError, match="the step broke"):
        migrate(path, {OLD: breaks}, VERSION)
    assert content(path) == before
    assert sqlite3.connect(path).execute("PRAGMA user_version").fetchone() == (OLD,)
    done = migrate(path, {OLD: renamed}, VERSION)
    assert (done.old, done.new) == (OLD, VERSION)
    assert faults(path) == []
    assert content(done.backup) == before


def test_steps_before_a_failing_one_stay_done(path):
    older(path)
    with pytest.raises(ArchiveError, match=r"failed \(near .TABBLE"):
        migrate(
            path,
            {OLD: renamed, VERSION: "CREATE TABLE kept (x);\nCREATE TABBLE y (z);"},
            VERSION + 1,
        )
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    assert "kept" not in names
    connection.close()
    assert faults(path) == []


def test_a_step_that_would_leave_rows_pointing_nowhere_is_taken_back(path):
    older(path)
    before = content(path)
    with pytest.raises(ArchiveError, match="point nowhere"):
        migrate(path, {OLD: "DELETE FROM page WHERE id = 1;"}, VERSION)
    assert content(path) == before


def test_an_archive_too_old_too_new_or_none_is_told(path, tmp_path):
    with pytest.raises(ArchiveError, match="too old"):
        migrate(path, {}, VERSION + 1)
    sqlite3.connect(path).execute(f"PRAGMA user_version = {VERSION + 5}").close()
    with pytest.raises(ArchiveError, match="upgrade tealeaves"):
        migrate(path)
    other = tmp_path / "notes.txt"
    other.write_text("no archive " * 100)
    with pytest.raises(ArchiveError, match="no archive of tealeaves"):
        migrate(other)
    with pytest.raises(ArchiveError, match="there is no archive"):
        migrate(tmp_path / "none.tea")


def as_schema_1(path):
    """The archive as schema 1 had it: without what schema 2 brought."""
    connection = sqlite3.connect(path, isolation_level=None)
    for what in ("TRIGGER card_changed", "TRIGGER card_added", "INDEX setting_genre"):
        connection.execute(f"DROP {what}")
    for what in ("INDEX setting_date", "TABLE card", "TABLE trait", "TABLE daily", "TABLE total"):
        connection.execute(f"DROP {what}")
    connection.execute("ALTER TABLE sighting DROP COLUMN said")
    connection.execute("ALTER TABLE polled DROP COLUMN page")
    connection.execute("PRAGMA user_version = 1")
    connection.close()


def laid_out(path):
    """Tables with their columns, and the names of indexes and triggers."""
    connection = sqlite3.connect(path)
    names = connection.execute(
        "SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
    ).fetchall()
    columns = {
        name: sorted(tuple(c)[1:] for c in connection.execute(f"PRAGMA table_info({name})"))
        for kind, name in names
        if kind == "table"
    }
    connection.close()
    return names, columns


def test_schema_1_becomes_schema_2_and_is_read_again(path, tmp_path):
    with Archive.open(tmp_path / "fresh.tea", create=True):
        pass
    as_schema_1(path)
    with pytest.raises(ArchiveError, match="run `tealeaves archive migrate"):
        Archive.open(path)
    assert (migrate(path, STEPS, 2).old, VERSION) == (1, 2)
    assert laid_out(path) == laid_out(tmp_path / "fresh.tea")
    assert faults(path) == []
    with Archive.open(path) as archive:
        stale = count_stale(archive, ("0.1.0", "{}"))
        documents = archive.connection.execute("SELECT count(*) FROM document").fetchone()[0]
    assert stale == documents > 0
