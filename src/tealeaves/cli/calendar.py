"""`tealeaves calendar`: what happened, what is coming, and what was said on such days before."""

import json as json_
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from tealeaves.cli.options import ArchivePath, Json, PackDirs, Sheet, check_day
from tealeaves.cli.shell import console, remark, said
from tealeaves.cli.who import today
from tealeaves.errors import ArchiveError
from tealeaves.whole import write_whole

BACK, AHEAD = 30, 120  # days around the day asked


def show_calendar(
    archive: ArchivePath,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help="The day to count from; today if not."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="YYYY-MM-DD", help=f"First day ({BACK} days back)."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="YYYY-MM-DD", help=f"Last day ({AHEAD} days ahead)."),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option("--state", metavar="CODE", help="Only occasions of this state, as PRK."),
    ] = None,
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="FILE", help="Write it as iCalendar.")
    ] = None,
    table: Sheet = None,
    json: Json = False,
    packs: PackDirs = None,
) -> None:
    """Events that texts tell of and occasions of the packs, with precedents and what to watch.

    \b
    Occasions by the moon are worked out with the Korean calendar; movable ones have no day and
    are left out. Each event has the words that tell it.
    Examples:
      tealeaves calendar --archive desk.tea
      tealeaves calendar --date 2024-09-01 --until 2024-10-31 --state PRK --archive desk.tea
      tealeaves calendar --archive desk.tea --ics coming.ics
    """
    from tealeaves.archive.store import Archive
    from tealeaves.calendar.calendar import calendar
    from tealeaves.packs.load import load

    with said():
        for value, option in ((day, "--date"), (since, "--from"), (until, "--until")):
            check_day(value, option)
        asked = date.fromisoformat(day) if day else today()
        first = date.fromisoformat(since) if since else asked - timedelta(days=BACK)
        last = date.fromisoformat(until) if until else asked + timedelta(days=AHEAD)
        if first > last:
            raise ArchiveError(f"--from {first} is later than --until {last}")
        with Archive.open(archive, readonly=True) as store:
            pack = load(packs or ())
            rows = calendar(store.connection, pack, first, last, asked=asked, state=state)
        if ics is not None:
            from tealeaves.calendar.ics import to_ics

            write_whole(ics, to_ics(rows, datetime.now(UTC)))
        if table is not None:
            from tealeaves.calendar.sheet import COLUMNS
            from tealeaves.calendar.sheet import rows as sheet_rows
            from tealeaves.export.sheet import write_sheet

            remark(f"{table}: {write_sheet(table, COLUMNS, sheet_rows(rows))} entries")
            return
    if json:
        body = {
            "format": "tealeaves.calendar/1",
            "date": asked.isoformat(),
            "from": first.isoformat(),
            "to": last.isoformat(),
            "entries": rows,
        }
        print(json_.dumps(body, ensure_ascii=False))
        return
    from tealeaves.show.calendar import show

    show(rows, asked.isoformat(), console())
    if ics is not None:
        remark(f"{ics}: {len(rows)} entries")
