"""Which texts a claim is about: their days, whose they are, of which kind, in which medium.

Everything is taken from the claim's sentence, else from the sentences before it in the paragraph;
only the days may come from the analysis's own date. What nothing says stays open.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tealeaves.check.analysis import Analysis, Line, Named
from tealeaves.check.claims import Claim
from tealeaves.read.wording import sentence_pattern

BACK = 7  # days before the analysis's own date that it may speak of
VEHICLES = ("speech", "message", "statement", "comment")
THAN = re.compile(r"\b(?:since|than|compared (?:with|to)|against|until|unlike)\b[^.;,]{0,20}$")
PARTS = {"START": (1, 12), "MID": (8, 22), "END": (18, 31)}  # "mid-May" is no exact day


@dataclass(frozen=True, slots=True)
class Meant:
    """Conditions for the texts at issue; `basis` says where the days come from."""

    since: str | None
    until: str | None
    basis: str  # sentence, paragraph, article, none
    who: Named | None = None  # whose text it is
    others: tuple[Named, ...] = ()  # people named beside: addressees, guests
    owner: str | None = None  # the state whose texts are meant
    outlets: tuple[Named, ...] = ()
    vehicle: str | None = None
    genres: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()  # named in the sentence
    own: bool = False  # the sentence itself says whose text is meant, or which kind


def meant_by(analysis: Analysis, claim: Claim) -> Meant:
    """What the claim says of the texts it is about."""
    near = (claim.line, *analysis.before(claim.line))
    since, until, basis = _days(analysis, near)
    vehicle = next(
        (v for line in near[:2] for v in VEHICLES if _speaks_of(analysis, v, line)), None
    )
    owner = _owner(analysis, claim.line, vehicle)
    apart = {(m.kind, m.key) for m in claim.matters}
    people = [
        tuple(
            n
            for n in analysis.within(line.start, line.end, "person")
            if (n.kind, n.key) not in apart
        )
        for line in near
    ]
    who = next((n for found in people for n in found if n.country == owner), None)
    known = [n for n in people[0] if not n.key.startswith("~~")]  # an office is nobody's name
    beside = {n.key: n for n in known if who is None or n.key != who.key}
    genres = analysis.pack.words.get(f"claim-genres-{vehicle}")
    occasions = analysis.lookup.find(claim.line.text, kinds=("occasion",))
    return Meant(
        since,
        until,
        basis,
        who,
        tuple(beside.values()),
        owner,
        analysis.within(claim.line.start, claim.line.end, "outlet"),
        vehicle,
        genres.forms if genres else (),
        tuple(key for mention in occasions for key in mention.keys),
        bool(people[0]) or any(_speaks_of(analysis, v, claim.line) for v in VEHICLES),
    )


def _speaks_of(analysis: Analysis, vehicle: str, line: Line) -> re.Match[str] | None:
    entry = analysis.pack.words.get(f"claim-vehicle-{vehicle}")
    forms = entry.forms if entry else ()
    return next((m for form in forms if (m := sentence_pattern(form).search(line.text))), None)


def _owner(analysis: Analysis, line: Line, vehicle: str | None) -> str | None:
    """The state whose texts are meant: "the American statement", else the one written about."""
    m = (vehicle and _speaks_of(analysis, vehicle, line)) or _speaks_of(analysis, "text", line)
    if m:
        words = line.text[: m.start()].rstrip()
        for one in analysis.within(line.start, line.end, "country"):
            shown = analysis.subject.source.page[one.start : one.end]
            if words.endswith(shown) or words.endswith((shown + "’s", shown + "'s")):
                return one.key
    return analysis.home


def _days(analysis: Analysis, near: tuple[Line, ...]) -> tuple[str | None, str | None, str]:
    published = analysis.reading["article"]["published"]
    last = (published["latest"] or published["value"]) if published else None
    for number, line in enumerate(near):
        found = list(_named_days(analysis, line))
        for start, end in found:
            if last is None or len(last) < 10 or start.isoformat() <= last:
                basis = "paragraph" if number else "sentence"
                return start.isoformat(), end.isoformat(), basis
        if found and not number:
            return None, None, "none"  # of days to come
    if published is None or len(published["value"]) < 10:
        return None, None, "none"
    first = date.fromisoformat(published["value"]) - timedelta(BACK)
    return first.isoformat(), last, "article"


def _named_days(analysis: Analysis, line: Line) -> Iterator[tuple[date, date]]:
    """The times named in a sentence, the shortest first; not those that it compares with."""
    found = [days for days, than in _all_days(analysis, line) if not than]
    yield from sorted(found, key=lambda days: days[1] - days[0])


def _all_days(analysis: Analysis, line: Line) -> Iterator[tuple[tuple[date, date], bool]]:
    """Every date of a sentence, and whether it is one that the sentence compares with."""
    page = analysis.subject.source.page
    for one in analysis.within(line.start, line.end, "date"):
        found = span_of(one.key, one.label)
        if found:
            lead = page[max(line.start, one.start - 40) : one.start]
            yield found, THAN.search(lead) is not None


def own_days(analysis: Analysis, line: Line) -> tuple[date, date] | None:
    """The time that a sentence counts in: a day, month or year it names."""
    return next((d for d, than in _all_days(analysis, line) if not than), None)


def compared_days(analysis: Analysis, line: Line) -> tuple[date, date] | None:
    """The time that a sentence compares with: "than in August"."""
    return next((d for d, than in _all_days(analysis, line) if than), None)


def span_of(value: str, mod: str = "") -> tuple[date, date] | None:
    """First and last day of a TIMEX3 date (day, month or year), "MID" and the like heeded."""
    try:
        year, month, day = ([int(part) for part in value.split("-")] + [0, 0])[:3]
        if day:
            return date(year, month, day), date(year, month, day)
        if not month:
            return date(year, 1, 1), date(year, 12, 31)
        last = calendar.monthrange(year, month)[1]
        low, high = PARTS.get(mod, (1, last))
        return date(year, month, low), date(year, month, min(high, last))
    except ValueError:
        return None
