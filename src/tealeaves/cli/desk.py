"""`tealeaves desk`: the archive in the browser."""

from typing import Annotated

import typer

from tealeaves.cli.options import ArchivePath, PackDirs
from tealeaves.cli.shell import said
from tealeaves.cli.who import Who, author


def open_desk(
    archive: ArchivePath,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any free one.")] = 8777,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Beyond this machine a token is required.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="A name under which others ask for it."),
    ] = None,
    token: Annotated[
        str | None, typer.Option(metavar="WORD", help="What guests must bring; made if left out.")
    ] = None,
    user_header: Annotated[
        str | None,
        typer.Option(metavar="HEADER", help="In which a proxy in front says who asks."),
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Open no browser.")] = False,
    read_only: Annotated[bool, typer.Option("--read-only", help="Let nobody change it.")] = False,
    who: Who = None,
    packs: PackDirs = None,
) -> None:
    """Open the archive as a workbench in the browser; Ctrl-C stops it.

    \b
    Examples:
      tealeaves desk --archive desk.tea
      tealeaves desk --archive desk.tea --port 8080 --no-browser --read-only
      tealeaves desk --archive desk.tea --host 0.0.0.0 --name desk.example
    """
    from secrets import token_urlsafe

    from tealeaves.archive.store import Archive
    from tealeaves.desk.serve import serve
    from tealeaves.desk.settings import LOOPBACK, Settings

    def told(address: str) -> None:
        print(address, flush=True)
        if not no_browser:
            import webbrowser

            webbrowser.open(address)

    with said():
        Archive.open(archive, readonly=True).close()  # a wrong file is told before the address
        outside = host not in LOOPBACK
        settings = Settings(
            archive.absolute(),
            host,
            port,
            (*LOOPBACK, *((host.lower(),) if outside else ()), *(n.lower() for n in name or ())),
            read_only,
            token or (token_urlsafe(16) if outside else None),
            user_header,
            author(who),
            tuple(packs or ()),
        )
        serve(settings, told)
