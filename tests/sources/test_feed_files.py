"""Feeds handed over as bytes or files: entries, ids, dates, charsets, hostile XML."""

import json
import time
import tracemalloc

import pytest

from tealeaves.sources.address import same
from tealeaves.sources.feeds import feed_items
from tealeaves.sources.fields import Given
from tealeaves.sources.record import Listed
from tests.sources.made import kinds, pages, refused, taken

HEAD = '<?xml version="1.0" encoding="utf-8"?>'


def rss(*items, doctype="", head=HEAD):
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'{head}{doctype}<rss version="2.0"><channel><title>Delta</title>{inner}</channel></rss>'


def read(feed, **options):
    raw = feed if isinstance(feed, bytes) else feed.encode("utf-8")
    return list(feed_items(raw, "feed.xml", **options))


TEA = "<title>Tea &amp; cake</title><link>https://w.example/tea</link><guid>t1</guid>"


def test_an_entry_is_a_page_of_title_and_summary():
    [page, listed] = read(rss(TEA + "<description>Served at noon.</description>"))
    assert page.raw == b"Tea & cake\nServed at noon."
    assert (page.id, page.url, page.title) == ("t1", "https://w.example/tea", "Tea & cake")
    assert page.media_type == "text/plain"
    assert isinstance(listed, Listed)


def test_the_content_of_an_entry_stays_html():
    body = "<p>Caf\u00e9 <b onclick='x()'>opens</b>.</p>"
    content = f'<content:encoded xmlns:content="{CONTENT}"><![CDATA[{body}]]></content:encoded>'
    [page, _] = read(rss(TEA + "<description>Short.</description>" + content))
    assert page.raw.decode() == f"<h1>Tea &amp; cake</h1>\n{body}"
    assert page.media_type == "text/html"


CONTENT = "http://purl.org/rss/1.0/modules/content/"


def test_two_entries_with_one_id_are_both_kept_and_flagged():
    found = read(
        rss(
            "<title>Ship list</title><link>https://w.example/a</link><guid>j</guid>",
            "<title>Crew list</title><link>https://w.example/b</link><guid>j</guid>",
            "<title>Cargo list</title><link>https://w.example/c</link><guid>k</guid>",
        )
    )
    flags = [page.flags for page in pages(found)]
    assert flags == [("duplicate_guid",), ("duplicate_guid",), ()]


def test_an_entry_rewritten_under_its_old_id_has_other_bytes_and_another_date():
    was, now = (
        pages(read(rss(f"<title>{n} ports</title><guid>p</guid><pubDate>{when}</pubDate>")))[0]
        for n, when in [
            ("Seven", "Mon, 02 Jan 2023 00:00:00 GMT"),
            ("Ten", "Fri, 09 Jan 2026 00:00:00 GMT"),
        ]
    )
    assert was.id == now.id
    assert was.raw != now.raw
    assert (was.date, now.date) == ("2023-01-02", "2026-01-09")


def test_a_feed_without_ids_gives_the_same_pages_each_time():
    feed = rss("<title>Rail notice</title><link>https://w.example/rail</link>")
    first, second = pages(read(feed)), pages(read(feed))
    assert first == second
    assert (first[0].id or None, first[0].url) == (first[0].id, "https://w.example/rail")


@pytest.mark.parametrize("encoding", ["cp949", "utf-16", "utf-8-sig"])
def test_feeds_in_other_encodings(encoding):
    head = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    feed = rss("<title>로동신문 새해 사설의 제목</title><guid>c</guid>", head=head)
    [page, _] = read(feed.encode(encoding))
    assert page.title == "로동신문 새해 사설의 제목"


def test_one_story_in_two_feeds_has_one_address():
    addresses = {
        same(
            pages(read(rss(f"<title>Mill</title><link>https://w.example/mill?src={s}</link>")))[
                0
            ].url
        )
        for s in ("front", "economy")
    }
    assert addresses == {"https://w.example/mill"}


def test_dates_that_cannot_be_or_lie_ahead_are_flagged_and_do_not_count_as_the_oldest():
    found = read(
        rss(
            "<title>A</title><pubDate>yesterday at tea</pubDate>",
            "<title>B</title><pubDate>Fri, 09 Jan 2099 00:00:00 GMT</pubDate>",
            "<title>C</title><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>",
            "<title>D</title><pubDate>Tue, 05 Mar 2024 23:00:00 +0900</pubDate>",
            "<title>E</title>",
        ),
        given=Given(today="2024-03-06", date="2024-03-01"),
    )
    assert [(page.date, page.flags) for page in pages(found)] == [
        (None, ("bad_date",)),
        ("2099-01-09", ("future_date",)),
        (None, ("bad_date",)),
        ("2024-03-05", ()),
        ("2024-03-01", ()),
    ]
    assert found[-1].oldest == "2024-03-01"


def test_atom_rdf_and_json_feeds(tmp_path):
    atom = (
        f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom"><title>D</title><entry><id>a</id>'
        "<title>Tea</title><updated>2024-03-05T01:00:00Z</updated>"
        '<link href="https://w.example/a"/><content type="html">&lt;p&gt;Hot.&lt;/p&gt;</content>'
        "<category term='Food'/></entry></feed>"
    )
    rdf = (
        f'{HEAD}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><channel><title>D</title></channel>'
        "<item><title>Tea</title><link>https://w.example/a</link></item></rdf:RDF>"
    )
    jsonf = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "D",
        "items": [{"id": "1", "title": "Tea", "url": "https://w.example/a", "summary": "Hot."}],
    }
    for name, text in [("a.xml", atom), ("b", rdf), ("c.json", json.dumps(jsonf, indent=1))]:
        (tmp_path / name).write_text(text, "utf-8")
        [page, _] = taken(tmp_path / name)
        assert (page.title, page.url) == ("Tea", "https://w.example/a")
    [page, _] = taken(tmp_path / "a.xml")
    assert (page.raw, page.topics, page.date) == (
        b"<h1>Tea</h1>\n<p>Hot.</p>",
        ("Food",),
        "2024-03-05",
    )


def test_a_file_named_by_an_entity_is_not_opened(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("the recipe", "utf-8")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'
    [page, _] = read(rss("<title>Tea &x; cake</title>", doctype=doctype))
    assert b"recipe" not in page.raw
    assert b"Tea" in page.raw


@pytest.mark.parametrize("laughs", [True, False])
def test_entities_that_grow_stay_small(laughs):
    if laughs:
        declared = "<!ENTITY a0 'ha'>" + "".join(
            f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
        )
        feed = rss("<title>x &a11; y</title>", doctype=f"<!DOCTYPE rss [{declared}]>")
    else:
        declared = f"<!ENTITY a '{'ha' * 50_000}'>"
        feed = rss(f"<title>{'&a;' * 50_000}</title>", doctype=f"<!DOCTYPE rss [{declared}]>")
    tracemalloc.start()
    began = time.monotonic()
    found = read(feed)
    assert time.monotonic() - began < 10
    assert tracemalloc.get_traced_memory()[1] < 60 << 20
    tracemalloc.stop()
    assert all(len(page.raw) < 1 << 20 for page in pages(found))


@pytest.mark.parametrize(
    "broken",
    [
        "<title>Tea &nbsp; & cake</title><guid>t</guid>",
        "<title>Tea</title><description>a < b</description>",
        "<title>Tea <b>x</title><guid>t</guid>",
    ],
)
def test_faulty_xml_still_gives_its_entries(broken):
    assert "Tea" in pages(read(rss(broken)))[0].title


def test_a_feed_cut_short_keeps_its_first_entries():
    whole = rss(*(f"<title>Tea {n}</title>" for n in range(5)))
    found = read(whole[: whole.index("Tea 3")])
    assert [page.title for page in pages(found)][:3] == ["Tea 0", "Tea 1", "Tea 2"]


@pytest.mark.parametrize("not_feed", ["", "Tea.", "<html><p>Sorry</p></html>", '{"a": 1}', "\0\1"])
def test_what_is_no_feed_is_refused(not_feed):
    assert kinds(read(not_feed)) == {"Refused": 1}


def test_an_entry_without_words_is_refused_alone():
    found = read(rss("<guid>t</guid>", "<title>Tea</title>"))
    assert (len(refused(found)), len(pages(found))) == (1, 1)


@pytest.mark.parametrize(
    "piece", ["<", "<item>", "<![CDATA[", "<!--", "&", "<a b='", "<!DOCTYPE [", "]]>", "&a;<b/>"]
)
def test_hostile_runs_take_linear_time(piece):
    def seconds(times):
        began = time.process_time()
        read(f'<rss version="2.0"><channel><item><title>{piece * times}')
        return time.process_time() - began

    assert seconds(8000) < 0.5 + 24 * seconds(1000)


def test_a_feed_of_too_many_tags_is_refused():
    began = time.process_time()
    [item] = read(rss("<title>Tea" + "<b/>" * 250_000 + "</title>"))
    assert "200,000 tags" in item.why
    assert time.process_time() - began < 10


def test_progress_of_a_feed_ends_at_its_size(tmp_path):
    (tmp_path / "f.xml").write_text(rss(*(f"<title>Tea {n}</title>" for n in range(5))), "utf-8")
    offsets = [item.where.offset for item in taken(tmp_path / "f.xml")]
    assert offsets == sorted(offsets)
    assert offsets[-1] == (tmp_path / "f.xml").stat().st_size
