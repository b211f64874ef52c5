"""Claims that a message was printed in full, or that it was only mentioned."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tealeaves.archive.rows import person_key
from tealeaves.archive.store import Archive
from tealeaves.check.analysis import Analysis, Named
from tealeaves.check.claims import Claim
from tealeaves.check.meant import Meant
from tealeaves.check.texts import Quote, Text, at_issue
from tealeaves.check.verdict import Verdict, counted, quotes, untestable
from tealeaves.read.wording import sentence_pattern

WHOLE = 12  # words of a message in its own voice from which it counts as printed
NEAR = 160  # characters around a sender's name in which the message is spoken of


def test_printed(archive: Archive, analysis: Analysis, claim: Claim, meant: Meant) -> Verdict:
    """Whether a text gives the sender's message in its own voice, or only says that it came."""
    if meant.vehicle != "message":
        return untestable("what was kept back cannot be seen in published texts")
    sender = _sender(analysis, claim) or meant.who
    if sender is None:
        return untestable("the sentence does not say whose message is meant")
    others = tuple(n for n in (meant.who, *meant.others) if n and n.key != sender.key)
    wanted = replace(meant, who=sender, others=others, genres=())
    texts = at_issue(archive, analysis, wanted, strict=True)
    if isinstance(texts, str):
        return untestable(texts)
    pattern = analysis.pack.words["claim-vehicle-message"].forms[0]
    full = [(t, q) for t in texts if (q := _body(t, sender))]
    told = [(t, q) for t in texts if (q := _mention(t, sender, pattern))]
    figures = {"texts": len(texts), "printed": len(full), "mentioned": len(told)}
    if not full and not told:
        return untestable(
            f"{sender.label} is named in {counted(len(texts))} of these days, but no message",
            texts,
            **figures,
        )
    shown = quotes(q for _, q in full or told)
    if full:
        why = (
            f"the message of {sender.label} itself is printed in {counted(len(full))} of these days"
        )
        side = claim.kind == "printed"
    else:
        why = (
            f"a message of {sender.label} is spoken of in {counted(len(told))} of these days, "
            "and printed in none"
        )
        side = claim.kind == "mentioned_only"
    at = tuple(t for t, _ in full or told)
    if side:
        return Verdict("supported", why, figures, shown, (), at)
    return Verdict("contradicted", why, figures, (), shown, at)


def _sender(analysis: Analysis, claim: Claim) -> Named | None:
    """The first person of the sentence: the one who sent, or whose letter it is."""
    people = analysis.within(claim.line.start, claim.line.end, "person")
    return people[0] if people else None


def _spans(text: Text, person: Named, key: str) -> Sequence[Any]:
    people = (p for p in text.kept.reading["people"] or () if person_key(p)[0] == person.key)
    return [span for one in people for span in one[key]]


def _body(text: Text, sender: Named) -> Quote | None:
    """The message in the sender's own voice."""
    people = [p for p in text.kept.reading["people"] or () if person_key(p)[0] == sender.key]
    names = {p["name"] for p in people} | {sender.label}
    for statement in text.kept.reading["statements"] or ():
        content = statement["content"]
        words = len(content["text"].split())
        if statement["kind"] == "body" and statement["speaker"] in names and words >= WHOLE:
            start, end = content["start"], content["end"]
            page = text.kept.page
            return text.quote(
                start, end if end - start <= NEAR else page.rfind(" ", start, start + NEAR)
            )
    return None


def _mention(text: Text, sender: Named, pattern: str) -> Quote | None:
    """Where the sender is named and a message is spoken of beside the name."""
    page = text.kept.page
    for span in (*_spans(text, sender, "mentions"), *_spans(text, sender, "title_spans")):
        low, high = max(0, span["start"] - NEAR), span["end"] + NEAR
        if sentence_pattern(pattern).search(page, low, high):
            return text.quote(span["start"], span["end"])
    return None
