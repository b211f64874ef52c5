"""What an entry must be to hold together: dates, ids, ranks, and what it says of other entries."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from tealeaves.knowledge import (
    BodyEntry,
    CountryEntry,
    CueEntry,
    EpithetEntry,
    FormulaEntry,
    GenreEntry,
    LadderEntry,
    OccasionEntry,
    OfficeEntry,
    OutletEntry,
    Pack,
    PersonEntry,
    PlaceEntry,
    Tenure,
    WordList,
)

_ID = re.compile(r"[a-z0-9{}][a-z0-9{}_-]*")
_COUNTRY = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")

NOT_COUNTRIES = ("unnamed",)


def faults(kind: str, value: Any, pack: Pack) -> Iterator[str]:
    """What is wrong with an entry's own fields, each with its remedy."""
    if kind not in ("country", "bloc", "tenure") and not _ID.fullmatch(value.id):
        yield f"the id {value.id!r} is not lower case with hyphens; write it like kim-jong-un"
    yield from _form_faults(value)
    for name in ("since", "until"):
        date = getattr(value, name, None)
        if date is not None and not _DATE.fullmatch(date):
            yield f"{name!r} {date!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD"
    if kind in _OF_KIND:
        yield from _OF_KIND[kind](value, pack)


def compiles(pattern: str) -> bool:
    """Whether the text is a regular expression."""
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def _form_faults(value: Any) -> Iterator[str]:
    forms = getattr(value, "forms", None)
    if forms is None:
        return
    if not forms and not getattr(value, "patterns", ()):
        yield "'forms' is empty; give at least one printed form"
    for form in forms:
        if not form.strip() or (form != form.strip() and not isinstance(value, WordList)):
            yield f"the form {form!r} has white space at its edge; take it away"


def _country_fault(code: str | None, pack: Pack) -> Iterator[str]:
    if code is not None and code not in pack.countries:
        yield f"there is no country {code!r}; give an ISO 3166 code of three capitals that stands "\
              "in countries.toml, or add it there"  # fmt: skip


def _person(value: PersonEntry, pack: Pack) -> Iterator[str]:
    yield from _country_fault(value.country, pack)


def _office(value: OfficeEntry, pack: Pack) -> Iterator[str]:
    yield from _country_fault(value.country, pack)
    if value.body is not None and value.body not in pack.bodies:
        yield f"there is no body {value.body!r}; give the id of one in bodies.toml"
    if value.rank is not None and value.rank < 1:
        yield f"'rank' is {value.rank}; give a whole number, 1 for the highest"
    yield from _ordered(value.since, value.until)


def _ordered(since: str | None, until: str | None) -> Iterator[str]:
    if since and until and until[: len(since)] < since[: len(until)]:
        yield f"it ends ({until}) before it begins ({since}); change 'since' or 'until'"


def _tenure(value: Tenure, pack: Pack) -> Iterator[str]:
    if value.person not in pack.people:
        yield f"there is no person {value.person!r}; give the id of one in people.toml"
    if value.office not in pack.offices:
        yield f"there is no office {value.office!r}; give the id of one in offices.toml"
    yield from _ordered(value.since, value.until)


def _body(value: BodyEntry, pack: Pack) -> Iterator[str]:
    yield from _country_fault(value.country, pack)
    if value.parent is not None and value.parent not in pack.bodies:
        yield f"there is no body {value.parent!r} to be its parent; give the id of one"


def _outlet(value: OutletEntry, pack: Pack) -> Iterator[str]:
    yield from _country_fault(value.country, pack)
    if value.audience not in (None, "domestic", "external", "both"):
        yield f"'audience' is {value.audience!r}; give domestic, external or both"


def _country(value: CountryEntry, pack: Pack) -> Iterator[str]:
    if not _COUNTRY.fullmatch(value.id):
        yield f"the id {value.id!r} is no country code; give three capitals, as in ISO 3166"


def _place(value: PlaceEntry, pack: Pack) -> Iterator[str]:
    yield from _country_fault(value.country, pack)


def _ladder(value: LadderEntry, pack: Pack) -> Iterator[str]:
    for rung in {rung for rung in value.rungs if value.rungs.count(rung) > 1}:
        yield f"the rung {rung!r} is given twice; a vehicle has one place on a ladder"
    if len(value.rungs) < 2:
        yield "a ladder has two rungs at least; list them, the highest first"


def _genre(value: GenreEntry, pack: Pack) -> Iterator[str]:
    for pattern in (*value.title, *value.lead):
        plain = re.sub(r"\{(person|office|body|outlet|country)\}", "x", pattern)
        if not compiles(plain):
            yield f"{pattern!r} is no regular expression; mend its brackets"


def _formula(value: FormulaEntry, pack: Pack) -> Iterator[str]:
    if value.order not in ("strength", "age", "parallel"):
        yield f"'order' is {value.order!r}; give strength, age or parallel"
    for pattern in value.patterns:
        if not compiles(pattern):
            yield f"{pattern!r} is no regular expression; mend its brackets"
    for other in pack.formulas.values():
        if other.id > value.id and (other.family, other.step) == (value.family, value.step):
            yield f"step {value.step} of {value.family!r} is also {other.id!r}; give another step"


def _epithet(value: EpithetEntry, pack: Pack) -> Iterator[str]:
    if value.sign not in ("+", "-", "0"):
        yield f"'sign' is {value.sign!r}; give +, - or 0"
    known = (*NOT_COUNTRIES, *pack.countries, *pack.blocs)
    if re.fullmatch(r"[A-Z]{2,4}", value.target) and value.target not in known:
        yield f"there is no country or bloc {value.target!r}; give a code of countries.toml"


def _cue(value: CueEntry, pack: Pack) -> Iterator[str]:
    bounds = (value.low, value.point, value.high)
    given = [bound for bound in bounds if bound is not None]
    if given and len(given) < 3:
        yield "a band needs 'low', 'point' and 'high', in percent; give all three"
    elif given and not 0 <= given[0] <= given[1] <= given[2] <= 100:
        yield f"the band {given[0]} to {given[2]} is out of order; 0 <= low <= point <= high <= 100"
    if value.kind == "probability" and not (given and value.scale):
        yield "a word of probability needs 'scale', 'low', 'point' and 'high'; give its band"


def _occasion(value: OccasionEntry, pack: Pack) -> Iterator[str]:
    if value.rule not in ("fixed", "lunar", "movable", "irregular"):
        yield f"'rule' is {value.rule!r}; give fixed, lunar, movable or irregular"
    for rule, name, day in (("fixed", "date", value.date), ("lunar", "lunar", value.lunar)):
        if value.rule == rule and (day is None or not _DAY.fullmatch(day)):
            yield f"{name!r} of a {rule} occasion is {day!r}; write MM-DD"
    if value.days is not None and value.days < 2:
        yield f"'days' is {value.days}; give the most days it runs, or leave it out for one day"
    for state in value.states:
        yield from _country_fault(state, pack)


_OF_KIND: dict[str, Callable[[Any, Pack], Iterator[str]]] = {
    "person": _person,
    "office": _office,
    "tenure": _tenure,
    "body": _body,
    "outlet": _outlet,
    "country": _country,
    "place": _place,
    "ladder": _ladder,
    "genre": _genre,
    "formula": _formula,
    "epithet": _epithet,
    "cue": _cue,
    "occasion": _occasion,
}
