"""`tealeaves watch` as a command: its rounds, its Atom feed, and how it is stopped."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import feedparser
import pytest
from typer.testing import CliRunner

from tealeaves.cli.app import app
from tealeaves.cli.watch import rounds
from tests.keep.made import HARBOUR
from tests.keep.watching import entry, rss
from tests.sources.serving import Answer, Watch, serve

PARADE = Path(__file__).parents[2] / "examples" / "parade.txt"
TRAM = "Tram Line\n\nStrelsau, March 2 (RNA) -- A tram ran to Port Zenda & back on Monday.\n"


@pytest.fixture
def clips(tmp_path):
    folder = tmp_path / "clips"
    folder.mkdir()
    (folder / "a.txt").write_text(HARBOUR)
    return folder


def run(*words):
    return CliRunner().invoke(app, ["watch", *map(str, words)])


def watched(*words):
    """The round as JSON."""
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_round_is_one_line_of_json(clips, tmp_path):
    archive = tmp_path / "a.tea"
    first = watched(clips, "--archive", archive, "--outlet", "RNA")
    assert first["format"] == "tealeaves.watch/1"
    [page] = first["pages"]
    assert (page["title"], page["outlet"]) == ("Harbour Opened at Port Zenda", "RNA")
    assert watched(clips, "--archive", archive)["pages"] == []


def test_a_round_on_the_screen_says_title_signals_and_faults(clips, tmp_path):
    archive = tmp_path / "a.tea"
    (clips / "a.txt").write_text(PARADE.read_text("utf-8"))
    shown = run(clips, tmp_path / "nowhere", "--archive", archive)
    assert shown.exit_code == 0
    assert "2 sources: 1 new" in shown.output
    assert "· counted: " in shown.output or "· stated: " in shown.output
    [fault] = [line for line in shown.output.splitlines() if line.startswith("!")]
    assert "nowhere" in fault
    assert "nothing new" in run(clips, "--archive", archive).output


def test_what_a_page_says_cannot_act_on_the_screen(clips, tmp_path):
    (clips / "b.txt").write_text("Tram \x1b[2J[red]Line\n\nA tram ran to Strelsau on Monday.\n")
    shown = run(clips, "--archive", tmp_path / "a.tea").output
    assert "\x1b" not in shown
    assert "[red]" in shown


def test_a_file_may_list_the_sources(clips, tmp_path):
    listed = tmp_path / "sources.txt"
    listed.write_text(f"# our folders\n\n{clips}\n{clips}\n")
    report = watched(f"@{listed}", "--archive", tmp_path / "a.tea")
    assert [source["source"] for source in report["sources"]] == [str(clips)]


@pytest.mark.parametrize("text", [None, "# nothing\n"])
def test_a_list_that_cannot_be_had_is_one_line(tmp_path, text):
    listed = tmp_path / "sources.txt"
    if text is not None:
        listed.write_text(text)
    result = run(f"@{listed}", "--archive", tmp_path / "a.tea")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "a.tea").exists()


def test_a_refused_private_address_names_the_option(tmp_path):
    with serve({"/feed": rss(entry("Mill", "https://w.example/m", "m", 5))}) as site:
        archive = tmp_path / "a.tea"
        closed = watched(f"{site.url}/feed", "--archive", archive)
        opened = watched(f"{site.url}/feed", "--archive", archive, "--allow-private")
    assert "--allow-private" in closed["sources"][0]["why"][0]
    assert len(opened["pages"]) == 1


def test_the_atom_feed_is_one_that_readers_take(clips, tmp_path):
    archive, atom = tmp_path / "a.tea", tmp_path / "news.atom"
    run(clips, "--archive", archive, "--outlet", "R&D <News>", "--atom", atom)
    (clips / "b.txt").write_text(TRAM)
    (clips / "a.txt").write_text(HARBOUR.replace("China and Russia", "Laos and Cuba"))
    run(clips, "--archive", archive, "--outlet", "R&D <News>", "--atom", atom)
    feed = feedparser.parse(atom.read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.id.startswith("urn:sha256:")
    assert {e.title for e in feed.entries} == {"Harbour Opened at Port Zenda", "Tram Line"}
    for found in feed.entries:
        assert found.id.startswith("urn:sha256:")
        assert len(found.id) == len("urn:sha256:") + 64
        assert found.updated_parsed
        assert found.author == "R&D <News>"
        assert found.content[0].type == "text/plain"
    changed = [e for e in feed.entries if "tags" in e]
    assert [e.title for e in changed] == ["Harbour Opened at Port Zenda"]
    assert len({e.id for e in feed.entries} | {feed.feed.id}) == 3


def test_the_atom_feed_has_what_the_format_asks_for(clips, tmp_path):
    from lxml import etree

    (clips / "b.txt").write_text(TRAM.replace("Line", "Line \x0c\ufffe"))
    atom = tmp_path / "news.atom"
    run(clips, "--archive", tmp_path / "a.tea", "--atom", atom, "--entries", "1")
    before = atom.read_text()
    run(clips, "--archive", tmp_path / "a.tea", "--atom", atom, "--entries", "1")
    assert atom.read_text() == before
    root = etree.fromstring(before.encode())
    space = {"a": "http://www.w3.org/2005/Atom"}
    for where in ("/a:feed", "/a:feed/a:entry"):
        [node] = root.xpath(where, namespaces=space)
        for name in ("id", "title", "updated"):
            assert len(node.xpath(f"a:{name}", namespaces=space)) == 1
    assert root.xpath("/a:feed/a:entry/a:author/a:name", namespaces=space)
    assert root.xpath("/a:feed/a:entry/a:content", namespaces=space)


def test_an_atom_file_that_cannot_be_written_is_one_line_and_nothing_is_lost(clips, tmp_path):
    archive = tmp_path / "a.tea"
    result = run(clips, "--archive", archive, "--atom", tmp_path / "no" / "news.atom")
    assert result.exit_code == 1
    assert result.stderr.endswith("news.atom: no such file or directory; choose another place\n")
    assert watched(clips, "--archive", archive)["counts"] == {"already": 1}


def test_rounds_keep_their_beat_whatever_a_round_takes():
    watch, waiting, began = Watch(), [False], []
    for number in rounds(10, waiting, watch.clock, watch.sleep):
        began.append(watch.at)
        assert waiting == [False]
        watch.at += (60, 1500, 60)[number % 3]  # the second takes longer than the beat
        if number == 3:
            break
    assert [at - began[0] for at in began] == [0, 600, 2100, 2700]
    assert list(rounds(None, waiting, watch.clock, watch.sleep)) == [0]


# a job in the background is born with Ctrl-C ignored
MAIN = (
    "import signal\n"
    "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "from tealeaves.cli import main\n"
    "main()\n"
)


def started(*words):
    return subprocess.Popen(
        [sys.executable, "-c", MAIN, "watch", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_between_two_rounds_a_stop_is_the_end(clips, tmp_path, number):
    archive = tmp_path / "a.tea"
    with started(clips, "--archive", archive, "--every", "0.02", "--json") as process:
        first = json.loads(process.stdout.readline())
        (clips / "b.txt").write_text(TRAM)
        news = []
        while not news:  # rounds come until there is something new
            news = json.loads(process.stdout.readline())["pages"]
        # in the midst of the wait for the next round
        process.stdout.readline()
        time.sleep(0.4)
        os.kill(process.pid, number)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 0, said
    assert said == ""
    assert len(first["pages"]) == 1
    assert [page["title"] for page in news] == ["Tram Line"]


def test_a_fault_of_a_later_round_is_a_line_and_the_next_one_comes(clips, tmp_path):
    words = (clips, "--archive", tmp_path / "a.tea", "--atom", tmp_path / "out" / "news.atom")
    (tmp_path / "out").mkdir()
    with started(*words, "--every", "0.01", "--json") as process:
        for _ in range(2):  # with the second the first is over, its Atom feed written
            process.stdout.readline()
        (tmp_path / "out").rename(tmp_path / "away")
        told = process.stderr.readline()
        (tmp_path / "away").rename(tmp_path / "out")
        (clips / "b.txt").write_text(TRAM)
        while not json.loads(process.stdout.readline())["pages"]:
            pass
        process.terminate()
        process.communicate(timeout=60)
    assert "choose another place" in told
    assert process.returncode in (0, 130)


def test_a_stop_within_a_round_keeps_what_was_written(clips, tmp_path):
    archive = tmp_path / "a.tea"
    with serve() as site:

        def slow(path):
            time.sleep(30 if path == "/feed" else 0)
            return Answer(404)

        site.answer = slow
        words = (clips, f"{site.url}/feed", "--archive", archive, "--allow-private")
        with started(*words, "--every", "60") as process:
            for _ in range(600):
                if "/feed" in site.asked:
                    break
                time.sleep(0.05)
            os.kill(process.pid, signal.SIGTERM)
            _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "what was written is safe" in said
    assert watched(clips, "--archive", archive)["counts"] == {"already": 1}


HARBOURS = ("Zenda", "Hentzau", "Tarlen", "Strelsau", "Sapt", "Mikael", "Rischen", "Bersin", "Dora")


def report(day, harbour, countries):
    """A report of the invented agency, with its day printed."""
    return (
        f"Harbour Opened at Port {harbour}\n\n"
        f"Strelsau, January {day}, 2026 (RNA) -- President Rudolf Elphberg opened the harbour of "
        f"Port {harbour}, number {day} of this winter, on Monday.\n"
        f"He said that it would serve trade with {countries}.\n"
    )


def test_what_the_archive_bears_out_comes_first(clips, tmp_path):
    archive = tmp_path / "a.tea"
    (clips / "a.txt").unlink()
    for day, harbour in enumerate(HARBOURS, start=1):
        text = report(day, harbour, "China and Russia")
        (clips / f"{day}.txt").write_text(text)
    watched(clips, "--archive", archive, "--outlet", "RNA")
    (clips / "new.txt").write_text(report(20, "Flavia", "Laos and Cuba"))
    shown = run(clips, "--archive", archive, "--outlet", "RNA").output
    (clips / "newer.txt").write_text(report(21, "Luzau", "Laos, Cuba and Vietnam"))
    [page] = watched(clips, "--archive", archive, "--outlet", "RNA")["pages"]
    assert page["signals"][0]["basis"] == "compared"
    bits = [s["baseline"]["bits"] for s in page["signals"] if s["basis"] == "compared"]
    assert bits == sorted(bits, reverse=True)
    assert re.search(r"· compared: .*\[\d\.\d bits\]", shown)
