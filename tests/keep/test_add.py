"""Adding: what becomes of a page that is new, known, changed, emptied, copied or gone."""

import sqlite3

import pytest

from tealeaves.archive.store import Archive
from tealeaves.archive.write import Outcome
from tealeaves.errors import ArchiveError
from tealeaves.keep.add import Reader, add
from tealeaves.sources.record import Gone, Listed, Refused, Where
from tests.keep.made import HARBOUR, LATER, NOW, korean, page


@pytest.fixture
def put(archive, lookup):
    """A function: items (and the time of the run) to what became of each page."""

    def run(*items, now=NOW):
        became = []
        add(
            archive,
            items,
            Reader(lookup),
            now,
            lambda written, tally: became.extend(
                p.became if isinstance(p, Outcome) else type(p).__name__ for p in written
            ),
        )
        return became

    return run


def count(archive, table, where="1"):
    return archive.connection.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0]


URL = "https://rna.example/harbour"


def test_a_new_page_is_kept_with_its_bytes_and_its_reading(archive, put):
    assert put(page(HARBOUR, url=URL, date="2026-03-01", outlet="RNA")) == ["added"]
    title, date, basis, outlet = archive.connection.execute(
        "SELECT title, date, basis, outlet FROM reading"
    ).fetchone()
    assert (title, date, basis, outlet) == (
        "Harbour Opened at Port Zenda", "2026-03-01", "given", "RNA",
    )  # fmt: skip
    countries = archive.connection.execute(
        "SELECT key, n, rank FROM feature JOIN term ON term.id = term WHERE kind = 'country' "
        "ORDER BY rank"
    ).fetchall()
    assert [row[0] for row in countries][:2] == ["CHN", "RUS"]


def test_every_mention_kept_cuts_its_words_from_the_page(archive, put):
    put(page(HARBOUR, url=URL))
    rows = archive.connection.execute(
        'SELECT label, start, "end" FROM mention JOIN term ON term.id = term WHERE kind = "country"'
    ).fetchall()
    assert {HARBOUR[start:end] for _, start, end in rows} == {"China", "Russia"}


def test_the_same_bytes_again_change_nothing(archive, put):
    put(page(HARBOUR, url=URL))
    before = list(archive.connection.iterdump())
    assert put(page(HARBOUR, url=URL), now=LATER) == ["Still"]
    assert list(archive.connection.iterdump()) == before


def test_another_text_at_the_same_address_is_a_new_version(archive, put):
    put(page(HARBOUR, url=URL))
    changed = HARBOUR.replace("opened the new harbour", "inspected the new harbour")
    assert put(page(changed, url=URL), now=LATER) == ["replaced"]
    assert count(archive, "document") == 1
    assert [row[0] for row in archive.connection.execute("SELECT change FROM version")] == [
        "first", "real",
    ]  # fmt: skip
    assert count(archive, "page") == 2


def test_a_new_version_takes_the_place_of_the_old_one_in_every_count(archive, put):
    put(page(HARBOUR, url=URL, date="2026-03-01"))
    put(page(HARBOUR.replace("China and Russia", "Russia"), url=URL, date="2026-03-01"), now=LATER)
    totals = dict(
        archive.connection.execute(
            "SELECT key, sum(n) FROM tally JOIN term ON term.id = term WHERE kind = 'country' "
            "GROUP BY key"
        )
    )
    assert (totals["CHN"], totals["RUS"]) == (1, 1)
    assert archive.connection.execute("SELECT sum(texts) FROM volume").fetchone()[0] == 1


def test_a_changed_clock_alone_is_trivial_and_leaves_the_reading(archive, put):
    aged = HARBOUR + "\nPosted 1 hour ago\n"
    put(page(aged, url=URL))
    reading = archive.connection.execute("SELECT version FROM document").fetchone()
    assert put(page(aged.replace("1 hour", "2 hours"), url=URL), now=LATER) == ["trivial"]
    assert archive.connection.execute("SELECT version FROM document").fetchone() == reading


def test_a_text_that_comes_back_after_a_change_is_a_third_version(archive, put):
    changed = HARBOUR.replace("China", "Laos")
    put(*(page(text, f"line {n}", url=URL) for n, text in enumerate((HARBOUR, changed, HARBOUR))))
    assert count(archive, "version") == 3
    assert count(archive, "page") == 2


def test_a_file_of_several_states_of_one_page_is_a_no_op_the_second_time(archive, put):
    texts = (HARBOUR, HARBOUR.replace("China", "Laos"), HARBOUR.replace("China", "Cuba"))
    rows = [page(text, f"line {n}", url=URL) for n, text in enumerate(texts)]
    assert put(*rows) == ["added", "replaced", "replaced"]
    assert put(*rows, now=LATER) == ["Still"] * 3
    assert count(archive, "version") == 3


def test_a_capture_is_known_by_its_moment_wherever_it_lies(archive, put):
    texts = (HARBOUR, HARBOUR.replace("China", "Laos"))
    for source in ("a.warc", "b.warc"):
        put(
            *(
                page(text, f"record {n}", source, url=URL, seen=f"2026-02-0{n}T00:00:00.000000Z")
                for n, text in enumerate(texts, start=1)
            )
        )
    assert count(archive, "version") == 2


def test_a_page_that_returns_to_an_earlier_text_at_its_address_is_a_state_of_its_own(archive, put):
    changed = HARBOUR.replace("China", "Laos")
    for text in (HARBOUR, changed, HARBOUR):
        put(page(text, "", URL, "url", url=URL))
    assert count(archive, "version") == 3


def test_a_text_that_comes_back_behind_one_not_yet_written_is_no_repeat(archive, put):
    put(page(HARBOUR, url=URL))
    changed = page(HARBOUR.replace("China", "Laos"), "line 2", url=URL)
    assert put(changed, page(HARBOUR, "line 3", url=URL), now=LATER) == ["replaced", "replaced"]
    assert (
        "China"
        in archive.connection.execute("SELECT text FROM reading WHERE version = 3").fetchone()[0]
    )


def test_an_empty_answer_neither_changes_nor_removes_a_page(archive, put):
    put(page(HARBOUR, url=URL))
    empty = page("<html><body></body></html>", url=URL, media_type="text/html")
    assert put(empty, now=LATER) == ["empty"]
    assert count(archive, "version") == 1
    assert count(archive, "answer", "outcome = 'empty'") == 1
    assert count(archive, "document", "gone IS NULL") == 1


def test_the_same_text_from_another_outlet_is_a_near_copy_counted_once(archive, put):
    first = page(HARBOUR, url=URL, date="2026-03-01", outlet="RNA")
    again = page(HARBOUR, url="https://hill.example/7", date="2026-03-01", outlet="Hill Courier")
    assert put(first, again) == ["added", "copy"]
    assert count(archive, "document") == 2
    assert archive.connection.execute("SELECT sum(texts) FROM volume").fetchone()[0] == 1


def test_a_given_day_that_the_page_contradicts_is_kept_and_told(archive, lookup):
    tally = add(archive, [page(HARBOUR, date="2026-03-04")], Reader(lookup), NOW)
    assert archive.connection.execute("SELECT date, printed FROM reading").fetchone() == (
        "2026-03-04", "2026-03-01",
    )  # fmt: skip
    assert tally.conflicts == ["rows.jsonl: line 1: given 2026-03-04, the page prints 2026-03-01"]


def test_what_a_folder_no_longer_holds_is_marked_and_kept(archive, put):
    files = [
        page(HARBOUR, "a.txt", "clips", "folder"),
        page(korean(3).raw.decode(), "b.txt", "clips", "folder"),
    ]
    put(*files, Listed(Where("clips", "folder")))
    put(files[0], Listed(Where("clips", "folder")), now=LATER)
    assert archive.connection.execute("SELECT gone FROM document ORDER BY id").fetchall() == [
        (None,), (LATER,),
    ]  # fmt: skip
    put(*files, Listed(Where("clips", "folder")), now="2026-03-03T08:00:00.000000Z")
    assert count(archive, "document", "gone IS NULL") == 2


def test_what_rolled_off_the_end_of_a_feed_is_not_gone(archive, put):
    old = page(HARBOUR, "g1", "feed.xml", "feed", url="https://rna.example/1", date="2026-02-01")
    new = page("Tram\n\nA tram ran.", "g2", "feed.xml", "feed", url=URL, date="2026-03-01")
    put(old, new, Listed(Where("feed.xml", "feed"), oldest="2026-02-01"))
    put(new, Listed(Where("feed.xml", "feed"), oldest="2026-03-01"), now=LATER)
    assert count(archive, "document", "gone IS NOT NULL") == 0


@pytest.mark.parametrize("left", [(), ("g2",)])
def test_a_feed_that_is_empty_or_without_days_marks_nothing_gone(put, archive, left):
    entries = {
        "g1": page(HARBOUR, "g1", "feed.xml", "feed", url="https://rna.example/1"),
        "g2": page("Tram\n\nA tram ran.", "g2", "feed.xml", "feed", url=URL),
    }
    put(*entries.values(), Listed(Where("feed.xml", "feed")))
    put(*(entries[name] for name in left), Listed(Where("feed.xml", "feed")), now=LATER)
    assert count(archive, "document", "gone IS NOT NULL") == 0


def test_a_link_that_cannot_be_fetched_does_not_replace_the_page_kept_before(archive):
    from tealeaves.keep.follow import followed
    from tealeaves.sources.client import Client
    from tealeaves.sources.rules import Rules

    entry = page("Harbour", "g1", "feed.xml", "feed", url="http://127.0.0.1:9/harbour")
    with Client(Rules()) as client:
        (told,) = followed([entry], archive, client)
    assert isinstance(told, Refused)


def test_answers_and_refusals_are_kept(archive, put):
    missing = Gone(Where(URL, "url"), URL, "missing", 404, (301, 404), "there is no such page", NOW)
    refused = Refused(Where("x.zip", "packed", "../y"), "its name leads outside; leave it out")
    assert put(missing, refused, refused) == ["Gone", "Refused", "Refused"]
    assert archive.connection.execute("SELECT status, chain FROM answer").fetchone() == (
        404, "[301, 404]",
    )  # fmt: skip
    assert count(archive, "refused") == 1


def test_a_page_that_cannot_be_read_costs_no_other(archive, put):
    binary = page("", "a.png")
    binary = type(binary)(b"\x89PNG\r\n\x1a\n" + bytes(100), binary.where)
    assert put(binary, korean(1)) == ["Refused", "added"]


def test_two_workers_keep_what_one_keeps_and_in_the_same_order(archive, lookup, tmp_path):
    items = [korean(n) for n in range(1, 40)]
    add(archive, items, Reader(lookup), NOW)
    with Archive.open(tmp_path / "b.tea", create=True) as other:
        add(other, items, Reader(lookup, (), 2), NOW)
        assert _content(other) == _content(archive)


def _content(archive):
    tables = ("page", "document", "alias", "version", "reading", "tally", "volume", "feature")
    return {
        table: archive.connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        for table in tables
    }


def test_a_folder_is_no_archive(tmp_path):
    with pytest.raises(ArchiveError, match="is a folder"):
        Archive.open(tmp_path)


def test_another_programs_database_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    with pytest.raises(ArchiveError, match="no archive of tealeaves"):
        Archive.open(path, create=True)


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Remember the harbour. " * 100)
    with pytest.raises(ArchiveError, match="no archive of tealeaves"):
        Archive.open(path, create=True)
    assert path.read_text().startswith("Remember")


def test_a_missing_archive_is_not_made_by_a_reader(tmp_path):
    with pytest.raises(ArchiveError, match="there is no archive"):
        Archive.open(tmp_path / "none.tea", readonly=True)
    assert not (tmp_path / "none.tea").exists()


@pytest.mark.parametrize("day", ["foo", "2026-02-30", "2026-3-1"])
def test_a_day_that_is_none_is_refused_before_anything_is_kept(tmp_path, day):
    from typer.testing import CliRunner

    from tealeaves.cli.app import app

    path = tmp_path / "a.tea"
    (tmp_path / "a.txt").write_text(HARBOUR)
    args = ["add", str(tmp_path / "a.txt"), "--archive", str(path), "--date", day]
    result = CliRunner().invoke(app, args)
    assert result.exit_code == 1
    assert f"--date {day}: not a day" in result.output
    assert not path.exists()
