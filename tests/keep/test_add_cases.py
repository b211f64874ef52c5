"""The shared cases of adding by command: hostile addresses and archives, folders, progress."""

import io
import json
import os
import pty
import re
import subprocess
import sys
import tarfile
import zipfile
import zlib

from typer.testing import CliRunner

from tealeaves.cli.app import app
from tealeaves.keep.poll import polled
from tealeaves.sources.fields import Given
from tests.keep.made import HARBOUR, korean
from tests.shared import SHARED, needs_shared
from tests.sources.serving import PAGE, Answer, Rerouted, moved, public_transport, serve, visiting
from tests.sources.test_fetch_safety import bomb

pytestmark = needs_shared


def case(area, name):
    """Input and expectation of a case."""
    lines = (SHARED / "cases" / f"{area}.jsonl").read_text("utf-8").splitlines()
    found = next(one for one in map(json.loads, lines) if one["id"] == name)
    return found["input"], found["expected"]


def add(archive, *words):
    """Exit code, counts and what was said."""
    args = ["add", *map(str, words), "--archive", str(archive), "--json", "--workers", "1"]
    result = CliRunner().invoke(app, args)
    return result.exit_code, json.loads(result.stdout), result.stderr


def info(archive):
    result = CliRunner().invoke(app, ["archive", "info", "--archive", str(archive), "--json"])
    return json.loads(result.stdout)


def test_ws_08_inner_addresses(tmp_path):
    told, wanted = case("web_security", "ws-08")
    urls = [word for url in told.split("|") for word in ("--url", url.strip())]
    code, counts, said = add(tmp_path / "a.tea", *urls)
    assert code == 1
    assert info(tmp_path / "a.tea")["pages"] == wanted["fetched"]
    assert counts["refused"] == told.count("|") + 1
    assert said.count("--allow-private") == counts["refused"] - 1  # all but the file


def test_ws_09_a_redirect_inside(desk):
    told, wanted = case("web_security", "ws-09")
    target = told.partition("Location: ")[2]
    with serve({"/a": moved(target), "/admin": Answer(body=PAGE)}) as site:
        inner = Rerouted(site.port)
        names = {"news.example": ("93.184.216.34",)}
        with visiting(rules=None, transport=public_transport(inner, names)) as client:
            items = polled(["http://news.example/a"], desk.archive, client, Given())
            desk.client = client
            [refused] = list(items)
            report = desk.look("http://news.example/a")
        followed = "/admin" in site.asked
    assert followed is wanted["followed"]
    [why] = report["sources"][0]["why"]
    assert all(word in why and word in refused.why for word in wanted["error_mentions"])
    assert desk.count("page") == 0


def test_ws_11_members_that_lead_outside(tmp_path):
    _, wanted = case("web_security", "ws-11")
    inside = tmp_path / "in"
    inside.mkdir()
    before = set(tmp_path.rglob("*"))
    with tarfile.open(inside / "x.tar", "w") as packed:
        for name in ("a.html", "../../out.html", "/abs.html"):
            member = tarfile.TarInfo(name)
            raw = PAGE.encode()
            member.size = len(raw)
            packed.addfile(member, io.BytesIO(raw))
        link = tarfile.TarInfo("l")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc"
        packed.addfile(link)
    _, counts, _ = add(inside / "a.tea", inside / "x.tar")
    assert counts["added"] == len(wanted["written"])
    assert counts["refused"] == wanted["refused"]
    assert not os.path.exists("/abs.html")
    outside = {path for path in tmp_path.rglob("*") if inside not in path.parents} - before
    assert len(outside) == wanted["outside_files"]


PEAK = """
import re, sys
from tealeaves.cli import main
try:
    main()
finally:
    peak = re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]
    print(int(peak) // 1024, file=sys.stderr)
"""


def test_ws_13_an_answer_that_unpacks_to_a_gigabyte(tmp_path):
    _, wanted = case("web_security", "ws-13")
    answer = Answer(body=bomb(1024), headers={"Content-Encoding": "gzip"})
    with serve({"/bomb": answer}) as site:
        words = ["add", "--url", f"{site.url}/bomb", "--allow-private", "--json"]
        run = subprocess.run(
            [sys.executable, "-c", PEAK, *words, "--archive", str(tmp_path / "a.tea")],
            capture_output=True,
            text=True,
            timeout=120,
        )
    assert (json.loads(run.stdout).get("refused") == 1) is wanted["refused"]
    assert int(run.stderr.splitlines()[-1]) < wanted["peak_memory_mib_below"]


def test_ws_14_a_pdf_that_unpacks_to_gigabytes(tmp_path):
    _, wanted = case("web_security", "ws-14")
    stream = bytes(1 << 24)
    for _ in range(3):
        stream = zlib.compress(stream, 9)
    filters = b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"
    head = b"%PDF-1.4\n1 0 obj << /Length " + str(len(stream)).encode() + b" " + filters + b" >>\n"
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(head + b"stream\n" + stream + b"\nendstream endobj\n")
    (folder / "b.txt").write_text(HARBOUR)
    _, counts, said = add(tmp_path / "a.tea", folder)
    assert (counts["refused"] == 1) is wanted["refused"]
    assert (counts["added"] == 1) is wanted["other_files_imported"]
    assert "a.pdf" in said


def packed_pages(path, count):
    with zipfile.ZipFile(path, "w") as packed:
        for number in range(count):
            packed.writestr(f"{number:03}.txt", korean(number).raw)


def test_as_09_progress_is_whole_only_at_the_end(tmp_path):
    _, wanted = case("archive_search", "as-09")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(korean(1000).raw)
    packed_pages(folder / "b.zip", 400)
    (folder / "c.txt").write_bytes(korean(1001).raw)
    ours, theirs = pty.openpty()
    words = ["add", str(folder), "--archive", str(tmp_path / "a.tea"), "--workers", "1", "--json"]
    with subprocess.Popen(
        [sys.executable, "-m", "tealeaves", *words],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "COLUMNS": "120", "TERM": "xterm"},
    ) as process:
        os.close(theirs)
        drawn = b""
        while True:
            try:
                piece = os.read(ours, 65_536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            drawn += piece
        counts = json.loads(process.stdout.read())
    os.close(ours)
    frames = re.findall(r"(\d+)%.{0,40}?([\d,]+) pages", drawn.decode("utf-8", "replace"))
    assert len(frames) > 3
    assert {int(pages.replace(",", "")) for share, pages in frames if share == "100"} <= {402}
    assert wanted["progress_100_only_when_done"]
    assert (counts["added"] + counts.get("copy", 0) == 402) is wanted["final_count_reported"]


def test_as_11_a_file_deleted_and_one_added(tmp_path):
    _, wanted = case("archive_search", "as-11")
    archive, folder = tmp_path / "a.tea", tmp_path / "in"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_bytes(korean(number).raw)
    add(archive, folder)
    (folder / "3.txt").unlink()
    (folder / "9.txt").write_bytes(korean(9).raw)
    _, counts, _ = add(archive, folder)
    assert counts["gone"] == wanted["deleted_marked"]
    assert counts["added"] == wanted["new"]
    assert counts["already"] == 4
    found = info(archive)
    assert (found["documents"], found["gone"]) == (6, wanted["deleted_marked"])
