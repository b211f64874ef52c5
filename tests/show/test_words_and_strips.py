"""Dates in words, extents on the calendar, small pictures, cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tealeaves.show.extent import Extent, extent, later
from tealeaves.show.inert import clipped, inert
from tealeaves.show.naming import country, date_words, many, scale_words
from tealeaves.show.outline import (
    Rung,
    condition_words,
    event_words,
    sign_of,
    signal_groups,
    signals_shown,
    speaker_words,
    whole_names,
)
from tealeaves.show.sheet import cut, wrap
from tealeaves.show.strips import bar, chance, ladder, months_of
from tealeaves.spans import Span
from tealeaves.types import (
    Actor,
    Audience,
    Authority,
    Baseline,
    Event,
    Probability,
    Reading,
    Signal,
)
from tests.show.varna import PACK, page


@pytest.mark.parametrize(
    ("value", "mod", "words"),
    [
        ("2026-01-01", None, "1 Jan 2026"),
        ("2025-12", "MID", "mid-Dec 2025"),
        ("2025-12", "END", "late Dec 2025"),
        ("2026", "START", "early 2026"),
        ("2026", None, "2026"),
        ("196", None, "the 1960s"),
        ("19", None, "the 20th century"),
        ("20", None, "the 21st century"),
        ("2024-H2", None, "half 2 of 2024"),
        ("2026-SU", None, "summer 2026"),
        ("2024-W03", None, "week 3 of 2024"),
        ("2024-08-03TEV", None, "3 Aug 2024, evening"),
        ("P75Y", None, "75 years"),
        ("P1D", "APPROX", "about 1 day"),
        ("XXXX-09-16", None, "16 Sep"),
        ("XXXX-WXX-7", None, "a Sunday"),
        ("PT30M", None, "30 minutes"),
        ("PXY", None, "some years"),
        ("2024-06-25/2024-07-27", None, "25 Jun – 27 Jul 2024"),
        ("2024-06-25/2024-06-27", None, "25–27 Jun 2024"),
        ("2023-12-31/2024-01-01", None, "31 Dec 2023 – 1 Jan 2024"),
        ("PAST_REF", None, "in the past"),
        ("9th congress", None, "9th congress"),
        ("2024-13-45", None, "2024-13-45"),
        (None, None, "no date"),
    ],
)
def test_dates_as_people_write_them(value, mod, words):
    assert date_words(value, mod) == words


@given(st.text(max_size=20), st.sampled_from([None, "START", "MID", "END", "APPROX"]))
def test_any_value_has_words_and_perhaps_an_extent(value, mod):
    assert isinstance(date_words(value, mod), str)
    covered = extent(value, mod)
    assert covered is None or covered.first <= covered.last


@pytest.mark.parametrize(
    ("value", "mod", "covered"),
    [
        ("2026-03-05", None, Extent((2026, 3), (2026, 3), day=5)),
        ("2026-03", "END", Extent((2026, 3), (2026, 3), third=2)),
        ("2026", "START", Extent((2026, 1), (2026, 4))),
        ("2026", None, Extent((2026, 1), (2026, 12))),
        ("2026-WI", None, Extent((2026, 12), (2027, 2))),
        ("2026-Q4", None, Extent((2026, 10), (2026, 12))),
        ("FUTURE_REF", None, None),
        ("P3D", None, None),
    ],
)
def test_what_a_date_covers(value, mod, covered):
    assert extent(value, mod) == covered


def event(start=None, end=None, tense="past", mod=None):
    return Event("meeting", (), tense, "meeting", (Span(0, 3),), start=start, end=end, mod=mod)


def test_strips_show_how_well_a_date_is_known():
    months = months_of([event("2025-12"), event("2026-02-20")], "2026-01-01")
    assert months.head() == "Dec Jan Feb"
    assert months.strip(event("2025-12")) == "━━━        "
    assert months.strip(event("2025-12", mod="MID")) == " ━         "
    assert months.strip(event("2026-01-31")) == "      ●    "
    assert months.strip(event("2025-12-31", "2026-01-01")) == "  ● ●      "
    assert months.strip(event("2026-02", tense="future")) == "        □□□"
    assert months.strip(event(tense="future")) == "░░░ ░░░ ░░░"
    assert months.strip(event()) == ""
    assert months.strip(event("1950")) == "‹"
    assert months.strip(event("2031-05-01")) == "          ›"


def test_a_look_far_back_does_not_widen_the_calendar():
    months = months_of([event("1950-06-25"), event("2026-01-02")], "2026-01-05")
    assert len(months.months) <= 9
    assert (2026, 1) in months.months
    assert months_of([event("1950"), event()], None) is None


@given(st.lists(st.tuples(st.integers(1, 9999), st.integers(1, 12)), min_size=1, max_size=5))
def test_the_calendar_stays_narrow(found):
    months = months_of([event(f"{y:04}-{m:02}") for y, m in found], None)
    assert months is None or 1 <= len(months.months) <= 9


def test_later_months():
    assert later((2025, 12), 1) == (2026, 1)
    assert later((2026, 1), -1) == (2025, 12)


def test_small_pictures():
    assert ladder(Rung(1, 3, 5)) == "█▪█▫▫"
    assert ladder(Rung(2, 2, 3)) == "▫█▫"
    assert bar(3, 9, 16) == "▇▇▇"
    assert bar(50, 100, 16) == "▇" * 8
    assert chance(Probability("ICD203", 0, 50, 100), 6) == "├████┤"


def test_signs_and_groups():
    def signal(kind, statement="said", baseline=None):
        return Signal(kind, "stated", statement, (Span(0, 1),), baseline=baseline)

    thin = signal("absence", baseline=Baseline(2, 1, 0.4, (), ()))
    assert [
        sign_of(s)
        for s in (
            signal("absence"),
            signal("formula_new"),
            signal("priority"),
            signal("shift", "No shift."),
            signal("shift", "A new line."),
            thin,
        )
    ] == ["−", "+", "↕", "=", "↕", "?"]
    few = signal("absence", baseline=Baseline(9, 8, 1.1, (), ()))
    many_bits = signal("absence", baseline=Baseline(9, 9, 3.4, (), ()))
    groups = signal_groups([signal("absence"), few, many_bits])
    assert [s.baseline for _, s in groups[0].signals] == [many_bits.baseline, few.baseline, None]
    assert [n for n, _ in groups[0].signals] == [1, 2, 3]


def test_signals_are_numbered_through_the_groups():
    kinds = ("shift", "formula_new", "absence")
    found = [Signal(kind, "stated", "A new line.", (Span(0, 1),)) for kind in kinds]
    groups = signal_groups(found)
    assert [n for group in groups for n, _ in group.signals] == [1, 2, 3]
    assert [s.kind for s in signals_shown(found)] == ["absence", "formula_new", "shift"]


@pytest.mark.parametrize(
    ("what", "where", "words"),
    [
        ("talks", "Port Varna", "Talks, Port Varna"),
        (
            "the two met in Port Varna on Monday",
            "Port Varna",
            "The two met in Port Varna on Monday",
        ),
        ("the two met in port", "Port Varna", "The two met in port, Port Varna"),
        ('Maren ordered tests "on an equal', None, 'Maren ordered tests "on an equal …'),
        ('Maren ordered "tests"', None, 'Maren ordered "tests"'),
        ("Maren spoke to the", None, "Maren spoke to the …"),
        ("Maren met the Lathe", None, "Maren met the Lathe"),
        ("Maren spoke,", None, "Maren spoke …"),
    ],
)
def test_an_event_says_its_place_once_and_where_it_was_cut(what, where, words):
    assert event_words(Event(what, (), "past", "talks", (), where=where)) == words


@pytest.mark.parametrize(
    ("cut_at", "words"),
    [
        ("Isles and Sunmar agreed", "Outer Isles and Sunmar agreed"),
        ("and Sun", "and Sunmar"),
        (" and Sunmar agreed", " and Sunmar agreed"),
        ("agreed", "agreed"),
    ],
)
def test_a_quote_does_not_begin_or_end_inside_a_name(cut_at, words):
    text = "The Outer Isles and Sunmar agreed."
    named = tuple(
        Actor(code, at_(text, name)) for code, name in (("ISL", "Outer Isles"), ("SUN", "Sunmar"))
    )
    r = Reading(
        page((("paragraph", text),)), "0.1.0", (), None, None,
        Authority(None, None, "second_hand"), Audience(None), actors=named,
    )  # fmt: skip
    whole = whole_names(r, at_(text, cut_at))
    assert text[whole.start : whole.end] == words


def at_(text, words):
    return Span(text.index(words), text.index(words) + len(words))


def test_small_words():
    assert many(1, "person", "people") == "1 person"
    assert many(2, "person", "people") == "2 people"
    assert scale_words("ICD203") == "ICD 203"
    assert country("ISL", PACK) == "Outer Isles"
    assert country("XYZ", PACK) == "XYZ"
    assert speaker_words("A; B") == "A and B"
    assert speaker_words(None) == "unknown speaker"
    assert condition_words("If it rains") == "“If it rains”"
    assert condition_words("it rains") == "if “it rains”"


@given(st.text(alphabet="ab 한국 é", max_size=60), st.integers(4, 20))
def test_wrapped_lines_fit_and_lose_nothing(text, width):
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert cell_len(cut(text, width)) <= width


@given(st.text(max_size=40))
def test_inert_text_keeps_its_length_and_obeys_nothing(text):
    shown = inert(text)
    assert len(shown) == len(text)
    assert not any(
        ord(c) < 32
        or 0x7F <= ord(c) < 0xA0
        or 0x202A <= ord(c) <= 0x202E
        or 0xD800 <= ord(c) < 0xE000
        for c in shown
    )


def test_very_long_words_are_left_off():
    assert clipped("ab cd ef", 20) == "ab cd ef"
    assert clipped("ab cd ef", 6) == "ab cd …"
