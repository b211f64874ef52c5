"""The interface speaks both languages whole."""

import re
from importlib.resources import files

import pytest
import rtoml

TEMPLATES = sorted(
    path.name for path in files("tealeaves.desk").joinpath("templates").iterdir()
    if path.name.endswith(".html")
)  # fmt: skip


def spoken(language):
    raw = files("tealeaves.desk").joinpath("words", f"{language}.toml").read_text("utf-8")
    return rtoml.loads(raw)


def test_both_languages_have_the_same_words():
    assert set(spoken("en")) == set(spoken("ko"))


def test_both_languages_have_the_same_blanks():
    english, korean = spoken("en"), spoken("ko")
    blanks = re.compile(r"\{(\w+)\}")
    for key in set(english) - {"long-day"}:  # a month has a name in English, a number in Korean
        words = english[key]
        assert set(blanks.findall(words)) == set(blanks.findall(korean[key])), key


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_uses_words_that_are_there(name):
    raw = files("tealeaves.desk").joinpath("templates", name).read_text("utf-8")
    known = spoken("en")
    for call in re.findall(r"\bt\(([^()]*(?:\([^()]*\)[^()]*)*)\)", raw):
        first = re.split(r",\s*\w+=", call)[0]
        for key, joined in re.findall(r"'([\w-]+)'\s*(~|\+)?", _values(first)):
            if joined:
                assert any(word.startswith(key) for word in known), (name, key)
            else:
                assert key in known, (name, key)


def _values(expression):
    """What may come of an expression: what stands beside `if` and `in` is only a condition."""
    return re.sub(r"\bif\b.*?(?=\belse\b|$)", " ", expression)
