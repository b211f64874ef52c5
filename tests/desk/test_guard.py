"""Who may ask the desk, and what a browser may do with its answers."""

import json
import signal
import subprocess
import sys
import urllib.request

import pytest
from starlette.testclient import TestClient

from tealeaves.desk.guard import host_of
from tealeaves.desk.settings import Settings
from tealeaves.desk.web import make_app
from tests.desk.conftest import LOCAL
from tests.shared import SHARED, needs_shared

PAGES = ("/", "/search?q=port", "/text/1", "/nowhere", "/text/999", "/?date=soon")


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("localhost:8000", "localhost"),
        ("LOCALHOST", "localhost"),
        ("[::1]:8000", "::1"),
        ("127.0.0.1:80", "127.0.0.1"),
        ("localhost.evil.example", "localhost.evil.example"),
        ("localhost:80:90", "localhost:80:90"),
        ("", ""),
    ],
)
def test_the_name_of_a_host(header, name):
    assert host_of(header) == name


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_carries_the_policy(desk, address):
    answer = desk.get(address)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "host", ["reader.attacker.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", ""]
)
def test_a_name_pointed_at_the_desk_is_refused(desk, host):
    assert desk.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("host", ["localhost:1", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:8000"])
def test_local_spellings_are_let_in(desk, host):
    assert desk.get("/", headers={"host": host}).status_code == 200


def test_a_wrong_address_is_a_page_of_ours(desk):
    assert desk.get("/nowhere").status_code == 404
    answer = desk.get("/text/999")
    assert answer.status_code == 400
    assert "there is none" in answer.text


def test_a_token_is_asked_for_and_moves_into_a_cookie(path):
    app = make_app(Settings(path, token="secret-word"))
    with TestClient(app, base_url=LOCAL, follow_redirects=False) as client:
        assert client.get("/").status_code == 401
        assert client.get("/?token=wrong").status_code == 401
        entered = client.get("/?token=secret-word")
        assert entered.status_code == 303
        assert entered.headers["location"] == "/"
        cookie = entered.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert client.get("/").status_code == 200


def test_a_proxy_says_who_asks(path):
    app = make_app(Settings(path, token="secret-word", user_header="X-Remote-User"))
    with TestClient(app, base_url=LOCAL) as client:
        assert client.get("/").status_code == 401
        assert client.get("/", headers={"x-remote-user": "Ann"}).status_code == 200


@needs_shared
def test_cases_on_names_and_origins(desk):
    lines = (SHARED / "cases" / "web_security.jsonl").read_text("utf-8").splitlines()
    cases = {case["id"]: case for case in map(json.loads, lines)}
    expected = cases["ws-02"]["expected"]
    for host in expected["allowed"]:
        assert desk.get("/", headers={"host": host}).status_code == 200
    for host in expected["refused"]:
        asked = "" if host == "(absent)" else host
        assert desk.get("/", headers={"host": asked}).status_code == 403
    head = cases["ws-01"]["input"].splitlines()[1].partition(": ")[2]
    assert desk.get("/", headers={"host": head}).status_code == cases["ws-01"]["expected"]["status"]


def test_hostile_words_are_shown_as_words(desk):
    for address in ("/?date=2024-09-21", "/search?q=slogan", "/text/10"):
        page = desk.get(address).text
        assert "<script>document" not in page
        assert "<img src=x" not in page
        assert "<svg/onload" not in page
        assert "&lt;script&gt;" in page
        assert "\u202e" not in page
    assert "{{ 7*7 }}" in desk.get("/text/10").text


def test_the_interface_speaks_korean(desk):
    assert '<html lang="ko">' in desk.get("/", headers={"accept-language": "ko-KR,ko;q=0.9"}).text
    assert "검색" in desk.get("/?lang=ko").text
    assert '<html lang="ko">' in desk.get("/").text  # remembered


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_command_prints_its_address_first_and_stops_cleanly(path, how):
    words = [sys.executable, "-m", "tealeaves", "desk", "--archive", str(path)]
    done = subprocess.Popen(
        [*words, "--port", "0", "--no-browser"], stdout=subprocess.PIPE, text=True
    )
    try:
        address = done.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address, timeout=20) as answer:
            assert answer.status == 200
        done.send_signal(how)
        assert done.wait(15) in (0, -signal.SIGTERM, 130)
    finally:
        done.kill()
