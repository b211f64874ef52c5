"""Phrases that one selection of an archive uses more, or less, than another."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from tealeaves.archive.search.filters import Filters
from tealeaves.archive.search.places import unpacked
from tealeaves.archive.search.texts import Texts, texts_of
from tealeaves.archive.store import Archive
from tealeaves.compare.keyness import Key, Keyness, mined
from tealeaves.compare.tokens import places, tokens
from tealeaves.words import folded

ALIKE = 0.5  # of its times, a phrase stands within another: one of them is shown


@dataclass(frozen=True, slots=True)
class Mined:
    """The phrases of a target selection against a reference, and how many texts each has."""

    target: Texts
    reference: Texts
    keys: Keyness

    @property
    def more(self) -> tuple[Key, ...]:
        """Phrases whose interval lies above 0: the target uses them more."""
        return _distinct(k for k in self.keys.ranked if k.interval[0] > 0)

    @property
    def less(self) -> tuple[Key, ...]:
        """Phrases whose interval lies below 0, the most missed first."""
        return _distinct(k for k in reversed(self.keys.ranked) if k.interval[1] < 0)

    def to_json(self, top: int) -> dict[str, Any]:
        """The answer as `tealeaves phrases --json` prints it."""
        return {
            "format": "tealeaves.phrases/1",
            "target": {"texts": self.target.total, "read": len(self.target.texts)},
            "reference": {"texts": self.reference.total, "read": len(self.reference.texts)},
            "tried": len(self.keys.ranked) + len(self.keys.thin),
            "thin": len(self.keys.thin),
            "more": [key.to_json() for key in self.more[:top]],
            "less": [key.to_json() for key in self.less[:top]],
        }


def _distinct(keys: Iterable[Key]) -> tuple[Key, ...]:
    """Without those that hold, or lie within, a stronger one that is met about as often."""
    kept: list[Key] = []
    for key in keys:
        own = key.target_count + key.reference_count
        if not any(
            (f" {key.phrase} " in f" {other.phrase} " or f" {other.phrase} " in f" {key.phrase} ")
            and min(own, both) >= ALIKE * max(own, both)
            for other in kept
            for both in (other.target_count + other.reference_count,)
        ):
            kept.append(key)
    return tuple(kept)


def mine(archive: Archive, target: Filters, reference: Filters | None = None) -> Mined:
    """Phrases of the target's texts against the reference's.

    Left out, the reference is what the target's conditions give before its first day; where the
    target has no first day, all other texts of its outlet, kind and language. Raises ArchiveError
    for a day or kind of finding that is none.
    """
    here = texts_of(archive, target)
    if reference is not None:
        there = texts_of(archive, reference, target)
    elif target.since is not None:
        there = texts_of(archive, replace(target, since=None, until=None), _from(target))
    else:
        wide = Filters(outlet=target.outlet, genre=target.genre, language=target.language)
        there = texts_of(archive, wide, target)
    return Mined(here, there, mined(here.texts, there.texts))


def _from(target: Filters) -> Filters:
    """All days from the target's first on."""
    return Filters(since=target.since)


def where(archive: Archive, texts: Texts, phrase: str, most: int = 2) -> list[dict[str, Any]]:
    """Where a phrase stands, in the first texts that have it: their exact characters."""
    words = [token.word for token in tokens(phrase)]
    found: list[dict[str, Any]] = []
    for document, text in zip(texts.documents, texts.texts, strict=True):
        if len(found) == most:
            break
        low = folded(text).lower()
        if all(word in low for word in words) and (met := places(tokens(text), words)):
            found.append(
                {"document": document, "text": text[slice(*met[0])]}
                | _place(archive, document, met[0])
            )
    return found


def _place(archive: Archive, document: int, at: tuple[int, int]) -> dict[str, Any]:
    raw, sha, day = archive.connection.execute(
        "SELECT places, sha256, r.date FROM document AS d "
        "JOIN reading AS r ON r.version = d.version JOIN version AS v ON v.id = d.version "
        "JOIN page AS p ON p.id = v.page WHERE d.id = ?",
        (document,),
    ).fetchone()
    start, end = unpacked(raw).span(*at)
    return {"page": sha, "start": start, "end": end, "date": day}
