"""The search page: facets, chips, pages of results, kept searches, a basket for a brief."""

import html
import re
from dataclasses import fields

import pytest
from starlette.datastructures import QueryParams

from tealeaves.archive.records.saved import keep_search, searches
from tealeaves.archive.search.facets import COLUMNS, TERMS
from tealeaves.archive.search.filters import Filters
from tealeaves.archive.store import Archive
from tealeaves.desk.asked import BASKET, asked_of
from tealeaves.desk.words import words_in
from tealeaves.errors import ArchiveError
from tealeaves.keep.add import Reader, add
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tests.brief.conftest import report
from tests.desk.test_pages import token
from tests.keep.made import NOW, page


def links(text, inside='class="facet"'):
    """(address, value, number) of the facets of a page."""
    found = re.findall(
        r'<li><a href="([^"]+)"[^>]*>([^<]*)</a><span class="num dim">([\d,]+)</span>', text
    )
    return [(html.unescape(a), html.unescape(v), int(n.replace(",", ""))) for a, v, n in found]


def total(text):
    return int(re.search(r'class="gist">([\d,]+) texts', text)[1])


def test_each_facet_leads_to_as_many_texts_as_it_says(desk):
    facets = links(desk.get("/search?q=Pyongyang").text)
    assert len(facets) > 8
    for address, value, n in facets:
        answer = desk.get(address)
        assert answer.status_code == 200, (address, value)
        assert total(answer.text) == n, (address, value)
        assert "no such" not in answer.text


def test_a_month_becomes_days_and_a_chip_takes_it_off(desk):
    month = next(a for a, v, _ in links(desk.get("/search?q=Pyongyang").text) if v == "2024-09")
    assert "since=2024-09" in month
    assert "until=2024-09" in month
    text = desk.get(month).text
    chips = [html.unescape(a) for a in re.findall(r'class="tag" href="([^"]+)"', text)]
    assert chips == ["/search?q=Pyongyang&until=2024-09", "/search?q=Pyongyang&since=2024-09"]
    marked = re.findall(r'<a href="([^"]+)" aria-current="true">2024-09<', text)
    assert marked == ["/search?q=Pyongyang"]


@pytest.mark.parametrize("field", fields(Filters), ids=lambda field: field.name)
def test_every_filter_can_be_given_and_has_a_name(desk, field):
    value = {"since": "2024", "until": "2024", "kind": "statements"}.get(field.name, "zzz")
    answer = desk.get("/search", params={"q": "Pyongyang", field.name: value})
    assert answer.status_code == 200
    assert f"{words_in('en')['by-' + field.name]}: {value}" in answer.text


def test_every_facet_has_a_name_in_both_languages():
    for language in ("en", "ko"):
        assert {f"by-{name}" for name in (*COLUMNS, *TERMS)} <= set(words_in(language))


@pytest.mark.parametrize("query", ["since=soon", "kind=weather", "q=port&until=2024-9-1"])
def test_a_filter_that_cannot_be_one_is_told_in_one_line(desk, query):
    answer = desk.get(f"/search?{query}")
    assert answer.status_code == 400
    (line,) = re.findall(r'role="alert">([^<]+)<', answer.text)
    assert not line.startswith("-")
    assert "\n" not in line


def test_an_unknown_value_is_told_with_the_nearest(desk):
    assert "outlet KCNB: the archive has no such outlet; nearest: KCNA" in (
        desk.get("/search?outlet=KCNB").text
    )


@pytest.mark.parametrize(
    "query",
    ["from=99999999999999999999999", "from=-5", "from=٣", "page=x", "page=1' OR 1", "q=%ff"],
)
def test_odd_addresses_are_pages(desk, query):
    assert desk.get(f"/search?q=Pyongyang&{query}").status_code == 200


def test_pages_of_results_follow_one_another(desk, path):
    rows = [
        page(report("a mill", f"May {n}"), place=f"more {n}", date=f"2024-05-{n:02}", outlet="KCNA",
             url=f"https://mill.example/{n}")
        for n in range(1, 31)
    ]  # fmt: skip
    with Archive.open(path) as archive:
        add(archive, rows, Reader(Lookup(load())), NOW)
    seen, address = [], "/search?outlet=KCNA&sort=date&copies=1"
    while address:
        text = desk.get(address).text
        seen += re.findall(r'id="d-(\d+)"', text)
        after = re.search(r'href="([^"]+)" rel="next"', text)
        address = html.unescape(after[1]) if after else None
    assert len(seen) == len(set(seen)) == total(text)
    assert 'rel="prev"' in text


def test_a_search_is_kept_with_what_is_new_and_dropped_again(desk, path):
    address = "/search?q=Pyongyang&outlet=KCNA"
    secret = token(desk.get(address).text)
    kept = desk.post(address, data={"csrf": secret, "name": "<b>visits</b>"})
    assert "&lt;b&gt;visits&lt;/b&gt;" in kept.text
    with Archive.open(path) as archive:
        row = page(report("a harbour", "September 28"), place="new", date="2024-09-28",
                   outlet="KCNA", url="https://news.example/new")  # fmt: skip
        add(archive, [row], Reader(Lookup(load())), NOW)
    assert "1 new" in desk.get("/search").text
    seen = desk.post(address, data={"csrf": secret, "name": "<b>visits</b>"})
    assert "1 new" not in seen.text
    assert seen.text.count("visits&lt;/b&gt;</a>") == 1
    number = re.search(r'name="drop" value="(\d+)"', seen.text)[1]
    dropped = desk.post("/search", data={"csrf": secret, "drop": number})
    assert "visits" not in dropped.text
    again = desk.post("/search", data={"csrf": secret, "drop": number})
    assert again.status_code == 400


def test_searches_belong_to_who_kept_them(path):
    with Archive.open(path) as archive:
        keep_search(archive, "Ann", "2026-01-01T00:00:00Z", "", {"q": "port", "genre": ""})
        assert [one.name for one in searches(archive, "Ann")] == ["q=port"]
        assert searches(archive, "Ben") == ()
        with pytest.raises(ArchiveError, match="everything"):
            keep_search(archive, "Ann", "2026-01-01T00:00:00Z", "x", {"q": " "})


def test_texts_are_gathered_in_the_address_and_become_a_brief(desk):
    text = desk.get("/search?q=Pyongyang").text
    add_first, add_second = [
        html.unescape(a) for a in re.findall(r'href="([^"]+)" data-key="b"', text)
    ][:2]
    text = desk.get(add_first).text
    assert "Out of the brief" in text
    second = re.search(r"page=(\d+)", add_second)[1]
    both = next(
        a for a in re.findall(r'href="([^"]+)" data-key="b"', text) if f"page={second}#" in a
    )
    text = desk.get(html.unescape(both)).text
    brief = html.unescape(re.search(r'class="btn go" href="([^"]+)"', text)[1])
    assert brief.count("page=") == 2
    assert desk.get(brief).status_code == 200


def test_the_basket_is_bounded():
    asked = asked_of(QueryParams([("page", str(n)) for n in range(1, 200)]))
    assert len(asked.pages) == BASKET
    assert "page=500" in asked.gathering(500)
    assert asked.gathering(500).count("page=") == BASKET


def test_the_other_language_keeps_the_query(desk):
    text = desk.get("/search?q=Pyongyang&outlet=KCNA").text
    other = html.unescape(re.search(r'href="(\?[^"]*lang=ko)"', text)[1])
    korean = desk.get(f"/search{other}").text
    assert '<html lang="ko">' in korean
    assert 'value="Pyongyang"' in korean
    assert 'name="outlet" value="KCNA"' in korean
