"""`tealeaves today`: what came in on a day."""

import json as json_
from enum import StrEnum
from typing import Annotated

import typer

from tealeaves.cli.options import ArchivePath, Json, PackDirs, check_day
from tealeaves.cli.shell import console, said
from tealeaves.cli.who import today as this_day


class By(StrEnum):
    """Which day of a text counts."""

    date = "date"
    arrival = "arrival"


def show_today(
    archive: ArchivePath,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help="The day; today if left out."),
    ] = None,
    by: Annotated[
        By, typer.Option("--by", help="The day of issue, or the day it was added.")
    ] = By.date,
    zone: Annotated[
        str,
        typer.Option("--zone", metavar="NAME", help="Time zone of a day of arrival (Asia/Seoul)."),
    ] = "UTC",
    json: Json = False,
    packs: PackDirs = None,
) -> None:
    """Show what came in on a day, ranked by surprise, beside what an ordinary day gives.

    \b
    Texts in which nothing stands out are counted. What was missing early in an occasion of several
    days is shown while it is pending, and when it is settled.
    Examples:
      tealeaves today --archive desk.tea
      tealeaves today --date 2024-10-08 --archive desk.tea --json
      tealeaves today --by arrival --zone Asia/Seoul --archive desk.tea
    """
    from tealeaves.archive.store import Archive
    from tealeaves.packs.load import load
    from tealeaves.today.today import today

    with said():
        check_day(date, "--date")
        day = date or this_day().isoformat()
        with Archive.open(archive, readonly=True) as store:
            pack = load(packs or ())
            body = today(store, pack, day, by=by.value, zone=zone).to_json()
    if json:
        print(json_.dumps(body, ensure_ascii=False))
    else:
        from tealeaves.show.today import to_terminal

        to_terminal(body, console())
