"""Two accounts of one event: what each left out, and what the differences amount to."""

import gzip
import json

import pytest
from typer.testing import CliRunner

from tealeaves.archive.store import Archive
from tealeaves.cli.app import app
from tealeaves.compare.pair import pair
from tealeaves.compare.subject import subject_of_page
from tests.shared import SHARED, needs_shared

HOST = (
    "Kim Jong Un Meets Guests\n\n"
    "Pyongyang, March 3 (KCNA) -- Kim Jong Un, general secretary of the Workers' Party of Korea, "
    "met guests from Russia and China in the city on Sunday.\n"
    "He said that 1,200 houses would be built for the people of the flooded province this year.\n"
    "Ri Chol Nam, a visitor, stressed that the old bridge would be repaired before the summer.\n"
)
GUEST = (
    "Delegation Returns From Pyongyang\n\n"
    "Pyongyang, March 3 (TASS) -- Kim Jong Un met guests from Russia in the city on Sunday.\n"
    "He said that 900 houses would be built for the people of the flooded province this year.\n"
)
SPOKEN = (
    "Letter Sent\n\nPyongyang, March 3 (KCNA) -- The president sent a letter.\n"
    "I thank you for the help that my people received from your country after the great flood.\n"
    "We shall repay it, and I hope to see you in our city when the new bridge is opened.\n"
)
TOLD = (
    "Letter Sent\n\nPyongyang, March 3 (KCNA) -- The president sent a letter.\n"
    "He thanked him for the help that his people received from the country after the great flood.\n"
    "They would repay it, and he hoped to see him in their city when the new bridge is opened.\n"
)


@pytest.fixture
def read(tmp_path):
    """A function: a page's text to the subject of a comparison."""

    def made(text, **facts):
        path = tmp_path / f"{abs(hash(text))}.txt"
        path.write_text(text, "utf-8")
        return subject_of_page(str(path), **facts)

    return made


def labels(body, side, sort):
    return [one.get("label") or one.get("title") for one in body[f"left_out_by_{side}"][sort]]


def test_what_each_left_out(read):
    body = pair(read(HOST), read(GUEST)).to_json()
    assert labels(body, "b", "countries") == ["China"]
    assert labels(body, "a", "countries") == []
    assert any("General Secretary" in title for title in labels(body, "b", "titles"))
    assert [s["evidence"][0]["text"][:14] for s in body["left_out_by_b"]["statements"]] == [
        "the old bridge"
    ]
    assert [s["text"][:11] for s in body["left_out_by_b"]["sentences"]] == [
        "Kim Jong Un",  # the headline
        "Ri Chol Nam",
    ]
    assert [s["text"][:10] for s in body["left_out_by_a"]["sentences"]] == ["Delegation"]


def test_places_are_characters_of_the_pages(read):
    body = pair(read(HOST), read(GUEST)).to_json()
    for part in body["parts"]:
        for side, page in (("a", HOST), ("b", GUEST)):
            if part[side]:
                assert page[part[side]["start"] : part[side]["end"]] == part[side]["text"]
                pieces = "".join(words for words, _ in part[f"pieces_{side}"])
                assert pieces == part[side]["text"]


def test_figures_that_differ_are_named(read):
    (turn,) = (
        t for t in pair(read(HOST), read(GUEST)).to_json()["changes"] if t["kind"] == "figures"
    )
    assert [(q["a"]["text"], q["b"]["text"]) for q in turn["quotes"]] == [("1,200", "900")]


def test_first_person_turned_into_reported_speech(read):
    there, back = (pair(read(a), read(b)).to_json() for a, b in ((SPOKEN, TOLD), (TOLD, SPOKEN)))
    voices = [
        next(t["statement"] for t in body["changes"] if t["kind"] == "voice")
        for body in (there, back)
    ]
    assert voices[0].startswith("first person turned into reported speech")
    assert voices[1].startswith("reported speech turned into first person")
    assert not [
        t for t in pair(read(HOST), read(GUEST)).to_json()["changes"] if t["kind"] == "voice"
    ]


def test_a_text_against_itself_leaves_nothing_out(read):
    body = pair(read(HOST), read(HOST)).to_json()
    assert set(body["sentences"]) == {"kept"}
    assert body["changes"] == []
    assert not any(found for side in "ab" for found in body[f"left_out_by_{side}"].values())


def test_two_languages_are_not_aligned(read):
    korean = read("김정은동지 손님 접견\n\n평양 3월 3일발 조선중앙통신. 손님들을 만나시였다.\n")
    body = pair(read(HOST), korean).to_json()
    assert body["aligned"] is False
    assert body["parts"] == []


@pytest.fixture
def files(tmp_path):
    with Archive.open(tmp_path / "a.tea", create=True):
        pass
    for name, text in (("host", HOST), ("guest", GUEST + "<script>alert(1)</script> was said.\n")):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return tmp_path


def test_the_command_prints_a_report_json_and_a_page(files):
    words = [
        "pair",
        str(files / "host.txt"),
        str(files / "guest.txt"),
        "--archive",
        str(files / "a.tea"),
    ]
    said = CliRunner().invoke(app, words)
    assert said.exit_code == 0, said.output
    assert "── only in A" in said.output
    assert "[-1,200-]" in said.output
    body = json.loads(CliRunner().invoke(app, [*words, "--json"]).output)
    assert body["format"] == "tealeaves.pair/1"
    made = CliRunner().invoke(app, [*words, "--html", str(files / "pair.html")])
    assert made.exit_code == 0
    page = (files / "pair.html").read_text("utf-8")
    assert "<del>1,200</del>" in page
    assert "<script" not in page
    assert "http://" not in page
    assert "https://" not in page


@needs_shared
def test_the_real_change_of_a_replaced_print_is_named(read):
    path = SHARED / "data" / "kcna-2024-revisions.jsonl.gz"
    named = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["date"] not in ("2024-10-01", "2024-10-15", "2024-09-14"):
                continue
            sides = [
                read(f"{row[k]['headline']}\n\n{row[k]['text']}", date=row["date"])
                for k in ("first", "second")
            ]
            kinds = {turn["kind"]: turn for turn in pair(*sides).to_json()["changes"]}
            named[row["first"]["headline"].split()[5]] = kinds
    assert "first person turned into reported" in named["Sends"]["voice"]["statement"]
    assert [side for side, kinds in named.items() if "voice" in kinds] == ["Sends"]
    assert "title" in named["Receives"]  # a leader's title put otherwise
