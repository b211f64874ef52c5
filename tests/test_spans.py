"""Views: whatever is rewritten, a span cut from the page says what the finding says."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tealeaves.errors import SpanError
from tealeaves.spans import Span, View, join

REWRITES = st.sampled_from(
    [
        (r"\s+", lambda m: " "),
        (r"\\(['\"])", lambda m: m.group(1)),
        (r"&amp;", lambda m: "&"),
        (r"[‘’]", lambda m: "'"),
        (r"<[^>]*>", lambda m: ""),
        (r"(?<=[a-z])(?=[A-Z])", lambda m: " "),
        (r"e", lambda m: "é́"),
    ]
)


def test_a_rewritten_text_finds_its_origin():
    view = View.of("the party\\'s   line").sub(r"\\'", lambda m: "'").sub(r"\s+", lambda m: " ")
    assert view.text == "the party's line"
    start = view.text.index("party's")
    assert view.span(start, start + 7) == Span(4, 12)


def test_two_copies_keep_their_own_places():
    page = "Kim spoke. Kim\\'s speech. Kim’s speech."
    view = View.of(page).sub(r"\\'", lambda m: "’")
    places = [view.span(*m.span()) for m in re.finditer("Kim’s speech", view.text)]
    assert [page[p.start : p.end] for p in places] == ["Kim\\'s speech", "Kim’s speech"]


def test_an_inserted_space_belongs_to_no_word():
    page = "ComradeKim Jong Unmet him"
    view = View.of(page).sub(r"(?<=Comrade)(?=Kim)|(?<=Un)(?=met)", lambda m: " ")
    at = view.text.index("Kim Jong Un")
    span = view.span(at, at + len("Kim Jong Un"))
    assert page[span.start : span.end] == "Kim Jong Un"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 99)])
def test_an_empty_or_outer_range_is_refused(start, end):
    with pytest.raises(SpanError):
        View.of("text").span(start, end)


@given(
    st.text(alphabet="aeK é\n\\'\"&amp;<>b‘’가", max_size=60),
    st.lists(REWRITES, max_size=6),
    st.data(),
)
def test_any_chain_of_rewrites_maps_back_in_order(text, rewrites, data):
    view = View.of(text, 7)
    for pattern, new in rewrites:
        view = view.sub(pattern, new)
    assert list(view.starts) == sorted(view.starts)
    assert list(view.ends) == sorted(view.ends)
    assert all(7 <= s < e <= 7 + len(text) for s, e in zip(view.starts, view.ends, strict=True))
    if view.text:
        start = data.draw(st.integers(0, len(view.text) - 1))
        end = data.draw(st.integers(start + 1, len(view.text)))
        span = view.span(start, end)
        low, high = view.within(span)
        assert low <= start
        assert end <= high


@given(st.text(min_size=1, max_size=40))
def test_an_untouched_character_comes_from_itself(text):
    view = View.of(text).sub("x", lambda m: "yy")
    for i, char in enumerate(view.text):
        origin = text[view.starts[i] : view.ends[i]]
        assert origin == char or (origin, char) == ("x", "y")


def test_joined_views_map_each_to_its_own_place():
    page = "one --ad-- two"
    whole = join([View.of(page[:3]), View.of(page[11:], 11)], " ")
    assert whole.text == "one two"
    assert whole.span(4, 7) == Span(11, 14)
    assert whole.within(Span(11, 14)) == (4, 7)
