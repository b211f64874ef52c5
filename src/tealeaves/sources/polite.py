"""How long to wait before a host is asked again. Knows the clock, which it is given."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


class Resting(Exception):
    """A host wants a longer rest than this run waits: so many seconds more."""

    def __init__(self, host: str, seconds: float) -> None:
        super().__init__(f"{host} asked for a rest of {seconds:.0f} s more")
        self.host = host
        self.seconds = seconds


class Pace:
    """When each host may be asked again; one run's memory."""

    def __init__(
        self, longest: float, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        """`clock` gives seconds that only grow; `longest`: seconds waited at most."""
        self._longest = longest
        self._clock = clock
        self._sleep = sleep
        self._free: dict[str, float] = {}

    def wait(self, host: str, pause: float) -> None:
        """Sleep until the host may be asked, and count it as asked. Raises Resting."""
        left = self._free.get(host, 0.0) - self._clock()
        if left > self._longest:
            raise Resting(host, left)
        if left > 0:
            self._sleep(left)
        self._free[host] = self._clock() + min(pause, self._longest)

    def rest(self, host: str, seconds: float) -> None:
        """The host is not to be asked for so long."""
        self._free[host] = max(self._free.get(host, 0.0), self._clock() + seconds)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks to wait: a number, or a date. None: it says nothing.

    >>> retry_after("120", datetime(2026, 1, 1, tzinfo=UTC))
    120.0
    """
    if value is None:
        return None
    text = value.strip()[:64]
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())
