"""Any text: no failure, and every span says what the date says."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from tealeaves import evidence
from tealeaves.packs.load import load
from tealeaves.read.dates.find import find_dates
from tealeaves.read.dates.published import infer_published
from tests.read.dated import day, plain

PACK = load()
WORDS = (
    "the this that last next past of on in at to and from early late mid end year years day days "
    "week month century May March Monday Sunday 1st 12 31 1999 2024 100 noon evening spring ago "
    "later earlier today one two half a every Juche (2024) 10:00 a.m. BC - , . : / ’s 1960s now "
    "2026-04 4/5/06 Easter first second weeks old about almost few 2026-13-45 9999 0 New Year"
).split()
sentences = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), sentences), st.booleans())
def test_any_text_is_read_and_spans_are_clean(text, dated):
    article = plain(text)
    found = find_dates(article, day("2024-02-29") if dated else None, PACK)
    assert list(evidence.faults(article, found)) == []
    ends = [0] + [t.span.end for t in found]
    assert all(before <= t.span.start for before, t in zip(ends, found, strict=False))
    assert all(t.value for t in found)
    infer_published(article, PACK)


def test_two_readings_are_the_same():
    article = plain("They met on Monday and will meet on Friday, in May or next year.")
    first = find_dates(article, day("2024-02-29"), PACK)
    assert first == find_dates(article, day("2024-02-29"), PACK)


def test_long_hostile_lines_take_linear_time():
    for piece in (
        "1 ",
        "May ",
        "the ",
        "1-",
        "1,",
        "a",
        "5:",
        "the end of ",
        "of the ",
        "n-n-",
        "two ",
    ):
        text = piece * (300_000 // len(piece))
        begin = time.process_time()
        find_dates(plain(text), day("2024-02-29"), PACK)
        assert time.process_time() - begin < 6, piece
