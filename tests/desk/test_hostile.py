"""Every page of the desk with script in every field: words come out, nothing else does."""

import json
import re
import time

import pytest
from lxml import html
from starlette.testclient import TestClient

from tealeaves.archive.records.log import records
from tealeaves.archive.store import Archive
from tealeaves.brief.edits import hands
from tealeaves.desk.settings import Settings
from tealeaves.desk.web import make_app
from tealeaves.keep.add import Reader, add
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tests.desk.conftest import LOCAL
from tests.desk.test_pages import token
from tests.desk.two_desks import ADDRESSES, DAYS, HOSTILE, MARK, QUIET, build
from tests.keep.made import NOW, page
from tests.shared import SHARED, needs_shared

QUIET_ADDRESSES = tuple(f"https://news.example/{n}" for n in range(4))
DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\x00-\x08\x0b-\x1f]")
PAGES = (
    "/?date=2024-09-01", "/?date=2024-09-20&outlet={w}", "/search?q=Nampho", "/search?q={w}",
    "/search?outlet={w}&topic={w}&title={w}", "/search?since={w}", "/search?kind={w}",
    "/search?q=Pyongyang&copies=1&page={w}", "/text/1", "/text/2", "/text/5", "/text/1?at={w}",
    "/compare/4", "/compare/4?with={w}", "/pair?a=1&b=2", "/versions/1", "/people",
    "/people?q={w}", "/people/choe-son-hui", "/people/kim-jong-un", "/people/{w}",
    "/calendar?date=2024-10-20", "/calendar?date={w}", "/calendar?state={w}", "/ledger",
    "/ledger/h-1", "/ledger/{w}", "/ledger/of/5", "/brief?since=2024-09-01&until=2024-09-30",
    "/brief?page={w}", "/brief?page=1&page=2&title={w}", "/brief?since={w}", "/packs",
    "/packs/entry?id={w}", "/packs/entry?id=kim-jong-un", "/add", "/nowhere/{w}", "/tracks",
    "/tracks?track=titles&of={w}",
)  # fmt: skip


@pytest.fixture(scope="module")
def desks(tmp_path_factory):
    """The quiet desk and the hostile one, each with its words."""
    folder = tmp_path_factory.mktemp("two")
    with (
        TestClient(
            make_app(Settings(build(folder / "quiet.tea", QUIET, QUIET_ADDRESSES), author="A")),
            base_url=LOCAL,
        ) as quiet,
        TestClient(
            make_app(Settings(build(folder / "hostile.tea", HOSTILE, ADDRESSES), author="A")),
            base_url=LOCAL,
        ) as hostile,
    ):
        for desk, words in ((quiet, QUIET), (hostile, HOSTILE)):
            _annotate(desk, words)
        yield (quiet, QUIET), (hostile, HOSTILE)


def _annotate(desk, words):
    where = "/brief?since=2024-09-01&until=2024-09-30"
    found = desk.get(where).text
    first = re.search(r'id="f-([0-9a-f]{10})"', found)[1]
    fields = {"csrf": token(found), "step": "note", "value": words}
    assert desk.post(f"/brief/{first}", data=fields).status_code in (200, 404)


def asked(desk, address, words):
    """The answer to an address with the words put in."""
    path, _, query = address.partition("?")
    pairs = [pair.partition("=") for pair in query.split("&") if pair]
    params = [(name, value.replace("{w}", words)) for name, _, value in pairs]
    from urllib.parse import quote

    return desk.get(path.replace("{w}", quote(words, safe="")), params=params)


def shape(text):
    """The kinds of elements of a page, each with the names of its attributes one by one."""
    tree = html.document_fromstring(text)
    return {
        (element.tag, name)
        for element in tree.iter()
        if isinstance(element.tag, str)
        for name in ("", *element.attrib)
    }


@pytest.fixture(scope="module")
def usual(desks):
    """All that any page of the quiet desk is made of."""
    (desk, words), _ = desks
    return {pair for address in PAGES for pair in shape(asked(desk, address, words).text)}


@pytest.mark.parametrize("address", PAGES)
def test_hostile_words_add_no_element_and_no_attribute(desks, usual, address):
    _, (desk, words) = desks
    answer = asked(desk, address, words)
    assert answer.status_code in (200, 400, 404), address
    assert shape(answer.text) - usual == set()


@pytest.mark.parametrize("address", PAGES)
def test_nothing_runs_and_no_address_leads_into_a_script(desks, address):
    _, (desk, words) = desks
    answer = asked(desk, address, words)
    tree = html.document_fromstring(answer.text)
    for element in tree.iter("*"):
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (name, value)
            assert name not in ("style", "srcdoc")
            if name in ("href", "src", "action", "formaction", "xlink:href", "hx-get", "hx-post"):
                allowed = ("/", "?", "#", "https://", "http://")
                assert value.startswith(allowed) or value == "data:,", value
                assert not value.startswith("//")
        if element.tag == "script":
            assert element.get("src", "").startswith("/static/")
            assert not (element.text or "").strip()
        if element.tag == "img":
            assert element.get("src", "").startswith(("/", "data:image/"))
        assert element.tag not in ("iframe", "object", "embed", "base", "style")
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy


@pytest.mark.parametrize("address", PAGES)
def test_no_control_or_direction_character_acts(desks, address):
    _, (desk, words) = desks
    assert DIRECTION.search(asked(desk, address, words).text) is None


def test_the_hostile_words_do_stand_on_the_pages(desks):
    """Else the tests above would look at nothing."""
    _, (desk, words) = desks
    for address in ("/?date=2024-09-01", "/search?q=Nampho", "/text/1", "/people/choe-son-hui",
                    "/ledger", "/ledger/h-1", "/search", "/compare/4"):  # fmt: skip
        assert f"{MARK}&" in asked(desk, address, words).text, address
    brief = desk.get("/brief?since=2024-09-01&until=2024-09-30").text
    assert f"{MARK}&" in brief
    assert "{{ 7*7 }}" in desk.get("/text/1").text


@pytest.mark.parametrize("kind", ["html", "md", "json"])
def test_a_downloaded_brief_is_as_harmless(desks, kind):
    _, (desk, _) = desks
    answer = desk.get(f"/brief/file.{kind}?since=2024-09-01&until=2024-09-30")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    if kind == "html":
        tree = html.document_fromstring(answer.text)
        assert [e for e in tree.iter("script") if "alert" in (e.text or "")] == []
        assert [e for e in tree.iter("*") if any(a.startswith("on") for a in e.attrib)] == []
        assert all(e.get("src").startswith("data:image/") for e in tree.iter("img"))
    if kind == "md":
        assert "<script>alert" not in answer.text
    if kind == "json":
        json.loads(answer.text)
        assert answer.headers["content-type"].startswith("application/json")


def test_a_title_of_a_million_letters_is_clipped_where_it_is_listed(path, desk):
    title = "Slogan " * 150_000
    with Archive.open(path) as archive:
        row = page(
            f"{title}\n\nPyongyang, October 9 (KCNA) -- A port was opened.\n",
            place="huge",
            date="2024-10-09",
            outlet="RNA",
            url="https://x.example/" + "a" * 5_000,
        )
        add(archive, [row], Reader(Lookup(load())), NOW)
        (document,) = archive.connection.execute("SELECT max(id) FROM document").fetchone()
    for address in ("/?date=2024-10-09", "/search?q=port+opened", "/search?q=Slogan"):
        began = time.perf_counter()
        answer = desk.get(address)
        assert answer.status_code == 200
        assert len(answer.text) < 400_000, address
        assert time.perf_counter() - began < 5
    assert desk.get(f"/text/{document}").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/static/../web.py", "/static/%2e%2e/web.py", "/static/..%2f..%2fguard.py",
        "/static/....//web.py", "/static//etc/passwd", "/static/%5c..%5cweb.py", "/static/%00",
        "/text/../../etc/passwd", "/text/1%2f..%2f..", "/brief/file.%2e%2e%2fx", "/brief/file.%00",
        "/brief/file.html%0d%0aX:1", "/text/1/lit.css/../../x", "/report.css/../guard.py",
    ],
)  # fmt: skip
def test_no_path_leads_out(desk, address):
    answer = desk.get(address)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text
    assert "import " not in answer.text


@pytest.mark.parametrize(
    "address",
    ["/text/99999999999999999999999", "/compare/99999999999999999999999", "/search?q=%00",
     "/search?q=%ff%fe", "/people/%00", "/people/%ff", "/ledger/of/99999999999999999999999",
     "/?date=0001-01-01", "/?date=9999-12-31", "/calendar?date=0001-01-01",
     "/calendar?date=9999-12-31", "/brief?page=99999999999999999999", "/search?q=" + "(" * 3000,
     "/brief?since=２０２４-09-01", "/?date=2024-W01-1", "/versions/99999999999999999999"],
)  # fmt: skip
def test_no_address_breaks_a_page(desk, address):
    assert desk.get(address).status_code in (200, 400, 404)


@pytest.mark.parametrize("evil", ["\r\nSet-Cookie: a=b", "\n\nbody", "//evil.example", "\\evil"])
def test_no_value_becomes_a_header(path, evil):
    app = make_app(Settings(path, author="A"))
    with TestClient(app, base_url=LOCAL, follow_redirects=False) as desk:
        secret = token(desk.get("/people/kim-jong-un").text)
        answers = [
            desk.post("/search", params={"q": evil}, data={"csrf": secret}),
            desk.post("/read/1", data={"csrf": secret, "read": "1", "back": evil}),
            desk.post("/people/kim-jong-un", data={"csrf": secret, "step": "merge", "into": evil}),
            desk.post("/ledger/1", data={"csrf": secret, "step": evil}),
            desk.get("/brief/file.md", params={"since": f"2024-09-01{evil}"}),
            desk.get("/brief/file.md", params={"since": "2024-09-01", "until": "2024-09-09",
                                               "title": evil, "state": evil}),
            desk.get("/calendar.ics", params={"date": f"2024-09-01{evil}"}),
        ]  # fmt: skip
    for answer in answers:
        assert answer.status_code in (200, 303, 400)
        assert "set-cookie" not in answer.headers
        place = answer.headers.get("location", "/")
        assert place.startswith("/")
        assert not place.startswith(("//", "/\\"))
        assert re.fullmatch(r"[\x21-\x7e]*", place)


@pytest.mark.parametrize(
    "path_", ["//evil.example/", "/%0d%0aSet-Cookie:%20a=b", "/\\evil.example"]
)
def test_the_token_leads_to_no_other_place(path, path_):
    app = make_app(Settings(path, token="secret-word"))
    with TestClient(app, follow_redirects=False) as desk:
        answer = desk.get(f"{LOCAL}{path_}?token=secret-word")
    assert answer.status_code == 303
    assert re.fullmatch(r"/(?![/\\])[\x21-\x7e]*", answer.headers["location"])
    assert "a=b" not in answer.headers["set-cookie"]


def test_odd_tokens_are_wrong_ones(path):
    with TestClient(make_app(Settings(path, token="secret-word")), base_url=LOCAL) as desk:
        assert desk.get("/?token=é").status_code == 401
        assert desk.get("/", headers={"cookie": 'tealeaves="é; a:b=c'.encode()}).status_code == 401
        assert desk.get("/", headers={"cookie": "tealeaves=secret-word"}).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("address", ["/", "/search", "/text/1", "/brief/abc", "/static/desk.css"])
def test_other_methods_do_nothing(desk, path, method, address):
    answer = desk.request(method, address)
    assert answer.status_code == 405
    assert "access-control-allow-origin" not in answer.headers


def test_head_answers_without_a_body(desk):
    for address in ("/", "/search?q=port", "/text/1", "/static/desk.css"):
        answer = desk.head(address)
        assert answer.status_code == 200
        assert answer.content == b""
        assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    ("length", "status"),
    [("99999999999", 413), ("9" * 40, 413), ("-5", 400), ("1e3", 400), ("٣", 400)],
)
def test_a_length_that_is_none_or_too_large_is_refused(desk, length, status):
    headers = {"content-length": length.encode()}
    assert desk.post("/search?q=a", content=b"", headers=headers).status_code == status


def test_a_body_without_a_length_is_refused(desk):
    headers = {"content-type": "application/x-www-form-urlencoded"}
    answer = desk.post("/search?q=a", content=iter([b"a=1", b"&b=2"]), headers=headers)
    assert answer.status_code == 411


@needs_shared
def test_case_another_site_cannot_post(desk, path):
    case = _case("ws-04")
    head, _, body = case["input"].partition("\n\n")
    lines = head.splitlines()
    headers = dict(line.split(": ", 1) for line in lines[1:])
    for address in (lines[0].split()[1], "/search?q=a", "/brief/abc", "/read/1", "/people/x"):
        answer = desk.post(address, content=body, headers=headers)
        assert answer.status_code == case["expected"]["status"]
    with Archive.open(path) as archive:
        assert hands(archive) == {}
        assert list(records(archive)) == []


@needs_shared
def test_case_a_saved_pages_title_is_text_everywhere(desk, path):
    case = _case("ws-06")
    with Archive.open(path) as archive:
        html_page = page(case["input"], place="saved", date=DAYS[-1], media_type="text/html",
                         url="https://saved.example/1")  # fmt: skip
        title = case["input"].partition("<title>")[2].partition("</title>")[0]
        text_page = page(f"{title}\n\nPyongyang, September 4 (KCNA) -- A port was opened.\n",
                         place="text", date=DAYS[-1], url="https://saved.example/2")  # fmt: skip
        add(archive, [html_page, text_page], Reader(Lookup(load())), NOW)
        (n,) = archive.connection.execute("SELECT max(id) FROM document").fetchone()
    for address in (
        f"/?date={DAYS[-1]}",
        "/search?q=slogan",
        f"/text/{n}",
        f"/compare/{n}",
        f"/versions/{n}",
        f"/brief?page={n}",
        f"/brief/file.html?page={n}",
    ):
        text = desk.get(address).text
        assert "<script>document" not in text, address
        assert "&lt;script&gt;document" in text, address
        tree = html.document_fromstring(text)
        scripts = [e for e in tree.iter("script") if "document.body" in (e.text or "")]
        assert len(scripts) == case["expected"]["rendered_scripts"]
        assert case["expected"]["title_shown_as_text"]


def _case(name):
    lines = (SHARED / "cases" / "web_security.jsonl").read_text("utf-8").splitlines()
    return next(case for case in map(json.loads, lines) if case["id"] == name)
