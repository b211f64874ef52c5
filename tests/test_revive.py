"""A kept reading comes back as the values it was made of."""

import json
from pathlib import Path

import pytest

from tealeaves.contract import to_json
from tealeaves.packs.load import load
from tealeaves.packs.lookup import Lookup
from tealeaves.page.article import read_article
from tealeaves.page.decode import read_page
from tealeaves.read.reading import read
from tealeaves.revive import reading_of
from tests.shared import SHARED, needs_shared

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))


@pytest.fixture(scope="module")
def lookup():
    return Lookup(load())


def comes_back(raw, lookup, **given):
    article = read_article(read_page(raw), lookup.pack, **given)
    body = to_json(read(article, lookup))
    kept = json.loads(json.dumps({key: value for key, value in body.items() if key != "text"}))
    again = read_article(read_page(raw), lookup.pack, **given)
    assert to_json(reading_of(kept, again)) == body


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_comes_back(path, lookup):
    comes_back(path.read_bytes(), lookup)


@needs_shared
def test_real_pages_come_back(lookup):
    comes_back((SHARED / "seed" / "page.txt").read_bytes(), lookup, date="2026-01-01")
    for path in sorted((SHARED / "gold" / "pages").glob("*.html"))[:2]:
        comes_back(path.read_bytes(), lookup)


def test_what_was_not_looked_for_stays_so(lookup):
    comes_back("제7호 항구 준공\n\n루리타니아의 항구가 준공되였다.\n".encode(), lookup)
