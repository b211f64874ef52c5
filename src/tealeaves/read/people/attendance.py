"""Who was present or accompanied, where the text lists it; the leader himself is left out."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from tealeaves.knowledge import Pack
from tealeaves.read.countries.passage import home_country
from tealeaves.spans import Span
from tealeaves.types import Article, Attendee, Person
from tealeaves.words import sentences

AFTER = re.compile(  # the list follows: "Present at the meeting were A and B"
    r"""
    \b(?:[Aa]lso\ )?[Pp]resent\ (?:at|there|on|in|were|was)\b[^.]{0,160}?\b(?:were|was)\b
    | \bPresent\ were\b | \baccompanied\ by\b | \b(?:was|were)\ (?:attended|joined)\ by\b
    | \b(?:Accompanying|[Aa]ttending|[Tt]aking\ part\ in|[Tt]ook\ part\ in|Participating\ in)\b
      \ [^.]{0,120}?\b(?:were|was)\b
    | \b[Oo]n\ hand\ (?:at|were|was)\b[^.]{0,120}?\b(?:were|was)?\b
    | \b[Aa]mong\ (?:those|the)\ (?:present|attendees|participants)\b[^.]{0,60}?\b(?:were|was)\b
    | \b[Aa]mong\ them\ were\b | \b[Tt]he\ platform\ was\ taken\ by\b
    """,
    re.VERBOSE,
)
BEFORE = re.compile(  # the list comes first: "A and B were present"
    r"""
    \b(?:was|were)\ (?:also\ )?(?:present|on\ hand)\b
    | \b(?:attended|took\ part\ in|participated\ in)\ (?:it|the\ (?:ceremony|meeting|talks?|event|
      reception|banquet|function|performance|session|inspection|test-fire|test|drill|parade|
      opening|inauguration|launch))\b
    | \btook\ the\ platform\b | \baccompanied\ (?:him|her|them|Kim)\b
    """,
    re.VERBOSE,
)
CHAIR = re.compile(r"\b(?:presided over|chaired|presided at)\b")


def find_attendance(
    article: Article, people: tuple[Person, ...], pack: Pack
) -> tuple[Attendee, ...]:
    """Those listed as present, in printed order, the chair included with a note."""
    home = home_country(article, pack)
    if home is None:
        return ()
    leaders = _leaders(people, home, pack)
    places = _places(article, people)
    listed = list(dict.fromkeys(_listed(article, places, leaders)))
    if not listed:
        return ()
    chairs = [one for one in _chairs(article, places) if one[0].name not in leaders]
    noted = {person.order: "presides" for person, _ in chairs}
    ordered = sorted(
        {person.order: (person, span) for person, span in (*listed, *chairs)}.values(),
        key=lambda one: one[1].start,
    )
    return tuple(
        Attendee(
            rank, person.name or "", span, _title(person, span, article), noted.get(person.order)
        )
        for rank, (person, span) in enumerate(ordered, 1)
    )


def _leaders(people: tuple[Person, ...], home: str, pack: Pack) -> frozenset[str | None]:
    """Names of those who hold a highest office now or, by their titles, in this text."""
    tops = {
        tenure.person
        for tenure in pack.tenures
        if tenure.until is None
        and tenure.office in pack.offices
        and pack.offices[tenure.office].rank == 1
    }
    return frozenset(
        person.name for person in people if person.key in tops and person.country == home
    )


def _listed(
    article: Article, places: list[tuple[int, Person, Span]], leaders: frozenset[str | None]
) -> Iterator[tuple[Person, Span]]:
    text = article.view.text
    for passage in article.passages:
        if passage.role in ("title", "heading", "caption"):
            continue
        for start, end in sentences(text, passage.start, passage.end):
            low, high = _range(text, start, end)
            if low >= high:
                continue
            for person, span in _named(places, low, high):
                if person.name not in leaders:
                    yield person, span


def _range(text: str, start: int, end: int) -> tuple[int, int]:
    """The characters of a sentence in which the list stands; empty where there is none."""
    after = AFTER.search(text, start, end)
    if after is not None:
        return after.end(), end
    before = BEFORE.search(text, start, end)
    if before is not None:
        return start, before.start()
    return 0, 0


def _places(article: Article, people: tuple[Person, ...]) -> list[tuple[int, Person, Span]]:
    """Where everybody is named, in clean-text characters, in order."""
    found = [
        (article.view.within(span)[0], person, span)
        for person in people
        for span in person.mentions
    ]
    return sorted(found, key=lambda one: one[0])


def _named(
    places: list[tuple[int, Person, Span]], low: int, high: int
) -> Iterator[tuple[Person, Span]]:
    """Everybody named in a range, once."""
    seen = set()
    for at in range(bisect_left(places, low, key=lambda one: one[0]), len(places)):
        start, person, span = places[at]
        if start >= high:
            return
        if person.order not in seen:
            seen.add(person.order)
            yield person, span


def _chairs(
    article: Article, places: list[tuple[int, Person, Span]]
) -> Iterator[tuple[Person, Span]]:
    """The people who, their offices between commas, preside over something."""
    text = article.view.text
    for passage in article.passages:
        for start, end in sentences(text, passage.start, passage.end):
            verb = CHAIR.search(text, start, end)
            if verb is None or passage.role == "title":
                continue
            named = list(_named(places, start, verb.start()))
            if named:
                yield named[0]


def _title(person: Person, place: Span, article: Article) -> str | None:
    """The last office printed with the name there, else the last of all."""
    near = [title for title in person.title_spans if abs(title.span.start - place.end) < 400]
    found = near or list(person.title_spans)
    return found[-1].canonical if found else None
