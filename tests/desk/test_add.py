"""Add on the desk: pasted, uploaded, fetched; queued, watched, and nothing left behind."""

import gzip
import io
import re
import tempfile
import time
import zipfile

import httpx
import pytest
from starlette.testclient import TestClient

from tealeaves.archive.store import Archive
from tealeaves.desk.adding import Adding
from tealeaves.desk.settings import Settings
from tealeaves.desk.web import make_app
from tealeaves.sources.client import Client
from tealeaves.sources.rules import Rules
from tests.brief.conftest import report
from tests.desk.conftest import LOCAL
from tests.desk.hostile import HOSTILE
from tests.desk.test_pages import post, token

NEW = report("Quay", "October 3")


def over(desk, done, seconds=20):
    """The page of an add once it has ended."""
    assert done.status_code == 303, done.text
    for _ in range(int(seconds / 0.05)):
        found = desk.get(done.headers["location"]).text
        if "hx-get" not in found:
            return found
        time.sleep(0.05)
    pytest.fail("the add did not end")


def upload(desk, *files, **fields):
    data = {"csrf": token(desk.get("/add").text), **fields}
    parts = [("files", file) for file in files]
    return desk.post("/add", data=data, files=parts, follow_redirects=False)


def counts(page):
    """What became of pages: the headings with their numbers."""
    found = re.findall(r'id="b-(\w+)"><h2>[^<]+<small>(\d+)</small>', page)
    return {name: int(number) for name, number in found}


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Where uploads are kept while they are added."""
    place = tmp_path / "uploads"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def test_a_pasted_text_is_added_once_and_leads_to_its_reading(desk, path):
    fields = {"text": NEW, "url": "https://news.example/quay", "date": "2024-10-03",
              "outlet": "KCNA"}  # fmt: skip
    page = over(desk, post(desk, "/add", "/add", **fields))
    assert counts(page) == {"added": 1}
    document = re.search(r'href="/text/(\d+)"', page)[1]
    assert "Quay" in desk.get(f"/text/{document}").text
    with Archive.open(path) as archive:
        row = archive.connection.execute(
            "SELECT date, outlet FROM reading WHERE document = ?", (document,)
        ).fetchone()
    assert row == ("2024-10-03", "KCNA")
    again = over(desk, post(desk, "/add", "/add", **fields))
    assert counts(again) == {"already": 1}
    assert f'href="/text/{document}"' in again


def test_files_of_several_kinds_at_once_and_the_folder_is_removed(desk, folders):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("a.txt", report("Mill", "October 4"))
        file.writestr("b.bin", b"\x00\x01\x02" * 50)
    rows = '{"headline": "x", "body": %s}\n{"broken\n'
    line = rows.replace("%s", '"' + report("Dam", "October 5").replace("\n", "\\n")
                        .replace('"', "'") + '"')  # fmt: skip
    done = upload(
        desk,
        ("clips.zip", packed.getvalue()),
        ("rows.jsonl.gz", gzip.compress(line.encode(), mtime=0)),
        fields="title=headline,text=body",
    )
    page = over(desk, done)
    assert counts(page) == {"added": 2, "refused": 2}
    assert "clips.zip: b.bin" in page
    assert list(folders.iterdir()) == []


def test_two_uploads_of_one_name_are_two_pages(desk, path):
    first = over(desk, upload(desk, ("page.txt", NEW.encode())))
    second = over(desk, upload(desk, ("page.txt", report("Canal", "October 6").encode())))
    assert counts(first) == counts(second) == {"added": 1}
    for place in ("Ferry", "Tower"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            file.writestr("a.txt", report(place, "October 7"))
        found = counts(over(desk, upload(desk, ("p.zip", packed.getvalue()))))
        assert found.keys() <= {"added", "copy"}


def test_a_name_of_an_upload_is_no_place_on_the_disk(desk, folders, tmp_path):
    page = over(desk, upload(desk, ("../../../evil<b>.txt", NEW.encode())))
    assert counts(page) == {"added": 1}
    assert "evil&lt;b&gt;.txt" in page
    assert ".." not in re.sub(r'href="[^"]*"', "", page)
    assert not list(tmp_path.rglob("*evil*"))


def test_what_is_hostile_stays_words(desk):
    page = over(desk, post(desk, "/add", "/add", text=HOSTILE + "And one line more.\n"))
    assert "<script>document" not in page
    assert "&lt;script&gt;document" in page


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, "nothing to add"),
        ({"text": "x y z", "date": "soon"}, "not a day"),
        ({"text": "x y z", "fields": "a=b"}, "no target"),
        ({"addresses": " ".join(f"https://a.example/{n}" for n in range(60))}, "more than 50"),
    ],
)
def test_a_form_that_cannot_be_says_why(desk, folders, fields, why):
    answer = post(desk, "/add", "/add", **fields)
    assert answer.status_code == 400
    assert why in answer.text
    assert list(folders.iterdir()) == []


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/", "http://192.168.0.1/feed", "http://[::1]/", "file:///etc/x"]
)
def test_private_addresses_are_refused(desk, address):
    page = over(desk, post(desk, "/add", "/add", addresses=address))
    assert counts(page) == {"refused": 1}


def test_a_fetched_page_is_added(desk):
    def answer(request):
        if request.url.path == "/story":
            html = f"<html><body><article><p>{NEW}</p></article></body></html>"
            head = {"content-type": "text/html; charset=utf-8"}
            return httpx.Response(200, headers=head, stream=httpx.ByteStream(html.encode()))
        return httpx.Response(404)

    state = desk.app.app.state
    state.adding = Adding(
        state.opened, (), lambda: Client(Rules(pause=0), transport=httpx.MockTransport(answer))
    )
    wanted = "http://93.184.215.14/story http://93.184.215.14/none"
    page = over(desk, post(desk, "/add", "/add", addresses=wanted))
    assert counts(page) == {"added": 1, "missing": 1}


def test_adds_wait_for_one_another(desk):
    texts = [report(place, "October 9") for place in ("Bridge", "Lock", "Pier")]
    done = [post(desk, "/add", "/add", text=text) for text in texts]
    assert len({one.headers["location"] for one in done}) == 3
    found = [counts(over(desk, one)) for one in done]
    assert sum(sum(one.values()) for one in found) == 3
    assert desk.get("/add").text.count('href="/add/') >= 3


def test_pages_answer_while_an_add_runs(desk):
    rows = "".join(
        f'{{"title": "T{n}", "text": "Line {n} of the river rose by {n} feet on Monday."}}\n'
        for n in range(150)
    )
    done = upload(desk, ("rows.jsonl", rows.encode()))
    took = []
    while "hx-get" in desk.get(done.headers["location"]).text:
        begun = time.monotonic()
        assert desk.get("/calendar?date=2024-09-04").status_code == 200
        took.append(time.monotonic() - begun)
    assert sum(counts(desk.get(done.headers["location"]).text).values()) == 150
    assert max(took, default=0) < 3


def test_without_its_token_nothing_is_added(desk, path):
    assert desk.post("/add", data={"text": NEW}).status_code == 403
    assert desk.post("/add", data={"text": NEW, "csrf": "no"}).status_code == 403
    assert desk.get("/add/1").status_code == 400


def test_a_read_only_desk_takes_nothing(path):
    with TestClient(make_app(Settings(path, readonly=True)), base_url=LOCAL) as desk:
        assert "<textarea" not in desk.get("/add").text
        assert desk.post("/add", data={"text": NEW}).status_code == 403


def test_a_form_without_a_length_is_not_read(desk):
    answer = desk.post("/add", content=iter([b"text=x"]))
    assert answer.status_code == 411


def test_the_desk_stops_while_an_add_runs_and_leaves_nothing(path, folders):
    rows = "".join(f'{{"title": "T{n}", "text": "Line {n} of it."}}\n' for n in range(3000))
    with TestClient(make_app(Settings(path, author="A")), base_url=LOCAL) as desk:
        upload(desk, ("rows.jsonl", rows.encode()))
        upload(desk, ("more.jsonl", rows.encode()))
        begun = time.monotonic()
    assert time.monotonic() - begun < 8
    assert list(folders.iterdir()) == []


@pytest.mark.parametrize("script", [True, False])
def test_a_browser_adds_with_and_without_script(served, browser, tmp_path, script):
    file = tmp_path / "clip.txt"
    file.write_text(NEW)
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{served}/add")
    page.set_input_files("input[type=file]", [str(file)])
    page.locator("form[enctype] button.go").click()
    page.wait_for_selector("#b-added a", timeout=20_000)
    assert said == []
    page.locator("#b-added a").first.click()
    page.wait_for_url("**/text/*")
    context.close()
