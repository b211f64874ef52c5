"""What a desk was opened with."""

from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Settings:
    """One desk. `hosts`: names under which it may be asked for; `token`: what a guest must bring;
    `user_header`: in which a proxy in front says who asks; `secret`: of its forms."""

    archive: Path
    host: str = "127.0.0.1"
    port: int = 8777
    hosts: tuple[str, ...] = LOOPBACK
    readonly: bool = False
    token: str | None = None
    user_header: str | None = None
    author: str = ""
    packs: tuple[Path, ...] = ()
    secret: str = field(default_factory=lambda: token_urlsafe(24))

    @property
    def open_to_others(self) -> bool:
        """Whether it listens beyond this machine."""
        return self.host not in LOOPBACK
