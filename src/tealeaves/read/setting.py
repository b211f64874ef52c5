"""On which occasion a text was issued, towards whom, and which way a message went.

Texts are compared with earlier ones of the same setting. The occasion is the pack's: by the
headline, by the wording of the opening, or by the day of issue; which of the three is kept.
"""

from datetime import date, timedelta
from functools import lru_cache

from tealeaves.knowledge import OccasionEntry, Pack
from tealeaves.packs.lookup import Lookup
from tealeaves.read.dates.named import occasion_day
from tealeaves.read.genre import house
from tealeaves.types import Reading, Setting

OPENING = 900  # characters of the body in which an occasion still is the text's own
LATE = 1  # days after an occasion on which a text still belongs to it by its date
# Kinds of text that are issued because of a day; all others only happen to fall on it.
BY_DAY = frozenset(("editorial", "joint_editorial", "leader_message"))
SENT = frozenset(("leader_message", "official_message_report"))
RECEIVED = frozenset(("message_received_report",))


def find_setting(reading: Reading, lookup: Lookup) -> Setting:
    """The setting of a text; each part is None where the text does not decide it."""
    article, pack = reading.article, lookup.pack
    home = house(article, pack)
    country = home.country if home else None
    occasion, basis = _occasion(reading, lookup, country)
    sent = "sent" if reading.genre in SENT else None
    direction = "received" if reading.genre in RECEIVED else sent
    return Setting(occasion, basis, _counterpart(reading, country), direction)


def _occasion(reading: Reading, lookup: Lookup, home: str | None) -> tuple[str | None, str | None]:
    article = reading.article
    text = article.view.text
    title = next((p for p in article.passages if p.role == "title"), None)
    if title and (found := _named(lookup, text, title.start, title.end)):
        return found, "headline"
    body = next((p.start for p in article.passages if p.role == "paragraph"), None)
    if body is not None and (found := _named(lookup, text, body, min(len(text), body + OPENING))):
        return found, "wording"
    if reading.genre in BY_DAY and reading.published and reading.published.precision == "day":
        found = _by_day(lookup.pack, date.fromisoformat(reading.published.value), home)
        return (found, "date") if found else (None, None)
    return None, None


def _named(lookup: Lookup, text: str, start: int, end: int) -> str | None:
    """The first occasion named in a stretch of the text."""
    mentions = lookup.find(text, start, end)
    return next((m.keys[0] for m in mentions if m.kind == "occasion"), None)


def _by_day(pack: Pack, day: date, home: str | None) -> str | None:
    """The occasion whose day it is, or was the day before; the nearest one."""
    for late in range(LATE + 1):
        for entry in pack.occasions.values():
            known = home is None or not entry.states or home in entry.states
            if known and day_in(entry, (day - timedelta(days=late)).year) == day - timedelta(late):
                return entry.id
    return None


@lru_cache(maxsize=4096)
def _lunar(month: int, day: int, year: int) -> date | None:
    from korean_lunar_calendar import KoreanLunarCalendar

    calendar = KoreanLunarCalendar()
    known = calendar.setLunarDate(year, month, day, False)
    return date.fromisoformat(calendar.SolarIsoFormat()) if known else None


def day_in(entry: OccasionEntry, year: int) -> date | None:
    """The day of an occasion in a year; lunar ones by the Korean calendar. None: not known."""
    if entry.rule == "lunar" and entry.lunar:
        return _lunar(int(entry.lunar[:2]), int(entry.lunar[3:]), year)
    return occasion_day(entry, year)


def _counterpart(reading: Reading, home: str | None) -> str | None:
    """The country a text is addressed to or about: the first foreign one of its headline.

    A person in the headline stands for the state served. Without a home all are foreign, and
    nothing is said.
    """
    article = reading.article
    if home is None or article.title is None:
        return None
    heading = article.blocks[article.title].span
    places: list[tuple[int, str]] = []
    for actor in reading.actors or ():
        places.append((actor.span.start, actor.code))
    for person in reading.people or ():
        if person.country:
            spans = (*person.mentions, *(title.span for title in person.title_spans))
            places += [(span.start, person.country) for span in spans]
    inside = sorted((at, code) for at, code in places if heading.start <= at < heading.end)
    return next((code for _, code in inside if code != home), None)
