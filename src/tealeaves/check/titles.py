"""Claims that a title was used or left off."""

from collections.abc import Sequence
from typing import Any

from tealeaves.archive.rows import person_key
from tealeaves.archive.store import Archive
from tealeaves.check.analysis import Analysis, Named
from tealeaves.check.claims import Claim
from tealeaves.check.meant import Meant
from tealeaves.check.texts import Quote, Text, earlier
from tealeaves.check.verdict import Verdict, baseline, counted, quotes, untestable
from tealeaves.knowledge import Tenure


def test_title(
    archive: Archive, analysis: Analysis, claim: Claim, texts: Sequence[Text], meant: Meant
) -> Verdict:
    """Whether the person's title stands in the texts at issue; another person's does not count."""
    offices = _offices(analysis, claim.words)
    person = _by_office(analysis, meant, offices) or _holder(analysis, claim) or meant.who
    if not offices:
        return untestable(f"no title that the packs know is named in “{claim.words}”", texts)
    if person is None:
        return untestable("the sentence does not say whose title is meant", texts)
    there = [t for t in texts if t.has(person)]
    if not there:
        return untestable(f"{counted(len(texts))} at issue, none names {person.label}", texts)
    having = [t for t in there if _printed(t, person, offices)]
    lacking = [t for t in there if t not in having and t.facts.complete]
    past, same = earlier(archive, there[0])
    able = [t for t in past if t.has(person)]
    had = [t for t in able if _printed(t, person, offices)]
    used = claim.kind == "title_used"
    figures = {
        "texts": len(there),
        "having": len(having),
        "person": person.key,
        "title": offices[0],
        "baseline": baseline(able, had, same, here=used),
    }
    why = (
        f"{person.label} is named in {counted(len(there))} at issue, {len(having)} of them "
        f"{'prints' if len(having) == 1 else 'print'} the title; so did {len(had)} of "
        f"{counted(len(able), 'earlier text')}"
    )
    mixed = bool(having) and len(having) < len(there)
    if mixed or (not having and not lacking):
        open_ = "some texts print it and some do not" if mixed else "only excerpts are there"
        return untestable(f"{open_}: {why}", there, **figures)
    shown = quotes(_printed(t, person, offices) for t in having)
    heads = quotes(t.title_quote() for t in lacking)
    before = quotes(_printed(t, person, offices) for t in had)
    good = bool(having) == used
    if good:
        return Verdict("supported", why, figures, shown or before or heads, (), tuple(there))
    return Verdict("contradicted", why, figures, (), shown or heads, tuple(there))


def _offices(analysis: Analysis, words: str) -> tuple[str, ...]:
    """Pack ids and canonical names of the titles named; a known one before a mere "president"."""
    found = sorted(
        analysis.lookup.find(words, kinds=("office",)), key=lambda m: m.keys[0].startswith("any-")
    )
    if not found:
        return ()
    return tuple(x for key in found[0].keys for x in (key, analysis.pack.offices[key].canonical))


def _by_office(analysis: Analysis, meant: Meant, offices: Sequence[str]) -> Named | None:
    """Who, by the packs, holds the office: one of those named, else its only holder that day."""
    tenures = [t for t in analysis.pack.tenures if t.office in offices]
    named = {p.key: p for p in (meant.who, *meant.others) if p}
    people = {t.person for t in tenures if t.person in named}
    if not people:
        people = {t.person for t in tenures if _held(t, meant.since or "")}
    if len(people) != 1:
        return None
    key = people.pop()
    entry = analysis.pack.people.get(key)
    known = Named("person", key, entry.forms[0], 0, 0, entry.country) if entry else None
    return named.get(key) or known


def _held(tenure: Tenure, day: str) -> bool:
    since, until = tenure.since or "", tenure.until or "~"
    return since <= day and day[: len(until)] <= until


def _holder(analysis: Analysis, claim: Claim) -> Named | None:
    """Whose title it is: by the reading, else by the name in the words."""
    for person in analysis.reading["people"] or ():
        held = person.get("title_withheld")
        if held and any(a < held["end"] and held["start"] < b for a, b in claim.spans):
            key, label = person_key(person)
            return Named("person", key, label, held["start"], held["end"], person["country"])
    start, end = claim.spans[0]
    page = analysis.subject.source.page
    at = page.find(claim.words[:12], start, end)
    before = analysis.within(start, at if at > start else end, "person")
    inside = [m for m in claim.matters if m.kind == "person"]
    return next(iter((*inside, *before[-1:])), None)


def _printed(text: Text, person: Named, offices: Sequence[str]) -> Quote | None:
    """Where the text prints one of the titles for the person."""
    people: list[dict[str, Any]] = text.kept.reading["people"] or []
    for one in people:
        if person_key(one)[0] == person.key:
            for span in one["title_spans"]:
                if span.get("office") in offices or span["canonical"] in offices:
                    return text.quote(span["start"], span["end"])
    return None
