"""Claims that a message, speech or statement was printed in full, or that it was only mentioned."""

import re
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

WHOLE = 12  # words in somebody's own voice from which a text counts as printed
NEAR = 160  # characters around a name in which the message is spoken of
TO = re.compile(r"\bto (?:[\w.’'-]{1,20} ){0,4}$")


def test_printed(archive: Archive, analysis: Analysis, claim: Claim, meant: Meant) -> Verdict:
    """Whether a text gives somebody's words in their own voice, or only says that they came."""
    if meant.vehicle not in ("message", "speech", "statement"):
        return untestable("what was kept back cannot be seen in published texts")
    what = meant.vehicle
    sender = _sender(analysis, claim, meant)
    if sender is None:
        return untestable(f"the sentence does not say whose {what} is meant")
    others = tuple(n for n in (meant.who, *meant.others) if n and n.key != sender.key)
    wanted = replace(meant, who=sender, others=others, genres=())
    texts = at_issue(archive, analysis, wanted, strict=True)
    if isinstance(texts, str):
        return untestable(texts)
    pattern = analysis.pack.words[f"claim-vehicle-{what}"].forms[0]
    full = [(t, q) for t in texts if (q := _own(t, sender, meant))]
    told = [(t, q) for t in texts if (q := _mention(t, sender, pattern))]
    figures = {"texts": len(texts), "printed": len(full), "mentioned": len(told)}
    if not full and not told:
        return untestable(
            f"{sender.label} is named in {counted(len(texts))} of these days, but no {what}",
            texts,
            **figures,
        )
    shown = quotes(q for _, q in full or told)
    if full:
        why = f"the {what} of {sender.label} itself is printed in {counted(len(full))}"
    else:
        why = f"a {what} of {sender.label} is spoken of in {counted(len(told))}, printed in none"
    at = tuple(t for t, _ in full or told)
    if bool(full) == (claim.kind == "printed"):
        return Verdict("supported", why, figures, shown, (), at)
    return Verdict("contradicted", why, figures, (), shown, at)


def _sender(analysis: Analysis, claim: Claim, meant: Meant) -> Named | None:
    """The first person of the sentence to whom it was not sent; else whose text it is."""
    page = analysis.subject.source.page
    for one in analysis.within(claim.line.start, claim.line.end, "person"):
        if not one.key.startswith("~~") and not TO.search(
            page, max(claim.line.start, one.start - NEAR), one.start
        ):
            return one
    return meant.who


def _own(text: Text, sender: Named, meant: Meant) -> Quote | None:
    """The words in the person's own voice; a speech or statement may be all of the text."""
    body = _body(text, sender)
    if body or meant.vehicle == "message":
        return body
    genres = {"speech": ("leader_speech",), "statement": ("press_statement",)}[str(meant.vehicle)]
    whole = text.head.issuer == sender.label and text.head.genre in genres
    return text.title_quote() if whole else None


def _spans(text: Text, person: Named, key: str) -> Sequence[Any]:
    people = (p for p in text.kept.reading["people"] or () if person_key(p)[0] == person.key)
    return [span for one in people for span in one[key]]


def _body(text: Text, sender: Named) -> Quote | None:
    """The body of a message, which is in its sender's voice."""
    people = [p for p in text.kept.reading["people"] or () if person_key(p)[0] == sender.key]
    names = {p["name"] for p in people} | {sender.label}
    for statement in text.kept.reading["statements"] or ():
        content = statement["content"]
        words = len(content["text"].split())
        if statement["kind"] == "body" and statement["speaker"] in names and words >= WHOLE:
            start, end = content["start"], content["end"]
            if end - start > NEAR:
                end = text.kept.page.rfind(" ", start, start + NEAR)
            return text.quote(start, end)
    return None


def _mention(text: Text, sender: Named, pattern: str) -> Quote | None:
    """Where the sender is named and the message is spoken of beside the name."""
    page = text.kept.page
    for span in (*_spans(text, sender, "mentions"), *_spans(text, sender, "title_spans")):
        low, high = max(0, span["start"] - NEAR), span["end"] + NEAR
        if sentence_pattern(pattern).search(page, low, high):
            return text.quote(span["start"], span["end"])
    return None
