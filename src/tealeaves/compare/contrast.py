"""The comparison itself: every feature in bits, the cuts, and what a precedent would have shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np

from tealeaves.compare.cut import LEAST, LeaveOneOut, find_cut, of_groups, together
from tealeaves.compare.facts import Facts
from tealeaves.compare.feature import Feature, Table
from tealeaves.compare.mined import mined_table
from tealeaves.compare.surprise import Bools, Floats, Ints, amount_bits, had_bits
from tealeaves.compare.table import table_of

# Texts differ more in what they add than in what they leave out, so each part has its own cut.
PARTS = ("usual", "new", "phrases")
NEW = ("country", "bloc", "person", "outlet", "family", "epithet", "topic", "occasion", "stance")
# Of equally surprising features of one fact the plainest leads.
PLAIN = ("country", "listed", "person", "first", "title", "family", "grade", "wording", "place")


@dataclass(frozen=True, slots=True)
class Scored:
    """One feature of the text at hand against its precedents."""

    feature: Feature
    bits: float
    n: int
    k: int  # precedents that had it; of an amount: that lie as far from the median
    here: bool | float  # had or not, or the amount
    usual: float | None = None  # of an amount: the precedents' median

    @property
    def distance(self) -> float:
        """How far an amount lies from the precedents' median."""
        return 0.0 if self.usual is None else abs(self.here - self.usual)

    @property
    def part(self) -> str:
        """Which of PARTS it falls into."""
        return part_of(self.feature.kind, bool(self.here))


@dataclass(frozen=True, slots=True)
class Part:
    """Features of one sort: how many were tried, the cut (None: nothing stands out), and how many
    facts a precedent shows at it (without a cut: at the least one)."""

    name: str
    tried: int
    cut: float | None
    leave_one_out: LeaveOneOut


@dataclass(frozen=True, slots=True)
class Contrast:
    """All features tried, the most surprising first, and the parts they fall into."""

    scored: tuple[Scored, ...]
    parts: tuple[Part, ...]
    # facts that a precedent shows in all parts with a cut; without any: at the least cut there is
    leave_one_out: LeaveOneOut | None
    listing: int = 0  # precedents that would list anything, read in the text's place

    @property
    def cut(self) -> float | None:
        """The lowest cut of any part; None: nothing is called a signal."""
        return min((p.cut for p in self.parts if p.cut is not None), default=None)

    @property
    def facts(self) -> tuple[tuple[Scored, ...], ...]:
        """What stands out: features of one group are one fact, the first of them leads."""
        cuts = {p.name: p.cut for p in self.parts if p.cut is not None}
        return _facts(s for s in self.scored if s.bits >= cuts.get(s.part, inf))

    @property
    def routine(self) -> tuple[tuple[Scored, ...], ...]:
        """Facts that are unusual, but no more so than what precedents show: no signals."""
        listed = {scored.feature.group for fact in self.facts for scored in fact}
        unusual = (s for s in self.scored if s.bits >= LEAST and s.feature.group not in listed)
        return _facts(unusual)

    @property
    def listed(self) -> tuple[Scored, ...]:
        """The feature that leads each fact."""
        return tuple(fact[0] for fact in self.facts)


def _facts(scored: Iterable[Scored]) -> tuple[tuple[Scored, ...], ...]:
    found: dict[tuple[str, ...], list[Scored]] = {}
    for one in scored:
        found.setdefault(one.feature.group, []).append(one)
    return tuple(tuple(sorted(group, key=_leading)) for group in found.values())


def part_of(kind: str, here: bool) -> str:
    """What is missing, moved, more or less is one part, what is new another, phrases a third."""
    if kind == "phrase":
        return "phrases"
    return "new" if here and kind in NEW else "usual"


def _leading(scored: Scored) -> tuple[float, int, bool, float]:
    """What is here leads what is missing for it: a new name, the old one."""
    kind = scored.feature.kind
    plain = PLAIN.index(kind) if kind in PLAIN else len(PLAIN)
    return (-scored.bits, plain, scored.here is False, -scored.distance)


def contrast(text: Facts, precedents: Sequence[Facts]) -> Contrast:
    """The text against its precedents. No precedents: nothing scored, nothing listed."""
    if not precedents:
        return Contrast((), (), None)
    texts = (text, *precedents)
    partial = np.array([not text.complete for text in texts])
    scored: list[Scored] = []
    bits: list[Floats] = []
    features: list[Feature] = []
    had: list[Bools] = []
    for table in (table_of(texts), mined_table(texts)):
        yes, n, k = had_bits(table.had, table.applies)
        # no absence is claimed over an excerpt
        yes = np.where(partial[:, None] & ~table.had, 0.0, yes).round(2)
        amounts, an, am = amount_bits(table.values)
        amounts = amounts.round(2)
        scored += [*_had(table, yes[0], n[0], k[0]), *_amounts(table, amounts[0], an[0], am[0])]
        bits += [yes, amounts]
        had += [table.had, ~np.isnan(table.values)]
        features += [*table.features, *table.amounts]
    scored.sort(key=lambda s: (-s.bits, s.feature.kind, s.feature.parts))
    return Contrast(tuple(scored), *_parts(np.hstack(bits), np.hstack(had), features, scored))


def _had(table: Table, bits: Floats, n: Ints, k: Ints) -> list[Scored]:
    return [
        Scored(feature, float(bits[j]), int(n[j]), int(k[j]), bool(table.had[0, j]))
        for j, feature in enumerate(table.features)
        if table.applies[0, j] and n[j] > 0
    ]


def _amounts(table: Table, bits: Floats, n: Ints, m: Ints) -> list[Scored]:
    found = []
    for j, feature in enumerate(table.amounts):
        here, past = float(table.values[0, j]), table.values[1:, j]
        if n[j] > 0 and not np.isnan(here):
            usual = float(np.nanmedian(past))
            found.append(Scored(feature, float(bits[j]), int(n[j]), int(m[j]), here, usual))
    return found


def _parts(
    bits: Floats, had: Bools, features: Sequence[Feature], scored: Sequence[Scored]
) -> tuple[tuple[Part, ...], LeaveOneOut, int]:
    parts, cuts = [], []
    for name in PARTS:
        if not (tried := sum(s.part == name for s in scored)):
            continue
        here = [part_of(feature.kind, True) == name for feature in features]
        gone = [part_of(feature.kind, False) == name for feature in features]
        of_part = np.where(had, np.array(here)[None, :], np.array(gone)[None, :])
        found = find_cut(of_groups(np.where(of_part, bits, 0.0), features), len(PARTS))
        parts.append(Part(name, tried, found.cut, found.left_out))
        cuts.append(found)
    in_force = [c for c in cuts if c.cut is not None] or cuts
    listing = np.any([c.listing for c in cuts], axis=0).sum() if cuts else 0
    return tuple(parts), together([c.counts for c in in_force], len(bits) - 1), int(listing)
