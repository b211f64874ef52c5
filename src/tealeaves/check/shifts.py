"""Claims of a change of line or of none: what stands out against precedents, and attitudes."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from tealeaves.archive.issued import Which, issued
from tealeaves.archive.store import Archive
from tealeaves.check.analysis import Analysis, Named
from tealeaves.check.claims import Claim
from tealeaves.check.meant import Meant
from tealeaves.check.often import CHANCE, Pair
from tealeaves.check.texts import Text, earlier, owned, texts_of
from tealeaves.check.verdict import ENOUGH, Verdict, counted, listed, quotes, untestable
from tealeaves.compare.contrast import Scored, contrast
from tealeaves.compare.quoting import source_of, spans_of
from tealeaves.compare.saying import statement_of

SURE = 8  # precedents from which a missing difference speaks against a claimed change
NOW, THEN = 30, 90  # days up to the analysis, and before them
LEAST = 10  # texts of either stretch


def test_shift(
    archive: Archive, analysis: Analysis, claim: Claim, texts: Sequence[Text]
) -> Verdict:
    """What of the texts at issue stands out, as far as it is about the matter."""
    keys = {m.key for m in claim.matters}
    listed_here: list[tuple[Text, Scored]] = []
    tried = least = 0
    same: tuple[str, ...] = ()
    for text in texts:
        past, same = earlier(archive, text)
        result = contrast(text.facts, [p.facts for p in past])
        tried += sum(_about(s, keys) for s in result.scored)
        least = max(least, len(past))
        for fact in result.facts:
            listed_here += [(text, s) for s in fact if _about(s, keys)][:1]
    figures: dict[str, Any] = {
        "texts": len(texts),
        "features_tried": tried,
        "listed": [
            {"statement": statement_of(s), "bits": s.bits, "n": s.n, "k": s.k}
            for _, s in listed_here
        ],
        "baseline": {"n": least, "same": list(same)},
    }
    on = f" on {listed(claim.matters)}" if claim.matters else ""
    why = (
        f"of {tried} features{on} compared with {counted(least, 'earlier text')}, "
        f"{len(listed_here)} stand out"
    )
    if least < ENOUGH or not tried:
        return untestable(f"too few earlier texts: {why}", texts, **figures)
    shown = quotes(_quote(t, s) for t, s in listed_here) or quotes(t.title_quote() for t in texts)
    if bool(listed_here) == (claim.kind == "shift"):
        return Verdict("supported", why, figures, shown, (), tuple(texts))
    if not listed_here and least < SURE:
        return untestable(f"few earlier texts show few changes: {why}", texts, **figures)
    return Verdict("contradicted", why, figures, (), shown, tuple(texts))


def _about(scored: Scored, keys: set[str]) -> bool:
    """Whether a feature is of the matter; without a matter all are, but the length."""
    return bool(keys & set(scored.feature.parts)) if keys else scored.feature.kind != "length"


def _quote(text: Text, scored: Scored) -> dict[str, Any] | None:
    source = source_of(text.archive.connection, text.facts)
    spans = spans_of(source, scored.feature)
    return text.quote(spans[0]["start"], spans[0]["end"]) if spans else text.title_quote()


def test_attitude(archive: Archive, analysis: Analysis, claim: Claim, meant: Meant) -> Verdict:
    """Attitudes of the state towards others: the month up to the analysis, the quarter before."""
    published = analysis.reading["article"]["published"]
    states = [m for m in claim.matters if m.kind == "country"]
    media = owned(archive, analysis, meant.owner)
    if not states or published is None or len(published["value"]) < 10 or not media:
        return untestable("the sentence does not say towards whom, or in whose texts")
    last = date.fromisoformat(published["value"])
    middle = last - timedelta(NOW)
    ranges = (
        Which((middle - timedelta(THEN)).isoformat(), middle.isoformat(), (), media),
        Which((middle + timedelta(1)).isoformat(), last.isoformat(), (), media),
    )
    rows = [row for state in states for row in _rows(archive, ranges, str(meant.owner), state)]
    figures = {
        "attitudes": [{"to": s.key, "sign": sign} | pair.to_json() for s, sign, pair in rows],
        "from": ranges[1].since,
        "to": ranges[1].until,
        "baseline": {"from": ranges[0].since, "to": ranges[0].until},
    }
    told = ", ".join(
        f"“{sign}” towards {s.label} in {p.now_k} of {p.now_n} texts that name it, before in "
        f"{p.then_k} of {p.then_n}"
        for s, sign, p in rows
    )
    if not rows or any(min(p.now_n, p.then_n) < LEAST for _, _, p in rows):
        return untestable(f"too few texts: {told or 'none names the state'}", (), **figures)
    moved = [r for r in rows if min(r[2].more, r[2].less) <= CHANCE / len(rows)]
    told = f"{'a' if moved else 'no'} difference beyond chance: {told}"
    if bool(moved) == (claim.kind == "shift"):
        return Verdict("supported", told, figures, _examples(archive, ranges[1], states))
    return Verdict("contradicted", told, figures, (), _examples(archive, ranges[1], states))


def _rows(
    archive: Archive, ranges: tuple[Which, Which], owner: str, state: Named
) -> list[tuple[Named, str, Pair]]:
    named = [
        [t.facts for t in texts_of(archive, issued(archive.connection, w, state.terms))]
        for w in ranges
    ]
    rows = []
    for sign in ("+", "-"):
        had = [sum((owner, state.key, sign) in f.stances for f in facts) for facts in named]
        rows.append((state, sign, Pair(len(named[0]), had[0], len(named[1]), had[1])))
    return rows


def _examples(
    archive: Archive, which: Which, states: Sequence[Named]
) -> tuple[dict[str, Any], ...]:
    """The latest texts that name the states."""
    heads = issued(archive.connection, which, states[0].terms)[-2:]
    return quotes(t.quote_of(states[0]) for t in texts_of(archive, heads))
