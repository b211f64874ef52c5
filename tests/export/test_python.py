"""The archive from Python: documents, readings, tables as frames, queries that cannot write."""

import pytest

import tealeaves
from tealeaves import Archive
from tealeaves.archive.tables.table import NAMES
from tealeaves.errors import ArchiveError


def test_documents_come_one_at_a_time_by_date(archive):
    documents = list(archive.documents(since="2024-07", until="2024-09", copies=False))
    assert [d.title for d in documents] == ["Envoys Visit Flood Area", "=cmd() Is No Headline"]
    assert documents[0].text.startswith("Envoys Visit Flood Area")
    assert documents[0].complete is True
    assert [d.url for d in archive.documents(outlet="Rodong Sinmun")] == ["https://example.org/d"]
    assert [d.language for d in archive.documents(language="ko")] == ["ko"]


def test_a_query_reads_and_nothing_else(archive):
    answer = archive.query(
        "SELECT key, label FROM term WHERE kind = ? AND key = ?", "country", "CHN"
    )
    assert answer.names == ("key", "label")
    assert list(answer.dicts()) == [{"key": "CHN", "label": "China"}]
    for sql in (
        "DELETE FROM document",
        "DROP TABLE page",
        "ATTACH 'other.db' AS other",
        "PRAGMA journal_mode = DELETE",
        "CREATE TEMP TABLE x (a)",
        "VACUUM",
    ):
        with pytest.raises(ArchiveError, match="may only read"):
            archive.query(sql)
    with pytest.raises(ArchiveError, match="no such column: colour"):
        archive.query("SELECT colour FROM term")
    with pytest.raises(ArchiveError, match="query"):
        archive.query("SELECT 1; DELETE FROM document")


@pytest.mark.parametrize("name", NAMES)
def test_tables_become_arrow(archive, name):
    pytest.importorskip("pyarrow", reason="pyarrow comes with the extra lake")
    made = archive.table(name)
    assert made.to_arrow().to_pylist() == list(made.dicts())


def test_tables_become_pandas(archive):
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = archive.table("counts").to_pandas()
    assert list(frame.columns) == list(archive.table("counts").names)
    assert frame["texts"].sum() == sum(row["texts"] for row in archive.table("counts").dicts())
    documents = archive.table("documents").to_pandas()
    assert str(documents["copy_of"].dtype) == "Int64"  # a null makes no float of it
    assert pandas.isna(documents["copy_of"]).sum() == 5
    assert len(archive.query("SELECT id FROM term").to_pandas()) > 0


def test_tables_become_polars(archive):
    pytest.importorskip("polars", reason="polars is not installed")
    for name in NAMES:
        frame = archive.table(name).to_polars()
        assert frame.columns == list(archive.table(name).names)
        assert frame.rows() == [tuple(row.values()) for row in archive.table(name).dicts()]
    assert archive.query("SELECT id, label FROM term").to_polars().columns == ["id", "label"]


def test_the_package_has_the_archive_and_nothing_unknown():
    assert tealeaves.Archive is Archive
    with pytest.raises(AttributeError, match="no attribute 'Archiv'"):
        tealeaves.Archiv  # noqa: B018
