"""The report in a real browser, where there is one: nothing fetched, both sides light up."""

import pytest

from tealeaves.show.html import report_file
from tests.show.varna import PACK, reading

GROUND = "el => getComputedStyle(el).backgroundColor"


@pytest.fixture
def opened(browser, tmp_path):
    """A function: width to a page, and what its console and network said."""
    path = tmp_path / "report.html"
    report_file(reading(), PACK, path)
    pages = []

    def open_at(width, **options):
        page = browser.new_page(viewport={"width": width, "height": 900}, **options)
        pages.append(page)
        said = []
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: said.append(request.url))
        page.goto(path.as_uri())
        return page, [line for line in said if line != path.as_uri()]

    yield open_at
    for page in pages:
        page.close()


@pytest.mark.parametrize("width", [1440, 900, 720, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_asks_for_nothing(opened, width, scheme):
    page, said = opened(width, color_scheme=scheme)
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    paper = page.locator(".text").evaluate(GROUND)
    assert (paper == "rgb(255, 255, 255)") == (scheme == "light")


def test_a_mark_opens_its_finding_and_lights_both(opened):
    page, _ = opened(1440, reduced_motion="reduce")
    page.locator('.w a[href="#s2"]').first.click()
    assert page.url.endswith("#s2")
    card, words = page.locator("#s2"), page.locator("#t-s2")
    assert card.evaluate(GROUND) == words.evaluate(GROUND) == "rgb(255, 240, 163)"
    page.locator('#s1 a[href="#t-s1"]').click()
    assert page.locator("#t-s1").evaluate(GROUND) == "rgb(255, 240, 163)"


def test_switches_work_without_a_script(opened):
    page, _ = opened(1440, java_script_enabled=True)
    mark = page.locator("h1 .signal").first
    line = "el => getComputedStyle(el).textDecorationLine"
    assert mark.evaluate(line) == "underline"
    page.locator("#k-signal").uncheck()
    assert mark.evaluate(line) == "none"
    assert not page.locator(".b.chrome").first.is_visible()
    page.locator("#k-chrome").check()
    assert page.locator(".b.chrome").first.is_visible()
