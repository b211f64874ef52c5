"""Sentences with gaps, kept as TOML, and a hand that fills them by chance but reproducibly."""

import re
import tomllib
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
    """Draws sentences for one text; none is used twice in it."""

    def __init__(self, seed: str, day: str, **words: str) -> None:
        self.random = Random(seed)
        self.words = {"weekday": day, **words}
        self.left: dict[tuple[str, str], list[str]] = {}

    def draw(self, bank: str, part: str = "body") -> str:
        """One sentence, its gaps filled."""
        left = self.left.get((bank, part))
        if not left:
            left = self.left[bank, part] = list(banks()[bank][part])
            self.random.shuffle(left)
        return self.fill(left.pop())

    def several(self, count: int, bank: str, *parts: str) -> str:
        """A paragraph of `count` sentences, taken from the parts in turn."""
        return " ".join(self.draw(bank, parts[i % len(parts)]) for i in range(count))

    def fill(self, sentence: str) -> str:
        """The sentence with its gaps filled; numbers at its head are written large."""
        taken: dict[str, str] = {}
        full = GAP.sub(lambda m: self._word(m[1], taken), sentence)
        return full[0].upper() + full[1:]

    def _word(self, gap: str, taken: dict[str, str]) -> str:
        if gap in self.words:
            return self.words[gap]
        if gap not in taken:
            slot = gap.removesuffix("_cap").rstrip("2")
            word = self.random.choice(
                [w for w in banks()["slots"][slot] if w not in taken.values()]
            )
            taken[gap] = word[0].upper() + word[1:] if gap.endswith("_cap") else word
        return taken[gap]
