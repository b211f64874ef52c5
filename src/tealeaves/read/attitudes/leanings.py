"""A word of praise or blame that hangs on a state, before entries are made of many."""

from dataclasses import dataclass
from typing import Literal

Sign = Literal["+", "-", "0"]


@dataclass(frozen=True, slots=True)
class Leaning:
    """`holder` takes this side towards `target`; places are of the clean text."""

    holder: str
    target: str
    sign: Sign
    start: int
    end: int
    weight: float
