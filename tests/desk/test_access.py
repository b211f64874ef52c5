"""The desk in a real browser: axe-core finds no serious fault, keys, widths, no script, print."""

import socket
import threading
import time
from pathlib import Path

import pytest

from tealeaves.desk.settings import Settings
from tealeaves.desk.web import make_app
from tests.desk.two_desks import ADDRESSES as HOSTILE_ADDRESSES
from tests.desk.two_desks import HOSTILE, QUIET, build

AXE = Path(__file__).parent / "vendor" / "axe-core-4.14.1.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = (
    "/?date=2024-09-02", "/search", "/search?q=Pyongyang&outlet=KCNA&since=2024&page=1",
    "/search?since=soon", "/text/2", "/compare/4", "/pair?a=1&b=2", "/versions/1", "/people",
    "/people/kim-jong-un", "/calendar?date=2024-10-20", "/ledger", "/ledger/h-1", "/ledger/of/5",
    "/brief?since=2024-09-01&until=2024-09-30", "/packs", "/packs/entry?id=kim-jong-un", "/add",
    "/tracks", "/nowhere",
)  # fmt: skip


def served(path):
    """A desk on a free port of this machine, in a thread; its address and how to stop it."""
    import uvicorn

    listening = socket.create_server(("127.0.0.1", 0))
    app = make_app(Settings(path, author="A"))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)

    def stop():
        server.should_exit = True
        thread.join(10)

    return f"http://127.0.0.1:{listening.getsockname()[1]}", stop


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    found, stop = served(build(tmp_path_factory.mktemp("axe") / "a.tea", QUIET, [None] * 4))
    yield found
    stop()


@pytest.fixture
def opened(browser):
    """A function: an address and options of the browser to a page, its console kept."""
    contexts = []

    def open_at(url, width=1440, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.said = []
        page.on("console", lambda m: page.said.append(f"{m.type}: {m.text}"))
        page.on("pageerror", lambda e: page.said.append(f"error: {e}"))
        page.on("dialog", lambda d: (page.said.append(f"dialog: {d.message}"), d.dismiss()))
        page.goto(url)
        return page

    yield open_at
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", PAGES)
def test_axe_finds_nothing_serious(opened, address, where, scheme):
    page = opened(address + where, color_scheme=scheme, bypass_csp=True)
    page.evaluate(AXE.read_text("utf-8"))
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)
    grave = [
        (v["id"], v["impact"], [n["html"][:200] for n in v["nodes"][:3]])
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]
    assert grave == []
    assert found["testEngine"]["name"] == "axe-core"


@pytest.mark.parametrize("width", [1440, 900, 720])
@pytest.mark.parametrize("where", PAGES)
def test_no_page_is_wider_than_the_window(opened, address, where, width):
    page = opened(address + where, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if where != "/nowhere" and "soon" not in where:
        assert [line for line in page.said if "favicon" not in line] == []


@pytest.mark.parametrize("width", [1440, 720])
def test_hostile_words_do_nothing_in_a_browser(opened, tmp_path_factory, width):
    path = build(tmp_path_factory.mktemp("evil") / "a.tea", HOSTILE, HOSTILE_ADDRESSES)
    found, stop = served(path)
    try:
        for where in PAGES:
            page = opened(found + where, width)
            assert [line for line in page.said if "404" not in line and "400" not in line] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width, where
    finally:
        stop()


def test_keys_lead_through_the_desk(opened, address):
    page = opened(f"{address}/search?q=Pyongyang")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    items = page.locator("[data-item]")
    assert "cur" in items.nth(0).get_attribute("class")
    page.keyboard.press("b")
    page.wait_for_url("**page=*")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("gt")  # while somebody types no key leads anywhere
    assert "/search" in page.url
    page.locator("h1").first.evaluate("el => document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/text/*")
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url(f"{address}/")


def test_what_has_focus_is_seen(opened, address):
    page = opened(f"{address}/search?q=Pyongyang")
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return [s.outlineStyle, s.outlineWidth]; })()"
        )
        assert style[0] != "none"
        assert style[1] != "0px"


def test_searching_and_reading_work_without_script(opened, address):
    page = opened(f"{address}/", java_script_enabled=False)
    page.locator("header input[name=q]").fill("Sinuiju")
    page.locator("header input[name=q]").press("Enter")
    assert page.locator("mark").first.inner_text() == "Sinuiju"
    page.locator(".facet", has_text="Outlet").locator("a").first.click()
    assert page.locator(".given a").count() >= 1
    page.locator(".given a").first.click()
    page.locator("input[name=name]").fill("ports")
    page.locator("form:has(input[name=name]) button").click()
    assert page.locator(".facet a", has_text="ports").is_visible()
    page.locator(".item h2 a").first.click()
    assert page.locator("#at").first.inner_text() == "Sinuiju"


def test_a_page_prints_without_its_frame(opened, address):
    page = opened(f"{address}/search?q=Pyongyang")
    page.emulate_media(media="print")
    for part in (".mast nav", ".facet", ".ask", ".skip"):
        assert not page.locator(part).first.is_visible()
    assert page.locator(".item h2").first.is_visible()


def test_nothing_moves_where_that_is_not_wanted(opened, address):
    page = opened(f"{address}/text/2", reduced_motion="reduce")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);"
        " return s.animationName !== 'none' || (parseFloat(s.transitionDuration) > 0.01)"
        " || s.scrollBehavior === 'smooth'; }).map(e => e.tagName)"
    )
    assert moving == []


def test_korean_stays_after_the_switch(opened, address):
    page = opened(f"{address}/search?q=Pyongyang")
    page.locator("a[lang=ko]").first.click()
    assert page.locator("html").get_attribute("lang") == "ko"
    assert page.locator("main .ask input[name=q]").input_value() == "Pyongyang"
