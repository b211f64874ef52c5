"""A large result is worked out with arrays, a small one in SQL: both give the same answer."""

from itertools import product
from random import Random

import pytest

from tealeaves.archive.search import gathering
from tealeaves.archive.search.cards import BLOCK
from tealeaves.archive.search.filters import Filters
from tealeaves.archive.search.find import Query, search
from tealeaves.archive.search.index import entry
from tealeaves.archive.store import Archive

DOCUMENTS = 2 * BLOCK + 300  # two blocks of cards and some that are in none
WORDS = "harbour treaty bridge ferry mill dam orchard 로동당 력사 항구".split()
OUTLETS = ("Gazette", "Herald", None)
GENRES = ("report", "statement", None)
RUNGS = (("ministry", None), ("leader", "ministry"), (None, None))
DATES = ("2024-02-03", "2024-02-29", "2024-03", "2024", "2023-12-31", None)

QUERIES = ("", "harbour", "-harbour", "harbour OR treaty", "harbour mill", "로동", "당", "zzz")
FILTERS = (
    Filters(),
    Filters(outlet="gazette"),
    Filters(genre="report", language="ko"),
    Filters(layer="first_hand"),
    Filters(rung="ministry"),
    Filters(since="2024-02", until="2024-03-01"),
    Filters(since="2024-02-10"),
    Filters(until="2024-02"),
    Filters(country="RUS"),
    Filters(kind="statements"),
    Filters(outlet="nobody"),
)


def fill(archive):
    """Documents of a few words by chance, laid down without a reader."""
    chance = Random(3)
    with archive.writing() as connection:
        connection.execute("INSERT INTO stamp VALUES (1, '', '{}')")
        connection.execute("INSERT INTO term VALUES (1, 'country', 'RUS', 'Russia')")
        for number in range(1, DOCUMENTS + 1):
            put(connection, chance, number)


def put(connection, chance, number):
    title, text = (" ".join(chance.choices(WORDS, k=k)) for k in (1, 3))
    copied = chance.randrange(1, number) if number > 10 and chance.random() < 0.2 else None
    if copied and connection.execute(
        "SELECT copy_of FROM document WHERE id = ?", (copied,)
    ).fetchone() != (None,):
        copied = None
    ask = connection.execute
    ask("INSERT INTO page VALUES (?, ?, x'', 0, '', '')", (number, str(number)))
    ask("INSERT INTO document VALUES (?, ?, ?, NULL)", (number, number, copied))
    ask("INSERT INTO version VALUES (?, ?, ?, '', 'first', '', '', '')", (number,) * 3)
    high, low = chance.choice(RUNGS)
    date = chance.choice(DATES)
    facts = {
        "version": number, "document": number, "stamp": 1, "title": title, "text": text,
        "outlet": chance.choice(OUTLETS), "language": chance.choice(("en", "ko")),
        "genre": chance.choice(GENRES), "rung": high, "rung_low": low, "layer": "first_hand",
        "date": date, "latest": "2024-03-31" if date == "2024-03" else None, "words": 3,
        "complete": 1, "places": b"", "json": b"",
    }  # fmt: skip
    names = ", ".join(facts)
    marks = ", ".join("?" * len(facts))
    ask(f"INSERT INTO reading ({names}) VALUES ({marks})", tuple(facts.values()))
    ask("INSERT INTO search (rowid, title, words, pairs, latin) VALUES (?, ?, ?, ?, ?)",
        (number, *entry(title, text)))  # fmt: skip
    if chance.random() < 0.3:
        ask("INSERT INTO feature VALUES (1, ?, 1, 1)", (number,))
        ask("INSERT INTO statement VALUES (?, 0, 'body', NULL, NULL, NULL, 0, 1)", (number,))


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with Archive.open(tmp_path_factory.mktemp("large") / "a.tea", create=True) as kept:
        fill(kept)
        yield kept


def answer(archive, query, few, monkeypatch):
    """Total, documents and facets, with the hits' texts left aside."""
    with monkeypatch.context() as patch:
        patch.setattr(gathering, "FEW", few)
        patch.setattr("tealeaves.archive.search.find.hits_of", lambda _, page, __: page)
        found = search(archive, query)
    return found.total, found.hits, found.facets


def both(archive, query, monkeypatch):
    """The answer as of few documents and as of many."""
    return [answer(archive, query, few, monkeypatch) for few in (DOCUMENTS, -1)]


@pytest.mark.parametrize(("text", "filters"), tuple(product(QUERIES, FILTERS)))
def test_arrays_and_sql_agree(archive, text, filters, monkeypatch):
    few, many = both(archive, Query(text, filters, facets=True, limit=DOCUMENTS), monkeypatch)
    assert few == many


@pytest.mark.parametrize("copies", [True, False])
def test_they_agree_by_day_and_page_by_page(archive, copies, monkeypatch):
    for offset in (0, 15, 1_990):
        query = Query("harbour", sort="date", limit=20, offset=offset, copies=copies)
        few, many = both(archive, query, monkeypatch)
        assert few == many


def test_where_too_many_have_the_words_titles_come_first_then_the_newest(archive, monkeypatch):
    monkeypatch.setattr(gathering, "RANKED", 10)
    total, hits, _ = answer(archive, Query("ferry", limit=DOCUMENTS), -1, monkeypatch)
    assert total == len(hits) == len({document for document, _ in hits})
    keys = [
        archive.connection.execute(
            "SELECT title LIKE '%ferry%', coalesce(date, ''), document FROM reading "
            "WHERE document = ?",
            (document,),
        ).fetchone()
        for document, _ in hits
    ]
    assert keys == sorted(keys, reverse=True)
    assert {score for _, score in hits} == {None}


def test_full_blocks_are_laid_down_and_those_that_change_anew(archive, monkeypatch):
    ask = archive.connection.execute
    assert ask("SELECT count(*) FROM card").fetchone() == (DOCUMENTS // BLOCK,)
    (document,) = ask("SELECT id FROM document WHERE copy_of IS NOT NULL AND id < 99").fetchone()
    query = Query("", limit=DOCUMENTS, facets=True)
    before, _ = both(archive, query, monkeypatch)
    ask("UPDATE document SET copy_of = NULL WHERE id = ?", (document,))
    assert ask("SELECT count(*) FROM card").fetchone() == (DOCUMENTS // BLOCK - 1,)
    few, many = both(archive, query, monkeypatch)
    assert few == many
    assert few[0] == before[0] + 1
    with archive.writing():
        pass
    assert ask("SELECT count(*) FROM card").fetchone() == (DOCUMENTS // BLOCK,)
    assert both(archive, query, monkeypatch) == [few, few]
