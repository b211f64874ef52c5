"""Who makes a record, and when: the only clock and the only look at the user's name."""

import getpass
import os
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

import typer

Who = Annotated[
    str | None,
    typer.Option("--who", metavar="NAME", help="Who says so (TEALEAVES_WHO, else your login)."),
]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept with it.")]


def author(who: str | None) -> str:
    """The name given, that of the environment, or the login."""
    name = who or os.environ.get("TEALEAVES_WHO")
    try:
        return name or getpass.getuser()
    except (KeyError, OSError):  # no login name in a container
        return ""


def now() -> str:
    """This moment, ISO 8601 in UTC."""
    from tealeaves.sources.days import stamp

    return stamp(datetime.now(UTC))


def ago(hours: float) -> str:
    """The moment so many hours before this one, as `now` writes it."""
    from tealeaves.sources.days import stamp

    return stamp(datetime.now(UTC) - timedelta(hours=min(hours, 1_000_000)))


def today() -> date:
    """The day by the machine's own clock and zone."""
    return datetime.now().astimezone().date()
