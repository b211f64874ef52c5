"""What a site's robots.txt allows, by RFC 9309; read once a site and run.

No file is no ban (4xx); a server that fails may have one, so nothing is asked of it (5xx).
"""

import re
from dataclasses import dataclass

from protego import Protego  # type: ignore[import-untyped,unused-ignore]

NAME = "tealeaves"
LARGEST = 500 * 1024  # bytes read of the file; what follows is not looked at
AGENT_LINE = re.compile(r"^[ \t]{0,9}user[ -]?agent\b[ \t:]{0,9}(.{0,200}).*$", re.I | re.M)


@dataclass(frozen=True, slots=True)
class Robots:
    """A site's robots.txt, or why there is none that could be kept to."""

    file: Protego | None  # None: everything is allowed, or nothing (then `closed` says why)
    closed: str = ""

    def forbids(self, url: str) -> str | None:
        """Why this address may not be asked for; None if it may."""
        if self.closed:
            return self.closed
        if self.file is None or self.file.can_fetch(url, NAME):
            return None
        return "the site's robots.txt asks programs to leave this address alone"

    @property
    def delay(self) -> float:
        """Seconds that the site wants between two requests; 0 if it does not say."""
        return float((self.file and self.file.crawl_delay(NAME)) or 0.0)


def robots_of(status: int | None, raw: bytes) -> Robots:
    """The rules in an answer to GET /robots.txt; `status` None: no answer came."""
    if status is None:
        return Robots(None, "the site's robots.txt cannot be reached, so its wishes are not known")
    if status == 429 or status >= 500:
        return Robots(None, f"the site answers {status} to robots.txt, so its wishes are not known")
    if 200 <= status < 300:
        return Robots(Protego.parse(ours(raw[:LARGEST].decode("utf-8", "replace"))))
    return Robots(None)


def ours(text: str) -> str:
    """The file with all other programs' names made one.

    The parser copies each rule for every name above it: a file of thousands of names with
    thousands of rules would fill the memory.
    """

    def named(m: re.Match[str]) -> str:
        name = m[1].partition("#")[0].strip().lower()
        return f"User-agent: {name if name in ('*', NAME) else 'other'}"

    return AGENT_LINE.sub(named, text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
