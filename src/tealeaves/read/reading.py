"""Article and packs in, reading out: the finders called one after another, in plain sight.

Pure: no archive, no clock, no network, no random number.
"""

from dataclasses import replace

from tealeaves import __version__
from tealeaves.knowledge import Pack
from tealeaves.packs.lookup import Lookup
from tealeaves.read.attitudes.epithets import find_epithets
from tealeaves.read.attitudes.stance import find_stance
from tealeaves.read.countries.actors import find_actors, find_blocs
from tealeaves.read.countries.outlets import find_outlets
from tealeaves.read.countries.passage import grounds
from tealeaves.read.countries.places import find_places
from tealeaves.read.dates.find import find_dates
from tealeaves.read.dates.published import infer_published
from tealeaves.read.events.find import find_events
from tealeaves.read.forecasts.find import find_forecasts
from tealeaves.read.formulas import find_formulas
from tealeaves.read.found import Found
from tealeaves.read.genre import find_audience, find_authority, find_genre
from tealeaves.read.mentions import find_mentions
from tealeaves.read.parse import parse
from tealeaves.read.people.attendance import find_attendance
from tealeaves.read.people.find import find_people
from tealeaves.read.signals.find import find_signals
from tealeaves.read.statements.find import find_quote_flags, find_statements
from tealeaves.types import Article, Audience, Authority, Dated, Flag, Reading

SECTIONS = (
    "people",
    "attendance_list",
    "outlets",
    "actors",
    "blocs",
    "places",
    "statements",
    "dates",
    "events",
    "stance",
    "epithets",
    "formulas",
    "forecasts",
    "signals",
)


# "und" is a page of a few words in Latin letters: English is what these users are sent.
READ = frozenset(("en", "und"))

# Characters of clean text. No article is that long; a book or a log would take minutes to parse.
LONGEST = 1_000_000


def read(article: Article, lookup: Lookup) -> Reading:
    """The reading of an article. The same article and packs give the same reading.

    In a language without finders, or in a text over LONGEST characters, the sections are None and
    `not_read` says why.
    """
    if article.language not in READ:
        return _unread(article, lookup.pack, f"no finder for language {article.language!r} yet")
    if len(article.view.text) > LONGEST:
        return _unread(article, lookup.pack, f"over {LONGEST:,} characters; split the page")
    return _read_english(article, lookup)


def _read_english(article: Article, lookup: Lookup) -> Reading:
    pack = lookup.pack
    published = article.published or infer_published(article, pack)
    parsed = parse(article)
    mentions = find_mentions(article, lookup)
    people = find_people(article, mentions, pack)
    lines = grounds(article, mentions, pack)
    outlets = find_outlets(article, lines, pack)
    actors = find_actors(article, lines, pack)
    blocs = find_blocs(article, lines)
    places = find_places(article, lines, actors, pack)
    attendance = find_attendance(article, people, pack)
    dates = find_dates(article, published, pack)
    said = find_statements(article, parsed, people, outlets, pack)
    kind = find_genre(article, people, mentions, pack)
    epithets = find_epithets(article, mentions, parsed, actors, blocs, people, pack)
    found = Found(
        article=article,
        parsed=parsed,
        pack=pack,
        published=published,
        kind=kind,
        authority=find_authority(article, kind, people, outlets, said, pack),
        people=people,
        attendance=attendance,
        outlets=outlets,
        places=places,
        actors=actors,
        blocs=blocs,
        dates=dates,
        statements=said,
        formulas=find_formulas(article, mentions, pack),
        epithets=epithets,
    )
    found = replace(
        found,
        events=find_events(found),
        forecasts=find_forecasts(found),
        stance=find_stance(found),
    )
    return Reading(
        article=article,
        version=__version__,
        packs=pack.stamps,
        published=published,
        genre=kind.genre if kind else None,
        authority=found.authority,
        audience=find_audience(article, kind, pack),
        people=people,
        attendance=attendance,
        outlets=outlets,
        actors=actors,
        blocs=blocs,
        places=places,
        statements=said,
        dates=dates,
        events=found.events,
        stance=found.stance,
        epithets=epithets,
        formulas=found.formulas,
        forecasts=found.forecasts,
        signals=find_signals(found),
        flags=_flags(article, published, find_quote_flags(article)),
    )


def _flags(article: Article, published: Dated | None, quotes: tuple[Flag, ...]) -> tuple[Flag, ...]:
    undated = () if published else (Flag("undated"),)
    return (*article.flags, *undated, *quotes)


def _unread(article: Article, pack: Pack, why: str) -> Reading:
    """The article alone, and which sections were not looked for."""
    korean = article.language == "ko" and len(article.view.text) <= LONGEST
    missing = [
        name
        for name in ("genre", "authority", "audience", *SECTIONS)
        if not (korean and name == "dates")
    ]
    return Reading(
        article=article,
        version=__version__,
        packs=pack.stamps,
        published=article.published,
        genre=None,
        authority=Authority(None, None, "second_hand"),
        audience=Audience(None),
        dates=find_dates(article, article.published, pack) if korean else None,
        flags=_flags(article, article.published, ()),
        not_read=tuple((section, why) for section in missing),
    )
