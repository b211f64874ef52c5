"""What came of a claim."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from tealeaves.check.analysis import Named
from tealeaves.check.texts import Quote, Text
from tealeaves.compare.surprise import bits_missing, bits_present

ENOUGH = 3  # earlier texts under which nothing is called usual, rare or new
RARE, USUAL = 0.2, 0.6  # shares of earlier texts under, and from which, a thing is rare, or usual
SHOWN = 3  # quotations on either side

Word = Literal["supported", "contradicted", "not_testable"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`why` is one plain sentence; quotations stand on the side of the claim or against it."""

    verdict: Word
    why: str
    figures: dict[str, Any] = field(default_factory=dict)
    supporting: tuple[Quote, ...] = ()
    contradicting: tuple[Quote, ...] = ()
    texts: tuple[Text, ...] = ()  # those at issue


def untestable(why: str, texts: Sequence[Text] = (), /, **figures: Any) -> Verdict:
    """Not testable, and why."""
    return Verdict("not_testable", why, figures, texts=tuple(texts))


def quotes(found: Iterable[Quote | None]) -> tuple[Quote, ...]:
    """The first few that are there."""
    return tuple(q for q in found if q is not None)[:SHOWN]


def quoted(texts: Iterable[Text], matters: Iterable[Named]) -> tuple[Quote, ...]:
    """Where texts have matters."""
    wanted = tuple(matters)
    return quotes(t.quote_of(m) for t in texts for m in wanted if t.has(m))


def baseline(
    earlier: Sequence[Text], having: Sequence[Text], same: Sequence[str], *, here: bool
) -> dict[str, Any]:
    """n, k and bits as the contract counts them, with the days that were searched."""
    n, k = len(earlier), len(having)
    days = sorted(t.head.date for t in earlier)
    return {
        "n": n,
        "k": k,
        "bits": round((bits_present if here else bits_missing)(n, k), 2),
        "same": list(same),
        "from": days[0] if days else None,
        "to": days[-1] if days else None,
    }


def listed(matters: Iterable[Named]) -> str:
    """ "China and Laos"."""
    *first, last = [
        m.label if m.kind not in ("phrase", "words") else f"“{m.label}”" for m in matters
    ] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def counted(n: int, what: str = "text") -> str:
    """ "1 text", "3 texts"."""
    return f"{n} {what}{'' if n == 1 else 's'}"
