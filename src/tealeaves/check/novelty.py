"""Claims that something is new, rare or usual: how many earlier texts had it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tealeaves.archive.issued import Which, days_of, heads, reach
from tealeaves.archive.search.filters import Filters
from tealeaves.archive.search.find import Query, search
from tealeaves.archive.store import Archive
from tealeaves.check.analysis import Analysis, Named
from tealeaves.check.claims import Claim
from tealeaves.check.meant import Meant
from tealeaves.check.texts import Text, earlier, owned, texts_of
from tealeaves.check.verdict import (
    ENOUGH,
    RARE,
    USUAL,
    Verdict,
    baseline,
    counted,
    listed,
    quoted,
    untestable,
)
from tealeaves.compare.surprise import bits_present

HITS = 200  # earlier texts with quoted words that are looked at
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def test_share(
    archive: Archive, analysis: Analysis, claim: Claim, texts: Sequence[Text]
) -> Verdict:
    """Unusual or usual: by the share of the precedents that had it."""
    there = [t for t in texts if any(t.has(m) for m in claim.matters)]
    if not claim.matters:
        return untestable("the sentence says of nothing by name how often it is named", texts)
    if not there:
        return untestable(f"{listed(claim.matters)} is in none of the texts at issue", texts)
    past, same = earlier(archive, there[0])
    towards = there[0].setting.counterpart  # what is usual in letters to one is not in all
    past = tuple(t for t in past if towards is None or t.setting.counterpart == towards)
    had = [t for t in past if any(t.has(m) for m in claim.matters)]
    figures = {"texts": len(there), "baseline": baseline(past, had, same, here=True)}
    why = f"{len(had)} of {counted(len(past), 'earlier text')} had {listed(claim.matters)}"
    if len(past) < ENOUGH:
        return untestable(f"too few earlier texts: {why}", there, **figures)
    share = len(had) / len(past)
    if RARE < share < USUAL:
        return untestable(f"neither rare nor usual: {why}", there, **figures)
    here, before = quoted(there, claim.matters), quoted(had, claim.matters)
    if (share <= RARE) == (claim.kind == "unusual"):
        for_it = here if share <= RARE else here[:1] + before[:2]
        return Verdict("supported", why, figures, for_it, (), tuple(there))
    return Verdict("contradicted", why, figures, (), before or here, tuple(there))


def test_first(
    archive: Archive,
    analysis: Analysis,
    claim: Claim,
    texts: Sequence[Text],
    meant: Meant,
) -> Verdict:
    """For the first time: none of all earlier texts of the same voice and kind had it."""
    if not claim.matters:
        return untestable("the sentence names nothing that can be looked for", texts)
    there = [t for t in texts if all(t.has(m) for m in claim.matters)]
    if not there:
        return untestable(f"{listed(claim.matters)} is in none of the texts at issue", texts)
    held = reach(archive.connection)
    assert held is not None  # there are texts
    since = _since(claim, held[0])
    last = (date.fromisoformat(there[0].head.date) - timedelta(1)).isoformat()
    which = Which(
        max(since, held[0]),
        last,
        (there[0].head.genre,) if meant.who and there[0].head.genre else (),
        owned(archive, analysis, meant.owner),
        meant.who.key if meant.who else None,
    )
    past = days_of(archive.connection, which)
    had = having(archive, which, past, claim.matters)
    n, k = len(past), len(had)
    figures = {
        "texts": len(there),
        "baseline": {
            "n": n,
            "k": k,
            "bits": round(bits_present(n, k), 2),
            "from": which.since,
            "to": which.until,
        },
    }
    what = listed(claim.matters)
    why = f"{k} of {counted(n, 'earlier text')} from {which.since} to {which.until} had {what}"
    here = quoted(there, claim.matters)
    if had:
        last_had = heads(archive.connection, had[-1:])
        before = quoted(texts_of(archive, last_had), claim.matters)
        return Verdict("contradicted", why, figures, here, before, tuple(there))
    if n < ENOUGH:
        return untestable(f"too few earlier texts: {why}", there, **figures)
    if since < held[0] and claim.since:
        return untestable(
            f"the archive does not reach back to {since[:4]}: {why}", there, **figures
        )
    return Verdict(
        "supported", f"{why}, as far as the archive reaches", figures, here, (), tuple(there)
    )


def _since(claim: Claim, first: str) -> str:
    """The first day to search: after the year the claim names, else all the archive has."""
    m = YEAR.search(claim.since or "")
    return f"{int(m[0]) + 1}-01-01" if m else first


def having(
    archive: Archive, which: Which, past: Sequence[tuple[int, str]], matters: Sequence[Named]
) -> list[int]:
    """Those of the texts that have all matters, by day."""
    left = [document for document, _ in past]
    for matter in matters:
        if matter.kind in ("phrase", "words"):
            filters = Filters(since=which.since, until=which.until, layer="first_hand")
            query = Query(f'"{matter.label}"', filters, "date", HITS)
            ids = {hit.id for hit in search(archive, query).hits}
        else:
            ids = {document for document, _ in days_of(archive.connection, which, matter.terms)}
        left = [document for document in left if document in ids]
    return left
