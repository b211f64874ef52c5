"""What kind of text an article is, who stands behind it at which rung, and for whom it is.

The kinds are entries of the packs; here is only how an entry is tried on a text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tealeaves import evidence
from tealeaves.knowledge import GenreEntry, OutletEntry, Pack
from tealeaves.spans import Span
from tealeaves.types import (
    Article,
    Audience,
    Authority,
    Mention,
    Outlet,
    Passage,
    Person,
    Statement,
)

# Characters of the body that count as its lead; a kind of text shows itself at once.
LEAD = 1500
DATELINE = re.compile(r"\A[^\n]{0,60}?\(\w{2,12}\)\s{0,3}(?:--?|–|—)?\s{0,3}")
WITH_DATELINE = re.compile(r"[^\n]{0,60}?\(\w{2,12}\)\s{0,3}(?:--|–|—)")
SLOT = re.compile(r"\{(person|office|body|outlet|country)\}")
STATE_OWNER = re.compile(
    r"state|party|WPK|CPC|KPA|CPRK|MFA|Cabinet|\bgovernment|Council|Commission|Committee", re.I
)
AROUND = 80  # characters around the name of a text in which its verb is looked for
CLAUSE = re.compile(r"[.;:\n]")
WITHIN = re.compile(r"\b[Ii]n (?:an?|the|its|their|his|her|this|that)(?: \w{1,20}){0,2} $")
NOBODY = "(?!)"  # a pattern that fits nothing


@dataclass(frozen=True, slots=True)
class Opening:
    """The title and the first paragraphs, and where the lead stands in the clean text."""

    title: str
    title_at: int
    lead: str
    lead_at: int


def find_genre(
    article: Article, people: Sequence[Person], mentions: Sequence[Mention], pack: Pack
) -> GenreEntry | None:
    """The first entry of the packs that fits; entries without patterns come last.

    A first-hand entry is tried only on the text of a medium of its country (`entry.outlet`). A page
    without a body, or one that names no state, medium or person, is of no kind by default.
    """
    opening = opening_of(article)
    names = _names(article, people, mentions)
    home = house(article, pack)
    entries = sorted(pack.genres.values(), key=lambda e: not (e.title or e.lead))
    if not opening.lead or not (names or home):
        entries = [e for e in entries if e.title or e.lead]
    return next(
        (e for e in entries if _at_home(e, home) and fits(e, opening.title, opening.lead, names)),
        None,
    )


def fits(entry: GenreEntry, title: str, lead: str, names: Sequence[tuple[str, str]] = ()) -> bool:
    """True when a pattern of `entry.title` fits the title and one of `entry.lead` the lead.

    A list that is empty asks for nothing. `names` are (kind, words) pairs for `{person}` and
    its like.
    """
    return all(
        not patterns or any(_compiled(_filled(p, names)).search(words) for p in patterns)
        for patterns, words in ((entry.title, title), (entry.lead, lead))
    )


def opening_of(article: Article) -> Opening:
    """The title, else the first heading, and the lead without its dateline."""
    text = article.view.text
    heads = (p for p in article.passages if p.role in ("title", "heading"))
    title = next((p for p in heads if not is_body(article, p)), None)
    body = [p for p in article.passages if is_body(article, p)]
    if not body:
        return Opening(text[title.start : title.end] if title else "", 0, "", 0)
    start = body[0].start
    lead = text[start : start + LEAD]
    cut = DATELINE.match(lead)
    start += cut.end() if cut else 0
    return Opening(
        text[title.start : title.end] if title else "",
        title.start if title else 0,
        text[start : start + LEAD],
        start,
    )


def is_body(article: Article, passage: Passage) -> bool:
    """True for running text; a line with the dateline before other words is never a headline."""
    if passage.role in ("paragraph", "list"):
        return True
    words = article.view.text[passage.start : passage.start + 80]
    return passage.role in ("title", "heading") and WITH_DATELINE.match(words) is not None


def house(article: Article, pack: Pack) -> OutletEntry | None:
    """The medium whose text this is: the given outlet, or the agency of the dateline."""
    agency = article.dateline.agency if article.dateline else None
    known = _outlets(pack)
    return next((known[name] for name in (agency, article.outlet) if name in known), None)


@lru_cache(maxsize=4)
def _outlets(pack: Pack) -> dict[str | None, OutletEntry]:
    """The media by each of their names; of two with one name the first."""
    found: dict[str | None, OutletEntry] = {}
    for outlet in pack.outlets.values():
        for form in filter(None, outlet.forms):
            found.setdefault(form, outlet)
    return found


@lru_cache(maxsize=4)
def voices_of_media(pack: Pack) -> dict[str, str]:
    """The states of the media that speak for one, by every name of the media."""
    spoken = ((outlet, speaks_for(outlet)) for outlet in pack.outlets.values())
    return {form: state for outlet, state in spoken if state for form in outlet.forms}


def speaks_for(home: OutletEntry | None) -> str | None:
    """The state whose voice a medium is: one owned by a state or its party, else None."""
    if home is None or home.owner is None:
        return None
    return home.country if STATE_OWNER.search(home.owner) else None


def _at_home(entry: GenreEntry, home: OutletEntry | None) -> bool:
    """`entry.outlet` is an outlet's id or the country whose media print this kind of text."""
    if entry.outlet is None:
        return True
    return home is not None and entry.outlet in (home.id, home.country)


def _names(
    article: Article, people: Sequence[Person], mentions: Sequence[Mention]
) -> tuple[tuple[str, str], ...]:
    text = article.view.text
    shown = [("person", evidence.words(article, s)) for p in people for s in p.mentions]
    found = [(m.kind, text[m.start : m.end]) for m in mentions]
    return tuple(dict.fromkeys(shown + found))


def _filled(pattern: str, names: Sequence[tuple[str, str]]) -> str:
    def choice(m: re.Match[str]) -> str:
        words = [re.escape(word) for kind, word in names if kind == m.group(1) and word]
        return f"(?:{'|'.join(words)})" if words else NOBODY

    return SLOT.sub(choice, pattern)


@lru_cache(maxsize=2048)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


def find_authority(
    article: Article,
    entry: GenreEntry | None,
    people: Sequence[Person],
    outlets: Sequence[Outlet],
    statements: Sequence[Statement],
    pack: Pack,
) -> Authority:
    """The rung of a first-hand text; for a second-hand one the rungs of what it reports.

    The order of rungs is the ladder `reading` of the packs.
    """
    if entry is None:
        return Authority(None, None, "second_hand")
    if entry.layer == "second_hand":
        return _reported(article, pack)
    opening = opening_of(article)
    names = _names(article, people, ())
    shown = _evidence(article, entry, opening, names)
    return Authority(
        entry.rung, _issuer(entry, opening, names, article, people, pack), "first_hand", shown
    )


def _issuer(
    entry: GenreEntry,
    opening: Opening,
    names: Sequence[tuple[str, str]],
    article: Article,
    people: Sequence[Person],
    pack: Pack,
) -> str | None:
    """The entry's issuer; `{person}` and `{sender}` are the first and second name of the lead,
    `{issuer}` is what the group of that name in a pattern holds."""
    if entry.issuer in ("{person}", "{sender}"):
        in_lead = [
            p.name
            for p in people
            if p.name and any(article.view.within(s)[0] >= opening.lead_at for s in p.mentions)
        ]
        place = int(entry.issuer == "{sender}")
        return in_lead[place] if len(in_lead) > place else (in_lead[0] if in_lead else None)
    if entry.issuer == "{issuer}":
        for pattern, words in _patterns(entry, opening, names):
            m = pattern.search(words)
            if m and m.groupdict().get("issuer"):
                return str(m.group("issuer"))
        return None
    home = house(article, pack)
    return entry.issuer or (home.forms[0] if home else article.outlet)


def _patterns(
    entry: GenreEntry, opening: Opening, names: Sequence[tuple[str, str]]
) -> Iterator[tuple[re.Pattern[str], str]]:
    for pattern in entry.lead:
        yield _compiled(_filled(pattern, names)), opening.lead
    for pattern in entry.title:
        yield _compiled(_filled(pattern, names)), opening.title


def _evidence(
    article: Article, entry: GenreEntry, opening: Opening, names: Sequence[tuple[str, str]]
) -> tuple[Span, ...]:
    """The words that show the kind: the lead's where it has any, else the title's."""
    places = (
        (entry.lead, opening.lead, opening.lead_at),
        (entry.title, opening.title, opening.title_at),
    )
    for patterns, words, at in places:
        for pattern in patterns:
            m = _compiled(_filled(pattern, names)).search(words)
            if m and m.group().strip():
                return (evidence.span(article, at + m.start(), at + m.end()),)
    return ()


def _reported(article: Article, pack: Pack) -> Authority:
    """Highest and lowest rung among the texts that a second-hand article speaks of.

    The words for each rung are the lists `rung-...` of the packs.
    """
    seen: list[tuple[int, str, Span]] = []
    for place, rung in enumerate(pack.reading_ladder):
        forms = pack.words[f"rung-{rung}"].forms if f"rung-{rung}" in pack.words else ()
        m = _rung_named(article.view.text, rung, forms, pack) if forms else None
        if m:
            seen.append((place, rung, evidence.span(article, m.start(), m.end())))
    if not seen:
        return Authority(None, None, "second_hand")
    high, low = seen[0], seen[-1]
    shown = (high[2],) if high is low else (high[2], low[2])
    return Authority((high[1], low[1]), None, "second_hand", shown)


def _rung_named(text: str, rung: str, forms: tuple[str, ...], pack: Pack) -> re.Match[str] | None:
    """The first place that tells of such a text as of one that there is.

    Words after "in a" always do; no others do after a future or a negated verb, and a statement
    must also be issued, signed or the like near by.
    """
    unsaid = _any_of(pack.words["rung-unsaid"].forms)
    acts = _any_of(pack.words["rung-acts"].forms) if rung.endswith("statement") else None
    for m in _any_of(forms).finditer(text):
        start = max(0, m.start() - AROUND)
        before = CLAUSE.split(text[start : m.start()])[-1]
        after = CLAUSE.split(text[m.end() : m.end() + AROUND])[0]
        if WITHIN.search(before) or m.group().lower().startswith("in "):
            return m
        if not unsaid.search(before) and (
            acts is None or acts.search(before) or acts.search(m.group() + after)
        ):
            return m
    return None


@lru_cache(maxsize=64)
def _any_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b")


def find_audience(article: Article, entry: GenreEntry | None, pack: Pack) -> Audience:
    """For whom the text is, by its kind, else by its medium; None for second-hand texts."""
    if entry is None or entry.layer == "second_hand":
        return Audience(None)
    home = house(article, pack)
    known = entry.audience or (home.audience if home else None)
    for value in ("external", "domestic", "both"):
        if known == value:
            return Audience(value)
    return Audience(None)
