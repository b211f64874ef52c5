"""Who is put first, blamed, left out, backed; what is threatened; how warm the words are."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tealeaves.read.patterns import patterns
from tealeaves.read.signals.scene import Scene, signal
from tealeaves.spans import Span
from tealeaves.types import Formula, Signal, Stance

FEW = 3
LONG = 120  # words of body: in a shorter text it says nothing that a state is not named
FOES = ("USA", "KOR", "JPN")
GRADE = ("relationship-grade", "relationship-time", "agreement-spirit")
CAUSE = ("just-cause",)
THREAT = ("retaliation", "responsibility", "warning", "self-defence")


def find_priority(scene: Scene) -> Iterator[Signal]:
    """Who is blamed alone or most; without blame, who is named most."""
    blamed = [s for s in scene.found.stance if s.sign == "-" and s.holder == scene.home]
    count = Counter(
        a.code for a in (*scene.found.actors, *scene.found.blocs) if a.code != scene.home
    )
    if not count:
        return
    if blamed:
        top = _most_blamed(scene, blamed)
        others = tuple(code for code, _ in count.most_common(4) if code != top.target)
        alone = "alone is" if len(blamed) == 1 else "is named most of those"
        spans = [*top.evidence, *_of(scene, ("condemnation",))[:1], *_first(scene, top.target)]
        yield from _put_first(scene, top.target, others, f"{alone} blamed", spans)
    elif len(count) > 1:
        first = count.most_common(1)[0][0]
        others = tuple(code for code, _ in count.most_common(4) if code != first)
        yield from _put_first(scene, first, others, "is named most", _first(scene, first))


def _most_blamed(scene: Scene, blamed: Sequence[Stance]) -> Stance:
    count = Counter(a.code for a in (*scene.found.actors, *scene.found.blocs))
    return max(blamed, key=lambda s: (count[s.target], len(s.evidence)))


def _put_first(
    scene: Scene, first: str, others: tuple[str, ...], what: str, spans: Sequence[Span]
) -> Iterator[Signal]:
    rest = f"; also named: {scene.names(others)}" if others else ""
    yield from signal(
        "priority",
        f"{scene.name(first)} {what}{rest}.",
        spans,
        ("first", first),
        ("over", others),
        about=first,
    )


def _first(scene: Scene, code: str) -> list[Span]:
    spans = [a.span for a in (*scene.found.actors, *scene.found.blocs) if a.code == code]
    return [s for s in spans if scene.in_body(s)][:1]


def find_restraint(scene: Scene) -> Iterator[Signal]:
    """A state that is named in a text of blame and not blamed."""
    taken = {s.target for s in scene.found.stance} | {scene.home}
    if not any(s.sign == "-" for s in scene.found.stance):
        return
    spared = [a for a in scene.found.actors if a.code not in taken and scene.in_body(a.span)]
    seen = list(dict.fromkeys(a.code for a in spared))
    if seen:
        spans = [next(a.span for a in spared if a.code == code) for code in seen[:FEW]]
        yield from signal(
            "other",
            f"Named without blame: {scene.names(seen[:FEW])}.",
            spans,
            label="restraint",
            about=seen[0],
        )


def find_absence(scene: Scene) -> Iterator[Signal]:
    """Which foe of the region a text of blame leaves out; else that no third state is named."""
    named = {a.code for a in (*scene.found.actors, *scene.found.blocs)} - {scene.home}
    last = _last_sentence(scene)
    if last is None:
        return
    long = sum(len(scene.text[start:end].split()) for start, end in scene.body()) >= LONG
    missing = tuple(code for code in FOES if code not in named)
    if not named:
        what = "No foreign state is named."
    elif any(s.sign == "-" for s in scene.found.stance) and missing:
        what = f"Not named anywhere in the text: {scene.names(missing)}."
    elif len(named) == 1 and long:
        what = f"No state is named beside {scene.names(named)}, and no foe."
    else:
        return
    yield from signal("absence", what, [last], ("topic", ", ".join(missing)))


def _last_sentence(scene: Scene) -> Span | None:
    """The last sentence of the body, without the end mark."""
    found = [s for s in scene.found.parsed.sentences if s.role in ("paragraph", "list")]
    for sentence in reversed(found):
        words = scene.text[sentence.start : sentence.end].replace("-0-", "").strip()
        if words:
            return scene.cut(sentence.start, sentence.start + len(words))
    return None


def find_blame(scene: Scene) -> Iterator[Signal]:
    """On whom the responsibility is put."""
    places = [scene.tidy(*p) for p in scene.matches("signal-blame")]
    formulas = _of(scene, ("responsibility",))
    accused = [s for s in scene.found.stance if s.sign == "-"]
    if accused:
        spans = [*formulas[-2:], *places[:2], *_most_blamed(scene, accused).evidence[:1]]
        target = _most_blamed(scene, accused).target
        yield from signal(
            "blame",
            f"The responsibility is put on {scene.name(target)}.",
            spans,
            ("target", target),
            about=target,
        )


def find_threat(scene: Scene) -> Iterator[Signal]:
    """How far the threats go, by their own words."""
    claims = [f for f in scene.found.forecasts if f.kind in ("threat", "commitment")]
    hostile = any(s.sign == "-" for s in scene.found.stance) or scene.found.epithets
    words = [scene.tidy(*p) for p in scene.matches("signal-threats")]
    if scene.genre == "foreign_support_digest":
        return
    formulas = _of(scene, THREAT)
    threats = [f.claim for f in claims if f.kind == "threat"]
    spans = [*threats[-2:], *formulas[-2:], *words[-2:], *words[:1]]
    if not spans or not (hostile or threats):
        return
    if any(f.conditional for f in claims):
        what = "A measure is announced under a condition."
    elif threats:
        times = "once" if len(threats) == 1 else f"{len(threats)} times"
        what = f"Harm is threatened {times}, without a condition."
    else:
        what = "Warning or readiness is put in words; no measure against another is announced."
    yield from signal("threat_level", what, spans[:5])


def find_relations(scene: Scene) -> Iterator[Signal]:
    """By which words relations are graded, and whose cause is backed."""
    warm = [s for s in scene.found.stance if s.sign == "+"]
    cause = _heaviest(scene, CAUSE)
    if not warm:
        backed = [span for span in cause if "support" in scene.words(span)]
        if backed:
            what = f"Backed in words: “{scene.words(backed[0])}”."
            yield from signal("endorsement", what, backed[:FEW])
        return
    about = warm[0].target if warm[0].target != scene.home else warm[0].holder
    grade = _heaviest(scene, GRADE)
    if grade:
        yield from signal(
            "relationship_grade",
            f"Relations with {scene.name(about)} are called “{scene.words(grade[0])}”.",
            grade[:FEW],
            about=about,
        )
    if cause:
        yield from signal(
            "endorsement",
            f"Backed in words: “{scene.words(cause[0])}”.",
            cause[:4],
            about=about,
        )


def find_tone(scene: Scene) -> Iterator[Signal]:
    """How many loaded names there are, or the atmosphere that is printed."""
    if scene.genre in ("leader_message", "message_received_report"):
        yield from _message_tone(scene)
        return
    loaded = [e.span for e in scene.found.epithets if e.sign == "-" and e.target != "unnamed"]
    warm = _of(scene, ("talks-atmosphere",))
    if len(loaded) > 1:
        yield from signal("tone", f"{len(loaded)} loaded names are used.", loaded[:FEW])
    elif warm:
        yield from signal("tone", f"The atmosphere is called “{scene.words(warm[0])}”.", warm)


def _message_tone(scene: Scene) -> Iterator[Signal]:
    """With which words a letter thanks and wishes."""
    thanks, wishes = _all_of(scene, "message-thanks"), _all_of(scene, "message-wish")
    words = " ".join(scene.words(s) for s in thanks).lower()
    warm = any(word in words for word in ("deep", "heartfelt", "sincere", "warm"))
    health = "health" in " ".join(scene.words(s) for s in wishes)
    if thanks or wishes:
        yield from signal(
            "tone",
            f"Thanks {'with' if warm else 'without'} a warm adjective, "
            f"{'a' if health else 'no'} wish for health.",
            [*thanks[:1], *wishes[:2]],
        )


def find_voices(scene: Scene) -> Iterator[Signal]:
    """Others who are made to speak for the text."""
    others = [
        s
        for s in scene.found.statements
        if s.speaker_span and s.kind != "body" and _foreign(scene, s.speaker, s.speaker_span)
    ]
    named = [scene.tidy(*p) for p in scene.matches("signal-borrowed")]
    spans = [*(s.speaker_span for s in others[:FEW] if s.speaker_span), *named[:2]]
    if spans:
        who = others[0].speaker if others else f"“{scene.words(spans[0])}”"
        yield from signal("borrowed_voice", f"Others speak for the text: {who}.", spans)


def _foreign(scene: Scene, speaker: str | None, words: Span) -> bool:
    """True for anybody who is not of the home country, by name or in the words used."""
    person = next((p for p in scene.found.people if speaker in (p.name, p.label)), None)
    if person is not None:
        return person.country != scene.home
    inside = {a.code for a in scene.found.actors if words.start <= a.span.start < words.end}
    return scene.home not in inside


def find_links(scene: Scene) -> Iterator[Signal]:
    """Two matters tied together."""
    spans = [scene.tidy(*p) for p in scene.matches("signal-linkage")]
    if spans:
        yield from signal("linkage", f"Tied together: “{scene.words(spans[0])}”.", spans[:FEW])


def find_treatment(scene: Scene) -> Iterator[Signal]:
    """Honours shown to a guest."""
    spans = [scene.tidy(*p) for p in scene.matches("signal-treatment")]
    if spans:
        yield from signal(
            "other", f"Shown to the guest: “{scene.words(spans[0])}”.", spans[:4], label="treatment"
        )


def _of(scene: Scene, families: Sequence[str]) -> list[Span]:
    return [f.span for f in scene.found.formulas if f.family in families]


def _all_of(scene: Scene, family: str) -> list[Span]:
    """Every place of a family's phrases, also those that are not put out as formulas."""
    forms = [
        f for e in scene.found.pack.formulas.values() if e.family == family for f in e.patterns
    ]
    found = patterns(tuple(forms)).matches(scene.plain, list(scene.body()))
    return [scene.tidy(*place) for place in sorted(m.span() for _, m in found)]


def _heaviest(scene: Scene, families: Sequence[str]) -> list[Span]:
    found: list[Formula] = [f for f in scene.found.formulas if _in(f, families)]
    longest = sorted(found, key=lambda f: f.span.start - f.span.end)
    return [f.span for f in longest]


def _in(formula: Formula, families: Sequence[str]) -> bool:
    family = formula.family or ""
    grade = "relationship-grade" in families and family.endswith("friendship-grade")
    return family in families or grade
