"""Parquet and lakes: the same rows, read by other programs; only changed months rewritten."""

import shutil

import pytest

from tealeaves.archive.store import Archive
from tealeaves.archive.tables.table import NAMES, table
from tealeaves.errors import ArchiveError
from tealeaves.export.run import export
from tealeaves.export.wish import Wish
from tealeaves.keep.add import Reader, add
from tests.export.conftest import item

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow comes with the extra lake")
duckdb = pytest.importorskip("duckdb", reason="duckdb comes with the extra lake")
NOW = "2026-01-03T00:00:00Z"


def parquet_files(folder):
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*.parquet")
    }


def read(folder, name):
    """The rows of a table of a lake as DuckDB sees them, without the column of the partition."""
    files = f"read_parquet('{folder}/{name}/**/*.parquet', hive_partitioning = true)"
    columns = duckdb.sql(f"DESCRIBE SELECT * FROM {files}").fetchall()
    chosen = ", ".join(f'"{c[0]}"' for c in columns if c[0] != "month")
    return duckdb.sql(f"SELECT {chosen} FROM {files}").fetchall()


@pytest.mark.parametrize("name", NAMES)
def test_parquet_has_the_rows_and_types_of_the_table(archive, tmp_path, name):
    export(archive, tmp_path, Wish("parquet", (name,)))
    made = table(archive.connection, name, Wish("parquet").scope)
    found = pq.read_table(tmp_path / f"{name}.parquet")
    assert found.schema.names == list(made.names)
    assert found.to_pylist() == list(made.dicts())
    assert all(field.metadata[b"description"] for field in found.schema)


def test_duckdb_reads_a_lake_by_month(archive, tmp_path):
    export(archive, tmp_path, Wish("lake"))
    scope = Wish("lake").scope
    for name in NAMES:
        rows = {repr(row) for row in table(archive.connection, name, scope).rows()}
        assert {repr(row) for row in read(tmp_path, name)} == rows, name
    months = duckdb.sql(
        f"SELECT month, count(*) FROM read_parquet('{tmp_path}/documents/**/*.parquet', "
        "hive_partitioning = true) GROUP BY month ORDER BY month NULLS FIRST"
    ).fetchall()
    assert months == [(None, 1), ("2024-07", 2), ("2024-09", 1), ("2024-11", 2)]


def test_a_second_run_writes_only_the_months_that_changed(archive_path, tmp_path, lookup):
    path, lake = tmp_path / "desk.tea", tmp_path / "lake"
    shutil.copy(archive_path, path)
    with Archive.open(path) as archive:
        export(archive, lake, Wish("lake"))
        before = parquet_files(lake)
        again = export(archive, lake, Wish("lake"))
        assert (again.written, again.unchanged) == (0, len(before))
        assert parquet_files(lake) == before

        page = "Vietnam Thanks the DPRK\nHanoi, November 9 (KCNA) -- Vietnam thanked the DPRK.\n"
        add(archive, [item("g", "2024-11-09", "KCNA", page)], Reader(lookup), NOW)
        third = export(archive, lake, Wish("lake"))
        changed = {name for name, when in parquet_files(lake).items() if before.get(name) != when}
        assert len(changed) == third.written
        assert {name for name in changed if "month=2024-11" not in name} <= {
            name for name in changed if name.startswith("counts/")
        }
        assert "mentions/month=2024-11/part.parquet" in changed


def test_a_month_that_went_is_removed_and_a_broken_file_is_mended(archive, tmp_path):
    export(archive, tmp_path, Wish("lake"))
    stray = tmp_path / "mentions" / "month=1999-01"
    stray.mkdir()
    shutil.copy(tmp_path / "mentions/month=2024-07/part.parquet", stray / "part.parquet")
    (tmp_path / "mentions/month=2024-09/part.parquet").write_bytes(b"PAR1 half")
    summary = export(archive, tmp_path, Wish("lake"))
    assert (summary.written, summary.removed) == (1, 1)
    assert not stray.exists()


def test_a_lake_can_be_brought_up_to_date_for_some_months_only(archive, tmp_path):
    from tealeaves.archive.kept import scope_of

    export(archive, tmp_path, Wish("lake", ("mentions",)))
    shutil.rmtree(tmp_path / "mentions" / "month=2024-09")
    scope = scope_of("2024-11", "2024-11", copies=False)
    summary = export(archive, tmp_path, Wish("lake", ("mentions",), scope))
    assert (summary.written, summary.unchanged, summary.removed) == (0, 1, 0)
    assert export(archive, tmp_path, Wish("lake", ("mentions",))).written == 1


def test_without_pyarrow_one_line_says_what_to_install(archive, tmp_path, monkeypatch):
    import builtins

    real = builtins.__import__

    def missing(name, *rest):
        if name.split(".")[0] == "pyarrow":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ArchiveError, match=r"pip install 'tealeaves\[lake\]'"):
        export(archive, tmp_path, Wish("parquet"))
