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

FromDay = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", help="First day (YYYY-MM-DD, or a month or year)."),
]
ToDay = Annotated[
    str | None,
    typer.Option("--to", metavar="DATE", help="Last day (YYYY-MM-DD, or a month or year)."),
]
