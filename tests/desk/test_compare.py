"""Compare on the desk: signals first, sentences side by side, versions, pairs."""

import re

import pytest

from tealeaves.archive.store import Archive
from tealeaves.keep.add import Reader, add
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tests.brief.conftest import VISITS, report
from tests.keep.made import LATER, page


def test_a_text_against_its_precedents(desk):
    said = desk.get("/compare/8")
    assert said.status_code == 200
    assert "6 precedents" in said.text
    assert "a precedent read alike gives" in said.text
    assert said.text.index('id="differs"') < said.text.index('id="beside"')
    assert "<del>" in said.text
    assert "<ins>Kanggye</ins>" in said.text


def test_precedents_are_chosen_by_hand_and_changed_over(desk):
    said = desk.get("/compare/8?with=3&with=1,2").text
    assert "3 precedents" in said
    near = re.search(r'href="([^"]*)" data-key="\]"', said).group(1).replace("&amp;", "&")
    other = desk.get(near).text
    assert 'data-key="["' in other
    assert "3 precedents" in other


@pytest.mark.parametrize(
    "address",
    ["/compare/999", "/compare/8?with=x", "/compare/8?with=" + "1%20" * 61 + "2" * 30,
     "/pair?a=1", "/pair?a=1&b=no", "/versions/999", "/compare/8?beside=999"],
)  # fmt: skip
def test_a_wrong_address_says_why(desk, address):
    answer = desk.get(address)
    assert answer.status_code == 400
    assert 'class="skip"' in answer.text


def test_two_accounts(desk):
    said = desk.get("/pair?a=1&b=2").text
    assert "Left out on the right" in said
    assert "<del>Nampho</del>" in said
    assert "<ins>Rason</ins>" in said
    assert desk.get("/pair?a=1&b=7").status_code == 200  # another language


def test_versions_of_one_page(desk, path):
    changed = report(VISITS[0], "September 1", "China and Laos sent guests.")
    again = page(changed, place="line 1", date="2024-09-01", outlet="KCNA",
                 url="https://news.example/1")  # fmt: skip
    with Archive.open(path) as archive:
        add(archive, [again], Reader(Lookup(load())), LATER)
    said = desk.get("/versions/1").text
    assert said.count('<section class="sec" id="v') == 2
    assert "and Laos" in re.search(r"<ins>([^<]*)</ins>", said).group(1)
    assert "the text changed" in said
    assert "as first seen" in said


@pytest.mark.parametrize(
    "address", ["/compare/10", "/pair?a=1&b=10", "/pair?a=10&b=1", "/versions/10"]
)
def test_hostile_words_are_words(desk, address):
    said = desk.get(address).text
    assert "<script>document" not in said
    assert "<img src=x" not in said
    assert "<svg/onload" not in said
    assert "\u202e" not in said
    assert "&lt;script&gt;" in said


def test_it_speaks_korean(desk):
    assert "선례" in desk.get("/compare/8?lang=ko").text
