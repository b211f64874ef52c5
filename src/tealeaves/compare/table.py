"""Texts by features: what each has, what it could have, and how much. Row 0 is the text at hand."""

from collections.abc import Iterator, Sequence

import numpy as np

from tealeaves.compare import countries, people, terms, wordings
from tealeaves.compare.facts import Facts
from tealeaves.compare.feature import Amount, Column, Feature, Table


def table_of(texts: Sequence[Facts]) -> Table:
    """All features that any of the texts has, phrases that no pack knows aside."""
    columns = [*terms.columns(texts), *countries.columns(texts)]
    columns += [*people.columns(texts), *wordings.columns(texts)]
    amounts = [*_lengths(texts), *_marked(texts), *countries.amounts(texts)]
    amounts += [*people.amounts(texts), *wordings.amounts(texts)]
    return _laid_out(len(texts), columns, amounts)


def _laid_out(texts: int, columns: Sequence[Column], amounts: Sequence[Amount]) -> Table:
    shape = (texts, len(columns))
    had, applies = np.zeros(shape, bool), np.zeros(shape, bool)
    for j, (_, having, able) in enumerate(columns):
        had[:, j], applies[:, j] = having, able
    values = np.full((texts, len(amounts)), np.nan)
    for j, (_, numbers) in enumerate(amounts):
        values[:, j] = numbers
    return Table(
        tuple(feature for feature, _, _ in columns),
        had,
        applies,
        tuple(feature for feature, _ in amounts),
        values,
    )


def _lengths(texts: Sequence[Facts]) -> Iterator[Amount]:
    feature = Feature("length", (), "words", ("length",))
    yield feature, [float(text.words or np.nan) for text in texts]


def _marked(texts: Sequence[Facts]) -> Iterator[Amount]:
    """Days of delay, and the place of the rung on each ladder that has it."""
    for kind, group in (("delay", None), ("ladder", ("rung",))):
        marks = [{m.key: m for m in text.marks if m.kind == kind} for text in texts]
        for key in dict.fromkeys(key for found in marks for key in found):
            said = next(m[key].value for m in marks if key in m)
            label = (said or key) if kind == "delay" else key
            amounts = [found[key].amount if key in found else None for found in marks]
            numbers = [np.nan if amount is None else amount for amount in amounts]
            yield Feature(kind, (key,), label, group or (kind, key)), numbers
