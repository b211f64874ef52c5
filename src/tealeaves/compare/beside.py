"""What a page of a comparison shows beside its signals: cells, and the nearest precedent."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from tealeaves.archive.store import Archive
from tealeaves.archive.versions.headlines import fold
from tealeaves.compare.aligned import aligned
from tealeaves.compare.compare import Comparison
from tealeaves.compare.facts import Facts
from tealeaves.compare.feature import Feature, Table
from tealeaves.compare.mined import mined_table
from tealeaves.compare.pair import account_json, parts_json
from tealeaves.compare.subject import Subject, subject_of
from tealeaves.compare.table import table_of

Key = tuple[str, tuple[str, ...]]


def with_cells(found: Comparison, body: dict[str, Any]) -> dict[str, Any]:
    """The comparison's JSON; each signal with `here` and `cells`: which precedents had it.

    Oldest first; None where a precedent could not have it. An amount has no cells.
    """
    cells = _cells(found)
    signals = []
    for signal, compared in zip(body["signals"], found.signals, strict=True):
        scored = compared.scored
        had = cells.get(_key(scored.feature))
        here = None if had is None else bool(scored.here)
        signals.append({**signal, "cells": had, "here": here})
    return {**body, "signals": signals}


def _cells(found: Comparison) -> dict[Key, list[bool | None]]:
    wanted = {_key(s.scored.feature) for s in found.signals}
    texts = (found.subject.facts, *found.precedents)
    tables = [table_of(texts)] if wanted else []
    if any(kind == "phrase" for kind, _ in wanted):
        tables.append(mined_table(texts))
    return {
        _key(f): _column(table, j)
        for table in tables
        for j, f in enumerate(table.features)
        if _key(f) in wanted
    }


def _key(feature: Feature) -> Key:
    return feature.kind, feature.parts


def _column(table: Table, j: int) -> list[bool | None]:
    """The precedents come latest first."""
    rows = range(len(table.had) - 1, 0, -1)
    return [bool(table.had[i, j]) if table.applies[i, j] else None for i in rows]


def nearest(text: Facts, precedents: Sequence[Facts]) -> tuple[int, ...]:
    """Ids of the precedents in the same language, the one with most words in common first."""
    mine = Counter(fold(text.text))
    worths = [
        (_like(mine, Counter(fold(p.text))), -n, p.document)
        for n, p in enumerate(precedents)
        if p.document is not None and p.language == text.language
    ]
    return tuple(document for _, _, document in sorted(worths, reverse=True))


def _like(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def beside(archive: Archive, subject: Subject, document: int) -> dict[str, Any]:
    """A precedent (a) and the text at hand (b), sentence by sentence."""
    other = subject_of(archive, document)
    parts = aligned(other.text, subject.text)
    return {
        "a": account_json(other),
        "b": account_json(subject),
        "sentences": dict(Counter(part.kind for part in parts)),
        "parts": parts_json(other, subject, parts),
    }
