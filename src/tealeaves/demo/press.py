"""The whole press of the invented country: its texts by day of issue, and what was planted."""

from dataclasses import dataclass

from tealeaves.demo.plan import Change, Text
from tealeaves.demo.plant import plant
from tealeaves.demo.schedule import plans
from tealeaves.demo.write import write

TEXTS = 400
SEED = 1


@dataclass(frozen=True, slots=True)
class Press:
    """All texts, the oldest first, and the key to the changes in them."""

    texts: tuple[Text, ...]
    changes: tuple[Change, ...]


def press(seed: int = SEED, texts: int = TEXTS) -> Press:
    """The latest so many texts, up to about 1,200; the same for the same seed."""
    planned, changes = plant(plans(seed)[-texts:], seed)
    return Press(tuple(write(plan, seed) for plan in planned), changes)
