"""Sentences with gaps, kept as TOML, and a hand that fills them by chance but reproducibly."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

GAP = re.compile(r"\{(\w+)\}")


@cache
def banks() -> Mapping[str, Any]:
    """All sentences by bank and part, with the fillings under `slots`."""
    found: dict[str, Any] = {}
    for file in (files("tealeaves.demo") / "banks").iterdir():
        tables = tomllib.loads(file.read_text("utf-8"))
        for bank, parts in ({"slots": tables} if file.name == "slots.toml" else tables).items():
            found.setdefault(bank, {}).update(parts)
    return found


class Hand:
    """Draws sentences for one text; none is used twice before all were.

    Each draw goes by its own bank, part and number, so that a change in one passage leaves the
    words of the others as they are.
    """

    def __init__(self, seed: str, day: str, **words: str) -> None:
        self.seed = seed
        self.words = {"weekday": day, **words}
        self.drawn: Counter[tuple[str, str]] = Counter()

    def draw(self, bank: str, part: str = "body") -> str:
        """One sentence, its gaps filled."""
        number = self.drawn[bank, part]
        self.drawn[bank, part] += 1
        order = list(banks()[bank][part])
        self.chance(bank, part).shuffle(order)
        return self.fill(order[number % len(order)], bank, part, str(number))

    def several(self, count: int, bank: str, *parts: str) -> str:
        """A paragraph of `count` sentences, taken from the parts in turn."""
        return " ".join(self.draw(bank, parts[i % len(parts)]) for i in range(count))

    def chance(self, *place: str) -> Random:
        """The dice for one place of the text."""
        return Random(" ".join((self.seed, *place)))

    def fill(self, sentence: str, *place: str) -> str:
        """The sentence with its gaps filled; it begins with a capital."""
        dice, taken = self.chance("fill", *place), dict[str, str]()
        full = GAP.sub(lambda m: self._word(m[1], dice, taken), sentence)
        return full[0].upper() + full[1:]

    def _word(self, gap: str, dice: Random, taken: dict[str, str]) -> str:
        if gap in self.words:
            return self.words[gap]
        if gap not in taken:
            slot = gap.removesuffix("_cap").rstrip("2")
            word = dice.choice([w for w in banks()["slots"][slot] if w not in taken.values()])
            taken[gap] = word[0].upper() + word[1:] if gap.endswith("_cap") else word
        return taken[gap]
