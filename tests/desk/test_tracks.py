"""Tracks on the desk: question and answer, the texts behind a point, and the chart in a browser."""

import csv
import io
import re

import pytest

from tealeaves.desk.tracked import days_of
from tealeaves.errors import ArchiveError

KINDS = ("countries", "titles", "formulas", "rungs", "people", "topics", "epithets", "occasions")


@pytest.mark.parametrize("what", KINDS)
@pytest.mark.parametrize("by", ["day", "week", "month", "year"])
def test_every_kind_by_every_step(desk, what, by):
    page = desk.get(f"/tracks?what={what}&by={by}")
    assert page.status_code == 200
    assert f'data-chart="/tracks.json?what={what}&amp;by={by}' in page.text or "none" in page.text


def test_a_figure_of_the_table_leads_to_the_texts_behind_it(desk):
    page = desk.get("/tracks?what=people").text
    address = re.search(r'href="(/tracks\?[^"]*on=[^"]*)#texts"', page)[1].replace("&amp;", "&")
    behind = desk.get(address).text
    listed = re.findall(r'<a href="/text/(\d+)" lang', behind)
    assert listed
    search = re.search(r'href="(/search\?person=[^"]*)"', behind)[1].replace("&amp;", "&")
    assert desk.get(search).status_code == 200


def test_the_texts_behind_a_point_are_as_many_as_its_row_says(desk):
    rows = csv.DictReader(io.StringIO(desk.get("/tracks.csv?what=countries&by=month").text))
    seen = 0
    for row in rows:
        if row["texts"] == "0":
            continue
        page = desk.get(f"/tracks?what=countries&by=month&on={row['key']}&at={row['period']}").text
        assert f"{row['texts']} texts</small>" in page
        seen += 1
    assert seen


def test_only_one_key_and_a_time(desk):
    body = desk.get("/tracks.json?what=rungs&key=agency_report&from=2024-09-02&until=2024-09-05")
    names = {row["name"] for layer in body.json()["layer"] for row in layer["data"]["values"]
             if "name" in row}  # fmt: skip
    days = {row["period"] for layer in body.json()["layer"] for row in layer["data"]["values"]
            if "period" in row}  # fmt: skip
    assert len(names) == 1
    assert days == {"2024-09"}


def test_points_of_the_chart_lead_into_the_desk(desk):
    spec = desk.get("/tracks.json?what=countries&by=week").json()
    lead = spec["usermeta"]
    points = [r for layer in spec["layer"] for r in layer["data"]["values"] if r.get("texts")]
    assert points
    on, at = lead["keys"][points[0]["name"]], points[0]["period"]
    page = desk.get(f"{lead['to']}&on={on}&at={at}").text
    assert f"{points[0]['texts']} texts</small>" in page


def test_a_chart_of_many_days_shows_the_last_ones_and_says_so(desk, monkeypatch):
    monkeypatch.setattr("tealeaves.desk.tracked.POINTS", 30)
    monkeypatch.setattr("tealeaves.desk.pages.tracks.POINTS", 30)
    spec = desk.get("/tracks.json?what=countries&by=day").json()
    days = {r["period"] for layer in spec["layer"] for r in layer["data"]["values"]
            if "period" in r}  # fmt: skip
    assert len(days) == 30
    assert "the last 30 periods" in desk.get("/tracks?what=countries&by=day").text


def test_pictures_are_drawn_on_the_server_where_that_is_installed(desk):
    pytest.importorskip("vl_convert", reason="vl-convert is not installed")
    assert desk.get("/tracks.svg?what=countries").text.startswith("<svg")
    assert desk.get("/tracks.png?what=countries&save=1").content.startswith(b"\x89PNG")
    assert "<noscript><img" in desk.get("/tracks").text


def test_without_the_drawing_part_the_page_has_its_table_still(desk, monkeypatch):
    monkeypatch.setattr("tealeaves.desk.pages.tracks.find_spec", lambda name: None)
    page = desk.get("/tracks").text
    assert "/tracks.svg" not in page
    assert '<th scope="row">' in page


@pytest.mark.parametrize(
    "address",
    [
        "/tracks?what=moods", "/tracks?by=hour", "/tracks?count=love", "/tracks?from=soon",
        "/tracks?what=people&key=Nobody+Known", "/tracks.gif", "/tracks.csv?what=words",
    ],
)  # fmt: skip
def test_what_cannot_be_asked_says_why(desk, address):
    answer = desk.get(address)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_names_and_words_ask_for_what_they_lack(desk):
    assert "give a country" in desk.get("/tracks?what=names").text
    assert "Say which words" in desk.get("/tracks?what=words").text
    assert desk.get("/tracks?what=words&key=visit").status_code == 200


def test_a_hostile_name_is_inert_in_every_part(desk):
    for address in ("/tracks?what=words&key=<script>x</script>",
                    "/tracks?outlet=<b>x</b>&what=countries"):  # fmt: skip
        page = desk.get(address).text
        assert "<script>x" not in page
        assert "<b>x</b>" not in page


def test_days_of_periods():
    assert days_of("2024-W01") == ("2024-01-01", "2024-01-07")
    assert days_of("2024-09") == ("2024-09", "2024-09")
    with pytest.raises(ArchiveError):
        days_of("2024-W77")


def test_a_chart_is_drawn_under_the_policy_and_a_point_leads_to_texts(served, browser):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{served}/tracks?what=countries&by=month")
    page.wait_for_selector("[data-drawn] svg path", timeout=15_000)
    assert said == []
    light = page.locator("[data-chart] svg text").first.evaluate("e => e.getAttribute('fill')")
    page.click("#theme")
    page.wait_for_function(
        "was => document.querySelector('[data-chart] svg text').getAttribute('fill') !== was",
        arg=light,
    )
    assert said == []
    page.locator("[data-chart] svg .mark-symbol path").last.click(force=True)
    page.wait_for_url("**#texts")
    assert page.locator("#texts [data-item]").count() > 0
    page.close()
