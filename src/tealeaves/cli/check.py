"""`tealeaves check`: what an analysis claims, tested against the archive."""

import json as json_

from tealeaves.cli.options import ArchivePath, Day, Json, Outlet, PackDirs, Page, check_day
from tealeaves.cli.shell import console, said


def check_page(
    page: Page,
    archive: ArchivePath,
    date: Day = None,
    outlet: Outlet = None,
    json: Json = False,
    packs: PackDirs = None,
) -> None:
    """Test what an analysis claims about controlled texts against the archive's own.

    \b
    Each claim is supported, contradicted or not testable, with the reason, figures and quotations.
    Examples:
      tealeaves check analysis.txt --archive desk.tea
      tealeaves check analysis.html --date 2024-10-08 --archive desk.tea --json
    """
    from tealeaves.archive.store import Archive
    from tealeaves.check.analysis import Analysis
    from tealeaves.check.check import check
    from tealeaves.compare.subject import find_subject
    from tealeaves.packs.load import load
    from tealeaves.packs.lookup import Lookup

    with said(), Archive.open(archive, readonly=True) as store:
        check_day(date, "--date")
        subject = find_subject(store, page, packs or (), date=date, outlet=outlet)
        body = check(store, Analysis(subject, Lookup(load(packs or ())))).to_json()
    if json:
        print(json_.dumps(body, ensure_ascii=False))
    else:
        from tealeaves.show.check import to_terminal

        to_terminal(body, console())
