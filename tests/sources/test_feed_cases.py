"""The shared cases of feeds, as far as the sources decide them; the archive's tests do the rest."""

import json

from tealeaves.sources.address import same
from tealeaves.sources.feeds import feed_items
from tests.shared import SHARED, needs_shared
from tests.sources.made import pages, refused


def entries(case):
    """The entries of each fetch of a case, and whether any was refused."""
    lines = (SHARED / "cases" / "feeds_crawl.jsonl").read_text("utf-8").splitlines()
    told = next(found for found in map(json.loads, lines) if found["id"] == case)
    fetches = told["input"].split("\n=====\n")
    if told["kind"] == "http":
        fetches = [told["input"].partition("\n\n")[2]]
    found = [list(feed_items(one.encode(), "feed")) for one in fetches]
    assert not any(map(refused, found))
    return [pages(one) for one in found], told["expected"]


@needs_shared
def test_a_repeated_id_keeps_both_entries():
    [found], expected = entries("fc-01")
    assert len(found) == expected["entries"]
    assert {flag for page in found for flag in page.flags} == set(expected["flags"])


@needs_shared
def test_a_reused_id_does_not_hide_a_rewritten_entry():
    found, expected = entries("fc-03")
    pieces = [page for one in found for page in one]
    assert len({same(page.url) for page in pieces}) == expected["documents"]
    assert len({page.raw for page in pieces}) == expected["versions"]
    assert max(pieces, key=lambda page: page.date).title == expected["latest_title"]


@needs_shared
def test_a_feed_without_ids_repeats_itself_exactly():
    found, expected = entries("fc-05")
    assert len({(page.url, page.raw) for one in found for page in one}) == expected["versions"]


@needs_shared
def test_a_wrong_charset_of_the_server_is_no_error():
    [found], expected = entries("fc-06")
    assert [page.title for page in found] == [expected["entry_title"]]


@needs_shared
def test_one_story_in_two_feeds_is_one_document():
    found, expected = entries("fc-21")
    assert len({same(page.url) for one in found for page in one}) == expected["documents"]
    assert len(found) == expected["seen_in_feeds"]
