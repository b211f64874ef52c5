"""Claims that somebody or something was left out."""

from collections.abc import Sequence

from tealeaves.archive.rows import said
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

DISCUSSED = 3  # mentions of other states from which foreign affairs are spoken of


def test_absence(
    archive: Archive, analysis: Analysis, claim: Claim, texts: Sequence[Text]
) -> Verdict:
    """Contradicted by a quotation, supported only over complete texts."""
    if not claim.matters and _says(analysis, "claim-foreign", said(claim.evidence[0])):
        return _test_foreign(archive, analysis, texts)
    if not claim.matters or _says(analysis, "claim-telling", claim.words):
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


def _test_foreign(archive: Archive, analysis: Analysis, texts: Sequence[Text]) -> Verdict:
    """Foreign affairs left out: no other state is named. One named in passing decides nothing."""
    counts = [_foreign(analysis, text) for text in texts]
    past, same = earlier(archive, texts[0])
    had = [t for t in past if sum(_foreign(analysis, t).values()) >= DISCUSSED]
    named = [sum(found.values()) for found in counts]
    figures = {
        "texts": len(texts),
        "mentions": named,
        "baseline": baseline(past, had, same, here=False),
    }
    told = ", ".join(str(n) for n in named)
    why = (
        f"other states are named {told} times in {counted(len(texts))} at issue; {len(had)} of "
        f"{counted(len(past), 'earlier text')} named them {DISCUSSED} times or more"
    )
    states = [analysis.state(code) for found in counts for code in found]
    if all(n >= DISCUSSED for n in named):
        return Verdict("contradicted", why, figures, (), quoted(texts, states), tuple(texts))
    if any(named) or not all(t.facts.complete for t in texts):
        return untestable(f"neither silence nor talk: {why}", texts, **figures)
    heads = quotes(t.title_quote() for t in texts)
    return Verdict("supported", why, figures, heads, (), tuple(texts))


def _foreign(analysis: Analysis, text: Text) -> dict[str, int]:
    """The states named, but the one whose text it is, and how often."""
    return {code: n for code, (n, _) in text.facts.of("country").items() if code != analysis.home}


def _says(analysis: Analysis, name: str, words: str) -> bool:
    entry = analysis.pack.words.get(name)
    return any(sentence_pattern(f).search(words) for f in (entry.forms if entry else ()))
