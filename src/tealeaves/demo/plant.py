"""Changes planted in plans: each takes a text as it would have been and makes it say otherwise."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tealeaves.demo.names import names
from tealeaves.demo.plan import Change, Plan
from tealeaves.demo.schedule import RANKED

BEFORE = 10  # texts of its series that come before a changed one
APART = 20  # texts of a series for each changed one among them: most precedents are ordinary

Planted = tuple[Plan, tuple[str, ...], str, str]  # the plan, what it is about, was, now


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change in one series."""

    kind: str
    make: Callable[[Plan], Planted]


def _dropped(code: str) -> Callable[[Plan], Planted]:
    def make(plan: Plan) -> Planted:
        left = tuple(c for c in plan.countries if c != code)
        return replace(plan, countries=left), (code,), "named", "not named"

    return make


def _added(code: str) -> Callable[[Plan], Planted]:
    def make(plan: Plan) -> Planted:
        return replace(plan, countries=(*plan.countries, code)), (code,), "not named", "named"

    return make


def _first(code: str) -> Callable[[Plan], Planted]:
    def make(plan: Plan) -> Planted:
        rest = tuple(c for c in plan.countries if c != code)
        now = replace(plan, countries=(code, *rest))
        return now, (code,), f"{plan.countries[0]} first", f"{code} first"

    return make


def _withheld(office: str) -> Callable[[Plan], Planted]:
    def make(plan: Plan) -> Planted:
        left = tuple(o for o in plan.titles if o != office)
        return replace(plan, titles=left), (_holder(plan), office), "printed", "not printed"

    return make


def _new_title(office: str) -> Callable[[Plan], Planted]:
    def make(plan: Plan) -> Planted:
        now = replace(plan, titles=(*plan.titles, office))
        return now, (_holder(plan), office), "not printed", "printed"

    return make


def _reordered(plan: Plan) -> Planted:
    one, other, *rest = plan.titles
    now = replace(plan, titles=(other, one, *rest))
    return now, (_holder(plan), one, other), f"{one} first", f"{other} first"


def _holder(plan: Plan) -> str:
    return plan.person or "ilya-marent"


def _formula(old: str, new: str | None) -> Callable[[Plan], Planted]:
    def make(plan: Plan) -> Planted:
        kept = tuple(new if f == old else f for f in plan.formulas)
        now = replace(plan, formulas=tuple(f for f in kept if f is not None))
        family = names().pack.formulas[old].family
        return now, (family,), old, new or "not used"

    return make


def _moved(person: str, to: int) -> Callable[[Plan], Planted]:
    def make(plan: Plan) -> Planted:
        was = plan.present.index(person)
        rest = [p for p in plan.present if p != person]
        now = replace(plan, present=(*rest[:to], person, *rest[to:]))
        return now, (person,), f"place {was + 1}", f"place {to + 1}"

    return make


def _gone(person: str) -> Callable[[Plan], Planted]:
    def make(plan: Plan) -> Planted:
        left = tuple(p for p in plan.present if p != person)
        return replace(plan, present=left), (person,), "listed", "not listed"

    return make


def _silent(topic: str) -> Callable[[Plan], Planted]:
    def make(plan: Plan) -> Planted:
        left = tuple(t for t in plan.topics if t != topic)
        return replace(plan, topics=left), (topic,), "touched", "not touched"

    return make


def _called(words: str) -> Callable[[Plan], Planted]:
    def make(plan: Plan) -> Planted:
        code = plan.countries[0]
        return replace(plan, naming=words), (code,), names().country(code), words

    return make


def _form(form: str) -> Callable[[Plan], Planted]:
    def make(plan: Plan) -> Planted:
        return replace(plan, form=form), (plan.series,), plan.form, form

    return make


def _length(sentences: int) -> Callable[[Plan], Planted]:
    def make(plan: Plan) -> Planted:
        now = replace(plan, sentences=sentences)
        return now, (), f"{plan.sentences} sentences", f"{sentences} sentences"

    return make


def _epithet(key: str) -> Callable[[Plan], Planted]:
    def make(plan: Plan) -> Planted:
        was = " ".join(plan.epithets) or "none"
        return replace(plan, epithets=(key,)), (key,), was, key

    return make


SOUTH = "the “Republic of Corvania”"

# What may be planted in which series, in the order in which it is.
KINDS: dict[str, tuple[Kind, ...]] = {
    "activity": (
        Kind("rank_moved", _moved(RANKED[5], 1)),
        Kind("title_withheld", _withheld("sarvenia-guard-commander")),
        Kind("rank_exit", _gone(RANKED[3])),
        Kind("title_reordered", _reordered),
        Kind("country_added", _added("XTK")),
        Kind("rank_exit", _gone(RANKED[1])),
        Kind("formula_dropped", _formula("single-heart-1", None)),
        Kind("rank_moved", _moved(RANKED[1], 6)),
        Kind("title_new", _new_title("sarvenia-council-chair")),
    ),
    "roundup": (
        Kind("country_first", _first("XAD")),
        Kind("country_dropped", _dropped("XKL")),
        Kind("country_added", _added("XWM")),
        Kind("country_first", _first("XPL")),
        Kind("country_dropped", _dropped("XTK")),
    ),
    "corvania": (
        Kind("formula_strengthened", _formula("river-line-1", "river-line-3")),
        Kind("topic_absent", _silent("prisoners of the river")),
        Kind("naming_changed", _called(SOUTH)),
        Kind("rung_raised", _form("ministry")),
        Kind("country_dropped", _dropped("XWM")),
    ),
    "commentary": (
        Kind("epithet_new", _epithet("corvanian-hirelings")),
        Kind("naming_changed", _called(SOUTH)),
        Kind("topic_absent", _silent("fishing grounds")),
        Kind("country_added", _added("XTK")),
    ),
    "message-XTK": (
        Kind("message_mentioned", _form("mention")),
        Kind("formula_strengthened", _formula("tarkovia-ties-2", "tarkovia-ties-4")),
        Kind("title_withheld", _withheld("tarkovia-commander")),
        Kind("title_new", _new_title("tarkovia-banks-chair")),
    ),
    "message-XAD": (
        Kind("title_new", _new_title("ardonia-fleet-chair")),
        Kind("formula_weakened", _formula("ardonia-ties-2", "ardonia-ties-1")),
        Kind("message_mentioned", _form("mention")),
        Kind("formula_dropped", _formula("ardonia-ties-2", None)),
    ),
    "received-XTK": (
        Kind("formula_weakened", _formula("tarkovia-ties-2", "tarkovia-ties-1")),
        Kind("length", _length(24)),
    ),
    "received-XAD": (
        Kind("title_withheld", _withheld("ardonia-front-chair")),
        Kind("formula_strengthened", _formula("ardonia-ties-2", "ardonia-ties-3")),
    ),
    "westmark": (
        Kind("formula_weakened", _formula("open-door-2", "open-door-1")),
        Kind("epithet_new", _epithet("overseas-overlord")),
        Kind("formula_dropped", _formula("open-door-2", None)),
        Kind("topic_absent", _silent("shipping lanes")),
    ),
    "drills": (Kind("rung_raised", _form("government")),),
    "economy": (Kind("length", _length(24)),),
}


def plant(plans: Sequence[Plan], seed: int) -> tuple[tuple[Plan, ...], tuple[Change, ...]]:
    """The plans with changes in some of them, and the key: what was changed where.

    Of the kinds that a series may have, those that were planted least so far come first.
    """
    changed: dict[str, Plan] = {}
    key: list[Change] = []
    often: Counter[str] = Counter()
    for series, kinds in KINDS.items():
        left = [kinds[(i + seed - 1) % len(kinds)] for i in range(len(kinds))]
        for plan in _able([plan for plan in plans if plan.series == series], len(left)):
            kind = min(left, key=lambda kind: often[kind.kind])
            left.remove(kind)
            often[kind.kind] += 1
            now, about, was, became = kind.make(plan)
            changed[plan.id] = now
            key.append(Change(plan.id, kind.kind, about, was, became))
    order = {plan.id: n for n, plan in enumerate(plans)}
    key.sort(key=lambda change: order[change.text])
    return tuple(changed.get(plan.id, plan) for plan in plans), tuple(key)


def _able(own: Sequence[Plan], most: int) -> list[Plan]:
    """Texts spread evenly over what has enough before it in its series."""
    able = own[BEFORE:]
    many = min(most, -(-len(able) // APART))
    return [able[int((i + 0.5) * len(able) / many)] for i in range(many)]
