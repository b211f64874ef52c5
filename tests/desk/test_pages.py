"""Calendar, ledger and brief on the desk: what they show, and what their forms do."""

import re

import pytest
from starlette.testclient import TestClient

from tealeaves.archive.store import Archive
from tealeaves.brief.edits import hands
from tealeaves.desk.settings import Settings
from tealeaves.desk.web import make_app
from tealeaves.ledger.entry import entries
from tests.desk.conftest import LOCAL

ANALYSIS = 9  # document of the analysis in the made archive


def token(page):
    return re.search(r'name="csrf" value="([^"]+)"', page)[1]


def post(desk, address, where, **fields):
    page = desk.get(where).text
    return desk.post(address, data={"csrf": token(page), **fields}, follow_redirects=False)


def test_a_proposal_is_taken_up_edited_and_decided_by_forms(desk, path):
    proposals = desk.get(f"/ledger/of/{ANALYSIS}").text
    id_ = re.search(rf'action="/ledger/({ANALYSIS}-[0-9a-f]+)"', proposals)[1]
    done = post(desk, f"/ledger/{id_}", f"/ledger/of/{ANALYSIS}", step="accept", point="70",
                criterion="a quay is built", until="2025-12-31")  # fmt: skip
    assert done.status_code == 303
    page = desk.get(f"/ledger/{id_}").text
    assert "a quay is built" in page
    seen = re.search(r'name="seen" value="(\d+)"', page)[1]
    post(desk, f"/ledger/{id_}", f"/ledger/{id_}", step="edit", seen=seen, point="80")
    assert "80 %" in desk.get(f"/ledger/{id_}").text
    with Archive.open(path) as archive:
        assert entries(archive)[id_].history[-1].who == "A"


def test_who_edits_what_another_changed_is_told_and_nothing_is_lost(desk, path):
    proposals = desk.get(f"/ledger/of/{ANALYSIS}").text
    id_ = re.search(rf'action="/ledger/({ANALYSIS}-[0-9a-f]+)"', proposals)[1]
    post(desk, f"/ledger/{id_}", f"/ledger/of/{ANALYSIS}", step="accept")
    seen = re.search(r'name="seen" value="(\d+)"', desk.get(f"/ledger/{id_}").text)[1]
    first = post(desk, f"/ledger/{id_}", f"/ledger/{id_}", step="edit", seen=seen, topic="ports")
    second = post(desk, f"/ledger/{id_}", f"/ledger/{id_}", step="edit", seen=seen, topic="trade")
    assert (first.status_code, second.status_code) == (303, 400)
    assert "changed it meanwhile" in second.text
    with Archive.open(path) as archive:
        assert entries(archive)[id_].topic == "ports"


@pytest.mark.parametrize("fields", [{}, {"csrf": "wrong"}])
def test_a_form_without_its_token_changes_nothing(desk, path, fields):
    answer = desk.post("/brief/abc", data={"step": "drop", **fields})
    assert answer.status_code == 403
    with Archive.open(path) as archive:
        assert hands(archive) == {}


@pytest.mark.parametrize(
    "headers", [{"origin": "https://forum.example"}, {"sec-fetch-site": "cross-site"}]
)
def test_another_site_cannot_post(desk, path, headers):
    secret = token(desk.get("/brief?since=2024-09-01&until=2024-09-30").text)
    data = {"csrf": secret, "step": "drop"}
    assert desk.post("/brief/abc", data=data, headers=headers).status_code == 403
    with Archive.open(path) as archive:
        assert hands(archive) == {}


def test_a_read_only_desk_has_no_forms_and_takes_none(path):
    with TestClient(make_app(Settings(path, readonly=True)), base_url=LOCAL) as desk:
        assert 'method="post"' not in desk.get("/brief?since=2024-09-01&until=2024-09-30").text
        assert desk.post("/brief/abc", data={"step": "drop"}).status_code == 403


def test_a_finding_is_pinned_noted_and_left_out(desk):
    where = "/brief?since=2024-09-01&until=2024-09-30"
    page = desk.get(where).text
    first = re.search(r'id="f-([0-9a-f]{10})"', page)[1]
    post(desk, f"/brief/{first}", where, step="note", value="<i>seen</i> before")
    page = desk.get(where).text
    assert "&lt;i&gt;seen&lt;/i&gt; before" in page
    post(desk, f"/brief/{first}", where, step="drop")
    page = desk.get(where).text
    assert f'id="f-{first}"' not in page
    assert "left out by the editor: 1" in page


@pytest.mark.parametrize("kind", ["md", "html", "json", "bibtex", "csl", "pdf", "docx"])
def test_a_brief_is_downloaded(desk, kind):
    if kind in ("pdf", "docx"):
        pytest.importorskip({"pdf": "typst", "docx": "docx"}[kind])
    answer = desk.get(f"/brief/file.{kind}?since=2024-09-01&until=2024-09-30")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    assert len(answer.content) > 500


def test_the_calendar_shows_a_month_around_a_day_and_leaves_as_a_file(desk):
    page = desk.get("/calendar?date=2024-10-20&state=PRK").text
    assert "2024-11-04" in page
    assert "in 15 days" in page
    assert desk.get("/calendar.ics?date=2024-10-20").content.startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    "address",
    ["/calendar?date=soon", "/brief?since=x", "/ledger/none-0", "/ledger/of/99", "/brief/file.exe"],
)
def test_a_wrong_address_says_why(desk, address):
    answer = desk.get(address)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_people_are_listed_found_merged_and_parted_again(desk):
    assert "Kim Jong Un" in desk.get("/people").text
    assert "Anna Keller" not in desk.get("/people?q=jong").text
    page = desk.get("/people/kim-jong-un").text
    assert "General Secretary" in page
    other = re.search(r'href="/people/([^"]+)">Anna Keller', desk.get("/people?q=keller").text)[1]
    where = f"/people/{other}"
    done = post(desk, where, where, step="merge", into="kim-jong-un", why="a test")
    assert done.headers["location"] == "/people/kim-jong-un"
    page = desk.get("/people/kim-jong-un").text
    assert "a test" in page
    record = re.search(r'name="record" value="(\d+)"', page)[1]
    post(desk, "/people/kim-jong-un", "/people/kim-jong-un", step="undo", record=record)
    assert "Anna Keller" in desk.get("/people?q=keller").text


def test_packs_are_shown_with_where_an_entry_fires(desk):
    assert "dprk" in desk.get("/packs").text
    page = desk.get("/packs/entry?id=kim-jong-un").text
    assert ".toml:" in page
    assert "/text/8" in page
    assert desk.get("/packs/entry?id=nobody-knows").status_code == 400


def test_the_calendar_names_sixty_and_leads_to_all(desk, monkeypatch):
    monkeypatch.setattr("tealeaves.desk.pages.calendar.SHOWN", 1)
    page = desk.get("/calendar?date=2024-10-20").text
    few = page.count("data-item")
    more = re.search(r'href="(/calendar\?[^"]*all=1)"', page)[1].replace("&amp;", "&")
    assert desk.get(more).text.count("data-item") > few
