"""Entries of feeds told apart by their ids, links and days, however badly these are kept."""

import pytest

from tealeaves.sources.feeds import feed_items
from tests.keep.watching import entry
from tests.sources.made import pages, refused

HEAD = '<?xml version="1.0" encoding="utf-8"?>'
BASE = "https://w.example/news/feed.xml"


def rss(*items, channel=""):
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'{HEAD}<rss version="2.0"><channel><title>Delta</title>{channel}{inner}</channel></rss>'


def read(feed, base=BASE):
    found = list(feed_items(feed.encode(), "feed", base=base))
    assert not refused(found)
    return found


def names(found):
    return [page.where.place for page in pages(found)]


@pytest.mark.parametrize(
    ("link", "whole"),
    [
        ("/a?x=1&amp;y=2", "https://w.example/a?x=1&y=2"),
        ("b.html", "https://w.example/news/b.html"),
        ("//m.example/c", "https://m.example/c"),
        ("https://o.example/d", "https://o.example/d"),
        ("?p=7", "https://w.example/news/feed.xml?p=7"),
    ],
)
def test_a_relative_link_is_joined_to_the_feeds_address(link, whole):
    [page] = pages(read(rss(entry("Mill", link, "m"))))
    assert page.url == whole


def test_a_feed_from_a_file_joins_links_to_its_sites_address():
    site = "<link>https://w.example/</link>"
    [page] = pages(read(rss(entry("Mill", "/mill", "m"), channel=site), base=None))
    assert page.url == "https://w.example/mill"


def test_without_any_address_a_relative_link_is_no_name():
    [page] = pages(read(rss(entry("Mill", "/mill", "m")), base=None))
    assert (page.url, page.id) == (None, "m")


def test_xml_base_goes_before_the_feeds_address():
    feed = (
        f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/">'
        '<title>D</title><entry xml:base="2026/"><id>tag:1</id><title>Mill</title>'
        '<link rel="self" href="s"/><link rel="alternate" href="p.html"/></entry></feed>'
    )
    [page] = pages(read(feed))
    assert page.url == "https://a.example/x/2026/p.html"


@pytest.mark.parametrize(
    ("guid", "url"),
    [
        ("<guid>c1</guid>", None),
        ("<guid>tag:w.example,2026:1</guid>", None),
        ("<guid>https://w.example/m</guid>", "https://w.example/m"),
        ('<guid isPermaLink="false">https://w.example/m</guid>', None),
        ("<guid>https://w.example/?p=7</guid><link>/mill</link>", "https://w.example/mill"),
    ],
)
def test_an_id_is_a_link_only_where_it_is_an_address(guid, url):
    [page] = pages(read(rss(f"<title>Mill</title>{guid}")))
    assert page.url == url


def test_entries_that_share_an_id_have_names_of_their_own():
    shared = [entry("Ship list", "/a", "j"), entry("Crew list", "/b", "j")]
    found = read(rss(*shared, entry("Cargo list", "/c", "k")))
    assert len(set(names(found))) == 3
    assert [page.flags for page in pages(found)] == [("duplicate_guid",)] * 2 + [()]


def test_the_names_do_not_depend_on_where_an_entry_stands():
    plain = [entry("Rail notice"), entry("Mill tour")]
    shared = [entry("Ship list", "/a", "j"), entry("Crew list", "/b", "j")]
    for items in (plain, shared):
        assert sorted(names(read(rss(*items)))) == sorted(names(read(rss(*reversed(items)))))


def test_one_link_for_all_entries_is_no_name():
    """Feeds of notices often link each entry to the front page."""
    found = read(rss(*(entry(f"Notice {n}", "https://w.example/", f"n{n}") for n in (1, 2))))
    assert [page.flags for page in pages(found)] == [("duplicate_link",)] * 2


def test_one_story_listed_twice_under_two_ids_is_one():
    found = read(rss(entry("Mill", "/mill", "front-1"), entry("Mill", "/mill?src=eco", "eco-1")))
    assert [page.flags for page in pages(found)] == [(), ()]


def test_an_entry_that_is_there_twice_word_for_word_is_no_duplicate():
    found = read(rss(entry("Mill", "/mill", "m", 5), entry("Mill", "/mill", "m", 5)))
    assert [page.flags for page in pages(found)] == [(), ()]
    assert len(set(names(found))) == 1


def test_several_states_of_one_entry_come_the_oldest_first():
    feed = (
        f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom"><title>D</title>'
        + "".join(
            f"<entry><id>tag:1</id><title>{title}</title><link href='/ports'/>"
            f"<published>2026-01-01T00:00:00Z</published><updated>{day}T00:00:00Z</updated></entry>"
            for title, day in (("Ten ports", "2026-01-09"), ("Seven ports", "2026-01-02"))
        )
        + "</feed>"
    )
    found = pages(read(feed))
    assert [page.title for page in found] == ["Seven ports", "Ten ports"]
    assert {page.date for page in found} == {"2026-01-01"}
    assert all("duplicate_link" not in page.flags for page in found)


def test_a_digest_tells_an_entry_that_says_anything_else():
    kinds = [
        entry("Mill", "/mill", "m", 5, "It was shown."),
        entry("Mill!", "/mill", "m", 5, "It was shown."),
        entry("Mill", "/mill2", "m", 5, "It was shown."),
        entry("Mill", "/mill", "m", 6, "It was shown."),
        entry("Mill", "/mill", "m", 5, "It was seen."),
    ]
    digests = [pages(read(rss(kind)))[0].where.said for kind in (*kinds, kinds[0])]
    assert digests[0] == digests[-1]
    assert len(set(digests)) == len(kinds)


@pytest.mark.parametrize(
    ("days", "oldest"),
    [
        ([3, 5, 9], "2026-01-03"),
        ([5], "2026-01-05"),
        ([5, 9], "2026-01-05"),
        (["01 Jan 1999", 5, 6, 9], "2026-01-05"),
        (["01 Jan 1999", "02 Feb 2002", 5, 6, 9], "2026-01-05"),
        (["09 Jan 2099", 5, 6], "2026-01-05"),
        ([], None),
    ],
)
def test_the_oldest_day_is_that_of_the_list_and_not_of_a_wrong_date(days, oldest):
    from tealeaves.sources.fields import Given

    items = [
        entry(f"Note {n}", f"/{n}", f"g{n}", day)
        if isinstance(day, int)
        else entry(f"Note {n}", f"/{n}", f"g{n}") + f"<pubDate>{day} 00:00:00 GMT</pubDate>"
        for n, day in enumerate(days or [None])
    ]
    given = Given(today="2026-01-10")
    [*_, listed] = feed_items(rss(*items).encode(), "feed", given, base=BASE)
    assert listed.oldest == oldest


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Tea &amp;amp; cake", "Tea & cake"),
        ("<![CDATA[Tea &amp; <b>cake</b>]]>", "Tea & cake"),
        ("Tea &nbsp;&eacute;clair", "Tea éclair"),
        ("Tea &#8220;cake&#8221;", "Tea “cake”"),
        ("3 &lt; 5", "3 < 5"),
    ],
)
def test_titles_are_read_through_cdata_tags_and_references(told, title):
    [page] = pages(read(rss(f"<title>{told}</title><guid>t</guid>")))
    assert page.title == title
