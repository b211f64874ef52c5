"""Keyness: counts beside scores, thin evidence refused, phrases in any script, variants."""

import json

import pytest

from tealeaves.compare.keyness import THIN, mined, of_counts
from tealeaves.compare.tokens import count, tokens, word_counts
from tealeaves.compare.variants import variant_in
from tests.shared import SHARED, needs_shared

CASES = SHARED / "cases" / "keyness.jsonl"
ROW = {
    "target_count", "reference_count", "target_total", "reference_total", "per_10k", "score",
    "interval",
}  # fmt: skip


def case(name):
    if not CASES.is_file():
        pytest.skip("the shared cases are not here; set TEALEAVES_SHARED to their folder")
    lines = map(json.loads, CASES.read_text("utf-8").splitlines())
    found = next((line for line in lines if line["id"] == name), None)
    return found or pytest.skip(f"no case {name}")


def test_a_word_seen_once_does_not_fill_the_top():
    found = of_counts({"dyke": 1, "sisters": 30}, {"sisters": 25}, 15_000, 150_000)
    assert [key.phrase for key in found.ranked] == ["sisters"]
    assert [row.phrase for row in found.thin] == ["dyke"]


def test_the_counts_stand_beside_the_score():
    (key,) = of_counts({"sisters": 30}, {"sisters": 25}, 15_000, 150_000).ranked
    assert key.per_10k == 20
    assert key.interval[0] < key.log_odds < key.interval[1]
    assert key.to_json().keys() >= ROW


def test_the_same_rate_on_both_sides_scores_nothing():
    (key,) = of_counts({"sisters": 100}, {"sisters": 1000}, 10_000, 100_000).ranked
    assert abs(key.score) < 0.1
    assert key.interval[0] < 0 < key.interval[1]


def test_the_prior_draws_rare_phrases_to_no_difference():
    often = of_counts({"sisters": 300}, {"sisters": 300}, 10_000, 100_000).ranked[0]
    seldom = of_counts({"sisters": 3}, {"sisters": 3}, 10_000, 100_000).ranked[0]
    assert seldom.score < often.score / 5
    assert seldom.target_count + seldom.reference_count >= THIN


def test_a_phrase_of_several_words_is_mined_with_the_texts_that_have_it():
    target = [f"The envoy number {n} spoke of the common iron harvest at noon." for n in "abcdef"]
    reference = [f"The envoy number {n} spoke of the weather at noon." for n in "abcdefgh"]
    found = mined(target, reference)
    top = found.ranked[0]
    assert "iron harvest" in top.phrase
    assert (top.target_count, top.reference_count) == (6, 0)
    assert (top.target_texts, top.reference_texts) == (6, 0)
    assert not any(key.phrase == "iron harvest" for key in found.ranked), "a part stands alone"


def test_a_phrase_does_not_run_over_a_full_stop():
    texts = ["They praised the iron harvest. Rivers rose that year."] * 6
    found = mined(texts, ["Nothing of the kind was said here."])
    assert not any("harvest rivers" in key.phrase for key in found.ranked)


def test_chinese_phrases_are_counted_though_nothing_parts_the_words():
    text = "修建铁路很重要，部长说修建铁路很重要。"
    assert count(text, "修建铁路很重要") == 2
    assert {token.word for token in tokens(text)}.isdisjoint("，。")


def test_marks_are_folded_for_counting_only():
    text = "They’d sing. They'd dance."
    assert word_counts(text, ["they'd"])["they'd"] == 0
    assert word_counts(text)["they'd"] == 2
    first = tokens(text)[0]
    assert text[first.start : first.end] == "They’d"


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("It grows under the firm hand of the council.", "kept", None),
        ("It grows under the firm and gentle hand of the council.", "varied", "firm and gentle"),
        ("It grows under the steady hand of the council.", "varied", "steady hand"),
        ("The council met under a tree.", "gone", None),
        ("It grows under the shade of the great old elm.", "gone", None),
    ],
)
def test_a_phrase_with_a_word_put_in_or_swapped_is_varied(text, status, words):
    found = variant_in(text, "under the firm hand of the council")
    assert found.status == status
    if words:
        start, end = found.place
        assert words in text[start:end]


@needs_shared
def test_case_words_seen_once():
    case("kw-01")
    found = of_counts({"dredger": 1, "brothers": 46}, {"brothers": 40}, 20_000, 200_000)
    assert found.ranked[0].phrase == "brothers"
    assert [row.phrase for row in found.thin] == ["dredger"]


@needs_shared
def test_case_counts_in_every_row():
    expected = case("kw-02")["expected"]["row_has"]
    (key,) = of_counts({"x": 640}, {"x": 905}, 400_000, 420_000).ranked
    assert key.to_json().keys() >= set(expected)


@needs_shared
@pytest.mark.parametrize("name", ["kw-04", "kw-06", "kw-08"])
def test_case_counts(name):
    found = case(name)
    text, _, stop = found["input"].partition(" stop list: ")
    expected = found["expected"]
    for phrase, n in (expected.get("formula_counts", {}) | expected.get("counts", {})).items():
        counted = word_counts(text, [stop])[phrase] if stop else count(text, phrase)
        assert counted == n
    assert {t.word for t in tokens(text)}.isdisjoint(expected.get("tokens_absent", ()))


@needs_shared
def test_case_a_swapped_word():
    found = case("kw-09")
    _, text = found["input"].split(" || ")
    expected = found["expected"]
    variant = variant_in(text, expected["formula"])
    assert variant.status == expected["status"]
    assert text[slice(*variant.place)] == expected["variant"]


def test_a_possessive_is_the_same_word():
    assert count("Rudolf Elphberg’s letter; Rudolf Elphberg spoke.", "Rudolf Elphberg") == 2
    assert count("Rudolf Elphberg’s letter", "Elphberg letter") == 1
    assert [t.word for t in tokens("It's Ann's we'll")] == ["it", "ann", "we'll"]
