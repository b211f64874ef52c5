"""Which offices are printed with a name, which are not, who stands first, who stays nameless."""

from collections.abc import Iterator

from tealeaves.read.signals.scene import Scene, signal
from tealeaves.spans import Span
from tealeaves.types import Person, Signal, TitleSpan

FEW = 3
MANY = 3  # offices that mark somebody out
ADDRESS = ("The respected Comrade", "the respected Comrade", "Comrade")


def find_titles_used(scene: Scene) -> Iterator[Signal]:
    """`title_choice` of each of a message's two sides, else of the first person with a title.

    One title of somebody who is not known to hold another office is no choice.
    """
    sides = 2 if "message" in scene.genre or "meeting" in scene.genre else 1
    titled = [p for p in scene.found.people if p.name and p.title_spans]
    for person in titled[:sides]:
        if _offices(person) < 2 and not _held(scene, person) - {person.title_spans[0].office}:
            continue
        used = "; ".join(dict.fromkeys(t.canonical for t in person.title_spans))
        yield from signal(
            "title_choice",
            f"{person.name} is given {_kinds(scene, person)}: {used}.",
            [*_printed(scene, person)[:FEW], *person.address_terms[:2]],
            ("person", str(person.name)),
            ("used", used),
        )


def _printed(scene: Scene, person: Person) -> list[Span]:
    """A person's titles in the body, else those of the headline."""
    spans = [t.span for t in person.title_spans]
    return [s for s in spans if scene.in_body(s)] or spans


def _kinds(scene: Scene, person: Person) -> str:
    """Whether the offices are a party's, a state's, or of both."""
    party = [_of_party(scene, title) for title in person.title_spans]
    if all(party):
        return "party offices only"
    if any(party):
        return "a party and a state office"
    return "state offices only" if any(t.office for t in person.title_spans) else "no party office"


def _of_party(scene: Scene, title: TitleSpan) -> bool:
    pack = scene.found.pack
    office = pack.offices.get(title.office or "")
    body = pack.bodies.get(office.body) if office and office.body else None
    if body is not None and body.kind == "party":
        return True
    words = pack.words["signal-party-words"].forms if "signal-party-words" in pack.words else ()
    return any(word in title.canonical for word in words)


def find_titles_withheld(scene: Scene) -> Iterator[Signal]:
    """Somebody known to hold an office who is printed without any; the leader first."""
    bare = [p for p in scene.found.people if p.name and not p.title_spans and p.mentions]
    known = [p for p in bare if p.key and _held(scene, p)]
    for person in known[:1]:
        place = scene.found.article.view.within(person.mentions[0])[0]
        honour = next(iter(person.honorifics or person.address_terms), None)
        used = scene.words(honour) if honour else str(person.name)
        spans = [*person.honorifics[:2], person.mentions[0]]
        before = scene.text[max(0, place - 40) : place]
        words = [w for w in ADDRESS if w in before]
        if words and not honour:
            at = scene.text.index(words[0], max(0, place - 40))
            spans.insert(0, scene.cut(at, at + len(words[0])))
            used = words[0]
        yield from signal(
            "title_withheld",
            f"No office of {person.name} is printed, only “{used}”.",
            spans,
            ("person", str(person.name)),
            ("used_instead", used),
        )


def _held(scene: Scene, person: Person) -> frozenset[str | None]:
    """The offices that somebody is known to hold on the day of issue."""
    day = scene.found.published.value if scene.found.published else None
    return frozenset(
        t.office
        for t in scene.found.pack.tenures
        if t.person == person.key
        and (t.since is None or day is None or t.since <= day)
        and (t.until is None or (day is not None and day <= t.until))
    )


def find_rank_order(scene: Scene) -> Iterator[Signal]:
    """Who heads a list of those present, and who has most offices."""
    listed = sorted(scene.found.attendance, key=lambda a: a.rank)
    if len(listed) > 1:
        low = min(scene.at(a.span) for a in listed)
        high = max(scene.found.article.view.within(a.span)[1] for a in listed)
        passage = next(p for p in scene.found.article.passages if p.start <= low < p.end)
        spans = [scene.cut(low, min(high, passage.end))]
        names = ", then ".join(a.name for a in listed[:2])
        yield from signal("rank_order", f"The list of those present begins with {names}.", spans)
        return
    named = [p for p in scene.found.people if p.name]
    top = max(named, key=lambda p: (_offices(p), -p.order), default=None)
    next_most = max((_offices(p) for p in named if p is not top), default=0)
    if top is None or len(named) < 2 or _offices(top) <= next_most:
        return
    if _offices(top) >= MANY or _offices(top) - next_most > 1:
        yield from signal(
            "rank_order",
            f"{top.name} is named with {_offices(top)} offices, more than anybody else.",
            [t.span for t in top.title_spans[:FEW]],
            ("person", str(top.name)),
        )


def _offices(person: Person) -> int:
    return len({t.canonical for t in person.title_spans})


def find_names_withheld(scene: Scene) -> Iterator[Signal]:
    """Foes without a name, and officers given by office alone."""
    foes = [e.span for e in scene.found.epithets if e.target == "unnamed"]
    if foes:
        yield from signal(
            "name_withheld",
            f"Spoken of without a name: “{scene.words(foes[0])}”.",
            foes[:FEW],
        )
        return
    yield from _nameless(scene)


def _nameless(scene: Scene) -> Iterator[Signal]:
    nameless = [p for p in scene.found.people if p.anonymous and p.title_spans]
    if nameless:
        spans = [p.title_spans[0].span for p in nameless[:FEW]]
        yield from signal(
            "name_withheld", f"“{scene.words(spans[0])}” is given without a name.", spans
        )
        return
    groups = [] if scene.found.attendance else scene.matches("signal-nameless-group")
    if groups and scene.genre.startswith("leader_"):
        spans = [scene.tidy(*place) for place in groups[:FEW]]
        words = scene.words(spans[0])
        yield from signal("name_withheld", f"Who was there is not named: “{words}”.", spans)
