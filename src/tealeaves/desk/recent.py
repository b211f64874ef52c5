"""Answers remembered while the archive stays as it is, and a moment longer while an add runs."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
MOMENT = 5.0  # seconds for which an answer serves though the archive has changed since


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What was made, of which state of the archive, and when."""

    value: T
    state: Hashable
    at: float


class Recent(Generic[T]):
    """At most so many answers, the ones asked for last."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.most = most
        self.clock = clock
        self.lock = threading.Lock()
        self.known: OrderedDict[Hashable, Answer[T]] = OrderedDict()

    def get(self, key: Hashable, state: Hashable, make: Callable[[], T]) -> T:
        """The answer to a key: the remembered one, or made anew where the archive has changed
        and the answer is older than a MOMENT."""
        with self.lock:
            found = self.known.get(key)
            if found and (found.state == state or self.clock() - found.at < MOMENT):
                self.known.move_to_end(key)
                return found.value
        value = make()
        with self.lock:
            self.known[key] = Answer(value, state, self.clock())
            self.known.move_to_end(key)
            if len(self.known) > self.most:
                self.known.popitem(last=False)
        return value
