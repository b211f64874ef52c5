"""Loaded names for an actor: `ROK scum`, "X is an illegal mechanism", `the fraternal Cuban people`.

An epithet is a name or a noun said of somebody, not a word for what he does.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tealeaves import evidence
from tealeaves.knowledge import Pack
from tealeaves.read.attitudes.epithets_said import Found, said_of
from tealeaves.read.attitudes.named import Named
from tealeaves.read.genre import house
from tealeaves.read.parse import Parsed
from tealeaves.read.wording import alternatives, phrases
from tealeaves.types import Actor, Article, Epithet, Mention, Passage, Person

LONE = r"(?:the|these|those|such|this|that|our|its|their)\s+(?:[\w-]{1,30}\s+){0,2}?"


def find_epithets(
    article: Article,
    mentions: Sequence[Mention],
    parsed: Parsed,
    actors: Sequence[Actor],
    blocs: Sequence[Actor],
    people: Sequence[Person],
    pack: Pack,
) -> tuple[Epithet, ...]:
    """Every loaded name in order, none over another; the longer of two wins.

    The voice's own state is praised in every line of its media, so praise of it is left out.
    """
    named = Named.of((*article.view.within(a.span), a.code) for a in (*actors, *blocs))
    home = house(article, pack)
    own = home.country if home else None
    text = article.view.text
    found = [
        *_beside_names(text, named, pack),
        *_persons(article, people, pack),
        *_followers(text, article, named, own, pack),
        *_praised(text, named, own, pack),
        *_distanced(text, named, own, pack),
    ]
    found += said_of(parsed, named, _insulted(found), pack)
    sole = _sole(mentions, {code for _, _, code in named}, pack)
    found += [f for f in sole if f.target != own and " " in text[f.start : f.end].strip()]
    found += _alone(article, named, found, sole, own, pack)
    return _apart(article, found)


def _apart(article: Article, found: Sequence[Found]) -> tuple[Epithet, ...]:
    kept = [one for group in _touching(found) for one in _longest(group)]
    return tuple(
        Epithet(evidence.span(article, f.start, f.end), f.target, f.sign)
        for f in sorted(kept, key=lambda f: f.start)
    )


def _touching(found: Sequence[Found]) -> Iterator[list[Found]]:
    """Groups of names that overlap one another."""
    group: list[Found] = []
    end = -1
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if group and one.start >= end:
            yield group
            group = []
        end = max(end, one.end) if group else one.end
        group.append(one)
    if group:
        yield group


def _longest(group: Sequence[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(group, key=lambda f: (f.start - f.end, f.start)):
        if all(one.end <= k.start or k.end <= one.start for k in kept):
            kept.append(one)
    return kept


# ---------------------------------------------------------------- beside a name


def _beside_names(text: str, named: Named, pack: Pack) -> Iterator[Found]:
    """`puppet ROK`, `scum in the ROK`, `Japanese reactionaries`, `ROK military gangsters`."""
    bad = phrases(pack, "epithet-bad-nouns")
    adjective = phrases(pack, "loaded-adjectives")
    for start, end, code in named:
        if SERVANT.match(text, start, end) or text[max(0, start - 4) : start].lower() == "pro-":
            continue
        inside = bad.search(text, start, end) or adjective.search(text, start, end)
        tail = _tail(text, end, bad) or (end if inside else None)
        if tail:
            yield Found(_front(text, start, pack), tail, code, "-")


def _front(text: str, start: int, pack: Pack) -> int:
    """Where the loaded adjectives before a name begin: `the cunning` in `the cunning Japanese`."""
    m = _bad_front(pack).search(text, max(0, start - 60), start)
    return m.start() if m else start


@lru_cache(maxsize=4)
def _bad_front(pack: Pack) -> re.Pattern[str]:
    bad = alternatives(pack, "epithet-bad-adjectives")
    return re.compile(rf"(?:\b[Tt]he )?(?:(?:{bad}|[\w-]+-like),? (?:and )?){{1,3}}$")


# "stooge of the U.S." is somebody else
SERVANT = re.compile(r"(?:[\w-]+ ){0,3}?(?:stooge|lackey|servant|puppet|dog|mercenar|colon)\w* of ")


def _tail(text: str, end: int, bad: re.Pattern[str]) -> int | None:
    """Where a loaded noun ends that stands within three words after a name."""
    at = end
    for _ in range(3):
        m = re.compile(r"(?:['’]s)?\s+").match(text, at)
        if m is None:
            return None
        hit = bad.match(text, m.end())
        if hit:
            return hit.end()
        word = re.compile(r"[a-z][\w-]*").match(text, m.end())
        if word is None or word.group() in BREAKS:
            return None
        at = word.end()
    return None


BREAKS = frozenset(
    (
        "is are was were has have had and or of in to for by with on at that which who as will"
    ).split()
)


def _persons(article: Article, people: Sequence[Person], pack: Pack) -> Iterator[Found]:
    """`traitor Yoon`, `puppet Zelenskiy`: a loaded noun right before a person's name."""
    text = article.view.text
    before = _bad_before(pack)
    for person in people:
        for span in person.mentions if person.country else ():
            start, end = article.view.within(span)
            m = before.search(text, max(0, start - 30), start)
            if m and person.country:
                yield Found(m.start(), end, person.country, "-")


@lru_cache(maxsize=4)
def _bad_before(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(pack, 'epithet-bad-nouns', 'loaded-adjectives')})\s+$")


def _praised(text: str, named: Named, own: str | None, pack: Pack) -> Iterator[Found]:
    """`the fraternal Cuban people`, `respected Russian president`."""
    before, after = _good_front(pack), _held_noun(pack)
    for start, end, code in named:
        held = after.match(text, end)
        m = before.search(text, max(0, start - 60), start) if held else None
        if m and held:
            yield Found(m.start(), held.end(), code, "+")


@lru_cache(maxsize=4)
def _good_front(pack: Pack) -> re.Pattern[str]:
    good = alternatives(pack, "epithet-good-adjectives")
    return re.compile(rf"(?:\bthe\s+)?(?:(?:{good}),?\s+(?:and\s+)?){{1,3}}$")


@lru_cache(maxsize=4)
def _held_noun(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"\s+({alternatives(pack, 'epithet-held-nouns')})\b")


def _distanced(text: str, named: Named, own: str | None, pack: Pack) -> Iterator[Found]:
    """A state's name in quotation marks, or "so-called" before a name."""
    for start, end, code in named:
        opened, closed = text[max(0, start - 1) : start], text[end : end + 1]
        if opened in QUOTE_OPEN and closed in QUOTE_CLOSE and opened and closed:
            yield Found(start, end, code, "-")
    for m in phrases(pack, "epithet-distance").finditer(text):
        near = next(iter(named.within(m.end(), m.end() + 40)), None)
        what = re.compile(r"\s+[“\"‘']?([A-Z][\w-]*(?:\s+(?:of\s+the\s+|of\s+)?[A-Z][\w-]*){0,5})")
        name = what.match(text, m.end())
        group = re.compile(r"\s+[a-z][\w-]*s\b").match(text, m.end())
        before = next((code for _, _, code in named.before(m.start()) if code != own), None)
        if group and before:
            yield Found(m.start(), group.end(), before, "-")
        elif name:
            yield Found(m.start(), name.end(), near[2] if near else name.group(1), "-")


QUOTE_OPEN = ("“", '"', "‘", "'")
QUOTE_CLOSE = ("”", '"', "’", "'")


# ---------------------------------------------------------------- without a name


def _sole(mentions: Sequence[Mention], here: set[str], pack: Pack) -> tuple[Found, ...]:
    """Bad names of the packs that can mean one target only, if the text names it at all."""
    found = []
    for m in mentions:
        entries = [pack.epithets[key] for key in m.keys if m.kind == "epithet"]
        targets = {entry.target for entry in entries}
        if len(targets) == 1 and targets <= here and all(entry.sign == "-" for entry in entries):
            found.append(Found(m.start, m.end, targets.pop(), "-"))
    return tuple(found)


def _followers(
    text: str,
    article: Article,
    named: Named,
    own: str | None,
    pack: Pack,
) -> Iterator[Found]:
    """`its vassal forces`: the nameless followers of the state before."""
    pattern = _follower(pack)
    for passage in article.passages:
        for m in pattern.finditer(text, passage.start, passage.end):
            state = next(
                (
                    code
                    for start, _, code in named.before(m.start())
                    if code in pack.countries and code != own and m.start() - start < 400
                ),
                None,
            )
            if state:
                yield Found(m.start(), m.end(), f"allies of {state}", "-")


@lru_cache(maxsize=4)
def _follower(pack: Pack) -> re.Pattern[str]:
    words = alternatives(pack, "epithet-followers")
    return re.compile(rf"\b(?:its|their|the\s+U\.S\.)\s+(?:[\w-]+\s+)?(?:{words})\b")


def _alone(
    article: Article,
    named: Named,
    found: Sequence[Found],
    sole: Sequence[Found],
    own: str | None,
    pack: Pack,
) -> Iterator[Found]:
    """`the scum`, `those idiots`: they mean whom the text insults most, else the last one named.
    `the enemies` mean nobody in particular."""
    text = article.view.text
    insulted = Counter(f.target for f in found if f.sign == "-" and f.target.isupper())
    bad, strong, foes = (one.of_text(text) for one in _nameless(pack))
    fixes = {f.start: f.target for f in sole}
    for passage in article.passages:
        if passage.role not in ("paragraph", "list", "title"):
            continue
        for m in foes.matches(text, passage):
            if m.group() not in ("enemy", "hostile force"):  # "enemy media" calls nobody a foe
                yield Found(m.start(), m.end(), "unnamed", "-")
        for m in (*bad.matches(text, passage), *strong.matches(text, passage)):
            if named.covers(m.start(), m.end()):
                continue
            fixed = fixes.get(m.start()) or fixes.get(m.end() - len(m.group().split()[-1]))
            target = fixed or _meant(m.start(), named, insulted, own)
            if target:
                yield Found(m.start(), m.end(), target, "-")


@dataclass(frozen=True, slots=True)
class Nameless:
    """A pattern that fits only where one of its nouns stands."""

    pattern: re.Pattern[str]
    nouns: tuple[str, ...]

    def of_text(self, text: str) -> "Nameless":
        """The same for one text, with the nouns that it holds."""
        return Nameless(self.pattern, tuple(noun for noun in self.nouns if noun in text))

    def matches(self, text: str, passage: Passage) -> Iterator[re.Match[str]]:
        """Where it fits in a passage."""
        start, end = passage.start, passage.end
        if any(text.find(noun, start, end) >= 0 for noun in self.nouns):
            yield from self.pattern.finditer(text, start, end)


@lru_cache(maxsize=4)
def _nameless(pack: Pack) -> tuple[Nameless, Nameless, Nameless]:
    """Bad nouns behind "the" or "those", strong ones anywhere, and foes."""
    like = rf"(?:[\w-]{{1,30}}-like|{alternatives(pack, 'epithet-bad-adjectives')})"
    return (
        _before(rf"\b{LONE}", "epithet-bad-nouns", pack),
        _before(rf"\b(?:{like} )?", "epithet-strong-nouns", pack),
        _before(r"\b(?:(?:the|our|common|any|all)\s+)?", "epithet-foes", pack),
    )


def _before(front: str, nouns: str, pack: Pack) -> Nameless:
    pattern = re.compile(rf"{front}(?:{alternatives(pack, nouns)})\b")
    return Nameless(pattern, pack.words[nouns].forms if nouns in pack.words else ())


def _insulted(found: Sequence[Found]) -> str | None:
    """Whom the text insults most."""
    count = Counter(f.target for f in found if f.sign == "-" and f.target.isupper())
    return count.most_common(1)[0][0] if count else None


def _meant(at: int, named: Named, insulted: Counter[str], own: str | None) -> str | None:
    before = next((code for _, _, code in named.before(at) if code != own), None)
    if insulted:
        return before if before in insulted else insulted.most_common(1)[0][0]
    return before
