"""How far fetching may go: what is allowed, how fast, how much. One value, handed on unchanged."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Rules:
    """Limits of one run of fetching; seconds, bytes and counts.

    `proxy`: behind a proxy the proxy looks names up, so that only addresses written as numbers
    are checked. The environment's proxies are never used.
    """

    allow_private: bool = False  # also loopback and the local network
    pause: float = 1.0  # between two requests to one host
    longest_wait: float = 60.0  # for Crawl-delay and Retry-After; above it nothing is asked
    redirects: int = 5
    largest: int = 16 * MIB  # of an unpacked answer
    connect: float = 10.0
    read: float = 20.0  # between two pieces of an answer
    whole: float = 60.0  # for one answer, from the connection to its last byte
    probe: bool = True  # ask for a made-up address where a page looks like an error
    contact: str | None = None  # an address or mailbox to put into the User-Agent
    proxy: str | None = None

    @property
    def agent(self) -> str:
        """The User-Agent sent: name, version, and whom to write to."""
        try:
            name = f"tealeaves/{version('tealeaves')}"
        except PackageNotFoundError:  # a source tree that was never installed
            name = "tealeaves/0.0.0"
        about = "reads public media for analysts"
        return f"{name} ({about}; {self.contact})" if self.contact else f"{name} ({about})"
