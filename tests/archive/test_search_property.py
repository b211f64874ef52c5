"""Any string is a safe query, and whatever a text holds is found in it and marked."""

import sqlite3

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tealeaves.archive.schema import SEARCH
from tealeaves.archive.search.find import Query, search
from tealeaves.archive.search.fold import TOKEN, fold, fold_with_places
from tealeaves.archive.search.index import HEAD, NAME, entry
from tealeaves.archive.search.marks import Finder, snippet
from tealeaves.archive.search.matching import Matcher, leaves
from tealeaves.archive.search.places import packed, unpacked
from tealeaves.archive.search.query import parse
from tealeaves.spans import View
from tests.archive.kept_texts import archive_of

ALPHABET = (
    "abé ÉSs'’\"“”«»-.,*()ßﬁ1２9\n\x00🙂한국로동련합력사자력갱생中国局势ЛавровйёЩ\u0301\u200b"
)
TEXT = st.text(alphabet=ALPHABET, min_size=1, max_size=80) | st.text(max_size=60)
EASY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def table_of(*texts):
    """The search table alone, in memory."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(SEARCH)
    for number, text in enumerate(texts, 1):
        connection.execute(
            "INSERT INTO search (rowid, title, words, pairs, latin) VALUES (?, ?, ?, ?, ?)",
            (number, *entry("", text)),
        )
    return connection


def found_in(text, query, own_script=False):
    """Whether FTS5 finds the query in the text; None where there is nothing to ask."""
    node = parse(query)
    asked = Matcher(own_script=own_script).ask(node) if node else None
    if asked is None:
        return None
    rows = table_of(text).execute("SELECT rowid FROM search WHERE search MATCH ?", (asked,))
    return bool(rows.fetchall())


@pytest.fixture(scope="module")
def archive(tmp_path_factory, lookup):
    path = tmp_path_factory.mktemp("any") / "a.tea"
    with archive_of(path, lookup, "항구\n\n자력갱생의 길.", "한 줄. 中国局势") as kept:
        yield kept


@EASY
@given(TEXT)
@example('"')
@example("((((((((((((((((((((((((((((((a")
@example("a" * 10_000)
@example("자력갱생" * 2_000)
@example('NEAR NOT AND OR * - " ( ) : ^ {title} : + \x00')
@example("a NEAR/999999 b")
@example("-")
@example("--")
@example("a* b* 갱*")
@example("title:x OR latin:y")
def test_any_string_is_a_safe_query(archive, query):
    found = search(archive, Query(query, facets=True))
    assert found.total >= len(found.hits)


@EASY
@given(TEXT, st.data())
def test_words_of_a_text_find_it_and_are_marked(text, data):
    places = [m for m in TOKEN.finditer(fold(text)) if m.lastgroup != "owner"]
    if not places:
        return
    m = data.draw(st.sampled_from(places))
    start, end = m.span()
    if m.lastgroup == "east":
        start = data.draw(st.integers(m.start(), m.end() - 1))
        end = data.draw(st.integers(start + 1, m.end()))
    query = fold(text)[start:end]
    assert found_in(text, query)
    finder = Finder(leaves(parse(query)), False)
    back = fold_with_places(text).place(start, end)
    assert any(mark.start <= back[0] and back[1] <= mark.end for mark in finder.marks(text))


@EASY
@given(TEXT, TEXT, st.booleans())
def test_what_is_found_is_marked_and_what_is_marked_is_found(text, query, quoted):
    words = parse(f'"{query}"' if quoted else query.split()[0] if query.split() else "")
    if words is None or len(tuple(leaves(words))) != 1 or getattr(words, "unwanted", ()):
        return  # "1 -1" finds nothing, though its first word stands there
    finder = Finder(leaves(words), False)
    asked = Matcher().ask(words)
    rows = table_of(text).execute("SELECT rowid FROM search WHERE search MATCH ?", (asked,))
    assert bool(rows.fetchall()) == bool(finder.marks(text))


@EASY
@given(TEXT)
def test_marks_of_a_snippet_are_the_hits_of_the_text(text):
    for query in ("a", "로동", "Lavrov", "9"):
        marks = Finder(leaves(parse(query)), False).marks(text)
        piece = snippet(text, marks)
        assert bool(marks) == bool(piece.marks)
        for (a, b), (c, d) in zip(piece.marks, piece.hits, strict=True):
            assert piece.text[a:b].split() == text[c:d].split()


@EASY
@given(TEXT)
def test_an_entry_is_made_of_tokens_that_the_index_keeps(text):
    assert entry(text, text) == entry(text, text)
    for column in entry("", text):
        assert all(token.strip(HEAD + NAME).isalnum() for token in column.split())


@EASY
@given(st.text(max_size=60), st.data())
def test_places_lead_back_to_the_page(text, data):
    view = View.of(text, 7).sub(r"[aeiou ]+", lambda m: data.draw(st.sampled_from(["", "x", "yy"])))
    places = unpacked(packed(view))
    for i in range(len(view.text)):
        assert places.span(i, i + 1) == (view.starts[i], view.ends[i])
