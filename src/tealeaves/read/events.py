"""Events: what the text presents as having happened or coming."""

from tealeaves.read.parse import Parsed
from tealeaves.types import Actor, Article, Event, Pack, Person, Statement, Timex


def needs_parse(text: str, pack: Pack) -> bool:
    """True when a sentence may name an event."""
    return True


def find_events(
    article: Article,
    parsed: Parsed,
    people: tuple[Person, ...],
    actors: tuple[Actor, ...],
    dates: tuple[Timex, ...],
    statements: tuple[Statement, ...],
    pack: Pack,
) -> tuple[Event, ...]:
    """All events of an article, in order."""
    return ()
