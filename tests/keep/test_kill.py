"""An add killed at random, with a reader asking throughout: nothing acknowledged is lost.

TEALEAVES_KILLS says how many kills; the full campaign is 100.
"""

import os
import random
import signal
import subprocess
import sys
import threading
import time

import pytest

from tealeaves.archive.store import Archive

KILLS = int(os.environ.get("TEALEAVES_KILLS", "12"))
AHEAD = 3000  # pages given to each process: more than it adds before it is killed
AGAIN = 200  # pages of those already there that are given to it again
SEED = 20260301


def begin(path, first, count):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.keep.adding", str(path), str(first), str(count)],
        stdout=subprocess.PIPE,
        text=True,
    )


class Asking(threading.Thread):
    """A reader that counts documents again and again: they never grow fewer."""

    def __init__(self, path):
        super().__init__(daemon=True)
        self.path, self.asked, self.faults, self.over = path, 0, [], threading.Event()

    def run(self):
        last = 0
        with Archive.open(self.path, readonly=True) as archive:
            while not self.over.is_set():
                try:
                    last = self.ask(archive.connection, last)
                except Exception as fault:
                    self.faults.append(fault)
                time.sleep(0.002)

    def ask(self, connection, last):
        documents, readings = connection.execute(
            "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM reading)"
        ).fetchone()
        assert documents >= last
        assert documents == readings  # no half batch is ever seen
        self.asked += 1
        return documents


@pytest.fixture(scope="module")
def campaign(tmp_path_factory):
    """An archive after KILLS kills, the numbers acknowledged before them, and the reader.

    Each process goes on where the one before was killed.
    """
    path = tmp_path_factory.mktemp("kill") / "a.tea"
    chance = random.Random(SEED)
    Archive.open(path, create=True).close()
    reader = Asking(path)
    reader.start()
    acknowledged, lost, killed = set(), [], 0
    while killed < KILLS:
        adding = begin(path, max(1, max(acknowledged, default=0) - AGAIN), AHEAD)
        assert adding.stdout.readline() == "ready\n"
        # every other one is killed after its first batch, however slow the machine
        heard = adding.stdout.readline() if killed % 2 == 0 else ""
        time.sleep(chance.uniform(0, 0.6))
        adding.send_signal(signal.SIGKILL)
        killed += adding.wait() == -signal.SIGKILL
        said = {int(line) for line in (heard + adding.stdout.read()).split("\n")[:-1] if line}
        acknowledged |= said
        lost += _check(path, acknowledged)
    reader.over.set()
    reader.join()
    return path, acknowledged, lost, reader


def _check(path, acknowledged):
    with Archive.open(path) as archive:
        there = {
            int(key.rsplit("/", 1)[1])
            for (key,) in archive.connection.execute("SELECT key FROM alias")
        }
        whole = archive.connection.execute("PRAGMA integrity_check").fetchone()[0]
    return sorted(acknowledged - there) + ([] if whole == "ok" else [whole])


def test_everything_acknowledged_is_there_after_every_kill(campaign):
    _, acknowledged, lost, _ = campaign
    assert acknowledged
    assert lost == []


def test_a_reader_was_answered_throughout_and_never_saw_half_a_batch(campaign):
    reader = campaign[3]
    assert reader.faults == []
    assert reader.asked > KILLS


def test_the_next_add_finishes_the_work_and_the_counts_agree(campaign):
    path, acknowledged = campaign[:2]
    pages = max(acknowledged) + AGAIN
    last = begin(path, 1, pages)
    out, _ = last.communicate(timeout=300)
    assert last.returncode == 0
    assert len(out.split()) == pages + 1
    with Archive.open(path) as archive:
        one = archive.connection.execute
        assert one("SELECT count(*) FROM document").fetchone()[0] == pages
        assert one("SELECT count(*) FROM version").fetchone()[0] == pages
        assert (
            one("SELECT sum(texts) FROM volume").fetchone()
            == one("SELECT count(*) FROM document WHERE copy_of IS NULL").fetchone()
        )
        assert one("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert one("PRAGMA foreign_key_check").fetchall() == []
