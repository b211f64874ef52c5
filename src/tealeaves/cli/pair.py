"""`tealeaves pair`: two accounts of one event side by side."""

import json as json_
from pathlib import Path
from typing import Annotated

import typer

from tealeaves.cli.options import ArchivePath, Json, PackDirs
from tealeaves.cli.shell import console, said

Account = Annotated[
    str, typer.Argument(help="A file, or a document of the archive: its id, address or sha256.")
]


def pair_pages(
    a: Account,
    b: Account,
    archive: ArchivePath,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="OUT", help="Write a page: side by side.")
    ] = None,
    json: Json = False,
    packs: PackDirs = None,
) -> None:
    """Lay two accounts of one event side by side, and say what each left out.

    \b
    Two documents, or files: two agencies on one visit, the first and the replaced print of a
    report. Left out are countries, people, titles, formulas, epithets, statements and sentences.
    Examples:
      tealeaves pair 812 640 --archive desk.tea
      tealeaves pair kcna.txt kremlin.html --archive desk.tea --html pair.html
    """
    from tealeaves.archive.store import Archive
    from tealeaves.compare.pair import pair
    from tealeaves.compare.subject import find_subject

    with said(), Archive.open(archive, readonly=True) as store:
        one, other = (find_subject(store, name, packs or ()) for name in (a, b))
        body = pair(one, other).to_json()
        if html:
            from tealeaves.show.compare_html import pair_html
            from tealeaves.whole import write_whole

            write_whole(html, pair_html(body).encode("utf-8", "surrogatepass"))
    if json:
        print(json_.dumps(body, ensure_ascii=False))
    elif not html:
        from tealeaves.show.pair import to_terminal

        to_terminal(body, console())
