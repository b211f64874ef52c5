"""What is left out of the parser for speed changes nothing that it says."""

import pytest

from tealeaves.read.parse import MODEL, UNUSED, english

TEXT = "The U.S. envoy's ship won't sail to Port-of-Spain (on Mon.) for $3.5m, officials said..."


@pytest.fixture(scope="module")
def whole():
    import spacy

    english()
    return spacy.load(MODEL, exclude=[name for name in UNUSED if name != "tokenizer"])


def test_the_tokenizer_is_the_models_own(whole):
    rules = {"exclude": ["vocab"]}  # words met so far are no rule
    assert english().tokenizer.to_bytes(**rules) == whole.tokenizer.to_bytes(**rules)


def test_the_tree_is_the_models_own(whole):
    one = english()(TEXT)
    other = whole(TEXT)
    assert [t.text for t in one] == [t.text for t in other]
    assert [t.tag_ for t in one] == [t.tag_ for t in other]
