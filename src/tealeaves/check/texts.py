"""The archive's own texts that a claim is about, and earlier ones like them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from tealeaves.archive.issued import Issued, Which, clean_text, issued, outlets, reach
from tealeaves.archive.kept import Kept, one
from tealeaves.archive.rows import person_key, said, unknown
from tealeaves.archive.search.places import Places
from tealeaves.archive.store import Archive
from tealeaves.check.analysis import Analysis, Named
from tealeaves.check.meant import Meant
from tealeaves.compare.facts import Facts, facts_of
from tealeaves.compare.precedents import choose, setting_of
from tealeaves.evidence import around
from tealeaves.types import Setting
from tealeaves.words import folded

LATE = 1  # days after an act on which it is still reported as new
MOST = 12  # texts that one claim may be about

Quote = dict[str, Any]


@dataclass(frozen=True)
class Text:
    """A first-hand text: its facts, its words, and places to quote from."""

    head: Issued
    facts: Facts
    archive: Archive

    @cached_property
    def kept(self) -> Kept:
        """The document with page and reading."""
        return one(self.archive.connection, self.head.document)

    @cached_property
    def setting(self) -> Setting:
        """Its occasion, and which way a message went."""
        return setting_of(self.archive.connection, self.head.document)

    @cached_property
    def clean(self) -> tuple[str, Places]:
        """The clean text in small letters, quotation marks straight, and its way to the page."""
        text, places = clean_text(self.archive.connection, self.head.document)
        low = folded(text).lower()
        return (low if len(low) == len(text) else folded(text)), places

    def has(self, matter: Named) -> bool:
        """Whether it names somebody or something, or has the words."""
        if matter.kind in ("phrase", "words"):
            return matter.key in self.clean[0]
        return any(term in self.facts.terms for term in matter.terms)

    def title_quote(self) -> Quote | None:
        """Its headline, where nothing in it can be quoted for an absence."""
        span = self.kept.reading["article"]["title"]
        return self.quote(span["start"], span["end"]) if span else None

    def quote_of(self, matter: Named) -> Quote | None:
        """The first place of a matter."""
        found = self._place(matter)
        return self.quote(*found) if found else None

    def quote(self, start: int, end: int) -> Quote:
        """A place of its page as a quotation that can leave it."""
        return {
            "document": self.head.document,
            "date": self.head.date,
            "title": self.head.title,
            "page": self.facts.sha256,
            "text": self.kept.words(start, end),
            "start": start,
            "end": end,
            **around(self.kept.page, start, end),
        }

    def _place(self, matter: Named) -> tuple[int, int] | None:
        reading = self.kept.reading
        if matter.kind in ("phrase", "words"):
            text, places = self.clean
            at = text.find(matter.key)
            return places.span(at, at + len(matter.key)) if at >= 0 else None
        spans: Sequence[Any] = ()
        if matter.kind in ("country", "bloc"):
            section = "actors" if matter.kind == "country" else "blocs"
            spans = (reading[section] or {}).get(matter.key) or [
                p for p in reading["places"] or () if ("place", unknown(said(p))) in matter.also
            ]
        elif matter.kind == "person":
            people = [p for p in reading["people"] or () if person_key(p)[0] == matter.key]
            spans = [s for p in people for s in (p["mentions"] or p["title_spans"])]
        elif matter.kind == "formula":
            found = [f for f in reading["formulas"] or () if f.get("family") == matter.key]
            spans = [f["span"] for f in found]
        return (spans[0]["start"], spans[0]["end"]) if spans else None


def texts_of(archive: Archive, heads: Sequence[Issued]) -> tuple[Text, ...]:
    """The texts with these heads."""
    found = {f.document: f for f in facts_of(archive.connection, [h.document for h in heads])}
    return tuple(Text(head, found[head.document], archive) for head in heads)


def owned(archive: Archive, analysis: Analysis, owner: str | None) -> tuple[str, ...]:
    """The media in the archive that are of a state, by the packs."""
    known = analysis.pack.outlets.values()
    return tuple(
        name
        for name in outlets(archive.connection)
        if owner and any(name in o.forms and o.country == owner for o in known)
    )


def at_issue(
    archive: Archive, analysis: Analysis, meant: Meant, *, strict: bool
) -> tuple[Text, ...] | str:
    """The texts a claim is about, or in a sentence why they are not there.

    `strict`: a medium named in the sentence must be the one that printed them.
    """
    if meant.since is None or meant.until is None:
        return "neither the sentence nor the page gives a day that is past"
    which = meant.vehicle or meant.outlets or meant.occasions
    if meant.who is None and not (meant.owner and which):
        return "the sentence does not say whose text is meant"
    media = owned(archive, analysis, meant.owner)
    named = _media(archive, analysis, meant) if strict else ()
    if strict and meant.outlets and not named:
        wanted = ", ".join(dict.fromkeys(o.label for o in meant.outlets))
        return f"the archive has no text of {wanted}"
    if not media and meant.who is None:
        return "the archive has no text of a medium of that state"
    late = date.fromisoformat(meant.until) + timedelta(LATE if meant.basis != "article" else 0)
    theirs: list[Text] = []
    for until in dict.fromkeys((meant.until, late.isoformat())):
        theirs = _theirs(archive, meant, until, named or media)
        texts = _narrowed(meant, _sent(meant, _on_occasion(meant, theirs)))
        if len(texts) > MOST:
            return f"{len(texts)} texts fit, too many to say which is meant"
        if texts:
            return texts
    if not theirs:
        return _none(archive, meant)
    beside = ", ".join(other.label for other in meant.others)
    lacking = f"names {beside}" if beside else "is of the occasion"
    return f"{len(theirs)} texts fit, but none {lacking}"


def elsewhere(
    archive: Archive, analysis: Analysis, meant: Meant, texts: Sequence[Text]
) -> str | None:
    """Which media printed the texts, where the sentence speaks of another one."""
    printed = {t.head.outlet for t in texts if t.head.outlet}
    if not meant.outlets or not printed or printed & set(_media(archive, analysis, meant)):
        return None
    spoken = ", ".join(dict.fromkeys(o.label for o in meant.outlets))
    return f"as printed by {', '.join(sorted(printed))}, not {spoken}"


def _theirs(archive: Archive, meant: Meant, until: str, media: tuple[str, ...]) -> list[Text]:
    """The texts up to a day that are whose the claim says."""
    person = meant.who.key if meant.who else None
    which = Which(meant.since or until, until, meant.genres, media, person)
    heads = issued(archive.connection, which)
    return [t for t in texts_of(archive, heads) if _is_by(t, meant)]


def _media(archive: Archive, analysis: Analysis, meant: Meant) -> tuple[str, ...]:
    """The names under which the archive holds the media of the sentence."""
    wanted = {o.key for o in meant.outlets} | {o.label for o in meant.outlets}
    forms = {f for o in analysis.pack.outlets.values() if o.id in wanted for f in o.forms}
    return tuple(name for name in outlets(archive.connection) if name in forms | wanted)


def _is_by(text: Text, meant: Meant) -> bool:
    """Whether a text is somebody's: its kind tells, else the issuer or the headline."""
    who = meant.who
    if who is None or meant.vehicle or text.head.issuer == who.label:
        return True
    span = text.kept.reading["article"]["title"]
    people = [p for p in text.kept.reading["people"] or () if person_key(p)[0] == who.key]
    places = [s for p in people for s in (*p["mentions"], *p["title_spans"])]
    return span is not None and any(span["start"] <= s["start"] < span["end"] for s in places)


def _on_occasion(meant: Meant, texts: list[Text]) -> list[Text]:
    """Those of the occasion that the sentence names; where nothing else ties them only those."""
    found = [t for t in texts if t.setting.occasion in meant.occasions]
    return found if meant.who is None and not (meant.vehicle or meant.outlets) else found or texts


def _sent(meant: Meant, texts: list[Text]) -> list[Text]:
    """Of somebody's messages those that were sent, where there are any, and not received."""
    if meant.vehicle != "message" or meant.who is None or meant.who.country != meant.owner:
        return texts
    sent = [t for t in texts if t.setting.direction != "received"]
    return sent or texts


def _narrowed(meant: Meant, texts: Sequence[Text]) -> tuple[Text, ...]:
    """Those that name everybody beside, else those that name somebody of them."""
    every = tuple(t for t in texts if all(t.has(other) for other in meant.others))
    return every or tuple(t for t in texts if any(t.has(other) for other in meant.others))


def _none(archive: Archive, meant: Meant) -> str:
    whose = f" of {meant.who.label}" if meant.who else ""
    days = meant.since if meant.since == meant.until else f"{meant.since} to {meant.until}"
    held = reach(archive.connection)
    holds = f"; it holds {held[0]} to {held[1]}" if held else ""
    return f"the archive has no first-hand {meant.vehicle or 'text'}{whose} of {days}{holds}"


def earlier(archive: Archive, text: Text) -> tuple[tuple[Text, ...], tuple[str, ...]]:
    """Its precedents of the first-hand layer, the latest first, and what they agree in."""
    connection = archive.connection
    choice = choose(connection, text.facts, text.setting)
    facts = facts_of(connection, [p.document for p in choice.precedents])
    own = tuple(
        Text(
            Issued(f.document or 0, f.date or "", f.outlet, f.genre, None, f.title, f.complete),
            f,
            archive,
        )
        for f in facts
        if f.layer == "first_hand"
    )
    return own, choice.same
