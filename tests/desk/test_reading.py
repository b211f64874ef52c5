"""The reading on the desk: places that links name, corrections by forms, notes."""

import re

import pytest
from starlette.testclient import TestClient

from tealeaves.archive.records.corrections import corrections, newest
from tealeaves.archive.store import Archive
from tealeaves.desk.settings import Settings
from tealeaves.desk.web import make_app
from tests.brief.conftest import VISITS, report
from tests.desk.conftest import LOCAL

TEXT = report(VISITS[0], "September 1")
SAID = "the harbour of Nampho would serve"


def form(desk, address="/text/1"):
    """The hidden fields of the forms of a page."""
    said = desk.get(address).text
    return {
        "csrf": re.search(r'name="csrf" value="([^"]+)"', said).group(1),
        "seen": re.search(r'name="seen" value="(\d+)"', said).group(1),
    }


def kept(path, document=1):
    with Archive.open(path, readonly=True) as archive:
        return corrections(archive, document)


@pytest.mark.parametrize(
    "words", [SAID, "Kim Jong Un, general secretary", "Port of Nampho", "1 (KCNA) -- Kim"]
)
def test_the_place_of_a_link_is_marked_across_other_marks(desk, words):
    at = TEXT.index(words)
    said = desk.get(f"/text/1?at={at}-{at + len(words)}").text
    assert said.count('id="at"') == 1
    start = said.index('id="at"')
    plain = re.sub(r"<[^>]+>", "", said[said.rindex("<", 0, start) : start + 3000])
    assert " ".join(plain.split()).startswith(words)


@pytest.mark.parametrize(
    "at", ["99999-100000", "5-5", "9-2", "x", "1-2-3", "-1-4", "1" * 40 + "-2"]
)
def test_a_place_that_is_not_there_is_said_and_the_page_stands(desk, at):
    answer = desk.get(f"/text/1?at={at}")
    assert answer.status_code == 200
    assert 'id="at"' not in answer.text
    assert "is not in the article" in answer.text


def test_every_finding_has_a_link_that_lasts(desk):
    said = desk.get("/text/1").text
    for id_ in ("q1", "p1", "d1"):
        assert f'id="{id_}"' in said
        assert f'href="/text/1#{id_}"' in said


def test_the_page_as_it_was_shows_the_rest(desk):
    box = r'<input type="checkbox" id="k-chrome"( checked)?>'
    assert re.search(box, desk.get("/text/1").text).group(1) is None
    assert re.search(box, desk.get("/text/1?view=page").text).group(1)


def test_a_rejected_finding_loses_its_mark_and_is_struck_with_who(desk, path):
    assert "f-q1" in desk.get("/text/1").text.partition('id="panel"')[0]
    answer = desk.post("/text/1/correct", data={"reject": "q1", **form(desk)})
    assert answer.url.fragment == "q1"
    text, _, panel = answer.text.partition('id="panel"')
    assert "f-q1" not in text
    line = panel[panel.index("struck f-q1") :][:1500]
    assert "rejected" in line
    assert "A, 20" in line
    (found,) = kept(path)
    assert (found.verdict, found.section, found.item) == ("reject", "statements", 0)
    desk.post("/text/1/correct", data={"undo": str(found.record.id), **form(desk)})
    assert kept(path) == ()
    assert "f-q1" in desk.get("/text/1").text.partition('id="panel"')[0]


def test_an_edit_is_shown_beside_the_machines_value(desk, path):
    assert 'name="v-cue" value="said"' in desk.get("/text/1/edit/q1").text
    fields = {"v-cue": "<i>stressed</i>", "why": "heard so", **form(desk, "/text/1/edit/q1")}
    said = desk.post("/text/1/edit/q1", data=fields).text
    assert "cue: <b>&lt;i&gt;stressed&lt;/i&gt;</b>" in said
    assert "the machine: said" in said
    assert "heard so" in said
    (found,) = kept(path)
    assert found.record.body["values"] == {"cue": "<i>stressed</i>"}
    assert "&lt;i&gt;stressed" in desk.get("/text/1/edit/q1").text


@pytest.mark.parametrize(
    ("address", "fields", "why"),
    [
        ("edit/q1", {"v-cue": "said"}, "no value was changed"),
        ("edit/q99", {"v-cue": "x"}, "counted from 0"),
        ("edit/k1", {"v-cue": "x"}, "no finding"),
        ("edit/q1", {"v-partly_quoted": "perhaps"}, "another kind"),
        ("correct", {}, "nothing was asked for"),
        ("correct", {"undo": "4 OR 1"}, "no number"),
        ("correct", {"confirm": "q" + "9" * 30}, "no finding"),
        ("add", {"words": "Kim Jong Un", "section": "statements"}, "stands 2 times"),
        ("add", {"words": SAID, "section": "gossip"}, "no such section"),
        ("add", {"words": SAID, "section": "statements", "values": "cue"}, "key = value"),
        ("note", {"text": " "}, "an empty note"),
    ],
)
def test_what_cannot_be_is_refused_in_words(desk, path, address, fields, why):
    if "v-partly_quoted" in fields and "v-partly_quoted" not in desk.get("/text/1/edit/q1").text:
        fields, why = {"v-cue": "said"}, "no value was changed"
    answer = desk.post(f"/text/1/{address}", data={**fields, **form(desk)})
    assert answer.status_code == 400
    assert why in answer.text
    assert kept(path) == ()


def test_two_people_on_one_finding_see_each_other(desk, path):
    mine = form(desk)
    with TestClient(make_app(Settings(path, author="Bo")), base_url=LOCAL) as other:
        other.post("/text/1/correct", data={"confirm": "q1", **form(other)})
        other.post("/text/1/correct", data={"confirm": "p1", **form(other)})
    late = desk.post("/text/1/correct", data={"reject": "q1", **mine})
    assert late.status_code == 400
    assert "Bo has said something on this finding meanwhile (confirmed)" in late.text
    assert [(c.record.who, c.verdict) for c in kept(path)] == [("Bo", "confirm"), ("Bo", "confirm")]
    assert desk.post("/text/1/correct", data={"reject": "d1", **mine}).status_code == 200
    assert desk.post("/text/1/correct", data={"reject": "q1", **form(desk)}).status_code == 200
    assert len(kept(path)) == 4


def test_a_finding_is_added_by_words_and_by_a_selection(desk, path):
    fields = {"words": SAID, "section": "statements", "values": "cue = said\nspeaker = Kim"}
    desk.post("/text/1/add", data={**fields, **form(desk)})
    row_ = r'<div class="b paragraph[^"]*" data-block="(\d+)">(?:(?!data-block).)*harbour'
    block = re.search(row_, desk.get("/text/1").text, re.S).group(1)
    row = "He said that the harbour of Nampho would serve"
    at = row.index("harbour")
    chosen = {"words": "harbour", "section": "formulas", "block": block, "start": at, "end": at + 7}
    said = desk.post("/text/1/add", data={**chosen, **form(desk)}).text
    words, picked = kept(path)
    assert words.record.body["values"] == {"cue": "said", "speaker": "Kim"}
    assert TEXT[words.start : words.end] == SAID
    assert (picked.start, picked.end) == (TEXT.index("harbour"), TEXT.index("harbour") + 7)
    assert f'href="?at={picked.start}-{picked.end}#at"' in said


def test_notes_stand_with_who_and_are_taken_back(desk, path):
    said = desk.post("/text/1/note", data={"text": "Ask <b>Li</b>", **form(desk)}).text
    assert "Ask &lt;b&gt;Li&lt;/b&gt;" in said
    with Archive.open(path, readonly=True) as archive:
        number = newest(archive)
    desk.post("/text/1/correct", data={"undo": str(number), **form(desk)})
    assert "Ask &lt;b" not in desk.get("/text/1").text


def test_a_read_only_desk_shows_and_takes_nothing(path):
    with TestClient(make_app(Settings(path, readonly=True)), base_url=LOCAL) as client:
        said = client.get("/text/1").text
        assert "<button form=" not in said
        assert 'name="csrf"' not in said
        assert "<input" not in client.get("/text/1/edit/q1").text.partition("<main")[2]
        assert client.post("/text/1/correct", data={"confirm": "q1"}).status_code == 403


def test_a_form_without_its_token_writes_nothing(desk, path):
    assert desk.post("/text/1/correct", data={"reject": "q1", "seen": "0"}).status_code == 403
    assert kept(path) == ()


def test_korean_words_keep_their_language(desk):
    said = desk.get("/text/7?lang=ko").text
    assert re.search(r'id="text" lang="ko"', said)
    assert "정정" in said


def test_a_selection_of_other_words_is_looked_for_instead(desk, path):
    chosen = {"words": SAID, "section": "formulas", "block": "1", "start": "0", "end": "4"}
    desk.post("/text/1/add", data={**chosen, **form(desk)})
    (found,) = kept(path)
    assert TEXT[found.start : found.end] == SAID
