"""What has to be decided by a day, and the texts that may decide it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tealeaves.archive.search.filters import Filters
from tealeaves.archive.search.find import Query, search
from tealeaves.archive.search.hits import Hit
from tealeaves.archive.store import Archive
from tealeaves.ledger.entry import Entry
from tealeaves.ledger.report import counted

CODE = re.compile(r"[A-Z]{3}")
WORD = re.compile(r"[^\W\d_][\w'’-]{3,}|[가-힣]{2,}|[一-鿿]{2,}")
# Words of grammar and of foreseeing: they are in every text, and say nothing of this one.
EMPTY = frozenset(
    "about after also another been before being between both could does during each even from "
    "further have having here into itself just like make many might more most much must next only "
    "other over same seek shall should some such than that their them then there these they this "
    "those through under until upon very what when where which while will with within without "
    "would your expect expected likely unlikely probable probably possible perhaps potential "
    "seems suggests appears".split()
)
MOST = 12  # words of a claim that are looked for
CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Due:
    """An entry whose window ends by the day asked about. `days`: since its end, 0 on the day."""

    entry: Entry
    days: int
    candidates: tuple[Hit, ...]


def due(entries: Iterable[Entry], by: str) -> list[tuple[Entry, int]]:
    """The undecided entries that end by a day (of the entry's own zone), the longest ago first."""
    found = [
        (e, (date.fromisoformat(by) - date.fromisoformat(e.until)).days)
        for e in counted(entries)
        if e.status == "open" and e.until and e.until <= by
    ]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].id))


def due_with_candidates(archive: Archive, entries: Iterable[Entry], by: str) -> tuple[Due, ...]:
    """What is due by a day, each with the texts that may decide it, the likeliest first."""
    return tuple(Due(e, days, candidates(archive, e, by)) for e, days in due(entries, by))


def candidates(archive: Archive, entry: Entry, by: str, limit: int = CANDIDATES) -> tuple[Hit, ...]:
    """Texts after the forecast that have its words; first those about its country, if any."""
    query = " OR ".join(words_of(entry))
    if not query:
        return ()
    code = next((c for c in (entry.about or "").split(";") if CODE.fullmatch(c.strip())), None)
    since = entry.since if entry.since and entry.since > (entry.made_on or "") else entry.made_on
    found: dict[int, Hit] = {}
    for country in dict.fromkeys((code and code.strip(), None)):
        filters = Filters(since=since, until=by, country=country)
        for hit in search(archive, Query(query, filters, limit=limit + 1)).hits:
            if hit.id != entry.document:
                found.setdefault(hit.id, hit)
        if len(found) >= limit:
            break
    return tuple(found.values())[:limit]


def words_of(entry: Entry) -> tuple[str, ...]:
    """The words of a claim, with its criterion and horizon, that can be looked for."""
    said = " ".join(filter(None, (entry.claim, entry.criterion, entry.horizon)))
    words = dict.fromkeys(word.lower() for word in WORD.findall(said))
    return tuple(word for word in words if word not in EMPTY)[:MOST]
