"""Claims that somebody or something was left out."""

from collections.abc import Sequence

from tealeaves.archive.store import Archive
from tealeaves.check.analysis import Analysis
from tealeaves.check.claims import Claim
from tealeaves.check.texts import Text, earlier
from tealeaves.check.verdict import (
    ENOUGH,
    USUAL,
    Verdict,
    baseline,
    counted,
    listed,
    quoted,
    quotes,
    untestable,
)
from tealeaves.read.wording import sentence_pattern


def test_absence(
    archive: Archive, analysis: Analysis, claim: Claim, texts: Sequence[Text]
) -> Verdict:
    """Contradicted by a quotation, supported only over complete texts."""
    if not claim.matters or _telling(analysis, claim.words):
        return untestable(f"“{claim.words}” has no name that can be looked for", texts)
    having = [t for t in texts if any(t.has(m) for m in claim.matters)]
    excerpts = [t for t in texts if t not in having and not t.facts.complete]
    past, same = earlier(archive, texts[0])
    had = [t for t in past if any(t.has(m) for m in claim.matters)]
    figures = {
        "texts": len(texts),
        "having": len(having),
        "baseline": baseline(past, had, same, here=False),
    }
    what = listed(claim.matters)
    before = f"{len(had)} of {counted(len(past), 'earlier text')} had it"
    if len(past) >= ENOUGH and len(had) < USUAL * len(past):
        before += ", so that it is missing says little"
    found = f"{what}: in {len(having)} of {counted(len(texts))} at issue; {before}"
    if having and len(having) == len(texts):
        return Verdict(
            "contradicted", found, figures, (), quoted(having, claim.matters), tuple(texts)
        )
    if having:
        return untestable(f"some texts have it and some do not: {found}", texts, **figures)
    if excerpts:
        return untestable(
            f"only an excerpt is there, and an absence needs the whole text: {found}",
            texts,
            **figures,
        )
    if any(m.kind == "words" for m in claim.matters):
        return untestable(f"not in these words, but it may go by others: {found}", texts, **figures)
    heads = quotes(t.title_quote() for t in texts)
    return Verdict(
        "supported", found, figures, heads + quoted(had[:1], claim.matters), (), tuple(texts)
    )


def test_dropped(
    archive: Archive, analysis: Analysis, claim: Claim, texts: Sequence[Text]
) -> Verdict:
    """A phrase gone: missing here, and in most of the earlier texts."""
    if not claim.matters:
        return untestable(f"“{claim.words}” quotes no phrase that can be looked for", texts)
    result = test_absence(archive, analysis, claim, texts)
    if result.verdict != "supported":
        return result
    base = result.figures["baseline"]
    if base["n"] < ENOUGH or base["k"] < USUAL * base["n"]:
        return untestable(
            f"it was no fixture before, so it cannot be dropped: {result.why}",
            texts,
            **result.figures,
        )
    return result


def _telling(analysis: Analysis, words: str) -> bool:
    entry = analysis.pack.words.get("claim-telling")
    return any(sentence_pattern(f).search(words) for f in (entry.forms if entry else ()))
