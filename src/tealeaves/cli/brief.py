"""`tealeaves brief`: a dated brief to hand over, and an editor's hand on it."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tealeaves.cli.options import ArchivePath, PackDirs, check_day
from tealeaves.cli.shell import remark, said
from tealeaves.cli.who import Who, author, now, today
from tealeaves.errors import ArchiveError
from tealeaves.whole import write_whole

if TYPE_CHECKING:
    from tealeaves.brief.build import Scope

app = typer.Typer(
    rich_markup_mode=None,
    invoke_without_command=True,
    help="""Make a dated brief in which every sentence has its quotation; or edit its findings.

\b
Formats: md, html, pdf, docx (pdf and docx need the extra `brief`), json; bibtex and csl give its
sources to a reference manager.
Examples:
  tealeaves brief --archive desk.tea --from 2024-10-01 --until 2024-10-07 --format html -o w40.html
  tealeaves brief --archive desk.tea --date 2024-10-11
  tealeaves brief --archive desk.tea --page 812 --format docx -o reply.docx
  tealeaves brief pin 3fa9c1d2e0 --archive desk.tea
  tealeaves brief note 3fa9c1d2e0 "first since 2019" --archive desk.tea
""",
)


class Format(StrEnum):
    """What a brief can be written as."""

    md = "md"
    html = "html"
    pdf = "pdf"
    docx = "docx"
    json = "json"
    bibtex = "bibtex"
    csl = "csl"


BINARY = (Format.pdf, Format.docx)
Day = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD")]
Finding = Annotated[str, typer.Argument(metavar="FINDING", help="Its id, as the brief prints it.")]


@app.callback()
def make_brief(
    context: typer.Context,
    archive: Annotated[
        Path | None, typer.Option("--archive", "-a", metavar="FILE", help="The archive: one file.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="First day.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="Last day.")
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="One day; today if no other.")
    ] = None,
    page: Annotated[
        list[str] | None,
        typer.Option("--page", metavar="DOC", help="A document: id, address, sha256; repeat it."),
    ] = None,
    state: Annotated[
        str | None, typer.Option("--state", metavar="CODE", help="Only occasions of this state.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Its title.")] = None,
    format_: Annotated[
        Format, typer.Option("--format", "-f", help="What it is written as.")
    ] = Format.md,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write it.")
    ] = None,
    packs: PackDirs = None,
) -> None:
    """Make a brief."""
    if context.invoked_subcommand is not None:
        return
    with said():
        if archive is None:
            raise ArchiveError("brief: name the archive with --archive FILE")
        if output is None and format_ in BINARY:
            raise ArchiveError(f"--format {format_.value}: name the file with -o FILE")
        for value, option in ((since, "--from"), (until, "--until"), (date, "--date")):
            check_day(value, option)
        scope = _scope(since, until, date, tuple(page or ()), state, title)
        made = _made(archive, scope, format_, packs)
        if output is not None:
            write_whole(output, made)
            remark(f"{output}: {len(made):,} bytes")
        else:
            print(made.decode("utf-8", "surrogatepass"), end="")


def _scope(
    since: str | None,
    until: str | None,
    date: str | None,
    pages: tuple[str, ...],
    state: str | None,
    title: str | None,
) -> "Scope":
    from tealeaves.brief.build import Scope

    day = today().isoformat()
    if date and (since or until):
        raise ArchiveError("--date is one day: give it without --from and --until")
    if not pages and not since and not until:
        since = until = date or day
    if since and until and since > until:
        raise ArchiveError(f"--from {since} is later than --until {until}")
    if not pages:
        until = until or day
        since = since or until
    return Scope(since, until, day, pages, state, title)


def _made(archive: Path, scope: "Scope", format_: Format, packs: list[Path] | None) -> bytes:
    from tealeaves.archive.store import Archive
    from tealeaves.brief.build import build
    from tealeaves.packs.load import load
    from tealeaves.show.brief_written import written

    with Archive.open(archive, readonly=True) as store:
        body = build(store, load(packs or ()), scope).to_json()
    return written(body, format_.value)


def _step(
    archive: Path, finding: str, step: str, who: str | None, value: str | int | None = None
) -> None:
    from tealeaves.archive.store import Archive
    from tealeaves.brief.edits import edit

    with said(), Archive.open(archive) as store:
        number = edit(store, author(who), now(), finding, step, value)
    print(f"record {number}: {step} {finding}")


@app.command("pin")
def pin(finding: Finding, archive: ArchivePath, who: Who = None) -> None:
    """Put a finding first in its section."""
    _step(archive, finding, "pin", who)


@app.command("unpin")
def unpin(finding: Finding, archive: ArchivePath, who: Who = None) -> None:
    """Let a finding stand where it comes."""
    _step(archive, finding, "unpin", who)


@app.command("drop")
def drop(finding: Finding, archive: ArchivePath, who: Who = None) -> None:
    """Leave a finding out; the brief says how many were."""
    _step(archive, finding, "drop", who)


@app.command("restore")
def restore(finding: Finding, archive: ArchivePath, who: Who = None) -> None:
    """Take a dropped finding in again."""
    _step(archive, finding, "restore", who)


@app.command("move")
def move(
    finding: Finding,
    place: Annotated[int, typer.Argument(min=1, help="Its place in the section, from 1.")],
    archive: ArchivePath,
    who: Who = None,
) -> None:
    """Give a finding its place."""
    _step(archive, finding, "move", who, place)


@app.command("note")
def note(
    finding: Finding,
    text: Annotated[str, typer.Argument(help="What to say beside it.")],
    archive: ArchivePath,
    who: Who = None,
) -> None:
    """Write a note beside a finding; it is shown as yours, apart from what was found."""
    _step(archive, finding, "note", who, text)
