"""Exports stream: what is held does not grow with the archive, and stays small at 300,000 hits."""

import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from tealeaves.archive.store import Archive
from tests.export.conftest import NOW

HITS = 300_000
PER_DOCUMENT = 50
LIMIT = 300  # MiB


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """An archive of HITS mentions, written row by row: reading so many texts would take hours."""
    path = tmp_path_factory.mktemp("many") / "many.tea"
    page = "\n".join(f"Ruritania met envoy {n}." for n in range(PER_DOCUMENT))
    spans = [(at, at + 9) for at in range(len(page)) if page.startswith("Ruritania", at)]
    with Archive.open(path, create=True) as archive, archive.writing() as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(reading)")]
        connection.execute("INSERT INTO stamp VALUES (1, '0', '{}')")
        connection.execute("INSERT INTO term VALUES (1, 'country', 'RUR', 'Ruritania')")
        for n in range(1, HITS // PER_DOCUMENT + 1):
            _insert(connection, names, n, page)
            connection.executemany(
                "INSERT INTO mention VALUES (?, ?, ?, 1)", [(n, *span) for span in spans]
            )
    return path


def _insert(connection, names, n, page):
    raw = zlib.compress(f"{page}\n{n}".encode())
    date = f"{2000 + n % 20}-{1 + n % 12:02}-01"
    connection.execute(
        "INSERT INTO page VALUES (?, ?, ?, ?, 'text/plain', 'utf-8')", (n, f"{n:064x}", raw, 9)
    )
    connection.execute("INSERT INTO document (id, version) VALUES (?, ?)", (n, n))
    connection.execute(
        "INSERT INTO version VALUES (?, ?, ?, ?, 'first', NULL, 's', '{}')", (n, n, n, NOW)
    )
    reading = dict.fromkeys(names)
    reading.update(version=n, document=n, stamp=1, language="en", layer="first_hand", date=date)
    reading.update(words=9, complete=1, text=page, json=zlib.compress(b'{"actors": {}}'))
    reading.update({name: b"" for name in names if name == "places"})
    marks = ", ".join("?" * len(names))
    connection.execute(f"INSERT INTO reading VALUES ({marks})", list(reading.values()))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc tells the peak here")
@pytest.mark.parametrize("to", ["csv", "jsonl"])
def test_300_000_hits_come_out_in_little_memory(many, tmp_path, to):
    # not ru_maxrss: a process inherits that of the one that started it
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tealeaves.cli import main\n"
        "try:\n    main()\n"
        "finally:\n"
        "    told = Path('/proc/self/status').read_text().split('VmHWM:')[1]\n"
        "    print(told.split()[0], file=sys.stderr)\n"
    )
    words = ["export", "-a", str(many), "--to", to, "--table", "mentions", str(tmp_path / "out")]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, check=True, text=True
    )
    assert f"{HITS:,}" in done.stdout
    assert int(done.stderr.split()[-1]) / 1024 < LIMIT
    with (tmp_path / "out" / f"mentions.{to}").open(encoding="utf-8") as file:
        assert sum(1 for _ in file) == HITS + (to == "csv")
