"""Made texts with what stands in them: put together by chance, so that nothing has to be parsed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import made_words as w
from made_words import Tongue

FIRST_DAY, DAYS = date(2005, 1, 1), 7305  # 20 years
COPIED = 40  # of so many documents one is another outlet's copy
KOREAN_SHARE = 0.12
THEME = 0.12  # share of words that are of the text's own theme
THEMATIC = 14  # words of a theme


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that stands in a text."""

    kind: str  # country person place outlet title formula epithet month cue
    key: str
    start: int
    end: int


@dataclass(slots=True)
class Story:
    """A text that grows. `paragraphs` are (start, end); the first one is the title."""

    number: int
    language: str
    day: str
    outlet: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What was put so far."""
        return "".join(self.parts)

    def put(self, words: str, kind: str = "", key: str = "") -> None:
        """Append words, and what they stand for."""
        if kind:
            self.marks.append(Mark(kind, key or words, self.length, self.length + len(words)))
        self.parts.append(words)
        self.length += len(words)


def story(number: int, count: int, seed: int) -> Story:
    """Text number so-and-so of so many; every COPIED-th is what another outlet made of one."""
    if number % COPIED == COPIED - 1:
        made = story(number - COPIED // 2, count, seed)
        others = [name for name in w.OUTLETS if name != made.outlet]
        made.number, made.outlet = number, others[number // COPIED % len(others)]
        return made
    chance = Random(seed * 1_000_003 + number)
    is_korean = chance.random() < KOREAN_SHARE
    day = (FIRST_DAY + timedelta(days=number * DAYS // count)).isoformat()
    outlet = w.OUTLETS[int(len(w.OUTLETS) * chance.random() ** 2)]
    made = Story(number, "ko" if is_korean else "en", day, outlet)
    tongue = w.korean() if is_korean else w.english()
    theme = tongue.words.some(chance, 4 * THEMATIC)[-THEMATIC:]
    sentence = _korean if is_korean else _english
    for paragraph in range(chance.randint(3, 9)):
        _paragraph(made, tongue, theme, chance, sentence, 1 if paragraph == 0 else 3)
    return made


Sentence = Callable[[Story, Tongue, list[str], Random, bool], None]


def _paragraph(
    made: Story, tongue: Tongue, theme: list[str], chance: Random, sentence: Sentence, size: int
) -> None:
    """One line alone is the title: it ends without a full stop."""
    title = not made.paragraphs
    if not title:
        made.put("\n\n")
    start = made.length
    for i in range(size):
        if i:
            made.put(" ")
        sentence(made, tongue, theme, chance, title)
    made.paragraphs.append((start, made.length))


def _english(made: Story, tongue: Tongue, theme: list[str], chance: Random, title: bool) -> None:
    words = _words(tongue, theme, chance, chance.randint(5, 9) if title else chance.randint(9, 24))
    slots = {chance.randrange(len(words)): _slot(chance) for _ in range(2)}
    for i, word in enumerate(words):
        if i:
            made.put(" ")
        kind = slots.get(i)
        if kind is not None:
            _fill(made, tongue, chance, kind)
        made.put((" " if kind else "") + (word if i or kind else word.title()))
    if not title:
        made.put(".")


def _korean(made: Story, tongue: Tongue, theme: list[str], chance: Random, title: bool) -> None:
    words = _words(tongue, theme, chance, chance.randint(3, 5) if title else chance.randint(5, 12))
    slots = {chance.randrange(len(words)): _slot(chance) for _ in range(2)}
    for i, word in enumerate(words):
        kind = slots.get(i)
        if kind in ("country", "person", "place", "formula"):
            _fill(made, tongue, chance, kind)
            made.put(chance.choice(w.PARTICLES) + " ")
        made.put(word + (chance.choice(w.PARTICLES) if chance.random() < 0.7 else ""))
        if i < len(words) - 1:
            made.put(" " if chance.random() < 0.85 else "")
    if not title:
        made.put(" " + chance.choice(w.VERBS) + ".")


def _words(tongue: Tongue, theme: list[str], chance: Random, count: int) -> list[str]:
    return [
        chance.choice(theme) if chance.random() < THEME else word
        for word in tongue.words.some(chance, count)
    ]


def _slot(chance: Random) -> str:
    kinds = ("country", "person", "place", "outlet", "formula", "epithet", "month", "")
    return chance.choices(kinds, (28, 20, 14, 4, 5, 3, 10, 10))[0]


def _fill(made: Story, tongue: Tongue, chance: Random, kind: str) -> None:
    """A name, a date or a stock phrase with what it stands for."""
    if kind == "country":
        name = tongue.countries.some(chance, 1)[0]
        made.put(name, kind, tongue.codes[name])
    elif kind == "person":
        if chance.random() < 0.4:
            made.put(tongue.offices.some(chance, 1)[0], "title")
            made.put(" ")
        made.put(tongue.people.some(chance, 1)[0], kind)
        if made.language == "en" and chance.random() < 0.5:
            made.put(" ")
            made.put("said", "cue")
    elif kind == "place":
        made.put(tongue.places.some(chance, 1)[0], kind)
    elif kind == "outlet":
        made.put(chance.choice(w.OUTLETS), kind)
    elif kind == "formula":
        made.put(tongue.formulas.some(chance, 1)[0], kind)
    elif kind == "epithet":
        made.put(chance.choice(w.EPITHETS), kind)
    elif kind == "month":
        made.put(f"{chance.choice(w.MONTHS)} {chance.randint(2, 28)}", kind)
