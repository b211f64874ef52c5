"""Options that several verbs take, so that they are named and explained alike."""

from pathlib import Path
from typing import Annotated

import typer

PackDirs = Annotated[
    list[Path] | None,
    typer.Option(
        "--packs",
        metavar="DIR",
        help="A folder of packs on top of the built-in ones; may be given again.",
    ),
]

ArchivePath = Annotated[
    Path,
    typer.Option("--archive", "-a", metavar="FILE", help="The archive: one file."),
]

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]

# A text that a verb is about, and what is known of it where it is a file.
Page = Annotated[
    str,
    typer.Argument(
        metavar="PAGE", help="A file, or a document of the archive: its id, address or sha256."
    ),
]
Day = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="Day of issue of a file, where known."),
]
Outlet = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Who published a file.")
]

Sheet = Annotated[
    Path | None,
    typer.Option("--table", metavar="FILE", help="Write it as .csv, .jsonl or .parquet instead."),
]

FromDay = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", help="First day (YYYY-MM-DD, or a month or year)."),
]
ToDay = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help="Last day (YYYY-MM-DD, or a month or year)."),
]


OLDER_NAMES = {"to": "until", "since": "from"}


def one_name(option: str) -> str:
    """The name of an option that has others as well: `--to` is `--until`, `--since` `--from`."""
    return OLDER_NAMES.get(option, option)


def check_day(day: str | None, option: str) -> None:
    """Raises ArchiveError where an option's value is no day of the calendar as YYYY-MM-DD."""
    if day is not None:
        from tealeaves.archive.dates import one_day

        one_day(day, option)
