"""Fetching from a real server of our own: what comes back, said as it was."""

import json
import zlib

import pytest

from tealeaves.sources.fetch import Known, fetch, is_feed
from tealeaves.sources.record import Gone, Incoming, Refused, Unchanged, Where
from tealeaves.sources.rules import Rules
from tests.shared import SHARED, needs_shared
from tests.sources.serving import PAGE, Answer, Watch, moved, packed, serve, visiting

SORRY = "<html><title>Sorry</title><p>We looked and no such page is kept here.</p></html>"
HOME = "<html><title>Quay</title><h1>Lake Port News</h1><p>Ships, quays, tides.</p></html>"


def visit(site, path, **options):
    with visiting(**options) as client:
        return fetch(site.url + path, client=client)


def case(name):
    lines = (SHARED / "cases" / "feeds_crawl.jsonl").read_text("utf-8").splitlines()
    return next(c for c in map(json.loads, lines) if c["id"] == name)


def test_a_page_comes_as_it_was_sent():
    with serve({"/quay": Answer(body=PAGE, media="text/html; charset=utf-8")}) as site:
        page = visit(site, "/quay")
    assert isinstance(page, Incoming)
    assert page.raw == PAGE.encode()
    assert page.url == f"{site.url}/quay"
    assert page.media_type == "text/html"
    assert page.where == Where(f"{site.url}/quay", "url")
    assert page.seen.endswith("Z")


def test_a_server_is_told_who_asks():
    with serve({"/quay": Answer(body=PAGE)}) as site:
        visit(site, "/quay", rules=Rules(allow_private=True, contact="desk@w.example"))
    told = site.heads[-1]["User-Agent"]
    assert told.startswith("tealeaves/")
    assert "desk@w.example" in told
    assert "Cookie" not in site.heads[-1]
    assert site.heads[-1]["Host"] == f"127.0.0.1:{site.port}"


def test_a_fragment_is_not_part_of_the_address():
    with serve({"/quay": Answer(body=PAGE)}) as site:
        assert visit(site, "/quay#second").url == f"{site.url}/quay"


@pytest.mark.parametrize("wbits", [31, 15, -15], ids=["gzip", "deflate", "raw deflate"])
def test_packed_answers_are_unpacked(wbits):
    packer = zlib.compressobj(wbits=wbits)
    body = packer.compress(PAGE.encode()) + packer.flush()
    encoding = {"Content-Encoding": "gzip" if wbits == 31 else "deflate"}
    with serve({"/quay": Answer(body=body, headers=encoding)}) as site:
        assert visit(site, "/quay").raw == PAGE.encode()


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip"])
def test_packings_that_were_not_asked_for_are_said(encoding):
    with serve({"/quay": Answer(body=b"\x00", headers={"Content-Encoding": encoding})}) as site:
        gone = visit(site, "/quay")
    assert (gone.outcome, gone.status) == ("failed", 200)
    assert encoding in gone.why


def test_a_packed_answer_that_breaks_off_is_no_page():
    answer = packed(PAGE.encode() * 50)
    answer.body = answer.body[:-20]
    with serve({"/quay": answer}) as site:
        gone = visit(site, "/quay")
    assert gone.outcome == "failed"
    assert "breaks off" in gone.why


def test_an_answer_shorter_than_announced_is_no_page():
    def half():
        yield PAGE.encode()[:40]

    answer = Answer(headers={"Content-Length": "500"}, pieces=half)
    with serve({"/quay": answer}) as site:
        gone = visit(site, "/quay")
    assert gone.outcome == "failed"
    assert "connection failed" in gone.why


@pytest.mark.parametrize(
    ("media", "remedy"),
    [
        ("application/pdf", "save its text"),
        ("application/json", "naming its fields"),
        ("image/png", "a page, a text or a feed"),
        ("application/octet-stream", "a page, a text or a feed"),
    ],
)
def test_what_is_no_page_is_refused_with_a_remedy(media, remedy):
    with serve({"/thing": Answer(body=b"%PDF-1.7 ...", media=media)}) as site:
        refused = visit(site, "/thing")
    assert isinstance(refused, Refused)
    assert media in refused.why
    assert remedy in refused.why


@pytest.mark.parametrize("media", ["application/xhtml+xml", "text/plain; charset=euc-kr", None])
def test_other_kinds_of_page_are_taken(media):
    with serve({"/thing": Answer(body=PAGE, media=media)}) as site:
        assert isinstance(visit(site, "/thing"), Incoming)


def test_a_redirect_is_followed_and_the_last_address_kept():
    with serve({"/a": moved("/b", 301), "/b": moved("c"), "/c": Answer(body=PAGE)}) as site:
        page = visit(site, "/a")
    assert page.url == f"{site.url}/c"
    assert page.where.source == f"{site.url}/a"
    assert page.flags == ("redirected",)


def test_few_redirects_are_followed():
    chain = {f"/{n}": moved(f"/{n + 1}") for n in range(9)}
    with serve({**chain, "/9": Answer(body=PAGE)}) as site:
        gone = visit(site, "/0")
        near = visit(site, "/4")
    assert gone.outcome == "failed"
    assert "more than 5" in gone.why
    assert gone.chain == (302,) * 6
    assert isinstance(near, Incoming)


def test_a_circle_of_redirects_ends():
    with serve({"/a": moved("/b"), "/b": moved("/a")}) as site:
        gone = visit(site, "/a")
    assert "circle" in gone.why
    assert site.pages_asked == ["/a", "/b"]


def test_a_failed_target_is_no_success():
    """fc-15: the page is what the last hop says, and nothing is stored of it."""
    with serve({"/a": moved("/b"), "/b": Answer(429)}) as site:
        gone = visit(site, "/a")
    assert isinstance(gone, Gone)
    assert (gone.outcome, gone.status, gone.chain) == ("failed", 429, (302, 429))


@pytest.mark.parametrize("status", [404, 410])
def test_a_missing_page_is_recorded(status):
    """fc-20: that an address had no page on a day is evidence, whatever the body."""
    answer = Answer(status, media="application/pdf")
    with serve({"/report.pdf": answer}) as site:
        gone = visit(site, "/report.pdf")
    assert (gone.outcome, gone.status, gone.url) == ("missing", status, f"{site.url}/report.pdf")
    assert gone.seen


@pytest.mark.parametrize(
    ("status", "outcome"), [(403, "not_allowed"), (451, "not_allowed"), (500, "failed")]
)
def test_other_answers_are_told_apart(status, outcome):
    with serve({"/quay": Answer(status)}) as site:
        gone = visit(site, "/quay")
    assert (gone.outcome, gone.status) == (outcome, status)


@pytest.mark.parametrize(
    "body",
    ["", "  \n", "<html><body></body></html>", "<title>Quay</title><script>load()</script>"],
)
def test_an_empty_answer_is_a_failure(body):
    """fc-12: an outage is not a change of the page, nor its removal."""
    with serve({"/quay": Answer(body=body)}) as site:
        gone = visit(site, "/quay")
    assert (gone.outcome, gone.status) == ("failed", 200)
    assert "empty answer" in gone.why


def test_a_standard_text_for_missing_pages_is_no_page():
    """fc-14: the site says the same at an address that nobody ever used."""
    with serve({"/news/4411": Answer(body=SORRY)}, Answer(body=SORRY)) as site:
        gone = visit(site, "/news/4411")
    assert (gone.outcome, gone.status) == ("soft_404", 200)
    assert len(site.pages_asked) == 2
    assert site.pages_asked[1].startswith("/news/no-such-page-")


def test_a_text_that_repeats_the_address_is_still_standard():
    def sorry(path):
        return Answer(body=f"<p>Page {path} of 14:02:07 was not found, dear reader.</p>")

    with serve() as site:
        site.answer = lambda path: Answer(404) if path == "/robots.txt" else sorry(path)
        assert visit(site, "/news/quay-opens").outcome == "soft_404"


def test_a_short_page_of_its_own_is_kept():
    with serve({"/news/4411": Answer(body=PAGE)}, Answer(body=SORRY)) as site:
        assert isinstance(visit(site, "/news/4411"), Incoming)


def test_a_long_page_costs_no_second_request():
    long = PAGE.replace("</body>", "<p>" + "The quay is long and wide. " * 90 + "</p></body>")
    with serve({"/news/4411": Answer(body=long)}) as site:
        assert isinstance(visit(site, "/news/4411"), Incoming)
    assert site.pages_asked == ["/news/4411"]


def test_an_old_address_sent_to_the_front_page_is_gone():
    with serve({"/": Answer(body=HOME)}, moved("/")) as site:
        gone = visit(site, "/news/4411")
    assert (gone.outcome, gone.chain) == ("soft_404", (302, 200))


@pytest.mark.parametrize("path", ["/", "/news/", "/index"])
def test_a_front_page_that_swallows_strays_is_itself_a_page(path):
    with serve({path: Answer(body=HOME)}, moved(path)) as site:
        assert isinstance(visit(site, path), Incoming)


def test_a_made_up_address_is_asked_once_a_folder():
    other = PAGE.replace("quay", "pier")
    pages = {"/news/1": Answer(body=PAGE), "/news/2": Answer(body=other)}
    with serve(pages) as site, visiting() as client:
        items = [fetch(f"{site.url}/news/{n}", client=client) for n in (1, 2)]
    assert [type(item) for item in items] == [Incoming, Incoming]
    assert len(site.pages_asked) == 3


def test_a_page_that_did_not_change_is_said_to_be_so():
    def answer(headers):
        same = headers.get("If-None-Match") == '"q1"'
        return Answer(304) if same else Answer(body=PAGE, headers={"ETag": '"q1"'})

    with serve() as site, visiting() as client:
        site.answers["/quay"] = answer
        url = f"{site.url}/quay"
        first = fetch(url, client=client)
        again = fetch(url, client=client, known=Known(first.url, first.etag, first.modified))
        other = fetch(url, client=client, known=Known(first.url + "?x", first.etag))
    assert first.etag == '"q1"'
    assert isinstance(again, Unchanged)
    assert isinstance(other, Incoming)


def test_a_server_that_says_unchanged_unasked_is_not_believed():
    with serve({"/quay": Answer(304)}) as site:
        assert visit(site, "/quay").outcome == "failed"


def test_one_bad_address_does_not_stop_the_others():
    with serve({"/quay": Answer(body=PAGE)}) as site, visiting() as client:
        urls = ["http://[", "ftp://w.example/a", "/quay", f"{site.url}/none", f"{site.url}/quay"]
        items = [fetch(url, client=client) for url in urls]
    assert [type(item) for item in items] == [Refused, Refused, Refused, Gone, Incoming]


def test_a_host_that_does_not_answer_is_a_failure():
    with serve() as site:
        pass
    watch = Watch()
    with visiting(watch=watch) as client:
        gone = [fetch(f"{site.url}/{n}", client=client) for n in range(3)]
    assert {item.outcome for item in gone} == {"failed"}
    assert gone[0].status is None
    assert "no connection" in gone[0].why
    assert watch.slept == []  # the host is not dialled again in this run


def test_feeds_are_told_by_their_root():
    feed = b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>'
    where = Where("x", "url")
    assert is_feed(Incoming(feed, where, media_type="text/html"))
    assert not is_feed(Incoming(PAGE.encode(), where, media_type="text/xml"))
    assert not is_feed(Incoming(b"We write <rss by hand", where, media_type="text/plain"))


@needs_shared
def test_the_shared_case_of_a_soft_404():
    first, second = case("fc-14")["input"].split("\n=====\n")
    path, body = first.split()[1], first.partition("200 OK ")[2]
    with serve({path: Answer(body=body)}, Answer(body=second.partition("200 OK ")[2])) as site:
        found = visit(site, path)
    assert (found.outcome == "soft_404") is case("fc-14")["expected"]["soft_404"]


@needs_shared
def test_the_shared_case_of_a_failed_target():
    wanted = case("fc-15")["expected"]
    with serve({"/a": moved("/b"), "/b": Answer(429)}) as site:
        found = visit(site, "/a")
    assert found.status == wanted["final_status"]
    assert list(found.chain) == wanted["chain"]
    assert isinstance(found, Incoming) is wanted["stored"]


@needs_shared
def test_the_shared_case_of_an_empty_page():
    before, after = case("fc-12")["input"].split("\n=====\n")
    with serve({"/list": [Answer(body=before), Answer(body=after)]}) as site:
        assert isinstance(
            visit(site, "/list", rules=Rules(allow_private=True, probe=False)), Incoming
        )
        found = visit(site, "/list")
    assert (found.outcome, found.status) == ("failed", 200)


@needs_shared
def test_the_shared_case_of_a_missing_report():
    wanted = case("fc-20")["expected"]
    with serve({"/report.pdf": Answer(404, headers={"Content-Length": "0"})}) as site:
        found = visit(site, "/report.pdf")
    assert isinstance(found, Gone) is wanted["recorded"]
    assert found.status == wanted["status"]


@needs_shared
def test_the_shared_case_of_no_robots_file():
    with serve({"/robots.txt": Answer(404), "/quay": Answer(body=PAGE)}) as site:
        found = visit(site, "/quay")
    assert isinstance(found, Incoming) is case("fc-18")["expected"]["allowed"]
