"""How long something takes: the median and range of several rounds, by the wall and by CPU."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds of the rounds. `cpu` is what this process worked: others do not slow it."""

    wall: tuple[float, ...]
    cpu: tuple[float, ...]
    answer: Any  # of the last round

    def to_json(self) -> dict[str, Any]:
        """Medians and the range of the wall clock."""
        return {
            "ms": round(statistics.median(self.wall), 2),
            "ms_range": [round(min(self.wall), 2), round(max(self.wall), 2)],
            "cpu_ms": round(statistics.median(self.cpu), 2),
        }

    @property
    def ms(self) -> float:
        """The median of the wall clock."""
        return statistics.median(self.wall)


def timed(work: Callable[[], Any], rounds: int) -> Timed:
    """The work done once unmeasured, then so many times."""
    answer = work()
    wall, cpu = [], []
    for _ in range(rounds):
        began, worked = time.perf_counter(), time.process_time()
        answer = work()
        wall.append(1000 * (time.perf_counter() - began))
        cpu.append(1000 * (time.process_time() - worked))
    return Timed(tuple(wall), tuple(cpu), answer)


def once(work: Callable[[], Any]) -> Timed:
    """The work done and measured once: for what takes long."""
    began, worked = time.perf_counter(), time.process_time()
    answer = work()
    wall = 1000 * (time.perf_counter() - began)
    return Timed((wall,), (1000 * (time.process_time() - worked),), answer)
