"""Claims of more and less often: the texts of one stretch of time against another one's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import comb, log2
from typing import Any

from tealeaves.archive.issued import Which, days_of, heads, reach
from tealeaves.archive.store import Archive
from tealeaves.check.analysis import Analysis
from tealeaves.check.claims import Claim
from tealeaves.check.meant import Meant, compared_days, own_days
from tealeaves.check.novelty import HITS, having
from tealeaves.check.texts import owned, texts_of
from tealeaves.check.verdict import ENOUGH, Verdict, listed, quoted, untestable

CHANCE = 0.05  # a difference that chance gives this often at most is one

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Pair:
    """k of n texts had a thing then, and now; `chance` of a difference as large that way."""

    then_n: int
    then_k: int
    now_n: int
    now_k: int

    @property
    def more(self) -> float:
        """Chance of as many or more now, if both stretches were alike."""
        return tail(self.now_k, self.now_n, self.then_k + self.now_k, self.then_n + self.now_n)

    @property
    def less(self) -> float:
        """Chance of as few or fewer now: as many or more then."""
        return tail(self.then_k, self.then_n, self.then_k + self.now_k, self.then_n + self.now_n)

    def to_json(self) -> dict[str, Any]:
        """The figures, with the bits of the rarer direction."""
        p = min(self.more, self.less)
        return {
            "n": self.now_n,
            "k": self.now_k,
            "then": {"n": self.then_n, "k": self.then_k},
            "p": round(p, 4),
            "bits": round(-log2(p), 2) if p else None,
        }


def tail(k: int, n: int, marked: int, total: int) -> float:
    """Chance of at least k marked ones in a draw of n from `total` with `marked` marked ones.

    Fisher's exact test, one-sided.
    """
    top = min(n, marked)
    ways = sum(comb(marked, i) * comb(total - marked, n - i) for i in range(k, top + 1))
    return ways / comb(total, n)


def test_often(archive: Archive, analysis: Analysis, claim: Claim, meant: Meant) -> Verdict:
    """Supported or contradicted where chance hardly gives such a difference."""
    if not claim.matters:
        return untestable("the sentence says of nothing by name how often it is named")
    now = own_days(analysis, claim.line)
    if now is None:
        return untestable("the sentence names no time in which to count")
    then = compared_days(analysis, claim.line) or _before(now)
    held = reach(archive.connection)
    if held is None or held[0] > then[1].isoformat() or held[1] < now[0].isoformat():
        return untestable(f"the archive has no texts from {then[0]} to {now[1]}")
    media = owned(archive, analysis, meant.owner)
    if not media:
        return untestable("the archive has no text of a medium of that state")
    ranges = [Which(a.isoformat(), b.isoformat(), (), media) for a, b in (then, now)]
    found = [_counted(archive, which, claim) for which in ranges]
    pair = Pair(len(found[0][0]), len(found[0][1]), len(found[1][0]), len(found[1][1]))
    figures = pair.to_json() | {
        "from": ranges[1].since,
        "to": ranges[1].until,
        "baseline": {"from": ranges[0].since, "to": ranges[0].until},
    }
    why = (
        f"{listed(claim.matters)} is in {pair.now_k} of {pair.now_n} texts of {_told(now)}, and in "
        f"{pair.then_k} of {pair.then_n} of {_told(then)}"
    )
    if max(pair.now_k, pair.then_k) >= HITS and any(m.kind == "phrase" for m in claim.matters):
        return untestable(f"more than {HITS} texts have these words, too many to look at")
    if min(pair.now_n, pair.then_n) < ENOUGH:
        return untestable(f"too few texts: {why}", (), **figures)
    for_it, against = (
        (pair.more, pair.less) if claim.kind == "more_often" else (pair.less, pair.more)
    )
    latest = [texts_of(archive, heads(archive.connection, had[-2:])) for _, had in found]
    shown = [quoted(texts, claim.matters) for texts in latest]
    if for_it <= CHANCE:
        return Verdict("supported", why, figures, shown[1] or shown[0])
    if against <= CHANCE:
        return Verdict("contradicted", why, figures, (), shown[0] + shown[1])
    return untestable(f"the difference is within chance: {why}", (), **figures)


def _counted(
    archive: Archive, which: Which, claim: Claim
) -> tuple[Sequence[tuple[int, str]], Sequence[int]]:
    every = days_of(archive.connection, which)
    return every, having(archive, which, every, claim.matters)


def _before(now: Days) -> Days:
    """The stretch of the same length before."""
    return now[0] - (now[1] - now[0]) - timedelta(1), now[0] - timedelta(1)


def _told(days: Days) -> str:
    return f"{days[0]} to {days[1]}"
