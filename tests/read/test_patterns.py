"""Which words a pattern needs, and running many patterns at once."""

import pytest

from tealeaves.read.patterns import needed_words, patterns


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bdear price\b", {"dear price"}),
        (r"(?:red|blue) lines?", {" line"}),
        (r"\b(?:stern|grave) (?:\w{1,9} )?warnings?", {"warning"}),
        (r"(?:sternly|gravely)", {"sternly", "gravely"}),
        (r"\w{3}\d?", set()),
        (r"(?:optional)? [a-z]", {" "}),
    ],
)
def test_needed_words(pattern, words):
    assert needed_words(pattern) == words


def test_a_pattern_stays_within_its_range():
    ready = patterns((r"\bred \w+", r"\bblue\b"))
    text = "red hat\n\nblue red"
    found = [(n, m.group()) for n, m in ready.matches(text, [(0, 7), (9, 17)])]
    assert found == [(0, "red hat"), (1, "blue")]


def test_no_pattern_finds_nothing():
    assert list(patterns(()).matches("red hat", [(0, 7)])) == []


@pytest.mark.parametrize("hostile", ["a-" * 200_000, "x" * 300_000, "the " * 80_000, "“" * 200_000])
def test_the_packs_patterns_end_on_hostile_lines(lookup, hostile):
    forms = [f for e in lookup.pack.formulas.values() for f in e.patterns]
    forms += [
        f for n, w in lookup.pack.words.items() if n.startswith("signal-said") for f in w.forms
    ]
    list(patterns(tuple(forms)).matches(hostile, [(0, len(hostile))]))
