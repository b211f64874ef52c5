"""A word that was met before gets the same numbers again, and those that spaCy would give."""

import numpy as np
import pytest

from tealeaves.read import embedding
from tealeaves.read.embedding import remembered
from tealeaves.read.parse import MODEL, english

TEXTS = ("The ferry sails at noon.", "The old ferry did not sail, they say.", "Noon")


@pytest.fixture(scope="module")
def layer():
    import spacy

    english()
    return spacy.load(MODEL, exclude=["ner"]).get_pipe("tok2vec").model.layers[0]


def docs():
    return [english().make_doc(text) for text in TEXTS]


def test_the_numbers_are_those_of_the_layer(layer):
    for mine, own in zip(remembered(layer).predict(docs()), layer.predict(docs()), strict=True):
        assert np.allclose(mine, own, atol=1e-5)


def test_a_word_is_the_same_in_any_company(layer):
    alone, after = remembered(layer), remembered(layer)
    after.predict(docs()[1:])
    assert np.array_equal(alone.predict(docs()[:1])[0], after.predict(docs()[:1])[0])


def test_a_full_memory_begins_anew(layer, monkeypatch):
    monkeypatch.setattr(embedding, "MOST", 8)
    small = remembered(layer)
    for doc, own in zip(docs(), layer.predict(docs()), strict=True):
        assert np.allclose(small.predict([doc])[0], own, atol=1e-5)
