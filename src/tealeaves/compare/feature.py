"""One thing compared, and the table of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from tealeaves.compare.facts import Facts
from tealeaves.compare.surprise import Bools, Floats


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing compared; `parts` are its keys.

    `kind`: a kind of term (country, person, topic, …), stance, naming, audience, title,
    title_order, order, first, treatment, listed, family, wording, phrase; for amounts length,
    share, greeting, delay, ladder, place, tau, grade. Features of one `group` are faces of one
    fact: a report shows the most surprising one and names the others beside it.
    """

    kind: str
    parts: tuple[str, ...]
    label: str
    group: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    features: tuple[Feature, ...]
    had: Bools  # texts x features
    applies: Bools
    amounts: tuple[Feature, ...]
    values: Floats  # texts x amounts, NaN: none


Column = tuple[Feature, list[bool], list[bool]]  # who has it, and who could
Amount = tuple[Feature, list[float]]

# Section of a reading that a kind of term is found by: where it was not read, nothing is missing.
SECTIONS = {
    "country": "actors", "bloc": "blocs", "person": "people", "outlet": "outlets",
    "epithet": "epithets", "topic": "topics", "stance": "stance", "occasion": "events",
}  # fmt: skip


def able(texts: Sequence[Facts], kind: str) -> list[bool]:
    """In which texts this kind of term was looked for."""
    return [("not_read", SECTIONS[kind]) not in text.terms for text in texts]


def label_of(texts: Sequence[Facts], kind: str, key: str) -> str:
    """How a term is called."""
    return next((t.labels[kind, key] for t in texts if (kind, key) in t.labels), key)


def same_language(texts: Sequence[Facts]) -> list[bool]:
    """Which texts are in the language of the text at hand: only there are words the same."""
    return [text.language == texts[0].language for text in texts]
