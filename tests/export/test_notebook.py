"""The worked notebook: its cells run on our own texts and on the shared ones; no output is kept."""

import gzip
import json
from itertools import islice
from pathlib import Path

import pytest

from tealeaves.archive.store import Archive
from tealeaves.keep.add import Reader, add
from tests.export.conftest import NOW, item
from tests.shared import SHARED, needs_shared

pytest.importorskip("duckdb", reason="the notebook needs the extra lake")
pytest.importorskip("pyarrow", reason="the notebook needs the extra lake")

NOTEBOOK = Path(__file__).parents[2] / "examples" / "archive.ipynb"
TEXTS = 40  # of the shared corpus


def cells():
    return json.loads(NOTEBOOK.read_text("utf-8"))["cells"]


def run(path, monkeypatch):
    monkeypatch.setenv("TEALEAVES_ARCHIVE", str(path))
    names = {}
    for number, cell in enumerate(cells()):
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"cell {number}", "exec"), names)
    return names


def test_it_holds_no_output():
    code = [cell for cell in cells() if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    assert len(code) > 5


def test_it_is_a_valid_notebook():
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    nbformat.validate(nbformat.read(NOTEBOOK, as_version=4))


def test_it_runs_on_our_own_texts(archive_path, monkeypatch, capsys):
    names = run(archive_path, monkeypatch)
    assert names["rows"]
    assert names["leading"][0] in ("CHN", "PRK")
    assert "[" in capsys.readouterr().out


@needs_shared
def test_it_runs_on_a_sample_of_the_shared_corpus(tmp_path, monkeypatch, lookup):
    path = tmp_path / "kcna.tea"
    with gzip.open(SHARED / "data" / "kcna-2024.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in islice(file, 100, 100 + TEXTS)]
    pages = [
        item(row["id"], row["date"], "KCNA", f"{row['headline']}\n{row.get('text') or ''}")
        for row in rows
    ]
    with Archive.open(path, create=True) as archive:
        add(archive, pages, Reader(lookup), NOW)
    names = run(path, monkeypatch)
    assert len(names["rows"]) == 5
    assert "PRK" in names["leading"]
