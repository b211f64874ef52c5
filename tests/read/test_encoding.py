"""The layers that look at a word's neighbours give what spaCy's own give."""

import numpy as np
import pytest

from tealeaves.read.encoding import encoded
from tealeaves.read.parse import MODEL, english

TEXTS = ("The ferry sails at noon.", "Noon", "The old ferry did not sail, they say.")


@pytest.fixture(scope="module")
def layers():
    import spacy

    english()
    return spacy.load(MODEL, exclude=["ner"]).get_pipe("tok2vec").model.layers


def vectors(layers, texts):
    return layers[0].predict([english().make_doc(text) for text in texts])


def test_the_numbers_are_those_of_the_layers(layers):
    given = vectors(layers, TEXTS)
    for mine, own in zip(encoded(layers[1]).predict(given), layers[1].predict(given), strict=True):
        assert np.allclose(mine, own, atol=1e-5)


def test_a_sentence_hears_nothing_from_the_next(layers):
    given = vectors(layers, TEXTS)
    alone = encoded(layers[1]).predict(given[:1])[0]
    assert np.allclose(alone, encoded(layers[1]).predict(given)[0], atol=1e-5)


def test_a_text_without_words_has_no_numbers(layers):
    given = vectors(layers, TEXTS[:1])
    empty, full = encoded(layers[1]).predict([given[0][:0], given[0]])
    assert empty.shape == (0, given[0].shape[1])
    assert np.allclose(full, layers[1].predict(given)[0], atol=1e-5)
