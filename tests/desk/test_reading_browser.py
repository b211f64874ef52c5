"""The reading in a real browser: keys, a selection, a place in sight; nothing is refused."""

import threading
import time

import pytest
import uvicorn

from tealeaves.archive.records.corrections import corrections
from tealeaves.archive.store import Archive
from tealeaves.desk.settings import Settings
from tealeaves.desk.web import make_app


@pytest.fixture
def address(path):
    """A desk that is served on a free port of this machine."""
    config = uvicorn.Config(make_app(Settings(path, author="A")), port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def opened(browser, address):
    """A function: a path of the desk to its page, and what the console said."""
    pages = []

    def open_at(where, **options):
        page = browser.new_page(viewport={"width": 1440, "height": 900}, **options)
        pages.append(page)
        said = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(address + where)
        return page, said

    yield open_at
    for page in pages:
        page.close()


def kept(path):
    with Archive.open(path, readonly=True) as archive:
        return [(c.verdict, c.section) for c in corrections(archive, 1)]


def test_keys_go_from_signal_to_signal_and_judge_them(opened, path):
    page, said = opened("/text/1")
    page.keyboard.press("n")
    first = page.url.partition("#")[2]
    assert first == "s1"
    page.keyboard.press("2")
    assert not page.locator("#k-statement").is_checked()
    page.keyboard.press("x")
    page.wait_for_selector(".card.struck")
    assert kept(path) == [("reject", "signals")]
    page.keyboard.press("e")
    page.wait_for_url("**/edit/s1")
    page.go_back()
    page.keyboard.press("c")
    page.wait_for_url("**/compare/1")
    assert said == []


def test_keys_rest_while_somebody_types(opened, path):
    page, _ = opened("/text/1#s1")
    page.locator("input[name=q]").focus()
    page.keyboard.type("xyen2")
    assert page.locator("#k-statement").is_checked()
    assert kept(path) == []


def test_a_selection_becomes_a_finding_at_its_place(opened, path):
    page, said = opened("/text/1")
    words = page.locator(".b[data-block] .w", has_text="China sent guests")
    words.evaluate(
        "el => { const r = document.createRange(); r.selectNodeContents(el);"
        " getSelection().removeAllRanges(); getSelection().addRange(r) }"
    )
    page.wait_for_selector("#add-finding[open]")
    assert page.locator("#adding textarea[name=words]").input_value() == "China sent guests."
    page.locator("#adding select").select_option("formulas")
    page.locator("#adding button").click()
    page.wait_for_timeout(1500)
    print(page.url, page.inner_text("main")[:300], said)
    assert kept(path) == [("add", "formulas")]
    assert said == []


def test_the_place_of_a_link_is_in_sight_without_script(opened):
    page, _ = opened("/text/1?at=150-170#at", java_script_enabled=False)
    box = page.locator("#at").bounding_box()
    assert 0 < box["y"] < 900
    assert page.locator("#at").count() == 1


@pytest.mark.parametrize(
    "where", ["/text/1", "/compare/8", "/pair?a=1&b=2", "/versions/1", "/text/1/edit/q1"]
)
@pytest.mark.parametrize("width", [1440, 900, 720])
def test_it_fits(opened, where, width):
    page, said = opened(where)
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []


def test_with_very_many_findings_a_script_lights_both_sides(opened, monkeypatch):
    monkeypatch.setattr("tealeaves.desk.pages.reading.MOST_LIT", 1)
    page, said = opened("/text/1")
    page.locator(".m a[href='#q1']").hover()
    assert page.locator("#panel #q1.lit").count() == 1
    assert page.locator(".w .f-q1.lit").count() >= 1
    page.locator("h1").hover()
    assert page.locator("#panel #q1.lit").count() == 0
    assert said == []
