"""Today on the desk: the list at once, the ranking when it is made, reading marks a person."""

import re
import time

import pytest
from starlette.testclient import TestClient

from tealeaves.archive.records.log import records
from tealeaves.archive.records.seen import read_by
from tealeaves.archive.store import Archive
from tealeaves.desk.settings import Settings
from tealeaves.desk.web import make_app
from tests.desk.conftest import LOCAL
from tests.desk.test_pages import post, token

DAY = "/?date=2024-09-04"
TEXT = 4  # document of that day in the made archive


def ranked(desk, address):
    """The page once the ranking is made, by the link that works without script."""
    joint = "&" if "?" in address else "?"
    for _ in range(200):
        found = desk.get(f"{address}{joint}rank=1").text
        if 'http-equiv="refresh"' not in found:
            return found
        time.sleep(0.05)
    pytest.fail("the day was not ranked within 10 seconds")


def test_the_list_stands_before_anything_is_compared(desk):
    page = desk.get(DAY).text
    assert f'href="/text/{TEXT}"' in page
    assert 'hx-get="/today/ranked?date=2024-09-04"' in page
    assert "rank=1" in page
    assert "Known once the day is ranked" in page


def test_a_day_is_ranked_without_script_and_stays_so(desk):
    page = ranked(desk, DAY)
    assert "Compared: 1" in page
    assert "Known once" not in page
    assert "Compared: 1" in desk.get(DAY).text


def test_a_ranked_list_comes_in_parts_to_a_page_with_script(desk):
    first = desk.get("/today/ranked?date=2024-09-04")
    assert "<html" not in first.text
    ranked(desk, DAY)
    done = desk.get("/today/ranked?date=2024-09-04")
    assert done.headers["hx-retarget"] == "#list"
    assert 'id="pending" hx-swap-oob="true"' in done.text


def test_a_mark_of_reading_is_one_persons_and_leaves_the_ranking(desk, path):
    ranked(desk, DAY)
    assert 'class="item unread"' in desk.get(DAY).text
    done = post(desk, f"/read/{TEXT}", DAY, read="1", back="date=2024-09-04")
    assert done.headers["location"] == f"/?date=2024-09-04#d-{TEXT}"
    page = desk.get(DAY).text
    assert 'class="item unread"' not in page
    assert "Compared: 1" in page
    assert "has changed since" not in page
    assert f'id="d-{TEXT}"' not in desk.get(DAY + "&show=unread").text
    with TestClient(make_app(Settings(path, author="B")), base_url=LOCAL) as other:
        assert 'class="item unread"' in other.get(DAY).text
    post(desk, f"/read/{TEXT}", DAY, read="1", back="")
    post(desk, f"/read/{TEXT}", DAY, read="0", back="")
    with Archive.open(path) as archive:
        assert len(list(records(archive, kind="read"))) == 2
        assert read_by(archive.connection, "A", [TEXT]) == frozenset()


def test_going_back_leads_to_the_desk_only(desk):
    done = post(desk, f"/read/{TEXT}", DAY, read="1", back="//evil.example/x")
    assert done.headers["location"].startswith("/?")


def test_no_mark_without_token_or_on_a_text_that_is_not_there(desk, path):
    assert desk.post(f"/read/{TEXT}", data={"read": "1"}).status_code == 403
    assert post(desk, "/read/999", DAY, read="1").status_code == 400
    with Archive.open(path) as archive:
        assert list(records(archive, kind="read")) == []


def test_filters_narrow_the_day(desk):
    assert f'id="d-{TEXT}"' in desk.get(DAY + "&outlet=KCNA").text
    assert f'id="d-{TEXT}"' not in desk.get(DAY + "&outlet=Nobody").text
    assert f'id="d-{TEXT}"' not in desk.get(DAY + "&show=signals").text


def test_days_lead_to_the_nearest_ones_with_texts(desk):
    page = desk.get("/?date=2024-09-10").text
    near = re.findall(r'href="/\?date=([0-9-]+)" rel="(prev|next)"', page)
    assert near[-1] == ("2024-09-20", "next")
    assert near[0][1] == "prev"


def test_a_hostile_text_is_inert_in_the_list(desk):
    page = ranked(desk, "/?date=2024-09-21")
    assert "<script>document" not in page
    assert "&lt;script&gt;document" in page
    assert "\u202e" not in page


def test_a_read_only_desk_marks_nothing(path):
    with TestClient(make_app(Settings(path, readonly=True)), base_url=LOCAL) as desk:
        assert 'method="post"' not in desk.get(DAY).text


def test_the_page_speaks_korean(desk):
    page = desk.get(DAY + "&lang=ko").text
    assert "2024년 9월 4일 수요일" in page
    assert token(page)


def test_a_browser_ranks_and_keys_mark_as_read_where_one_is(served, browser):
    page = browser.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(served + DAY)
    page.wait_for_selector("#ranking", state="detached", timeout=20_000)
    assert page.locator("#n-signals").inner_text() == "0"
    page.keyboard.press("j")
    page.keyboard.press("m")
    page.wait_for_selector(f"#d-{TEXT}.cur:not(.unread)")
    page.keyboard.press("m")
    page.wait_for_selector(f"#d-{TEXT}.cur.unread")
    assert page.url == served + DAY
    assert said == []
    page.close()


def test_a_browser_without_script_ranks_by_its_link(served, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + DAY)
    page.click("#ranking a")
    page.wait_for_selector("text=Compared: 1", timeout=20_000)
    page.click("article button")
    page.wait_for_selector(f"#d-{TEXT}:not(.unread)")
    context.close()
