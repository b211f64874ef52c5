"""Article and packs in, reading out: the finders called one after another, in plain sight.

Pure: no archive, no clock, no network, no random number.
"""

from dataclasses import replace

from tealeaves.packs.lookup import Lookup
from tealeaves.page.article import read_article
from tealeaves.read import events, forecasts, statements, stance
from tealeaves.read.actors import find_actors, find_blocs
from tealeaves.read.attendance import find_attendance
from tealeaves.read.dates import find_dates
from tealeaves.read.epithets import find_epithets
from tealeaves.read.events import find_events
from tealeaves.read.forecasts import find_forecasts
from tealeaves.read.formulas import find_formulas
from tealeaves.read.genre import find_audience, find_authority, find_genre
from tealeaves.read.mentions import find_mentions
from tealeaves.read.outlets import find_outlets
from tealeaves.read.parse import parse
from tealeaves.read.people import find_people
from tealeaves.read.places import find_places
from tealeaves.read.published import infer_published
from tealeaves.read.signals import find_signals
from tealeaves.read.stance import find_stance
from tealeaves.read.statements import find_quote_flags, find_statements
from tealeaves.types import Article, Authority, Audience, Flag, Page, Reading

SECTIONS = ("people", "attendance_list", "outlets", "actors", "blocs", "places", "statements",
            "dates", "events", "stance", "epithets", "formulas", "forecasts", "signals")


def read(page: Page, lookup: Lookup, *, date: str | None = None, outlet: str | None = None,
         url: str | None = None) -> Reading:
    """The reading of a page.

    `date` (YYYY-MM-DD) is the day of issue and `outlet` the publisher where an archive record
    knows them; the same page, packs and options give the same reading.
    """
    article = read_article(page, lookup.pack, date=date, outlet=outlet, url=url)
    if article.language != "en":
        return unread(article, lookup)
    return read_english(article, lookup)
