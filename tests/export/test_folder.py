"""Whole files or none, nobody else's folder, and a description beside the files."""

import json
import os

import pytest

from tealeaves.errors import ArchiveError
from tealeaves.export import run
from tealeaves.export.run import export
from tealeaves.export.wish import Wish
from tests.export.conftest import cells, objects

SOME = ("documents", "mentions", "counts")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_all_tables_come_with_their_description(archive, tmp_path):
    summary = export(archive, tmp_path, Wish("csv"))
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert {r["name"]: r["rows"] for r in package["resources"]} == summary.rows
    for resource in package["resources"]:
        rows = cells(tmp_path / resource["path"])
        assert len(rows) == resource["rows"]
        if rows:
            assert list(rows[0]) == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"])
    readme = (tmp_path / "README.txt").read_text("utf-8")
    assert "tealeaves" in readme
    assert all(name in readme for name in summary.rows)


def test_the_same_archive_gives_the_same_bytes(archive, tmp_path):
    for to in ("csv", "jsonl", "annotations"):
        one, other = tmp_path / to / "1", tmp_path / to / "2"
        export(archive, one, Wish(to))
        export(archive, other, Wish(to))
        assert names(one) == names(other)
        for name in names(one):
            assert (one / name).read_bytes() == (other / name).read_bytes()


def test_a_folder_with_other_files_is_refused_unless_forced(archive, tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(ArchiveError, match=r"holds files of something else; .* --force"):
        export(archive, tmp_path, Wish("csv", SOME))
    assert names(tmp_path) == ["thesis.txt"]
    export(archive, tmp_path, Wish("csv", SOME, force=True))
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_an_export_of_another_kind_is_refused(archive, tmp_path):
    export(archive, tmp_path, Wish("csv", SOME))
    with pytest.raises(ArchiveError, match="holds an export to csv"):
        export(archive, tmp_path, Wish("jsonl", SOME))


def test_a_second_export_replaces_the_first(archive, tmp_path):
    export(archive, tmp_path, Wish("csv", SOME))
    summary = export(archive, tmp_path, Wish("csv", ("documents",)))
    assert summary.removed == 2
    assert names(tmp_path) == ["README.txt", "datapackage.json", "documents.csv"]


def test_a_description_cannot_make_us_remove_files_elsewhere(archive, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("mine")
    folder = tmp_path / "out"
    export(archive, folder, Wish("csv", SOME))
    package = json.loads((folder / "datapackage.json").read_text())
    package["resources"].append({"name": "x", "path": "../other.csv"})
    (folder / "datapackage.json").write_text(json.dumps(package))
    export(archive, folder, Wish("csv", SOME))
    assert other.read_text() == "mine"


@pytest.mark.parametrize("to", ["csv", "jsonl", "annotations", "parquet", "lake"])
def test_a_stop_leaves_no_half_file(archive, tmp_path, to):
    def stop(done, total):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(archive, tmp_path, Wish(to), stop)
    left = [p for p in tmp_path.rglob("*") if p.is_file()]
    if to == "lake":  # the months that were finished, whole
        assert all(p.name in ("part.parquet", "README.txt", "datapackage.json") for p in left)
        whole = export(archive, tmp_path, Wish(to))
        assert whole.unchanged > 0
    else:
        assert left == []
    assert not list(tmp_path.glob(".tealeaves-*"))


def test_what_a_killed_export_left_is_swept(archive, tmp_path):
    left = tmp_path / ".tealeaves-4194305"  # no process has this number
    left.mkdir()
    (left / "mentions.csv").write_text("half")
    running = tmp_path / f".tealeaves-{os.getppid()}"
    running.mkdir()
    export(archive, tmp_path, Wish("csv", ("documents",)))
    assert not left.exists()
    assert running.exists()


def test_a_full_disk_is_told_in_one_line(archive, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(run, "write_json", full)
    with pytest.raises(ArchiveError, match="no space left on device; nothing half-written"):
        export(archive, tmp_path / "out", Wish("csv", SOME))
    assert names(tmp_path / "out") == []


def test_unknown_tables_and_half_months_are_told(archive, tmp_path):
    from tealeaves.archive.kept import scope_of

    with pytest.raises(ArchiveError, match="--table mention: there is none; there are documents"):
        export(archive, tmp_path, Wish("csv", ("mention",)))
    with pytest.raises(ArchiveError, match="whole months; write 2024-07 for 2024-07-15"):
        export(archive, tmp_path, Wish("lake", scope=scope_of("2024-07-15")))


def test_readings_are_whole_and_copies_come_when_asked_for(archive, tmp_path):
    export(archive, tmp_path / "a", Wish("jsonl"))
    readings = objects(tmp_path / "a" / "readings.jsonl")
    assert readings == [archive.reading(d.id) for d in archive.documents(copies=False)]
    from tealeaves.archive.kept import Scope

    export(archive, tmp_path / "b", Wish("jsonl", ("readings", "mentions"), Scope()))
    assert len(objects(tmp_path / "b" / "readings.jsonl")) == len(readings) + 1
    more = len(objects(tmp_path / "b" / "mentions.jsonl"))
    assert more > len(objects(tmp_path / "a" / "mentions.jsonl"))
