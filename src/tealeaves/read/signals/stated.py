"""Signals that a report states in words: "made no mention of", "without disclosing", "no shift".

Each sentence says of whom or of what; where the pattern does not tell, the clause does.
"""

import re
from collections.abc import Iterator

from tealeaves.read.signals.scene import Scene, signal
from tealeaves.types import Signal

NEAR = 60  # characters within which a state counts as meant
REACH = 110  # characters that a clause may have on either side
WIDE = 80  # characters of the page's words in our sentence
BREAK = re.compile(r"[;:—–]\s|, (?:and|but|while|which|who) |\. ")
LISTING = re.compile(r"[;:—–]\s|\. ")  # a list of people goes on over "and"
ARTICLE = re.compile(r"^(?:that|the fact that|any|and|but|while|when|where) ")
TAIL = re.compile(
    r"(?:[ ,]+(?:a|an|the|of|to|in|on|and|or|for|with|by|that|which|suggesting|its))+$"
)
CONDITION = re.compile(r"(?:if|unless|until)\b")
# what such a word says is told by the whole clause
POINTING = re.compile(
    r"(?:it|him|her|them|this|that|further|they|he|she|[Nn]o|[Nn]either|nor|[Nn]othing|is|was|has|have|so)\b"
)
# kinds of which the same words state only one
APART = frozenset(
    {"title_withheld", "name_withheld", "formula_dropped", "disclosure", "absence", "shift"}
)
CAME = re.compile(r"(?:came|comes|come|stood|stands|went|goes|appear(?:s|ed)) ")
RANKED = re.compile(r"\b(?:ahead of|before|then|over)\b")

# list of the packs, kind of the signal, most of it in one text, how our sentence begins
SAID = (
    ("title_withheld", "title_withheld", 2, "Title not used"),
    ("no_shift", "shift", 2, "No change"),
    ("name_withheld", "name_withheld", 2, "Without a name"),
    ("formula_dropped", "formula_dropped", 1, "Phrase gone"),
    ("disclosure", "disclosure", 3, "Not made public"),
    ("absence", "absence", 5, "Left out"),
    ("printed", "disclosure", 1, "Printed in full"),
    ("title_choice", "title_choice", 1, "Title used"),
    ("shift", "shift", 1, "Changed"),
    ("courtesy", "courtesy", 1, "Honours"),
    ("measure", "measure", 2, "Measured"),
    ("rank_order", "rank_order", 1, "Order of people"),
    ("authority_level", "authority_level", 1, "Level"),
    ("formula_new", "formula_new", 1, "Phrase new"),
    ("endorsement", "endorsement", 1, "Backed"),
    ("response_delay", "response_delay", 1, "Time to the answer"),
    ("publication_delay", "publication_delay", 1, "Time to print"),
    ("blame", "blame", 1, "Blamed"),
    ("tone", "tone", 1, "Tone"),
    ("linkage", "linkage", 1, "Tied together"),
    ("borrowed_voice", "borrowed_voice", 1, "Made to speak"),
)


def find_stated(scene: Scene) -> Iterator[Signal]:
    """At most a few of each kind: first who comes first, then the kinds in the order above.

    Words that state one thing withheld state no other.
    """
    yield from _priority(scene)
    taken: list[tuple[int, int]] = []
    for name, kind, most, lead in SAID:
        kept = 0
        for low, high, what in scene.matters(f"signal-said-{name}"):
            if kind in APART and any(low < b and a < high for a, b in taken):
                continue
            if kept == most or CONDITION.match(what.strip()):
                continue
            kept += 1
            if kind in APART:
                taken.append((low, high))
            yield from _stated(scene, name, kind, lead, (low, high, what))


def _stated(
    scene: Scene, name: str, kind: str, lead: str, place: tuple[int, int, str]
) -> Iterator[Signal]:
    low, high, _ = place
    clause = _clause(scene, low, high, LISTING if name == "rank_order" else BREAK)
    told = _told(scene, clause, place)
    if name == "rank_order":
        told = _ordered(scene, clause, (low, high)) or told
    yield from signal(
        kind,
        f"{lead}: {_short(told)}",
        [scene.tidy(*clause)],
        basis="stated",
        about=_about(scene, low, high),
    )


def _told(scene: Scene, clause: tuple[int, int], place: tuple[int, int, str]) -> str:
    """The matter in the page's words; where the pattern holds it badly, the whole clause."""
    low, high, what = place
    told = what.strip(' ”“"’.,')
    cut_off = scene.plain.startswith(what, low) and low > clause[0] and not what[:1].isupper()
    if len(told) < 3 or POINTING.match(told) or cut_off:
        return scene.words(scene.tidy(*clause))
    if scene.plain[high - 1 : high + 1].isalnum() and scene.plain.endswith(what, 0, high):
        return told.rsplit(" ", 1)[0] + " …"
    return told.rpartition(" that ")[2] if scene.plain.startswith(what, low) else told


def _priority(scene: Scene) -> Iterator[Signal]:
    """Which state the report says is put first, and over which."""
    ahead = scene.matches("signal-said-first")
    behind = scene.matches("signal-said-less")
    if not ahead and not behind:
        return
    order = [_ranked(scene, *place) for place in ahead]
    lesser = [code for place in behind for code in _states(scene, *place)]
    first = next((codes[0] for codes in order if codes and codes[0] not in lesser), None)
    rest = [code for codes in order for code in codes[1:]]
    over = tuple(code for code in dict.fromkeys((*lesser, *rest)) if code != first)
    spans = [scene.tidy(*_clause(scene, *place)) for place in (*ahead[:3], *behind[:2])]
    if first:
        tail = f", over {scene.names(over[:3])}" if over else ""
        what = f"{scene.name(first)} is put first{tail}."
    elif over:
        what = f"Less room is given to {scene.names(over[:3])}."
    else:
        what = f"Put first: {_short(scene.words(scene.tidy(*(ahead or behind)[0])))}"
    details = (("first", first), ("over", over[:3])) if first else (("over", over[:3]),)
    yield from signal(
        "priority", what, spans, *[d for d in details if d[1]], basis="stated", about=first
    )


def _ranked(scene: Scene, low: int, high: int) -> tuple[str, ...]:
    """The states of a ranking, first one first.

    "China came first, Laos second" has its first before the verb; "listed Laos ahead of Cuba" and
    "Laos, then Cuba" have the order of the words. Elsewhere the state that ranks is left out.
    """
    words = scene.plain[low:high]
    inside, before = _states(scene, low, high), _states(scene, max(0, low - NEAR), low)
    if CAME.match(words) and before:
        after = _states(scene, low, high + NEAR)
        return tuple(dict.fromkeys((before[-1], *after)))
    if RANKED.search(words) and len(inside) > 1:
        return inside
    return tuple(code for code in inside or before if code != scene.watched)


def _states(scene: Scene, low: int, high: int) -> tuple[str, ...]:
    """The states named in a range, in order."""
    found = sorted((scene.at(a.span), a.code) for a in scene.found.actors)
    return tuple(dict.fromkeys(code for at, code in found if low <= at < high))


def _ordered(scene: Scene, clause: tuple[int, int], place: tuple[int, int]) -> str:
    """The people named in the clause before the words of place, then those words."""
    first = sorted(
        (scene.at(span), p.name)
        for p in scene.found.people
        if p.name
        for span in p.mentions
        if clause[0] <= scene.at(span) < place[0]
    )
    names = ", ".join(dict.fromkeys(name for _, name in first))
    return f"{names}: {scene.words(scene.tidy(*place))}" if names else ""


def _clause(scene: Scene, low: int, high: int, breaks: re.Pattern[str] = BREAK) -> tuple[int, int]:
    """The clause around a match, within its sentence."""
    sentence = scene.found.parsed.covering(low, high)
    first, last = (sentence.start, sentence.end) if sentence else (low, high)
    reach = REACH if breaks is BREAK else 2 * REACH
    first, last = max(first, low - reach), min(last, high + REACH)
    cuts = [m.end() for m in breaks.finditer(scene.plain, first, low)]
    ends = [m.start() for m in breaks.finditer(scene.plain, high, last)]
    return (cuts[-1] if cuts else first), (ends[0] if ends else last)


def _short(words: str) -> str:
    """The page's words as the end of a sentence: cut at a word, without what hangs over."""
    words = TAIL.sub("", ARTICLE.sub("", words.strip(' .,;:”“"')))
    if words.endswith("…"):
        return words
    return f"{words}." if len(words) <= WIDE else words[:WIDE].rsplit(" ", 1)[0] + " …"


def _about(scene: Scene, low: int, high: int) -> str | None:
    """The first state named in the words themselves, by its name or by one of its people."""
    named = [(scene.at(a.span), a.code) for a in scene.found.actors]
    served = [
        (scene.at(span), str(p.country))
        for p in scene.found.people
        if p.country in scene.found.pack.countries
        for span in p.mentions
    ]
    return next((code for at, code in sorted(named + served) if low <= at < high), None)
