"""Robots files are kept to, hosts are given time, and a run ends all the same."""

import time
from datetime import UTC, datetime

import pytest

from tealeaves.sources.fetch import fetch
from tealeaves.sources.polite import retry_after
from tealeaves.sources.record import Gone, Incoming, Refused
from tealeaves.sources.robots import robots_of
from tealeaves.sources.rules import Rules
from tests.sources.serving import PAGE, Answer, Watch, moved, packed, serve, visiting

NOON = datetime(2026, 1, 9, 12, 0, tzinfo=UTC)
QUIET = Rules(allow_private=True, probe=False)


def robots(text, status=200):
    return Answer(status, text, media="text/plain")


def visit(pages, path="/quay", rules=QUIET, watch=None):
    pages = {"/quay": Answer(body=PAGE), **pages}
    with serve(pages) as site, visiting(rules=rules, watch=watch) as client:
        return fetch(site.url + path, client=client), site


def visit_two(pages=None, watch=None):
    pages = {"/1": Answer(body=PAGE), "/2": Answer(body=PAGE), **(pages or {})}
    with serve(pages) as site, visiting(rules=QUIET, watch=watch) as client:
        return [fetch(f"{site.url}/{n}", client=client) for n in (1, 2)], site


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /quay",
        "User-agent: TeaLeaves\nDisallow: /q*y$\n\nUser-agent: *\nAllow: /",
        "User-agent: gull\nUser-agent: tealeaves\nDisallow: /",
        "\ufeffUser-agent: *\r\nDisallow: /\r\n",
    ],
)
def test_what_a_site_asks_to_leave_alone_is_left_alone(text):
    found, site = visit({"/robots.txt": robots(text)})
    assert isinstance(found, Refused)
    assert "robots.txt" in found.why
    assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "User-agent: *\nDisallow:",
        "User-agent: *\nDisallow: /pier",
        "User-agent: *\nDisallow: /\nAllow: /quay",
        "User-agent: gull\nDisallow: /\n\nUser-agent: tealeaves\nDisallow: /pier",
        "User-agent: leaves\nDisallow: /",
        "<html><p>no such page</p></html>",
    ],
)
def test_what_a_site_allows_is_asked_for(text):
    found, _ = visit({"/robots.txt": robots(text)})
    assert isinstance(found, Incoming)


@pytest.mark.parametrize(
    ("status", "open_"), [(404, True), (403, True), (500, False), (429, False)]
)
def test_no_robots_file_is_no_ban_and_a_failing_server_is_one(status, open_):
    """fc-18, and its near miss: who cannot say what he wishes is not overrun."""
    found, site = visit({"/robots.txt": robots("", status)})
    assert isinstance(found, Incoming) is open_
    assert ("/quay" in site.asked) is open_


def test_a_robots_file_may_stand_elsewhere_on_the_site():
    pages = {"/robots.txt": moved("/r.txt"), "/r.txt": robots("User-agent: *\nDisallow: /quay")}
    found, _ = visit(pages)
    assert isinstance(found, Refused)


def test_a_robots_file_is_read_once_a_run():
    found, site = visit_two()
    assert len(found) == 2
    assert site.asked == ["/robots.txt", "/1", "/2"]


def test_the_target_of_a_redirect_is_asked_for_only_if_allowed():
    text = "User-agent: *\nDisallow: /quay"
    found, site = visit({"/robots.txt": robots(text), "/a": moved("/quay")}, path="/a")
    assert "a redirect is not followed" in found.why
    assert site.pages_asked == ["/a"]


def test_a_huge_robots_file_is_read_in_part():
    text = "User-agent: *\nDisallow: /pier\n" + "# tides\n" * 200_000 + "Disallow: /quay\n"
    answer = packed(text.encode())
    found, _ = visit({"/robots.txt": answer})
    assert isinstance(found, Incoming)


def test_a_robots_file_of_many_names_and_rules_costs_little():
    names = "".join(f"User-agent: gull{n}\n" for n in range(13_000))
    rules = "".join(f"Allow: /{n}\n" for n in range(15_000))
    start = time.monotonic()
    found = robots_of(200, (names + rules).encode())
    assert found.forbids("http://w.example/quay") is None
    assert time.monotonic() - start < 5


def test_patterns_full_of_stars_cost_little():
    text = "User-agent: *\nDisallow: /" + "*a" * 5000 + "b\n"
    start = time.monotonic()
    found = robots_of(200, text.encode())
    assert found.forbids("http://w.example/" + "a" * 8000) is None
    assert time.monotonic() - start < 2


def test_a_host_is_asked_once_a_second():
    watch = Watch()
    visit_two(watch=watch)
    assert watch.slept == [1.0, 1.0]


@pytest.mark.parametrize(("delay", "slept"), [("7", 7.0), ("0.2", 1.0), ("9000", 60.0), ("x", 1.0)])
def test_a_crawl_delay_is_kept_up_to_a_limit(delay, slept):
    watch = Watch()
    text = robots(f"User-agent: *\nCrawl-delay: {delay}\nDisallow: /pier")
    visit_two({"/robots.txt": text}, watch)
    assert watch.slept[-1] == pytest.approx(slept)


def test_a_host_that_says_when_to_come_back_is_asked_once_more():
    watch = Watch()
    busy = Answer(503, headers={"Retry-After": "30"})
    found, site = visit({"/quay": [busy, Answer(body=PAGE)]}, watch=watch)
    assert isinstance(found, Incoming)
    assert watch.slept[-1] == pytest.approx(30.0)
    assert site.pages_asked == ["/quay", "/quay"]


def test_a_host_that_stays_busy_is_not_asked_a_third_time():
    busy = Answer(429, headers={"Retry-After": "5"})
    found, site = visit({"/quay": busy})
    assert isinstance(found, Gone)
    assert found.chain == (429, 429)
    assert site.pages_asked == ["/quay", "/quay"]


def test_a_long_rest_is_granted_by_asking_nothing_more():
    busy = Answer(429, headers={"Retry-After": "3600"})
    (first, second), site = visit_two({"/1": busy})
    assert (first.outcome, first.status) == ("failed", 429)
    assert "rest" in second.why
    assert site.pages_asked == ["/1"]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("Fri, 09 Jan 2026 12:00:30 GMT", 30.0),
        ("Fri, 09 Jan 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
        ("1" * 90, float("1" * 64)),
    ],
)
def test_retry_after_is_a_number_or_a_date(value, seconds):
    assert retry_after(value, NOON) == seconds
