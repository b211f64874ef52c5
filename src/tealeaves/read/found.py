"""Everything found in a text so far, in one value for the finders that build on the others."""

from dataclasses import dataclass

from tealeaves.knowledge import GenreEntry, Pack
from tealeaves.read.parse import Parsed
from tealeaves.types import (
    Actor,
    Article,
    Attendee,
    Authority,
    Dated,
    Epithet,
    Event,
    Forecast,
    Formula,
    Outlet,
    Person,
    Place,
    Stance,
    Statement,
    Timex,
)


@dataclass(frozen=True, slots=True)
class Found:
    """An article with its trees, the packs, and the findings so far; later ones are empty."""

    article: Article
    parsed: Parsed
    pack: Pack
    published: Dated | None
    kind: GenreEntry | None
    authority: Authority
    people: tuple[Person, ...]
    attendance: tuple[Attendee, ...]
    outlets: tuple[Outlet, ...]
    places: tuple[Place, ...]
    actors: tuple[Actor, ...]
    blocs: tuple[Actor, ...]
    dates: tuple[Timex, ...]
    statements: tuple[Statement, ...]
    formulas: tuple[Formula, ...]
    epithets: tuple[Epithet, ...]
    events: tuple[Event, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    stance: tuple[Stance, ...] = ()
