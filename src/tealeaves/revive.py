"""A kept reading's JSON back into values, for what shows and exports readings.

The article is cut anew from its page, which is quick and needs no parser; the findings are those
that were kept. `contract.to_json(reading_of(body, article))` gives the kept object again.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from tealeaves.spans import Span
from tealeaves.types import (
    Actor,
    Article,
    Attendee,
    Audience,
    Authority,
    Baseline,
    Dated,
    Epithet,
    Event,
    Flag,
    Forecast,
    Formula,
    Outlet,
    Person,
    Place,
    Probability,
    Reading,
    Signal,
    Stance,
    Statement,
    Timex,
    TitleSpan,
    Withheld,
)

Json = dict[str, Any]
T = TypeVar("T")

SIGNAL_KEYS = frozenset("kind label basis about statement evidence baseline".split())


def reading_of(body: Json, article: Article) -> Reading:
    """The reading that a contract's object (perhaps without "text") holds of this article."""
    known = body["article"]
    authority, audience = body["authority"], body["audience"]
    rung = authority["rung"]
    article = replace(
        article, outlet=known["outlet"], section=known["section"], byline=known["byline"],
        language=body["source"]["language"],
    )  # fmt: skip
    return Reading(
        article=article,
        version=body["made"]["tealeaves"],
        packs=tuple((pack["id"], pack["sha256"]) for pack in body["made"]["packs"]),
        published=_dated(known["published"]),
        genre=body["genre"],
        authority=Authority(
            tuple(rung) if isinstance(rung, list) else rung,
            authority["issuer"],
            authority["layer"],
            _spans(authority["evidence"]),
        ),
        audience=Audience(audience["value"], _spans(audience["evidence"])),
        people=_all(body["people"], _person),
        attendance=_all(body["attendance_list"], _attendee),
        outlets=_all(body["outlets"], _outlet),
        actors=_actors(body["actors"]),
        blocs=_actors(body["blocs"]),
        places=_all(body["places"], lambda x: Place(_span(x), x["country"], x.get("level"))),
        statements=_all(body["statements"], _statement),
        dates=_all(body["dates"], _timex),
        events=_all(body["events"], _event),
        stance=_all(body["stance"], _stance),
        epithets=_all(
            body["epithets"], lambda x: Epithet(_span(x["span"]), x["target"], x["sign"])
        ),
        formulas=_all(
            body["formulas"], lambda x: Formula(_span(x["span"]), x.get("family"), x.get("note"))
        ),
        forecasts=_all(body["forecasts"], _forecast),
        signals=_all(body["signals"], _signal),
        flags=tuple(Flag(x["flag"], _spans(x["evidence"])) for x in body["flags"]),
        not_read=tuple((x["section"], x["why"]) for x in body.get("not_read", ())),
    )


def _all(values: Iterable[Json] | None, one: Callable[[Json], T]) -> tuple[T, ...] | None:
    return None if values is None else tuple(one(value) for value in values)


def _span(x: Json) -> Span:
    return Span(x["start"], x["end"])


def _maybe(x: Json | None) -> Span | None:
    return None if x is None else _span(x)


def _spans(values: Iterable[Json]) -> tuple[Span, ...]:
    return tuple(_span(x) for x in values)


def _dated(x: Json | None) -> Dated | None:
    if x is None:
        return None
    evidence = _spans(x["evidence"])
    return Dated(x["value"], x["precision"], x["basis"], evidence, x["latest"], x.get("why"))


def _person(x: Json) -> Person:
    withheld = x.get("title_withheld")
    return Person(
        name=x["name"],
        country=x["country"],
        order=x["order"],
        mentions=_spans(x["mentions"]),
        title_spans=tuple(
            TitleSpan(_span(t), t["canonical"], t.get("office")) for t in x["title_spans"]
        ),
        label=x.get("label"),
        key=x.get("key"),
        name_forms=tuple(x.get("name_forms", ())),
        role=x.get("role"),
        honorifics=_spans(x.get("honorifics", ())),
        address_terms=_spans(x.get("address_terms", ())),
        affiliation=x.get("affiliation"),
        title_withheld=withheld
        and Withheld(_span(withheld), withheld["title"], withheld.get("item")),
    )


def _attendee(x: Json) -> Attendee:
    return Attendee(x["rank"], x["name"], _span(x["span"]), x["canonical"], x.get("note"))


def _outlet(x: Json) -> Outlet:
    forms, described = tuple(x.get("name_forms", ())), _spans(x.get("described_as", ()))
    return Outlet(x["name"], _spans(x["spans"]), x.get("key"), forms, described)


def _actors(codes: dict[str, list[Json]] | None) -> tuple[Actor, ...] | None:
    if codes is None:
        return None
    return tuple(Actor(code, _span(x)) for code, spans in codes.items() for x in spans)


def _statement(x: Json) -> Statement:
    return Statement(
        speaker=x["speaker"],
        kind=x["kind"],
        content=_span(x["content"]),
        also_content=_spans(x.get("also_content", ())),
        speaker_span=_maybe(x["speaker_span"]),
        cue=x["cue"],
        cue_span=_maybe(x["cue_span"]),
        addressee=x["addressee"],
        parent=x["parent"],
        partly_quoted=x.get("partly_quoted", False),
        via=x.get("via"),
        key=x.get("key"),
    )


def _timex(x: Json) -> Timex:
    more = (x.get(key) for key in ("mod", "quant", "freq", "function"))
    return Timex(_span(x), x["type"], x["value"], *more)


def _event(x: Json) -> Event:
    return Event(
        what=x["what"],
        who=tuple(x["who"]),
        tense=x["tense"],
        type=x["type"],
        evidence=_spans(x["evidence"]),
        where=x["where"],
        start=x["start"],
        end=x["end"],
        mod=x.get("mod"),
        occasion=x["occasion"],
        recurring=x.get("recurring", False),
        alleged_by=x.get("alleged_by"),
    )


def _stance(x: Json) -> Stance:
    return Stance(x["from"], x["to"], x["sign"], _spans(x["evidence"]))


def _forecast(x: Json) -> Forecast:
    chance = x["probability"]
    return Forecast(
        by=x["by"],
        kind=x["kind"],
        certainty=x["certainty"],
        claim=_span(x["claim"]),
        subject=x["subject"],
        horizon=x["horizon"],
        condition=_maybe(x["condition"]),
        conditional=x["conditional"],
        negated=x["negated"],
        rhetorical=x["rhetorical"],
        probability=chance
        and Probability(chance["scale"], chance["low"], chance["point"], chance["high"]),
    )


def _signal(x: Json) -> Signal:
    base = x["baseline"]
    details = tuple(
        (key, tuple(value) if isinstance(value, list) else value)
        for key, value in x.items()
        if key not in SIGNAL_KEYS
    )
    return Signal(
        kind=x["kind"],
        basis=x["basis"],
        statement=x["statement"],
        evidence=_spans(x["evidence"]),
        label=x.get("label"),
        about=x.get("about"),
        baseline=base
        and Baseline(
            base["n"], base["k"], base["bits"], tuple(base["same"]), tuple(base["against"])
        ),
        details=details,
    )
