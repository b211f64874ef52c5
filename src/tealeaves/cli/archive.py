"""`tealeaves archive`: what it holds, whether it is sound, and what keeps it well."""

import json as json_
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tealeaves.cli.options import ArchivePath, Json, PackDirs
from tealeaves.cli.progress import Bar
from tealeaves.cli.reread import reread_archive
from tealeaves.cli.shell import remark, said
from tealeaves.cli.versions import list_copies, list_versions

if TYPE_CHECKING:
    from tealeaves.archive.care.checkup import Fault
    from tealeaves.archive.care.summary import Summary
    from tealeaves.archive.store import Archive

SHOWN = 8  # outlets listed; --json has all

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="An archive as a whole: figures, soundness, backups, old and new versions, near copies.",
)
app.command("reread")(reread_archive)
app.command("versions")(list_versions)
app.command("copies")(list_copies)


@app.command("info")
def info(archive: ArchivePath, json: Json = False, packs: PackDirs = None) -> None:
    """Print what an archive holds, from when to when, and whether its readings are up to date.

    \b
    Examples:
      tealeaves archive info --archive desk.tea
      tealeaves archive info --archive desk.tea --json
    """
    from tealeaves.archive.care.summary import as_json, summary
    from tealeaves.archive.store import Archive
    from tealeaves.keep.reread import stamp_of
    from tealeaves.packs.load import load

    with said(), Archive.open(archive, readonly=True) as store:
        figures = summary(store, stamp_of(load(packs or [])))
    if json:
        print(json_.dumps(as_json(figures), ensure_ascii=False))
    else:
        print("\n".join(_lines(figures)))


def _lines(s: "Summary") -> Iterator[str]:
    days = f"{s.first} to {s.last}" if s.first else "none dated"
    yield f"{s.documents:>11,}  documents, {days}"
    yield f"{s.near_copies:>11,}  of them near copies, kept and counted once"
    yield f"{s.versions:>11,}  versions: {s.real:,} real changes, {s.trivial:,} trivial ones"
    yield f"{s.pages:>11,}  pages (different bytes)"
    yield f"{s.gone:>11,}  no longer where they came from, {s.undated:,} undated"
    yield f"{s.refused:>11,}  refused, {s.records:,} records by people"
    yield "  languages  " + _shares(s.languages)
    yield "    outlets  " + _shares(s.outlets)
    yield f"       file  {size(s.size)}, schema {s.schema}"
    for made in s.made:
        packs = ", ".join(f"{name} {sha[:8]}" for name, sha in made.packs.items())
        yield f"   readings  {made.readings:,} by tealeaves {made.tealeaves} with {packs}"
    if s.stale:
        yield f"      stale  {s.stale:,} readings; `tealeaves archive reread` renews them"


def _shares(counts: dict[str, int]) -> str:
    items = [f"{name or 'unknown'} {n:,}" for name, n in counts.items()]
    more = [f"and {len(items) - SHOWN} more"] if len(items) > SHOWN else []
    return ", ".join(items[:SHOWN] + more) or "none"


def size(number: float) -> str:
    """Bytes for people: 4.2 MB."""
    for unit in ("bytes", "kB", "MB"):
        if number < 1000:
            return f"{number:.0f} {unit}" if unit == "bytes" else f"{number:.1f} {unit}"
        number /= 1000
    return f"{number:.1f} GB"


@app.command("verify")
def verify(
    archive: ArchivePath,
    quick: Annotated[
        bool, typer.Option("--quick", help="Only the file and its tables, not every page.")
    ] = False,
    repair: Annotated[
        bool, typer.Option("--repair", help="Count and index anew from the documents first.")
    ] = False,
    json: Json = False,
) -> None:
    """Check that everything is there and as it was added; print each fault. Exit 1 on any.

    \b
    The file, the hash of every page, that every span cuts the words it says, that counts and
    search index agree with the documents.
    Examples:
      tealeaves archive verify --archive desk.tea
      tealeaves archive verify --archive desk.tea --quick
      tealeaves archive verify --archive desk.tea --repair
    """
    from tealeaves.archive.care.upkeep import repair as mend
    from tealeaves.archive.store import Archive

    with said(), Archive.open(archive, readonly=not repair) as store:
        if repair:
            mend(store)
        faults = list(_faults(store, quick))
    if json:
        print(json_.dumps({"sound": not faults, "faults": [asdict(one) for one in faults]}))
    else:
        for fault in faults:
            print(fault)
        part = "the file and its tables are" if quick else "everything is"
        print(f"{len(faults)} faults" if faults else f"{archive}: {part} sound")
    if faults:
        raise typer.Exit(1)


def _faults(store: "Archive", quick: bool) -> Iterator["Fault"]:
    from tealeaves.archive.care.checkup import quick_faults, slow_faults

    with store.snapshot() as connection:
        yield from quick_faults(connection)
        if quick:
            return
        total = connection.execute("SELECT count(*) FROM page").fetchone()[0]
        done = 0
        with Bar(total, "checking", "pages") as bar:

            def hear(more: int) -> None:
                nonlocal done
                done += more
                bar.show(done, done)

            yield from slow_faults(connection, hear)


@app.command("compact")
def compact(archive: ArchivePath) -> None:
    """Pack the file: give back unused space, merge the search index, renew the statistics.

    \b
    It needs as much free space as the archive is large while it works.
    Examples:
      tealeaves archive compact --archive desk.tea
    """
    from tealeaves.archive.care.upkeep import compact as pack
    from tealeaves.archive.store import Archive

    with said(), Archive.open(archive) as store:
        before, after = pack(store)
    print(f"{archive}: {size(before)} before, {size(after)} now")


@app.command("backup")
def backup(
    to: Annotated[Path, typer.Argument(metavar="TO", help="A new file; none is overwritten.")],
    archive: ArchivePath,
) -> None:
    """Copy an archive as it is at this moment, also while pages are being added.

    \b
    Examples:
      tealeaves archive backup desk-2031-06-01.tea --archive desk.tea
    """
    from tealeaves.archive.care.upkeep import backup as copy
    from tealeaves.archive.store import Archive

    with said(), Archive.open(archive, readonly=True) as store:
        written = copy(store, to, _bar())
    print(f"wrote {to}, {size(written)}")


def _bar() -> Callable[[int, int], None]:
    """A plain share on standard error where somebody looks."""

    def hear(done: int, total: int) -> None:
        if sys.stderr.isatty() and total:
            print(f"\rcopied {100 * done // total} %", end="", file=sys.stderr, flush=True)
            if done >= total:
                print(file=sys.stderr)

    return hear


@app.command("migrate")
def migrate(archive: ArchivePath) -> None:
    """Bring an archive made by an older tealeaves up to date, after a backup beside it.

    \b
    Examples:
      tealeaves archive migrate --archive desk.tea
    """
    from tealeaves.archive.care.upkeep import migrate as bring_up

    with said():
        done = bring_up(archive)
    if done.backup is None:
        print(f"{archive}: has schema {done.new}, the newest; nothing to do")
    else:
        remark(f"tealeaves: the archive as it was: {done.backup}")
        print(f"{archive}: schema {done.old} became {done.new}")
