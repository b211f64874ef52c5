"""Claims of who is put first and who less: order of first mention, and mentions."""

from collections.abc import Sequence
from typing import Any

from tealeaves.archive.store import Archive
from tealeaves.check.analysis import Analysis, Named
from tealeaves.check.claims import Claim
from tealeaves.check.texts import Text, earlier
from tealeaves.check.verdict import Verdict, counted, quoted, untestable


def test_priority(
    archive: Archive, analysis: Analysis, claim: Claim, texts: Sequence[Text]
) -> Verdict:
    """Supported where order and mentions both say so, contradicted where both deny it."""
    if not claim.matters:
        return untestable("the sentence does not say which state is put first", texts)
    first = claim.matters[0]
    over = claim.over or _others(texts, {first.key, analysis.home or ""})
    if not over:
        return untestable(f"no other state is named beside {first.label}", texts)
    behind = tuple(analysis.state(code) for code in over)
    naming = [t for t in texts if any(t.has(m) for m in (first, *behind))]
    if not naming:
        return untestable(f"{counted(len(texts))} at issue, none names these states", texts)
    rows = [_row(naming, first, other) for other in behind]
    past, same = earlier(archive, naming[0])
    figures = {
        "texts": len(naming),
        "first": first.key,
        "over": rows,
        "baseline": [_row(past, first, other) | {"same": list(same)} for other in behind],
    }
    sides = {_side(row) for row in rows}
    why = "; ".join(_told(first, other, row) for other, row in zip(behind, rows, strict=True))
    for_it, against = quoted(naming, (first,)), quoted(naming, behind)
    if sides == {1}:
        return Verdict("supported", why, figures, for_it, against, tuple(naming))
    if -1 in sides:
        return Verdict("contradicted", why, figures, for_it, against, tuple(naming))
    return Verdict(
        "not_testable",
        f"order and mentions do not point the same way: {why}",
        figures,
        for_it,
        against,
        tuple(naming),
    )


def _others(texts: Sequence[Text], apart: set[str]) -> tuple[str, ...]:
    """The other states named, but not those that the texts are addressed to."""
    guests = {t.setting.counterpart for t in texts}
    named = dict.fromkeys(code for t in texts for code in t.facts.of("country"))
    return tuple(code for code in named if code not in apart | guests)


def _row(texts: Sequence[Text], first: Named, other: Named) -> dict[str, Any]:
    """In how many texts either comes first, and how often each is named in all."""
    ahead = behind = 0
    mentions = [0, 0]
    for text in texts:
        a, b = (text.facts.terms.get((m.kind, m.key)) for m in (first, other))
        mentions = [mentions[0] + (a[0] if a else 0), mentions[1] + (b[0] if b else 0)]
        ahead += bool(a and ((b and _rank(a) < _rank(b)) or (not b and text.facts.complete)))
        behind += bool(b and ((a and _rank(b) < _rank(a)) or (not a and text.facts.complete)))
    return {
        "code": other.key,
        "n": len(texts),
        "ahead": ahead,
        "behind": behind,
        "mentions_first": mentions[0],
        "mentions_other": mentions[1],
    }


def _rank(term: tuple[int, int | None]) -> int:
    return term[1] or 0


def _side(row: dict[str, Any]) -> int:
    """1 for the claim, -1 against it, 0 where order and mentions differ or are even."""
    order = (row["ahead"] > row["behind"]) - (row["ahead"] < row["behind"])
    room = (row["mentions_first"] > row["mentions_other"]) - (
        row["mentions_first"] < row["mentions_other"]
    )
    return order if room in (0, order) else 0


def _told(first: Named, other: Named, row: dict[str, Any]) -> str:
    return (
        f"{first.label} comes before {other.label} in {row['ahead']} of {counted(row['n'])}, "
        f"after it in {row['behind']}, and is named {row['mentions_first']} times against "
        f"{row['mentions_other']}"
    )
