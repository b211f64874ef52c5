"""`tealeaves export` as it is typed."""

import json
import os
import signal
import subprocess
import sys
import time

from typer.testing import CliRunner

from tealeaves.cli.app import app
from tests.export.conftest import cells


def run(*words):
    return CliRunner().invoke(app, ["export", *map(str, words)])


def test_a_summary_says_how_many_rows_each_table_has(archive_path, tmp_path):
    result = run("-a", archive_path, "--to", "csv", tmp_path / "out")
    assert result.exit_code == 0
    assert "mentions" in result.stdout
    assert "README.txt" in result.stdout
    shown = run("-a", archive_path, "--to", "csv", "--json", tmp_path / "out")
    assert json.loads(shown.stdout)["rows"]["documents"] == 6


def test_options_reach_the_files(archive_path, tmp_path):
    out = tmp_path / "out"
    words = ("--to", "csv", "--bom", "--table", "counts", "--table", "documents", "--kind", "title")
    result = run("-a", archive_path, *words, "--period", "year", "--by", "outlet", out)
    assert result.exit_code == 0, result.output
    assert (out / "documents.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    rows = cells(out / "counts.csv")
    assert {row["kind"] for row in rows} == {"title"}
    assert {row["period"] for row in rows} == {"2024", ""}
    assert "KCNA" in {row["outlet"] for row in rows}


def test_faults_are_one_line_and_exit_1(archive_path, tmp_path):
    for words, told in (
        (("--to", "xlsx"), "--to xlsx: unknown; there are csv"),
        (("--to", "csv", "--from", "July"), "--from July: not a date"),
        (("--to", "csv", "--by", "month"), "--by month: unknown"),
        (("--to", "csv", "--kind", "colour"), "--kind colour: unknown"),
    ):
        result = run("-a", archive_path, *words, tmp_path / "out")
        assert result.exit_code == 1
        assert told in result.stderr
        assert result.stderr.count("\n") == 1
    missing = run("-a", tmp_path / "none.tea", "--to", "csv", tmp_path / "out")
    assert missing.exit_code == 1
    assert "there is no archive" in missing.stderr


def test_ctrl_c_leaves_no_half_file(archive_path, tmp_path):
    out = tmp_path / "out"
    code = (
        "import signal, time, tealeaves.export.parts as parts\n"
        # a job in the background is born with Ctrl-C ignored
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "take = parts.TablePart.take\n"
        "def slow(self, kept):\n"
        "    take(self, kept); time.sleep(0.05)\n"
        "parts.TablePart.take = slow\n"
        "from tealeaves.cli import main\n"
        "main()\n"
    )
    words = ["export", "-a", str(archive_path), "--to", "csv", str(out)]
    with subprocess.Popen([sys.executable, "-c", code, *words], stderr=subprocess.PIPE) as export:
        for _ in range(600):
            if list(out.glob(".tealeaves-*/*.csv")):
                break
            time.sleep(0.05)
        os.kill(export.pid, signal.SIGINT)
        _, told = export.communicate(timeout=60)
    assert export.returncode == 130
    assert b"no half-written file" in told
    assert list(out.iterdir()) == []
