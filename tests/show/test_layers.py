"""Marks on words: verbatim, nested, cut only where two cross."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lx

from tealeaves.show.layers import layered
from tealeaves.show.marks import KINDS, Mark, Row
from tests.show.pick import pick

WORDS = "ab <c> & de fgh “ij” klm nop."


def mark(kind, id_, start, end):
    return Mark(kind, id_, start, end, f"t-{id_}", True, True)


def shown(*marks):
    return str(layered(Row(0, WORDS, marks)))


def test_nested_marks_stay_nested():
    page = lx.fromstring(f"<p>{shown(mark('signal', 's1', 0, 12), mark('date', 'd1', 3, 6))}</p>")
    assert pick(page, ".f-s1 .f-d1")
    assert len(pick(page, ".f-s1")) == 1


def test_crossing_marks_are_cut_once():
    page = lx.fromstring(f"<p>{shown(mark('signal', 's1', 0, 8), mark('date', 'd1', 5, 12))}</p>")
    assert len(pick(page, ".f-s1")) == 1
    assert len(pick(page, ".f-d1")) == 2
    assert len(pick(page, "#t-d1")) == 1


def test_the_innermost_takes_the_click_and_links_never_nest():
    source = shown(mark("signal", "s1", 0, 12), mark("date", "d1", 3, 6))
    page = lx.fromstring(f"<p>{source}</p>")
    assert [a.get("href") for a in page.iter("a")] == ["#s1", "#d1", "#s1"]
    assert not pick(page, "a a")


def test_corners_stand_only_at_the_ends_of_a_statement():
    source = shown(mark("signal", "s1", 0, 8), mark("statement", "q1", 5, 12))
    pieces = pick(lx.fromstring(f"<p>{source}</p>"), ".f-q1")
    assert [piece.get("class").split()[3:] for piece in pieces] == [["first"], ["last"]]


SPANS = st.integers(0, len(WORDS) - 1).flatmap(
    lambda start: st.tuples(st.just(start), st.integers(start + 1, len(WORDS)))
)


@given(st.lists(st.tuples(st.sampled_from(KINDS), SPANS), max_size=9))
def test_any_marks_leave_the_words_as_they_are(found):
    marks = tuple(mark(kind, f"z{n}", *span) for n, (kind, span) in enumerate(found))
    page = lx.fromstring(f"<p>{layered(Row(0, WORDS, marks))}</p>")
    assert page.text_content() == WORDS
    ids = page.xpath("//@id")
    assert sorted(ids) == sorted(f"t-z{n}" for n in range(len(marks)))
    for each in marks:
        pieces = pick(page, f".f-{each.id}")
        assert "".join(p.text_content() for p in pieces) == WORDS[each.start : each.end]
