"""What the invented press prints on which day, before anything is changed in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tealeaves.demo.plan import DAILY, Plan

FIRST, LAST = date(2017, 1, 1), date(2024, 12, 31)
YEARS = range(FIRST.year, LAST.year + 1)

# How often a series comes: days between two texts, give or take a third.
EVERY = {
    "activity": 12,
    "roundup": 24,
    "message-XTK": 34,
    "message-XAD": 36,
    "received-XTK": 46,
    "received-XAD": 48,
    "corvania": 25,
    "westmark": 36,
    "drills": 80,
    "commentary": 28,
    "economy": 27,
    "farm": 60,
    "culture": 60,
    "sport": 75,
    "health": 90,
}
LEADERS = {"XTK": "sergei-volkanov", "XAD": "lian-sorenko"}
OFFICES = {
    "XTK": ("tarkovia-president", "tarkovia-commander"),
    "XAD": ("ardonia-president", "ardonia-front-chair"),
}
OWN = ("sarvenia-general-secretary", "sarvenia-president", "sarvenia-guard-commander")
RANKED = (
    "tomas-varel", "petra-lunde", "boris-kemenar", "marta-oskarin", "irena-soltan",
    "janos-rillen", "oskar-trellan",
)  # fmt: skip
NOW_AND_THEN = ("vera-malinka", "pavel-ostinov", "lena-dornik")
WORLD = ("XTK", "XAD", "XKL", "XBM", "XZD", "XPL")
FLOOD, CONGRESS = date(2023, 8, 3), date(2024, 5, 20)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the calendar that a text is planned for."""

    series: str
    number: int
    day: date


def plans(seed: int) -> tuple[Plan, ...]:
    """All texts of all years by day of issue, as they would be without any change."""
    slots = [slot for series in EVERY for slot in _regular(series, seed)]
    slots += [Slot("address", n, date(year, 1, 1)) for n, year in enumerate(YEARS)]
    slots += [Slot("flood", n, FLOOD + timedelta(n)) for n in range(10)]
    slots += [Slot("congress", n, CONGRESS + timedelta(n)) for n in range(5)]
    slots.sort(key=lambda slot: (slot.day, slot.series))
    return tuple(_plan(slot, Random(f"{seed} {slot.series} {slot.number}")) for slot in slots)


def _regular(series: str, seed: int) -> Iterator[Slot]:
    chance = Random(f"{seed} {series}")
    every = EVERY[series]
    day, number = FIRST + timedelta(chance.randrange(2, every)), 0
    while day <= LAST:
        yield Slot(series, number, day)
        day += timedelta(every + chance.randint(-every // 3, every // 3))
        number += 1


def _plan(slot: Slot, chance: Random) -> Plan:
    kind, _, code = slot.series.partition("-")
    base = Plan(slot.series, slot.number, slot.day, sentences=chance.randint(6, 8))
    return _PLANNED.get(kind, _routine)(base, code, chance)


def _activity(plan: Plan, code: str, chance: Random) -> Plan:
    guests = tuple(p for p in NOW_AND_THEN if chance.random() < 0.4)
    return replace(
        plan,
        titles=OWN,
        formulas=("own-strength-1", "single-heart-1"),
        present=RANKED + guests,
        topics=("leadership",),
    )


def _roundup(plan: Plan, code: str, chance: Random) -> Plan:
    more = ("XMV",) if chance.random() < 0.5 else ()
    return replace(plan, countries=WORLD + more, topics=("friends abroad",))


def _message(plan: Plan, code: str, chance: Random) -> Plan:
    step = {"XTK": "tarkovia-ties-2", "XAD": "ardonia-ties-2"}[code]
    return replace(
        plan,
        form="full",
        countries=(code,),
        person=LEADERS[code],
        titles=OFFICES[code],
        formulas=(step,),
        topics=("messages", "trade"),
    )


def _statement(plan: Plan, code: str, chance: Random) -> Plan:
    south = plan.series != "westmark"
    return replace(
        plan,
        form="answer" if south else "ministry",
        countries=("XCV", "XWM") if south else ("XWM",),
        formulas=("river-line-1",) if south else ("open-door-2", "own-strength-1"),
        topics=("the south", "fishing grounds", "prisoners of the river")
        if south
        else ("overseas", "shipping lanes"),
    )


def _commentary(plan: Plan, code: str, chance: Random) -> Plan:
    return replace(
        plan,
        outlet=DAILY,
        countries=("XCV", "XWM"),
        formulas=("own-strength-1",),
        topics=("the south", "fishing grounds"),
        epithets=("southern-vassals",),
    )


def _address(plan: Plan, code: str, chance: Random) -> Plan:
    return replace(
        plan,
        titles=OWN[:2],
        countries=("XTK", "XAD", "XCV", "XWM"),
        formulas=("own-strength-1", "second-ascent-1"),
        sentences=8,
        topics=("leadership",),
    )


def _congress(plan: Plan, code: str, chance: Random) -> Plan:
    return replace(
        plan,
        titles=OWN,
        formulas=("second-ascent-1", "single-heart-1"),
        present=RANKED,
        topics=("leadership",),
    )


def _routine(plan: Plan, code: str, chance: Random) -> Plan:
    proud = ("own-strength-1",) if plan.series == "economy" else ()
    return replace(plan, formulas=proud, topics=(plan.series,))


_PLANNED = {
    "activity": _activity,
    "roundup": _roundup,
    "message": _message,
    "received": _message,
    "corvania": _statement,
    "westmark": _statement,
    "drills": _statement,
    "commentary": _commentary,
    "address": _address,
    "congress": _congress,
}
