"""`tealeaves read`: pages in, a terminal report, JSON or an HTML page out."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tealeaves.cli.options import PackDirs, check_day
from tealeaves.cli.shell import console, remark
from tealeaves.errors import PageError, TealeavesError

if TYPE_CHECKING:
    from tealeaves.packs.lookup import Lookup
    from tealeaves.types import Reading

EXAMPLES = """
\b
Examples:
  tealeaves read page.txt                    a report in the terminal
  tealeaves read page.html --html out.html   the page with its findings marked
  tealeaves read *.txt --json > out.jsonl    one object a line, for other programs
  curl … | tealeaves read -                  from standard input
  tealeaves read kcna.txt --date 2024-07-16 --outlet KCNA
"""


def read_pages(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE…", help="Pages: text dumps or HTML; - is standard input."),
    ],
    json: Annotated[
        bool,
        typer.Option("--json", help="Print one JSON object a page (docs/read.md), nothing else."),
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html",
            metavar="OUT",
            help="Write a self-contained HTML page; with several pages, OUT is a folder.",
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help="Day of issue, where a record gives it."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Who published the page.")
    ] = None,
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help="Where the page was taken from.")
    ] = None,
    packs: PackDirs = None,
) -> None:
    """Read pages and show what they say, put first, hold back and foresee, with the evidence."""
    try:
        check_day(date, "--date")
        lookup = _lookup(packs or [])
    except TealeavesError as error:
        _complain(str(error))
        raise typer.Exit(1) from None
    failed = False
    several = len(files) > 1
    out = console()
    for name in _progress(files, quiet=not several or not sys.stderr.isatty()):
        try:
            reading = _read(name, lookup, date, outlet, url)
            if html is not None:
                _write_html(reading, lookup, html, name, several)
            if json:
                from tealeaves.contract import to_text

                sys.stdout.buffer.write((to_text(reading) + "\n").encode("utf-8", "replace"))
                sys.stdout.buffer.flush()
            elif html is None:
                from tealeaves.show.terminal import to_terminal

                to_terminal(reading, lookup.pack, out)
        except TealeavesError as error:
            _complain(str(error))
            failed = True
        except Exception as fault:  # a fault in one page must not cost the others
            if "TEALEAVES_DEBUG" in os.environ:
                raise
            _complain(
                f"{name}: a fault of ours, please report it ({type(fault).__name__}: {fault}); "
                "TEALEAVES_DEBUG=1 shows where"
            )
            failed = True
    if failed:
        raise typer.Exit(1)


def _read(
    name: str, lookup: "Lookup", date: str | None, outlet: str | None, url: str | None
) -> "Reading":
    from tealeaves.page.article import read_article
    from tealeaves.page.decode import read_page
    from tealeaves.read.reading import read

    page = read_page(_bytes(name), uri=url or name)
    return read(read_article(page, lookup.pack, date=date, outlet=outlet, url=url), lookup)


def _bytes(name: str) -> bytes:
    """The bytes of a file or of standard input; PageError says what is in the way."""
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except IsADirectoryError:
        raise PageError(f"{name}: is a folder; name the files in it, e.g. {name}/*.txt") from None
    except OSError as error:
        raise PageError(
            f"{name}: {(error.strerror or str(error)).lower()}; check the path and its permissions"
        ) from None


def _lookup(dirs: list[Path]) -> "Lookup":
    from tealeaves.packs.load import load
    from tealeaves.packs.lookup import Lookup

    return Lookup(load(dirs))


def _write_html(reading: "Reading", lookup: "Lookup", out: Path, name: str, several: bool) -> None:
    from tealeaves.show.html import report_file

    try:
        if several:
            out.mkdir(parents=True, exist_ok=True)
        path = out / (Path(name).name + ".html") if several else out
        report_file(reading, lookup.pack, path)
    except OSError as error:
        raise PageError(
            f"{out}: {(error.strerror or str(error)).lower()}; choose another place for --html"
        ) from None
    remark(f"wrote {path}")


def _progress(files: list[str], quiet: bool) -> Iterator[str]:
    """The files one after another, with a bar on standard error where somebody looks."""
    if quiet:
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(files, description="reading", console=Console(stderr=True), transient=True)


def _complain(text: str) -> None:
    remark(f"tealeaves: {text}")


read_pages.__doc__ = (read_pages.__doc__ or "") + "\n" + EXAMPLES
