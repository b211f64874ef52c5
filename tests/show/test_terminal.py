import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from tealeaves.show.terminal import to_terminal
from tealeaves.spans import Span
from tealeaves.types import Audience, Authority, Reading, Signal, Statement
from tests.show.varna import PACK, at, page, reading


def printed(value, width=98, **options):
    out = io.StringIO()
    to_terminal(value, PACK, Console(file=out, width=width, **options))
    return out.getvalue()


def bare(blocks, **sections):
    return Reading(
        page(blocks),
        "0.1.0",
        (),
        None,
        None,
        Authority(None, None, "second_hand"),
        Audience(None),
        **sections,
    )


def test_what_matters_comes_first():
    text = printed(reading())
    heads = [line.split()[1] for line in text.splitlines() if line.startswith("── ")]
    assert heads == [
        "Signals",
        "Countries",
        "Statements",
        "Titles",
        "Present",
        "Calendar",
        "Forecasts",
        "Formulas",
        "Epithets",
    ]
    assert text.index("− missing or held back") < text.index("↕ order and weight")


def test_quotes_stand_with_paragraph_and_character():
    r = reading()
    text = printed(r)
    place = at(r.article, "Maren did not name the Outer Isles")
    assert f"“Maren did not name the Outer Isles”  ¶2 @{place.start}" in text
    assert "“Thanks Sunmar First”  title @" in text


def test_head_says_kind_level_day_and_speakers():
    text = printed(reading())
    assert "news analysis, second-hand, about Varna Courier · en · audience not stated" in text
    assert "2 Mar 2026, inferred, at the latest 4 Mar 2026: “Monday”" in text
    assert "█▪▪▪▪▪▪▪▪▪▪█▫▫▫ 1–12 of 15, a range: leader’s speech to agency report" in text
    assert "speaks   Ilo Maren 1 · Varna Courier 1" in text
    assert "warning  a quotation mark has no partner" in text


def test_forecast_has_a_band_only_where_the_word_has_one():
    text = printed(reading())
    assert "“will likely” is 55–80 % (ICD 203)" in text
    assert "no number: “no word”" in text


def test_compared_signal_counts_its_precedents():
    assert "7 of 9 had it · 1.87 bits · compared" in printed(reading())


def test_empty_and_missing_sections_are_told_apart():
    text = printed(
        bare(
            (("paragraph", "Nothing much."),),
            statements=(),
            formulas=(),
        )
    )
    assert "0 statements · 0 formulas" in text
    r = reading()
    assert "not looked for: places (no finder yet)" in printed(r)


@pytest.mark.parametrize("width", [24, 40, 60, 79, 80, 98, 200])
def test_no_line_is_wider_than_the_terminal_or_98(width):
    for line in printed(reading(), width).splitlines():
        assert cell_len(line) <= min(width, 98)


def test_korean_is_measured_in_cells():
    words = "국가회의 의장이신 동지께서는 새해를 맞으며 축하연설을 하시였다" * 4
    r = bare(
        (("paragraph", words),),
        statements=(Statement("의장", "indirect", Span(0, len(words)), cue="하시였다"),),
    )
    for width in (40, 98):
        assert all(cell_len(line) <= width for line in printed(r, width).splitlines())


HOSTILE = "Kind \x1b[31mwords\x1b]0;owned\x07 \u202eshown\u2066 as \x9b5m they stand \u200f."


def test_control_characters_of_the_page_are_shown_not_obeyed():
    span = Span(0, len(HOSTILE))
    r = bare(
        (
            ("title", HOSTILE),
            ("paragraph", "x"),
        ),
        signals=(Signal("priority", "stated", HOSTILE, (span,)),),
        statements=(Statement(HOSTILE, "direct", span, cue=HOSTILE),),
    )
    text = printed(r)
    assert not any(c in text for c in "\x1b\x07\x9b\u202e\u2066\u200f")
    assert "␛[31mwords" in text


def test_colour_only_on_a_terminal_that_wants_it(monkeypatch):
    assert "\x1b[" not in printed(reading())
    assert "\x1b[1;31m" in printed(reading(), force_terminal=True, color_system="standard")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m" not in printed(reading(), force_terminal=True, color_system="standard")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp949"])
def test_a_terminal_without_utf8_gets_what_it_can_print(encoding):
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding)
    to_terminal(reading(), PACK, Console(file=out, width=98))
    out.flush()
    text = raw.getvalue().decode(encoding)
    assert "#----------#..." in text
    assert "- missing or held back" in text
    assert "p2 @" in text


def test_a_dumb_terminal_keeps_the_words_of_the_page(monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    text = printed(reading(), force_terminal=True)
    assert "“Thanks Sunmar First”" in text
    assert "█" not in text


def test_a_page_of_one_long_line_is_printed_at_once():
    long = "x" * 1_000_000
    span = Span(0, len(long))
    r = bare(
        (("paragraph", long),),
        statements=(Statement(long, "direct", span, cue=long),),
        signals=(Signal("tone", "stated", long, (span,)),),
    )
    assert len(printed(r)) < 20_000
