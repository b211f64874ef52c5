"""The shared cases of feeds and crawls, each by the real way: fetched twice or added by command."""

import gzip
import json

from typer.testing import CliRunner

from tealeaves.archive.versions.states import changes, states
from tealeaves.cli.app import app
from tests.keep.watching import marked
from tests.shared import SHARED, needs_shared
from tests.sources.made import record, warc_gz
from tests.sources.serving import Answer, moved, serve

pytestmark = needs_shared
PAIR = "\n=====\n"


def case(name):
    """Input and expectation of a case; an area is one file."""
    lines = (SHARED / "cases" / "feeds_crawl.jsonl").read_text("utf-8").splitlines()
    found = next(one for one in map(json.loads, lines) if one["id"] == name)
    return found["input"], found["expected"]


def feed(text):
    return Answer(body=text, media="application/rss+xml")


def page(text):
    return Answer(body=text)


def twice(desk, first, second, path="/page"):
    """The reports of two rounds over one address that gives first this and then that."""
    with serve({path: first}) as site:
        one = desk.look(f"{site.url}{path}")
        site.answers[path] = second
        return one, desk.look(f"{site.url}{path}")


def added(archive, *paths):
    """What `add` counted, and what it said on standard error."""
    args = ["add", *map(str, paths), "--archive", str(archive), "--json", "--workers", "1"]
    result = CliRunner().invoke(app, args)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout), result.stderr


def test_fc_01_two_entries_with_one_id(desk):
    told, wanted = case("fc-01")
    with serve({"/feed": feed(told)}) as site:
        report = desk.look(f"{site.url}/feed")
        again = desk.look(f"{site.url}/feed")
    assert len(report["pages"]) == wanted["entries"] == desk.count("document")
    assert list(report["flags"]) == wanted["flags"]
    assert desk.count("sighting") == wanted["entries"]
    assert again["pages"] == again["gone"] == []
    kept = [json.loads(given)["flags"] for (given,) in desk.rows("SELECT given FROM version")]
    assert kept == [wanted["flags"]] * wanted["entries"]


def test_fc_03_a_reused_id_with_a_rewritten_article(desk):
    told, wanted = case("fc-03")
    twice(desk, *map(feed, told.split(PAIR)), path="/feed")
    assert desk.count("document") == wanted["documents"]
    assert desk.count("version") == wanted["versions"]
    [(title, date)] = desk.rows(
        "SELECT title, date FROM document JOIN reading ON reading.version = document.version"
    )
    assert (title, date) == (wanted["latest_title"], "2026-01-09")


def test_fc_05_a_feed_without_ids(desk):
    told, wanted = case("fc-05")
    twice(desk, *map(feed, told.split(PAIR)), path="/feed")
    assert desk.count("document") == wanted["documents"]
    assert desk.count("version") == wanted["versions"]


def test_fc_06_the_servers_type_names_another_charset(desk):
    told, wanted = case("fc-06")
    head, _, body = told.partition("\n\n")
    media = head.partition(": ")[2]
    for number, declared in enumerate((media, f"{media}; charset=us-ascii", "text/html")):
        with serve({"/feed": Answer(body=body, media=declared)}) as site:
            report = desk.look(f"{site.url}/feed")
        assert len(report["pages"]) == (wanted["entries"] if number == 0 else 0)
        assert report["sources"][0]["why"] == []
    assert desk.rows("SELECT title FROM reading") == [(wanted["entry_title"],)]


def three():
    return [record(f"https://w.example/{n}", f"<p>Report {n}.</p>".encode()) for n in (1, 2, 3)]


def test_fc_07_a_record_cut_short(tmp_path):
    _, wanted = case("fc-07")
    # blocks that cannot be packed, so that 200 bytes are a part of the last record only
    bodies = [bytes((n * i * i) % 89 + 33 for i in range(900)) for n in (7, 11, 13)]
    raw = warc_gz(*(record(f"https://w.example/{n}", body) for n, body in enumerate(bodies)))
    path = tmp_path / "x.warc.gz"
    path.write_bytes(raw[:-200])
    counts, said = added(tmp_path / "a.tea", path)
    assert counts["added"] + counts.get("copy", 0) == wanted["records"]
    assert (counts["refused"] == 1) is wanted["error_reported"]
    assert all(words in said for words in wanted["error_mentions"])


def test_fc_08_many_small_members(tmp_path):
    _, wanted = case("fc-08")
    path = tmp_path / "x.warc.gz"
    words = "ore oil tin zinc coal corn silk jute rice hemp".split()
    path.write_bytes(
        warc_gz(
            *(
                record(
                    f"https://w.example/{n}",
                    f"<p>기사 {n}. {' '.join(words[int(d)] for d in str(n))}</p>".encode(),
                )
                for n in range(wanted["records"])
            )
        )
    )
    counts, _ = added(tmp_path / "a.tea", path)
    assert counts["added"] + counts.get("copy", 0) == wanted["records"]


def test_fc_09_one_single_gzip_stream(tmp_path):
    path = tmp_path / "x.warc.gz"
    path.write_bytes(gzip.compress(b"".join(three())))
    counts, _ = added(tmp_path / "a.tea", path)
    assert counts["added"] + counts.get("copy", 0) == len(three())


def test_fc_10_a_relative_age(desk):
    told, wanted = case("fc-10")
    _, second = twice(desk, *map(page, told.split(PAIR)))
    assert bool(second["pages"]) is wanted["changed"]
    assert desk.count("version", "change = 'real'") == 0


def test_fc_12_an_empty_page_in_an_outage(desk):
    told, wanted = case("fc-12")
    first, empty = map(page, told.split(PAIR))
    _, second = twice(desk, first, empty)
    assert second["counts"] == {"failed": 1}
    assert wanted["status"] == "fetch_failed"
    assert bool(second["pages"]) is wanted["changed"]
    assert bool(desk.count("document", "gone IS NOT NULL")) is wanted["removed"]


def test_fc_14_a_standard_text_for_missing_pages(desk):
    told, wanted = case("fc-14")
    one, other = told.split(PAIR)
    path = one.split()[1]
    body, standard = (text.partition("200 OK ")[2] for text in (one, other))
    with serve({path: page(body)}, page(standard)) as site:
        report = desk.look(f"{site.url}{path}")
    assert ("soft_404" in report["counts"]) is wanted["soft_404"]
    assert desk.count("document") == 0


def test_fc_15_a_redirect_to_a_failure(desk):
    _, wanted = case("fc-15")
    with serve({"/a": moved("/b"), "/b": Answer(429)}) as site:
        desk.look(f"{site.url}/a")
    [(status, chain)] = desk.rows("SELECT status, chain FROM answer")
    assert (status, json.loads(chain)) == (wanted["final_status"], wanted["chain"])
    assert bool(desk.count("page")) is wanted["stored"]


def test_fc_16_an_edit_after_publication(desk):
    told, wanted = case("fc-16")
    _, second = twice(desk, *map(page, told.split(PAIR)))
    assert bool(second["pages"]) is wanted["changed"]
    found = states(desk.archive.connection, 1)
    [(_, _, parts)] = changes(found)
    runs = {(run.before, run.after) for part in parts for run in part.runs}
    assert runs == {(one["from"], one["to"]) for one in wanted["diff"]}
    assert len(found) == wanted["versions"]


def test_fc_18_no_robots_file(desk):
    _, wanted = case("fc-18")
    text = "<p>The second quay was opened by the harbour master on Monday.</p>"
    with serve({"/robots.txt": Answer(404), "/page": page(text)}) as site:
        report = desk.look(f"{site.url}/page")
    assert bool(report["pages"]) is wanted["allowed"]


def test_fc_20_a_missing_report(desk):
    _, wanted = case("fc-20")
    with serve({"/report.pdf": Answer(404, media="application/pdf")}) as site:
        desk.look(f"{site.url}/report.pdf")
    assert desk.rows("SELECT status FROM answer") == [(wanted["status"],)] * wanted["recorded"]


def test_fc_21_one_story_in_two_feeds(desk):
    told, wanted = case("fc-21")
    front, economy = map(feed, told.split(PAIR))
    with serve({"/front": front, "/economy": marked(economy, '"e"')}) as site:
        desk.look(f"{site.url}/front", f"{site.url}/economy")
        desk.look(f"{site.url}/front", f"{site.url}/economy")
    assert desk.count("document") == wanted["documents"] == desk.count("version")
    assert desk.rows("SELECT count(DISTINCT source) FROM sighting") == [(wanted["seen_in_feeds"],)]
