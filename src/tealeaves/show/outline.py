"""What both reports say, in the order they say it. No layout here."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tealeaves.knowledge import Pack
from tealeaves.show.naming import LAYERS, RUNGS, plain
from tealeaves.spans import Span
from tealeaves.types import (
    Article,
    Epithet,
    Event,
    Forecast,
    Person,
    Reading,
    Signal,
    Stance,
    Statement,
    TitleSpan,
)

# Sign, name and kinds of each group of signals, in the order in which they are shown.
GROUPS = (
    (
        "−",
        "Missing or held back",
        (
            "absence",
            "title_withheld",
            "name_withheld",
            "disclosure",
            "formula_dropped",
            "publication_delay",
        ),
    ),
    ("+", "New", ("formula_new", "measure")),
    ("↕", "Order and weight", ()),
    ("=", "Unchanged", ()),
    ("?", "Thin or unsure", ()),
)
LONG_ACCOUNT = 90  # characters; the finder cuts an account at a space before its 100th
THIN = 3  # fewer precedents than this are thin
_LOOSE = re.compile(r"\b(?:a|an|the|of|in|on|at|to|for|and|or|with|by|from|that|its|their)$")
_NO_SHIFT = re.compile(r"\b(?:no|not|unchanged|same)\b", re.I)


@dataclass(frozen=True, slots=True)
class Group:
    """Signals of one sign, each with its number in the order in which they are shown."""

    sign: str
    name: str
    signals: tuple[tuple[int, Signal], ...]


@dataclass(frozen=True, slots=True)
class Treated:
    """A country or bloc: where it is named, and how the text's own side treats it."""

    code: str
    spans: tuple[Span, ...]
    stance: tuple[Stance, ...]
    epithets: tuple[Epithet, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """A level on the ladder, from its highest to its lowest rung, counted from 1."""

    high: int
    low: int
    of: int


def sign_of(signal: Signal) -> str:
    """The sign that leads a signal everywhere."""
    if signal.baseline is not None and signal.baseline.n < THIN:
        return "?"
    if signal.kind == "shift":
        return "=" if _NO_SHIFT.search(signal.statement) else "↕"
    return next((sign for sign, _, kinds in GROUPS if signal.kind in kinds), "↕")


def signal_groups(signals: Iterable[Signal]) -> tuple[Group, ...]:
    """The groups that hold something; within one, most bits first, then page order."""
    every, found, shown = tuple(signals), [], 0
    for sign, name, _ in GROUPS:
        mine = [signal for signal in every if sign_of(signal) == sign]
        mine.sort(key=lambda signal: -(signal.baseline.bits if signal.baseline else 0.0))
        if mine:
            found.append(Group(sign, name, tuple(enumerate(mine, shown + 1))))
            shown += len(mine)
    return tuple(found)


def signals_shown(signals: Iterable[Signal]) -> tuple[Signal, ...]:
    """The signals in the order in which they are shown, and numbered from 1."""
    return tuple(signal for group in signal_groups(signals) for _, signal in group.signals)


def whole_names(reading: Reading, span: Span) -> Span:
    """The span, widened where its edge stands inside a name: nobody reads half of one."""
    named = (
        *(actor.span for actor in (*(reading.actors or ()), *(reading.blocs or ()))),
        *(place.span for place in reading.places or ()),
        *(mention for person in reading.people or () for mention in person.mentions),
        *(printed for outlet in reading.outlets or () for printed in outlet.spans),
    )
    starts = [name.start for name in named if name.start < span.start < name.end]
    ends = [name.end for name in named if name.start < span.end < name.end]
    return Span(min(starts, default=span.start), max(ends, default=span.end))


def event_words(event: Event) -> str:
    """What happens and where; a place that the account holds already is not said again.

    A long account without its end, inside an open quotation or at a comma, was cut: it says so.
    """
    printed = " ".join(event.what.split())
    said = printed.rstrip(",;:")
    unclosed = said.count('"') % 2 == 1 or said.count("“") > said.count("”")
    if said != printed or unclosed or _LOOSE.search(said) or len(said) > LONG_ACCOUNT:
        said += " …"
    where = event.where
    if where and where.casefold() not in said.casefold():
        said += f", {where}"
    return sentence(said)


def rung(reading: Reading) -> Rung | None:
    """The level of a text on the ladder of rungs, None where the text does not say."""
    order = list(RUNGS)
    given = reading.authority.rung
    ends = [given, given] if isinstance(given, str) else list(given or ())
    if len(ends) != 2 or any(end not in RUNGS for end in ends):
        return None
    high, low = sorted(order.index(end) + 1 for end in ends)
    return Rung(high, low, len(order))


def own_side(reading: Reading, pack: Pack) -> str | None:
    """The country whose voice the text carries, or reports.

    Its issuer's, of a first-hand text its medium's; else that of whoever is shown to hold a
    position most often; else that of the medium named most often.
    """
    issuer, first_hand = reading.authority.issuer, reading.authority.layer == "first_hand"
    for person in reading.people or ():
        if issuer and issuer in (person.name, *person.name_forms):
            return person.country
    holders = [s.holder for s in reading.stance or ()]
    named = sorted(reading.outlets or (), key=lambda o: -len(o.spans))
    return (
        _home(issuer, pack)
        or (_home(reading.article.outlet, pack) if first_hand else None)
        or (max(holders, key=holders.count) if holders else None)
        or next((home for o in named if (home := _home(o.name, pack))), None)
    )


def _home(name: str | None, pack: Pack) -> str | None:
    """The country of a medium or a body."""
    media = (o.country for o in pack.outlets.values() if name and name in o.forms)
    bodies = (b.country for b in pack.bodies.values() if name and name in b.forms)
    return next(filter(None, (*media, *bodies)), None)


def treated(reading: Reading, pack: Pack) -> tuple[Treated, ...]:
    """Countries and blocs in order of first mention; the text's own side last."""
    own = own_side(reading, pack)
    places: dict[str, list[Span]] = {}
    for actor in sorted((*(reading.actors or ()), *(reading.blocs or ())), key=lambda a: a.span):
        places.setdefault(actor.code, []).append(actor.span)
    found = [
        Treated(
            code,
            tuple(spans),
            tuple(s for s in reading.stance or () if s.target == code and s.holder == own),
            tuple(e for e in reading.epithets or () if e.target == code),
        )
        for code, spans in places.items()
    ]
    return tuple(sorted(found, key=lambda t: t.code == own))


def others_stance(reading: Reading, pack: Pack) -> tuple[Stance, ...]:
    """Positions that `treated` has no row for: held by others, or towards one never named."""
    own = own_side(reading, pack)
    named = {a.code for a in (*(reading.actors or ()), *(reading.blocs or ()))}
    return tuple(s for s in reading.stance or () if s.holder != own or s.target not in named)


def by_speaker(statements: Iterable[Statement]) -> dict[str, list[tuple[int, Statement]]]:
    """Statements with their numbers under each speaker, the one who says most first."""
    found: dict[str, list[tuple[int, Statement]]] = {}
    for number, statement in enumerate(statements, 1):
        found.setdefault(statement.speaker or "unknown speaker", []).append((number, statement))
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def person_name(person: Person) -> str:
    """A person's name, or what stands for it."""
    return person.name or person.label or person.role or "unnamed"


def titles(people: Iterable[Person]) -> tuple[tuple[int, Person, TitleSpan], ...]:
    """Every title with its number, person by person."""
    return tuple(
        (n, person, title)
        for n, (person, title) in enumerate(((p, t) for p in people for t in p.title_spans), 1)
    )


def calendar(events: Iterable[Event]) -> tuple[tuple[int, Event], ...]:
    """Events with their numbers: dated ones by day, undated past, undated to come."""

    def key(pair: tuple[int, Event]) -> tuple[int, str, int]:
        event = pair[1]
        when = event.start or event.end
        dated = bool(when and re.match(r"\d{3}", when))
        return (0 if dated else 1 if event.tense == "past" else 2, when or "", pair[0])

    return tuple(sorted(enumerate(events, 1), key=key))


def forecaster(forecast: Forecast) -> str:
    """Who foresees: a speaker, the article itself or one of its headings."""
    return {"author": "The article", "heading": "A heading"}.get(forecast.by, forecast.by)


def chance_words(forecast: Forecast) -> str:
    """What stands where no band can be drawn: the printed word, never a number."""
    if forecast.rhetorical:
        return "rhetorical, not scored"
    if forecast.kind != "forecast":
        return f"{forecast.kind}: “{forecast.certainty}”"
    return f"no number: “{forecast.certainty}”"


def speaker_words(speaker: str | None) -> str:
    """Who speaks, several joined as people say it."""
    return " and ".join((speaker or "unknown speaker").split("; "))


def new_epithets(row: Treated) -> tuple[Epithet, ...]:
    """The epithets of a country that its stance does not quote already."""
    quoted = [span for s in row.stance for span in s.evidence]
    return tuple(e for e in row.epithets if not any(span.overlaps(e.span) for span in quoted))


def condition_words(words: str) -> str:
    """A condition with its "if", which the span may or may not hold."""
    opened = re.match(r"(?:if|unless|should|when|once|as long as|in case|provided)\b", words, re.I)
    return f"“{words}”" if opened else f"if “{words}”"


def sentence(words: str) -> str:
    """Words of ours as a sentence: a capital first."""
    return words[:1].upper() + words[1:]


SECTIONS = (
    ("signals", "signals"),
    ("people", "people"),
    ("attendance", "attendance lists"),
    ("outlets", "media named"),
    ("actors", "countries"),
    ("statements", "statements"),
    ("dates", "dates"),
    ("events", "events"),
    ("stance", "positions"),
    ("epithets", "epithets"),
    ("formulas", "formulas"),
    ("forecasts", "forecasts"),
)


def empty_sections(reading: Reading) -> tuple[str, ...]:
    """What was looked for and not found, in words."""
    return tuple(words for name, words in SECTIONS if getattr(reading, name) == ())


def not_looked_for(reading: Reading) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each reason with the sections it kept from being looked for."""
    reasons: dict[str, list[str]] = {}
    for section, why in reading.not_read:
        reasons.setdefault(why, []).append(section.replace("_", " "))
    if reading.signals is not None and not any(s.baseline for s in reading.signals):
        reasons.setdefault("no earlier texts to compare with", []).append("compared signals")
    return tuple((why, tuple(sections)) for why, sections in reasons.items())


def silence(reading: Reading, section: str) -> str:
    """Why a single value is not there: not looked for, or the text does not say."""
    unread = any(name == section for name, _ in reading.not_read)
    return "not looked for" if unread else "not stated"


def what_it_is(reading: Reading) -> tuple[str, str, str]:
    """Kind of text; whose layer, voice and medium; for whom."""
    kind = plain(reading.genre) if reading.genre else f"genre {silence(reading, 'genre')}"
    value = reading.audience.value
    audience = f"audience {value or silence(reading, 'audience')}"
    if silence(reading, "authority") == "not looked for":
        return kind, reading.article.outlet or "", audience
    authority, outlet = reading.authority, reading.article.outlet
    said = LAYERS[authority.layer]
    if authority.issuer:
        said += f", {'about' if authority.layer == 'second_hand' else 'by'} {authority.issuer}"
    if outlet and outlet != authority.issuer:
        said += f", in {outlet}"
    return kind, said, audience


def headline(article: Article) -> str:
    """The title in clean words, or what stands for one."""
    if article.title is None:
        return "No title found"
    return " ".join(article.blocks[article.title].view.text.split())
